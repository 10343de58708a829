from dataclasses import replace
from pathlib import Path

from kiosk.scenario.asking import check_asking, heat, roles
from kiosk.scenario.model import AgeBand, Figure, Scenario, Scene, Telling, Who
from kiosk.scenario.reader import read_pair

GOOD = Path(__file__).parents[1] / "data" / "good" / "lift-home-football.yaml"
NOT_GO, GOING = read_pair(GOOD.read_text(), "lift.yaml").scenarios


def story(like: Scenario, who: Who, child: str = "maya", other: str = "coach") -> Scenario:
    first, *rest = like.beats
    assert isinstance(first, Telling)
    scene = Scene("park", (), (Figure(child), Figure(other)))
    return replace(like, who=who, beats=(replace(first, scene=scene), *rest))


def told(*stories: Scenario) -> list[str]:
    problems = check_asking(stories, "pack.yaml")
    assert {found.code for found in problems} <= {"L10"}
    assert not any(found.is_error for found in problems)
    return [found.message.partition(":")[0] for found in problems]


BALANCED = (
    story(GOING, Who.FAMILY, "maya"),
    story(NOT_GO, Who.FAMILY, "sam"),
    story(GOING, Who.PEER, "fin"),
    story(NOT_GO, Who.PEER, "mei"),
)


def test_a_pack_in_which_everybody_says_both_has_nothing_to_be_told() -> None:
    assert told(*BALANCED) == []


def test_somebody_who_is_never_a_go_is_told() -> None:
    lone = story(NOT_GO, Who.UNKNOWN_ADULT, "omar")
    assert told(*BALANCED, lone) == ["At ages 7-9 unknown-adult is never a Go"]


def test_somebody_who_is_always_a_go_is_told_too() -> None:
    lone = story(GOING, Who.PROFESSIONAL, "omar")
    assert told(*BALANCED, lone) == ["At ages 7-9 professional is always a Go"]


def test_one_band_does_not_make_up_for_another() -> None:
    younger = tuple(replace(one, ages=AgeBand.A) for one in BALANCED[:3])
    extra = replace(story(GOING, Who.FAMILY, "zofia"), ages=AgeBand.A)
    assert told(*BALANCED, *younger, extra)[0] == "At ages 5-7 peer is always a Go"


def test_few_stories_are_not_judged_yet() -> None:
    assert told(story(NOT_GO, Who.PEER)) == ["coach is only in stories that are not a Go (1)"]


def test_one_child_should_not_be_in_most_stories() -> None:
    same = tuple(story(one, one.who, "maya") for one in BALANCED)
    assert told(*same) == ["At ages 7-9 the child is maya in 4 of 4 stories"]


def test_a_grown_up_who_is_only_refused_is_told() -> None:
    lift = story(NOT_GO, Who.PEER, "mei", "driver")
    assert told(*BALANCED[:3], lift) == ["driver is only in stories that are not a Go (1)"]


def test_the_heat_counts_who_and_lure_and_answer() -> None:
    assert heat(BALANCED)["peer", "lift-home", True] == 1
    assert roles(BALANCED[0]) == {"maya", "coach"}
