"""schools.db: the imported list of schools, made to be searched while somebody spells."""

import contextlib
import logging
import sqlite3
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from kiosk.database import Connect, Tell, connect
from kiosk.office.search_words import asked_words, words_of
from kiosk.office.shelf import Shelf
from kiosk.visit import School

log = logging.getLogger(__name__)

MOST_SHOWN = 24
ALPHABET = string.ascii_lowercase + string.digits
AFTER_ALL = "\x7f"
"""Sorts after every letter and digit that a word has."""
FIRST_WORD, OTHER_WORD, TOWN_WORD = range(3)

_FIRST = """
CREATE TABLE school (
  -- 1, 2, 3 … in the order of the names.
  place INTEGER NOT NULL PRIMARY KEY,
  urn TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  town TEXT NOT NULL,
  postcode TEXT NOT NULL
) STRICT;

CREATE TABLE word (
  -- 0: the first of the name; 1: another of it; 2: of the town.
  kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
  word TEXT NOT NULL,
  school INTEGER NOT NULL,
  PRIMARY KEY (kind, word, school)
) STRICT, WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Found:
    """The first schools that fit, best first, and the letters (a blank among them) with which any school goes on."""

    schools: tuple[School, ...]
    next_letters: tuple[str, ...]


class SchoolList:
    """Every method opens the file and closes it again; raises sqlite3.Error, OSError or ResultsError."""

    def __init__(self, path: Path, *, tell: Tell = log.warning, connect: Connect = connect) -> None:
        loss = "Import the list of schools again: kiosk schools import FILE."
        self._shelf = Shelf(path, (_FIRST,), loss, tell=tell, connect=connect)

    @property
    def path(self) -> Path:
        return self._shelf.path

    def replace(self, schools: Iterable[School]) -> int:
        """Put this list in the place of the old one, all or nothing; returns how many schools it has."""
        ordered = sorted(schools, key=lambda school: (words_of(school.name), school.town, school.urn))
        with self._shelf.open() as db:
            with db.atomic():
                db.execute("DELETE FROM word")
                db.execute("DELETE FROM school")
                _insert(db, ordered)
            # A list that has come and gone leaves a file no larger than itself; the new one is on the disk without that.
            with contextlib.suppress(sqlite3.OperationalError):
                db.execute("VACUUM")
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return len(ordered)

    def count(self) -> int:
        """How many schools the list has. A list that was never imported is not created by being counted."""
        if not self.path.exists():
            return 0
        with self._shelf.open(is_reading=True) as db:
            (number,) = db.execute("SELECT count(*) FROM school").fetchone()
            return int(number)

    def named(self, urns: Sequence[str]) -> dict[str, School]:
        """Those of these numbers that the list has."""
        if not urns or not self.path.exists():
            return {}
        marks = ",".join("?" * len(urns))
        with self._shelf.open(is_reading=True) as db:
            rows = db.execute(
                f"SELECT urn, name, town, postcode FROM school WHERE urn IN ({marks})",  # noqa: S608  (only marks)
                list(urns),
            ).fetchall()
        return {row[0]: School(*row) for row in rows}

    def find(self, letters: str) -> Found:
        """The schools with a word that begins with each of the words of `letters`, those first whose name does.

        Case, accents, apostrophes and full stops mean nothing. Without letters, the first by name.
        """
        if not self.path.exists():
            return Found((), ())
        *whole, spelt = asked_words(letters)
        with self._shelf.open(is_reading=True) as db:
            search = _Search(db, tuple(whole), spelt)
            schools = _schools(db, search.places(MOST_SHOWN))
            return Found(schools, search.next_letters(can_end=len(schools) > 1))


class _Search:
    """One search: `whole` words, and one that is being `spelt`. A word counts where it begins with what was picked."""

    def __init__(self, db: Database, whole: tuple[str, ...], spelt: str) -> None:
        self._db = db
        self._spelt = spelt
        within = " AND school IN (SELECT school FROM word WHERE kind IN (0, 1, 2) AND word >= ? AND word < ?)"
        self._within = within * len(whole)
        self._bounds = [bound for word in whole for bound in (word, word + AFTER_ALL)]

    def places(self, most: int) -> list[int]:
        """The schools that fit by their place in the list, best first, each once."""
        found: dict[int, None] = {}
        for kind in (FIRST_WORD, OTHER_WORD, TOWN_WORD):
            # The key is in this order already, so that no more rows are read than are wanted.
            for (place,) in self._rows("school", kind, self._spelt, "ORDER BY word, school"):
                found.setdefault(int(place))
                if len(found) == most:
                    return list(found)
        return list(found)

    def next_letters(self, *, can_end: bool) -> tuple[str, ...]:
        """The letters that go on; a blank too where another word may tell several schools apart."""
        letters = tuple(letter for letter in ALPHABET if self._is_there(self._spelt + letter))
        is_word = can_end and bool(self._spelt)
        return (*letters, " ") if is_word else letters

    def _is_there(self, beginning: str) -> bool:
        return any(
            next(self._rows("1", kind, beginning, "LIMIT 1"), None) is not None
            for kind in (FIRST_WORD, OTHER_WORD, TOWN_WORD)
        )

    def _rows(self, what: str, kind: int, beginning: str, order: str) -> Iterator[tuple[int]]:
        return iter(
            self._db.execute(
                f"SELECT {what} FROM word WHERE kind = ? AND word >= ? AND word < ?{self._within} {order}",  # noqa: S608
                [kind, beginning, beginning + AFTER_ALL, *self._bounds],
            )
        )


def _insert(db: Database, ordered: Sequence[School]) -> None:
    rows = [
        (place, school.urn, school.name, school.town, school.postcode)
        for place, school in enumerate(ordered, start=1)
    ]
    db.conn.executemany("INSERT INTO school VALUES (?, ?, ?, ?, ?)", rows)
    words = (
        (kind, word, place)
        for place, school in enumerate(ordered, start=1)
        for kind, word in kinds_of(school)
    )
    db.conn.executemany("INSERT INTO word VALUES (?, ?, ?)", sorted(words))


def kinds_of(school: School) -> list[tuple[int, str]]:
    """Each word that a school is found by, once, with the best kind that it has."""
    name = words_of(school.name)
    kinds = dict.fromkeys(words_of(school.town), TOWN_WORD)
    kinds |= dict.fromkeys(name[1:], OTHER_WORD)
    kinds |= dict.fromkeys(name[:1], FIRST_WORD)
    return [(kind, word) for word, kind in kinds.items()]


def _schools(db: Database, places: Sequence[int]) -> tuple[School, ...]:
    found: list[School] = []
    for place in places:
        row = db.execute("SELECT urn, name, town, postcode FROM school WHERE place = ?", [place]).fetchone()
        if row:
            found.append(School(*row))
    return tuple(found)
