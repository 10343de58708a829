"""A kiosk with its state folder: it plays rounds by its own keeper, and sends them by its own courier."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from kiosk.answers import PlannedRound, RoundEnd
from kiosk.results.book import RoundBook
from kiosk.results.keeper import PromptKeeper
from kiosk.results.outbox import Outbox
from kiosk.results.records import Moment
from kiosk.sync.courier import Courier, Errand, Outcome
from kiosk.sync.identity import Identity, load_identity
from kiosk.sync.logbook import Logbook
from kiosk.sync.ports import Line, Now
from kiosk.sync.vault import Vault
from kiosk.wire.health import Health
from tests.results.disks import BOOT_ID, MOMENT, PLANNED, Ears, StillClock, answer, rows
from tests.sync.lines import HUB

NOON = Now(BOOT_ID, 90_000, 1_790_000_000, is_trusted=True)
"""2026-09-21, as the hub of the tests has it."""


class Stand:
    def __init__(self, state: Path, line: Line) -> None:
        self.state = state
        self.line = line
        self.path = state / "results.db"
        self.now = NOON
        self.identity: Identity = load_identity(state)
        self.vault = Vault(state)
        self.logbook = Logbook(state)
        self.outbox = Outbox(self.path)

    def play(
        self,
        answers: int = 3,
        *,
        planned: PlannedRound = PLANNED,
        moment: Moment = MOMENT,
        end: RoundEnd | None = RoundEnd.FINISHED,
    ) -> None:
        keeper = PromptKeeper(self.path, Ears(), StillClock(), book=RoundBook(moment=lambda: moment))
        keeper.open_round(planned)
        for key in range(answers):
            keeper.keep(key, answer(planned.playlist[key % len(planned.playlist)].scenario_id))
        if end:
            keeper.close_round(end)
        assert keeper.close() == 0

    def send(self) -> Outcome:
        """One run of a courier that was started just now."""
        return Courier(
            Errand(
                self.outbox,
                self.line,
                self.vault,
                self.identity,
                self.logbook,
                lambda: self.now,
                HUB,
                lambda: Health("0.1.0", 0, 0),
            )
        ).run()

    def answers(self) -> set[str]:
        return {str(row[0]) for row in rows(self.path)}

    def waiting(self) -> set[str]:
        return {str(row[0]) for row in rows(self.path, "outbox")}

    def acknowledged(self) -> list[str | None]:
        found = sorted(rows(self.path, "round"), key=lambda row: int(row[2]))
        return [row[13] for row in found]

    def spoil(self, column: str, value: object) -> None:
        """Change a column of every answer, as only a damaged card would."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as db:
            db.execute(f"UPDATE answer SET {column} = ?", (value,))

    def without_clock(self, wall_s: int = 0) -> None:
        self.now = replace(self.now, wall_s=wall_s, is_trusted=False)
