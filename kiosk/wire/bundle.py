"""A bundle, which carries statements on a stick, and the receipt, which carries back what became of them.

Both are written and read here, for the kiosk and the hub alike. Around either lies age: a bundle can be read by the hub
alone, a receipt by the kiosk alone (docs/bundle-format.md).
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from kiosk.wire.envelope import (
    SHA256,
    EnvelopeError,
    Sign,
    Verify,
    bytes_of,
    lines_of,
    opened,
    sealed,
)
from kiosk.wire.health import HIGHEST_S
from kiosk.wire.identity import kiosk_id_of
from kiosk.wire.members import Members, WireError
from kiosk.wire.statement import KIOSK, UUID4

BUNDLE: Final = "clever-kiosk/bundle/1"
RECEIPT: Final = "clever-kiosk/receipt/1"
RECIPIENT: Final = "age1[02-9ac-hj-np-z]{58}"
BASE_64: Final = "[A-Za-z0-9+/]{40,90}={0,2}"
CODE: Final = "[A-Za-z0-9 -]{20,60}"
KIOSK_NAME: Final = r"[^\x00-\x1f\x7f]{1,60}"
BEARER: Final = "[A-Za-z0-9_-]{20,100}"
REASON: Final = r"[^\x00-\x1f\x7f]{1,200}"


class Outcome(StrEnum):
    """What became of a record on a stick. The first three let the kiosk forget it; `held` keeps it waiting."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    GONE = "gone"
    CONFLICT = "conflict"
    INVALID = "invalid"
    HELD = "held"
    """The kiosk was reported lost: somebody has to look at it first."""


@dataclass(frozen=True, slots=True)
class Enrolling:
    """How a kiosk that knows no token asks for one: as to `/sync/v1/enrol`, with the same signature (64 bytes)."""

    code: str = field(repr=False)
    name: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """`statements` are lines of JSON. `hub` is the age recipient that it is for, `sha256` what its receipt names."""

    public_key: bytes
    hub: str
    statements: tuple[bytes, ...]
    sha256: str
    enrolling: Enrolling | None = None

    @property
    def kiosk_id(self) -> str:
        return kiosk_id_of(self.public_key)


@dataclass(frozen=True, slots=True)
class Told:
    """The verdict on one record; `id` is None where it could not be read."""

    id: str | None
    outcome: Outcome
    error: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """`bundle` is the bundle's SHA-256, `server_time_s` seconds since 1970 by the hub's clock.

    `token` is there where enrolment was asked for and granted, `refusal` where it was not.
    """

    bundle: str
    kiosk_id: str
    server_time_s: int
    results: tuple[Told, ...]
    is_revoked: bool = False
    token: str | None = field(default=None, repr=False)
    refusal: str | None = None


def bundle_text(
    public_key: bytes, hub: str, statements: Sequence[str], sign: Sign, enrolling: Enrolling | None = None
) -> bytes:
    """A bundle, not yet encrypted. Raises EnvelopeError for more than fits into one."""
    head: dict[str, Any] = {"public_key": base64.b64encode(public_key).decode(), "hub": hub}
    if enrolling is not None:
        head["enrol"] = {
            "code": enrolling.code,
            "name": enrolling.name,
            "signature": base64.b64encode(enrolling.signature).decode(),
        }
    return sealed(BUNDLE, head, statements, sign)


def bundle_of(data: bytes, verify: Verify) -> Bundle:
    """The bundle, signed by the key that it names. Raises EnvelopeError."""
    envelope = opened(BUNDLE, data)
    told = Members(envelope.head, "")
    try:
        public_key = bytes_of(told.text("public_key", BASE_64, "a key in base 64"), 32)
        if not verify(public_key, envelope.signature, envelope.signed):
            raise EnvelopeError("it is not signed by the kiosk that it names")
        hub = told.text("hub", RECIPIENT, "an age recipient")
        enrolling = _enrolling(told.inside("enrol")) if told.has("enrol") else None
        lines = lines_of(envelope, told)
        told.end()
    except WireError as error:
        raise EnvelopeError(str(error)) from None
    return Bundle(public_key, hub, lines, envelope.head["sha256"], enrolling)


def receipt_text(receipt: Receipt, sign: Sign) -> bytes:
    """A receipt, not yet encrypted."""
    head: dict[str, Any] = {
        "bundle": receipt.bundle,
        "kiosk": receipt.kiosk_id,
        "server_time_s": receipt.server_time_s,
        "is_revoked": receipt.is_revoked,
    }
    for name in ("token", "refusal"):
        if getattr(receipt, name) is not None:
            head[name] = getattr(receipt, name)
    return sealed(RECEIPT, head, [_result_line(one) for one in receipt.results], sign)


def receipt_of(data: bytes, hub_key: bytes, verify: Verify) -> Receipt:
    """The receipt, signed by the hub whose public key (32 bytes) this is. Raises EnvelopeError."""
    envelope = opened(RECEIPT, data)
    if not verify(hub_key, envelope.signature, envelope.signed):
        raise EnvelopeError("it is not signed by the hub")
    told = Members(envelope.head, "")
    try:
        lines = lines_of(envelope, told)
        receipt = Receipt(
            bundle=told.text("bundle", SHA256, "64 digits of base 16"),
            kiosk_id=told.text("kiosk", KIOSK, "26 letters and digits of base 32"),
            server_time_s=told.whole("server_time_s", 0, HIGHEST_S),
            results=tuple(_result(line) for line in lines),
            is_revoked=bool(told.maybe_truth("is_revoked")),
            token=told.maybe_text("token", BEARER, "a token"),
            refusal=told.maybe_text("refusal", REASON, "a sentence"),
        )
        told.end()
    except WireError as error:
        raise EnvelopeError(str(error)) from None
    return receipt


def _enrolling(told: Members) -> Enrolling:
    enrolling = Enrolling(
        told.text("code", CODE, "26 letters and digits"),
        told.text("name", KIOSK_NAME, "one line of at most 60 characters"),
        bytes_of(told.text("signature", BASE_64, "a signature in base 64"), 64),
    )
    told.end()
    return enrolling


def _result_line(told: Told) -> str:
    line: dict[str, str | None] = {"id": told.id, "status": told.outcome.value}
    return json.dumps(line | ({"error": told.error} if told.error else {}), separators=(",", ":"))


def _result(line: bytes) -> Told:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        raise EnvelopeError("a result is not JSON") from None
    told = Members(raw, "results")
    id_ = None if _is_nameless(raw) else told.text("id", UUID4, "an id")
    if id_ is None:
        told.take("id")
    outcome = told.word("status", Outcome)
    error = told.maybe_text("error", REASON, "a sentence")
    told.end()
    return Told(id_, outcome, error or "")


def _is_nameless(raw: Mapping[str, object]) -> bool:
    return raw.get("id", "") is None
