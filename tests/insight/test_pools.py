"""Exact sums: of whole blocks of twelve rounds, three visits and sixty people, and never so that a band is undone."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.answers import PlannedItem
from kiosk.insight.bands import Share
from kiosk.insight.disclosure import Cell
from kiosk.insight.kept import KeptRound
from kiosk.insight.pools import Asker, Part, Presses, keeps_bands, pools
from kiosk.insight.reveal import Reveal, revealed
from tests.insight.classes import Votes, item_of, story, vote

GO = story("lift-from-coach-agreed")
NOT = story("lift-from-coach")
STRANGER = story("the-sack-race")
STORIES = {item_of(scenario): scenario for scenario in (GO, NOT, STRANGER)}
KNOWN_GO, KNOWN_NOT = Part(is_arranged=True, asker=Asker.KNOWN), Part(is_arranged=False, asker=Asker.KNOWN)


def block(count: int = 12, *, visits: int = 4, sides: Votes = (12, 12), start: int = 1) -> list[KeptRound]:
    return [
        vote(
            {item_of(GO): sides, item_of(NOT): (sides[1], sides[0])},
            number=number,
            visit=f"visit-{(number - 1) * visits // 12}",
        )
        for number in range(start, start + count)
    ]


def test_a_whole_block_is_summed_by_side_and_by_who_asks() -> None:
    (pool,) = pools(block(sides=(18, 6)), STORIES)
    assert (pool.first, pool.last, pool.visits) == (1, 12, 4)
    assert pool.parts == {
        KNOWN_GO: Presses(12 * 6, 12 * 24, 3),
        KNOWN_NOT: Presses(12 * 18, 12 * 24, 3),
    }
    assert pool.side(is_arranged=True) == Presses(72, 288, 3)


def test_a_pool_never_grows_so_that_nothing_can_be_taken_from_it() -> None:
    """Eleven rounds are no pool, and a thirteenth changes nothing: no two pools differ by one visit."""
    assert pools(block(11), STORIES) == ()
    whole = pools(block(12), STORIES)
    assert len(whole) == 1
    for more in range(13, 24):
        assert pools(block(more), STORIES) == whole
    assert pools(block(24), STORIES)[0] == whole[0]


def test_a_block_with_a_round_missing_open_or_emptied_is_not_told() -> None:
    rounds = block()
    gone = vote({item_of(GO): (0, 0), item_of(NOT): (0, 0)}, number=5, visit="visit-1")
    going_on = vote({item_of(GO): (12, 12)}, number=5, visit="visit-1", ended=None)
    for changed in (
        [*rounds[:4], *rounds[5:]],
        [*rounds[:4], gone, *rounds[5:]],
        [*rounds[:4], going_on, *rounds[5:]],
    ):
        assert pools(changed, STORIES) == ()


def test_two_visits_are_too_few() -> None:
    assert pools(block(visits=2), STORIES) == ()
    assert len(pools(block(visits=3), STORIES)) == 1


def test_who_answers_many_stories_is_one_person() -> None:
    """Three visits of nineteen are fifty-seven people, though they pressed hundreds of times."""
    assert pools(block(visits=3, sides=(10, 9)), STORIES) == ()
    assert len(pools(block(visits=3, sides=(10, 10)), STORIES)) == 1


def test_fewer_than_ten_are_not_summed() -> None:
    def with_few(go: int, never_go: int) -> list[KeptRound]:
        few = {item_of(GO): (12, 12), item_of(NOT): (12, 12), item_of(STRANGER): (go, never_go)}
        return [vote(few, number=1, visit="visit-0"), *block()[1:]]

    expected = pools(block(), STORIES)
    assert len(expected) == 1
    assert {len(pools(with_few(go, 9 - go), STORIES)) for go in range(10)} == {1}
    assert all(
        pools(with_few(go, few - go), STORIES) == expected for few in range(10) for go in range(few + 1)
    )


def test_a_sum_that_would_undo_the_bands_is_not_told() -> None:
    """All of 24 pupils everywhere: the sum would say of each class that everybody did."""
    assert pools(block(sides=(24, 0)), STORIES) == ()
    assert pools(block(sides=(18, 6)), STORIES) != ()


def test_a_part_of_one_cell_would_be_that_cells_count() -> None:
    lone = {item_of(GO): (12, 12), item_of(NOT): (12, 12), item_of(STRANGER): (6, 18)}
    assert pools([vote(lone, number=1, visit="visit-0"), *block()[1:]], STORIES) == ()


def test_stories_that_are_not_installed_are_left_out() -> None:
    assert pools(block(), {item_of(GO): GO}) == ()


@given(
    some.lists(
        some.sampled_from([10, 12, 13, 20, 21]).flatmap(
            lambda whole: some.tuples(some.just(whole), some.integers(0, whole))
        ),
        min_size=1,
        max_size=4,
    )
)
def test_the_rule_agrees_with_trying_out_all_counts(classes: list[tuple[int, int]]) -> None:
    cells = [Cell("v", PlannedItem("story", 1), whole, part) for whole, part in classes]
    assert keeps_bands(cells) == (min(map(len, tried_out(cells))) >= 2)


def shown(never_go: int, people: int) -> tuple[Share, Reveal | None]:
    return Share.of(never_go, people), revealed(people - never_go, never_go)


def tried_out(cells: Sequence[Cell]) -> list[set[int]]:
    """For each cell the counts that go with all bands, all sizes and the sum: found by trying, not by reckoning."""
    choices = [
        [
            count
            for count in range(cell.people + 1)
            if shown(count, cell.people) == shown(cell.never_go, cell.people)
        ]
        for cell in cells
    ]
    total = sum(cell.never_go for cell in cells)
    fitting = [counts for counts in product(*choices) if sum(counts) == total]
    return [set(column) for column in zip(*fitting, strict=True)]


@pytest.mark.parametrize("part", [21, 24])
def test_nothing_is_said_at_either_end(part: int) -> None:
    """So that from silence nobody can tell which end it was."""
    assert not keeps_bands([Cell("v", PlannedItem("story", 1), 24, part)] * 3)
    assert keeps_bands([Cell("v", PlannedItem("story", 1), 24, part) for part in (21, 22, 24)])
