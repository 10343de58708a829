"""The fonts that came with the kiosk: which of them draws which letter."""

import logging
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont, features

from kiosk.ui.cmap import letters_of

log = logging.getLogger(__name__)

FONTS: Final = Path(__file__).parent / "fonts"

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class Face:
    """One of the fonts, in Regular and Bold.

    `scale` makes its small letters look as large as Andika's at the same size: the base letters of Bengali, Gurmukhi and
    Gujarati are 0.62 of Noto's size and a small x of Andika 0.50, those of Noto Naskh 0.36. `rise` is how far what is
    drawn over the baseline exceeds what hangs below it, in sizes asked for: half of it lies under the middle of a line.
    """

    stem: str
    scale: float = 1.0
    rise: float = 0.73

    def file(self, *, is_bold: bool) -> Path:
        return FONTS / f"{self.stem}-{'Bold' if is_bold else 'Regular'}.ttf"

    def has(self, letter: str) -> bool:
        return ord(letter) in letters_of(self.file(is_bold=False))


LATIN: Final = Face("Andika")
FACES: Final = (
    LATIN,
    Face("NotoNaskhArabic", 1.15, 0.69),
    Face("NotoSansBengali", 0.95, 0.5),
    Face("NotoSansGurmukhi", 0.95, 0.55),
    Face("NotoSansGujarati", 0.95, 0.58),
    Face("NotoSansTamil", 0.92, 0.48),
)
"""Andika first: Latin and Cyrillic letters and figures look alike wherever they stand."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start:end` that one face draws."""

    start: int
    end: int
    face: Face


def missing_letters(text: str) -> str:
    """The letters of this text that no font of the kiosk can draw, each once."""
    return "".join(dict.fromkeys(letter for letter in text if not letter.isspace() and not _is_known(letter)))


@cache
def _is_known(letter: str) -> bool:
    return _is_unseen(letter) or any(face.has(letter) for face in FACES)


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cf", "Cc"}


@cache
def _face_of(letter: str) -> Face:
    return next((face for face in FACES if face.has(letter)), LATIN)


def main_face(text: str) -> Face:
    """The face of the first letter, which sets the baseline of all."""
    return next((_face_of(letter) for letter in text if letter.isalpha()), LATIN)


def pieces(text: str, start: int, end: int, main: Face) -> list[Piece]:
    """Cut `text[start:end]` where another face must draw.

    Spaces, signs and marks stay in the face before them where it has them, so that shaping sees as much as it can.
    """
    found: list[Piece] = []
    for at in range(start, end):
        letter = text[at]
        before = found[-1].face if found else main
        stays = _stays(letter) and (_is_unseen(letter) or before.has(letter))
        face = before if stays else _face_of(letter)
        if found and found[-1].face == face:
            found[-1] = Piece(found[-1].start, at + 1, face)
        else:
            found.append(Piece(at, at + 1, face))
    return found


def _stays(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in {"L", "N"}


@cache
def has_raqm() -> bool:
    """Whether Pillow can shape: join Arabic letters, build Bengali conjuncts."""
    return bool(features.check("raqm"))


@cache
def opened(face: Face, size_px: int, *, is_bold: bool) -> Font:
    """The face at this size asked for; Pillow's own font where the file is missing or broken."""
    path = face.file(is_bold=is_bold)
    engine = ImageFont.Layout.RAQM if has_raqm() else ImageFont.Layout.BASIC
    try:
        return ImageFont.truetype(str(path), max(1, round(size_px * face.scale)), layout_engine=engine)
    except OSError as error:
        _tell_once(path, str(error))
        return ImageFont.load_default(size_px)


@cache
def _tell_once(path: Path, reason: str) -> None:
    log.error(
        "the font %s cannot be read (%s); Pillow's own is used instead. Install the kiosk again.",
        path,
        reason,
    )


def files() -> Iterable[Path]:
    """Every font file that belongs to the kiosk."""
    return (face.file(is_bold=is_bold) for face in FACES for is_bold in (False, True))
