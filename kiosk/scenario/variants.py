"""What is checked of held-back variants: each is of a pair that is there, keeps what was agreed, and changes the rest."""

from collections.abc import Iterable

from kiosk.scenario.model import Place, Scenario
from kiosk.scenario.problems import Problem, Severity


def check_variants(scenarios: tuple[Scenario, ...]) -> tuple[Problem, ...]:
    """Report (L08) variants of no pair or of another band, and those that vary too little or too much."""
    pairs: dict[str, list[Scenario]] = {}
    for scenario in scenarios:
        if not scenario.variant_of:
            pairs.setdefault(scenario.pair, []).append(scenario)
    problems = [_problem(one, pairs.get(one.variant_of)) for one in scenarios if one.variant_of]
    return tuple(problem for problem in problems if problem)


def unvaried(scenarios: Iterable[Scenario]) -> tuple[str, ...]:
    """The pairs that have no held-back variant yet, by id."""
    known = tuple(scenarios)
    varied = {scenario.variant_of for scenario in known}
    return tuple(dict.fromkeys(one.pair for one in known if not one.variant_of and one.pair not in varied))


def opening_backdrop(scenario: Scenario) -> str:
    """The place of a story: the backdrop of its first beat."""
    scene = next((beat.scene for beat in scenario.beats if beat.id == scenario.start), None)
    return scene.backdrop if scene else ""


def _problem(variant: Scenario, halves: list[Scenario] | None) -> Problem | None:
    """What is wrong with a variant of this pair, if anything is."""
    place = variant.place or Place("")
    if halves is None:
        message = f'There is no pair "{variant.variant_of}" in this pack to be a variant of.'
        return Problem("L08", place, message)
    half = next((one for one in halves if one.answer.is_go == variant.answer.is_go), None)
    if half is None:
        return None
    if half.ages is not variant.ages:
        message = f"A variant is for the ages of its pair, {half.ages}, and this one is for {variant.ages}."
        return Problem("L08", place, message)
    if all(_is_same(variant, half)):
        message = "This variant has the person, the place and the lure of its story: a re-visit would only repeat it."
        return Problem("L08", place, message)
    if half.agreed is not variant.agreed:
        message = f'"agreed" is {variant.agreed}, and {half.agreed} in the story that it varies. A variant keeps it.'
        return Problem("L08", place, message, Severity.WARNING)
    return None


def _is_same(one: Scenario, other: Scenario) -> tuple[bool, bool, bool]:
    return (
        one.who is other.who,
        opening_backdrop(one) == opening_backdrop(other),
        one.lure is other.lure,
    )
