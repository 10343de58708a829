"""Kill the kiosk, its sender and the hub at random while the line between them lies, and compare what was kept with what arrived.

    python -m bench.chaos [--seconds 60] [--seed 7]

Three real processes on this machine: one plays rounds by the app's own keeper (1 % of the rounds tell a day that there is
not: poison), one is `kiosk sync --watch`, one `hub serve`. Between the last two stands a proxy that answers with 503
before, 502 after the hub has committed, half a reply, a late one, a login page, somebody else's reply, or asks the hub
twice. Each process is killed with SIGKILL every few seconds. The oracle is the writer's pipe: what was told there as kept
must be at the hub once and unaltered, or among the refused if it was poison. Waits are a twentieth of the real ones.
"""

import argparse
import contextlib
import http.client
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
FAULTS = ("none", "none", "none", "before", "after", "half", "late", "portal", "stale", "twice")
DRAIN_S = 90.0
PORTAL = b"<html><title>Log in to Hill Road Guest</title></html>"


class Proxy(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, hub_port: int, chance: random.Random) -> None:
        super().__init__(("127.0.0.1", 0), Lying)
        self.hub_port = hub_port
        self.chance = chance
        self.is_lying = False
        self.met: Counter[str] = Counter()
        self.last_reply: tuple[int, bytes] = (200, b"{}")

    def handle_error(self, *_args: object) -> None:
        """A sender that was killed hangs up."""


class Lying(BaseHTTPRequestHandler):
    server: Proxy

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        fault = self.server.chance.choice(FAULTS) if self.server.is_lying else "none"
        self.server.met[fault] += 1
        if fault == "before":
            return self._tell(503, b"Service Unavailable")
        if fault == "portal":
            return self._tell(200, PORTAL)
        stale = self.server.last_reply
        try:
            found = self._ask(body)
            if fault == "twice":
                found = self._ask(body)
        except (OSError, http.client.HTTPException):
            self.server.met["hub away"] += 1
            return self._tell(502, b"Bad Gateway")
        self.server.last_reply = found
        if fault == "after":
            return self._tell(502, b"Bad Gateway")
        if fault == "stale":
            return self._tell(*stale)
        if fault == "late":
            time.sleep(2.5)
        return self._tell(*found, is_half=fault == "half")

    def _ask(self, body: bytes) -> tuple[int, bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.server.hub_port, timeout=10)) as line:
            line.request("POST", self.path, body, dict(self.headers))
            reply = line.getresponse()
            return reply.status, reply.read()

    def _tell(self, status: int, body: bytes, *, is_half: bool = False) -> None:
        self.send_response_only(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if is_half else body)

    def log_message(self, format: str, *_args: object) -> None:  # noqa: A002
        """Say nothing."""


class Child:
    """A process that is started again whenever it was killed."""

    def __init__(
        self, name: str, arguments: Callable[[], Sequence[str]], hear: Callable[[str], None] | None = None
    ) -> None:
        self.name = name
        self.kills = 0
        self._arguments = arguments
        self._hear = hear
        self._threads: list[threading.Thread] = []
        self._process: subprocess.Popen[str]

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.chaos_child", self.name, *self._arguments()],
            stdout=subprocess.PIPE if self._hear else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
        )
        if self._process.stdout:
            self._threads.append(threading.Thread(target=self._read, args=(self._process.stdout,)))
            self._threads[-1].start()

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self.kills += 1

    def end(self) -> None:
        self.kill()
        self.kills -= 1
        for thread in self._threads:
            thread.join()

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def _read(self, pipe: IO[str]) -> None:
        with pipe:
            for line in pipe:
                if self._hear and line.endswith("\n"):
                    self._hear(line)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int) -> None:
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.2)


def command(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return done.stdout.strip()


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as db:
        return db.execute(sql).fetchall()


ANSWER = "scenario_id, scenario_rev, choice, second_step, response, press, ballot"


def judge(state: Path, hub: Path, told: dict[str, dict[str, object]]) -> dict[str, int]:
    """Hold the three against each other; every figure but the first four should be 0."""
    kept = {str(row[0]): row[1:] for row in rows(state / "results.db", f"SELECT id, {ANSWER} FROM answer")}
    poison = {
        str(row[0])
        for row in rows(
            state / "results.db",
            "SELECT answer.id FROM answer JOIN round ON round.id = round_id WHERE wall_time LIKE '2026-19%'",
        )
    }
    waiting = {str(row[0]) for row in rows(state / "results.db", "SELECT answer_id FROM outbox")}
    dead = {str(row[0]) for row in rows(state / "results.db", "SELECT answer_id FROM dead")}
    found = [
        (str(uuid.UUID(str(row[0]))), row[1:])
        for row in rows(hub / "hub.db", f"SELECT id, {ANSWER} FROM answer")
    ]
    arrived = dict(found)
    (summed,) = rows(hub / "hub.db", "SELECT coalesce(sum(go + never_go), 0) FROM rollup")[0]
    (open_rounds,) = rows(state / "results.db", "SELECT count(*) FROM round WHERE ended IS NULL")[0]
    unacknowledged = rows(
        state / "results.db",
        "SELECT id FROM round WHERE ended IS NOT NULL AND acknowledged IS NULL AND wall_time NOT LIKE '2026-19%'",
    )
    members = ("scenario_id", "scenario_rev", "choice", "second_step", "response", "press", "ballot")
    otherwise = [
        id_ for id_, one in told.items() if id_ in kept and tuple(one[name] for name in members) != kept[id_]
    ]
    return {
        "told as kept": len(told),
        "at the hub": len(found),
        "poison": len(poison),
        "refused": len(dead),
        "told, and not kept": len(told.keys() - kept.keys()),
        "kept otherwise than told": len(otherwise),
        "lost": len(told.keys() - arrived.keys() - dead - waiting),
        "twice at the hub": len(found) - len(arrived),
        "too many or too few in the hub's sums": abs(int(str(summed)) - len(found)),
        "altered": sum(kept.get(id_) != row for id_, row in arrived.items()),
        "refused and not poison, or poison and not refused": len(dead ^ poison),
        "still waiting": len(waiting),
        "rounds left open": int(str(open_rounds)),
        "rounds not acknowledged": len(unacknowledged),
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        return run(Path(folder), asked.seconds, random.Random(asked.seed))


def run(folder: Path, seconds: float, chance: random.Random) -> int:
    state, hub_folder, port = folder / "state", folder / "hub", free_port()
    told: dict[str, dict[str, object]] = {}

    def hear(line: str) -> None:
        one = json.loads(line)
        told[one["id"]] = one

    hub = Child("hub", lambda: (str(hub_folder), str(port)))
    sender = Child("sender", lambda: (str(state),))
    writer = Child("writer", lambda: (str(state), str(chance.randrange(10**9))), hear)
    proxy = Proxy(port, chance)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{proxy.server_port}"
    hub.start()
    wait_for(port)
    code = command("hub", "code", "--data", str(hub_folder))
    command("kiosk", "sync", "enrol", code, "--hub", address, "--state", str(state))
    os.environ["KIOSK_SYNC_HUB"] = address
    writer.start()
    sender.start()
    proxy.is_lying = True
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(chance.uniform(0.5, 3.0))
        victim = chance.choice((hub, sender, sender, writer))
        victim.kill()
        victim.start()
    writer.end()
    proxy.is_lying = False
    for one in (hub, sender):
        if not one.is_running:
            one.start()
    # The next start of the app closes what the last kill left open.
    writer.start()
    time.sleep(3)
    drained = drain(state, writer)
    figures = judge(state, hub_folder, told)
    sender.end()
    hub.end()
    proxy.shutdown()
    proxy.server_close()
    return tell(figures, proxy.met, {one.name: one.kills for one in (hub, sender, writer)}, drained)


def drain(state: Path, writer: Child) -> float | None:
    """Stop writing, close what is open as the app's next start does, and wait for an empty outbox: seconds, None for never."""
    from kiosk.plumbing import SystemClock
    from kiosk.results.keeper import PromptKeeper

    writer.end()
    began = time.monotonic()
    keeper = PromptKeeper(state / "results.db", _Nobody(), SystemClock())
    keeper.run_pending()
    keeper.close()
    while time.monotonic() - began < DRAIN_S:
        if not rows(state / "results.db", "SELECT 1 FROM outbox LIMIT 1") and not rows(
            state / "results.db",
            "SELECT 1 FROM round WHERE acknowledged IS NULL AND wall_time NOT LIKE '2026-19%' LIMIT 1",
        ):
            return time.monotonic() - began
        time.sleep(0.3)
    return None


class _Nobody:
    def put(self, _event: object) -> None:
        """Nobody hears."""


def tell(figures: dict[str, int], met: Counter[str], kills: dict[str, int], drained: float | None) -> int:
    print(f"killed: {kills}")
    print(f"requests: {met.total() - met['hub away']}, by what the line did: {dict(sorted(met.items()))}")
    print("drained: never" if drained is None else f"drained after {drained:.1f} s of a line that works")
    for name, figure in figures.items():
        print(f"{figure:8}  {name}")
    is_well = drained is not None and not any(list(figures.values())[4:])
    print("well" if is_well else "NOT WELL")
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
