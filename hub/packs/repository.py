"""What is signed: TUF's four roles as files in a folder, each new version beside the old, the timestamp last."""

import errno
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from hub.errors import DamagedError, UsageError

FOLDER: Final = "tuf"
METADATA: Final = "metadata"
TARGETS: Final = "targets"
SIGNED_ON: Final = "x-clever-signed-on"
"""A member of the timestamp: a kiosk tells by it how old its list is."""
OFFLINE_DAYS: Final = 5 * 365
ONLINE_DAYS: Final = 400
"""A stick made in September is good to the end of the school year; a kiosk's clock may be wrong by as much."""

Role = TypeVar("Role", Root, Timestamp, Snapshot, Targets)


class Repository:
    """`now_s` is in whole seconds since 1970. Who writes holds `alone`; who serves needs nothing of this."""

    def __init__(self, folder: Path, now: Callable[[], int]) -> None:
        self.folder = folder
        self._now = now

    @property
    def is_there(self) -> bool:
        return (self.folder / METADATA / "timestamp.json").exists()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock of whoever signs."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def root(self) -> Metadata[Root]:
        """The newest root. Raises UsageError where nothing was ever signed."""
        version = 1
        while (self.folder / METADATA / f"{version + 1}.root.json").exists():
            version += 1
        return self._read(f"{version}.root.json", Metadata[Root])

    def timestamp(self) -> Metadata[Timestamp]:
        return self._read("timestamp.json", Metadata[Timestamp])

    def snapshot(self) -> Metadata[Snapshot]:
        version = self.timestamp().signed.snapshot_meta.version
        return self._read(f"{version}.snapshot.json", Metadata[Snapshot])

    def targets(self) -> Metadata[Targets]:
        version = self.snapshot().signed.meta["targets.json"].version
        return self._read(f"{version}.targets.json", Metadata[Targets])

    def begin(self, root: Metadata[Root], key: CryptoSigner, online: CryptoSigner) -> None:
        """Sign for the first time; `root` is signed already."""
        self.put_root(root)
        self._sign_targets(Metadata(Targets(version=1)), key)
        self._sign_snapshot(Metadata(Snapshot(version=1)), 1, online)
        self._sign_timestamp(Metadata(Timestamp(version=1)), 1, online)

    def put_root(self, root: Metadata[Root]) -> None:
        self._put(f"{METADATA}/{root.signed.version}.root.json", root.to_bytes(JSONSerializer()))

    def renew_targets(self, targets: Metadata[Targets], key: CryptoSigner, online: CryptoSigner) -> None:
        """Sign what was changed of the targets, and all that hangs on it. Raises UsageError for a key that may not."""
        if key.public_key.keyid not in self.root().signed.roles[Targets.type].keyids:
            raise UsageError("this is not the key that signs packs: was it replaced? See hub packs root")
        targets.signed.version += 1
        self._sign_targets(targets, key)
        self.refresh(online, targets.signed.version)

    def refresh(self, online: CryptoSigner, targets_version: int | None = None) -> None:
        """Sign snapshot and timestamp anew, so that they are good for another year."""
        snapshot, timestamp = self.snapshot(), self.timestamp()
        snapshot.signed.version += 1
        timestamp.signed.version += 1
        version = targets_version or snapshot.signed.meta["targets.json"].version
        self._sign_snapshot(snapshot, version, online)
        self._sign_timestamp(timestamp, snapshot.signed.version, online)

    def keep_target(self, name: str, content: bytes | Path) -> TargetFile:
        """Put a file where kiosks find it, and return what is to be signed of it."""
        if isinstance(content, Path):
            found = TargetFile.from_file(name, str(content), ["sha256"])
        else:
            found = TargetFile.from_data(name, content, ["sha256"])
        if not (self.folder / path_of(found)).exists():
            self._put(path_of(found), content)
        return found

    def sign_root(self, root: Metadata[Root], keys: list[CryptoSigner]) -> None:
        root.signed.expires = self._in_days(OFFLINE_DAYS)
        root.signatures.clear()
        for key in keys:
            root.sign(key, append=True)

    def _sign_targets(self, targets: Metadata[Targets], key: CryptoSigner) -> None:
        targets.signed.expires = self._in_days(OFFLINE_DAYS)
        targets.sign(key)
        self._put_signed(f"{targets.signed.version}.targets.json", targets)

    def _sign_snapshot(self, snapshot: Metadata[Snapshot], version: int, key: CryptoSigner) -> None:
        snapshot.signed.meta["targets.json"] = MetaFile(version)
        snapshot.signed.expires = self._in_days(ONLINE_DAYS)
        snapshot.sign(key)
        self._put_signed(f"{snapshot.signed.version}.snapshot.json", snapshot)

    def _sign_timestamp(self, timestamp: Metadata[Timestamp], version: int, key: CryptoSigner) -> None:
        timestamp.signed.snapshot_meta = MetaFile(version)
        timestamp.signed.expires = self._in_days(ONLINE_DAYS)
        timestamp.signed.unrecognized_fields[SIGNED_ON] = self._in_days(0).date().isoformat()
        timestamp.sign(key)
        self._put_signed("timestamp.json", timestamp)

    def _in_days(self, days: int) -> datetime:
        return datetime.fromtimestamp(self._now(), UTC).replace(microsecond=0) + timedelta(days=days)

    def _read(self, name: str, kind: type[Metadata[Role]]) -> Metadata[Role]:
        path = self.folder / METADATA / name
        try:
            return kind.from_bytes(path.read_bytes())
        except FileNotFoundError as error:
            if not self.is_there:
                raise UsageError("nothing was signed yet: hub packs init DIR") from error
            raise DamagedError(f"{path} is missing: bring it back from a copy") from error
        except (OSError, RepositoryError) as error:
            raise DamagedError(f"{path} cannot be read: bring it back from a copy") from error

    def _put_signed(self, name: str, metadata: Metadata[Role]) -> None:
        self._put(f"{METADATA}/{name}", metadata.to_bytes(JSONSerializer()))

    def _put(self, name: str, content: bytes | Path) -> None:
        put_file(self.folder / name, content)


def path_of(target: TargetFile) -> str:
    """Where a target lies in the folder, and below the hub's address."""
    folder, _, name = target.path.rpartition("/")
    return f"{TARGETS}/{folder}/{target.hashes['sha256']}.{name}"


def put_file(path: Path, content: bytes | Path) -> None:
    """Put a file in its place whole; on return it is on the disk, and it was read back. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, partial = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        wanted = hashlib.sha256()
        with os.fdopen(number, "wb") as out:
            for piece in _pieces(content):
                wanted.update(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        _read_back(Path(partial), wanted.digest())
        Path(partial).chmod(0o644)
        Path(partial).replace(path)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read_back(path: Path, wanted: bytes) -> None:
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").digest() != wanted:
            raise OSError(errno.EIO, "it was not written as it is", str(path))


def _pieces(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while piece := file.read(256 * 1024):
            yield piece
