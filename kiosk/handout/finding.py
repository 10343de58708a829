"""Finding the USB stick: what the kernel says of disks and of mounts, read from files that a test can write."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

KNOWN: Final = frozenset({"vfat", "exfat", "ext2", "ext3", "ext4", "ntfs3", "fuseblk"})
"""File systems that can be written to here and read in any school."""
MEDIA: Final = ("/media/", "/run/media/", "/mnt/", "/run/clever-kiosk/")
"""Where what is plugged in is mounted. A disk with a mount elsewhere belongs to the machine, and is never touched."""
OCTAL: Final = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mount:
    """`device` is the path under /dev, `folder` where it is mounted."""

    device: str
    folder: Path
    kind: str
    is_read_only: bool


@dataclass(frozen=True, slots=True)
class Drive:
    """A USB disk: its path under /dev, its partitions (itself, where it has none), and those that are mounted."""

    device: str
    partitions: tuple[str, ...]
    mounts: tuple[Mount, ...] = ()
    number: str = ""
    """The kernel's own: another stick in the same socket has another."""

    @property
    def best(self) -> Mount | None:
        """The mount to write to: of a kind that is known before others, one that can be written to before others."""
        order = sorted(self.mounts, key=lambda one: (one.kind not in KNOWN, one.is_read_only, one.device))
        return order[0] if order else None


@dataclass(frozen=True, slots=True)
class Kernel:
    """Where the kernel tells of disks and mounts."""

    blocks: Path = Path("/sys/block")
    mounts: Path = Path("/proc/mounts")
    media: Sequence[str] = MEDIA

    def drives(self) -> tuple[Drive, ...]:
        """The USB disks that are plugged in and are not the machine's own. Raises nothing: a disk may go at any moment."""
        mounted = tuple(self._mounted())
        found = (self._drive(block, mounted) for block in self._usb_blocks())
        return tuple(
            drive
            for drive in found
            if all(str(mount.folder).startswith(tuple(self.media)) for mount in drive.mounts)
        )

    def _usb_blocks(self) -> Iterator[Path]:
        try:
            blocks = sorted(self.blocks.iterdir())
        except OSError:
            return
        for block in blocks:
            try:
                is_usb = any(part.startswith("usb") for part in block.resolve().parts)
                if is_usb and int((block / "size").read_text()) > 0:
                    yield block
            except (OSError, ValueError):
                continue

    def _drive(self, block: Path, mounted: Sequence[Mount]) -> Drive:
        try:
            inner = sorted(part.name for part in block.iterdir() if (part / "partition").exists())
        except OSError:
            inner = []
        try:
            number = (block / "diskseq").read_text().strip()
        except OSError:
            number = ""
        partitions = tuple(f"/dev/{name}" for name in inner) or (f"/dev/{block.name}",)
        own = {f"/dev/{block.name}", *partitions}
        return Drive(
            f"/dev/{block.name}", partitions, tuple(one for one in mounted if one.device in own), number
        )

    def _mounted(self) -> Iterator[Mount]:
        try:
            rows = self.mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        except OSError:
            return
        for row in rows:
            parts = row.split(" ")
            if len(parts) >= 4 and parts[0].startswith("/dev/"):
                device, folder, kind, options = parts[:4]
                yield Mount(_unescaped(device), Path(_unescaped(folder)), kind, "ro" in options.split(","))


def _unescaped(text: str) -> str:
    """A field of /proc/mounts: a space stands there as a backslash and 040."""
    return OCTAL.sub(lambda found: chr(int(found[1], 8)), text)
