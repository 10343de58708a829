import pytest

from kiosk.ui.art import robot
from kiosk.ui.art.poses import NUMBERS
from kiosk.ui.art.theme import shipped

LIBRARY = shipped().library
POSES = shipped().poses

PROMISED = [
    "happy",
    "wave",
    "listening",
    "curious",
    "thinking",
    "worried",
    "kind",
    "brave",
    "proud",
    "step-back",
    "say",
    "calm",
    "tell",
]


def test_every_pose_of_the_format_is_there() -> None:
    assert set(PROMISED) <= set(POSES)


@pytest.mark.parametrize("name", POSES)
def test_a_pose_keeps_to_what_the_rig_can_do(name: str) -> None:
    pose = POSES[name]
    assert len(pose.numbers()) == len(NUMBERS)
    assert {f"hand-{pose.hand_left}", f"hand-{pose.hand_right}"} <= LIBRARY.names("clever")
    assert abs(pose.tilt) <= 9
    assert abs(pose.lean) <= 8
    assert all(abs(turn) <= 16 for turn in pose.brows)
    assert -5 <= pose.lift <= 5
    assert all(4 <= bar <= 26 for bar in pose.bars)
    assert -5 <= pose.smile <= 11
    assert abs(pose.antenna) <= 14
    assert 0 <= pose.lid <= 1
    assert 0 <= pose.lower_lid <= 1


@pytest.mark.parametrize("name", ["kind", "proud", "happy", "tell"])
def test_no_brow_looks_angry_where_clever_gives_an_answer(name: str) -> None:
    left, right = POSES[name].brows
    assert left <= 2, "the inner end of the left brow is never turned down"
    assert right >= -2


def test_brave_and_proud_are_told_apart_by_what_they_wear() -> None:
    assert POSES["brave"].has_cape
    assert not POSES["brave"].has_star
    assert POSES["proud"].has_star


def test_each_pose_is_a_picture_of_its_own() -> None:
    assert len({robot.drawn(shipped(), pose) for pose in POSES.values()}) == len(POSES)
