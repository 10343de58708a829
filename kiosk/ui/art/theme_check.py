"""The check of a theme's folder: every problem in it at once, each with file, line and column."""

import io
import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final, TextIO

from PIL import Image

from kiosk.scenario import vocabulary
from kiosk.scenario.model import Place, Rehearse
from kiosk.scenario.nearest import did_you_mean
from kiosk.scenario.problems import Problem, in_order
from kiosk.scenario.report import CheckReport
from kiosk.ui.art import rig
from kiosk.ui.art.cast import CAST
from kiosk.ui.art.document import Frame, document
from kiosk.ui.art.drawing_check import Drawing, check_backdrop, check_marks, read_drawing
from kiosk.ui.art.library import FOLDER, ROOMS
from kiosk.ui.art.printer import drawn
from kiosk.ui.art.theme import ACTS, CARD, POSES, Theme, load_theme, shipped

LARGEST_BYTES: Final = 8 * 1024 * 1024
PLAIN: Final = "plain"
VIEWS: Final = ("attract", "room", "calm")
MARGIN: Final = 16
SEEN_ALPHA: Final = 48


def is_theme(path: Path) -> bool:
    """Whether a path is meant as a theme: a folder with a card, or a folder with one of its tables."""
    return path.is_dir() and any((path / name).exists() for name in (CARD, POSES, ACTS))


def check_theme(folder: Path) -> CheckReport:
    """Look at all of a theme; the report counts its tables and drawings as files."""
    theme = load_theme(folder, None if folder.resolve() == FOLDER.resolve() else shipped())
    problems = list(theme.problems)
    if "clever" in theme.offers:
        problems += _vocabulary(folder, load_theme(folder))
    drawings, total = 0, 0
    for room in (room for room in ROOMS if room in theme.offers):
        paths = sorted((folder / room).glob("*.svg"))
        names = [path.stem for path in paths]
        problems += _names(folder, room, names)
        for path in paths:
            drawing = _checked(path, room, theme)
            problems += drawing.findings.problems
            drawings += 1
            total += path.stat().st_size
    if total > LARGEST_BYTES:
        problems.append(
            _of(folder / CARD, "T17", f"The drawings have {total:,} bytes: at most {LARGEST_BYTES:,}.")
        )
    tables = sum((folder / name).exists() for name in (CARD, "rig.toml", POSES, ACTS))
    return CheckReport(in_order(problems), drawings + tables, 0)


def run_theme_check(folders: Sequence[Path], *, as_json: bool, is_strict: bool, out: TextIO) -> int:
    """Check these themes and write what was found; returns 0 without errors, 1 with one."""
    reports = [check_theme(folder) for folder in folders]
    if as_json:
        out.write(
            json.dumps([json.loads(report.as_json()) for report in reports], ensure_ascii=False, indent=2)
            + "\n"
        )
    else:
        out.writelines(report.as_text().replace(", 0 stories to play", "") for report in reports)
    return max(report.exit_code(is_strict=is_strict) for report in reports)


def _of(path: Path, code: str, message: str) -> Problem:
    return Problem(code, Place(str(path)), message)


def _vocabulary(folder: Path, theme: Theme) -> Iterator[Problem]:
    """What scenarios and rehearsals may ask of the character, and he cannot do."""
    if (folder / POSES).exists():
        for name in vocabulary.POSES:
            if name not in theme.poses:
                yield _of(
                    folder / POSES, "T04", f'The pose "{name}" is missing, which scenarios may ask for.'
                )
    if (folder / ACTS).exists():
        for step in Rehearse:
            if step.value not in theme.acts:
                yield _of(folder / ACTS, "T04", f'The act "{step.value}" is missing, a step of rehearsals.')


def wanted(room: str) -> tuple[str, ...]:
    """The drawings that a room has to hold; a room of parts may hold any."""
    held = {person.holds for person in CAST.values() if person.holds}
    return {
        "clever": rig.LAYER_NAMES,
        "backdrop": (*vocabulary.BACKDROPS, PLAIN),
        "prop": (*vocabulary.PROPS, *sorted(held - set(vocabulary.PROPS))),
        "view": VIEWS,
    }.get(room, ())


def _names(folder: Path, room: str, names: Collection[str]) -> Iterator[Problem]:
    asked = wanted(room)
    if not asked:
        return
    for name in asked:
        if name not in names and name != "shoulders":
            yield _of(folder / room / f"{name}.svg", "T13", f"The drawing {room}/{name}.svg is missing.")
    for name in names:
        if name not in asked:
            near = did_you_mean(name, asked)
            yield _of(folder / room / f"{name}.svg", "T14", f'Nothing asks for a {room} "{name}".{near}')


def _checked(path: Path, room: str, theme: Theme) -> Drawing:
    drawing = read_drawing(path, str(path))
    check_marks(drawing, theme.library.names("part"), theme.paints)
    if room == "backdrop":
        check_backdrop(drawing, vocabulary.STATES)
    if room == "clever" and path.stem in theme.layers and not drawing.findings.problems:
        _check_box(drawing, path.stem, theme)
    return drawing


def _check_box(drawing: Drawing, name: str, theme: Theme) -> None:
    """Whether the drawing of a layer keeps to its box, as it is printed."""
    box, root = theme.layers[name], drawing.root
    if root is None:
        return
    given = [float(value) for value in root.attributes["viewBox"].replace(",", " ").split()]
    if given != [box.x, box.y, box.width, box.height]:
        drawing.report("T16", root, f"The viewBox is not the box of {name} in rig.toml.", "viewBox")
    frame = Frame(
        box.x - MARGIN,
        box.y - MARGIN,
        *(box.width + 2 * MARGIN, box.height + 2 * MARGIN),
        *(round(box.width) + 2 * MARGIN, round(box.height) + 2 * MARGIN),
    )
    svg = document(theme.library.text("clever", name), frame, theme.library)
    with Image.open(io.BytesIO(drawn(svg, frame.width_px, frame.height_px))) as opened:
        alpha = opened.convert("RGBA").getchannel("A").point(lambda value: 255 if value > SEEN_ALPHA else 0)
    seen = alpha.getbbox()
    if seen is None:
        return
    over = max(
        MARGIN - seen[0],
        MARGIN - seen[1],
        seen[2] - frame.width_px + MARGIN,
        seen[3] - frame.height_px + MARGIN,
    )
    if over > 1:
        drawing.report("T16", root, f"The drawing leaves its box by {over} units.", "viewBox")
