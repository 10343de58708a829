"""`kiosk sync`, as a technician uses it; and the app, which has no part in it."""

import fcntl
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hub.enrolment import make_code
from kiosk import cli, dispatch
from kiosk.sync.ports import Line
from tests.hub.desk import Desk
from tests.privacy.test_promises import reached_from
from tests.results.disks import rows
from tests.sync.lines import HUB, FaultyLine, a_portal, never_there
from tests.sync.stand import Stand
from tests.test_layers import imports, sources


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, newcomer: Stand, line: FaultyLine) -> "Run":
    def exchange(_address: str, _authority: str, _state: Path) -> Line:
        return line

    monkeypatch.setattr(dispatch, "exchange_with", exchange)
    return Run(newcomer)


class Run:
    """Runs the command on this kiosk's state folder; returns its exit code."""

    def __init__(self, stand: Stand) -> None:
        self.stand = stand

    def __call__(self, *arguments: str) -> int:
        return cli.main(["sync", *arguments, "--state", str(self.stand.state)])


def code_of(desk: Desk) -> str:
    with desk.database.writing() as connection:
        return make_code(connection, desk.now)


def test_a_kiosk_is_enrolled_and_sends(
    run: Run, desk: Desk, newcomer: Stand, capsys: pytest.CaptureFixture[str]
) -> None:
    newcomer.play(3)
    assert run("enrol", code_of(desk), "--hub", HUB) == 0
    assert " ".join(newcomer.identity.words) in capsys.readouterr().out
    assert run("--once") == 0
    assert "3 answers were sent" in capsys.readouterr().out
    assert newcomer.waiting() == set()


def test_its_card_enrols_it_at_the_first_contact(
    run: Run, desk: Desk, newcomer: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_SYNC_HUB", HUB)
    monkeypatch.setenv("KIOSK_SYNC_CODE", code_of(desk))
    monkeypatch.setenv("KIOSK_SYNC_NAME", "Kiosk 7")
    newcomer.play(1)
    assert run() == 0
    assert newcomer.waiting() == set()


def test_a_bad_code_on_the_card_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIOSK_SYNC_HUB", HUB)
    monkeypatch.setenv("KIOSK_SYNC_CODE", "a" * 26)
    assert run() == 2
    said = capsys.readouterr().err
    assert "ask for a new one" in said
    assert "a" * 26 not in said


@pytest.mark.parametrize(
    "arguments", [("enrol",), ("enrol", "abc"), ("enrol", "abc", "--hub", "http://hub.org")]
)
def test_enrolling_wants_a_code_and_an_address(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(*arguments) == 2
    assert "hub" in capsys.readouterr().err


def test_without_a_hub_nothing_is_sent_and_nothing_made(
    run: Run, newcomer: Stand, capsys: pytest.CaptureFixture[str]
) -> None:
    newcomer.play(2)
    assert run() == 0
    assert "nothing is lost" in capsys.readouterr().out
    assert len(newcomer.waiting()) == 2


def test_what_is_in_the_way_is_told_in_plain_words(
    run: Run, desk: Desk, newcomer: Stand, line: FaultyLine, capsys: pytest.CaptureFixture[str]
) -> None:
    newcomer.play(2)
    run("enrol", code_of(desk), "--hub", HUB)
    line.faults.append(a_portal)
    assert run() == 2
    capsys.readouterr()
    assert run("--status") == 0
    said = capsys.readouterr().out
    assert "waiting       2 answers" in said
    assert "This network answers in the hub's place." in said
    held = newcomer.vault.read()
    assert held
    assert held.token not in said


def test_looking_changes_nothing(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sync", "--status", "--state", str(tmp_path / "not-yet")]) == 0
    assert "nowhere" in capsys.readouterr().out
    assert not (tmp_path / "not-yet").exists()


def test_what_was_refused_is_sent_again(
    run: Run, newcomer: Stand, capsys: pytest.CaptureFixture[str]
) -> None:
    newcomer.play(2)
    ids = newcomer.answers()
    newcomer.outbox.settle([], dict.fromkeys(ids, ("invalid", "timestamp")), "2026-09-21")
    run("--status")
    assert "2 invalid (timestamp)" in capsys.readouterr().out
    assert run("requeue") == 0
    assert newcomer.waiting() == ids
    assert rows(newcomer.path, "dead") == []


def test_two_do_not_send_at_once(run: Run, newcomer: Stand, capsys: pytest.CaptureFixture[str]) -> None:
    with (newcomer.state / "sync" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert run() == 2
    assert "another process is sending" in capsys.readouterr().err


def test_nobody_there_is_no_fault_of_the_results(
    run: Run, desk: Desk, newcomer: Stand, line: FaultyLine, capsys: pytest.CaptureFixture[str]
) -> None:
    run("enrol", code_of(desk), "--hub", HUB)
    newcomer.play(1)
    line.faults.append(never_there)
    assert run() == 2
    assert "cannot be reached" in capsys.readouterr().err
    with closing(sqlite3.connect(newcomer.path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_app_reaches_no_network() -> None:
    known = sources()
    reached = reached_from("kiosk.app", known)
    assert "kiosk.sync.logbook" in reached, "the search finds what is there"
    outside = {target.split(".")[0] for name in reached for target, _ in imports(known[name])}
    assert outside.isdisjoint({"ssl", "http", "urllib", "socket", "httpx", "requests", "cryptography"})
    assert not {name for name in reached if name in {"kiosk.sync.exchange", "kiosk.sync.courier"}}
