"""By a stick to the real hub and back: the outbox is emptied by the hub's own receipt and by nothing else."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest

from hub.enrolment import make_code
from hub.keys import Keys, keys_of
from hub.schema import ANSWERS
from kiosk import cli
from kiosk.sync.stick import HubKeys, Sender, export, take_receipt
from kiosk.wire.envelope import EnvelopeError
from tests.hub.desk import Desk
from tests.results.disks import rows
from tests.sync.stand import NOON, Stand


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return keys_of(desk.hub.settings.data)


@pytest.fixture
def sender(newcomer: Stand, keys: Keys) -> Sender:
    card = HubKeys(keys.recipient, keys.public_key)
    return Sender(newcomer.identity, newcomer.outbox, newcomer.vault, card)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def code_of(desk: Desk) -> str:
    with desk.database.writing() as connection:
        return make_code(connection, desk.now)


def at_the_hub(desk: Desk, bundle: Path) -> bytes:
    reply = desk.client.post("/sync/v1/bundle", content=bundle.read_bytes())
    assert reply.status_code == 200, reply.text
    return reply.content


def carried(sender: Sender, desk: Desk, stick: Path, code: str = "") -> bytes:
    """Export, and have the hub take it; returns the receipt."""
    made = export(sender, stick, code=code, name="Kiosk 7")
    assert made
    return at_the_hub(desk, made[0])


def test_a_stick_empties_the_outbox_only_when_the_receipt_is_back(
    newcomer: Stand, sender: Sender, desk: Desk, stick: Path
) -> None:
    newcomer.play(3)
    receipt = carried(sender, desk, stick, code_of(desk))
    assert {str(row.id) for row in desk.rows(ANSWERS)} == newcomer.answers()
    assert newcomer.waiting() == newcomer.answers()
    assert take_receipt(sender, receipt, NOON) == {"stored": 3}
    assert (newcomer.waiting(), newcomer.acknowledged()) == (set(), ["2026-09-21"])


def test_the_first_receipt_brings_the_token(newcomer: Stand, sender: Sender, desk: Desk, stick: Path) -> None:
    newcomer.play(1)
    take_receipt(
        replace(sender, hub="https://hub.example.org"), carried(sender, desk, stick, code_of(desk)), NOON
    )
    newcomer.play(1)
    assert newcomer.send().sent == 1


def test_the_same_receipt_twice_changes_nothing_more(
    newcomer: Stand, sender: Sender, desk: Desk, stick: Path
) -> None:
    newcomer.play(2)
    receipt = carried(sender, desk, stick, code_of(desk))
    take_receipt(sender, receipt, NOON)
    newcomer.play(2)
    take_receipt(sender, receipt, NOON)
    assert len(newcomer.waiting()) == 2
    assert rows(newcomer.path, "dead") == []


def test_what_the_stick_and_the_network_both_brought_is_there_once(
    stand: Stand, keys: Keys, desk: Desk, stick: Path
) -> None:
    stand.play(3)
    card = HubKeys(keys.recipient, keys.public_key)
    sender = Sender(stand.identity, stand.outbox, stand.vault, card)
    made = export(sender, stick)
    assert made
    assert stand.send().sent == 3
    assert take_receipt(sender, at_the_hub(desk, made[0]), NOON) == {"duplicate": 3}
    assert len(desk.rows(ANSWERS)) == 3


def test_a_receipt_for_another_kiosk_or_of_another_hub_or_damaged_is_refused(
    newcomer: Stand, sender: Sender, desk: Desk, stick: Path, tmp_path: Path
) -> None:
    newcomer.play(2)
    receipt = carried(sender, desk, stick, code_of(desk))
    another = Stand(tmp_path / "another", newcomer.line)
    bad_hub = replace(sender, keys=HubKeys(sender.keys.recipient, keys_of(tmp_path / "x").public_key))
    damaged = receipt[:-9] + bytes(9)
    for whose, what in (
        (replace(sender, identity=another.identity), receipt),
        (bad_hub, receipt),
        (sender, damaged),
        (sender, b"not age at all"),
    ):
        with pytest.raises(EnvelopeError):
            take_receipt(whose, what, NOON)
    assert len(newcomer.waiting()) == 2


def test_with_nothing_to_bring_nothing_is_written(newcomer: Stand, sender: Sender, stick: Path) -> None:
    newcomer.play(1, end=None)
    assert export(sender, stick) is None
    assert list(stick.iterdir()) == []


def test_nobody_reads_a_bundle_on_the_way(newcomer: Stand, sender: Sender, stick: Path) -> None:
    newcomer.play(1)
    made = export(sender, stick)
    assert made
    data = made[0].read_bytes()
    assert data.startswith(b"age-encryption.org/v1")
    assert newcomer.answers().pop().encode() not in data
    assert [path.name for path in stick.iterdir()] == [made[0].name]


def test_the_command_writes_a_bundle_and_takes_the_receipt(
    newcomer: Stand, keys: Keys, desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newcomer.play(2)
    monkeypatch.setenv("KIOSK_SYNC_RECIPIENT", keys.recipient)
    monkeypatch.setenv("KIOSK_SYNC_PUBLIC_KEY", base64.b64encode(keys.public_key).decode())
    monkeypatch.setenv("KIOSK_SYNC_CODE", code_of(desk))
    where = ("--state", str(newcomer.state))
    assert cli.main(["sync", "export", str(stick), *where]) == 0
    (bundle,) = stick.glob("*.bundle")
    assert cli.main(["sync", "import", str(stick), *where]) == 2, "there is no receipt yet"
    bundle.with_suffix(".receipt").write_bytes(at_the_hub(desk, bundle))
    assert cli.main(["sync", "import", str(stick), *where]) == 0
    assert newcomer.waiting() == set()


def test_without_the_hubs_keys_the_command_says_where_they_are(
    newcomer: Stand, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["sync", "export", str(stick), "--state", str(newcomer.state)]) == 2
    assert "hub keys" in capsys.readouterr().err
