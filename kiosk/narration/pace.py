"""How fast and how loud Clever speaks: by age band, manner and quiet mode. Measured, not guessed."""

import re
from dataclasses import dataclass

from kiosk.narration.pronunciation import words_of
from kiosk.narration.timeline import Timeline, Word
from kiosk.scenario.model import AgeBand, Line, Manner

BREATH_MS = 300
"""Silence after a line's last sound before its end is told: Clever breathes, and the next caption can be taken in."""

QUIET_DB = -6.0
EFFECTS_DB = -12.0

# espeak-ng 1.51 with +f3 on the core pack's lines, breaths included: 108 gives 120 words a minute, 123 gives 135
# (its own count leaves out the pauses). `bench/narration.py` measures it again.
_ENGINE_RATE = {AgeBand.A: 108, AgeBand.B: 123, AgeBand.C: 123}
_WORDS_A_MINUTE = {AgeBand.A: 120, AgeBand.B: 135, AgeBand.C: 135}
_MANNER_PACE = {Manner.PLAIN: 1.0, Manner.LOUD: 0.95, Manner.THINKING: 0.9}
_MANNER_VOLUME = {Manner.PLAIN: 0.7, Manner.LOUD: 0.9, Manner.THINKING: 0.65}
_QUIET_PACE = 0.9

# Shares of a line's time for the estimate, in letters.
_WORD_LETTERS = 2.0
_STOP_LETTERS = {"sentence": 9.0, "clause": 5.0}


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the engine is set for a line: its own words a minute, and its volume 0.0–1.0."""

    rate: int
    volume: float


def delivery(manner: Manner, ages: AgeBand, *, is_quiet: bool) -> Delivery:
    """The engine's settings for a line; quiet mode speaks slower (its −6 dB are the player's)."""
    return Delivery(round(_ENGINE_RATE[ages] * _pace(manner, is_quiet=is_quiet)), _MANNER_VOLUME[manner])


def estimate(line: Line, ages: AgeBand, *, is_quiet: bool = False) -> Timeline:
    """When each word would be heard, where nothing can be rendered: captions keep the band's pace."""
    spans = list(words_of(line.text))
    wpm = _WORDS_A_MINUTE[ages] * _pace(line.manner, is_quiet=is_quiet)
    letters = [_letters(line.text, spans, index) for index in range(len(spans))]
    ms_a_letter = 60_000 / wpm * len(spans) / sum(letters) if spans else 0.0
    words, at_ms = [], 0.0
    pauses = sorted(line.pauses, key=lambda pause: pause.at)
    for (start, end), share in zip(spans, letters, strict=True):
        while pauses and pauses[0].at <= start:
            at_ms += pauses.pop(0).seconds * 1000
        words.append(Word(start, end, round(at_ms)))
        at_ms += share * ms_a_letter
    at_ms += sum(pause.seconds * 1000 for pause in pauses)
    return Timeline(round(at_ms) + BREATH_MS, tuple(words), is_estimate=True)


def _pace(manner: Manner, *, is_quiet: bool) -> float:
    return _MANNER_PACE[manner] * (_QUIET_PACE if is_quiet else 1.0)


def _letters(text: str, spans: list[tuple[int, int]], index: int) -> float:
    start, end = spans[index]
    after = text[end : spans[index + 1][0]] if index + 1 < len(spans) else ""
    if re.search(r"[.!?…]", after):
        stop = _STOP_LETTERS["sentence"]
    elif re.search(r"[,;:–—]", after):
        stop = _STOP_LETTERS["clause"]
    else:
        stop = 0.0
    return end - start + _WORD_LETTERS + stop
