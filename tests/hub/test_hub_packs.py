"""`hub packs`, and what they leave for kiosks at /tuf/."""

import io
import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from hub.cli import main
from hub.database import Database, open_database
from hub.schema import AUDIT, PACKS
from hub.settings import settings_of
from kiosk.packs.commands import make_archive
from kiosk.scenario.model import AgeBand
from kiosk.workshop.skeleton import write_skeleton
from tests.fetched.press import Press
from tests.hub.desk import Desk

ID = "our-pack"


def hub(tmp_path: Path, *asked: str) -> int:
    return main([*asked, "--data", str(tmp_path / "hub")])


def pack(tmp_path: Path) -> Path:
    write_skeleton(tmp_path / ID / "bells.yaml", AgeBand.B, io.StringIO())
    file = tmp_path / "ours.clever"
    assert make_archive(tmp_path / ID, file, io.StringIO()) == 0
    return file


def rows(tmp_path: Path, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
    database = open_database(settings_of({}, tmp_path / "hub").database_url)
    try:
        with database.reading() as connection:
            return list(connection.execute(sa.select(table)))
    finally:
        database.close()


def test_a_pack_is_published_promoted_and_withdrawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, file = tmp_path / "keys", pack(tmp_path)
    assert hub(tmp_path, "packs", "init", str(keys), "--plain") == 0
    assert hub(tmp_path, "packs", "publish", str(file), "--pilot", "--keys", str(keys)) == 0
    assert [row.is_pilot_only for row in rows(tmp_path, PACKS)] == [True]
    assert hub(tmp_path, "packs", "promote", ID, "--keys", str(keys)) == 0
    assert [row.is_pilot_only for row in rows(tmp_path, PACKS)] == [False]
    assert hub(tmp_path, "packs", "withdraw", ID, "0.1.0", "--keys", str(keys)) == 0
    assert all(row.withdrawn_s for row in rows(tmp_path, PACKS))
    assert [row.act for row in rows(tmp_path, AUDIT)] == [
        "packs init",
        "packs publish",
        "packs promote",
        "packs withdraw",
    ]
    capsys.readouterr()
    assert hub(tmp_path, "packs", "list") == 0
    assert capsys.readouterr().out == f"{ID}  0.1.0  Our pack  withdrawn\n"
    assert hub(tmp_path, "packs", "publish", str(file), "--keys", str(keys)) == 2
    assert "was withdrawn" in capsys.readouterr().err


def test_what_a_kiosk_would_refuse_is_not_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hub(tmp_path, "packs", "init", str(tmp_path / "keys"), "--plain") == 0
    broken = tmp_path / "broken.clever"
    broken.write_bytes(b"PK")
    assert hub(tmp_path, "packs", "publish", str(broken), "--keys", str(tmp_path / "keys")) == 2
    assert "a kiosk would refuse this: " in capsys.readouterr().err
    assert not list((tmp_path / "hub" / "tuf" / "targets").glob("packs/*"))


def test_a_version_that_was_published_with_other_content_is_refused(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.publish("1.0")
    with pytest.raises(Exception, match="published with other content"):
        press.publish("1.0", file=press.pack("1.0", "Another title"))
    press.publish("1.0")


def test_keys_that_are_kept_away_are_for_their_owner_alone_and_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_KEYS_PASSPHRASE", "a long one")
    keys = tmp_path / "keys"
    assert hub(tmp_path, "packs", "init", str(keys)) == 0
    found = sorted(keys.iterdir())
    assert [path.name for path in found] == ["root-1.pem", "root-2.pem", "targets.pem"]
    assert {path.stat().st_mode & 0o777 for path in found} == {0o600}
    assert all(b"ENCRYPTED" in path.read_bytes() for path in found)
    monkeypatch.setenv("HUB_KEYS_PASSPHRASE", "another one")
    assert hub(tmp_path, "packs", "withdraw", ID, "1.0", "--keys", str(keys)) == 2


def test_keys_are_never_kept_in_the_hubs_own_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hub(tmp_path, "packs", "init", str(tmp_path / "hub" / "keys"), "--plain") == 2
    assert "whoever breaks into the hub" in capsys.readouterr().err


def test_refreshing_needs_no_key_that_is_kept_away(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    assert hub(tmp_path, "packs", "init", str(keys), "--plain") == 0
    for path in keys.iterdir():
        path.unlink()
    stamp = tmp_path / "hub" / "tuf" / "metadata" / "timestamp.json"
    before = json.loads(stamp.read_bytes())["signed"]["version"]
    assert hub(tmp_path, "packs", "refresh") == 0
    assert json.loads(stamp.read_bytes())["signed"]["version"] == before + 1


def test_a_root_is_signed_anew_with_the_same_keys_and_replaced_with_others(tmp_path: Path) -> None:
    keys, new = str(tmp_path / "keys"), str(tmp_path / "new")
    assert hub(tmp_path, "packs", "init", keys, "--plain") == 0
    assert hub(tmp_path, "packs", "rotate", keys, keys) == 0
    assert hub(tmp_path, "packs", "rotate", keys, new, "--root", "root-2", "--plain") == 0
    assert hub(tmp_path, "packs", "rotate", keys, str(tmp_path / "third"), "--plain") == 2
    assert (tmp_path / "hub" / "tuf" / "metadata" / "3.root.json").exists()


def test_what_was_signed_is_served_and_nothing_else_is(database: Database, tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.publish("1.0")
    desk = Desk(database, data=tmp_path / "hub")
    names = [
        str(path.relative_to(press.repository.folder))
        for path in press.repository.folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    ]
    assert len(names) > 6
    for name in names:
        answer = desk.client.get(f"/tuf/{name}")
        assert (answer.status_code, answer.content) == (200, (press.repository.folder / name).read_bytes())
    for name in (
        "../keys/packs-online.pem",
        "%2e%2e/keys/packs-online.pem",
        "metadata/..%2f..%2fkeys%2fpacks-online.pem",
        ".lock",
        "metadata/2.root.json",
        "metadata",
        "",
    ):
        assert desk.client.get(f"/tuf/{name}").status_code == 404
    assert desk.client.post("/tuf/metadata/timestamp.json").status_code == 405


def test_too_many_requests_for_packs_are_told_to_wait(database: Database, tmp_path: Path) -> None:
    desk = Desk(database, data=tmp_path / "hub")
    answers = [desk.client.get("/tuf/metadata/timestamp.json").status_code for _ in range(601)]
    assert set(answers[:600]) == {404}
    assert answers[600] == 429
