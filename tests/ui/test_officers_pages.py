"""The officer's pages: what stands side by side is of one size, and what does nothing is neither said nor touched."""

from typing import TYPE_CHECKING, Any

import pytest

from hardware.events import Side
from kiosk.look import Look
from kiosk.play.screens import Chooser, Finder, Option, Pin
from kiosk.ui import theme
from kiosk.ui.samples import SAMPLES

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

pytestmark = pytest.mark.window


@pytest.fixture
def small(stage: "KivyStage") -> "KivyStage":
    stage.resize(800, 480)
    stage.dress(Look())
    return stage


def shown(stage: "KivyStage", screen: Any) -> Any:
    stage.show(screen)
    stage.pump(2)
    return stage.view


def sizes(view: Any, labels: tuple[str, ...]) -> set[int]:
    return {
        words.lettering.size_px
        for words in view.walk(restrict=True)
        if getattr(words, "lettering", None) is not None and words.text in labels
    }


def touched(view: Any) -> set[Any]:
    return {target.what for target in view.targets()}


def test_the_stories_of_a_preview_stand_in_one_size(small: "KivyStage") -> None:
    screen = SAMPLES["chooser-stories"]
    assert isinstance(screen, Chooser)
    stories = tuple(option.label for option in screen.options[:6])
    assert len(sizes(shown(small, screen), stories)) == 1


def test_a_page_of_short_names_is_as_large_again_after_one_with_a_long_name(small: "KivyStage") -> None:
    short = Chooser("Which?", (Option("One"), Option("Two"), Option("Three")), 0, feet=0)
    long = Chooser(
        "Which?", (Option("The shortcut through the woods at night"), *short.options[1:]), 0, feet=0
    )
    before = sizes(shown(small, short), ("One", "Two", "Three"))
    shown(small, long)
    assert sizes(shown(small, short), ("One", "Two", "Three")) == before


def test_a_letter_that_leads_nowhere_is_not_touched(small: "KivyStage") -> None:
    screen = SAMPLES["finder-schools"]
    assert isinstance(screen, Finder)
    letters = {Finder.FIRST_KEY + Finder.KEYS.index(letter) for letter in screen.awake}
    keys = touched(shown(small, screen)) & {*range(Finder.FIRST_KEY, Finder.FIRST_KEY + len(Finder.KEYS))}
    assert keys == letters


def test_a_locked_gate_only_leads_back(small: "KivyStage") -> None:
    view = shown(small, SAMPLES["pin-locked"])
    assert touched(view) == {Pin.LEAVE}
    hints = [piece for piece in view.walk(restrict=True) if isinstance(getattr(piece, "side", None), Side)]
    assert [hint.text for hint in hints] == ["", ""]


def test_what_is_chosen_is_marked_in_focus_too(small: "KivyStage") -> None:
    small.dress(Look(has_high_contrast=True))
    view = shown(small, Chooser("Which?", (Option("One", is_chosen=True), Option("Two")), 0, feet=0))
    (dot,) = [
        tile.dot for tile in view.walk(restrict=True) if hasattr(tile, "dot") and not tile.dot.is_hidden
    ]
    assert theme.HIGH_CONTRAST.lit_letters in dot.svg
    assert theme.HIGH_CONTRAST.lit not in dot.svg
