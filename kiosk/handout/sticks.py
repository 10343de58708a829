"""The USB stick from finding it to pulling it out, told in whole sentences."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.handout.drives import Drives
from kiosk.handout.finding import KNOWN, Drive, Kernel, Mount
from kiosk.handout.writing import FOLDER, Disk, Fault, Writer, WritingError
from kiosk.handouts import Stick, StickState

log = logging.getLogger(__name__)

NONE: Final = StickState(Stick.NONE, "Push a USB stick in. It is found by itself.")
SEVERAL: Final = StickState(
    Stick.SEVERAL, "There are several USB sticks. Pull out all but the one to write to."
)
FOUND: Final = StickState(Stick.FOUND, f"A stick is there. The papers go into a folder “{FOLDER}” on it.")
WRITING: Final = StickState(Stick.WRITING, "Writing. Leave the stick in.")
EJECTED: Final = StickState(Stick.EJECTED, "You may pull the stick out now.")
READ_ONLY: Final = StickState(
    Stick.READ_ONLY, "This stick cannot be written to. Look for a little switch on it, or take another."
)
UNREADABLE: Final = StickState(
    Stick.FAILED, "This stick cannot be opened here. Take another, or have it formatted as FAT32 or exFAT."
)
NOT_EJECTED: Final = StickState(
    Stick.FAILED, "The stick is still busy. Wait a moment and try again before you pull it out."
)
TOLD: Final = {
    Fault.FULL: StickState(
        Stick.FULL, "There is no room on this stick, and nothing was left on it. Make room, or take another."
    ),
    Fault.READ_ONLY: READ_ONLY,
    Fault.PULLED_OUT: StickState(
        Stick.PULLED_OUT, "The stick was pulled out too early. Push it in again and write once more."
    ),
    Fault.BROKEN: StickState(
        Stick.FAILED, "This stick did not take the papers; it may be worn out. Try again, or take another."
    ),
    Fault.NOT_THE_SAME: StickState(
        Stick.FAILED, "What was read back is not what was written, so it was taken off. Take another stick."
    ),
    Fault.TOO_SLOW: StickState(
        Stick.FAILED, "This stick is too slow. Pull it out and take another; nothing is lost here."
    ),
}


def odd_kind(kind: str) -> StickState:
    return StickState(
        Stick.FAILED,
        f"This stick is formatted in a way that schools cannot read ({kind}). FAT32 or exFAT is well.",
    )


def written(names: tuple[str, ...]) -> StickState:
    count = "1 paper is" if len(names) == 1 else f"{len(names)} papers are"
    text = f"{count} on the stick, read back and whole. Eject it before you pull it out."
    return StickState(Stick.WRITTEN, text, names)


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one stick; it holds until that stick is gone."""

    key: tuple[str, str]
    state: StickState


class Sticks:
    """Finds a stick, writes to it and ejects it. Every call may take as long as the stick does; nothing is raised.

    `now` is in seconds, of any clock that only goes on.
    """

    def __init__(
        self, drives: Drives, now: Callable[[], float], kernel: Kernel | None = None, disk: Disk | None = None
    ) -> None:
        self._drives = drives
        self._now = now
        self._kernel = kernel or Kernel()
        self._disk = disk or Disk()
        self._told: Told | None = None

    def look(self) -> StickState:
        """How it stands. What was said of a stick after writing stays said until another is there."""
        found = self._kernel.drives()
        if len(found) != 1:
            self._told = None
            return SEVERAL if found else NONE
        if self._told and self._told.key == _key(found[0]):
            return self._told.state
        self._told = None
        target = self._target(found[0])
        return FOUND if isinstance(target, Mount) else target

    def write(self, *sets: Mapping[str, bytes]) -> StickState:
        """Write these sets of files to the one stick that is there, and read them back."""
        found = self._kernel.drives()
        if len(found) != 1:
            return self.look()
        target = self._target(found[0])
        if not isinstance(target, Mount):
            return target
        key = _key(found[0])
        writer = Writer(lambda: self._is_there(key, target), self._now, self._disk)
        try:
            state = written(writer.write(target.folder / FOLDER, *sets))
        except WritingError as error:
            log.warning("the stick: %s", error)
            state = TOLD[error.fault]
        self._told = None if state.stick is Stick.PULLED_OUT else Told(key, state)
        return state

    def eject(self) -> StickState:
        """Have the one stick that is there written out, unmounted and switched off."""
        found = self._kernel.drives()
        if not found:
            self._told = None
            return NONE
        if len(found) > 1:
            return self.look()
        if not self._drives.eject(found[0]):
            return NOT_EJECTED
        self._told = Told(_key(found[0]), EJECTED)
        return EJECTED

    def _target(self, drive: Drive) -> Mount | StickState:
        """Where to write on this drive, mounting it where nobody has; or why nowhere."""
        if not drive.mounts:
            drive = self._mounted(drive)
        best = drive.best
        if best is None:
            return UNREADABLE
        if best.kind not in KNOWN:
            return odd_kind(best.kind)
        return READ_ONLY if best.is_read_only else best

    def _mounted(self, drive: Drive) -> Drive:
        if any(self._drives.mount(partition) for partition in drive.partitions):
            again = (one for one in self._kernel.drives() if _key(one) == _key(drive))
            return next(again, drive)
        return drive

    def _is_there(self, key: tuple[str, str], mount: Mount) -> bool:
        return any(_key(drive) == key and mount in drive.mounts for drive in self._kernel.drives())


def _key(drive: Drive) -> tuple[str, str]:
    return drive.device, drive.number
