"""Where signed files come from: the hub by HTTPS, or a folder such as a stick. Neither is believed: only signatures are."""

import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final
from urllib.parse import urlsplit

import urllib3
from tuf.api.exceptions import DownloadError, DownloadHTTPError, SlowRetrievalError
from tuf.ngclient import FetcherInterface

from kiosk.errors import UsageError

PIECE: Final = 256 * 1024
SILENCE_SECONDS: Final = 30
LONGEST_SECONDS: Final = 3600
"""A recorded pack of 400 MB at 1 Mbit/s takes 53 minutes."""
NO_CHECK_TIME: Final = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL's x509_vfy.h, which Python's `ssl` has no name for."""
HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
STICK: Final = "stick:/"


class FolderSource(FetcherInterface):
    """Files below a folder; `stick:/NAME` is the address of each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.address = STICK

    def close(self) -> None:
        """Nothing is open between two files."""

    def _fetch(self, url: str) -> Iterator[bytes]:
        name = PurePosixPath(url.removeprefix(STICK))
        if name.is_absolute() or ".." in name.parts:
            raise DownloadError(f"{name} is outside the folder")
        path = self._folder / name
        if not path.is_file():
            raise DownloadHTTPError(f"{path} is not there", 404)
        return _pieces(path.open("rb"))


class HubSource(FetcherInterface):
    """Files below an address of the hub.

    The hub's name and chain are checked, the dates of its certificates are not: a kiosk need not know the time, and how
    old what comes may be is TUF's own business. `authority` is a file of the certificates that may vouch for it (PEM).
    """

    def __init__(
        self, address: str, authority: Path | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.address = address.rstrip("/") + "/"
        self._now = now
        self._pool = urllib3.PoolManager(
            ssl_context=_context(authority),
            timeout=urllib3.Timeout(SILENCE_SECONDS),
            retries=urllib3.Retry(2, redirect=False),
        )

    def close(self) -> None:
        """Hang up."""
        self._pool.clear()

    def _fetch(self, url: str) -> Iterator[bytes]:
        response = self._pool.request(
            "GET", url, preload_content=False, redirect=False, headers={"Accept-Encoding": "identity"}
        )
        if response.status != 200:
            response.close()
            raise DownloadHTTPError(f"the hub answered {response.status}", response.status)
        return self._in_time(response)

    def _in_time(self, response: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
        end = self._now() + LONGEST_SECONDS
        try:
            for piece in response.stream(PIECE):
                if self._now() > end:
                    raise SlowRetrievalError(f"not whole after {LONGEST_SECONDS // 60} minutes")
                yield piece
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise DownloadError(f"the line broke: {error}") from error
        finally:
            response.close()


Source = FolderSource | HubSource


def source_of(where: str, authority: str = "") -> Source:
    """The source at an address or a folder. Raises UsageError where it is neither."""
    parts = urlsplit(where)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE):
        return HubSource(where, Path(authority) if authority else None)
    if parts.scheme == "http":
        raise UsageError(f"{where}: packs come by https, or by http from this very machine")
    folder = Path(where)
    if not folder.is_dir():
        raise UsageError(f"{where}: there is no such folder. Is the stick in?")
    return FolderSource(folder)


def _context(authority: Path | None) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=None if authority is None else str(authority))
    except (OSError, ssl.SSLError) as error:
        raise UsageError(f"{authority} holds no certificates ({error})") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_flags |= NO_CHECK_TIME
    return context


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    try:
        with file:
            while piece := file.read(PIECE):
                yield piece
    except OSError as error:
        raise DownloadError(f"it cannot be read to its end ({error.strerror or error})") from error
