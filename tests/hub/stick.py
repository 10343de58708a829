"""A kiosk that knows no network, and the stick that goes between it and the hub."""

import json
from collections.abc import Iterable
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyrage import ssh, x25519

from hub.keys import Keys, verify
from kiosk.wire.bundle import Enrolling, Receipt, bundle_text, receipt_of
from kiosk.wire.identity import enrolment_text, kiosk_id_of
from tests.hub.statements import statement


class FarKiosk:
    """It has a key of its own, and knows the hub's two from its card."""

    def __init__(self, keys: Keys, name: str = "Elm 1") -> None:
        self.keys = keys
        self.name = name
        self._key = Ed25519PrivateKey.generate()
        self.public_key = self._key.public_key().public_bytes_raw()
        self.id = kiosk_id_of(self.public_key)

    def statement(self, number: int, **changes: Any) -> dict[str, Any]:
        return statement(number, kiosk_id=self.id, **changes)

    def enrolling(self, code: str) -> Enrolling:
        signed = self._key.sign(enrolment_text(code, self.public_key, self.name))
        return Enrolling(code, self.name, signed)

    def bundle(
        self, records: Iterable[Any], code: str | None = None, *, hub: str = "", to: str = ""
    ) -> bytes:
        """As it lies on the stick; a text among the records is put there as it is."""
        lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
        enrolling = None if code is None else self.enrolling(code)
        text = bundle_text(self.public_key, hub or self.keys.recipient, lines, self._key.sign, enrolling)
        return bytes(pyrage.encrypt(text, [x25519.Recipient.from_str(to or self.keys.recipient)]))

    def read(self, receipt: bytes) -> Receipt:
        pem = self._key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
        text = bytes(pyrage.decrypt(receipt, [ssh.Identity.from_buffer(pem)]))
        return receipt_of(text, self.keys.public_key, verify)
