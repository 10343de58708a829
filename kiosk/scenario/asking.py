"""Who asks, and with what: whether the pack as a whole teaches that one kind of person is the one to refuse."""

from collections import Counter
from collections.abc import Callable, Iterable

from kiosk.scenario.model import AgeBand, Place, Scenario
from kiosk.scenario.problems import Problem, Severity
from kiosk.scenario.vocabulary import CHILDREN

FEWEST_STORIES = 4
"""Of fewer stories in a band nothing is said: somebody has to be the first."""
MOST_SHARE = 0.5
"""Of a band's stories that one kind of person, or one child, may be in."""


def check_asking(scenarios: tuple[Scenario, ...], file: str) -> tuple[Problem, ...]:
    """Warn (L10) of kinds of people who are only ever gone with, or never, and of those who are in most stories.

    `file` is the pack's card. Held-back variants count: a class meets them too.
    """
    told: list[str] = []
    for ages in AgeBand:
        band = [scenario for scenario in scenarios if scenario.ages is ages]
        if len(band) >= FEWEST_STORIES:
            told += _one_sided(ages, band)
            told += _too_many(ages, band, "who", lambda scenario: (scenario.who,))
            told += _too_many(ages, band, "the child", _children)
    told += _people(scenarios)
    return tuple(Problem("L10", Place(file), message, Severity.WARNING) for message in told)


def roles(scenario: Scenario) -> frozenset[str]:
    """Everybody who is seen in a story."""
    scenes = [beat.scene for beat in scenario.beats if beat.scene]
    return frozenset(figure.role for scene in scenes for figure in scene.cast)


def heat(scenarios: Iterable[Scenario]) -> Counter[tuple[str, str, bool]]:
    """How many stories there are for each who, lure, and whether the answer is Go."""
    return Counter((one.who.value, one.lure.value, one.answer.is_go) for one in scenarios)


def _one_sided(ages: AgeBand, band: list[Scenario]) -> list[str]:
    told = []
    for who in dict.fromkeys(scenario.who for scenario in band):
        going = {scenario.answer.is_go for scenario in band if scenario.who is who}
        if len(going) == 1:
            always = "always a Go" if going == {True} else "never a Go"
            told.append(
                f"At ages {ages} {who} is {always}: children would learn the person and not the plan."
            )
    return told


def _too_many(
    ages: AgeBand, band: list[Scenario], what: str, named: Callable[[Scenario], Iterable[str]]
) -> list[str]:
    counted = Counter(name for scenario in band for name in named(scenario))
    return [
        f"At ages {ages} {what} is {name} in {count} of {len(band)} stories: at most half should have the same."
        for name, count in counted.items()
        if count > MOST_SHARE * len(band)
    ]


def _children(scenario: Scenario) -> Iterable[str]:
    return (role for role in sorted(roles(scenario)) if role in CHILDREN)


def _people(scenarios: tuple[Scenario, ...]) -> list[str]:
    """The grown-ups who are seen in stories that are not a Go and in no others."""
    going, other = (
        Counter(role for one in scenarios if one.answer.is_go is is_go for role in roles(one))
        for is_go in (True, False)
    )
    return [
        f"{role} is only in stories that are not a Go ({count}): give this person a Go too."
        for role, count in sorted(other.items())
        if role not in going and role not in CHILDREN
    ]
