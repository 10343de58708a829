"""The packs that were added by hand: kept beside the results, held against their manifests whenever they are read."""

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.errors import ScenarioError, UsageError
from kiosk.packs.archive import (
    MANIFEST,
    SUFFIX,
    Manifest,
    faults,
    manifest_of,
    names_in,
    read_manifest,
    size_of,
    unpack,
)
from kiosk.packs.limits import check_room
from kiosk.packs.loader import LoadedPack, load_pack

NEW: Final = ".new-"
RECORD: Final = ".added.json"
RECORDINGS: Final = "recordings"


@dataclass(frozen=True, slots=True)
class AddedPack:
    """A pack that somebody added. `fault` says why it is not played; empty where it is."""

    folder: Path
    added_on: str
    """The day, `2026-11-22`, as the kiosk's clock had it; empty where that is not known."""
    fault: str = ""


class AddedPacks:
    """The shelf of packs added by hand, one folder each, named by the pack's id."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self, *, is_thorough: bool = False) -> tuple[AddedPack, ...]:
        """Every pack on the shelf by id; altered ones with their fault. Never raises.

        Recordings of the size and the time that they were added with are read only where `is_thorough`: a pack has
        hundreds of megabytes of them, and a kiosk starts every morning.
        """
        try:
            folders = sorted(path for path in self._folder.iterdir() if not path.name.startswith("."))
        except OSError:
            return ()
        return tuple(looked_at(folder, is_thorough=is_thorough) for folder in folders)

    def add(self, source: Path, today: date | None, taken: Iterable[str]) -> LoadedPack:
        """Take in a folder or a `.clever` file; a pack of the same id is replaced by it, whole or not at all.

        `taken` are the ids of packs that came with the kiosk. Raises UsageError where there is nothing to take in or no
        room, ScenarioError where it is no sound pack.
        """
        if not source.exists():
            raise UsageError(f"{source}: there is no such file or folder")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._sweep()
            fresh = Path(tempfile.mkdtemp(prefix=NEW, dir=self._folder))
            try:
                loaded = taken_in(source, fresh, taken)
                _write(fresh / RECORD, record_of(fresh, today.isoformat() if today else ""))
                self._put_in_place(fresh, loaded.pack.id)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        except OSError as error:
            raise UsageError(
                f"{source}: it cannot be kept in {self._folder} ({error.strerror or error})"
            ) from error
        return loaded

    def remove(self, pack_id: str) -> None:
        """Take a pack off the shelf. Raises UsageError where there is none of this id, or it cannot be taken off."""
        known = {one.folder.name: one.folder for one in self.all()}
        if pack_id not in known:
            names = f"It has: {', '.join(known)}." if known else "None was added."
            raise UsageError(f'no pack "{pack_id}" was added to this kiosk. {names}')
        try:
            shutil.rmtree(known[pack_id])
        except OSError as error:
            raise UsageError(
                f"{known[pack_id]}: it cannot be taken away ({error.strerror or error})"
            ) from error

    def _sweep(self) -> None:
        """Take away what an interrupted adding left behind."""
        for left in self._folder.glob(f"{NEW}*"):
            shutil.rmtree(left, ignore_errors=True)

    def _put_in_place(self, fresh: Path, pack_id: str) -> None:
        """At every moment either the old pack or the new one stands under the id, or neither: never half of one."""
        put_on_disk(fresh)
        target, old = self._folder / pack_id, self._folder / f"{NEW}old-{pack_id}"
        shutil.rmtree(old, ignore_errors=True)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
        put_on_disk(self._folder)
        shutil.rmtree(old, ignore_errors=True)


def looked_at(folder: Path, *, is_thorough: bool) -> AddedPack:
    """A pack's folder, held against its manifest. Never raises."""
    added_on, stamps = "", {}
    # Without a record it was copied here by other means: it is held against its manifest all the same.
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        added_on = str(record["added"])
        stamps = dict(record["recordings"])
    try:
        manifest = read_manifest((folder / MANIFEST).read_text(encoding="utf-8"), folder.name)
        now = {} if is_thorough else _stamps(folder)
        found = faults(manifest, folder, [name for name, stamp in now.items() if stamps.get(name) == stamp])
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        return AddedPack(folder, added_on, f"its {MANIFEST} cannot be read ({reason})")
    except ScenarioError as error:
        return AddedPack(folder, added_on, str(error))
    return AddedPack(folder, added_on, found[0] if found else "")


def record_of(folder: Path, day: str) -> str:
    """What is noted of a pack when it comes: the day, and the size and time of each recording."""
    return json.dumps({"added": day, "recordings": _stamps(folder)})


def _stamps(folder: Path) -> dict[str, list[int]]:
    """The size and the time of each recording in a pack, by name."""
    told = ((path, path.stat()) for path in folder.glob(f"{RECORDINGS}/*/*.wav") if path.is_file())
    return {path.relative_to(folder).as_posix(): [of.st_size, of.st_mtime_ns] for path, of in told}


def taken_in(source: Path, fresh: Path, taken: Iterable[str]) -> LoadedPack:
    """Copy or unpack a pack into an empty folder and hold it against all that is asked of one. Raises UsageError, ScenarioError and OSError."""
    if source.is_dir():
        _copy(source, fresh)
    elif source.suffix.lower() == SUFFIX:
        unpack(source, fresh)
    else:
        raise UsageError(f"{source}: a pack is a folder with a pack.yaml, or one file that ends in {SUFFIX}")
    loaded = load_pack(fresh)
    wrong = [problem for problem in loaded.problems if problem.is_error]
    if wrong:
        told = str(wrong[0]).replace(str(fresh), str(source))
        raise ScenarioError(f"{source}: it has {len(wrong)} mistakes, the first: {told}. See: kiosk check")
    if loaded.pack.id in taken:
        raise ScenarioError(
            f'{source}: the id "{loaded.pack.id}" is that of a pack which came with the kiosk'
        )
    said = (
        read_manifest((fresh / MANIFEST).read_text(encoding="utf-8"), source.name)
        if _is_packed(fresh)
        else None
    )
    manifest: Manifest = manifest_of(loaded.pack, fresh)
    if said is not None and said != manifest:
        raise ScenarioError(
            f"{source}: its {MANIFEST} names other stories than it holds. Ask for the pack again."
        )
    _write(fresh / MANIFEST, manifest.as_text())
    return loaded


def _is_packed(folder: Path) -> bool:
    return (folder / MANIFEST).exists()


def _copy(source: Path, fresh: Path) -> None:
    check_room(size_of(source), fresh, str(source))
    for name in names_in(source):
        target = fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def put_on_disk(folder: Path) -> None:
    """Have all of a folder on the card before it is relied on."""
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
