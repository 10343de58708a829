"""Fetching over a network, from a server on this machine."""

import argparse
import io
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kiosk import fetching
from kiosk.destination import Destination
from kiosk.errors import UsageError
from kiosk.wire.channel import Channel
from tests.fetched.press import TODAY, Kiosk, Press


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def press(tmp_path: Path) -> Press:
    made = Press(tmp_path)
    made.publish("1.0")
    return made


@pytest.fixture
def address(press: Press) -> Iterator[str]:
    handler = partial(Quiet, directory=str(press.repository.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_packs_come_over_the_network_and_the_address_is_remembered(
    press: Press, address: str, tmp_path: Path
) -> None:
    kiosk = Kiosk(tmp_path / "state", press)
    assert "fetched and verified" in kiosk.fetch(address)
    assert kiosk.played == "1.0"
    assert fetching.last_wish(kiosk.state).source == address
    kiosk.fetch(press.stick())
    assert fetching.last_wish(kiosk.state).source == address


def test_a_file_that_the_hub_does_not_have_is_told(press: Press, address: str, tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path / "state", press)
    kiosk.fetch(address)
    (press.repository.folder / "metadata" / "timestamp.json").unlink()
    with pytest.raises(UsageError, match="the hub answered 404"):
        kiosk.fetch(address)
    assert kiosk.played == "1.0"


def test_a_hub_that_does_not_answer_is_told(press: Press, address: str, tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path / "state", press)
    kiosk.fetch(address)
    with pytest.raises(UsageError, match="cannot be reached"):
        fetching.fetch(kiosk.state, fetching.Wish("http://127.0.0.1:9"), TODAY, io.StringIO())
    assert kiosk.played == "1.0"


def asked(source: str | None = None, *, pilot: bool = False) -> argparse.Namespace:
    return argparse.Namespace(source=source, pilot=pilot, everyone=False)


def test_packs_come_from_the_hub_that_results_go_to_unless_another_place_is_named(tmp_path: Path) -> None:
    hub = Destination(hub="https://hub.example.org/", authority="/etc/kiosk/ca.pem")
    wish = fetching.wish_of(tmp_path, asked(), hub)
    assert (wish.source, wish.authority) == ("https://hub.example.org/tuf", "/etc/kiosk/ca.pem")
    assert fetching.wish_of(tmp_path, asked("/media/stick", pilot=True), hub).channel is Channel.PILOT
    with pytest.raises(UsageError, match="say where from"):
        fetching.wish_of(tmp_path, asked(), Destination())
