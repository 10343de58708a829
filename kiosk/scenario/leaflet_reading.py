"""leaflet.txt to a leaflet: what is wrong is told with its line (P11), and nothing is raised."""

import re
from typing import Final

from kiosk.scenario.leaflet import NEEDED, Leaflet, LeafletRow, LeafletSection, Piece
from kiosk.scenario.model import Place
from kiosk.scenario.problems import Findings
from kiosk.scenario.source import lines_of

LEAFLET_FILE: Final = "leaflet.txt"
FORMAT: Final = "clever-leaflet/1"
HEADING: Final = re.compile(r"\[([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\](?: +(\S.*))?")
SIGNS: Final = {"- ": Piece.ITEM, "> ": Piece.SAY}
LONGEST_ROW: Final = 240
LONGEST_LEAFLET: Final = 2400
"""Letters: in a language with words two fifths longer, one side of A4 still holds them at a size that can be read."""
CODE: Final = "P11"


def read_leaflet(text: str, findings: Findings) -> Leaflet | None:
    """The leaflet; None where there is an error.

    The first row is `clever-leaflet/1`. `[id] Heading` begins a section; after it each row is a paragraph, with `- ` an
    item of a list, with `> ` words to say aloud. Empty rows, and those that start with #, are passed over.
    """
    reader = _Reader(findings)
    findings.source = lines_of(text)
    before = len(findings.problems)
    for number, line in enumerate(findings.source, start=1):
        if line.strip() and not line.startswith("#"):
            reader.read(number, line.strip())
    reader.end()
    return None if len(findings.problems) > before else Leaflet(tuple(reader.sections()))


class _Reader:
    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._is_begun = False
        self._found: dict[str, tuple[str, list[LeafletRow]]] = {}
        self._open: list[LeafletRow] | None = None

    def read(self, number: int, line: str) -> None:
        if not self._is_begun:
            self._is_begun = True
            if line != FORMAT:
                self._tell(number, f"The first row of a leaflet is {FORMAT}.", line)
            if not line.startswith("["):
                return
        heading = HEADING.fullmatch(line)
        if heading:
            self._begin(number, heading[1], heading[2] or "")
        elif line.startswith("["):
            self._tell(
                number, "A section begins with [its-name] and its heading: small letters, hyphens.", line
            )
        else:
            self._row(number, line)

    def _begin(self, number: int, id_: str, title: str) -> None:
        if id_ in self._found:
            self._tell(number, f'There is a section "{id_}" already.', id_)
        self._open = []
        self._found[id_] = (title, self._open)

    def _row(self, number: int, line: str) -> None:
        sign = line[:2] if line[:2] in SIGNS else ""
        text = line.removeprefix(sign).strip()
        if self._open is None:
            self._tell(
                number, "This row belongs to no section: begin one with [its-name] and its heading.", line
            )
        elif len(text) > LONGEST_ROW:
            self._tell(number, f"This row has {len(text)} letters: {LONGEST_ROW} are the most.", line)
        else:
            self._open.append(LeafletRow(SIGNS.get(sign, Piece.PARAGRAPH), text))

    def end(self) -> None:
        """Tell of what the leaflet as a whole lacks."""
        if not self._is_begun:
            self._tell(1, "There is nothing in this leaflet.", "")
            return
        for id_ in NEEDED:
            if id_ not in self._found:
                self._tell(1, f'There is no section "{id_}", which every leaflet has.', "")
        letters = sum(len(text) for section in self.sections() for _, text, _ in Leaflet((section,)).texts())
        if letters > LONGEST_LEAFLET:
            told = f"The leaflet has {letters} letters: {LONGEST_LEAFLET} are the most that one side of A4 holds."
            self._tell(1, told, "")

    def sections(self) -> list[LeafletSection]:
        return [LeafletSection(id_, title, tuple(rows)) for id_, (title, rows) in self._found.items()]

    def _tell(self, number: int, message: str, what: str) -> None:
        self._findings.report(CODE, Place(self._findings.file, number), message, width=len(what))
