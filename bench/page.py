"""A page and a WebSocket on one loopback port, for a browser that is measured."""

import contextlib
import http
import mimetypes
import threading
from pathlib import Path
from types import TracebackType

from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve


class Page:
    """Serves `html` at /, files of `folder` beside it, and one WebSocket at /press."""

    def __init__(self, html: str, folder: Path) -> None:
        self._html = html.encode()
        self._folder = folder
        self._connected = threading.Event()
        self._browser: ServerConnection | None = None
        self._server: Server = serve(
            self._meet,
            "127.0.0.1",
            0,
            process_request=self._answer,
            compression=None,
            # A browser that is stopped while another subject has its turn does not answer pings.
            ping_interval=None,
        )
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.address = f"http://127.0.0.1:{self._server.socket.getsockname()[1]}/"

    def __enter__(self) -> "Page":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()

    def is_connected(self) -> bool:
        return self._connected.is_set()

    def send(self, word: str) -> None:
        assert self._browser
        self._browser.send(word)

    def _meet(self, browser: ServerConnection) -> None:
        self._browser = browser
        self._connected.set()
        # A browser is killed at the end, and then closes no connection.
        with contextlib.suppress(ConnectionClosed):
            for _ in browser:
                pass

    def _answer(self, _connection: ServerConnection, request: Request) -> Response | None:
        if request.path == "/press":
            return None
        if request.path == "/":
            return self._found(self._html, "text/html; charset=utf-8")
        file = self._folder / Path(request.path).name
        if file.is_file():
            return self._found(
                file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            )
        return Response(
            http.HTTPStatus.NOT_FOUND,
            "Not Found",
            Headers({"Content-Length": "0", "Connection": "close"}),
            b"",
        )

    @staticmethod
    def _found(body: bytes, kind: str) -> Response:
        headers = Headers({"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"})
        return Response(http.HTTPStatus.OK, "OK", headers, body)
