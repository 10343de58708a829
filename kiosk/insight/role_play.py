"""Cards to act stories out again, made of the stories' own words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from kiosk.insight.page import RolePlay
from kiosk.scenario.model import Agreed, Line, Rehearsal, Scenario, Telling, Who

FEWEST: Final = 3
MOST: Final = 4
"""Four stand on a side of A4."""
ASKS: Final = {
    Who.FAMILY: "somebody from the family",
    Who.KNOWN_ADULT: "a grown-up they know",
    Who.UNKNOWN_ADULT: "a grown-up they have not met",
    Who.OLDER_CHILD: "an older child",
    Who.PEER: "another child",
    Who.PROFESSIONAL: "a grown-up at work",
    Who.ONLINE: "somebody online",
}
GROWN_UPS: Final = frozenset(
    [
        "mum",
        "dad",
        "nan",
        "gran",
        "grandad",
        "aunt",
        "uncle",
        "cousin",
        "teen",
        "carer",
        "sitter",
        "neighbour",
        "teacher",
        "coach",
        "driver",
        "nurse",
        "paramedic",
        "officer",
        "librarian",
        "shopkeeper",
    ]
)
QUOTED: Final = re.compile(r'"([^"]+)"')


def cards(wanted: Sequence[Scenario], catalogue: Iterable[Scenario]) -> tuple[RolePlay, ...]:
    """Three or four cards: of the stories wanted first, in their order, then of their twins, then of their ages."""
    known = tuple(catalogue)
    pairs = {scenario.pair for scenario in wanted}
    ages = {scenario.ages for scenario in wanted}
    more = [scenario for scenario in known if not scenario.variant_of and scenario.ages in ages]
    twins = [scenario for scenario in known if scenario.pair in pairs]
    several: dict[str, Scenario] = {}
    for scenario in (*wanted, *twins, *more):
        several.setdefault(scenario.id, scenario)
    count = min(max(len({scenario.id for scenario in wanted}), FEWEST), MOST)
    return tuple(card(scenario) for scenario in tuple(several.values())[:count])


def card(scenario: Scenario) -> RolePlay:
    """Who plays whom, what is known, what the one says, and what the other practises."""
    child = child_of(scenario)
    people = [f"One plays {child}." if child else "One plays the child in the story."]
    people.append(f"One plays {ASKS[scenario.who]}, and is friendly.")
    if scenario.decision.check:
        people.append("One plays the grown-up to check with.")
    asked = what_is_said(scenario)
    lines = [*scenario.decision.recap]
    if asked:
        lines.append(f"Say: “{asked}”")
    lines.extend(f"Practise: {line.text}" for line in rehearsed(scenario))
    return RolePlay(scenario.title, tuple(people), tuple(lines))


def child_of(scenario: Scenario) -> str:
    """The name of the child that the story is about: of the children in the cast, the one that the decision names most.

    Empty where no child of the cast is named.
    """
    roles = {
        figure.role.capitalize()
        for beat in scenario.beats
        if beat.scene
        for figure in beat.scene.cast
        if figure.role not in GROWN_UPS
    }
    decision = scenario.decision
    asked = [decision.ask.text, *decision.recap, *([decision.check.ask.text] if decision.check else [])]
    told = [line.text for line in scenario.lines]
    at_decision, anywhere = _words(asked), _words(told)
    named = [(at_decision[role], anywhere[role], role) for role in sorted(roles) if anywhere[role]]
    return max(named)[2] if named else ""


def what_is_said(scenario: Scenario) -> str:
    """The last thing that somebody says before the decision; empty where nobody speaks, or a child's own grown-up does."""
    if scenario.agreed is Agreed.GROWN_UP_IS_HERE:
        return ""
    said = [words for line in _before(scenario) for words in QUOTED.findall(line.text)]
    return re.sub(r",$", ".", said[-1]) if said else ""


def rehearsed(scenario: Scenario) -> tuple[Line, ...]:
    return tuple(line for beat in scenario.beats if isinstance(beat, Rehearsal) for line in beat.lines)


def _before(scenario: Scenario) -> list[Line]:
    """The lines that are told before the decision."""
    found: list[Line] = []
    beat = scenario.beat(scenario.start)
    while isinstance(beat, Telling):
        found.extend(beat.lines)
        beat = scenario.beat(beat.next)
    return found


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", " ".join(texts)))
