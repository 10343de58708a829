"""One connection for one request, cut when its time is up, however slowly the other end goes on."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

MOST_REPLY_BYTES: Final = 4 * 1024 * 1024

Checked = Callable[[ssl.SSLSocket], None]


class CutError(OSError):
    """Time was up."""


class Connection(http.client.HTTPConnection):
    """A connection that ends `timeout_s` seconds after it was opened. `checked` is asked before anything is sent."""

    def __init__(
        self,
        host: str,
        port: int,
        timeout_s: float,
        context: ssl.SSLContext | None = None,
        checked: Checked = lambda _sock: None,
    ) -> None:
        super().__init__(host, port, timeout=timeout_s)
        self._context = context
        self._checked = checked
        self._is_cut = False
        self._open: socket.socket | None = None
        self._timer = threading.Timer(timeout_s, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self.close()
        if self._is_cut and not isinstance(error, CutError):
            raise CutError("no whole reply in time") from error

    def connect(self) -> None:
        """Connect, shake hands, and have the other end checked."""
        self.sock = self._open = socket.create_connection((self.host, self.port), self.timeout)
        if self._context:
            sock = self._context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = self._open = sock
            sock.do_handshake()
            self._checked(sock)

    def read(self, response: http.client.HTTPResponse) -> bytes:
        """The whole body. Raises CutError or http.client.HTTPException where it is not whole, or far too long."""
        body = response.read(MOST_REPLY_BYTES + 1)
        if len(body) > MOST_REPLY_BYTES or response.length:
            raise http.client.IncompleteRead(body[:0], response.length)
        return body

    def _cut(self) -> None:
        self._is_cut = True
        if self._open:
            # Not the TLS socket's own method, which takes it apart while another thread reads from it.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self._open, socket.SHUT_RDWR)
