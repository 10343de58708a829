import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageChops

from hardware.events import Side
from kiosk.narration.timeline import Word
from kiosk.play import screens
from kiosk.play.events import CornerPressed, Pressed, Released, Source
from kiosk.play.screens import Caption
from kiosk.ports import Progress
from kiosk.scenario.model import Line, Scene
from kiosk.ui.samples import GATE, SAMPLES

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

pytestmark = pytest.mark.window


def pressed(side: Side) -> screens.Screen:
    """The sample question with one side pressed."""
    return SAMPLES[f"decide-{side.value}"]


DECIDE = SAMPLES["decide"]
STORY = SAMPLES["story"]
UNKNOWN_STEP: Any = "no such step"


def picture(stage: "KivyStage", tmp_path: Path) -> Image.Image:
    path = tmp_path / "frame.png"
    stage.save_picture(path)
    with Image.open(path) as opened:
        return opened.convert("RGB")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_screen_can_be_shown_and_touched(stage: "KivyStage", name: str) -> None:
    stage.show(SAMPLES[name])
    stage.pump()
    assert stage.view is not None
    assert all(target.box.width > 0 for target in stage.view.targets())
    expected = type(SAMPLES[name]).__name__.removesuffix("Screen")
    assert type(stage.view).__name__ == f"{expected}View"


def test_a_press_changes_the_next_frame(stage: "KivyStage", tmp_path: Path) -> None:
    stage.show(DECIDE)
    stage.pump()
    before = picture(stage, tmp_path)
    stage.show(pressed(Side.GO))
    stage.pump()
    after = picture(stage, tmp_path)
    spot = (40, 480 - 90)
    assert before.getpixel(spot) != after.getpixel(spot)


def test_a_press_builds_nothing_anew(stage: "KivyStage") -> None:
    stage.show(DECIDE)
    view = stage.view
    assert view is not None
    before = list(view.walk())
    stage.show(pressed(Side.NEVER_GO))
    assert stage.view is view
    assert list(view.walk()) == before


def test_those_who_wait_are_told_once_after_the_frame(stage: "KivyStage") -> None:
    told: list[str] = []
    stage.show(STORY)
    stage.when_drawn(lambda: told.append("drawn"))
    assert told == []
    stage.pump()
    assert told == ["drawn"]
    stage.pump(2)
    assert told == ["drawn"]


def test_another_thread_wakes_the_drain(stage: "KivyStage") -> None:
    drained: list[str] = []
    stage.on_wake(lambda: drained.append(threading.current_thread().name))
    waker = threading.Thread(target=stage.wake)
    waker.start()
    waker.join()
    stage.pump()
    assert drained == [threading.main_thread().name]


def test_a_timer_replaces_the_one_before(stage: "KivyStage") -> None:
    rung: list[int] = []
    stage.set_timer(0, lambda: rung.append(1))
    stage.set_timer(0, lambda: rung.append(2))
    stage.pump(2)
    assert rung == [2]


def test_a_timer_can_be_taken_back(stage: "KivyStage") -> None:
    rung: list[int] = []
    stage.set_timer(0, lambda: rung.append(1))
    stage.set_timer(None, lambda: rung.append(2))
    stage.pump(2)
    assert rung == []


def test_the_word_being_heard_is_marked_and_the_mouth_follows(stage: "KivyStage", voice: Any) -> None:
    stage.show(STORY)
    voice.now = Progress(1, Word(0, 2, 0), 0.5)
    stage.pump()
    view: Any = stage.view
    assert view.spoken._bars[0].size[0] > 0
    assert view.clever.level == pytest.approx(0.5)
    voice.now = None
    stage.pump()
    assert view.spoken._bars[0].size == (0, 0)
    assert view.clever.level == 0


def test_a_mark_leaves_nothing_behind(stage: "KivyStage", voice: Any, tmp_path: Path) -> None:
    stage.show(STORY)
    stage.pump()
    before = picture(stage, tmp_path)
    voice.now = Progress(1, Word(6, 10, 0), 0.0)
    stage.pump()
    assert ImageChops.difference(before, picture(stage, tmp_path)).getbbox() is not None
    voice.now = None
    stage.pump()
    assert ImageChops.difference(before, picture(stage, tmp_path)).getbbox() is None


def test_a_word_of_another_line_is_not_marked(stage: "KivyStage", voice: Any) -> None:
    stage.show(STORY)
    voice.now = Progress(99, Word(0, 2, 0), 0.5)
    stage.pump()
    view: Any = stage.view
    assert view.spoken._bars[0].size == (0, 0)


def test_the_caption_stays_after_it_was_heard(stage: "KivyStage", voice: Any) -> None:
    voice.now = Progress(1, Word(0, 2, 0), 0.5)
    stage.show(STORY)
    stage.pump()
    voice.now = None
    stage.pump(3)
    view: Any = stage.view
    assert view.spoken.text == "It is home time. Maya comes out of school."


def test_a_screen_that_cannot_be_drawn_gives_way_to_a_calm_one(
    stage: "KivyStage", caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        stage.show(screens.Practise((UNKNOWN_STEP,), 0, Caption(Line("Step."), 1)))
        stage.pump()
    assert type(stage.view).__name__ == "TroubleView"
    assert "cannot be drawn" in caplog.text


def test_an_error_in_the_loop_ends_on_a_calm_screen(
    stage: "KivyStage", caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    stage.show(STORY)
    stage.set_timer(0, fail)
    with caplog.at_level(logging.ERROR):
        stage.pump(2)
    assert type(stage.view).__name__ == "TroubleView"
    assert "ZeroDivisionError" in caplog.text


def test_a_broken_picture_leaves_a_plain_colour_and_is_told_once(
    stage: "KivyStage", artist: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    torn = Scene("torn")
    width, height = stage._tools.grid.stage.size
    artist.backdrop(torn, width, height).write_bytes(b"not a picture")
    with caplog.at_level(logging.ERROR):
        for number in range(3):
            stage.show(screens.Story(Caption(Line(f"{number}"), number), torn, "happy", 1, 6))
            stage.pump()
    assert len(caplog.records) == 1
    assert picture(stage, tmp_path).getpixel((20, 20)) == (163, 188, 126)


def test_a_scene_that_is_not_given_again_stays(stage: "KivyStage", artist: Any) -> None:
    stage.show(STORY)
    stage.show(screens.Story(Caption(Line("Then?"), 2), None, "happy", 1, 6))
    assert artist.asked.count("school-gate") == 1


def test_keys_and_touches_reach_the_inbox(stage: "KivyStage", inbox: Any, clock: Any) -> None:
    class Touch:
        uid, x, y = 4, 100, 60

    stage.show(DECIDE)
    window = stage.window
    window.dispatch("on_touch_down", Touch)
    window.dispatch("on_touch_up", Touch)
    window.dispatch("on_key_down", ord("j"), 0, "j", [])
    assert inbox.events == [
        Pressed(clock.ms, Side.GO, Source.TOUCH),
        Released(clock.ms, Side.GO, Source.TOUCH),
        Pressed(clock.ms, Side.NEVER_GO, Source.KEY),
    ]


def test_the_pause_corner_is_on_every_screen(stage: "KivyStage", inbox: Any) -> None:
    class Touch:
        uid, x, y = 4, 10, 470

    for screen in SAMPLES.values():
        stage.show(screen)
        stage.window.dispatch("on_touch_down", Touch)
    assert len(inbox.events) == len(SAMPLES)
    assert {type(event) for event in inbox.events} == {CornerPressed}


def test_a_dimmed_screen_asks_for_no_frames(stage: "KivyStage") -> None:
    stage.show(screens.Attract(is_dimmed=True))
    stage.pump(3)
    assert not stage.window.canvas.needs_redraw
    stage.pump(5)
    assert not stage.window.canvas.needs_redraw


def test_scenes_can_be_shown_at_a_size_of_their_own(stage: "KivyStage", tmp_path: Path) -> None:
    stage.resize(1920, 1080)
    stage.show(screens.Story(Caption(Line("Hello."), 1), GATE, "happy", 1, 6))
    stage.pump()
    assert picture(stage, tmp_path).size == (1920, 1080)
