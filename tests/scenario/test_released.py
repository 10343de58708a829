"""L12: ids that were released keep what they promise to the results."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.packs.loader import read_surroundings
from kiosk.scenario.model import AgeBand, Agreed, Answer, Lure, Scenario, Who
from kiosk.scenario.problems import Findings
from kiosk.scenario.reader import read_pair
from kiosk.scenario.released import (
    RETIRED,
    as_text,
    check_released,
    meaning_of,
    read_released,
    released_as,
)

DATA = Path(__file__).parents[1] / "data"
BAD = DATA / "bad" / "released"
STORY = "lift-home-football.yaml"
GOOD = (DATA / "good" / STORY).read_text()
KNOWN = read_surroundings(DATA / "bad").known
NAMES = sorted(path.name for path in BAD.iterdir())


def stories(*changes: tuple[str, str]) -> tuple[Scenario, ...]:
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    reading = read_pair(text, STORY, KNOWN)
    assert [found for found in reading.problems if found.is_error] == []
    return reading.scenarios


def broken(now: tuple[Scenario, ...]) -> list[str]:
    before = tuple(released_as(scenario) for scenario in stories())
    return [found.message for found in check_released(before, now)]


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_release_breaks_only_the_rule_it_is_named_for_at_its_place(name: str) -> None:
    findings = Findings("released.tsv")
    before = read_released((BAD / name / "released.tsv").read_text(), findings)
    problems = (*findings.problems, *check_released(before, stories()))
    assert [found.code for found in problems] == [name[:3].upper()]
    assert str(problems[0].place) == (BAD / name / "place").read_text().strip()
    assert problems[0].is_error


def test_both_codes_have_bad_files() -> None:
    assert {name[:3] for name in NAMES} == {"l12", "p10"}


def test_a_release_is_read_as_it_is_written_and_kept_as_it_is() -> None:
    text = (DATA / "good" / "released.tsv").read_text()
    findings = Findings("released.tsv")
    read = read_released(text, findings)
    assert findings.problems == []
    assert read == tuple(released_as(scenario) for scenario in stories())
    assert as_text(read) == text
    assert check_released(read, stories()) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"ages": AgeBand.A},
        {"answer": Answer.NEVER_GO},
        {"who": Who.PEER},
        {"lure": Lure.HELP},
        {"agreed": Agreed.PLAN_CHANGED},
        {"is_online": True},
        {"variant_of": "another"},
    ],
)
def test_every_tag_that_is_counted_is_part_of_the_meaning(change: dict[str, Any]) -> None:
    main = stories()[0]
    assert meaning_of(replace(main, **change)) != meaning_of(main)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It is raining.", "It is sunny."),
        ("Coach offers a lift.", "Coach waves."),
        ("scene: sports-club, rain", "scene: park, rain"),
        ("ask: Go, or Never Go?", "ask: What now, Go or Never Go?"),
        ("ask: Who does Maya check with?", "ask: Who is near?"),
        ("text: Dad, on the phone", "text: Mum, on the phone"),
        ("picture: nobody\n          good: no", "picture: nobody\n          good: yes"),
        ("        nobody:\n", "        no-one:\n"),
        ("choose", "decide"),
    ],
)
def test_whatever_a_pupil_meets_until_the_press_is_part_of_the_meaning(old: str, new: str) -> None:
    assert meaning_of(stories((old, new))[0]) != meaning_of(stories()[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A lift home from football", "title: Home in the rain"),
        ("It is raining. [pause 0.5]", "It is raining!"),
        ("You spotted it.", "Well spotted."),
        ("clever: listening", "clever: thinking"),
        ("cast: maya, coach waving", "cast: maya, coach"),
        ("skills: spot-the-ask, check-first", "skills: spot-the-ask"),
    ],
)
def test_a_title_a_pause_a_pose_and_the_feedback_are_not(old: str, new: str) -> None:
    assert [meaning_of(one) for one in stories((old, new))] == [meaning_of(one) for one in stories()]


def test_another_meaning_needs_another_rev_and_has_one() -> None:
    changed = stories(("It is raining.", "It is sunny."))
    (told,) = broken(changed)
    assert told == (
        '"lift-home-football" means something else than when its rev 1 was released. Make it rev 2; or, if only a '
        "slip was mended, see: kiosk packs release --same lift-home-football"
    )
    assert broken(tuple(replace(one, rev=2) for one in changed)) == []


def test_a_rev_may_rise_without_a_change_and_new_stories_may_come() -> None:
    main, twin = stories()
    assert broken((replace(main, rev=7), twin, replace(main, id="new"))) == []


def test_a_story_that_is_retired_and_gone_is_well() -> None:
    main, twin = (released_as(scenario) for scenario in stories())
    assert check_released((main, replace(twin, meaning=RETIRED)), stories()[:1]) == ()
