import io
from pathlib import Path

import pytest

from kiosk.errors import UsageError
from kiosk.scenario.model import AgeBand, Place
from kiosk.scenario.problems import Problem, Severity
from kiosk.workshop.draft import check_is_scenario, read_draft, worst_first
from kiosk.workshop.skeleton import write_skeleton


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "bike-bells.yaml"
    write_skeleton(path, AgeBand.B, io.StringIO())
    return path


def test_a_good_file_gives_the_story_and_its_twin_and_no_problems(story: Path) -> None:
    draft = read_draft(story)
    assert [one.id for one in draft.scenarios] == ["bike-bells", "bike-bells-agreed"]
    assert draft.problems == ()


def test_a_file_by_itself_is_no_worse_for_that(story: Path) -> None:
    for beside in story.parent.glob("*.*"):
        if beside != story:
            beside.unlink()
    assert read_draft(story).problems == ()


def test_what_does_not_fit_the_screen_is_told(story: Path) -> None:
    story.write_text(story.read_text().replace("Mum, in the house", "Mum, in the house ☃"))
    draft = read_draft(story)
    assert {problem.code for problem in draft.problems} == {"L16"}


def test_what_lies_beside_is_told_after_the_file_itself(story: Path) -> None:
    story.with_name("lexicon.tsv").write_text("Sam\nBell\n")
    story.write_text(story.read_text().replace("rev: 1", "rev: one", 1))
    problems = read_draft(story).problems
    assert [Path(one.place.file).name for one in problems] == [
        "bike-bells.yaml",
        "lexicon.tsv",
        "lexicon.tsv",
    ]


def test_the_worst_is_told_first_and_each_once() -> None:
    mild = Problem("P02", Place("a.yaml", 1), "mild", Severity.WARNING)
    late, beside = Problem("L02", Place("a.yaml", 40), "late"), Problem("P04", Place("a.tsv", 2), "beside")
    early = Problem("F06", Place("a.yaml", 4, 9), "early")
    assert worst_first((mild, beside, late, early, late), "a.yaml") == (early, late, beside, mild)


def test_a_folder_is_no_scenario_and_one_of_its_own_is_named(story: Path) -> None:
    with pytest.raises(UsageError, match=r"this is a folder; name one scenario, such as .*bike-bells\.yaml"):
        check_is_scenario(story.parent)
    empty = story.parent / "empty"
    empty.mkdir()
    with pytest.raises(UsageError, match=r"name one scenario$"):
        check_is_scenario(empty)


def test_a_name_that_is_not_there_is_told_with_a_near_one(story: Path) -> None:
    with pytest.raises(
        UsageError, match=r'no such file\. Did you mean "bike-bells\.yaml"\? To begin one: kiosk new'
    ):
        check_is_scenario(story.with_name("bike-bell.yaml"))
    with pytest.raises(UsageError, match=r"no such file\. To begin one"):
        check_is_scenario(story.parent / "nowhere" / "one.yaml")


def test_what_lies_beside_scenarios_is_none(story: Path) -> None:
    for name in ("pack.yaml", "lexicon.tsv", "curriculum.csv"):
        with pytest.raises(UsageError, match="lies beside scenarios"):
            check_is_scenario(story.with_name(name))
    check_is_scenario(story)
