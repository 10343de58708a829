"""`kiosk privacy` tells all that is stored: held against the schema, and against the files that a kiosk leaves."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.commands import privacy
from kiosk.office.kept import FIELDS as OFFICE_FIELDS
from kiosk.results import fields
from kiosk.results.store import open_store


def told(capsys: pytest.CaptureFixture[str], state: Path, *options: str) -> str:
    assert cli.main(["privacy", "--state", str(state), *options]) == 0
    return capsys.readouterr().out


def columns_of(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {f"{table}.{row[1]}" for table in tables for row in db.execute(f"PRAGMA table_xinfo({table})")}


def test_every_column_has_a_purpose_and_every_purpose_a_column(tmp_path: Path) -> None:
    open_store(tmp_path / "results.db").close()
    assert columns_of(tmp_path / "results.db") == set(fields.FIELDS) == set(fields.columns())


def test_no_purpose_and_no_retention_is_left_empty() -> None:
    for purpose, kept in [*fields.FIELDS.values(), *fields.FILES.values(), *privacy.FILES.values()]:
        assert len(purpose) > 10
        assert len(kept) > 3


def test_a_column_that_nobody_gave_a_purpose_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = {name: why for name, why in fields.FIELDS.items() if name != "answer.choice"}
    monkeypatch.setattr(fields, "FIELDS", fewer)
    with pytest.raises(KeyError, match=r"answer\.choice"):
        privacy.stored_fields()


def test_every_room_that_stores_something_is_asked() -> None:
    found = {f"{field.table}.{field.column}" for field in privacy.stored_fields()}
    assert found == set(fields.FIELDS) | set(OFFICE_FIELDS)


def test_it_prints_each_field_with_its_purpose_and_how_long_it_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = told(capsys, tmp_path)
    assert "Clever says: I don't know who you are. I count button presses." in text
    for field in privacy.stored_fields():
        assert f"    {field.column:17} {field.purpose}\n" in text
        assert f"  kept: {field.kept}\n" in text
    assert "14 days after the hub has acknowledged the round" in text
    assert "  kept: 13 months\n" in text


def test_it_prints_json_for_other_programs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    found = json.loads(told(capsys, tmp_path, "--json"))
    assert found["state_folder"] == str(tmp_path)
    assert {
        "file": "results.db",
        "table": "answer",
        "column": "choice",
        "purpose": "GO or NEVER GO: what is learnt is counted from this",
        "kept": fields.UNTIL_SENT,
    } in found["fields"]
    assert len(found["fields"]) == len(fields.FIELDS) + len(OFFICE_FIELDS)
    assert {"pattern", "purpose", "kept", "found"} == set(found["files"][0])


def test_files_are_counted_and_a_strange_one_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("results.db", "results.db-wal", "cache/voice/ab/cd.flac", "holiday.jpg", "gate.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    files = json.loads(told(capsys, tmp_path, "--json"))["files"]
    assert {file["pattern"]: file["found"] for file in files if file["found"]} == {
        "results.db*": 2,
        "cache/voice/*": 1,
        "gate.json*": 1,
        "anything else": 1,
    }
    assert "anything else" in told(capsys, tmp_path)


def test_looking_changes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told(capsys, tmp_path / "not-yet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("results-corrupt-1.db-wal", "results-corrupt-*"),
        ("diary-corrupt-1.db", "*-corrupt-*"),
        ("demo/results.db", "demo/results.db*"),
        ("demo/results-corrupt-1.db", "demo/*"),
        ("elsewhere/results.db", None),
    ],
)
def test_a_file_fits_the_first_pattern_of_its_own_folder(path: str, pattern: str | None) -> None:
    assert privacy.pattern_of(Path(path), tuple({**fields.FILES, **privacy.FILES})) == pattern
