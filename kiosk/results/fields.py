"""All that results.db stores, column by column: what for, and for how long. A test holds it against the schema."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from sqlite_utils import Database

from kiosk.results.memory import MONTHS
from kiosk.results.migrations import migrate
from kiosk.results.retention import ANSWER_DAYS

UNTIL_SENT = f"{ANSWER_DAYS} days after the hub has acknowledged the round; until then it stays"
UNTIL_REFUSED = "until it is sent again (`kiosk sync requeue`) and the hub has it"
UNTIL_FORGOTTEN = f"{MONTHS} months"
WITH_THE_KIOSK = "as long as the kiosk is used: it proves what was purged"

FIELDS: Mapping[str, tuple[str, str]] = {
    "visit.id": ("a random id, to know which rounds belong together", UNTIL_SENT),
    "visit.urn": ("the school's public number, for re-visits and sums by area", UNTIL_SENT),
    "visit.year": ("the year group, for re-visits and sums by age", UNTIL_SENT),
    "visit.size": (
        "about how many pupils, in four bands, so that nothing is said of a small class",
        UNTIL_SENT,
    ),
    "round.id": ("a random id, so that nothing is sent twice", UNTIL_SENT),
    "round.visit_id": ("which visit the round belongs to", UNTIL_SENT),
    "round.number": ("the order of rounds, which no wrong clock can change", UNTIL_SENT),
    "round.ages": ("the age band of the stories", UNTIL_SENT),
    "round.playlist": ("which stories were to be played, in which order", UNTIL_SENT),
    "round.boot_id": ("which start of the machine it was, to put wrong clocks right", UNTIL_SENT),
    "round.started_ms": ("time since that start, to put wrong clocks right", UNTIL_SENT),
    "round.wall_time": ("when the round began; an answer has no time", UNTIL_SENT),
    "round.wall_state": ("whether that time can be trusted", UNTIL_SENT),
    "round.mode": ("how the class answered: together, by votes, one by one", UNTIL_SENT),
    "round.language": (
        "the language of the words, where ten or more pupils answered for themselves, else empty",
        UNTIL_SENT,
    ),
    "round.reached": ("how far the round came, to carry it on after a power cut", UNTIL_SENT),
    "round.offered": ("whether the officer was asked to carry it on, to ask once", UNTIL_SENT),
    "round.acknowledged": ("the day on which the hub had all of it, to know when it goes", UNTIL_SENT),
    "round.ended": ("whether it was played to its end", UNTIL_SENT),
    "answer.id": ("a random id, so that nothing is sent twice", UNTIL_SENT),
    "answer.round_id": ("which round the answer belongs to", UNTIL_SENT),
    "answer.scenario_id": ("which story was answered", UNTIL_SENT),
    "answer.scenario_rev": ("which version of it", UNTIL_SENT),
    "answer.choice": ("GO or NEVER GO: what is learnt is counted from this", UNTIL_SENT),
    "answer.second_step": ("whom the class would check with, one of the story's pictures", UNTIL_SENT),
    "answer.response": ("how long it took, in four bands, to find stories that confuse", UNTIL_SENT),
    "answer.press": ("whether one pupil pressed, a hand was counted, or a group agreed", UNTIL_SENT),
    "answer.ballot": ("before the class talked about it or after, to see what talking does", UNTIL_SENT),
    "outbox.answer_id": ("which answer is still to be sent", "until the hub has it"),
    "dead.answer_id": ("which answer the hub has refused", UNTIL_REFUSED),
    "dead.verdict": ("whether it was malformed, or known otherwise", UNTIL_REFUSED),
    "dead.member": ("which part of it the hub named, and none of its words", UNTIL_REFUSED),
    "memory.urn": ("the school's public number, for a re-visit", UNTIL_FORGOTTEN),
    "memory.year": ("the year group, for a re-visit", UNTIL_FORGOTTEN),
    "memory.scenario_id": ("which story they had, so that a re-visit brings others", UNTIL_FORGOTTEN),
    "memory.scenario_rev": ("which version of it", UNTIL_FORGOTTEN),
    "memory.month": ("the month they had it in", UNTIL_FORGOTTEN),
    "memory.is_month_trusted": ("whether that month can be trusted", UNTIL_FORGOTTEN),
    "memory.band": ("how many chose NEVER GO, as one of four bands; no count", UNTIL_FORGOTTEN),
    "purge.id": ("a random id, to tell records apart", WITH_THE_KIOSK),
    "purge.rule": ("by which rule something was purged", WITH_THE_KIOSK),
    "purge.day": ("on which day", WITH_THE_KIOSK),
    "purge.rounds": ("how many rounds went, and none of their ids", WITH_THE_KIOSK),
    "purge.row_count": ("how many rows went in all", WITH_THE_KIOSK),
    "purge.is_overwritten": ("whether they have gone from every page of the file", WITH_THE_KIOSK),
}
"""Table and column, with the purpose and how long it is kept."""

FILES: Mapping[str, tuple[str, str]] = {
    "results.db*": ("the results, with SQLite's log beside them", "see its fields"),
    "results-corrupt-*": (
        "results that were damaged and set aside, so that they can be mended and sent",
        "until whoever looks after the kiosk takes them away; `kiosk doctor` names them",
    ),
    "demo/results.db*": ("results of the pretend class, which no child gave", "until deleted"),
}
"""The room's files in the state folder, with the purpose and how long they are kept."""


def columns() -> tuple[str, ...]:
    """Every `table.column` of the newest shape, in the order of the schema: asked of SQLite itself."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(Database(connection, recursive_triggers=False, execute_plugins=False))
        return tuple(
            f"{table}.{column}"
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table'"
            ).fetchall()
            for _, column, *_ in connection.execute("SELECT * FROM pragma_table_xinfo(?)", (table,))
        )
