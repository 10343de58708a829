"""The drawings of a theme: read once each, by room and name."""

import hashlib
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from kiosk.ui.art.shading import SVG, shade

FOLDER: Final = Path(__file__).parent / "svg"
"""The theme that comes with the kiosk."""

ROOMS: Final = ("clever", "backdrop", "prop", "part", "view")
EMPTY: Final = f'<svg xmlns="{SVG.strip("{}")}"/>'

ET.register_namespace("", SVG.strip("{}"))

log = logging.getLogger(__name__)


class Library:
    """A theme's folder with a room of SVG files for each of `ROOMS`.

    What is missing or cannot be read is taken from `beneath`, the library of the theme that came with the kiosk, and
    told in the log once. `repaint` changes colours of every drawing (`#RRGGBB` to `#RRGGBB`, upper case). Any thread.
    """

    def __init__(
        self,
        folder: Path,
        offers: Iterable[str] = ROOMS,
        *,
        beneath: "Library | None" = None,
        repaint: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self._offers = frozenset(offers)
        self._beneath = beneath
        self._repaint = repaint or {}
        self._kept: dict[tuple[str, str], ET.Element | None] = {}
        self._texts: dict[tuple[str, str], str] = {}
        self._edition = ""

    def names(self, room: str) -> frozenset[str]:
        """What a room holds, readable or not."""
        own = frozenset(path.stem for path in self._files(room))
        return own | self._beneath.names(room) if self._beneath else own

    def has(self, room: str, name: str) -> bool:
        """Whether there is such a drawing, and it can be read."""
        try:
            self.source(room, name)
        except KeyError:
            return False
        return True

    def source(self, room: str, name: str) -> ET.Element:
        """A drawing as written; not to be changed. Raises KeyError where there is none that can be read."""
        found = self._own(room, name)
        if found is None and self._beneath is not None:
            return self._beneath.source(room, name)
        if found is None:
            raise KeyError(f"{room}/{name}")
        return found

    def text(self, room: str, name: str) -> str:
        """What a drawing draws, without its outermost element, still in our own marks; empty where there is none."""
        key = room, name
        if key not in self._texts:
            self._texts[key] = "".join(written(child) for child in self.calm(room, name))
        return self._texts[key]

    def part(self, name: str) -> ET.Element:
        """A part that other drawings use; empty where there is none."""
        return self.calm("part", name)

    def edition(self) -> str:
        """A short name for the whole library as it is now, drawings and drawing code: pictures of another are drawn anew."""
        if not self._edition:
            folders = {self.folder, *((FOLDER.parent,) if self._beneath is None else (self._beneath.folder,))}
            found = (path for folder in folders for path in folder.rglob("*"))
            sources = sorted({path for path in found if path.suffix in {".py", ".svg", ".toml"}})
            self._edition = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
        return self._edition

    def _files(self, room: str) -> list[Path]:
        return list((self.folder / room).glob("*.svg")) if room in self._offers else []

    def calm(self, room: str, name: str) -> ET.Element:
        """A drawing as written, or an empty one where there is none that can be read."""
        try:
            return self.source(room, name)
        except KeyError:
            return ET.fromstring(EMPTY)  # noqa: S314 our own text

    def _own(self, room: str, name: str) -> ET.Element | None:
        key = room, name
        if key not in self._kept:
            self._kept[key] = self._read(room, name) if room in self._offers else None
        return self._kept[key]

    def _read(self, room: str, name: str) -> ET.Element | None:
        path = self.folder / room / f"{name}.svg"
        try:
            text = path.read_text(encoding="utf-8")
            return ET.fromstring(self._painted(text))  # noqa: S314 drawings of a theme that a technician chose
        except (OSError, UnicodeDecodeError, ET.ParseError) as error:
            log.warning("The drawing %s cannot be used (%s): something calm is shown instead.", path, error)
            return None

    def _painted(self, text: str) -> str:
        for colour, instead in self._repaint.items():
            text = text.replace(colour, instead).replace(colour.lower(), instead)
        return text


def written(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode")


def plain(root: ET.Element, library: Library) -> str:
    """A whole document, shaded: plain SVG that any reader draws. Changes `root`."""
    shade(root, library.part)
    return written(root)
