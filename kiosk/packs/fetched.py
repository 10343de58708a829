"""The packs that were fetched from the hub: each version in a folder of its own, and one page that says which is played."""

import contextlib
import fcntl
import json
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from kiosk.durable import make_folder, sync_folder, write_durably
from kiosk.errors import ScenarioError, UsageError
from kiosk.packs.added import NEW, RECORD, looked_at, put_on_disk, record_of, taken_in
from kiosk.packs.archive import SUFFIX

PAGE: Final = "current.json"
LOCK: Final = "in-use"
FORMAT: Final = "clever-fetched/1"


@dataclass(frozen=True, slots=True)
class Fetched:
    """One version of a pack. `folder` is a name within the shelf; `sha256` that of the file it was unpacked from."""

    version: str
    folder: str
    sha256: str
    fetched_on: str
    """The day as the kiosk's clock had it; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The version of a pack to be played, and the last good one before it, for when that one is damaged or withdrawn."""

    current: Fetched
    before: Fetched | None = None


@dataclass(frozen=True, slots=True)
class FetchedPack:
    """A pack as it is played now. `fault` says what is wrong with a newer version that cannot be; empty where nothing is."""

    id: str
    folder: Path
    version: str
    fetched_on: str
    fault: str = ""


class FetchedPacks:
    """The shelf. Nothing on it is ever changed in place: a version is put beside the others, and the page is replaced."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self, *, is_thorough: bool = False) -> tuple[FetchedPack, ...]:
        """Every pack by id, in its newest sound version; those with no sound one are left out. Never raises."""
        return tuple(
            found
            for id_, standing in sorted(self.page().items())
            if (found := self._sound(id_, standing, is_thorough=is_thorough)) is not None
        )

    def page(self) -> Mapping[str, Standing]:
        """What is to be played, by id; nothing where the page is not there, or cannot be read."""
        return self._read() or {}

    def _read(self) -> Mapping[str, Standing] | None:
        """The page; None where it is not there, or cannot be read."""
        try:
            whole = json.loads((self._folder / PAGE).read_text(encoding="utf-8"))
            if whole["format"] != FORMAT:
                return None
            return {str(id_): _standing(one) for id_, one in whole["packs"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def faults(self) -> tuple[tuple[str, str, str], ...]:
        """Id, version, and what is wrong (empty where nothing is) of every version that the page names. Never raises."""
        return tuple(
            (id_, one.version, looked_at(self._path(one), is_thorough=True).fault)
            for id_, standing in sorted(self.page().items())
            for one in (standing.current, standing.before)
            if one
        )

    def put(self, file: Path, id_: str, version: str, sha256: str, today: date | None) -> None:
        """Unpack a verified file beside what is there, then turn the page. Whole or not at all.

        Raises ScenarioError where it is no sound pack of this id and version, UsageError where there is no room for it.
        """
        page = dict(self.page())
        name = f"{id_}-{version}-{sha256[:12]}"
        day = today.isoformat() if today else ""
        try:
            make_folder(self._folder)
            with self._held():
                self._unpack(file, name, id_, version, day)
                before = self._last_good(page.get(id_), name)
                page[id_] = Standing(Fetched(version, name, sha256, day), before)
                self._turn(page)
        except OSError as error:
            raise UsageError(f"{id_} {version}: it cannot be kept ({error.strerror or error})") from error

    def withdraw(self, withdrawn: Collection[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """Play these versions no more, but the one before, or none; returns those that were played.

        Raises UsageError where that cannot be written down.
        """
        page = dict(self.page())
        ended = []
        for id_, standing in list(page.items()):
            kept = [
                one
                for one in (standing.current, standing.before)
                if one and (id_, one.version) not in withdrawn
            ]
            if (id_, standing.current.version) in withdrawn:
                ended.append((id_, standing.current.version))
            if kept:
                page[id_] = Standing(*kept)
            else:
                del page[id_]
        if page != self.page():
            try:
                self._turn(page)
            except OSError as error:
                raise UsageError(f"{self._folder}: {error.strerror or error}") from error
        return tuple(ended)

    def tidy(self) -> bool:
        """Take away the versions that the page does not name; False where that was not done.

        It is not while a running kiosk may still play one of them, nor without a page that can be read.
        """
        try:
            with (self._folder / LOCK).open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                page = self._read()
                if page is None:
                    return False
                named = {one.folder for held in page.values() for one in (held.current, held.before) if one}
                for path in self._folder.iterdir():
                    if path.is_dir() and path.name not in named:
                        shutil.rmtree(path, ignore_errors=True)
        except OSError:
            return False
        return True

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Tidy up, then keep every version that is here or comes until this is left. Never raises."""
        self.tidy()
        with self._held():
            yield

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Have nobody tidy up meanwhile; without a shelf there is nothing to keep."""
        with contextlib.ExitStack() as opened:
            with contextlib.suppress(OSError):
                lock = opened.enter_context((self._folder / LOCK).open("a"))
                fcntl.flock(lock, fcntl.LOCK_SH)
            yield

    def has(self, id_: str, version: str, sha256: str) -> bool:
        """Whether this very version is the one to be played, and sound."""
        standing = self.page().get(id_)
        if standing is None or (standing.current.version, standing.current.sha256) != (version, sha256):
            return False
        return not looked_at(self._path(standing.current), is_thorough=True).fault

    def _last_good(self, standing: Standing | None, but: str) -> Fetched | None:
        """The newest sound version that was there, other than the one in this folder."""
        held = (standing.current, standing.before) if standing else ()
        candidates = (one for one in held if one and one.folder != but)
        return next(
            (one for one in candidates if not looked_at(self._path(one), is_thorough=False).fault), None
        )

    def _unpack(self, file: Path, name: str, id_: str, version: str, day: str) -> None:
        target = self._folder / name
        if target.exists() and not looked_at(target, is_thorough=True).fault:
            return
        for left in self._folder.glob(f"{NEW}*"):
            shutil.rmtree(left, ignore_errors=True)
        fresh = Path(tempfile.mkdtemp(prefix=NEW, dir=self._folder))
        try:
            loaded = taken_in(file, fresh, ())
            if (loaded.pack.id, loaded.pack.version) != (id_, version):
                raise ScenarioError(
                    f"{id_}-{version}{SUFFIX} holds {loaded.pack.id} {loaded.pack.version}: tell whoever published it"
                )
            write_durably(fresh / RECORD, record_of(fresh, day).encode())
            put_on_disk(fresh)
            shutil.rmtree(target, ignore_errors=True)
            fresh.rename(target)
            sync_folder(self._folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _turn(self, page: Mapping[str, Standing]) -> None:
        """At every moment the old page or the new one is there, whole."""
        whole = {"format": FORMAT, "packs": {id_: asdict(one) for id_, one in page.items()}}
        write_durably(self._folder / PAGE, json.dumps(whole, indent=1).encode())

    def _sound(self, id_: str, standing: Standing, *, is_thorough: bool = False) -> FetchedPack | None:
        found = looked_at(self._path(standing.current), is_thorough=is_thorough)
        current = FetchedPack(
            id_, found.folder, standing.current.version, standing.current.fetched_on, found.fault
        )
        if not current.fault:
            return current
        if standing.before is None:
            return None
        before = looked_at(self._path(standing.before), is_thorough=is_thorough)
        if before.fault:
            return None
        return replace(
            current,
            folder=before.folder,
            version=standing.before.version,
            fetched_on=standing.before.fetched_on,
            fault=f"{current.version} cannot be played: {current.fault}",
        )

    def _path(self, one: Fetched) -> Path:
        return self._folder / one.folder


def _standing(raw: dict[str, dict[str, str]]) -> Standing:
    before = raw.get("before")
    return Standing(_fetched(raw["current"]), _fetched(before) if before else None)


def _fetched(raw: dict[str, str]) -> Fetched:
    one = Fetched(str(raw["version"]), str(raw["folder"]), str(raw["sha256"]), str(raw["fetched_on"]))
    if "/" in one.folder or one.folder.startswith("."):
        raise ValueError("a folder outside the shelf")
    return one
