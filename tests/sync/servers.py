"""Small servers on this machine's own loop: they answer, over TLS or not, and note what they were shown."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Asked:
    """What came in: each request's path, the `Authorization` that it had, and its body."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.tokens: list[str | None] = []
        self.bodies: list[bytes] = []


Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


def tell(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    """A whole reply."""
    handler.send_response_only(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def well(at: datetime) -> Answer:
    """A hub at whose place it is this time."""
    date = format_datetime(at, usegmt=True)
    return lambda handler, _body: tell(handler, 200, b'{"status":"well"}', Date=date)


@contextmanager
def serving(answer: Answer, certificate: Path | None = None) -> Iterator[tuple[str, Asked]]:
    """Its address, and what it was asked; it ends with the block."""
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            asked.paths.append(self.path)
            asked.tokens.append(self.headers.get("Authorization"))
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            asked.bodies.append(body)
            answer(self, body)

        do_GET = do_POST = _answer  # noqa: N815  # names of http.server

        def log_message(self, format: str, *_args: object) -> None:  # noqa: A002
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_args: object) -> None:
            """A client that trusts nobody hangs up: that is what is tested."""

    server = Server(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
