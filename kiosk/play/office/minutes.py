"""About how long a round takes: from the words of its stories, and what a class does between them."""

from collections.abc import Sequence
from functools import cache

from kiosk.scenario.model import AgeBand, Beat, Decision, Rehearsal, Scenario
from kiosk.scenario.timing import beat_seconds, line_seconds

BETWEEN_SECONDS = 40
"""Thinking, pressing and turning pages: supposed, not measured."""
USUAL_STORY_SECONDS = 120
CHECK_MINUTES = (6, 8)
"""A quick check, measured: 5:46 for 16 pupils and 7:30 for 30, who file past three times."""


def minutes(catalogue: Sequence[Scenario], ages: AgeBand, stories: int) -> int:
    """Whole minutes for so many stories of a band, the middle one for each; 1 or more."""
    told = sorted(story_seconds(story) for story in catalogue if story.ages is ages)
    each = told[len(told) // 2] + BETWEEN_SECONDS if told else USUAL_STORY_SECONDS
    return max(1, round(stories * each / 60))


@cache
def story_seconds(scenario: Scenario) -> float:
    """The seconds that are spoken on the way of the right answer, from the first word to the end of the what-if."""
    by_id: dict[str, Beat] = {beat.id: beat for beat in scenario.beats}
    total, at = 0.0, scenario.start
    seen: set[str] = set()
    while at in by_id and at not in seen:
        seen.add(at)
        beat = by_id[at]
        total += beat_seconds(scenario, beat)
        if isinstance(beat, Rehearsal):
            break
        at = beat.right if isinstance(beat, Decision) else beat.next
    return total + sum(line_seconds(line, scenario.ages) for line in scenario.what_if.lines)
