import base64
import gzip
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.wire import envelope
from kiosk.wire.bundle import (
    BUNDLE,
    Bundle,
    Enrolling,
    Outcome,
    Receipt,
    Told,
    bundle_of,
    bundle_text,
    receipt_of,
    receipt_text,
)
from kiosk.wire.envelope import EnvelopeError
from kiosk.wire.identity import kiosk_id_of

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
HUB = "age1" + "q" * 58
SHA = "0" * 64
UUIDS = st.uuids(version=4).map(str)
TOLD = st.builds(
    Told,
    st.none() | UUIDS,
    st.sampled_from(Outcome),
    st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters="\x7f"), max_size=60),
)


def verify(key: bytes, signature: bytes, signed: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
    except InvalidSignature:
        return False
    return True


def lines(count: int = 3) -> list[str]:
    return [json.dumps({"number": number}) for number in range(count)]


def signed_head(packed: bytes, told: dict[str, Any] | None = None, **changes: Any) -> bytes:
    """A bundle that says of itself whatever is wanted, and is signed."""
    head: dict[str, Any] = {
        "public_key": base64.b64encode(PUBLIC).decode(),
        "hub": HUB,
        "records": 1,
        "bytes": len(packed),
        "unpacked": 3,
        "sha256": hashlib.sha256(packed).hexdigest(),
    }
    head = (head if told is None else told) | changes
    text = f"{BUNDLE}\n{json.dumps(head)}\n".encode()
    return text + base64.b64encode(KEY.sign(text)) + b"\n" + packed


@given(
    st.lists(st.dictionaries(st.text(), st.text()), max_size=5),
    st.none() | st.binary(min_size=64, max_size=64),
)
def test_what_is_read_of_a_bundle_is_what_was_written(
    records: list[dict[str, str]], signature: bytes | None
) -> None:
    enrolling = None if signature is None else Enrolling("a" * 26, "Elm 1", signature)
    texts = [json.dumps(record) for record in records]
    read = bundle_of(bundle_text(PUBLIC, HUB, texts, KEY.sign, enrolling), verify)
    assert read == Bundle(PUBLIC, HUB, tuple(text.encode() for text in texts), read.sha256, enrolling)
    assert read.kiosk_id == kiosk_id_of(PUBLIC)


@given(
    st.builds(
        Receipt,
        bundle=st.just(SHA),
        kiosk_id=st.just("a" * 26),
        server_time_s=st.integers(0, 2_000_000_000),
        results=st.lists(TOLD, max_size=6).map(tuple),
        is_revoked=st.booleans(),
        token=st.none() | st.just("t" * 43),
        refusal=st.none() | st.just("this code was used before"),
    )
)
def test_what_is_read_of_a_receipt_is_what_was_written(receipt: Receipt) -> None:
    assert receipt_of(receipt_text(receipt, KEY.sign), PUBLIC, verify) == receipt


def test_the_same_bundle_is_written_the_same_way_twice() -> None:
    assert bundle_text(PUBLIC, HUB, lines(), KEY.sign) == bundle_text(PUBLIC, HUB, lines(), KEY.sign)


@pytest.mark.parametrize("place", range(0, 700, 7))
def test_no_byte_of_a_bundle_can_be_changed(place: int) -> None:
    whole = bytearray(bundle_text(PUBLIC, HUB, lines(40), KEY.sign))
    whole[place % len(whole)] ^= 1
    with pytest.raises(EnvelopeError):
        bundle_of(bytes(whole), verify)


def test_a_bundle_or_receipt_that_another_has_signed_is_refused() -> None:
    with pytest.raises(EnvelopeError, match="not signed by the kiosk"):
        bundle_of(bundle_text(PUBLIC, HUB, lines(), OTHER.sign), verify)
    receipt = Receipt(SHA, "a" * 26, 0, ())
    with pytest.raises(EnvelopeError, match="not signed by the hub"):
        receipt_of(receipt_text(receipt, OTHER.sign), PUBLIC, verify)


def test_a_bundle_is_no_receipt() -> None:
    with pytest.raises(EnvelopeError, match="not of the kind"):
        receipt_of(bundle_text(PUBLIC, HUB, lines(), KEY.sign), PUBLIC, verify)


ONE = gzip.compress(b"{}\n")
ODD: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "no lines": lambda: b"x" * 10_000,
    "head is no JSON": f"{BUNDLE}\n{{\nAAAA\n".encode,
    "head is deep": f"{BUNDLE}\n{'[' * 4_000}\nAAAA\n".encode,
    "head is a list": f"{BUNDLE}\n[]\nAAAA\n".encode,
    "signature is short": f"{BUNDLE}\n{{}}\nAAAA\n".encode,
    "cut off": lambda: bundle_text(PUBLIC, HUB, lines(), KEY.sign)[:-3],
    "longer": lambda: bundle_text(PUBLIC, HUB, lines(), KEY.sign) + b"x",
    "a member more": lambda: signed_head(ONE, child="Maya Example"),
    "no hub": lambda: signed_head(ONE, hub="somebody"),
    "more records than told": lambda: signed_head(gzip.compress(b"{}\n{}\n"), unpacked=6),
    "unpacks to more than told": lambda: signed_head(gzip.compress(b" " * 100_000)),
    "unpacks to less than told": lambda: signed_head(ONE, unpacked=4),
    "no gzip": lambda: signed_head(b"{}\n"),
    "two gzips": lambda: signed_head(ONE + ONE),
    "a bomb": lambda: signed_head(gzip.compress(b" " * 4_000_000), unpacked=4_000_000),
    "a bomb beyond every bound": lambda: signed_head(ONE, unpacked=2**40),
    "too many records": lambda: signed_head(ONE, records=20_001),
    "a number that is none": lambda: signed_head(ONE, records=True),
    "a record too long": lambda: signed_head(
        gzip.compress(b'"' + bytes(range(48, 58)) * 900 + b'"\n'), unpacked=9_003
    ),
    "too large": lambda: bytes(envelope.MOST_BYTES + 1),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_what_is_no_bundle_of_ours_is_refused_in_a_sentence(odd: Callable[[], bytes]) -> None:
    with pytest.raises(EnvelopeError) as told:
        bundle_of(odd(), verify)
    assert "Maya" not in str(told.value)


def test_more_than_fits_is_not_written() -> None:
    with pytest.raises(EnvelopeError, match="20000 records"):
        bundle_text(PUBLIC, HUB, ["{}"] * 20_001, KEY.sign)
    with pytest.raises(EnvelopeError, match="one line"):
        bundle_text(PUBLIC, HUB, ["x" * 9_000], KEY.sign)
