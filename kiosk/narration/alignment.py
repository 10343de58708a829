"""From the engine's own word marks to the words of the caption."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.narration.pronunciation import Spoken, words_of
from kiosk.narration.timeline import Word


@dataclass(frozen=True, slots=True)
class Mark:
    """The engine reached character `at` of the spoken text when `at_ms` of sound were made."""

    at: int
    at_ms: int


def align(text: str, marks: Sequence[Mark], sound_ms: int) -> tuple[Word, ...]:
    """Every word of the spoken text with its time, in order.

    The engine's marks may point at quotes or commas, come twice for a number, or be missing: espeak reads "of the" as one
    word. A word without a mark shares the time between its neighbours by letters.
    """
    spans = list(words_of(text))
    times = _marked(spans, marks)
    words: list[Word] = []
    for index, (start, end) in enumerate(spans):
        at_ms = times[index]
        if at_ms is None:
            at_ms = _between(spans, times, index, words[-1] if words else None, sound_ms)
        words.append(Word(start, end, min(max(at_ms, words[-1].at_ms if words else 0), sound_ms)))
    return tuple(words)


def to_caption(spoken: Spoken, words: Sequence[Word], caption: str) -> tuple[Word, ...]:
    """The caption's words at the times at which their spoken forms are heard."""
    found: list[Word] = []
    remaining = list(words)
    for start, end in words_of(caption):
        while remaining and spoken.origins[remaining[0].end - 1] < start:
            remaining.pop(0)
        if remaining and spoken.origins[remaining[0].start] < end:
            found.append(Word(start, end, remaining[0].at_ms))
    return tuple(found)


def _marked(spans: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[int | None]:
    times: list[int | None] = [None] * len(spans)
    for mark in marks:
        # A mark on a quote or a bracket belongs to the word that it opens.
        index = next((i for i, (_, end) in enumerate(spans) if mark.at < end), None)
        if index is not None and times[index] is None:
            times[index] = mark.at_ms
    return times


def _between(
    spans: Sequence[tuple[int, int]],
    times: Sequence[int | None],
    index: int,
    previous: Word | None,
    sound_ms: int,
) -> int:
    if previous is None:
        return 0
    following = next((i for i in range(index + 1, len(spans)) if times[i] is not None), None)
    end_ms = times[following] if following is not None else sound_ms
    end_at = spans[following][0] if following is not None else spans[-1][1] + 1
    share = (spans[index][0] - previous.start) / max(1, end_at - previous.start)
    return round(previous.at_ms + share * ((end_ms or 0) - previous.at_ms))
