"""What is checked of a whole pack: whether balanced rounds can be made of it, for each age band."""

from kiosk.scenario.model import AgeBand, Place, Scenario
from kiosk.scenario.problems import Problem, Severity

FEWEST_PAIRS = 3
"""A round of six takes both stories of three pairs."""
LEAST_GO, MOST_GO = 0.4, 0.6
SLACK = 1
"""The what-ifs that keep the answer may miss half of a band by one."""


def check_coverage(scenarios: tuple[Scenario, ...], file: str) -> tuple[Problem, ...]:
    """Report (L09) the bands of which no balanced round can be made. `file` is the pack's card.

    Held-back variants are not counted: an ordinary round has none of them.
    """
    place = Place(file)
    problems: list[Problem] = []
    for ages in AgeBand:
        band = [scenario for scenario in scenarios if scenario.ages is ages and not scenario.variant_of]
        pairs = len({scenario.pair for scenario in band})
        if 0 < pairs < FEWEST_PAIRS:
            # A pack that is begun is no broken one: its stories play beside those of other packs.
            message = f"Ages {ages} have {_count(pairs, 'pair')}. A round of six needs {FEWEST_PAIRS}."
            problems.append(Problem("L09", place, message, Severity.WARNING))
        elif band:
            problems += (Problem("L09", place, message) for message in _band(ages, band))
    return tuple(problems)


def _band(ages: AgeBand, band: list[Scenario]) -> list[str]:
    told: list[str] = []
    going = sum(scenario.answer.is_go for scenario in band)
    if not LEAST_GO <= going / len(band) <= MOST_GO:
        told.append(f"At ages {ages} {going} of {len(band)} stories are a Go. Between 40 and 60 % should be.")
    return told + _what_ifs(ages, band)


def _what_ifs(ages: AgeBand, band: list[Scenario]) -> list[str]:
    told: list[str] = []
    same = [scenario for scenario in band if _is_same(scenario)]
    if abs(len(same) - len(band) / 2) > SLACK:
        told.append(
            f"At ages {ages} {len(same)} of {len(band)} what-ifs keep the answer of their story. "
            "Half of them should, or one more or less: otherwise the twist can be told beforehand."
        )
    for is_go, name in ((True, "a Go"), (False, "not a Go")):
        of_kind = [scenario for scenario in band if scenario.answer.is_go is is_go]
        kept = sum(_is_same(scenario) for scenario in of_kind)
        if len(of_kind) >= 2 and kept in {0, len(of_kind)}:
            every = "every" if kept else "no"
            told.append(
                f"At ages {ages} {every} what-if keeps the answer where the story is {name}: "
                "it can be told from the story."
            )
    return told


def _is_same(scenario: Scenario) -> bool:
    """Whether the what-if is pressed as its story is: Never Go and check-first are one button."""
    return scenario.what_if.answer.is_go == scenario.answer.is_go


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
