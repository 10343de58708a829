"""The hub's own two keys: one opens what kiosks have encrypted to it, one signs its receipts. Made at the first start."""

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pyrage import ssh, x25519

from hub.errors import DamagedError
from kiosk.wire.envelope import EnvelopeError

FOLDER: Final = "keys"
OPENING: Final = "opening.age"
SIGNING: Final = "signing.ed25519"


@dataclass(frozen=True, slots=True)
class Keys:
    """`recipient` is what kiosks encrypt to, `public_key` (32 bytes) what they know the hub's signature by."""

    _opening: x25519.Identity = field(repr=False)
    _signing: Ed25519PrivateKey = field(repr=False)

    @property
    def recipient(self) -> str:
        return str(self._opening.to_public())

    @property
    def public_key(self) -> bytes:
        return self._signing.public_key().public_bytes_raw()

    def sign(self, text: bytes) -> bytes:
        return self._signing.sign(text)

    def opened(self, data: bytes) -> bytes:
        """What was encrypted to the hub. Raises EnvelopeError where this was not, or is damaged."""
        try:
            return bytes(pyrage.decrypt(data, [self._opening]))
        except pyrage.DecryptError:
            raise EnvelopeError("it is damaged, or was not encrypted to this hub") from None


def verify(public_key: bytes, signature: bytes, signed: bytes) -> bool:
    """Whether the holder of a key has signed this."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def sealed_for(public_key: bytes, data: bytes) -> bytes:
    """Encrypt to the holder of an Ed25519 key. Raises EnvelopeError for what is no such key."""
    try:
        key = Ed25519PublicKey.from_public_bytes(public_key)
        line = key.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
        return bytes(pyrage.encrypt(data, [ssh.Recipient.from_str(line)]))
    except (ValueError, pyrage.RecipientError):
        raise EnvelopeError("nothing can be encrypted to the kiosk's key") from None


def keys_of(data: Path) -> Keys:
    """The keys in the hub's folder, made where there are none. Raises DamagedError where they cannot be read."""
    folder = data / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        opening = _kept(folder / OPENING, str(x25519.Identity.generate()).encode())
        signing = _kept(folder / SIGNING, Ed25519PrivateKey.generate().private_bytes_raw().hex().encode())
        return Keys(
            x25519.Identity.from_str(opening.decode().strip()),
            Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signing.decode().strip())),
        )
    except (OSError, ValueError, pyrage.IdentityError):
        raise DamagedError(
            f"{folder} holds keys that cannot be read: bring them back from where they were kept"
        ) from None


def _kept(path: Path, new: bytes) -> bytes:
    """What the file holds; of several processes that make it at once the first one's stays."""
    if not path.exists():
        number, partial = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # of mode 0600
        with os.fdopen(number, "wb") as file:
            file.write(new + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(partial, path)
        except FileExistsError:
            pass
        finally:
            Path(partial).unlink()
    return path.read_bytes()
