"""Every sample at every size: nothing clipped, nothing overlapping, nothing painted over and over."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bench.overdraw import painted_pixels
from hardware.events import Side
from kiosk.look import Distance, Look
from kiosk.play import screens
from kiosk.scenario.model import Figure, Scene
from kiosk.ui.grid import Box, Grid
from kiosk.ui.samples import GATE, SAMPLES, caption

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

pytestmark = pytest.mark.window

SIZES = ((800, 480), (1024, 600), (1280, 800), (1920, 1080))
LOOKS = {
    "usual": Look(),
    "class": Look(Distance.CLASS),
    "large": Look(caption_percent=150),
    "right-to-left": Look(Distance.CLASS, 150, is_right_to_left=True),
    "projector": Look(Distance.PROJECTOR),
}
SIZED = [
    *((*size, "usual") for size in SIZES),
    *((800, 480, look) for look in ("class", "large", "right-to-left")),
    (1920, 1080, "projector"),
]
MOST_PAINTED = 2.5


def words_of(widget: Any) -> Iterator[Any]:
    from kiosk.ui.pieces import Words

    for child in widget.walk(restrict=True):
        if isinstance(child, Words) and child.lettering is not None:
            yield child


def ink(words: Any) -> Box:
    return Box(
        words.text_left,
        words.text_top - words.lettering.height,
        words.lettering.width,
        words.lettering.height,
    )


def overlap(one: Box, other: Box) -> int:
    across = min(one.right, other.right) - max(one.x, other.x)
    up = min(one.top, other.top) - max(one.y, other.y)
    return max(0, across) * max(0, up)


@pytest.fixture(params=SIZED, ids=lambda sized: "{}x{}-{}".format(*sized))
def sized(request: pytest.FixtureRequest, stage: "KivyStage") -> tuple["KivyStage", Grid]:
    width, height, name = request.param
    stage.resize(width, height)
    stage.dress(LOOKS[name])
    return stage, Grid(width, height, LOOKS[name])


def shown(stage: "KivyStage", name: str) -> Any:
    stage.show(SAMPLES[name])
    stage.pump(2)
    return stage.view


def test_no_words_are_clipped(sized: tuple["KivyStage", Grid]) -> None:
    stage, grid = sized
    clipped = [
        f"{name}: {words.text!r} {ink(words)} in {words.size}"
        for name in SAMPLES
        for words in words_of(shown(stage, name))
        if words.lettering.width > words.width
        or words.lettering.height > words.height
        or overlap(ink(words), grid.whole) < ink(words).width * ink(words).height
    ]
    assert clipped == []


def test_no_words_lie_on_other_words(sized: tuple["KivyStage", Grid]) -> None:
    stage, _ = sized
    wrong = []
    for name in SAMPLES:
        found = list(words_of(shown(stage, name)))
        for number, one in enumerate(found):
            wrong += [
                f"{name}: {one.text!r} and {other.text!r}"
                for other in found[number + 1 :]
                if overlap(ink(one), ink(other))
            ]
    assert wrong == []


def test_words_are_large_enough_to_read(sized: tuple["KivyStage", Grid]) -> None:
    stage, grid = sized
    least = {800: 18, 1024: 18, 1280: 22, 1920: 28}[grid.width]
    small = [
        f"{name}: {words.text!r} {words.lettering.size_px}px"
        for name in SAMPLES
        for words in words_of(shown(stage, name))
        if words.lettering.size_px < least
    ]
    assert small == []


def test_targets_are_apart_and_out_of_the_corners(sized: tuple["KivyStage", Grid]) -> None:
    stage, grid = sized
    top = grid.height - grid.corner
    corners = (
        Box(0, top, grid.corner, grid.corner),
        Box(grid.width - grid.corner, top, grid.corner, grid.corner),
    )
    for name in SAMPLES:
        boxes = [target.box for target in shown(stage, name).targets()]
        for number, box in enumerate(boxes):
            assert overlap(box, grid.whole) == box.width * box.height, name
            assert all(overlap(box, other) == 0 for other in boxes[number + 1 :]), name
            assert all(overlap(box, corner) == 0 for corner in corners), name


def test_decide_offers_both_sides_and_go_is_left(sized: tuple["KivyStage", Grid]) -> None:
    stage, grid = sized
    go, never_go = shown(stage, "decide").targets()
    assert (go.what, never_go.what) == (Side.GO, Side.NEVER_GO)
    assert go.box.right == never_go.box.x == grid.seam
    assert go.box.height == never_go.box.height


def test_clever_peeks_over_the_seam(sized: tuple["KivyStage", Grid]) -> None:
    stage, grid = sized
    assert abs(shown(stage, "decide").clever.center_x - grid.width / 2) <= 2


def test_no_frame_paints_more_than_its_share(sized: tuple["KivyStage", Grid]) -> None:
    stage, grid = sized
    most = MOST_PAINTED * grid.width * grid.height
    over = {}
    for name in SAMPLES:
        pixels = painted_pixels(shown(stage, name).canvas, grid.width * grid.height)
        if pixels > most:
            over[name] = round(pixels / grid.width / grid.height, 2)
    assert over == {}


ELSEWHERE = Scene("playground", ("day",), (Figure("omar"), Figure("mum")))
TURNS = {
    "another place": ("story-long", screens.Story(caption("And then?"), ELSEWHERE, "happy", 1, 6)),
    "other people": (
        "story",
        screens.Story(caption("And then?"), replace(GATE, cast=ELSEWHERE.cast), "happy", 1, 6),
    ),
    "to the question": ("story", SAMPLES["decide"]),
    "to a question elsewhere": ("story-long", SAMPLES["decide"]),
    "to the answer": ("decide", SAMPLES["feedback-right"]),
    "to the rehearsal": ("feedback-right", SAMPLES["practise"]),
    "to the stars": ("practise", SAMPLES["next"]),
    "to the end": ("next", SAMPLES["finish"]),
    "to the next story": ("next", SAMPLES["story"]),
}


@pytest.fixture
def turning(sized: tuple["KivyStage", Grid], monkeypatch: pytest.MonkeyPatch) -> tuple["KivyStage", Grid]:
    """A stage that turns its pages, and stands still in between: a test moves them."""
    from kivy.clock import Clock

    stage, grid = sized
    monkeypatch.setattr(stage._turn, "is_instant", False)
    monkeypatch.setattr(Clock, "schedule_interval", lambda *_: Clock.create_trigger(lambda _dt: None))
    return stage, grid


@pytest.mark.parametrize("name", TURNS)
def test_no_frame_of_a_turning_page_paints_more_than_its_share(
    turning: tuple["KivyStage", Grid], name: str
) -> None:
    stage, grid = turning
    before, after = TURNS[name]
    shown(stage, before)
    stage._turn.finish()
    stage.show(after)
    over = {}
    for share in range(0, 100, 5):
        stage._turn.to(share / 100)
        assert stage.view is not None
        pixels = painted_pixels(stage.view.canvas, grid.width * grid.height) / grid.width / grid.height
        if pixels > MOST_PAINTED:
            over[share] = round(pixels, 2)
    assert over == {}
    assert stage._turn.is_turning
    stage._turn.finish()
    assert not stage._turn.is_turning


def test_only_clever_dares_to_stand_before_the_words(sized: tuple["KivyStage", Grid]) -> None:
    """Words come after pictures: a card painted later than its words would hide them."""
    stage, _ = sized
    from kiosk.ui.pieces import Picture, Shape, Words

    hidden = []
    for name in SAMPLES:
        pieces = [p for p in shown(stage, name).walk(restrict=True) if isinstance(p, Picture | Shape | Words)]
        for number, words in enumerate(pieces):
            if not isinstance(words, Words) or words.lettering is None:
                continue
            hidden += [
                f"{name}: {words.text!r} under a later piece"
                for later in pieces[number + 1 :]
                if not isinstance(later, Words)
                and not later.is_hidden
                and overlap(ink(words), Box(*(int(n) for n in (*later.pos, *later.size))))
            ]
    assert hidden == []
