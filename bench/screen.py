"""A virtual screen whose pixels another process can watch: Xvfb maps it to a file."""

import contextlib
import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

BYTES_A_PIXEL = 4
EVERY = 4
"""Only every fourth pixel of every fourth row is looked at when one is chosen."""


@dataclass(frozen=True)
class Screen:
    """The mapped pixels of `display`; `width` × `height`, 32 bits each, `stride` bytes a row from `offset`."""

    display: str
    width: int
    height: int
    pixels: mmap.mmap
    offset: int
    stride: int

    def pixel(self, x: int, y: int) -> bytes:
        at = self.offset + y * self.stride + x * BYTES_A_PIXEL
        return self.pixels[at : at + 3]

    def picture(self) -> bytes:
        return self.pixels[self.offset : self.offset + self.stride * self.height]

    def save(self, path: Path) -> None:
        """Write what is on the screen as a PNG."""
        size = (self.width, self.height)
        Image.frombuffer("RGB", size, self.picture(), "raw", "BGRX", self.stride, 1).save(path)

    def most_changed(self, before: Sequence[bytes], after: bytes) -> tuple[int, int]:
        """A pixel that was the same in all pictures `before` and differs in `after`: the middle of what differs most."""
        still, *others = before
        changed: list[tuple[int, int, int]] = []
        for y in range(0, self.height, EVERY):
            for x in range(0, self.width, EVERY):
                at = y * self.stride + x * BYTES_A_PIXEL
                was = still[at : at + 3]
                difference = sum(abs(one - other) for one, other in zip(was, after[at : at + 3], strict=True))
                if difference > 24 and all(picture[at : at + 3] == was for picture in others):
                    changed.append((difference, x, y))
        if not changed:
            raise SystemExit(f"the press changed nothing on the screen {self.display}")
        changed.sort(reverse=True)
        strong = [entry for entry in changed if entry[0] >= changed[0][0] * 0.8]
        _, x, y = strong[len(strong) // 2]
        return x, y


@contextlib.contextmanager
def virtual_screen(width: int, height: int) -> Iterator[Screen]:
    """Start Xvfb on a free display for as long as the block runs."""
    if not shutil.which("Xvfb"):
        raise SystemExit("this bench needs Xvfb: apt-get install xvfb")
    with tempfile.TemporaryDirectory() as folder:
        read_end, write_end = os.pipe()
        server = subprocess.Popen(
            [
                "Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24",
                "-fbdir", folder, "-nolisten", "tcp", "-noreset",
            ],
            pass_fds=[write_end],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write_end)
        try:
            with os.fdopen(read_end) as number:
                display = f":{number.readline().strip()}"
            yield map_screen(display, width, height, Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait()


def map_screen(display: str, width: int, height: int, path: Path) -> Screen:
    """Map the X window dump that Xvfb keeps its pixels in."""
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
    header, *_ = struct.unpack(">I", mapped[:4])
    # The eleventh to the twentieth words are bits a pixel, bytes a row, …, number of colours (12 bytes each).
    bits, stride = struct.unpack(">II", mapped[44:52])
    colours = struct.unpack(">I", mapped[76:80])[0]
    if bits != 8 * BYTES_A_PIXEL:
        raise SystemExit(f"unexpected screen: {bits} bits a pixel")
    return Screen(display, width, height, mapped, header + colours * 12, stride)


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Poll a callable; whether it came true in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.01)
    return False
