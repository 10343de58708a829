"""What `kiosk results` tells, line by line: stories, classes over time, and pools."""

import re
from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.answers import Mode, PlannedItem, Press
from kiosk.insight.kept import KeptRound
from kiosk.results.summary import COLUMNS, report, rows
from tests.insight.classes import Votes, item_of, stories, story, together, vote

GO, NOT = story("lift-from-coach-agreed"), story("lift-from-coach")
ITEM = item_of(NOT)


def told(*rounds: KeptRound, smallest: int = 10) -> list[str]:
    return list(report(rounds, stories(), smallest, place="results.db"))


def row_of(round_: KeptRound, smallest: int = 10) -> dict[str, object]:
    (row,) = rows([round_], stories(), smallest)
    return dict(zip(COLUMNS, row, strict=True))


def block(sides: Votes = (18, 6)) -> list[KeptRound]:
    votes = {item_of(GO): sides, item_of(NOT): (sides[1], sides[0])}
    return [vote(votes, number=number, visit=f"visit-{number % 4}") for number in range(1, 13)]


def test_a_vote_is_listed_in_bands_with_what_it_says_of_the_class() -> None:
    lines = told(vote({item_of(GO): (22, 2), ITEM: (12, 12)}))
    assert lines[3:6] == [
        "  Round 1: a class that files past, ages 5–7, 2026-09-01 09:30 UTC, finished",
        f"     1  {GO.title:40}  Few of the class chose NEVER GO.",
        f"     2  {NOT.title:40}  About half of the class chose NEVER GO.",
    ]
    assert "  Goes along with people they know, without checking." in lines


def test_a_class_with_one_voice_is_judged() -> None:
    assert f"     1  {NOT.title:40}  The class chose GO. NEVER GO is safe." in told(together(ITEM, Side.GO))
    assert f"     1  {NOT.title:40}  The class chose NEVER GO. Safe." in told(together(ITEM, Side.NEVER_GO))


def test_a_story_that_is_not_installed_goes_by_its_id() -> None:
    lines = list(report([vote({ITEM: (12, 12)})], (), 10, place="results.db"))
    assert f"     1  {'lift-from-coach (rev 1)':40}  About half of the class chose NEVER GO." in lines


def test_only_the_newest_visit_is_listed() -> None:
    lines = told(vote({ITEM: (12, 12)}, number=1, visit="old"), vote({ITEM: (12, 12)}, number=2, visit="new"))
    assert [line for line in lines if line.startswith("  Round")] == [
        "  Round 2: a class that files past, ages 5–7, 2026-09-01 09:30 UTC, finished"
    ]


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_has_words(mode: Mode) -> None:
    assert told(vote({ITEM: (1, 0)}, mode=mode))[3].startswith("  Round 1: ")


def test_over_all_rounds_a_story_is_told_by_its_middle_band() -> None:
    rounds = [vote({ITEM: sides}, number=n) for n, sides in enumerate([(1, 23), (12, 12), (8, 16)], start=1)]
    assert f"      {NOT.title:40}  most chose NEVER GO, in the middle of 3 classes" in told(*rounds)
    assert f"      {NOT.title:40}  told from 3 classes on" in told(*rounds[:2])


def test_ten_classes_that_spoke_as_one_are_told_together() -> None:
    many = [together(ITEM, Side.NEVER_GO)] * 9
    assert f"      {NOT.title:40}  classes with one voice are told from 10 on" in told(*many)
    assert f"      {NOT.title:40}  nearly all of 10 classes chose NEVER GO as one" in told(*many, many[0])


def test_where_nothing_may_be_told_it_says_so() -> None:
    lines = told(vote({ITEM: (4, 5)}))
    assert "      nothing may be told yet" in lines
    assert "  none may be told yet" in lines
    assert f"     1  {NOT.title:40}  too few to say" in lines


def test_a_pool_has_shares_indices_and_their_intervals() -> None:
    lines = told(*block())
    at = lines.index("Pools: 12 rounds in a row, of 3 visits and 60 people at least")
    assert lines[at + 1 :] == [
        "  Rounds 1–12, 4 visits: NEVER GO 75% where nothing was agreed, 25% where it was",
        "      d′ +1.34 (+1.06 to +1.62) tells the two apart: 0 not at all, 2 well",
        "      c  +0.00 (-0.14 to +0.14) leans: below 0 to NEVER GO, above 0 to going along",
    ]


def test_a_share_is_two_bands_in_the_file() -> None:
    row = row_of(vote({ITEM: (12, 12)}, after={ITEM: (2, 22)}))
    assert [row[name] for name in ("told", "never_go", "never_go_after", "class_chose")] == [
        "share",
        "about half",
        "nearly all",
        "",
    ]
    assert (row["safe_answer"], row["day"], row["mode"]) == ("check-first", "2026-09-01", "vote")


def test_a_choice_is_the_classes_in_the_file() -> None:
    assert row_of(together(ITEM, Side.GO))["class_chose"] == "go"
    differing = row_of(together(ITEM, Side.GO, Side.NEVER_GO, mode=Mode.TEAMS))
    assert (differing["told"], differing["class_chose"]) == ("choice", "differently")


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("press", [Press.OWN, Press.COUNTED])
def test_whatever_nine_choose_their_report_and_their_file_are_the_same(mode: Mode, press: Press) -> None:
    rounds = [vote({ITEM: (go, 9 - go)}, mode=mode, press=press) for go in range(10)]
    assert len({tuple(told(round_)) for round_ in rounds}) == 1
    assert len({tuple(rows([round_], stories(), 10)) for round_ in rounds}) == 1


def test_stories_that_are_not_installed_have_no_safe_answer() -> None:
    (row,) = rows([vote({PlannedItem("gone", 4): (12, 12)})], stories(), 10)
    assert dict(zip(COLUMNS, row, strict=True))["safe_answer"] == ""


def test_every_column_is_documented_in_its_order() -> None:
    text = (Path(__file__).parents[2] / "docs" / "results.md").read_text(encoding="utf-8")
    table = text.split("## The CSV file")[1]
    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == COLUMNS
