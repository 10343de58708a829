"""The author's window on real frames: a small stage on the left of the test window, the margin on the right."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from hardware.events import Side
from kiosk.play.events import CornerPressed, Pressed, ScreenTouched
from kiosk.ui.samples import DECIDE, SAMPLES
from kiosk.ui.theme import AMBER_SOFT, CREAM, SAND, rgb
from kiosk.ui.workbench.told import Beat, Fault, Kind, Told

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage
    from kiosk.ui.workbench.bench import Workbench

pytestmark = pytest.mark.window

SIZE = (480, 320)
BEATS = tuple(Beat(f"beat-{number}", kind, 7.4) for number, kind in enumerate(Kind)) * 2
FAULTS = tuple(
    Fault(f"{line}:3", "L02", "This line has 69 characters. At most 60 fit the caption.") for line in range(9)
)
TOLD = Told("Bike bells", "bike-bells.yaml", halves=("Story: Go", "Twin: Never Go"), beats=BEATS)
UP, DOWN, ENTER, T, F, PAGE_DOWN = 273, 274, 13, ord("t"), ord("f"), 281


class Hand:
    def __init__(self, bench: "Workbench") -> None:
        self.jumps: list[int] = []
        self.turns = 0
        self._window = bench._window
        bench.on_jump = self.jumps.append
        bench.on_turn = self._turned

    def _turned(self) -> None:
        self.turns += 1

    def key(self, *keys: int) -> None:
        for key in keys:
            self._window.dispatch("on_key_down", key, 0, "", [])
            self._window.dispatch("on_key_up", key, 0)

    def touch(self, x: float, y: float, button: str = "left") -> None:
        from kivy.input.providers.mouse import MouseMotionEvent

        width, height = self._window.size
        touch = MouseMotionEvent("mouse", "one", (x / width, y / height, button), is_touch=True)
        touch.scale_for_screen(width, height)
        self._window.dispatch("on_touch_down", touch)
        self._window.dispatch("on_touch_up", touch)


@pytest.fixture
def bench(stage: "KivyStage") -> Iterator["Workbench"]:
    from kiosk.ui.workbench.bench import Workbench

    opened = Workbench(stage, SIZE)
    opened.tell(TOLD)
    stage.show(DECIDE)
    stage.pump(2)
    yield opened
    opened.close()


@pytest.fixture
def hand(bench: "Workbench") -> Hand:
    return Hand(bench)


def picture(bench: "Workbench", folder: Path) -> Image.Image:
    path = folder / "window.png"
    bench.save_picture(path)
    with Image.open(path) as found:
        return found.convert("RGB")


def named(colour: str) -> tuple[int, ...]:
    return tuple(round(255 * part) for part in rgb(colour))


def test_the_stage_keeps_the_kiosks_size_at_the_top_left_and_the_margin_has_the_rest(
    bench: "Workbench", stage: "KivyStage"
) -> None:
    assert stage.view is not None
    assert tuple(stage.view.size) == SIZE
    assert tuple(bench.pane.pos) == (0, 480 - 320)
    assert (tuple(bench.margin.pos), tuple(bench.margin.size)) == ((480, 0), (320, 480))


def test_nothing_of_the_stage_is_drawn_outside_it(
    bench: "Workbench", stage: "KivyStage", tmp_path: Path
) -> None:
    from kivy.graphics import Color, Rectangle

    before = picture(bench, tmp_path).crop((480, 0, 800, 480))
    for name in ("story", "practise", "check-with-two"):
        stage.show(SAMPLES[name])
        stage.pump(1)
    assert stage.view is not None
    with stage.view.canvas:
        Color(1, 0, 0)
        Rectangle(pos=(-500, -500), size=(3000, 3000))
    after = picture(bench, tmp_path)
    assert after.crop((480, 0, 800, 480)).tobytes() == before.tobytes()
    assert after.crop((0, 320, 480, 480)).getcolors() == [(480 * 160, named(SAND))]


def test_a_touch_on_the_stage_means_what_it_means_on_a_kiosk(
    hand: Hand, stage: "KivyStage", inbox: Any
) -> None:
    assert stage.view is not None
    go = next(target for target in stage.view.targets() if target.what is Side.GO)
    x, y = go.box.x + go.box.width / 2, go.box.y + go.box.height / 2
    hand.touch(x, y + 160)
    assert [type(event).__name__ for event in inbox.events] == ["Pressed", "Released"]
    assert inbox.events[0].side is Side.GO
    hand.touch(10, 470)
    assert isinstance(inbox.events[2], CornerPressed)
    inbox.events.clear()
    hand.touch(600, 100)
    hand.touch(200, 80)
    assert inbox.events == []


def test_a_wheel_over_the_stage_presses_nothing(hand: Hand, inbox: Any) -> None:
    for button in ("scrollup", "scrolldown"):
        hand.touch(100, 200, button)
    assert inbox.events == []


def test_keys_of_the_margin_are_not_the_kiosks_and_the_other_way_round(hand: Hand, inbox: Any) -> None:
    hand.key(T, DOWN, ENTER, F)
    assert [type(event) for event in inbox.events if isinstance(event, Pressed | ScreenTouched)] == [Pressed]
    assert (hand.jumps, hand.turns) == ([0], 1)


def test_a_held_key_turns_to_the_twin_once(hand: Hand) -> None:
    for _ in range(5):
        hand._window.dispatch("on_key_down", T, 0, "t", [])
    assert hand.turns == 1


def test_arrows_move_from_what_plays_and_enter_jumps(bench: "Workbench", hand: Hand) -> None:
    bench.point_at(4)
    hand.key(DOWN, DOWN, UP, ENTER)
    assert hand.jumps == [5]
    hand.key(ENTER)
    assert hand.jumps == [5, 4]
    hand.key(*[DOWN] * 40, ENTER)
    assert hand.jumps[-1] == len(BEATS) - 1
    hand.key(*[UP] * 40, ENTER)
    assert hand.jumps[-1] == 0


def test_a_click_jumps_and_scrolling_does_not(bench: "Workbench", hand: Hand, stage: "KivyStage") -> None:
    stage.pump(2)
    x, y = bench.margin.beats.x + 40, bench.margin.beats.top - 14
    hand.touch(x, y, "scrolldown")
    assert hand.jumps == []
    bench.margin.beats.scroll_y = 1
    hand.touch(x, y)
    hand.touch(x, y - 28)
    assert hand.jumps == [0, 1]


def test_a_click_on_the_other_half_turns_and_on_this_one_does_not(bench: "Workbench", hand: Hand) -> None:
    half = next(row for row in bench.margin.children if type(row).__name__ == "HalfRow")
    hand.touch(*half.center)
    assert hand.turns == 1
    bench.tell(replace(TOLD, half=1))
    half = next(row for row in bench.margin.children if type(row).__name__ == "HalfRow")
    hand.touch(*half.center)
    assert hand.turns == 1


def test_what_plays_is_lit_and_scrolled_into_sight(
    bench: "Workbench", stage: "KivyStage", tmp_path: Path
) -> None:
    listing = bench.margin.beats
    for index in (len(BEATS) - 1, 0, 9):
        bench.point_at(index)
        stage.pump(2)
        hidden = (1 - listing.scroll_y) * (listing.natural_height - listing.height)
        top = round(480 - listing.top + index * 28 - hidden)
        assert 480 - listing.top - 1 <= top <= 480 - listing.y - 27
        assert picture(bench, tmp_path).getpixel((480 + 23, top + 14)) == named(AMBER_SOFT)


def test_problems_scroll_by_wheel_and_by_keys(bench: "Workbench", hand: Hand, stage: "KivyStage") -> None:
    bench.tell(replace(TOLD, faults=FAULTS))
    stage.pump(2)
    listing = bench.margin.faults
    assert listing.scroll_y == 1
    hand.key(PAGE_DOWN)
    assert listing.scroll_y < 1
    listing.scroll_y = 1
    hand.touch(listing.x + 60, listing.y + 20, "scrollup")
    stage.pump(3)
    assert listing.scroll_y < 1


def test_without_problems_it_says_so_and_with_some_how_many(bench: "Workbench") -> None:
    from kiosk.ui.pieces import Words

    def texts() -> list[str]:
        return [widget.text for widget in bench.margin.walk() if isinstance(widget, Words)]

    assert "no problems" in texts()
    mild = Fault("3:1", "P02", "This file is not read.", is_error=False)
    bench.tell(replace(TOLD, faults=(*FAULTS, mild), note="Still playing the version before."))
    assert "no problems" not in texts()
    assert "9 errors, 1 warning" in texts()
    assert "Warning: This file is not read." in texts()
    assert "Still playing the version before." in texts()


@pytest.mark.parametrize(
    "told", [Told(""), Told("x" * 400, "y" * 400, "z" * 400, ("a" * 90, "b" * 90)), TOLD]
)
def test_nothing_stands_beyond_the_margin(bench: "Workbench", told: Told) -> None:
    from kiosk.ui.pieces import Words

    long = Fault("a-very-long-name-of-a-file-beside-it.tsv:12:5", "L02", "w" * 30 + " and so on" * 30)
    bench.tell(replace(told, faults=(long,), beats=(Beat("n" * 64, Kind.TOGETHER, 123.4),)))
    for words in (widget for widget in bench.margin.walk() if isinstance(widget, Words)):
        if words.lettering is not None:
            assert words.lettering.width <= words.width + 1, words.text
            assert words.right <= bench.margin.right


def test_the_margin_is_cream(bench: "Workbench", tmp_path: Path) -> None:
    assert picture(bench, tmp_path).getpixel((480 + 8, 470)) == named(CREAM)


def test_a_poll_stops_with_the_window(bench: "Workbench", stage: "KivyStage") -> None:
    heard: list[int] = []
    bench.every(0.0, lambda: heard.append(1))
    stage.pump(2)
    assert heard
    bench.close()
    count = len(heard)
    stage.pump(2)
    assert len(heard) == count
