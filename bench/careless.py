"""The kiosk as it must not be: it says "kept" first, and writes a little later with synchronous=OFF.

Only for `python -m bench.kill --careless`, which must catch it.
"""

import sqlite3
import sys
import threading
from pathlib import Path

from kiosk import cli
from kiosk.answers import KeptAnswer
from kiosk.demo import run as demo
from kiosk.play.events import AnswerKept
from kiosk.ports import Clock, Inbox
from kiosk.results.keeper import PromptKeeper

LATER_S = 0.25


def connect_carelessly(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous=OFF")
    return connection


class Nobody:
    """An inbox that forgets: the outcome was told before."""

    def put(self, event: object) -> None: ...


class CarelessKeeper(PromptKeeper):
    def __init__(self, path: Path, inbox: Inbox, clock: Clock) -> None:
        super().__init__(path, Nobody(), clock, connect=connect_carelessly)
        self._told, self._at = inbox, clock
        self._lock = threading.Lock()

    def keep(self, key: int, answer: KeptAnswer) -> None:
        self._told.put(AnswerKept(self._at.now_ms(), key))
        threading.Timer(LATER_S, self._later, (key, answer)).start()

    def _later(self, key: int, answer: KeptAnswer) -> None:
        with self._lock:
            super().keep(key, answer)


if __name__ == "__main__":
    vars(demo)["PromptKeeper"] = CarelessKeeper
    sys.exit(cli.main())
