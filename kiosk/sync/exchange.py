"""The line to the hub over HTTP or HTTPS. Where the clock cannot be believed, the hub is asked for the time first."""

import http.client
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kiosk.sync.connection import Checked, Connection
from kiosk.sync.ports import NO_HEADERS, Now, Reply
from kiosk.sync.trouble import Trouble, TroubleError
from kiosk.sync.trust import check_dates, context_of, told_by

TIMEOUT_S: Final = 30.0
DAY_S: Final = 86_400


class Exchange:
    """Implements `kiosk.sync.ports.Line`. `latest_s` is the newest time that is known to have been (seconds since 1970).

    With a trusted clock OpenSSL checks the certificates' dates. Without one, the chain is checked first, the hub's time
    taken from its reply to a question that tells it nothing, and then every connection's certificates are checked against
    that time before anything is sent. A time before `latest_s` is not believed: an old certificate whose key has been
    stolen cannot be brought back to life. The reply is not signed by itself yet: that it comes through this chain is all
    that vouches for it.
    """

    def __init__(
        self,
        address: str,
        authority: Path | None,
        clock: Callable[[], Now],
        *,
        latest_s: int = 0,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        parts = urlsplit(address)
        self._is_secure = parts.scheme == "https"
        self._host = parts.hostname or ""
        self._port = parts.port or (443 if self._is_secure else 80)
        self._path = parts.path.rstrip("/")
        self._authority = authority
        self._clock = clock
        self._latest_s = latest_s
        self._timeout_s = timeout_s
        self._learnt: tuple[int, Now] | None = None

    def request(
        self, method: str, path: str, headers: Mapping[str, str] = NO_HEADERS, body: bytes = b""
    ) -> Reply:
        """Ask once. Raises TroubleError where no whole reply came, or the other end is not to be believed."""
        question = _Question(method, f"{self._path}{path}", headers, body)
        if not self._is_secure:
            return self._ask(question)
        if self._clock().is_trusted:
            return self._ask(question, context_of(self._authority, is_dated=True))
        context = context_of(self._authority, is_dated=False)
        at_s = self._time(context)

        def checked(sock: ssl.SSLSocket) -> None:
            check_dates(sock, at_s)

        return self._ask(question, context, checked)

    def _time(self, context: ssl.SSLContext) -> int:
        now = self._clock()
        if self._learnt is None or self._learnt[1].boot_id != now.boot_id:
            self._learnt = (self._ask_time(context), now)
        told_s, then = self._learnt
        return told_s + (now.boottime_ms - then.boottime_ms) // 1000

    def _ask_time(self, context: ssl.SSLContext) -> int:
        reply = self._ask(_Question("GET", f"{self._path}/healthz", NO_HEADERS, b""), context)
        try:
            told_s = int(parsedate_to_datetime(reply.headers["date"]).timestamp())
        except (KeyError, ValueError, OverflowError) as error:
            raise TroubleError(Trouble.CLOCK, "the hub did not tell the time") from error
        if told_s < self._latest_s - DAY_S:
            raise TroubleError(Trouble.CLOCK, "the hub told a time that is long past")
        return told_s

    def _ask(
        self,
        question: "_Question",
        context: ssl.SSLContext | None = None,
        checked: Checked = lambda _sock: None,
    ) -> Reply:
        try:
            with Connection(self._host, self._port, self._timeout_s, context, checked) as connection:
                connection.request(
                    question.method,
                    question.path,
                    question.body or None,
                    {**question.headers, "Connection": "close"},
                )
                with connection.getresponse() as response:
                    told = {name.lower(): value for name, value in response.getheaders()}
                    return Reply(response.status, told, connection.read(response))
        except ssl.SSLCertVerificationError as error:
            raise told_by(error) from error
        except (OSError, UnicodeError) as error:
            raise TroubleError(Trouble.UNREACHABLE, str(error)) from error
        except http.client.HTTPException as error:
            raise TroubleError(
                Trouble.NOT_THE_HUB, f"{type(error).__name__}: the reply was not whole"
            ) from error


@dataclass(frozen=True, slots=True)
class _Question:
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
