"""The printing press: SVG in, PNG on disk out, each printed once and kept."""

import contextlib
import hashlib
import io
import logging
import os
import tempfile
import threading
import time
from pathlib import Path
from typing import Final

from PIL import Image, ImageFilter, UnidentifiedImageError

from kiosk.ui.art import cutout, printer
from kiosk.ui.art.cutout import Cutout

ART_VERSION: Final = 1
"""Counted up when the same SVG would come out differently (shading, edges)."""

LARGE_PIXELS: Final = 256 * 256
"""From here on a picture takes long enough to be felt."""

MOST_BYTES: Final = 300 * 1024 * 1024
"""How much the pictures on disk may take together. All of a pack at one size are about 60 MB."""
SWEEP_EVERY_BYTES: Final = 32 * 1024 * 1024
USED_AGAIN_SECONDS: Final = 24 * 3600
"""A picture's time is when it was last used, to the day: a card is not written to for each look at a picture."""

SPARE: Final = "clever-kiosk-art-"
MEMORY: Final = Path("/dev/shm")  # noqa: S108  (mkdtemp makes a folder of our own in it)

log = logging.getLogger(__name__)


class Press:
    """Prints SVG text to PNG files in `folder`; where that cannot be written, in a spare folder instead.

    Raises OSError where there is no room anywhere.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._is_folder_checked = False
        self._used: set[str] = set()
        self._unswept_bytes = SWEEP_EVERY_BYTES

    def printed(self, key: str, width: int, height: int) -> Path | None:
        """The picture kept for `key` at this size in pixels, or None where there is none that is whole."""
        path = self._path(key, width, height)
        return self._again(path) if is_whole(path, width, height) else None

    def print(
        self, svg: str, width: int, height: int, *, key: str = "", has_soft_edges: bool = False
    ) -> Path:
        """A PNG of `svg`, `width` × `height` px; a damaged one is printed again.

        `key` names the picture in the cache (the SVG itself where there is none). `has_soft_edges` carries the colour
        out under the transparent edge, so that a turned texture gets no dark fringe.
        """
        path = self._path(key or svg, width, height)
        if is_whole(path, width, height):
            return self._again(path)
        data = rendered(svg, width, height)
        return self._kept(path, softened(data) if has_soft_edges else data)

    def cut_out(self, key: str, width: int, height: int) -> Cutout | None:
        """The cutout kept for `key` from a stage of this size in pixels, or None where there is none that is whole."""
        path = self._cutout_path(key, width, height)
        found = cutout.read(path)
        if found is not None:
            self._again(path)
        return found

    def cut(self, svg: str, width: int, height: int, *, key: str) -> Cutout:
        """What `svg` draws on clear ground, `width` × `height` px, as a PNG that is no larger than that."""
        data = cutout.trimmed(rendered(svg, width, height))
        kept = cutout.read(self._kept(self._cutout_path(key, width, height), data))
        if kept is None:
            raise OSError(f"the picture of {key[:80]} cannot be read back")
        return kept

    def sweep(self, most_bytes: int = MOST_BYTES) -> None:
        """Throw away what was not used for longest, down to so many bytes; never what this press has given out."""
        kept = []
        for path in self._writable().glob("*.png"):
            with contextlib.suppress(OSError):
                kept.append((path.stat().st_mtime, path.stat().st_size, path))
        used = sum(size for _, size, _ in kept)
        for _, size, path in sorted(kept):
            if used <= most_bytes:
                return
            if path.name not in self._used:
                with contextlib.suppress(OSError):
                    path.unlink()
                    used -= size

    def _again(self, path: Path) -> Path:
        """Note that a picture is in use."""
        self._used.add(path.name)
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > USED_AGAIN_SECONDS:
                os.utime(path)
        return path

    def _cutout_path(self, key: str, width: int, height: int) -> Path:
        return self._path(f"cutout {key}", width, height)

    def _path(self, key: str, width: int, height: int) -> Path:
        name = hashlib.sha256(f"{ART_VERSION}\n{width}x{height}\n{key}".encode()).hexdigest()[:32]
        return self._writable() / f"{name}.png"

    def _writable(self) -> Path:
        if not self._is_folder_checked:
            self._is_folder_checked = True
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                with tempfile.TemporaryFile(dir=self._folder):
                    pass
            except OSError as error:
                self._fall_back(error)
        return self._folder

    def _fall_back(self, error: OSError) -> None:
        spare = spare_folder()
        log.warning("Pictures cannot be kept in %s (%s): using %s for now.", self._folder, error, spare)
        self._folder = spare

    def _kept(self, path: Path, data: bytes) -> Path:
        self._used.add(path.name)
        self._unswept_bytes += len(data)
        if self._unswept_bytes >= SWEEP_EVERY_BYTES and is_aside():
            self._unswept_bytes = 0
            self.sweep()
        try:
            return _written(path, data)
        except OSError as error:
            self._fall_back(error)
            return _written(self._folder / path.name, data)


def spare_folder() -> Path:
    """A folder for pictures that cannot be kept: a temporary one, or one in memory where the card is full."""
    try:
        return Path(tempfile.mkdtemp(prefix=SPARE))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=SPARE, dir=MEMORY))


def is_aside() -> bool:
    """Whether whoever asks is not the thread that draws the frames, and may take its time."""
    return threading.current_thread() is not threading.main_thread()


def rendered(svg: str, width: int, height: int) -> bytes:
    """The PNG of `svg`; a large one that another thread asks for is drawn aside, so that no frame waits for it."""
    if width * height >= LARGE_PIXELS and is_aside():
        try:
            return printer.drawn_aside(svg, width, height)
        except OSError as error:
            log.warning("A picture is drawn within the kiosk (%s).", error)
    return printer.drawn(svg, width, height)


def _written(path: Path, data: bytes) -> Path:
    """Write beside, then rename: a reader sees the whole picture or none. Not synced: a lost one is printed again."""
    handle, beside = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
    return path


def is_whole(path: Path, width: int, height: int) -> bool:
    """Whether `path` is a PNG of this size in which every part has its right checksum."""
    try:
        with Image.open(path) as picture:
            picture.verify()
            return picture.format == "PNG" and picture.size == (width, height)
    except (OSError, UnidentifiedImageError, SyntaxError):
        return False


def softened(png: bytes) -> bytes:
    """The same picture with its colours carried on under the transparent pixels next to the edge."""
    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    spread = picture.convert("RGBa").filter(ImageFilter.BoxBlur(2)).convert("RGBA")
    alpha = picture.getchannel("A")
    whole = Image.composite(picture, spread, alpha.point(lambda value: 255 if value > 24 else 0)).convert(
        "RGB"
    )
    whole.putalpha(alpha)
    out = io.BytesIO()
    whole.save(out, "PNG")
    return out.getvalue()
