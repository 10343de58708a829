"""Text broken into lines where the sense breaks, and into pages of a few lines that turn with the voice."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.ui.measure import Widths

LONELY: Final = 0.1
"""What a line of one word costs, beside how uneven it is."""
TIED: Final = r"[\S\u00a0\u202f]"
"""A letter, or one of the spaces that a line is not broken at: French has one before its question marks."""
WORD: Final = re.compile(rf"NEVER GO{TIED}*|Never Go{TIED}*|0800 1111{TIED}*|{TIED}+")
"""What stays on one line: a word, an answer's name, a telephone number."""
ENDS: Final = ".!?:…؟۔।"
COMMAS: Final = ",;–،؛"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start:end` of the whole text, as one drawn line."""

    start: int
    end: int


def words_of(text: str) -> list[Span]:
    """What a line may be broken between."""
    return [Span(*found.span()) for found in WORD.finditer(text)]


def greedy(setting: Widths, words: Sequence[Span], width: float) -> list[Span]:
    """Each line as full as can be; a word that is too wide has a line of its own."""
    text = setting.text
    lines: list[Span] = []
    for word in words:
        is_new = bool(lines) and "\n" in text[lines[-1].end : word.start]
        if lines and not is_new and setting.width(lines[-1].start, word.end) <= width:
            lines[-1] = Span(lines[-1].start, word.end)
        else:
            lines.append(word)
    return lines


def lines_of(setting: Widths, width: float) -> list[Span]:
    """As few lines as fit `width` pixels, broken where the sense breaks, no word left alone on the last line.

    The author's own line breaks stay, and what is between two of them is broken by itself.
    """
    lines: list[Span] = []
    for words in _paragraphs(setting.text):
        full = greedy(setting, words, width)
        lines += full if len(full) < 2 else _even(setting, words, width, len(full))
    return lines


def _paragraphs(text: str) -> list[list[Span]]:
    """The words between the author's line breaks."""
    found: list[list[Span]] = []
    end = 0
    for word in words_of(text):
        if not found or "\n" in text[end : word.start]:
            found.append([])
        found[-1].append(word)
        end = word.end
    return found


def _even(setting: Widths, words: Sequence[Span], width: float, count: int) -> list[Span]:
    """The best way to set these words on exactly `count` lines: even, and broken where the sense breaks."""
    best: list[dict[int, tuple[float, list[Span]]]] = [{0: (0.0, [])}]
    for _ in range(count):
        reached: dict[int, tuple[float, list[Span]]] = {}
        for first, (cost, lines) in best[-1].items():
            for last in range(first, len(words)):
                span = Span(words[first].start, words[last].end)
                long = setting.width(span.start, span.end)
                if long > width and last > first:
                    break
                worse = cost + (1 - long / width) ** 2
                worse -= 0.0 if last + 1 == len(words) else sense(setting.text, span.end)
                worse += LONELY if last == first else 0.0
                if last + 1 not in reached or worse < reached[last + 1][0]:
                    reached[last + 1] = (worse, [*lines, span])
        best.append(reached)
    found = best[-1].get(len(words))
    return found[1] if found else greedy(setting, words, width)


def sense(text: str, end: int) -> float:
    """How well a line may end before the character `end`: best after a sentence, well after a comma."""
    last = text[end - 1]
    return 0.3 if last in ENDS else 0.12 if last in COMMAS else 0.0


def pages_of(setting: Widths, width: float, lines_a_page: int) -> list[Span]:
    """As few pages as hold the text at this width, turned where the sense breaks, none with a single word.

    A word that is wider than the page still has its place: whoever draws the page makes it smaller.
    """
    words = words_of(setting.text)
    best: dict[int, tuple[float, list[Span]]] = {0: (0.0, [])}
    for first in range(len(words)):
        if first not in best:
            continue
        cost, pages = best[first]
        for last in range(first, len(words)):
            if len(greedy(setting, words[first : last + 1], width)) > lines_a_page and last > first:
                break
            span = Span(words[first].start, words[last].end)
            # A page more costs more than any number of turns amid a sentence.
            worse = cost + 10 - sense(setting.text, span.end) + (1.0 if last == first else 0.0)
            worse += ((last + 1 - first) / len(words)) ** 2
            if last + 1 not in best or worse < best[last + 1][0]:
                best[last + 1] = (worse, [*pages, span])
    return best[len(words)][1] if words else []
