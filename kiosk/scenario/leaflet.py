"""A pack's leaflet for parents as values, and as it is told in another language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Protocol

FRONT: Final = "front"
RING: Final = "ring"
SMALL_PRINT: Final = "small-print"
MACHINE: Final = "machine"
NEEDED: Final = (FRONT, RING, SMALL_PRINT, MACHINE)
"""The sections that every leaflet has: its title, whom to ring, its foot, and what is said of a machine's translation."""


class Piece(StrEnum):
    """What a row of a leaflet is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    SAY = "say"
    """Words to say aloud at home."""


@dataclass(frozen=True, slots=True)
class LeafletRow:
    piece: Piece
    text: str


@dataclass(frozen=True, slots=True)
class LeafletSection:
    """`id` is its name for translators; `title` is empty in the small print."""

    id: str
    title: str
    rows: tuple[LeafletRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One side of A4 for parents, in the order of the file."""

    sections: tuple[LeafletSection, ...]

    def section(self, id_: str) -> LeafletSection:
        """The section of that name; an empty one where there is none."""
        return next((one for one in self.sections if one.id == id_), LeafletSection(id_, ""))

    @property
    def body(self) -> tuple[LeafletSection, ...]:
        """What stands between the title and the small print."""
        return tuple(one for one in self.sections if one.id not in {FRONT, SMALL_PRINT, MACHINE})

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Each text with its context, and what translators are told of it."""
        for one in self.sections:
            if one.title:
                yield f"leaflet/{one.id}", one.title, "A heading of the leaflet for parents"
            for row in one.rows:
                yield f"leaflet/{one.id}", row.text, NOTES[row.piece]


NOTES: Final = {
    Piece.PARAGRAPH: "The leaflet for parents",
    Piece.ITEM: "An item of a list in the leaflet for parents",
    Piece.SAY: "Words for parents to say aloud, in the leaflet",
}


class Told(Protocol):
    def text(self, context: str, english: str) -> str:
        """The translation of a text; empty where there is none to show."""


def told_leaflet(leaflet: Leaflet, catalogue: Told) -> Leaflet | None:
    """The leaflet in another language; None where anything of it is not translated: half a leaflet helps nobody."""
    if any(not catalogue.text(context, english) for context, english, _ in leaflet.texts()):
        return None

    def told(section: LeafletSection) -> LeafletSection:
        context = f"leaflet/{section.id}"
        rows = tuple(replace(row, text=catalogue.text(context, row.text)) for row in section.rows)
        return replace(section, title=section.title and catalogue.text(context, section.title), rows=rows)

    return Leaflet(tuple(told(section) for section in leaflet.sections))
