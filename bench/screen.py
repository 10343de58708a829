"""A virtual screen whose pixels another process can watch: Xvfb maps it to a file."""

import contextlib
import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

BYTES_A_PIXEL = 4


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

    def most_changed(self, before: bytes, after: bytes) -> tuple[int, int]:
        """A pixel that differs between two pictures, in the middle of what changed most."""
        changed: list[tuple[int, int, int]] = []
        for y in range(0, self.height, 4):
            row = y * self.stride
            for x in range(0, self.width, 4):
                at = row + x * BYTES_A_PIXEL
                difference = sum(abs(before[at + c] - after[at + c]) for c in range(3))
                if difference > 24:
                    changed.append((difference, x, y))
        if not changed:
            raise SystemExit("the press changed nothing on the screen")
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
                "Xvfb",
                "-displayfd",
                str(write_end),
                "-screen",
                "0",
                f"{width}x{height}x24",
                "-fbdir",
                folder,
                "-nolisten",
                "tcp",
            ],
            pass_fds=[write_end],
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        try:
            with os.fdopen(read_end) as number:
                display = f":{number.readline().strip()}"
            with (Path(folder) / "Xvfb_screen0").open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
            header, *_ = struct.unpack(">I", mapped[:4])
            # An X window dump: the eleventh to the twentieth words are bits a pixel, bytes a row, …, number of colours.
            bits, stride = struct.unpack(">II", mapped[44:52])
            colours = struct.unpack(">I", mapped[76:80])[0]
            if bits != 8 * BYTES_A_PIXEL:
                raise SystemExit(f"unexpected screen: {bits} bits a pixel")
            yield Screen(display, width, height, mapped, header + colours * 12, stride)
        finally:
            server.terminate()
            server.wait()


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Poll a callable; whether it came true in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.01)
    return False
