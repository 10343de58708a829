"""In which order the letters of a line are drawn, where some run from left to right and some from right to left.

The implicit part of the Unicode bidirectional algorithm (UAX #9: W1–W7, N1–N2, I1–I2, L1–L2). Left out are explicit
embeddings and isolates, which nobody types into a scenario, and bracket pairs (N0), which matter only where a bracket
opens in one direction and closes in the other. One thing is ours: a space between two figures belongs to the number, or a
telephone number such as 0800 1111 would be read as 1111 0800 among Arabic words.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

STRONG: Final = {"L": "L", "R": "R", "AL": "R"}
TO_RIGHT: Final = frozenset({"R", "EN", "AN"})
"""What counts as running from right to left for what stands beside it."""
PASSED_OVER: Final = frozenset({"NSM", "BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start:end` that run in one direction."""

    start: int
    end: int
    is_right_to_left: bool


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    for letter in text:
        direction = STRONG.get(unicodedata.bidirectional(letter))
        if direction:
            return direction == "R"
    return False


def has_right_to_left(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return any(STRONG.get(unicodedata.bidirectional(letter)) == "R" for letter in text)


def levels(text: str, *, is_base_right_to_left: bool) -> list[int]:
    """The embedding level of each character of one paragraph: even runs to the right, odd to the left."""
    base = "R" if is_base_right_to_left else "L"
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    for at in range(1, len(text) - 1):
        if text[at] == " " and text[at - 1].isdecimal() and text[at + 1].isdecimal():
            kinds[at] = "CS"
    kinds = _neutral(_weak(kinds, base), base)
    level = int(is_base_right_to_left)
    found = [_level(kind, level) for kind in kinds]
    for at in range(len(text) - 1, -1, -1):
        if not text[at].isspace():
            break
        found[at] = level
    return found


def in_sight_order(found: Sequence[int], start: int, end: int) -> list[Stretch]:
    """The stretches of one line (characters `start:end` of the paragraph), from the left edge to the right."""
    stretches: list[tuple[int, Stretch]] = []
    for at in range(start, end):
        if stretches and stretches[-1][0] == found[at]:
            before = stretches[-1][1]
            stretches[-1] = (found[at], Stretch(before.start, at + 1, before.is_right_to_left))
        else:
            stretches.append((found[at], Stretch(at, at + 1, bool(found[at] % 2))))
    for level in range(max((one[0] for one in stretches), default=0), 0, -1):
        stretches = _turned(stretches, level)
    return [one[1] for one in stretches]


def _turned(stretches: list[tuple[int, Stretch]], level: int) -> list[tuple[int, Stretch]]:
    """Each run of stretches at this level or above, back to front."""
    turned: list[tuple[int, Stretch]] = []
    run: list[tuple[int, Stretch]] = []
    for one in stretches:
        if one[0] >= level:
            run.insert(0, one)
            continue
        turned += [*run, one]
        run = []
    return turned + run


def _weak(kinds: list[str], base: str) -> list[str]:
    """Numbers and what belongs to them (W1–W7)."""
    found: list[str] = []
    strong = base
    for kind in kinds:
        now = (found[-1] if found else base) if kind in PASSED_OVER else kind
        strong = now if now in {"L", "R", "AL"} else strong
        found.append("AN" if now == "EN" and strong == "AL" else now)
    found = ["R" if kind == "AL" else kind for kind in found]
    for at in range(1, len(found) - 1):
        before, kind, after = found[at - 1 : at + 2]
        if before == after and (kind, before) in {("ES", "EN"), ("CS", "EN"), ("CS", "AN")}:
            found[at] = before
    _join_signs(found)
    found = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in found]
    strong = base
    for at, kind in enumerate(found):
        strong = kind if kind in {"L", "R"} else strong
        if kind == "EN" and strong == "L":
            found[at] = "L"
    return found


def _join_signs(kinds: list[str]) -> None:
    """A sign such as % or £ beside a number belongs to it (W5)."""
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        for at in order:
            beside = kinds[at - 1] if order.step > 0 else kinds[at + 1]
            if kinds[at] == "ET" and beside == "EN":
                kinds[at] = "EN"


def _neutral(kinds: list[str], base: str) -> list[str]:
    """Spaces and signs go with what stands on both sides of them, otherwise with the paragraph (N1, N2)."""
    found = list(kinds)
    at = 0
    while at < len(kinds):
        if kinds[at] in {"L", *TO_RIGHT}:
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] not in {"L", *TO_RIGHT}:
            end += 1
        before = _side(kinds[at - 1]) if at else base
        after = _side(kinds[end]) if end < len(kinds) else base
        found[at:end] = [before if before == after else base] * (end - at)
        at = end
    return found


def _side(kind: str) -> str:
    return "R" if kind in TO_RIGHT else "L"


def _level(kind: str, base: int) -> int:
    if base % 2:
        return base if kind == "R" else base + 1
    return {"L": base, "R": base + 1}.get(kind, base + 2)
