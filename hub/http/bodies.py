"""What arrives, read no further than its bounds: bytes, then unpacked bytes, then JSON."""

import zlib
from typing import Any, Final

import msgspec
from starlette.requests import Request

MOST_BYTES: Final = 1024 * 1024
MOST_UNPACKED_BYTES: Final = 8 * 1024 * 1024
GZIP: Final = 31
"""zlib's window bits for a gzip header and nothing else."""


class RefusedError(Exception):
    """The request is refused as a whole: the status of the reply, and a sentence for whoever sent it."""

    def __init__(self, status: int, text: str, retry_after_s: int | None = None) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.retry_after_s = retry_after_s


async def body_of(request: Request) -> bytes:
    """The body, unpacked where it is gzip. Raises RefusedError where it is too long, or packed otherwise."""
    packed = await read(request, MOST_BYTES)
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding == "identity":
        return packed
    if encoding != "gzip":
        raise RefusedError(415, "the body may be packed with gzip, or not at all")
    return inflate(packed)


async def read(request: Request, most: int) -> bytes:
    """The body as it came. Raises RefusedError where it has more than so many bytes."""
    told = request.headers.get("content-length", "0")
    if told.isascii() and told.isdigit() and len(told) < 12 and int(told) > most:
        raise RefusedError(413, f"the body may have at most {most} bytes")
    parts: list[bytes] = []
    length = 0
    async for part in request.stream():
        length += len(part)
        if length > most:
            raise RefusedError(413, f"the body may have at most {most} bytes")
        parts.append(part)
    return b"".join(parts)


def inflate(packed: bytes, most: int = MOST_UNPACKED_BYTES) -> bytes:
    """Unpack gzip, and never more than `most` bytes of it. Raises RefusedError for more, and for what is no whole gzip."""
    unpacking = zlib.decompressobj(GZIP)
    try:
        unpacked = unpacking.decompress(packed, most)
        if unpacking.unconsumed_tail and unpacking.decompress(unpacking.unconsumed_tail, 1):
            raise RefusedError(413, f"the body may unpack to at most {most} bytes")
    except zlib.error:
        raise RefusedError(400, "the body is not gzip") from None
    if not unpacking.eof or unpacking.unused_data:
        raise RefusedError(400, "the body is not one whole gzip")
    return unpacked


def json_of(body: bytes) -> Any:
    """The body as JSON. Raises RefusedError where it is none, or deeper than anything of ours."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedError(400, "the body is not JSON") from None
    except RecursionError:
        raise RefusedError(400, "the body is nested too deep") from None


def array_of(body: bytes) -> list[msgspec.Raw]:
    """The body as an array whose records are not looked into yet. Raises RefusedError where it is none."""
    try:
        return _ARRAY.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedError(400, "the body has to be a JSON array of statements") from None
    except RecursionError:
        raise RefusedError(400, "the body is nested too deep") from None


def raw_of(body: bytes) -> msgspec.Raw:
    """The body as one record that is not looked into yet. Raises RefusedError where it is none."""
    try:
        return _RAW.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise RefusedError(400, "the body has to be a statement as JSON") from None


_RAW: Final = msgspec.json.Decoder(msgspec.Raw)
_ARRAY: Final = msgspec.json.Decoder(list[msgspec.Raw])
