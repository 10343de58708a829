"""An adversary who asks for every page with every combination of filters, and knows who was in which class.

What is shown, for worlds drawn by a seed: for every ballot of ten and more there is another world in which that ballot has
another count and everything that the hub tells is the same, letter for letter. So no filter, no difference between two filters and
no combination of them gives a count away. In that other world every smaller group pressed otherwise, too.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from random import Random

import pytest
import sqlalchemy as sa

from hub.database import Database
from hub.figures.filters import Asked
from hub.figures.rightness import by, by_area, by_month, by_story
from hub.figures.stories import known_stories
from hub.figures.visits import rounds_of_visit, visits_of_school
from hub.figures.whole import indices, kinds
from hub.schema import POOLS, ROLLUPS, ROUNDS, SETTLED, TALLIES, TOLD, VISITS
from kiosk.insight.reveal import counts_alike
from tests.hub.lessons import OCTOBER_S, Lesson, hold, keep_bundled_stories, keep_school, settled

AREAS = ("", "London", "Camden", "Hackney", "Kent")
STORIES = ("planned-tea", "lift-from-coach", "grandad-planned", "puppy-agreed")
URNS = {"100001": ("Camden", "London"), "100002": ("Hackney", "London"), "100003": ("Kent", "South East")}
NEXT_MONTH_S = OCTOBER_S + 31 * 86_400
World = tuple[Lesson, ...]
Cell = tuple[int, str]
"""The place of a lesson, and a story."""


def drawn(rng: Random, stories: tuple[str, ...]) -> World:
    """A block of twelve rounds that may be pooled, and six of another kiosk; three of all are small."""
    lessons = []
    for place in range(18):
        is_small = place in {13, 15, 17}
        whole = rng.randint(3, 9) if is_small else rng.randint(20, 30)
        votes = {story: (whole - count, count) for story in stories if (count := rng.randint(0, whole)) >= 0}
        lessons.append(
            Lesson(
                votes,
                number=place % 12 + 1,
                year=rng.choice(("3", "4")),
                language=rng.choice(("en", "pl")),
                urn=rng.choice(tuple(URNS)),
                at_s=rng.choice((OCTOBER_S, NEXT_MONTH_S)),
                kiosk=("a" if place < 12 else "b") * 26,
            )
        )
    return tuple(lessons)


def put_out(database: Database, world: World) -> tuple[str, ...]:
    """Everything that the hub tells of a world, over all combinations of filters."""
    with database.writing() as connection:
        for table in (POOLS, TALLIES, TOLD, SETTLED, ROLLUPS, ROUNDS, VISITS):
            connection.execute(sa.delete(table))
    visits = [(lesson.kiosk, hold(database, lesson, OCTOBER_S)) for lesson in world]
    settled(database, NEXT_MONTH_S * 2)
    with database.reading() as connection:
        stories = known_stories(connection)
        told: list[object] = [rounds_of_visit(connection, *visit, stories) for visit in visits]
        told += [visits_of_school(connection, urn) for urn in URNS]
        for first, last in (("2026-10", "2026-10"), ("2026-11", "2026-11"), ("2026-10", "2026-11")):
            told.append(indices(connection, first, last))
            for area, year, language in product(AREAS, ("", "3", "4"), ("", "en", "pl")):
                asked = Asked("", first, last, area, year, language)
                told += [by_story(connection, asked, stories), by_month(connection, asked, stories)]
                told += [by_area(connection, asked, stories), kinds(connection, asked)]
                told += [by(connection, "language", story, asked, stories) for story in STORIES[:1]]
    return tuple(repr(sorted(one.items(), key=repr) if isinstance(one, dict) else one) for one in told)


def changed(world: World, cell: Cell, by_presses: int) -> World:
    place, story = cell
    go, never_go = world[place].votes[story]
    votes = {**world[place].votes, story: (go - by_presses, never_go + by_presses)}
    return (*world[:place], replace(world[place], votes=votes), *world[place + 1 :])


def may_change(world: World, cell: Cell, by_presses: int) -> bool:
    go, never_go = world[cell[0]].votes[cell[1]]
    return never_go + by_presses in counts_alike(never_go, go + never_go)


def with_small_ones_otherwise(world: World) -> World:
    return tuple(
        replace(lesson, votes={story: (1, sum(votes) - 1) for story, votes in lesson.votes.items()})
        if sum(next(iter(lesson.votes.values()))) < 10
        else lesson
        for lesson in world
    )


def others(world: World, cell: Cell, sides: dict[str, object]) -> Iterator[World]:
    """Worlds in which this ballot has another count, and the sum over its block's part is the same."""
    place, story = cell
    for step in (1, -1):
        if not may_change(world, cell, step):
            continue
        one = changed(world, cell, step)
        if place >= 12:
            yield one
        for other in product(range(12), sides):
            if (
                place < 12
                and other != cell
                and sides[other[1]] == sides[story]
                and may_change(world, other, -step)
            ):
                yield changed(one, other, -step)
                break


@pytest.fixture
def sides(database: Database) -> dict[str, object]:
    """The stories of the attack, each with what it is summed with: whether it was arranged, and who asks."""
    keep_bundled_stories(database)
    for urn, (area, region) in URNS.items():
        keep_school(database, urn, f"School {urn}", area, region)
    with database.reading() as connection:
        known = known_stories(connection)
    found = {
        item.scenario_id: (story.answer.is_go, story.who)
        for item, story in known.items()
        if item.scenario_rev == 1
    }
    arranged = [id_ for id_, (is_go, who) in found.items() if is_go and who.value == "known-adult"][:2]
    not_arranged = [id_ for id_, (is_go, who) in found.items() if not is_go and who.value == "known-adult"][
        :2
    ]
    return {id_: found[id_] for id_ in (*arranged, *not_arranged)}


def pooled(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(POOLS)).scalar_one()


def test_no_combination_of_filters_gives_a_count_away(database: Database, sides: dict[str, object]) -> None:
    rng = Random(7)
    world = drawn(rng, tuple(sides))
    told = put_out(database, world)
    assert pooled(database) > 0
    cells = [
        (place, story)
        for place, lesson in enumerate(world)
        for story, votes in lesson.votes.items()
        if sum(votes) >= 10
    ]
    for cell in rng.sample(cells, 8):
        assert any(
            put_out(database, with_small_ones_otherwise(other)) == told
            for other in others(world, cell, sides)
        ), cell


def sum_of_year(world: World) -> int:
    return sum(votes[1] for lesson in world for votes in lesson.votes.values() if lesson.year == "3")


def sum_of_kiosk(world: World) -> int:
    return sum(votes[1] for lesson in world for votes in lesson.votes.values() if lesson.kiosk[0] == "b")


def all_alike(world: World) -> list[bool]:
    return [0 in votes for lesson in world for votes in lesson.votes.values()]


@pytest.mark.parametrize("leak", [sum_of_year, sum_of_kiosk, all_alike])
def test_the_adversary_finds_what_is_told_besides(
    database: Database, sides: dict[str, object], leak: Callable[[World], object]
) -> None:
    """Else nothing was attacked."""
    world = (
        *drawn(Random(7), tuple(sides))[:-1],
        Lesson(dict.fromkeys(sides, (0, 25)), number=6, kiosk="b" * 26),
    )
    cells = [(place, story) for place in (12, 14, 16, 17) for story in sides]
    known = [
        cell for cell in cells if all(leak(other) != leak(world) for other in others(world, cell, sides))
    ]
    assert known
