"""Searching while somebody spells, replacing a list, and files that are damaged."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.office.gias import SAMPLE, read_schools
from kiosk.office.school_list import MOST_SHOWN, SchoolList
from kiosk.office.search_words import asked_words, fold, words_of
from kiosk.visit import School
from tests.results.disks import Disk

SCHOOLS = (
    School("1", "St Anne's Primary School", "Oakham", "ZZ1 1ZZ"),
    School("2", "Annesley Primary School", "Brindlesea", "ZZ1 2ZZ"),
    School("3", "Saint Anne’s Catholic School", "Brindlesea", "ZZ1 3ZZ"),
    School("4", "Oakfield Infant School", "Brindlesea", "ZZ1 4ZZ"),
    School("5", "Holy Oak Academy", "Quillborough", "ZZ1 5ZZ"),
    School("6", "École St. Zoë", "Quillborough", "ZZ1 6ZZ"),
)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def schools(tmp_path: Path, told: list[str]) -> SchoolList:
    made = SchoolList(tmp_path / "state" / "schools.db", tell=told.append)
    made.replace(SCHOOLS)
    return made


def urns(schools: SchoolList, letters: str) -> str:
    return "".join(school.urn for school in schools.find(letters).schools)


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("ann", "231"),
        ("sta", "13"),
        ("saint", "136"),
        ("sainta", "13"),
        ("oak", "451"),
        ("OAKF", "4"),
        ("zoe", "6"),
        ("ZOË", "6"),
        ("ecole", "6"),
        ("anne's", "231"),
        ("st. anne's", "13"),
        ("brindlesea ann", "23"),
        ("primary oak", "1"),
        ("oakham", "1"),
        ("zzz", ""),
        ("x'); DROP TABLE school; --", ""),
        ("%", "234516"),
    ],
)
def test_a_school_is_found_by_the_first_letters_of_any_word(
    schools: SchoolList, letters: str, found: str
) -> None:
    assert sorted(urns(schools, letters)) == sorted(found)


def test_the_name_comes_before_the_town_and_its_first_word_before_the_others(schools: SchoolList) -> None:
    assert urns(schools, "oak") == "451"
    assert urns(schools, "ann") == "231"


@pytest.mark.parametrize(
    ("letters", "next_letters"),
    [
        ("", "abcehiopqsz"),
        ("o", "a "),
        ("oak", "fh "),
        ("oakfield", ""),
        ("ann", "e "),
        ("qu", "i "),
        ("brindlesea ", "abciops"),
    ],
)
def test_the_letters_are_told_with_which_any_school_goes_on(
    schools: SchoolList, letters: str, next_letters: str
) -> None:
    assert "".join(schools.find(letters).next_letters) == next_letters


def test_every_school_can_be_spelt_by_the_letters_that_are_offered(tmp_path: Path) -> None:
    schools = SchoolList(tmp_path / "schools.db")
    schools.replace(read_schools(SAMPLE).schools)
    for school in read_schools(SAMPLE).schools:
        for word in words_of(school.name):
            for at, letter in enumerate(word):
                assert letter in schools.find(word[:at]).next_letters, (word, at)
            assert school.urn in {found.urn for found in schools.find(word).schools} or word in {
                "primary",
                "school",
                "sample",
            }


def test_at_most_24_are_shown_and_a_blank_goes_on_to_the_next_word(tmp_path: Path) -> None:
    schools = SchoolList(tmp_path / "schools.db")
    schools.replace(
        [School(str(number), f"Oak {chr(97 + number % 26)}{number} School") for number in range(60)]
    )
    found = schools.find("oak")
    assert len(found.schools) == MOST_SHOWN
    assert found.next_letters == (" ",)
    assert "b" in schools.find("oak ").next_letters
    assert [school.name for school in schools.find("oak b1").schools] == ["Oak b1 School"]
    assert " " not in schools.find("oak b1").next_letters


def test_schools_are_known_by_their_numbers(schools: SchoolList) -> None:
    assert schools.named(["4", "99"]) == {"4": SCHOOLS[3]}
    assert schools.named([]) == {}


def test_before_an_import_there_is_nothing_and_no_file(tmp_path: Path) -> None:
    schools = SchoolList(tmp_path / "state" / "schools.db")
    assert (schools.find("a").schools, schools.count(), schools.named(["1"])) == ((), 0, {})
    assert not schools.path.parent.exists()


def test_a_list_is_replaced_whole(schools: SchoolList) -> None:
    assert schools.replace(SCHOOLS[:2]) == 2
    assert (schools.count(), urns(schools, "oakf")) == (2, "")


def test_a_replacement_that_fails_leaves_the_old_list(schools: SchoolList) -> None:
    disk = Disk()
    failing = SchoolList(schools.path, connect=disk.connect)
    for fault in (
        sqlite3.OperationalError("database or disk is full"),
        sqlite3.OperationalError("disk I/O error"),
    ):
        disk.fault = fault
        with pytest.raises(sqlite3.OperationalError):
            failing.replace(SCHOOLS[:1])
        assert (schools.count(), urns(schools, "oakf")) == (6, "4")
    with pytest.raises(sqlite3.IntegrityError):
        schools.replace([SCHOOLS[0], SCHOOLS[0]])
    assert schools.count() == 6


class Unwritable(sqlite3.Connection):
    """A connection on a card that cannot be written to."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        if sql.startswith("PRAGMA journal_mode"):
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return super().execute(sql, parameters)


def test_a_card_that_cannot_be_written_to_is_searched_all_the_same(schools: SchoolList) -> None:
    unwritable = SchoolList(
        schools.path, connect=lambda path: sqlite3.connect(path, isolation_level=None, factory=Unwritable)
    )
    assert urns(unwritable, "oakf") == "4"
    assert unwritable.count() == 6
    with pytest.raises(sqlite3.OperationalError):
        unwritable.replace(SCHOOLS[:1])
    assert schools.count() == 6


def test_a_damaged_list_is_set_aside_and_told(schools: SchoolList, told: list[str]) -> None:
    schools.path.write_bytes(b"no database at all" * 500)
    with pytest.raises(sqlite3.DatabaseError):
        schools.find("a")
    assert told == [
        "schools.db was damaged and is kept as schools-corrupt-1.db. Import the list of schools again: kiosk schools import FILE."
    ]
    assert schools.find("a").schools == ()
    assert schools.replace(SCHOOLS) == 6


def test_no_connection_stays_open(schools: SchoolList) -> None:
    schools.find("a")
    with closing(sqlite3.connect(schools.path, isolation_level=None, timeout=0)) as db:
        db.execute("BEGIN EXCLUSIVE")
    assert not schools.path.with_name("schools.db-wal").exists()


def test_words_are_brought_to_one_form() -> None:
    assert fold("  St. Anne’s (C of E) – École Łódź & Co ") == "st annes c of e ecole lodz co"
    assert words_of("St Mary's & St John's") == (
        "st",
        "marys",
        "johns",
        "saint",
        "stmarys",
        "saintmarys",
        "stjohns",
        "saintjohns",
    )
    assert words_of("") == ()


@pytest.mark.parametrize(
    ("letters", "asked"),
    [
        ("", ("",)),
        ("an", ("an",)),
        ("an ", ("an", "")),
        ("st. ", ("st", "")),
        ("anne'", ("anne",)),
        ("a bb ccc dddd e", ("dddd", "ccc", "bb", "e")),
        ("   ", ("",)),
        ("x" * 5_000, ("x" * 60,)),
    ],
)
def test_what_is_spelt_is_told_from_whole_words(letters: str, asked: tuple[str, ...]) -> None:
    assert asked_words(letters) == asked
