"""How long a story takes to tell, reckoned from its words at the calibrated pace of the voice.

Over the first eighteen stories the rendered voice speaks 120.3, 134.7 and 134.3 words a minute (2026-11-22).
"""

from typing import Final

from kiosk.scenario.model import AgeBand, Beat, Decision, Line, Rehearsal, Scenario
from kiosk.scenario.wording import count_words

WORDS_A_MINUTE: Final = {AgeBand.A: 120, AgeBand.B: 135, AgeBand.C: 135}
LATEST_DECISION_SECONDS: Final = 60.0
"""A class that only listens for longer is lost before it may press."""


def line_seconds(line: Line, ages: AgeBand) -> float:
    """The seconds from a line's first sound to the end of its act, its pauses among them."""
    spoken = 60 * count_words(line.text) / WORDS_A_MINUTE[ages]
    return spoken + sum(pause.seconds for pause in line.pauses) + line.act_seconds


def beat_seconds(scenario: Scenario, beat: Beat) -> float:
    """The seconds that a beat takes; of a decision the question alone."""
    lines = (beat.ask,) if isinstance(beat, Decision) else beat.lines
    return sum(line_seconds(line, scenario.ages) for line in lines)


def seconds_to_decision(scenario: Scenario) -> float:
    """The seconds from the first word until the question was asked; the whole, where no question is reached."""
    by_id = {beat.id: beat for beat in scenario.beats}
    total, at = 0.0, scenario.start
    seen: set[str] = set()
    while at in by_id and at not in seen:
        seen.add(at)
        beat = by_id[at]
        total += beat_seconds(scenario, beat)
        if isinstance(beat, Decision | Rehearsal):
            break
        at = beat.next
    return total
