"""Re-visits: whether a quick check is due, and three stories for it that nobody has seen."""

from collections.abc import Iterable, Sequence
from typing import Final

from kiosk.answers import Had
from kiosk.play.playlist import CHECK_STORIES, shuffled
from kiosk.scenario.model import AgeBand, Scenario
from kiosk.visit import CheckDue

FIRST_MONTHS: Final = (0, 1, 3)
"""From how many whole months after the lesson each check is due: about a week, a month, three months.

Only months are remembered, so that a lesson late in one month is a month ago early in the next.
"""


def check_due(had: Sequence[Had], catalogue: Iterable[Scenario], month: str | None) -> CheckDue | None:
    """Which check is due for a school and year that had these stories; `month` is today's, `2026-09`, or None if unknown.

    It counts from the last lesson, which is the last time that they had a story that is not held back. None where they
    had no lesson, where a check has been made since the due one began, and where no clock can be trusted.
    """
    held_back = {scenario.id for scenario in catalogue if scenario.variant_of}
    lessons = [one for one in had if one.scenario_id not in held_back]
    if month is None or not lessons:
        return None
    last = max(lessons, key=lambda one: one.month)
    ago = _months(last.month, month)
    if not last.is_month_trusted or ago < 0:
        return None
    number = _number(ago)
    checks = [_months(last.month, one.month) for one in had if one.scenario_id in held_back]
    if any(since >= 0 and _number(since) >= number for since in checks):
        return None
    return CheckDue(ago, number)


def check_stories(
    had: Iterable[Had], catalogue: Sequence[Scenario], seed: int, ages: AgeBand | None = None
) -> tuple[Scenario, ...]:
    """Three held-back stories of pairs that they had, unseen, of three pairs, both answers among them.

    The same seed chooses the same ones on every machine. Fewer where there are fewer, and none where no GO is left.
    """
    seen = {one.scenario_id for one in had}
    pairs = {scenario.pair for scenario in catalogue if scenario.id in seen and not scenario.variant_of}
    fresh = [
        scenario
        for scenario in sorted(catalogue, key=lambda one: one.id)
        if scenario.variant_of in pairs and scenario.id not in seen and ages in {None, scenario.ages}
    ]
    in_order = shuffled(fresh, f"{seed}/check")
    go = next((one for one in in_order if one.answer.is_go), None)
    if go is None:
        return ()
    chosen = [go]
    not_go = next((one for one in in_order if not one.answer.is_go and one.variant_of != go.variant_of), None)
    for one in (*([not_go] if not_go else []), *in_order):
        if len(chosen) < CHECK_STORIES and one.variant_of not in {other.variant_of for other in chosen}:
            chosen.append(one)
    return tuple(shuffled(chosen, f"{seed}/order"))


def check_round(
    had: Sequence[Had], catalogue: Sequence[Scenario], seed: int, ages: AgeBand
) -> tuple[Scenario, ...]:
    """What a quick check asks: `check_stories`, and where those are too few other stories of the band that they had not.

    Held-back ones come first, then any other. No two are of one pair, one is a GO and, where there is one, another is
    not. The same seed chooses the same ones on every machine; none where no GO is left.
    """
    chosen = check_stories(had, catalogue, seed, ages)
    seen = {one.scenario_id for one in had}
    unseen = [
        one for one in sorted(catalogue, key=lambda one: one.id) if one.ages is ages and one.id not in seen
    ]
    for is_held_back in (True, False):
        more = [one for one in unseen if bool(one.variant_of) is is_held_back]
        chosen = _filled(chosen, shuffled(more, f"{seed}/more"))
    if not any(one.answer.is_go for one in chosen):
        return ()
    return tuple(shuffled(chosen, f"{seed}/in order"))


def _filled(chosen: Sequence[Scenario], more: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """`chosen` and as many more as there is room for; a place is kept for an answer that is not among them yet."""
    filled = list(chosen)
    for is_go in (True, False):
        if not any(one.answer.is_go is is_go for one in filled):
            kept = filled[: CHECK_STORIES - 1]
            pairs = {_pair(one) for one in kept}
            found = [one for one in more if one.answer.is_go is is_go and _pair(one) not in pairs]
            filled = [*kept, *found[:1]] if found else filled
    missing = 2 - len({one.answer.is_go for one in filled})
    for one in more:
        if len(filled) + missing < CHECK_STORIES and _pair(one) not in map(_pair, filled):
            filled.append(one)
    return tuple(filled)


def _pair(scenario: Scenario) -> str:
    return scenario.variant_of or scenario.pair


def _number(months: int) -> int:
    return sum(months >= first for first in FIRST_MONTHS)


def _months(earlier: str, later: str) -> int:
    return _index(later) - _index(earlier)


def _index(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number)
