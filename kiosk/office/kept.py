"""All that the desk stores, field by field: what for, and for how long. Nothing of it is about a pupil."""

from collections.abc import Mapping
from pathlib import Path

UNTIL_CHANGED = "until it is changed"
UNTIL_IMPORTED = "until another list is imported, or `kiosk schools clear`"
UNTIL_TWELVE_NEWER = (
    "until twelve newer visits, or `kiosk visits forget --all`; a planned one until it is on or forgotten"
)

FIELDS: Mapping[str, tuple[str, str]] = {
    "gate.shape": ("which version of the kiosk can read the file", UNTIL_CHANGED),
    "gate.pin": ("the officer's PIN as an argon2id hash, to let officers pass", UNTIL_CHANGED),
    "gate.must_change": ("whether that PIN is a technician's, to be changed at once", UNTIL_CHANGED),
    "gate.wrong": ("how many wrong tries there were, to lock the gate", "until the next right one"),
    "gate.is_locked": (
        "whether the gate is locked, so that pulling the plug does not open it",
        "an hour at most",
    ),
    "gate.given": ("the technician's last PIN as an argon2id hash, to know another one", UNTIL_CHANGED),
    "school.place": ("the school's place in the order of names", UNTIL_IMPORTED),
    "school.urn": ("the school's public number, which rounds are kept under", UNTIL_IMPORTED),
    "school.name": ("the school's public name, to choose it by", UNTIL_IMPORTED),
    "school.town": ("the school's town, to tell schools of one name apart", UNTIL_IMPORTED),
    "school.postcode": ("the school's public postcode, for the same", UNTIL_IMPORTED),
    "word.kind": ("where in name or town a word stands, to find a school", UNTIL_IMPORTED),
    "word.word": ("a word of a school's name or town, to find it", UNTIL_IMPORTED),
    "word.school": ("which school the word belongs to", UNTIL_IMPORTED),
    "entry.number": ("the order of visits; no date and no time", UNTIL_TWELVE_NEWER),
    "entry.is_planned": ("whether the visit is still to come", UNTIL_TWELVE_NEWER),
    "entry.urn": ("the school that is visited, for a re-visit", UNTIL_TWELVE_NEWER),
    "entry.name": ("the school's name, where the list has it no longer", UNTIL_TWELVE_NEWER),
    "entry.year": ("the year group, for a re-visit", UNTIL_TWELVE_NEWER),
    "entry.size": ("about how many pupils, in four bands, to be asked for once only", UNTIL_TWELVE_NEWER),
}
"""Table and column, or file and member, with the purpose and how long it is kept."""


def gate_path(state_folder: Path) -> Path:
    return state_folder / "gate.json"


def schools_path(state_folder: Path) -> Path:
    return state_folder / "schools.db"


def diary_path(state_folder: Path) -> Path:
    return state_folder / "diary.db"
