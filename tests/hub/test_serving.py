"""The command as it is started, on a port of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hub.database import Database
from tests.hub.desk import TOKEN, Desk
from tests.hub.statements import statement

TRIES = 400


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def read(address: str, body: bytes | None = None) -> str:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with urllib.request.urlopen(urllib.request.Request(address, body, headers), timeout=10) as reply:
        return str(reply.read().decode())


@contextmanager
def served(data: Path, *options: str, **environment: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A hub that answers; its address and its process."""
    port = free_port()
    command = [sys.executable, "-m", "hub", "serve", "--port", str(port), "--data", str(data), *options]
    hub = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(TRIES):
            try:
                read(f"{address}/healthz")
                break
            except OSError:
                assert hub.poll() is None, hub.communicate()
                # Waits for the process to end, which it should not.
                with pytest.raises(subprocess.TimeoutExpired):
                    hub.wait(0.1)
        yield address, hub
    finally:
        if hub.poll() is None:
            hub.send_signal(signal.SIGTERM)
        hub.communicate(timeout=30)


def test_on_an_empty_folder_it_prints_the_first_link_and_the_link_opens(tmp_path: Path) -> None:
    with served(tmp_path / "data") as (address, hub):
        assert hub.stdout
        link = re.search(r"http://\S+", hub.stdout.readline())
        assert link
        assert link[0].startswith(f"{address}/welcome/")
        assert "First operator" in read(link[0])
    assert {path.name for path in (tmp_path / "data").iterdir()} >= {"hub.db", "keys"}


@pytest.mark.parametrize("address", ["postgres"], indirect=True)
def test_several_processes_on_postgresql_take_uploads_and_add_up_their_numbers(
    database: Database, address: str, tmp_path: Path
) -> None:
    Desk(database).enrol()
    url = address.replace("+psycopg", "")
    with served(tmp_path / "data", "--processes", "2", HUB_DATABASE=url) as (hub_address, _):
        statuses = [
            json.loads(read(f"{hub_address}/sync/v1/upload", json.dumps([statement(number % 8)]).encode()))
            for number in range(16)
        ]
        told = read(f"{hub_address}/metrics")
    verdicts = [one["results"][0]["status"] for one in statuses]
    assert (verdicts.count("stored"), verdicts.count("duplicate")) == (8, 8)
    assert 'hub_records_total{verdict="stored",way="online"} 8.0' in told
    assert 'hub_records_total{verdict="duplicate",way="online"} 8.0' in told
