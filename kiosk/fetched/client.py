"""A kiosk's side of TUF: what the hub offers, and the packs themselves, each checked before anybody opens it."""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import TargetFile
from tuf.ngclient import Updater, UpdaterConfig

from kiosk.durable import make_folder, sync_folder
from kiosk.errors import UsageError
from kiosk.fetched.sources import Source
from kiosk.wire.channel import LARGEST_BYTES, Channel, Offers, offers_of, target_of
from kiosk.wire.members import WireError

METADATA: Final = "metadata"
INCOMING: Final = "incoming"
LARGEST_PACK_BYTES: Final = 1024 * 1024 * 1024
CONFIG: Final = UpdaterConfig(
    max_root_rotations=64,
    max_delegations=4,
    targets_max_length=2_000_000,
    app_user_agent="clever-kiosk",
)
STAYS: Final = "The packs that are here go on."


class RefusedError(UsageError):
    """What came is not what the hub has signed, or is too old to be believed; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that is offered: `sha256` in hexadecimal, `length` in bytes."""

    id: str
    version: str
    sha256: str
    length: int


class Client:
    """One refresh from one source. `folder` keeps the metadata from one refresh to the next: an older one is refused."""

    def __init__(self, folder: Path, root: bytes, source: Source) -> None:
        self.folder = folder
        self._source = source
        with _told():
            make_folder(folder / METADATA)
            self._updater = Updater(
                str(folder / METADATA),
                f"{source.address}metadata/",
                target_base_url=f"{source.address}targets/",
                fetcher=source,
                config=CONFIG,
                bootstrap=root,
            )

    def refresh(self, channel: Channel) -> Offers:
        """What is offered now. Raises RefusedError, and UsageError where it cannot be had."""
        with _told():
            try:
                self._updater.refresh()
                found = self._target(channel.target)
                if found.length > LARGEST_BYTES:
                    raise RefusedError(f"the list of packs is larger than one can be. {STAYS}")
                with self._source.download_file(self._address_of(found), found.length) as file:
                    data = file.read()
                found.verify_length_and_hashes(data)
            finally:
                self._keep()
        try:
            return offers_of(data)
        except WireError as error:
            raise RefusedError(
                f"the list of packs cannot be read ({error}): is this kiosk up to date? {STAYS}"
            ) from error

    def look_up(self, id_: str, version: str) -> Pack:
        """What was signed of a pack that is offered. Raises RefusedError where nothing was."""
        with _told():
            found = self._target(target_of(id_, version))
        if found.length > LARGEST_PACK_BYTES:
            raise RefusedError(f"{id_} {version} is larger than a pack can be. {STAYS}")
        return Pack(id_, version, found.hashes["sha256"], found.length)

    @contextmanager
    def downloaded(self, pack: Pack) -> Iterator[Path]:
        """The pack as a file, which is gone afterwards. Raises as `refresh` does, and OSError."""
        incoming = self.folder / INCOMING
        shutil.rmtree(incoming, ignore_errors=True)
        path = incoming / f"{pack.id}-{pack.version}.clever"
        try:
            with _told():
                make_folder(incoming)
                found = self._target(target_of(pack.id, pack.version))
                self._download(found, path)
            yield path
        finally:
            shutil.rmtree(incoming, ignore_errors=True)

    def _download(self, found: TargetFile, path: Path) -> None:
        received = 0
        with path.open("xb") as out:
            for piece in self._source.fetch(self._address_of(found)):
                received += len(piece)
                if received > found.length:
                    raise DownloadLengthMismatchError(f"more than {found.length} bytes came")
                out.write(piece)
        with path.open("rb") as file:
            found.verify_length_and_hashes(file)

    def _target(self, name: str) -> TargetFile:
        found = self._updater.get_targetinfo(name)
        if found is None or "sha256" not in found.hashes:
            raise RefusedError(f"{name} is not signed. {STAYS}")
        return found

    def _address_of(self, found: TargetFile) -> str:
        folder, _, name = found.path.rpartition("/")
        return f"{self._source.address}targets/{folder}/{found.hashes['sha256']}.{name}"

    def _keep(self) -> None:
        """Have the metadata on the card: the library renames its files without syncing them."""
        for path in sorted((self.folder / METADATA).rglob("*.json")):
            with contextlib.suppress(FileNotFoundError), path.open("rb") as file:
                os.fsync(file.fileno())
        sync_folder(self.folder / METADATA)


def signed_on(folder: Path) -> date | None:
    """The day on which the hub signed what was last believed; None where nothing was yet."""
    try:
        whole = json.loads((folder / METADATA / "timestamp.json").read_text(encoding="utf-8"))
        return date.fromisoformat(whole["signed"]["x-clever-signed-on"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def _told() -> Iterator[None]:
    """Put the library's errors into plain words."""
    try:
        yield
    except ExpiredMetadataError as error:
        raise RefusedError(
            f"the list of packs is too old to be believed, or this kiosk's clock runs ahead (it says {date.today():%-d %B %Y})."  # noqa: DTZ011
            f" Set the clock, or bring a newer list. {STAYS}"
        ) from error
    except BadVersionNumberError as error:
        raise RefusedError(
            f"this is an older list of packs than the one this kiosk has. Bring a newer one. {STAYS}"
        ) from error
    except UnsignedMetadataError as error:
        raise RefusedError(f"this was not signed by the hub that this kiosk believes. {STAYS}") from error
    except (LengthOrHashMismatchError, DownloadLengthMismatchError) as error:
        raise RefusedError(
            f"what came is not what the hub has signed: it is damaged or was altered. {STAYS}"
        ) from error
    except RepositoryError as error:
        raise RefusedError(f"what came is no list of packs of a hub ({_first(error)}). {STAYS}") from error
    except DownloadHTTPError as error:
        raise UsageError(
            f"a file is not there ({_first(error)}). Is this the right place, and the copy whole? {STAYS}"
        ) from error
    except DownloadError as error:
        raise UsageError(f"the packs cannot be reached ({_first(error)}). {STAYS}") from error
    except OSError as error:
        raise UsageError(f"this cannot be kept ({error.strerror or error}). {STAYS}") from error


def _first(error: Exception) -> str:
    """What lies at the bottom of an error, on one line."""
    cause: BaseException = error
    while cause.__cause__ is not None:
        cause = cause.__cause__
    return (str(cause) or type(cause).__name__).splitlines()[0][:200]
