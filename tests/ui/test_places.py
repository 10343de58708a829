"""The places that the fit check measures are those that the screens draw in."""

from typing import TYPE_CHECKING, Any

import pytest

from kiosk.look import Distance, Look
from kiosk.ui import labels
from kiosk.ui.fit import places
from kiosk.ui.fit.places import Place
from kiosk.ui.grid import Grid
from kiosk.ui.samples import QUESTION, RECAP, SAMPLES

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

pytestmark = pytest.mark.window

SHOWN = (
    ("story", "It is home time. Maya comes out of school.", places.CAPTION),
    ("decide", QUESTION, places.QUESTION),
    ("decide", "\n".join(RECAP), places.RECAP),
    ("decide-one-at-a-time", "One at a time, please.", places.PROMPT),
    ("check-with-two", "Who do I check with?", places.CHECK),
    ("check-with-two", "Dad, on the phone", places.CHOICES[2]),
    ("check-with-three", "Dad, on the phone", places.CHOICES[3]),
    ("ready", "Press GO.", places.READY),
    ("attract-hello", "Hello! I am Clever.", places.ASK),
    ("practise", "Step back", places.STEPS[3]),
    ("finish", "Ask first", places.SIGN),
    ("finish", labels.WE_PRACTISED, places.HEAD),
    ("finish", labels.CHILDLINE, places.CHILDLINE),
    ("trouble", "Clever needs a grown-up. Please tell your teacher.", places.TROUBLE),
)
LOOKS = (Look(), Look(Distance.PROJECTOR, 125))


def words_showing(stage: "KivyStage", name: str, text: str) -> Any:
    from kiosk.ui.pieces import Words

    stage.show(SAMPLES[name])
    stage.pump(2)
    assert stage.view is not None
    found = [one for one in stage.view.walk(restrict=True) if isinstance(one, Words)]
    (words,) = [one for one in found if one.lettering is not None and one.text == text]
    return words


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.distance}-{look.caption_percent}")
def test_each_place_is_where_the_screen_puts_its_words(stage: "KivyStage", look: Look) -> None:
    stage.resize(1280, 800)
    stage.dress(look)
    grid = Grid(1280, 800, look)

    def drawn(words: Any) -> tuple[Any, ...]:
        return tuple(int(side) for side in words.size), words.size_px, words.max_lines

    def measured(place: Place) -> tuple[Any, ...]:
        return place.box(grid).size, place.size_px(grid), place.max_lines

    wrong = {
        f"{name}: {text}": (drawn(words), measured(place))
        for name, text, place in SHOWN
        if drawn(words := words_showing(stage, name, text)) != measured(place)
    }
    assert wrong == {}
