"""The drawings in `svg/`: read once each, by room and name."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from kiosk.ui.art.shading import SVG, shade

FOLDER: Final = Path(__file__).parent / "svg"

ET.register_namespace("", SVG.strip("{}"))


def names(room: str) -> frozenset[str]:
    """What a room of the library holds: `backdrop`, `part`, `view`, `prop` or `clever`."""
    return frozenset(path.stem for path in (FOLDER / room).glob("*.svg"))


@cache
def source(room: str, name: str) -> ET.Element:
    """A drawing as written; not to be changed. Raises KeyError where there is none."""
    if name not in names(room):
        raise KeyError(f"{room}/{name}")
    return ET.parse(FOLDER / room / f"{name}.svg").getroot()  # noqa: S314 our own files


@cache
def edition() -> str:
    """A short name for the whole library as it is now, drawings and drawing code: pictures of another are drawn anew."""
    sources = sorted(path for path in FOLDER.parent.rglob("*") if path.suffix in {".py", ".svg"})
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]


def part(name: str) -> ET.Element:
    return source("part", name)


@cache
def text(room: str, name: str) -> str:
    """What a drawing draws, without its outermost element, still in our own marks."""
    return "".join(written(child) for child in source(room, name))


def written(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode")


def plain(root: ET.Element) -> str:
    """A whole document, shaded: plain SVG that any reader draws. Changes `root`."""
    shade(root, part)
    return written(root)
