"""results.db read back, changing nothing: for whoever looks at results while the kiosk may be playing."""

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem, ResponseBand, RoundEnd
from kiosk.errors import ResultsError
from kiosk.insight.kept import KeptRound
from kiosk.results.records import WallState
from kiosk.results.store import BUSY_SECONDS, is_damage
from kiosk.scenario.model import AgeBand

TRUST = {WallState.TRUSTED: True, WallState.UNTRUSTED: False, WallState.UNKNOWN: None}


def read_rounds(path: Path) -> tuple[KeptRound, ...]:
    """Every round in the order of play, with its answers in the order of their ids; none where there is no file yet.

    Raises ResultsError where the file cannot be read.
    """
    if not path.exists():
        return ()
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", timeout=BUSY_SECONDS, uri=True)
        ) as connection:
            return _read(Database(connection, recursive_triggers=False, execute_plugins=False))
    except sqlite3.Error as error:
        remedy = (
            "it is damaged: the kiosk sets it aside when it starts; keep that copy for whoever looks after this kiosk"
            if is_damage(error)
            else "look as the user that the kiosk runs as, or as root, and see `kiosk doctor`"
        )
        raise ResultsError(f"{path} cannot be read ({error}): {remedy}") from error


def _read(db: Database) -> tuple[KeptRound, ...]:
    if not db.table("answer").exists():
        return ()
    answers: defaultdict[str, list[KeptAnswer]] = defaultdict(list)
    # One transaction, so that the answers are those of the rounds.
    with db.atomic():
        for row in db.query("SELECT * FROM answer ORDER BY id"):
            answers[row["round_id"]].append(_answer(row))
        rounds = db.query(
            "SELECT round.*, visit.mode FROM round JOIN visit ON visit.id = visit_id ORDER BY number"
        )
        return tuple(_round(row, tuple(answers[row["id"]])) for row in rounds)


def _answer(row: dict[str, Any]) -> KeptAnswer:
    return KeptAnswer(
        row["scenario_id"],
        row["scenario_rev"],
        Side(row["choice"]),
        row["second_step"],
        ResponseBand(row["response"]),
    )


def _round(row: dict[str, Any], answers: tuple[KeptAnswer, ...]) -> KeptRound:
    return KeptRound(
        number=row["number"],
        visit_id=row["visit_id"],
        mode=Mode(row["mode"]),
        ages=AgeBand(row["ages"]),
        playlist=tuple(PlannedItem(item["id"], item["rev"]) for item in json.loads(row["playlist"])),
        wall_time=row["wall_time"],
        is_time_trusted=TRUST[WallState(row["wall_state"])],
        ended=RoundEnd(row["ended"]) if row["ended"] else None,
        answers=answers,
    )
