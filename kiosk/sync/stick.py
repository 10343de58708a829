"""Where no network is: answers go to the hub on a stick, encrypted to it and signed by the kiosk, and a receipt comes back.

A bundle empties no outbox. Only the hub's signed receipt does, as a verdict online would.
"""

import base64
import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyrage import ssh, x25519

from kiosk.durable import write_whole
from kiosk.sync.identity import Identity
from kiosk.sync.ports import Now, Outbox
from kiosk.sync.replies import member_of
from kiosk.sync.vault import Enrolment, Vault
from kiosk.wire.bundle import Enrolling, Outcome, Receipt, bundle_of, bundle_text, receipt_of
from kiosk.wire.envelope import MOST_BYTES, MOST_LINES, EnvelopeError
from kiosk.wire.statement import statement_of

DONE: Final = frozenset({Outcome.STORED, Outcome.DUPLICATE, Outcome.GONE})
DEAD: Final = frozenset({Outcome.CONFLICT, Outcome.INVALID})
MOST_RECEIPT: Final = MOST_BYTES + 65_536
"""With what age adds."""


@dataclass(frozen=True, slots=True)
class HubKeys:
    """What the card says of the hub: its age recipient, and the key (32 bytes) that it signs receipts with."""

    recipient: str
    public_key: bytes

    @classmethod
    def of(cls, recipient: str, public_key: str) -> "HubKeys":
        """From the settings' texts."""
        return cls(recipient, base64.b64decode(public_key))


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose stick it is. `hub` is the address that a token is for, perhaps empty."""

    identity: Identity
    outbox: Outbox
    vault: Vault
    keys: HubKeys
    hub: str = ""


def export(sender: Sender, folder: Path, *, code: str = "", name: str = "") -> tuple[Path, int] | None:
    """Write all that waits (at most 20,000 answers) as one bundle; returns its path and how many are in it.

    None where there is nothing to bring. With a `code` the hub is asked to take the kiosk in. On return it is on the stick
    and has been read back. Raises OSError, EnvelopeError, or what the outbox raises.
    """
    identity = sender.identity
    batch = sender.outbox.batch(identity.kiosk_id, MOST_LINES)
    enrolling = Enrolling(code, name, identity.sign_enrolment(code, name)) if code else None
    if not batch and enrolling is None:
        return None
    lines = [json.dumps(statement_of(one), separators=(",", ":")) for one in batch]
    text = bundle_text(identity.public_key, sender.keys.recipient, lines, identity.key.sign, enrolling)
    made = bundle_of(text, is_signed)
    data = _encrypted(text, sender.keys.recipient)
    path = folder / f"{identity.kiosk_id[:8]}-{made.sha256[:8]}.bundle"
    write_whole(path, data)
    if path.read_bytes() != data:
        raise EnvelopeError(f"{path.name} reads back otherwise than it was written: use another stick")
    return path, len(batch)


def take_receipt(sender: Sender, data: bytes, now: Now) -> Counter[str]:
    """Do as the hub's receipt says, in one transaction; returns how many of each verdict. Raises EnvelopeError."""
    receipt = _opened(sender, data)
    if receipt.kiosk_id != sender.identity.kiosk_id:
        raise EnvelopeError("it is for another kiosk")
    done = [one.id for one in receipt.results if one.id and one.outcome in DONE]
    dead = {
        one.id: (one.outcome.value, member_of(one.error))
        for one in receipt.results
        if one.id and one.outcome in DEAD
    }
    day_s = now.wall_s if now.is_trusted else receipt.server_time_s
    sender.outbox.settle(done, dead, datetime.fromtimestamp(day_s, UTC).date().isoformat())
    if receipt.token:
        _keep_token(sender, receipt.token)
    return Counter(one.outcome.value for one in receipt.results)


def is_signed(public_key: bytes, signature: bytes, signed: bytes) -> bool:
    """Whether the holder of this key has signed this."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def _keep_token(sender: Sender, token: str) -> None:
    held = sender.vault.read()
    if held is None or held.is_refused or held.hub != sender.hub:
        sender.vault.write(Enrolment(sender.hub, token))
    elif token not in {held.token, held.before}:
        sender.vault.rotate(held, token)


def _opened(sender: Sender, data: bytes) -> Receipt:
    if len(data) > MOST_RECEIPT:
        raise EnvelopeError("it is too long for a receipt")
    pem = sender.identity.key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    try:
        text = bytes(pyrage.decrypt(data, [ssh.Identity.from_buffer(pem)]))
    except pyrage.DecryptError:
        raise EnvelopeError("it is damaged, or is for another kiosk") from None
    return receipt_of(text, sender.keys.public_key, is_signed)


def _encrypted(text: bytes, recipient: str) -> bytes:
    try:
        return bytes(pyrage.encrypt(text, [x25519.Recipient.from_str(recipient)]))
    except (ValueError, pyrage.RecipientError):
        raise EnvelopeError("sync.recipient is no age recipient: copy the line of “hub keys”") from None
