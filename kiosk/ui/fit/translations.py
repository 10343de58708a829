"""Whether a translation fits the place in which pupils read it."""

from typing import Final

from kiosk.scenario.translatable import Part, Text
from kiosk.ui import labels
from kiosk.ui.faces import missing_letters
from kiosk.ui.fit.check import misfit
from kiosk.ui.fit.own_words import own_words
from kiosk.ui.fit.places import CAPTION, CHECK, CHOICES, QUESTION, RECAP, STEPS, Place

PLACES: Final = {
    Part.CAPTION: CAPTION,
    Part.QUESTION: QUESTION,
    Part.RECAP: RECAP,
    Part.CHECK: CHECK,
    Part.CHOICE: CHOICES[3],
}


def trouble_of_translation(text: Text, translation: str) -> str:
    """What is wrong with this translation on the screen, in words that follow it; empty: nothing."""
    unknown = missing_letters(translation)
    if unknown:
        return f'cannot be drawn: no font of the kiosk has "{unknown}".'
    for place in _places(text):
        found = misfit(translation, place, is_translated=True)
        if found:
            return f"does not fit {place.name}: {found}"
    return ""


def _places(text: Text) -> tuple[Place, ...]:
    if text.part in PLACES:
        return (PLACES[text.part],)
    if text.part is Part.TITLE:
        return ()
    if text.english in labels.STEPS.values():
        return tuple(STEPS.values())
    return tuple(place for english, place in own_words() if english == text.english)
