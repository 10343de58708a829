"""The rules that every drawing keeps, whoever draws it; each break of one is a problem with its line."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from kiosk.scenario.model import Place
from kiosk.scenario.nearest import did_you_mean
from kiosk.scenario.problems import Findings
from kiosk.ui.art.paints import is_an_answers, is_of_palette

LARGEST_BYTES: Final = 400_000
FORBIDDEN: Final = frozenset(
    {"filter", "text", "tspan", "image", "script", "foreignObject", "style", "animate", "a", "feImage"}
)
PAINTED: Final = ("fill", "stroke", "stop-color", "data-shade", "flood-color", "color")
COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
NO_COLOUR: Final = frozenset({"none", "currentColor", "currentShade", "inherit", "transparent"})
LAYERS: Final = ("sky", "far", "mid", "detail", "ground", "light", "fore", "slot-screen")


@dataclass(frozen=True, slots=True)
class Mark:
    """An element of a drawing as it stands in the file."""

    tag: str
    attributes: Mapping[str, str]
    place: Place


@dataclass(slots=True)
class Drawing:
    """A drawing as it is checked: its marks, and what is found wrong in it."""

    file: str
    findings: Findings
    marks: list[Mark] = field(default_factory=list)

    def report(self, code: str, mark: Mark, message: str, word: str = "") -> None:
        place, width = mark.place, 1
        for number in range(mark.place.line, min(mark.place.line + 12, len(self.findings.source) + 1)):
            start = mark.place.column - 1 if number == mark.place.line else 0
            column = self.findings.source[number - 1].find(word, start) if word else -1
            if column >= 0:
                place, width = Place(place.file, number, column + 1), len(word)
                break
        self.findings.report(code, place, message, width=width)

    @property
    def root(self) -> Mark | None:
        return self.marks[0] if self.marks else None


def read_drawing(path: Path, file: str) -> Drawing:
    """Read a drawing with the place of each of its marks; one that cannot be read has none, and a problem."""
    drawing = Drawing(file, Findings(file))
    try:
        content = path.read_bytes()
        drawing.findings.source = content.decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        drawing.findings.report("T08", Place(file), f"This drawing cannot be read ({error}).")
        return drawing
    if len(content) > LARGEST_BYTES:
        drawing.findings.report(
            "T17", Place(file), f"This drawing has {len(content)} bytes: at most {LARGEST_BYTES}."
        )
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        place = Place(file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        drawing.marks.append(Mark(tag.rpartition(":")[2], attributes, place))

    parser.StartElementHandler = start
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        drawing.marks.clear()
        drawing.findings.report(
            "T08",
            Place(file, error.lineno, error.offset + 1),
            f"This is not XML: {expat.ErrorString(error.code)}.",
        )
    return drawing


def check_marks(drawing: Drawing, parts: Collection[str], paints: tuple[str, ...]) -> None:
    """The rules of every drawing: shapes alone, colours of the palette, each id once, parts that there are."""
    root = drawing.root
    if root is None:
        return
    if root.tag != "svg" or len(root.attributes.get("viewBox", "").split()) != 4:
        drawing.report("T08", root, "The outermost element is to be svg with a viewBox of four numbers.")
    seen: set[str] = set()
    for mark in drawing.marks:
        _check_kind(drawing, mark)
        _check_colours(drawing, mark, paints)
        name = mark.attributes.get("id", "")
        if name and name in seen:
            drawing.report("T11", mark, f'The id "{name}" stands here a second time.', f'"{name}"')
        seen.add(name)
        used = mark.attributes.get("href", "")
        if mark.tag == "use" and used not in parts:
            drawing.report("T12", mark, f'There is no part "{used}".{did_you_mean(used, parts)}', f'"{used}"')


def _check_kind(drawing: Drawing, mark: Mark) -> None:
    if mark.tag in FORBIDDEN:
        drawing.report("T09", mark, f"A drawing has no {mark.tag}.")
    for name, value in mark.attributes.items():
        is_program = name.startswith("on") or name in {"filter", "style"} or name.endswith(":href")
        if is_program or "data:" in value or (name == "href" and mark.tag != "use"):
            drawing.report("T09", mark, f"A drawing has no {name} of this kind.", name)


def _check_colours(drawing: Drawing, mark: Mark, paints: tuple[str, ...]) -> None:
    for name in PAINTED:
        value = mark.attributes.get(name, "none")
        if value in NO_COLOUR or value.startswith("url(#"):
            continue
        if not COLOUR.fullmatch(value):
            drawing.report("T10", mark, f'"{value}" is not a colour such as "#4E9FAE".', f'"{value}"')
        elif is_an_answers(value):
            drawing.report("T10", mark, f"{value} is the colour of an answer, or too near to it.", value)
        elif not is_of_palette(value.upper(), paints):
            drawing.report(
                "T10", mark, f"{value} is not of the palette, nor one of the theme's paints.", value
            )


def check_backdrop(drawing: Drawing, states: Collection[str]) -> None:
    """The layers of a backdrop: those that it needs, and none that nobody would find."""
    root = drawing.root
    if root is None:
        return
    is_indoors = root.attributes.get("data-indoors") == "yes"
    ids = [mark for mark in drawing.marks if "id" in mark.attributes and mark.tag in {"g", "rect"}]
    there = {mark.attributes["id"] for mark in ids}
    for name in ("mid", "ground") if is_indoors else ("far", "mid", "ground"):
        if name not in there:
            drawing.report("T15", root, f'The layer "{name}" is missing.')
    known = (*LAYERS, *(f"state-{state}" for state in states))
    for mark in ids:
        name = mark.attributes["id"]
        is_layer = name.startswith(("state-", "slot-"))
        if is_layer and name not in known:
            drawing.report(
                "T14", mark, f'There is no layer "{name}".{did_you_mean(name, known)}', f'"{name}"'
            )
