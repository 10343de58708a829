"""The keys that packs are signed with: root and targets are kept away from the hub, one key for daily use stays on it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey

from hub.errors import DamagedError, UsageError

ROOTS: Final = ("root-1", "root-2")
"""Either signs a new root: one of them can be lost."""
TARGETS: Final = "targets"
ONLINE: Final = "packs-online"
FOLDER: Final = "keys"

Passphrase = Callable[[], str]
"""Asked only where a key is locked with one."""


def make_offline(folder: Path, passphrase: str) -> dict[str, CryptoSigner]:
    """Make the keys that stay away from the hub, locked with a passphrase unless it is empty.

    Raises UsageError where there are keys already, or none can be written.
    """
    names = (*ROOTS, TARGETS)
    there = [name for name in names if _path(folder, name).exists()]
    if there:
        raise UsageError(
            f"{_path(folder, there[0])} is there already: keys are never overwritten. Choose an empty folder"
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return {name: _make(_path(folder, name), passphrase) for name in names}
    except OSError as error:
        raise UsageError(f"{folder}: no keys can be kept there ({error.strerror})") from error


def load_offline(folder: Path, name: str, passphrase: Passphrase) -> CryptoSigner:
    """One of the keys that stay away. Raises UsageError where it is not there, or the passphrase does not open it."""
    path = _path(folder, name)
    try:
        text = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: this key cannot be read ({error.strerror}). See --keys") from error
    is_locked = b"ENCRYPTED" in text.partition(b"\n")[0]
    try:
        return _signer(text, passphrase() if is_locked else "")
    except (ValueError, TypeError) as error:
        why = "the passphrase does not open it" if is_locked else "it is damaged"
        raise UsageError(f"{path}: {why}") from error


def online(data: Path) -> CryptoSigner:
    """The key that stays on the hub. Raises UsageError where none was made, DamagedError where it cannot be read."""
    path = _path(data / FOLDER, ONLINE)
    if not path.exists():
        raise UsageError("no keys for packs were made yet: hub packs init DIR")
    try:
        return _signer(path.read_bytes(), "")
    except (OSError, ValueError, TypeError) as error:
        raise DamagedError(
            f"{path} cannot be read: bring it back, or renew it with hub packs rotate"
        ) from error


def make_online(data: Path) -> CryptoSigner:
    """A new key for the hub, in the place of any that was there."""
    folder = data / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = _path(folder, ONLINE)
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    signer = _make(fresh, "")
    fresh.replace(path)
    return signer


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.pem"


def _make(path: Path, passphrase: str) -> CryptoSigner:
    locking: KeySerializationEncryption = NoEncryption()
    if passphrase:
        locking = BestAvailableEncryption(passphrase.encode())
    text = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locking)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return _signer(text, passphrase)


def _signer(text: bytes, passphrase: str) -> CryptoSigner:
    key = load_pem_private_key(text, passphrase.encode() or None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("no Ed25519 key")  # noqa: TRY004  # the file is wrong, not the program
    return CryptoSigner(key, SSlibKey.from_crypto(key.public_key()))
