import itertools
import random
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.art.artist import Artist
from kiosk.ui.art.poses import NUMBERS
from kiosk.ui.art.theme import shipped
from kiosk.ui.clever import BLINK_EVERY_SECONDS, EASE_SECONDS, Clever
from kiosk.ui.clever_face import AT
from kiosk.ui.clever_rig import Rig

pytestmark = pytest.mark.window

POSES = shipped().poses
FRAME = 1 / 30
Made = Callable[..., Clever]


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> Artist:
    return Artist(tmp_path_factory.mktemp("layers"))


@pytest.fixture
def made(layers: Artist) -> Iterator[Made]:
    """Makes a Clever 160 px high, held by the window."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        EventLoop.ensure_window()
    page = FloatLayout()
    Window.add_widget(page)

    def make(**options: Any) -> Clever:
        clever = Clever(
            shipped(), random.Random(1), artist=layers, size_hint=(None, None), size=(160, 160), **options
        )
        page.add_widget(clever)
        clever._dress()
        return clever

    yield make
    for child in list(page.children):
        page.remove_widget(child)
    Window.remove_widget(page)


def frames_drawn(turns: int) -> int:
    """How many frames the window draws in so many turns of Kivy's loop."""
    drawn: list[object] = []
    Window.bind(on_draw=drawn.append)
    for _ in range(turns):
        EventLoop.idle()
    Window.unbind(on_draw=drawn.append)
    return len(drawn)


def move(clever: Clever, seconds: float) -> None:
    for _ in range(round(seconds / FRAME)):
        clever._move(FRAME)


def test_every_layer_has_a_picture_of_its_size(layers: Artist) -> None:
    paths = layers.clever(160)
    assert set(paths) == set(shipped().layers)
    assert all(isinstance(path, Path) and path.exists() for path in paths.values())


def test_a_still_clever_draws_no_frame(made: Made) -> None:
    clever = made(is_still=True)
    frames_drawn(4)
    assert frames_drawn(10) == 0
    clever.pose = "wave"
    assert frames_drawn(3) == 1, "and one for a change"


def test_a_moving_clever_has_a_beat_and_a_still_one_has_none(made: Made) -> None:
    clever = made()
    assert clever._beat is not None
    clever.is_still = True
    assert clever._beat is None
    clever.is_still = False
    clever.parent.remove_widget(clever)
    assert clever._beat is None, "off the screen"


def test_a_still_clever_swaps_its_pose_at_once(made: Made) -> None:
    clever = made(is_still=True)
    clever.pose = "brave"
    assert tuple(clever._now) == POSES["brave"].numbers()
    assert clever._rig.cape.is_shown


def test_a_pose_is_eased_in_a_quarter_of_a_second(made: Made) -> None:
    clever = made()
    clever.pose = "say"
    start, goal = POSES["happy"].numbers(), POSES["say"].numbers()
    index = AT["arm-right-1"]
    clever._move(EASE_SECONDS / 2)
    assert start[index] < clever._now[index] < goal[index]
    clever._move(EASE_SECONDS / 2)
    assert clever._now == pytest.approx(list(goal))


def test_a_new_pose_in_the_middle_of_an_ease_starts_from_where_clever_is(made: Made) -> None:
    clever = made()
    clever.pose = "say"
    clever._move(EASE_SECONDS / 2)
    halfway = list(clever._now)
    clever.pose = "kind"
    clever._move(0.0)
    assert clever._now == pytest.approx(halfway)


def test_an_unknown_pose_is_happy(made: Made) -> None:
    clever = made(is_still=True)
    clever.pose = "upside-down"
    assert tuple(clever._now) == POSES["happy"].numbers()


def test_clever_blinks_every_three_to_six_seconds(made: Made) -> None:
    clever = made()
    low, high = BLINK_EVERY_SECONDS
    shut_at = []
    for frame in range(round(30 / FRAME)):
        clever._move(FRAME)
        if clever._rig.head.eyes[0].arc.is_shown:
            shut_at.append(frame * FRAME)
    starts = [at for at, before in zip(shut_at, [-1.0, *shut_at], strict=False) if at - before > 1]
    gaps = [later - earlier for earlier, later in itertools.pairwise(starts)]
    assert len(gaps) >= 3
    assert all(low <= gap <= high + 0.4 for gap in gaps)
    assert not clever._rig.head.eyes[0].arc.is_shown


def test_a_still_clever_neither_blinks_nor_breathes(made: Made) -> None:
    clever = made(is_still=True)
    tilt = clever._rig.head.tilt.angle
    frames_drawn(5)
    assert clever._rig.head.tilt.angle == tilt
    assert not clever._rig.head.eyes[0].arc.is_shown


def test_breathing_tilts_the_head_by_one_degree_at_most(made: Made) -> None:
    clever = made()
    angles = []
    for _ in range(round(5 / FRAME)):
        clever._move(FRAME)
        angles.append(clever._rig.head.tilt.angle)
    assert max(angles) == pytest.approx(1, abs=0.05)
    assert min(angles) == pytest.approx(-1, abs=0.05)


def test_the_mouth_follows_the_voice_also_where_clever_is_still(made: Made) -> None:
    for is_still in (False, True):
        clever = made(is_still=is_still)
        rest = clever._rig.head.bars[2].size[1]
        clever.level = 1.0
        move(clever, FRAME) if not is_still else None
        assert clever._rig.head.bars[2].size[1] == 28
        clever.level = 0.0
        move(clever, FRAME) if not is_still else None
        assert clever._rig.head.bars[2].size[1] == rest


def test_a_level_beyond_loud_is_loud(made: Made) -> None:
    clever = made()
    clever.level = 3.0
    assert clever.level == 1.0


def test_the_pupils_glide_to_where_clever_is_asked_to_look(made: Made) -> None:
    clever = made()
    clever.gaze = (1, 0)
    move(clever, FRAME)
    assert 0 < clever._rig.head.eyes[0].pupil.x < 6
    move(clever, 1)
    assert clever._rig.head.eyes[0].pupil.x == pytest.approx(6, abs=0.1)


def test_peeking_shows_the_head_and_two_hands_and_nothing_else(made: Made) -> None:
    clever = made(is_still=True, is_peeking=True, pose="proud")
    shown = {sprite.layer for sprite in clever._rig.sprites if sprite.is_shown}
    assert {"head", "hand-grip", "shoulders", "scarf"} <= shown
    assert not shown & {"body", "boot", "leg", "upper-arm", "forearm", "star", "shadow", "tail"}
    clever.is_peeking = False
    assert clever._rig.body.is_shown
    assert clever._rig.star.is_shown


def test_a_peeking_clever_looks_at_the_pupils_and_gives_no_hint(made: Made) -> None:
    clever = made(is_still=True, is_peeking=True, pose="curious")
    assert POSES["curious"].gaze != (0, 0)
    assert clever._rig.head.eyes[0].pupil.xy == pytest.approx((0, -2))
    assert clever._rig.head.slide.x == pytest.approx(0)


def test_arms_go_over_the_head_only_where_the_pose_says_so(made: Made) -> None:
    clever = made(is_still=True)
    for pose in ("listening", "happy", "thinking", "kind"):
        clever.pose = pose
        upper = clever._rig.upper
        is_over = upper.indexof(clever._rig.arms) > upper.indexof(clever._rig.head.group)
        assert is_over is POSES[pose].are_arms_over_head, pose


def test_no_frame_makes_a_new_instruction(made: Made) -> None:
    clever = made()

    def count(group: Any) -> int:
        return 1 + sum(count(child) for child in getattr(group, "children", ()))

    before = count(clever.canvas)
    for pose in (*POSES, *shipped().acts):
        clever.pose = pose
        move(clever, 0.3)
    assert count(clever.canvas) == before


def test_the_rig_knows_every_number_of_a_pose() -> None:
    assert sorted(AT.values()) == list(range(len(NUMBERS)))
    rig = Rig(shipped().layers)
    for pose in POSES.values():
        rig.set(pose.numbers())
        rig.speak(pose.numbers(), 0.5)


def test_a_wave_waves_and_then_rests(made: Made) -> None:
    clever = made(pose="wave")
    index = AT["arm-right-1"]
    angles = []
    for _ in range(round(3 / FRAME)):
        clever._move(FRAME)
        angles.append(clever._now[index])
    turns = [b - a for a, b in itertools.pairwise(angles) if abs(b - a) > 0.5]
    swings = sum(1 for a, b in itertools.pairwise(turns) if a * b < 0)
    assert swings >= 4, "to and fro"
    move(clever, 2)
    assert clever._now == pytest.approx(list(POSES["wave"].numbers()))


def test_a_rehearsed_step_is_acted_again_and_again(made: Made) -> None:
    clever = made(is_rehearsing=True)
    clever.pose = "step-back"
    act = shipped().acts["step-back"]
    steps = []
    for _ in range(round((2 * act.seconds + act.again_seconds + 1) / FRAME)):
        clever._move(FRAME)
        steps.append(clever._now[AT["step"]] > 0.9)
    back = sum(1 for before, now in itertools.pairwise(steps) if now and not before)
    assert back == 2


def test_a_still_clever_shows_the_key_pose_of_an_act(made: Made) -> None:
    clever = made(is_still=True, is_rehearsing=True)
    clever.pose = "stay-put"
    assert tuple(clever._now) == POSES["planted"].numbers()
    move_free = list(clever._now)
    frames_drawn(5)
    assert clever._now == move_free


def test_the_heart_glows_with_the_voice_and_goes_out(made: Made) -> None:
    clever = made()
    assert not clever._rig.heart.is_shown
    clever.level = 1.0
    move(clever, 0.6)
    assert clever._rig.glow.a > 0.9
    assert clever._rig.heart.is_shown
    clever.level = 0.0
    move(clever, 1.2)
    assert not clever._rig.heart.is_shown


def test_the_antenna_is_lit_while_clever_listens(made: Made) -> None:
    clever = made()
    clever.pose = "listening"
    move(clever, 0.5)
    assert clever._rig.head.light.a == pytest.approx(1.0)
    clever.pose = "happy"
    move(clever, 0.5)
    assert not clever._rig.head.halo.is_shown


def test_a_look_at_somebody_takes_the_place_of_the_poses_own(made: Made) -> None:
    clever = made(is_still=True, pose="listening")
    clever.gaze = (-1, 0)
    assert clever._rig.head.eyes[0].pupil.x == pytest.approx(-6, abs=0.1)
    assert clever._rig.head.slide.x < 0, "the face turns a little after the eyes"


def test_a_layer_that_could_not_be_drawn_is_a_hole(made: Made) -> None:
    clever = made(is_still=True)
    textures = {name: texture for name, texture in clever._rig._textures.items() if name != "scarf"}
    clever._rig.dress(textures)
    scarf = next(sprite for sprite in clever._rig.sprites if sprite.layer == "scarf")
    assert scarf.rectangle.size == (0, 0)


def test_a_raised_arm_is_lit_from_the_upper_left_too(made: Made) -> None:
    clever = made(is_still=True)
    right = clever._rig.limbs[1].low
    rested = right.rectangle.tex_coords
    clever.pose = "celebrate"
    assert right.rectangle.tex_coords != rested
    clever.pose = "happy"
    assert right.rectangle.tex_coords == rested
