"""What travels on a stick: a head, a signature over it, and packed lines that the head answers for.

Three lines of text, then gzip: the kind, the head as JSON, the signature in base 64. There are no names of files in it, so
that nothing can be unpacked to a place of its own choosing.
"""

import base64
import binascii
import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kiosk.wire.members import Members, WireError

Sign = Callable[[bytes], bytes]
Verify = Callable[[bytes, bytes, bytes], bool]
"""Whether, for a public key (32 bytes) and a signature (64), these are the bytes that were signed. Ed25519, RFC 8032."""

MOST_LINES: Final = 20_000
LONGEST_LINE: Final = 8_192
LONGEST_HEAD: Final = 4_096
MOST_PACKED: Final = 4 * 1024 * 1024
MOST_UNPACKED: Final = 32 * 1024 * 1024
MOST_RATIO: Final = 200
"""Statements pack to a twentieth; a bomb to a thousandth."""
RATIO_FROM: Final = 1024 * 1024
"""Shorter payloads may pack as well as they like."""
MOST_BYTES: Final = MOST_PACKED + 2 * LONGEST_HEAD
SHA256: Final = "[0-9a-f]{64}"
GZIP: Final = 31


class EnvelopeError(ValueError):
    """It is none of ours, damaged, too large, or not signed by whom it names. The text repeats nothing of it."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A head that was not looked into yet, and what goes with it. `signed` is what the signature is over."""

    head: Mapping[str, Any]
    signed: bytes
    signature: bytes
    packed: bytes


def sealed(kind: str, head: Mapping[str, Any], lines: Sequence[str], sign: Sign) -> bytes:
    """Put it together. Raises EnvelopeError where there is more than may travel at once."""
    unpacked = "".join(f"{line}\n" for line in lines).encode()
    packed = gzip.compress(unpacked, mtime=0)
    if len(lines) > MOST_LINES or len(packed) > MOST_PACKED or len(unpacked) > MOST_UNPACKED:
        raise EnvelopeError(f"at most {MOST_LINES} records go into one file")
    if any(len(line.encode()) > LONGEST_LINE or "\n" in line for line in lines):
        raise EnvelopeError(f"a record has one line of at most {LONGEST_LINE} bytes")
    told = dict(head) | {
        "records": len(lines),
        "bytes": len(packed),
        "unpacked": len(unpacked),
        "sha256": hashlib.sha256(packed).hexdigest(),
    }
    signed = f"{kind}\n{json.dumps(told, separators=(',', ':'), sort_keys=True)}\n".encode()
    if len(signed) > LONGEST_HEAD:
        raise EnvelopeError(f"the head has at most {LONGEST_HEAD} bytes")
    return signed + base64.b64encode(sign(signed)) + b"\n" + packed


def opened(kind: str, data: bytes) -> Envelope:
    """Take it apart, believing nothing yet. Raises EnvelopeError."""
    if len(data) > MOST_BYTES:
        raise EnvelopeError(f"it has more than {MOST_BYTES} bytes")
    first, second, third, packed = _parts(data)
    if first != kind.encode():
        raise EnvelopeError(f"it is not of the kind {kind}")
    try:
        head = json.loads(second)
    except (ValueError, RecursionError):
        raise EnvelopeError("its head is not JSON") from None
    if not isinstance(head, dict):
        raise EnvelopeError("its head is not an object")
    return Envelope(
        head, first + b"\n" + second + b"\n", bytes_of(third.decode("ascii", "replace"), 64), packed
    )


def lines_of(envelope: Envelope, told: Members) -> tuple[bytes, ...]:
    """The lines, once the signature is known to be good: counted, measured and hashed as the head says.

    `told` is the head's members; those of the payload are taken from it. Raises EnvelopeError.
    """
    try:
        records = told.whole("records", 0, MOST_LINES)
        packed = told.whole("bytes", 0, MOST_PACKED)
        unpacked = told.whole("unpacked", 0, MOST_UNPACKED)
        sha256 = told.text("sha256", SHA256, "64 digits of base 16")
    except WireError as error:
        raise EnvelopeError(str(error)) from None
    if len(envelope.packed) != packed or hashlib.sha256(envelope.packed).hexdigest() != sha256:
        raise EnvelopeError("it is damaged: its records are not those that its head tells of")
    if unpacked > max(RATIO_FROM, MOST_RATIO * packed):
        raise EnvelopeError(f"it unpacks to more than {MOST_RATIO} times its size")
    lines = _inflated(envelope.packed, unpacked).splitlines()
    if len(lines) != records:
        raise EnvelopeError("it has another number of records than its head says")
    if any(len(line) > LONGEST_LINE for line in lines):
        raise EnvelopeError(f"a record has more than {LONGEST_LINE} bytes")
    return tuple(lines)


def bytes_of(text: str, length: int) -> bytes:
    """Bytes out of base 64. Raises EnvelopeError where they are not so many."""
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if len(found) != length:
        raise EnvelopeError(f"it has no {length} bytes in base 64 where a key or signature should be")
    return found


def _parts(data: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """The three lines, looked for no further than a head may reach, and the rest."""
    start, lines = 0, []
    for _ in range(3):
        end = data.find(b"\n", start, LONGEST_HEAD + 200)
        if end < 0:
            raise EnvelopeError("it has no head")
        lines.append(data[start:end])
        start = end + 1
    return lines[0], lines[1], lines[2], data[start:]


def _inflated(packed: bytes, most: int) -> bytes:
    unpacking = zlib.decompressobj(GZIP)
    try:
        # One byte more than was told, so that a longer payload is seen and never unpacked.
        found = unpacking.decompress(packed, most + 1)
    except zlib.error:
        raise EnvelopeError("its records are not gzip") from None
    if len(found) != most or not unpacking.eof or unpacking.unused_data:
        raise EnvelopeError("its records unpack to another length than its head says")
    return found
