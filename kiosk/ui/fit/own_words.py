"""The app's own words, and the places in which pupils meet them."""

from collections.abc import Iterator

from kiosk import words
from kiosk.ui import labels
from kiosk.ui.fit import places

IN_A_CARD = (
    words.STILL_THERE,
    words.PRESS_GO,
    words.NOW_PRESS_NEVER_GO,
    words.WHAT_I_KEEP,
    words.PRESS_YOUR_SWITCH,
)
BESIDE_A_QUESTION = (words.ONE_AT_A_TIME, words.TAKE_YOUR_TIME)


def own_words() -> Iterator[tuple[str, places.Place]]:
    """Each text with its place; a line that is known to none is taken for a caption."""
    in_a_card = {line.text for line in IN_A_CARD}
    beside = {line.text for line in BESIDE_A_QUESTION}
    for line in words.lines():
        if line.text in in_a_card:
            yield line.text, places.READY
        elif line.text in beside:
            yield line.text, places.PROMPT
        elif line == words.HELLO:
            yield line.text, places.ASK
        elif line == words.TAKE_YOUR_TIME_TO_CHECK:
            yield line.text, places.CHECK
        else:
            yield line.text, places.CAPTION
    for name in labels.STEPS.values():
        yield from ((name, place) for place in places.STEPS.values())
        yield name, places.SIGN
    yield labels.ASK_TO_START, places.ASK
    yield labels.READY, places.READY
    yield labels.WE_PRACTISED, places.HEAD
    yield labels.WHO_TELL, places.HEAD
    yield labels.CHILDLINE, places.CHILDLINE
    yield labels.TROUBLE, places.TROUBLE
