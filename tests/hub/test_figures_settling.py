import pytest
import sqlalchemy as sa

from hub.database import Database
from hub.figures.filters import Asked
from hub.figures.rightness import by_story
from hub.figures.said import Right, right_of
from hub.figures.settling import SETTLES_AFTER_S
from hub.figures.stories import known_stories
from hub.figures.tallies import place_again
from hub.schema import POOLS, ROLLUPS, SETTLED, TALLIES, TOLD
from kiosk.answers import PlannedItem
from kiosk.insight.bands import Share
from tests.hub.lessons import (
    GO_STORY,
    NEVER_STORY,
    OCTOBER_S,
    Lesson,
    hold,
    keep_school,
    keep_two_stories,
    settled,
)

OCTOBER = Asked("2026-10", "2026-10", "2026-10")
ITEM = PlannedItem(NEVER_STORY, 1)


@pytest.fixture(autouse=True)
def stories(database: Database) -> None:
    keep_two_stories(database)


def rows(database: Database, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
    with database.reading() as connection:
        return list(connection.execute(sa.select(table)))


def test_a_round_is_settled_a_day_after_its_first_answers_and_once(database: Database) -> None:
    hold(database, Lesson({NEVER_STORY: (5, 20)}))
    assert settled(database, OCTOBER_S + SETTLES_AFTER_S - 1) == 0
    assert settled(database, OCTOBER_S + SETTLES_AFTER_S) == 1
    assert settled(database, OCTOBER_S + SETTLES_AFTER_S) == 0


def test_what_is_told_is_a_band_and_no_count(database: Database) -> None:
    hold(database, Lesson({NEVER_STORY: (5, 20)}))
    settled(database)
    assert [row.said for row in rows(database, TOLD)] == [Share.MOST]


@pytest.mark.parametrize(("votes", "mode"), [((4, 5), "vote"), ((5, 20), "pass"), ((5, 20), "solo")])
def test_nothing_is_told_of_fewer_than_ten_or_of_single_children(
    database: Database, votes: tuple[int, int], mode: str
) -> None:
    hold(database, Lesson({NEVER_STORY: votes}, mode=mode))
    settled(database)
    assert [row.said for row in rows(database, TOLD)] == [""]
    assert rows(database, TALLIES) == []


def test_a_class_with_one_voice_is_told_as_one(database: Database) -> None:
    hold(database, Lesson({NEVER_STORY: (0, 1)}, mode="class", press="shared"))
    settled(database)
    assert [row.said for row in rows(database, TOLD)] == ["as-one never-go"]


def test_an_answer_that_comes_after_settling_changes_nothing(database: Database) -> None:
    hold(database, Lesson({NEVER_STORY: (5, 20)}))
    settled(database)
    before = [rows(database, table) for table in (TOLD, TALLIES, SETTLED)]
    with database.writing() as connection:
        connection.execute(sa.update(ROLLUPS).values(go=25, never_go=0))
    settled(database, OCTOBER_S * 2)
    assert [rows(database, table) for table in (TOLD, TALLIES, SETTLED)] == before


def test_a_round_is_counted_everywhere_in_its_area_and_in_its_region(database: Database) -> None:
    keep_school(database, "100001", "Hill Street", "Camden")
    hold(database, Lesson({NEVER_STORY: (5, 20)}))
    settled(database)
    assert {(row.area, row.classes) for row in rows(database, TALLIES)} == {
        ("*", 1),
        ("Camden", 1),
        ("London", 1),
    }


def test_a_list_of_schools_that_comes_later_places_what_was_settled(database: Database) -> None:
    for number in (1, 2, 3):
        hold(database, Lesson({NEVER_STORY: (5, 20)}, number=number))
    settled(database)
    before = {(row.area, row.said, row.classes) for row in rows(database, TALLIES)}
    keep_school(database, "100001", "Hill Street", "Camden")
    with database.writing() as connection:
        place_again(connection)
    after = {(row.area, row.said, row.classes) for row in rows(database, TALLIES)}
    assert after == {(area, said, count) for _, said, count in before for area in ("*", "Camden", "London")}


def test_twelve_rounds_in_a_row_become_a_pool(database: Database) -> None:
    hold_block(database)
    settled(database)
    sums = {row.is_arranged: (row.never_go, row.whole) for row in rows(database, POOLS)}
    assert sums == {False: (12 * 18, 12 * 25), True: (12 * 11, 12 * 25)}


def test_eleven_rounds_are_no_pool_and_neither_is_a_block_with_an_unknown_story(database: Database) -> None:
    hold_block(database, range(1, 12))
    hold_block(database, range(13, 25), rev=9)
    settled(database)
    assert rows(database, POOLS) == []


def test_a_block_to_which_something_came_late_is_never_told(database: Database) -> None:
    hold_block(database, range(1, 12))
    settled(database)
    with database.writing() as connection:
        connection.execute(sa.update(ROLLUPS).values(go=ROLLUPS.c.go + 1))
    hold_block(database, range(12, 13))
    settled(database)
    assert len(rows(database, SETTLED)) == 12
    assert rows(database, POOLS) == []


def hold_block(database: Database, numbers: range = range(1, 13), rev: int = 1) -> None:
    for number in numbers:
        hold(database, Lesson({NEVER_STORY: (7, 18), GO_STORY: (14, 11)}, number=number, rev=rev))


@pytest.mark.parametrize(
    ("share", "is_go", "right"),
    [
        (Share.NEARLY_ALL, False, Right.MOST),
        (Share.MOST, False, Right.MOST),
        (Share.ABOUT_HALF, False, Right.HALF),
        (Share.FEW, False, Right.FEW),
        (Share.FEW, True, Right.MOST),
        (Share.ABOUT_HALF, True, Right.HALF),
        (Share.MOST, True, Right.FEW),
        (Share.NEARLY_ALL, True, Right.FEW),
    ],
)
def test_how_right_a_class_was_follows_from_its_band(share: Share, is_go: bool, right: Right) -> None:
    assert right_of(share.value, is_go=is_go) is right


def test_classes_are_counted_by_how_right_they_were(database: Database) -> None:
    for number, never_go in enumerate((25, 20, 12, 2), start=1):
        hold(database, Lesson({NEVER_STORY: (25 - never_go, never_go)}, number=number))
    settled(database)
    with database.reading() as connection:
        found = by_story(connection, OCTOBER, known_stories(connection))
    assert found[ITEM].counts == {Right.MOST: 2, Right.HALF: 1, Right.FEW: 1}


@pytest.mark.parametrize(
    ("clock_s", "month"), [(OCTOBER_S, "2026-10"), (0, "2026-10"), (OCTOBER_S * 2, "2026-10")]
)
def test_a_clock_that_is_beyond_belief_is_not_believed(database: Database, clock_s: int, month: str) -> None:
    hold(database, Lesson({NEVER_STORY: (5, 20)}, at_s=clock_s), OCTOBER_S)
    settled(database, OCTOBER_S + SETTLES_AFTER_S)
    assert [row.month for row in rows(database, SETTLED)] == [month]
