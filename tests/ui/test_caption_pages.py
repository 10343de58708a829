"""A caption too long for its letters is cut into pages of two lines, and the voice turns them."""

from typing import Any

import pytest

from kiosk.look import Distance, Look
from kiosk.play.screens import Caption
from kiosk.scenario.model import Line
from kiosk.ui.grid import Grid
from kiosk.ui.lettering import fit, pages

pytestmark = pytest.mark.window

LONG = "Coach says: I can drive you home, so you need not wait."


def bar(look: Look, text: str = LONG) -> Any:
    from kiosk.ui.caption import CaptionBar

    grid = Grid(800, 480, look)
    made = CaptionBar(grid=grid, pos=grid.caption.pos, size=grid.caption.size)
    made.show(Caption(Line(text), 1))
    return made


def test_a_caption_for_the_table_stays_whole() -> None:
    words = bar(Look()).words
    assert words.text == LONG
    assert words.lettering.size_px >= 0.85 * 44


def test_for_a_class_it_comes_in_pages_of_two_lines() -> None:
    words = bar(Look(Distance.CLASS)).words
    assert words.pages == ("Coach says: I can drive you home,", "so you need not wait.")
    assert words.text == words.pages[0]
    assert words.lettering.size_px == 72
    assert len(words.lettering.spans) <= 2


def test_the_voice_turns_the_page() -> None:
    words = bar(Look(Distance.CLASS)).words
    at = LONG.index("wait")
    words.mark((at, at + 4))
    assert words.text == "so you need not wait."
    words.mark((0, 5))
    assert words.text == words.pages[0]


def test_the_word_that_is_heard_is_marked_on_its_page() -> None:
    words = bar(Look(Distance.CLASS)).words
    at = LONG.index("wait")
    words.mark((at, at + 4))
    on_page = words.text.index("wait")
    (box,) = [box for box in words._boxes if box.size != (1, 1)]
    before = fit("so you need not ", 72, 2000, 400, max_lines=1)
    assert abs(box.pos[0] - (words.text_left + before.width)) < 72
    assert words._word == (on_page, on_page + 4)


def test_the_last_page_stays_up_when_the_voice_has_ended() -> None:
    words = bar(Look(Distance.CLASS)).words
    words.mark((50, 54))
    words.mark(None)
    assert words.text == words.pages[-1]
    assert words._word is None


def test_the_next_caption_begins_with_its_first_page() -> None:
    made = bar(Look(Distance.CLASS))
    made.words.mark((50, 54))
    made.show(Caption(Line("What if Coach was ever so kind about it? Still check first."), 2))
    assert made.words.text.startswith("What if")


def test_pages_hold_every_word_once_and_end_where_the_sense_does() -> None:
    text = "Let us look again. Nobody told Maya about a lift."
    found = pages(text, 72, 722, 200, max_lines=2)
    assert [text[page.start : page.end] for page in found] == [
        "Let us look again.",
        "Nobody told Maya about a lift.",
    ]


@pytest.mark.parametrize("text", ["", " ", "Go!"])
def test_a_short_text_is_one_page(text: str) -> None:
    assert len(pages(text, 72, 722, 200, max_lines=2)) == 1
