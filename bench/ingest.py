"""How fast answers are taken in, side by side with what the database does by itself, all in one run.

    python -m bench.ingest [--rounds 3] [--seconds 3] [--no-postgres]

Every subject puts batches of a hundred new answers; each figure is the median over the rounds, in which the subjects take
turns. Ratios are within a round, so that a machine that is busy with other things slows down both sides alike.
"""

import argparse
import http.client
import json
import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import psycopg
import sqlalchemy as sa

from hub.database import Database, migrate, open_database
from hub.ingest.shelves import shelf_of
from hub.ingest.taking import take
from hub.kiosks import hash_of
from hub.schema import ANSWERS, KIOSKS
from kiosk.wire.statement import statement_of
from tests.hub.conftest import Cluster, postgres_programs
from tests.hub.statements import answer, round_sent

BATCH = 100
DATASETTE = os.environ.get("DATASETTE_PYTHON", sys.executable)
"""A Python that has it (1.0a or later), if it is to be measured too."""
CLIENTS = 8
LETTERS = "abcdefghijklmnopqrstuvwxyz"
Times = list[float]


def kiosk_id(number: int) -> str:
    return LETTERS[number] * 26


def token_of(number: int) -> str:
    return f"bench-token-{number:030d}"


def batch(number: int) -> list[dict[str, Any]]:
    """A round's hundred answers, all new."""
    round_ = round_sent(1, id=str(uuid.uuid4()), visit_id=str(uuid.uuid4()))
    return [
        statement_of(
            answer(
                1,
                id=str(uuid.uuid4()),
                kiosk_id=kiosk_id(number),
                round=round_,
                scenario_id=f"story-{place % 12}",
            )
        )
        for place in range(BATCH)
    ]


def typed(raw: dict[str, Any], now_s: int) -> tuple[object, ...]:
    """The same answer as the row that it becomes."""
    return (
        raw["context"]["extensions"]["https://clever-kiosk.example/xapi/kiosk"],
        raw["id"],
        raw["actor"]["account"]["name"],
        raw["object"]["id"].split("/")[-2],
        1,
        raw["result"]["response"],
        None,
        None,
        "own",
        1,
        now_s,
    )


NAMES = [column.name for column in ANSWERS.c]


def timed(seconds: float, put: Callable[[], None]) -> Times:
    """How long each batch took, for so many seconds."""
    took: Times = []
    end = time.perf_counter() + seconds
    while (began := time.perf_counter()) < end:
        put()
        took.append(time.perf_counter() - began)
    return took


def prepared(count: int, number: int = 0) -> Iterator[list[dict[str, Any]]]:
    """Batches made before the clock runs, and more as they are needed."""
    return iter([batch(number) for _ in range(count)])


class Subjects:
    """All subjects on one pair of databases."""

    def __init__(self, folder: Path, server: str | None, seconds: float) -> None:
        self.folder = folder
        self.server = server
        self.seconds = seconds
        self.spent: list[float] = []
        """Processor seconds of one process a batch, run by run: of SQLite within it, or of the hub; a busy machine adds little."""
        self.batches = int(seconds * 700)

    def raw_sqlite(self) -> Times:
        """executemany, typed, WAL, FULL, a transaction a batch."""
        path = self.folder / f"raw-{uuid.uuid4().hex}.db"
        hub = self._hub(f"sqlite:///{path}")
        hub.close()
        connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}").close()
        put = f"INSERT INTO answer ({', '.join(NAMES)}) VALUES ({', '.join('?' * len(NAMES))})"
        ready = iter([[typed(raw, 1) for raw in one] for one in prepared(self.batches)])

        def store() -> None:
            rows = next(ready)
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(put, rows)
            connection.execute("COMMIT")

        try:
            return self._timed(store)
        finally:
            connection.close()

    def raw_postgres(self) -> Times:
        """COPY into a temporary table, then INSERT … ON CONFLICT DO NOTHING, typed."""
        url = self._fresh()
        self._hub(url).close()
        names = ", ".join(NAMES)
        ready = iter([[typed(raw, 1) for raw in one] for one in prepared(self.batches)])
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            cursor = connection.cursor()
            cursor.execute("CREATE TEMP TABLE landing (LIKE answer) ON COMMIT DELETE ROWS")
            connection.commit()

            def store() -> None:
                with cursor.copy(f"COPY landing ({names}) FROM STDIN") as copy:
                    for row in next(ready):
                        copy.write_row(row)
                cursor.execute(
                    f"INSERT INTO answer ({names}) SELECT {names} FROM landing ON CONFLICT DO NOTHING"
                )
                connection.commit()

            return timed(self.seconds, store)

    def _timed(self, put: Callable[[], None]) -> Times:
        began = time.process_time()
        took = timed(self.seconds, put)
        self.spent.append((time.process_time() - began) / len(took))
        return took

    def ours_within(self, url: str) -> Times:
        """Our reading, judging and summing, without HTTP."""
        database = self._hub(url)
        ready = iter(
            [[msgspec.Raw(json.dumps(raw).encode()) for raw in one] for one in prepared(self.batches)]
        )

        def store() -> None:
            with database.writing() as connection:
                take(shelf_of(database, connection, kiosk_id(0), 1), kiosk_id(0), next(ready))

        try:
            return self._timed(store)
        finally:
            database.close()

    def ours_over_http(self, url: str, clients: int, processes: int = 1) -> list[Times]:
        """The hub itself on loopback: gzip, token, verdicts, all."""
        self._hub(url).close()
        with serving(self.folder, url, processes) as (port, pid):
            # Clients are processes: in threads of one they would wait for one another, not for the hub.
            count = int(self.seconds * (350 if clients == 1 else 120))
            command = [sys.executable, "-m", "bench.ingest_client", str(port), str(self.seconds), str(count)]
            running = [
                subprocess.Popen([*command, str(number)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                for number in range(clients)
            ]
            for one in running:
                assert one.stdout
                assert one.stdout.readline() == b"ready\n"
            began = processor_seconds(pid)
            for one in running:
                assert one.stdin
                one.stdin.write(b"go\n")
                one.stdin.flush()
            told: list[Times] = [json.loads(one.communicate()[0]) for one in running]
            self.spent.append((processor_seconds(pid) - began) / sum(map(len, told)))
            return told

    def datasette(self) -> Times:
        """Datasette's insert API, if it is installed: another general server on SQLite."""
        port = free_port()
        path = self.folder / f"datasette-{uuid.uuid4().hex}.db"
        self._hub(f"sqlite:///{path}").close()
        command = [
            sys.executable,
            "-m",
            "datasette",
            "serve",
            str(path),
            "-p",
            str(port),
            "--root",
            "--secret",
            "bench",
        ]
        made = subprocess.run(
            [DATASETTE, "-m", "datasette", "create-token", "root", "--secret", "bench"],
            capture_output=True,
            check=True,
            text=True,
        )
        server = subprocess.Popen(
            [*command, "--setting", "max_insert_rows", "1000"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        headers = {"Authorization": f"Bearer {made.stdout.strip()}", "Content-Type": "application/json"}
        bodies = iter(
            [
                json.dumps({"rows": [dict(zip(NAMES, typed(raw, 1), strict=True)) for raw in one]}).encode()
                for one in prepared(self.batches // 2)
            ]
        )
        try:
            wait_for(port)
            connection = http.client.HTTPConnection("127.0.0.1", port)
            return timed(
                self.seconds,
                lambda: post(connection, f"/{path.stem}/answer/-/insert", next(bodies), headers, 201),
            )
        finally:
            server.terminate()
            server.wait()

    def _fresh(self) -> str:
        assert self.server
        name = f"bench_{uuid.uuid4().hex}"
        with psycopg.connect(self.server.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.server.replace("/postgres?", f"/{name}?")

    def fresh(self, *, embedded: bool) -> str:
        return f"sqlite:///{self.folder / uuid.uuid4().hex}.db" if embedded else self._fresh()

    def prepare(self, url: str) -> None:
        """A hub's database with eight kiosks that are enrolled."""
        self._hub(url).close()

    def _hub(self, url: str) -> Database:
        database = open_database(url)
        migrate(database)
        with database.writing() as connection:
            connection.execute(
                sa.insert(KIOSKS),
                [
                    {
                        "id": kiosk_id(number),
                        "name": f"Bench {number}",
                        "public_key": bytes([number]) * 32,
                        "token_hash": hash_of(token_of(number)),
                        "token_made_s": int(time.time()),
                        "enrolled_s": 1,
                    }
                    for number in range(CLIENTS)
                ],
            )
        return database


def post(
    connection: http.client.HTTPConnection, path: str, body: bytes, headers: dict[str, str], wanted: int = 200
) -> None:
    connection.request("POST", path, body, headers)
    reply = connection.getresponse()
    told = reply.read()
    if reply.status != wanted or b'"conflict"' in told or b'"invalid"' in told:
        raise RuntimeError(f"{reply.status}: {told[:300]!r}")


@contextmanager
def serving(folder: Path, url: str, processes: int) -> Iterator[tuple[int, int]]:
    """The port and the process of a hub on loopback that lets a kiosk call as often as it likes."""
    port = free_port()
    environment = os.environ | {
        "HUB_DATA": str(folder / "data"),
        "HUB_DATABASE": "" if "sqlite" in url else url,
    }
    if "sqlite" in url:
        data = folder / f"data-{uuid.uuid4().hex}"
        data.mkdir()
        Path(url.removeprefix("sqlite:///")).rename(data / "hub.db")
        environment["HUB_DATA"] = str(data)
    command = [sys.executable, "-m", "bench.ingest_hub", str(port), str(processes)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def processor_seconds(pid: int) -> float:
    """What a process has used so far (proc(5): fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(2_400):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            threading.Event().wait(0.05)
        else:
            return
    raise TimeoutError(port)


@contextmanager
def cluster() -> Iterator[str | None]:
    programs = postgres_programs()
    if programs is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="hub-pg-") as folder:
        # With fsync, as it is run: the tests' own cluster leaves it out.
        one = Cluster(programs, Path(folder), is_durable=True)
        one.start()
        try:
            yield f"postgresql+psycopg://hub@/postgres?host={folder}"
        finally:
            one.stop()


def rate(took: Times) -> float:
    return len(took) * BATCH / sum(took)


def quantile(took: Times, part: float) -> float:
    return sorted(took)[min(len(took) - 1, int(len(took) * part))] * 1_000


def has_datasette() -> bool:
    return (
        subprocess.run([DATASETTE, "-c", "import datasette"], capture_output=True, check=False).returncode
        == 0
    )


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seconds", type=float, default=3)
    asked.add_argument("--no-postgres", action="store_true")
    given = asked.parse_args()
    kept: dict[str, list[list[Times]]] = {}
    spent: dict[str, list[float]] = {}
    where = "/var/tmp" if Path("/var/tmp").is_dir() else None
    with tempfile.TemporaryDirectory(dir=where) as folder, cluster() as server:
        subjects = Subjects(Path(folder), server, given.seconds)
        runs: dict[str, Callable[[], list[Times]]] = {
            "SQLite: executemany": lambda: [subjects.raw_sqlite()],
            "SQLite: ours, in process": lambda: [subjects.ours_within(subjects.fresh(embedded=True))],
            "SQLite: ours, HTTP, 1 client": lambda: subjects.ours_over_http(subjects.fresh(embedded=True), 1),
            "SQLite: ours, HTTP, 8 clients": lambda: subjects.ours_over_http(
                subjects.fresh(embedded=True), CLIENTS
            ),
        }
        if has_datasette():
            runs["SQLite: Datasette, HTTP, 1 client"] = lambda: [subjects.datasette()]
        if server and not given.no_postgres:
            runs |= {
                "PostgreSQL: COPY → temporary": lambda: [subjects.raw_postgres()],
                "PostgreSQL: ours, in process": lambda: [
                    subjects.ours_within(subjects.fresh(embedded=False))
                ],
                "PostgreSQL: ours, HTTP, 1 client": lambda: subjects.ours_over_http(
                    subjects.fresh(embedded=False), 1
                ),
                "PostgreSQL: ours, HTTP, 8 clients": lambda: subjects.ours_over_http(
                    subjects.fresh(embedded=False), CLIENTS
                ),
            }
        for _ in range(given.rounds):
            for name, run in runs.items():
                subjects.spent.clear()
                kept.setdefault(name, []).append(run())
                spent.setdefault(name, []).extend(subjects.spent)
    report(kept, spent)


def report(kept: dict[str, list[list[Times]]], spent: dict[str, list[float]]) -> None:
    rates = {name: [sum(rate(one) for one in clients) for clients in rounds] for name, rounds in kept.items()}
    print(
        "| subject | answers a second | of the raw one | p50 / p99 of a batch, ms | processor, ms a batch |\n|---|---|---|---|---|"
    )
    for name, rounds in kept.items():
        raw = rates[next(other for other in rates if other.split(":")[0] == name.split(":")[0])]
        ratio = statistics.median(mine / theirs for mine, theirs in zip(rates[name], raw, strict=True))
        every = [took for clients in rounds for one in clients for took in one]
        spread = f"{quantile(every, 0.5):.1f} / {quantile(every, 0.99):.1f}"
        cost = f"{statistics.median(spent[name]) * 1_000:.2f}" if spent[name] else "–"
        print(
            f"| {name} | {statistics.median(rates[name]):,.0f} | {ratio:.0%} | {spread} | {cost} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
