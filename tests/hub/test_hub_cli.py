import base64
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from hub.cli import main, parser
from hub.database import open_database
from hub.errors import DamagedError, HubError
from hub.keys import keys_of
from hub.schema import ANSWERS, AUDIT, READ_TOKENS
from kiosk.wire.bundle import RECIPIENT
from tests.hub.desk import Desk
from tests.hub.stick import FarKiosk

MANUAL = (Path(__file__).parents[2] / "docs" / "hub.md").read_text(encoding="utf-8")


class Shell:
    """The command line, in a folder of its own."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys

    def run(self, *words: object, code: int = 0) -> str:
        assert main([*map(str, words), "--data", str(self.data)]) == code
        told = self._capsys.readouterr()
        return told.out if code == 0 else told.out + told.err


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name in ("HUB_DATABASE", "HUB_DATA", "HUB_PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    return Shell(tmp_path / "hub", capsys)


@contextmanager
def desk(shell: Shell) -> Iterator[Desk]:
    with closing(open_database(f"sqlite:///{shell.data / 'hub.db'}")) as database:
        yield Desk(database, data=shell.data)


def test_the_keys_are_told_as_a_card_wants_them(shell: Shell) -> None:
    told = shell.run("keys")
    lines = dict(line.split(" = ") for line in told.splitlines())
    assert re.fullmatch(f'"{RECIPIENT}"', lines["recipient"])
    assert base64.b64decode(lines["public_key"].strip('"')) == keys_of(shell.data).public_key
    assert shell.run("keys") == told


def test_a_read_token_is_made_listed_and_ended(shell: Shell) -> None:
    made = shell.run("token", "make", "Records").strip()
    assert len(made) >= 40
    assert "Records" in shell.run("token", "list")
    with desk(shell) as at, at.database.reading() as connection:
        (row,) = connection.execute(READ_TOKENS.select())
    assert made.encode() not in row.token_hash
    shell.run("token", "end", "Records")
    assert shell.run("token", "list") == ""
    assert "hub token list" in shell.run("token", "end", "Records", code=2)
    assert "one to 60 letters" in shell.run("token", "make", " ", code=2)


def test_bundles_are_taken_and_receipts_are_written_beside_them(shell: Shell, tmp_path: Path) -> None:
    code = shell.run("code").strip()
    kiosk = FarKiosk(keys_of(shell.data))
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "one.bundle").write_bytes(kiosk.bundle([kiosk.statement(1)], code))
    (stick / "two.bundle").write_bytes(b"no bundle")
    told = shell.run(
        "bundles",
        "take",
        stick / "two.bundle",
        stick / "one.bundle",
        stick / "none",
        code=DamagedError.exit_code,
    )
    assert f"{kiosk.id}: 1 stored" in told
    assert "two.bundle: it is damaged" in told
    (receipt,) = stick.glob("*.receipt")
    assert kiosk.read(receipt.read_bytes()).token is not None
    elsewhere = tmp_path / "receipts"
    shell.run("bundles", "take", stick / "one.bundle", "--receipts", elsewhere)
    assert [path.name for path in elsewhere.iterdir()] == [receipt.name]
    with desk(shell) as at:
        assert len(at.rows(ANSWERS)) == 1
        assert [row.act for row in at.rows(AUDIT)] == ["made a code", "took a bundle", "took a bundle"]


def test_a_hub_moves_by_a_backup(shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shell.run("token", "make", "Records")
    assert "2 rows" in shell.run("backup", tmp_path / "hub.backup")
    other = Shell(tmp_path / "other", capsys)
    assert "2 rows were brought back" in other.run("restore", tmp_path / "hub.backup")
    assert "Records" in other.run("token", "list")
    assert "holds something" in other.run("restore", tmp_path / "hub.backup", code=2)
    (tmp_path / "hub.backup").write_bytes(b"")
    assert "cannot be read to its end" in Shell(tmp_path / "third", capsys).run(
        "restore", tmp_path / "hub.backup", code=8
    )
    assert "No such file" in shell.run("backup", tmp_path / "nowhere" / "hub.backup", code=2)


def test_purge_and_export_say_what_they_did(shell: Shell, tmp_path: Path) -> None:
    assert "nothing is too old" in shell.run("purge")
    assert shell.run("export").startswith("scenario,rev,")
    shell.run("export", tmp_path / "out.ndjson", "--format", "ndjson")
    assert (tmp_path / "out.ndjson").read_text() == ""


def test_the_doctor_names_what_to_look_at(shell: Shell) -> None:
    told = shell.run("doctor", code=1)
    assert "ok    its keys are its own" in told
    assert "LOOK  nobody can log in yet" in told
    (shell.data / "keys" / "opening.age").chmod(0o644)
    assert "LOOK  its keys can be read by others" in shell.run("doctor", code=1)


def test_several_processes_want_postgresql(shell: Shell) -> None:
    assert "HUB_DATABASE" in shell.run("serve", "--processes", "2", code=2)
    with pytest.raises(SystemExit):
        main(["serve", "--processes", "0"])


def words() -> list[str]:
    return re.findall(r"^    ([a-z]+) ", parser().format_help(), re.MULTILINE)


def test_the_manual_knows_every_word_and_every_exit_code() -> None:
    assert len(words()) >= 12
    assert [word for word in words() if f"`hub {word}" not in MANUAL] == []
    codes = {error.exit_code for error in HubError.__subclasses__()}
    assert [code for code in codes if f"| {code} |" not in MANUAL] == []
