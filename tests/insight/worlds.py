"""Histories of a kiosk as counts, all that is ever put out of them, and other histories that put out the same.

A *world* is twelve visits of one class, now with these away and now with those, in every way of answering. `puts_out` is
everything an outsider may ever hold, letter for letter, read after every round and in the middle of it.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from hardware.events import Side
from kiosk.answers import Had, KeptAnswer, Mode, PlannedItem, Press, RoundEnd
from kiosk.insight.disclosure import Cell
from kiosk.insight.kept import KeptRound
from kiosk.insight.officer import officer_summary
from kiosk.insight.pools import Asker, Part, keeps_bands, pools
from kiosk.insight.remember import to_remember
from kiosk.insight.reveal import changed, counts_alike, revealed
from kiosk.insight.teacher import teacher_page
from kiosk.play.playlist import choose
from kiosk.results.summary import known, report, rows
from kiosk.scenario.model import AgeBand, Scenario
from kiosk.visit import School, VisitPlan, YearGroup
from tests.insight.classes import item_of, presses, stories

ROUNDS = 12
PLAN = VisitPlan(School("123456", "Hilltop"), YearGroup.THREE)
SMALLEST = 10


MOST_TRIES = 100


@dataclass(frozen=True, slots=True, order=True)
class Ballot:
    """One ballot on one story in one round (0…)."""

    round: int
    place: int
    number: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """A round: how it was answered, in what order, and who spoke as one."""

    mode: Mode
    playlist: tuple[Scenario, ...]
    shared: tuple[tuple[Side, ...], ...]


@dataclass(frozen=True, slots=True)
class World:
    """`sizes` is how many pressed in each ballot, which an adversary may know; `never_go` is what is to be hidden."""

    lessons: tuple[Lesson, ...]
    sizes: Mapping[Ballot, int]
    never_go: Mapping[Ballot, int]

    @property
    def rounds(self) -> tuple[KeptRound, ...]:
        return tuple(self.round(index) for index in range(len(self.lessons)))

    def round(self, index: int) -> KeptRound:
        lesson = self.lessons[index]
        press = Press.COUNTED if lesson.mode is Mode.HANDS else Press.OWN
        answers: list[KeptAnswer] = []
        for place, scenario in enumerate(lesson.playlist):
            item = item_of(scenario)
            for number in (1, 2):
                ballot = Ballot(index, place, number)
                never_go = self.never_go.get(ballot, 0)
                go = self.sizes.get(ballot, 0) - never_go
                answers.extend(presses(item, go, never_go, press=press, ballot=number))
            answers.extend(
                KeptAnswer(item.scenario_id, item.scenario_rev, side, None, None)
                for side in lesson.shared[place]
            )
        return KeptRound(
            index + 1,
            f"visit-{index}",
            lesson.mode,
            lesson.playlist[0].ages,
            tuple(item_of(scenario) for scenario in lesson.playlist),
            f"2026-{index % 12 + 1:02}-01T09:30:00Z",
            is_time_trusted=True,
            ended=RoundEnd.FINISHED,
            answers=tuple(answers),
            plan=PLAN,
        )

    def is_small(self, ballot: Ballot) -> bool:
        return self.sizes[ballot] < SMALLEST or self.lessons[ballot.round].mode in {Mode.SOLO, Mode.PASS}


def drawn(rng: Random) -> World:
    """Twelve visits of a class of 10 to 30 that answers somehow, with pupils away, late, or gone before they voted again."""
    ages, size = rng.choice(list(AgeBand)), rng.choice([10, 11, 12, 14, 18, 20, 22, 24, 26, 28, 30])
    chances = {True: rng.random(), False: rng.random()}
    if rng.random() < 0.2:
        chances = {True: rng.choice([0.0, 1.0]), False: rng.choice([0.0, 1.0])}
    lessons, sizes, never_go = [], {}, {}
    for index in range(ROUNDS):
        lessons.append(_lesson(rng, ages))
        there = max(size - rng.choice([0, 0, 1, 1, 2, 3]), 2)
        for ballot, people in _turnout(rng, lessons[-1], index, there):
            chance = chances[lessons[-1].playlist[ballot.place].answer.is_go]
            sizes[ballot] = people
            never_go[ballot] = sum(rng.random() < chance for _ in range(people))
    return World(tuple(lessons), sizes, never_go)


Tells = Callable[[World], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Attack:
    """For each ballot of ten or more, how far off its count is in the farthest other world that puts out the same."""

    apart: Mapping[Ballot, int]

    @property
    def known(self) -> tuple[Ballot, ...]:
        """The ballots whose count may be known for certain: no other world with another count was found."""
        return tuple(ballot for ballot, apart in self.apart.items() if not apart)


def attack(world: World, rng: Random, tells: Tells | None = None, most_tries: int = MOST_TRIES) -> Attack:
    """Look for worlds that tell the same; an adversary cannot rule out any that is found."""
    tell = tells or puts_out
    told = tell(world)
    apart = {ballot: 0 for ballot in world.sizes if not world.is_small(ballot)}
    for tries in range(most_tries):
        if tries > 1 and all(apart.values()):
            break
        other = another(world, rng)
        if tell(other) == told:
            for ballot, farthest in apart.items():
                apart[ballot] = max(farthest, abs(other.never_go[ballot] - world.never_go[ballot]))
    return Attack(apart)


def _lesson(rng: Random, ages: AgeBand) -> Lesson:
    modes = [Mode.VOTE] * 6 + [Mode.HANDS] * 3 + [Mode.CHECK, Mode.CLASS, Mode.TEAMS, Mode.SOLO, Mode.PASS]
    mode = rng.choice(modes)
    playlist = choose(stories(), ages, rng.choice([4, 6]), rng.randrange(10**6))
    voices = {Mode.CLASS: 1, Mode.TEAMS: 2}.get(mode, 0)
    shared = tuple(tuple(rng.choice(list(Side)) for _ in range(voices)) for _ in playlist)
    return Lesson(mode, playlist, shared)


def _turnout(rng: Random, lesson: Lesson, index: int, there: int) -> Iterator[tuple[Ballot, int]]:
    """How many pressed in each ballot: at times a few only, and in the second ballot at times two."""
    if lesson.mode in {Mode.CLASS, Mode.TEAMS}:
        return
    has_second = lesson.mode in {Mode.VOTE, Mode.HANDS} and rng.random() < 0.6
    for place in range(len(lesson.playlist)):
        if lesson.mode in {Mode.SOLO, Mode.PASS}:
            yield Ballot(index, place, 1), rng.choice([1, 2])
            continue
        yield Ballot(index, place, 1), rng.randint(1, 9) if rng.random() < 0.1 else there
        if has_second:
            second = rng.choice([there, there - 1, 2, rng.randint(1, 9)])
            yield Ballot(index, place, 2), max(second, 1)


def puts_out(world: World) -> tuple[str, ...]:
    """All that is ever told: pages, summaries, reports, files, memory and what the screen shows, after every round."""
    rounds, had, told = world.rounds, (), []
    had_before: tuple[Had, ...] = had
    for index, round_ in enumerate(rounds):
        so_far = rounds[: index + 1]
        told.append(str(teacher_page([round_], stories(), had_before)))
        told.append(str(officer_summary([round_], stories(), had_before)))
        told.extend(report(so_far, stories(), SMALLEST, place="here"))
        going_on = (*rounds[:index], replace(round_, ended=None))
        told.extend(report(going_on, stories(), SMALLEST, place="here"))
        told.append(_file(going_on))
        had_before += to_remember([round_])
        told.append(str(had_before))
    told.append(_file(rounds))
    told.extend(_screens(world))
    return tuple(told)


def _file(rounds: tuple[KeptRound, ...]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows(rounds, stories(), SMALLEST))
    return out.getvalue()


def _screens(world: World) -> Iterator[str]:
    """What the class saw of its votes."""
    for ballot, people in sorted(world.sizes.items()):
        if world.lessons[ballot.round].mode in {Mode.SOLO, Mode.PASS}:
            continue
        shown = revealed(people - world.never_go[ballot], world.never_go[ballot], SMALLEST)
        yield f"{ballot}: {shown}"
        first = Ballot(ballot.round, ballot.place, 1)
        if ballot.number == 2:
            go = world.sizes[first] - world.never_go[first]
            yield f"{changed(revealed(go, world.never_go[first], SMALLEST), shown)}"


def parts_of(world: World) -> dict[Part, list[Ballot]]:
    """The first ballots that may be summed, by the part of a pool they belong to."""
    found: dict[Part, list[Ballot]] = {}
    for ballot in sorted(world.sizes):
        if ballot.number == 1 and not world.is_small(ballot):
            scenario = world.lessons[ballot.round].playlist[ballot.place]
            found.setdefault(Part(scenario.answer.is_go, Asker.of(scenario.who)), []).append(ballot)
    return found


def has_pool(world: World) -> bool:
    return bool(pools(world.rounds, known(stories()), SMALLEST))


def another(world: World, rng: Random) -> World:
    """A world that should put out the same: every small group presses anew, others move within what nobody can tell apart.

    Where the sums of a pool are known they are kept. Not every ballot moves each time.
    """
    sizes, counts = dict(world.sizes), dict(world.never_go)
    for ballot, people in world.sizes.items():
        if world.is_small(ballot):
            sizes[ballot] = rng.randint(1, 9) if world.sizes[ballot] < SMALLEST else people
            counts[ballot] = rng.randint(0, sizes[ballot])
        elif ballot.number == 2:
            counts[ballot] = _farthest(world, ballot, rng)
    is_summed = has_pool(world)
    for ballots in parts_of(world).values():
        if is_summed:
            _swap(world, ballots, counts, rng)
        elif _is_undone(world, ballots) and len(ballots) > 1:
            counts.update({ballot: _mirrored(world, ballot) for ballot in ballots})
        else:
            counts.update({ballot: _farthest(world, ballot, rng) for ballot in ballots})
    return World(world.lessons, sizes, counts)


def _alike(world: World, ballot: Ballot) -> range:
    return counts_alike(world.never_go[ballot], world.sizes[ballot])


def _farthest(world: World, ballot: Ballot, rng: Random) -> int:
    """Another count that is told alike: the one farthest off, or now and then any other."""
    alike, own = _alike(world, ballot), world.never_go[ballot]
    if rng.random() < 0.3:
        return rng.choice([count for count in alike if count != own])
    return max(alike, key=lambda count: abs(count - own))


def _mirrored(world: World, ballot: Ballot) -> int:
    alike = _alike(world, ballot)
    return alike[0] + alike[-1] - world.never_go[ballot]


def _is_undone(world: World, ballots: list[Ballot]) -> bool:
    item = PlannedItem("any", 1)
    return not keeps_bands(
        [Cell("v", item, world.sizes[ballot], world.never_go[ballot]) for ballot in ballots]
    )


def _swap(world: World, ballots: list[Ballot], counts: dict[Ballot, int], rng: Random) -> None:
    """Move ballots in pairs, one up and one down by the same, so that the sum stays."""
    left = list(ballots)
    rng.shuffle(left)
    while left:
        one = left.pop()
        for other in left:
            steps = _steps(world, one, other)
            if steps:
                step = rng.choice(steps)
                counts[one] += step
                counts[other] -= step
                left.remove(other)
                break


def _steps(world: World, one: Ballot, other: Ballot) -> list[int]:
    up, down = _alike(world, one), _alike(world, other)
    return [
        step
        for step in range(-len(up), len(up) + 1)
        if step and world.never_go[one] + step in up and world.never_go[other] - step in down
    ]
