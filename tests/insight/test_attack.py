"""An adversary who holds everything that is ever put out, and counted every class.

The adversary knows the rules and this program, which stories were played and how, how many pressed in each ballot of ten and
more, and has every page, summary, report, file, memory and screen of twelve visits of one class, read after each
round and in the middle of it. What is shown, for every world drawn (`bench.attack` draws ten thousand visits):

1. For every ballot of ten or more there is another world in which *that* ballot has another count, everybody was there as
   before, and everything put out is the same letter for letter. So no count can be worked out, whatever the method.
2. In that other world every group of fewer than ten, and every single child, pressed otherwise and in other numbers. So
   nothing that is put out depends on what they press.

It is not shown that somebody who also knows what all but one pupil pressed learns nothing of the last one.
"""

from dataclasses import replace
from random import Random

import pytest

from hardware.events import Side
from kiosk.answers import Mode
from kiosk.insight.disclosure import told_of_item
from tests.insight.classes import item_of, story, vote
from tests.insight.worlds import Ballot, Lesson, Tells, World, attack, drawn, has_pool, parts_of, puts_out


def sum_until(world: World, rounds: int) -> int:
    return sum(count for ballot, count in world.never_go.items() if ballot.round < rounds)


def small_count(world: World) -> int:
    return sum(count for ballot, count in world.never_go.items() if world.is_small(ballot))


LEAKS: dict[str, Tells] = {
    "a count": lambda world: (str(next(iter(world.never_go.values()))),),
    "two sums that differ by one visit": lambda world: (str(sum_until(world, 11)), str(sum_until(world, 12))),
    "a sum over few": lambda world: (str(small_count(world)),),
    "that all chose the same": lambda world: (
        str([count in {0, world.sizes[ballot]} for ballot, count in world.never_go.items()]),
    ),
}


@pytest.mark.parametrize("seed", range(8))
def test_no_count_and_nothing_of_few_can_be_worked_out_of_all_that_is_put_out(seed: int) -> None:
    rng = Random(seed)
    world = drawn(rng)
    found = attack(world, rng)
    assert len(found.apart) > 0
    assert found.known == ()


def test_worlds_are_drawn_with_pools_small_groups_and_every_mode() -> None:
    """Else nothing was attacked."""
    worlds = [drawn(Random(seed)) for seed in range(30)]
    assert sum(has_pool(world) for world in worlds) >= 3
    assert {lesson.mode for world in worlds for lesson in world.lessons} == set(Mode)
    assert all(any(world.is_small(ballot) for ballot in world.sizes) for world in worlds)
    assert any(
        ballot.number == 2 and not world.is_small(ballot) for world in worlds for ballot in world.sizes
    )
    assert all(len(parts_of(world)) >= 2 for world in worlds)


@pytest.mark.parametrize("leak", LEAKS)
def test_the_attack_finds_a_leak_where_there_is_one(leak: str) -> None:
    """Whatever is told besides what may be told, something is known for certain in most worlds."""
    found = 0
    for seed in range(4):
        rng = Random(seed)
        world = drawn(rng)
        found += bool(attack(world, rng, lambda one: (*puts_out(one), *LEAKS[leak](one)), 4).known)
    assert found >= 3


def one_lesson(sizes: dict[int, int], never_go: dict[int, int]) -> World:
    """One story in one round; by ballot how many there were and how many chose NEVER GO."""
    lesson = Lesson(Mode.VOTE, (story("lift-from-coach"),), ((),))
    return World(
        (lesson,),
        {Ballot(0, 0, number): people for number, people in sizes.items()},
        {Ballot(0, 0, number): count for number, count in never_go.items()},
    )


@pytest.mark.parametrize("first", range(13))
def test_twelve_and_then_two_tells_nothing_of_the_two(first: int) -> None:
    told = {puts_out(one_lesson({1: 12, 2: 2}, {1: first, 2: second})) for second in range(3)}
    assert len(told) == 1


@pytest.mark.parametrize("first", range(25))
@pytest.mark.parametrize("second", range(0, 26, 5))
def test_a_class_and_then_the_same_with_one_more_leaves_both_counts_open(first: int, second: int) -> None:
    """For what was put out of both, there are two counts or more for either: the newcomer pressed either way."""
    item = item_of(story("lift-from-coach"))

    def told(one: int, two: int) -> tuple[object, ...]:
        before = vote({item: (24 - one, one)}, number=1, visit="a")
        after = vote({item: (25 - two, two)}, number=2, visit="b")
        return tuple(told_of_item(round_, item) for round_ in (before, after))

    seen = told(first, second)
    assert sum(told(one, second) == seen for one in range(25)) >= 3
    assert sum(told(first, two) == seen for two in range(26)) >= 3


@pytest.mark.parametrize("side", Side)
def test_a_class_that_all_chose_the_same_looks_like_one_where_some_did_not(side: Side) -> None:
    world = one_lesson({1: 24}, {1: 24 if side is Side.NEVER_GO else 0})
    near = replace(world, never_go={Ballot(0, 0, 1): 22 if side is Side.NEVER_GO else 2})
    assert puts_out(world) == puts_out(near)
