"""A pretend kernel in a folder, pretend commands, and disks that fail as real ones do."""

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.handout.finding import Drive, Kernel
from kiosk.handout.writing import Disk


class PretendKernel:
    """Writes what the kernel would say under `root`; sticks are folders in `root/media`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.blocks = root / "sys" / "block"
        self.blocks.mkdir(parents=True)
        self.table = root / "mounts"
        self.rows = {"/dev/root": "/dev/mmcblk0p2 / ext4 rw,relatime 0 0"}
        self.count = 0
        self._write()

    @property
    def kernel(self) -> Kernel:
        return Kernel(self.blocks, self.table, (f"{self.root}/media/",))

    def plug(
        self,
        name: str = "sda",
        label: str = "STICK",
        *,
        kind: str = "vfat",
        options: str = "rw,nosuid",
        is_mounted: bool = True,
        bus: str = "usb1/1-1",
        size: int = 8192,
    ) -> Path:
        """Plug a stick with one partition in; returns its folder."""
        self.count += 1
        device = self.root / "sys" / "devices" / bus / f"host{self.count}" / "block" / name
        (device / f"{name}1").mkdir(parents=True)
        (device / f"{name}1" / "partition").write_text("1\n")
        (device / "size").write_text(f"{size}\n")
        (device / "diskseq").write_text(f"{self.count}\n")
        (self.blocks / name).symlink_to(device)
        folder = self.root / "media" / label
        folder.mkdir(parents=True, exist_ok=True)
        if is_mounted:
            self.mount(f"/dev/{name}1", folder, kind, options)
        return folder

    def mount(self, device: str, folder: Path, kind: str = "vfat", options: str = "rw") -> None:
        escaped = str(folder).replace(" ", "\\040")
        self.rows[device] = f"{device} {escaped} {kind} {options} 0 0"
        self._write()

    def unmount(self, device: str) -> None:
        self.rows.pop(device, None)
        self._write()

    def pull(self, name: str = "sda") -> None:
        (self.blocks / name).unlink()
        self.unmount(f"/dev/{name}1")

    def _write(self) -> None:
        self.table.write_text("".join(f"{row}\n" for row in self.rows.values()))


class PretendDrives:
    """Implements `kiosk.handout.drives.Drives` on a pretend kernel, and refuses to mount what it cannot."""

    def __init__(self, kernel: PretendKernel, *, kind: str = "vfat") -> None:
        self.kernel = kernel
        self.kind = kind
        self.can_mount = True
        self.can_eject = True
        self.ejected: list[str] = []

    def mount(self, partition: str) -> bool:
        if self.can_mount:
            self.kernel.mount(partition, self.kernel.root / "media" / "STICK", self.kind)
        return self.can_mount

    def eject(self, drive: Drive) -> bool:
        if self.can_eject:
            self.ejected.append(drive.device)
            for one in drive.mounts:
                self.kernel.unmount(one.device)
        return self.can_eject


class FailingDisk(Disk):
    """Fails with an errno at the `at`-th (0…) call of one method, after `before` has happened."""

    def __init__(
        self, method: str, number: int, at: int = 0, before: Callable[[], None] = lambda: None
    ) -> None:
        self.method = method
        self.number = number
        self.left = at
        self.before = before

    def _come_to(self, method: str) -> None:
        if method != self.method:
            return
        if self.left == 0:
            self.before()
            raise OSError(self.number, os.strerror(self.number))
        self.left -= 1

    def write(self, handle: int, chunk: bytes) -> int:
        self._come_to("write")
        return super().write(handle, chunk)

    def sync(self, handle: int) -> None:
        self._come_to("sync")
        super().sync(handle)

    def rename(self, before: Path, after: Path) -> None:
        self._come_to("rename")
        super().rename(before, after)

    def read(self, path: Path) -> bytes:
        self._come_to("read")
        return super().read(path)


class ShortDisk(Disk):
    """Takes at most seven bytes at a time."""

    def write(self, handle: int, chunk: bytes) -> int:
        return super().write(handle, chunk[:7])


class StuckDisk(Disk):
    """Takes nothing, and says so without an error."""

    def write(self, handle: int, chunk: bytes) -> int:
        return 0


class LyingDisk(Disk):
    """Keeps another byte than it was given, as worn-out and counterfeit sticks do."""

    def read(self, path: Path) -> bytes:
        content = super().read(path)
        return content[:-1] + bytes([content[-1] ^ 1]) if path.suffix == ".pdf" else content


class SmallDisk(Disk):
    def __init__(self, free: int) -> None:
        self.free = free

    def free_bytes(self, folder: Path) -> int:
        return self.free


class Commands:
    """Remembers what was run, and lets those that `fail` fail."""

    def __init__(self, fail: Sequence[str] = ()) -> None:
        self.asked: list[list[str]] = []
        self.fail = fail

    def __call__(self, command: Sequence[str]) -> bool:
        self.asked.append(list(command))
        return not any(word in self.fail for word in command)


class Seconds:
    """A clock that goes on by `step` at each look."""

    def __init__(self, step: float = 0.0) -> None:
        self.value = 0.0
        self.step = step

    def __call__(self) -> float:
        self.value += self.step
        return self.value


PULLED = errno.EIO
