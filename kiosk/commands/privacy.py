"""privacy: all that this kiosk stores, field by field and file by file, with what it is for and how long it stays."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.commands.options import Commands, add, state_of, takes_state

Kept = Mapping[str, tuple[str, str]]
"""What is stored, with its purpose and how long it is kept: how each room declares its own."""

OFFICE_FILES = {"gate": "gate.json", "school": "schools.db", "word": "schools.db", "entry": "diary.db"}
UNTIL_DELETED = "until deleted: it can be made again"

FILES: Kept = {
    "gate.json*": ("the officer's gate", "see its fields"),
    "schools.db*": ("the public list of schools", "see its fields"),
    "diary.db*": ("visits planned and past", "see its fields"),
    "*-corrupt-*": (
        "a file of the office that was damaged and set aside",
        "until whoever looks after the kiosk takes it away",
    ),
    "sync/key": ("the kiosk's own key, which its id at the hub comes of", "as long as the kiosk is used"),
    "sync/enrolment.json": (
        "the hub's address and the token that it gave",
        "until the kiosk is enrolled anew",
    ),
    "sync/logbook.json": (
        "when the hub was last reached, what was in the way, and what was learnt of the time",
        "until the next contact",
    ),
    "sync/*": ("what the process that sends results works with", "while it runs"),
    "packs/*": ("packs of stories that a technician added", "until `kiosk packs remove`"),
    "fetched/root.json": ("whose packs this kiosk believes", "as long as the kiosk is used"),
    "fetched/wish.json": ("where packs are fetched from, and whether this is a pilot kiosk", "until changed"),
    "fetched/packs/*": (
        "packs of stories that were fetched from the hub: the one that is played and the one before",
        "until a newer one comes, or the hub withdraws it",
    ),
    "fetched/*": ("the hub's signed lists of packs", "until the next fetch"),
    "recordings/*": ("lines of the stories that a grown-up has read aloud", "until deleted"),
    "cache/voice/*": ("Clever's lines as sound", UNTIL_DELETED),
    "cache/pictures/*": ("drawings, made ready for this screen", UNTIL_DELETED),
    "demo/*": ("what the pretend class left; no child is in it", "until deleted"),
    ".lgd-nfy*": ("a pipe for the buttons' wires; nothing is kept in it", "while the kiosk runs"),
}
"""Files in the state folder, by pattern; those of the results come first."""

ELSEWHERE: Kept = {
    "/etc/kiosk/kiosk.toml": ("settings, with the contacts that officers hand out", "until changed"),
    "the system's journal": (
        "what went wrong: no answer, no school, nothing of a pupil",
        "as the system has it",
    ),
    "a USB stick of the officer's": (
        "the teacher's page and leaflets, only when the officer writes them",
        "the school's",
    ),
}
NEVER = (
    "names, faces, voices, free text, dates of birth, needs, ethnicity, anything a pupil tells: there is no place for them;"
    " there is no camera and no microphone in use in class"
)


@dataclass(frozen=True, slots=True)
class StoredField:
    file: str
    table: str
    column: str
    purpose: str
    kept: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`found` is how many files in the state folder there are by this pattern; None outside it."""

    pattern: str
    purpose: str
    kept: str
    found: int | None


def add_privacy(commands: Commands) -> None:
    """Add `kiosk privacy`."""
    summary = "print all that this kiosk stores, what each field is for, and how long it stays"
    privacy = add(commands, "privacy", _privacy, summary)
    privacy.add_argument("--json", action="store_true", help="print it as JSON, for other programs")
    takes_state(privacy)


def stored_fields() -> tuple[StoredField, ...]:
    """Every field of every room. Raises KeyError where the schema has a column that nobody gave a purpose."""
    from kiosk.office import kept
    from kiosk.results import fields

    results = (_field("results.db", name, fields.FIELDS[name]) for name in fields.columns())
    office = (_field(OFFICE_FILES[name.split(".")[0]], name, why) for name, why in kept.FIELDS.items())
    return (*results, *office)


def stored_files(state: Path) -> tuple[StoredFile, ...]:
    """Every kind of file, with how many of it are there; each file counts for the first pattern that fits."""
    from kiosk.results import fields

    patterns = {**fields.FILES, **FILES}
    found = [pattern_of(path.relative_to(state), tuple(patterns)) for path in _files_in(state)]
    inside = [StoredFile(name, *why, found.count(name)) for name, why in patterns.items()]
    unknown = found.count(None)
    if unknown:
        why = ("not of this kiosk: look at it, and take it away", "unknown")
        inside.append(StoredFile("anything else", *why, unknown))
    return (*inside, *(StoredFile(name, *why, None) for name, why in ELSEWHERE.items()))


def pattern_of(path: Path, patterns: tuple[str, ...]) -> str | None:
    """The first pattern that a path in the state folder fits; one that ends in `/*` takes folders within."""
    for pattern in patterns:
        folder = pattern.removesuffix("/*")
        if folder != pattern and path.is_relative_to(folder):
            return pattern
        if folder == pattern and len(path.parts) == len(Path(pattern).parts) and path.match(pattern):
            return pattern
    return None


def _files_in(state: Path) -> Iterator[Path]:
    return (path for path in sorted(state.rglob("*")) if not path.is_dir())


def _field(file: str, name: str, why: tuple[str, str]) -> StoredField:
    table, column = name.split(".")
    return StoredField(file, table, column, *why)


def _privacy(asked: argparse.Namespace) -> int:
    state = state_of(asked)
    fields, files = stored_fields(), stored_files(state)
    if asked.json:
        told = {
            "state_folder": str(state),
            "fields": [asdict(field) for field in fields],
            "files": [asdict(file) for file in files],
            "never": NEVER,
        }
        print(json.dumps(told, indent=2))
    else:
        sys.stdout.writelines(line + "\n" for line in _told(state, fields, files))
    return 0


def _told(state: Path, fields: tuple[StoredField, ...], files: tuple[StoredFile, ...]) -> Iterator[str]:
    from kiosk.words import WHAT_I_KEEP

    yield f"Clever says: {WHAT_I_KEEP.text}"
    yield f"Never stored: {NEVER}."
    place, kept = ("", ""), ""
    for field in fields:
        if (field.file, field.table) != place:
            place, kept = (field.file, field.table), ""
            yield ""
            yield f"{field.file}: {field.table}"
        if field.kept != kept:
            kept = field.kept
            yield f"  kept: {kept}"
        yield f"    {field.column:17} {field.purpose}"
    yield ""
    yield f"Files in {state}"
    for file in files:
        if file.found is None:
            continue
        yield f"  {file.pattern:17} {file.purpose} ({file.found} there)"
        yield f"  {'':17} kept: {file.kept}"
    yield ""
    yield "Elsewhere"
    for file in files:
        if file.found is None:
            yield f"  {file.pattern}: {file.purpose}; kept: {file.kept}"
