"""Whom Clever looks at while he tells: whoever the word just heard names, else those who are there, else the pupils."""

import math
import re
from collections.abc import Mapping
from typing import Final

Point = tuple[float, float]

DEPTH: Final = 0.22
"""How far the pupils' side of the screen is away, as a share of the stage's width: what is nearer is looked at less askance."""

AT_PUPILS: Final[Point] = (0.0, 0.0)
PUPILS: Final = frozenset({"you", "your", "yours", "we", "us", "our"})
ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "gran": ("gran", "granny", "grandma", "nan", "nana"),
    "grandad": ("grandad", "grandpa", "grandfather"),
    "mum": ("mum", "mummy", "mother"),
    "dad": ("dad", "daddy", "father"),
    "teacher": ("teacher", "miss", "sir"),
    "officer": ("officer", "police"),
    "shopkeeper": ("shopkeeper", "assistant"),
    "neighbour": ("neighbour", "mrs", "mr"),
    "sitter": ("sitter", "babysitter"),
    "aunt": ("aunt", "auntie", "aunty"),
    "teen": ("teenager", "teen", "boy", "girl"),
    "stranger": ("stranger", "man", "woman", "lady", "person", "somebody", "someone"),
}
WORD: Final = re.compile(r"[^\W\d_]+")


def names_of(role: str) -> tuple[str, ...]:
    """The words that mean this role: `grandad`, `grandpa`; `sams-mum` and `stranger-a` by their parts."""
    stem = role.removesuffix("-a").removesuffix("-b").removesuffix("-c")
    return ALIASES.get(stem, (stem, *(part for part in stem.split("-") if part in ALIASES)))


def towards(eyes: Point, goal: Point, width: float) -> Point:
    """Where the pupils go (−1…1, right and up positive) to look from `eyes` at `goal` on a stage of this width, y up."""
    across, up = goal[0] - eyes[0], goal[1] - eyes[1]
    far = math.hypot(across, up, DEPTH * width) or 1.0
    return across / far, up / far


class Regard:
    """Looks for one scene: `heads` by role and `eyes`, where Clever's are, in one measure, y up."""

    def __init__(self, heads: Mapping[str, Point], eyes: Point, width: float) -> None:
        self._by_name: dict[str, Point] = {}
        for role, head in heads.items():
            gaze = towards(eyes, head, width)
            for name in names_of(role):
                self._by_name.setdefault(name, gaze)
        self._middle = AT_PUPILS
        if heads:
            across = sum(x for x, _ in heads.values()) / len(heads)
            up = sum(y for _, y in heads.values()) / len(heads)
            self._middle = towards(eyes, (across, up), width)
        self._text = ""
        self._word: tuple[int, int] | None = None
        self._gaze = AT_PUPILS

    def at(self, text: str, word: tuple[int, int] | None) -> Point:
        """Where to look while `text[start:end]` is heard; None is a silence, in which Clever looks at the pupils.

        Whoever was named last in a line is looked at until somebody else is, or the pupils are: “you”.
        """
        if word is None:
            self._text, self._word = "", None
            return AT_PUPILS
        if word == self._word and text == self._text:
            return self._gaze
        if text != self._text:
            self._text, self._gaze = text, self._middle
        self._word = word
        for found in WORD.findall(text[word[0] : word[1]].lower()):
            if found in PUPILS:
                self._gaze = AT_PUPILS
            elif found in self._by_name:
                self._gaze = self._by_name[found]
        return self._gaze
