"""What sending keeps: the key, the token, the logbook; each outlives a pulled plug, and none is shown."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.errors import ResultsError
from kiosk.sync.identity import key_path, load_identity
from kiosk.sync.logbook import Logbook, Page
from kiosk.sync.ports import Now
from kiosk.sync.trouble import ADVICE, WORDS, Trouble
from kiosk.sync.vault import Enrolment, Vault
from kiosk.wire.health import MOST_SAMPLES, ClockSource
from tests.sync.lines import HUB

TOKEN = "a-token-that-is-long-enough-to-be-one"
BOOT = "5e1f0a9c-7b1d-4c58-9a53-0c7a3e0d9b1"
NOW = Now(BOOT + "1", 1_000, 1_790_000_000, is_trusted=True)


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    first = load_identity(tmp_path)
    assert load_identity(tmp_path).kiosk_id == first.kiosk_id
    assert load_identity(tmp_path / "another").kiosk_id != first.kiosk_id
    assert stat.S_IMODE(key_path(tmp_path).stat().st_mode) == 0o600
    assert len(first.words) == 4


def test_a_damaged_key_is_told_and_never_replaced(tmp_path: Path) -> None:
    load_identity(tmp_path)
    key_path(tmp_path).write_bytes(b"short")
    with pytest.raises(ResultsError, match="damaged"):
        load_identity(tmp_path)
    assert key_path(tmp_path).read_bytes() == b"short"


def test_neither_key_nor_token_is_in_what_is_logged(tmp_path: Path) -> None:
    identity = load_identity(tmp_path)
    assert key_path(tmp_path).read_bytes().hex() not in repr(identity)
    assert "PrivateKey" not in repr(identity)
    assert TOKEN not in repr(Enrolment(HUB, TOKEN, TOKEN))


def test_the_token_is_its_owners_alone(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    assert vault.read() is None
    vault.write(Enrolment(HUB, TOKEN))
    assert vault.read() == Enrolment(HUB, TOKEN)
    assert stat.S_IMODE((tmp_path / "sync" / "enrolment.json").stat().st_mode) == 0o600


def test_the_token_before_stays_until_the_new_one_was_taken(tmp_path: Path) -> None:
    vault, first = Vault(tmp_path), Enrolment(HUB, TOKEN)
    rotated = vault.rotate(first, "another" + TOKEN)
    assert vault.read() == rotated == Enrolment(HUB, "another" + TOKEN, TOKEN)
    assert vault.was_taken(rotated) == vault.read() == Enrolment(HUB, "another" + TOKEN)


def test_a_refused_token_gives_way_to_the_one_before_and_then_to_none(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    back = vault.was_refused(vault.rotate(Enrolment(HUB, TOKEN), "another" + TOKEN))
    assert back == Enrolment(HUB, TOKEN)
    assert vault.was_refused(back).is_refused
    vault.try_again()
    assert vault.read() == Enrolment(HUB, TOKEN)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"hub": "x", "token": "short"}', "\0\0\0"])
def test_a_damaged_enrolment_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "sync").mkdir()
    (tmp_path / "sync" / "enrolment.json").write_text(text)
    with pytest.raises(ResultsError, match="enrol this kiosk again"):
        Vault(tmp_path).read()


def test_trouble_is_told_from_when_it_began_until_the_hub_answers(tmp_path: Path) -> None:
    book = Logbook(tmp_path)
    assert book.read() == Page()
    book.fail(Trouble.UNREACHABLE, NOW)
    book.fail(Trouble.UNREACHABLE, replace(NOW, wall_s=NOW.wall_s + 60))
    page = book.read()
    assert (page.trouble, page.trouble_since_s, page.words) == (
        Trouble.UNREACHABLE,
        NOW.wall_s,
        WORDS[Trouble.UNREACHABLE],
    )
    book.fail(Trouble.HUB, replace(NOW, is_trusted=False))
    assert (book.read().trouble, book.read().trouble_since_s) == (Trouble.HUB, None)
    book.meet(NOW.wall_s, NOW)
    assert (book.read().contact_s, book.read().words) == (NOW.wall_s, "")


def test_every_trouble_has_words(tmp_path: Path) -> None:
    assert set(WORDS) == set(Trouble)
    assert all(len(text) < 200 for text in WORDS.values())
    assert set(Trouble) - set(ADVICE) == {Trouble.UNREACHABLE, Trouble.HUB}
    assert all(len(text) <= 80 for text in ADVICE.values()), "the officer's page has one line for it"


def test_samples_of_the_clock_are_few_and_bounded(tmp_path: Path) -> None:
    book = Logbook(tmp_path)
    for boot in range(40):
        now = replace(NOW, boot_id=f"{BOOT}{boot % 10}" if boot < 10 else f"{boot:08}{BOOT[8:]}1")
        book.look_at_clock(now)
        book.look_at_clock(replace(now, boottime_ms=2_000))
        book.meet(now.wall_s, now)
    samples = book.read().samples
    assert len(samples) == MOST_SAMPLES
    assert {one.source for one in samples} == {ClockSource.NTP, ClockSource.HUB}


def test_what_was_delivered_is_forgotten_but_for_the_newest(tmp_path: Path) -> None:
    book = Logbook(tmp_path)
    for boot in "123":
        book.look_at_clock(replace(NOW, boot_id=BOOT + boot))
    book.deliver(3)
    page = book.read()
    assert ([one.boot_id for one in page.samples], page.delivered) == ([BOOT + "3"], 1)
    book.look_at_clock(replace(NOW, boot_id=BOOT + "3", boottime_ms=2_000))
    assert book.read() == page


def test_without_a_trusted_clock_there_is_no_sample_of_it(tmp_path: Path) -> None:
    Logbook(tmp_path).look_at_clock(replace(NOW, is_trusted=False))
    assert Logbook(tmp_path).read().samples == ()


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"samples": 3, "trouble": "none-such"}'])
def test_a_damaged_logbook_is_begun_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / "sync").mkdir()
    (tmp_path / "sync" / "logbook.json").write_text(text)
    assert Logbook(tmp_path).read() == Page()
