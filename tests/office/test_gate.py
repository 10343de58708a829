"""Who passes the officer's gate, who has to wait, and what a pulled plug, a full card and a damaged file do not change."""

import random
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.gate import Gate, GateState
from kiosk.office.easy import is_too_easy
from kiosk.office.gate_file import GateFile
from kiosk.office.gatekeeper import Gatekeeper, lock_seconds
from kiosk.office.pin_hash import Argon2
from tests.office.gates import QUICK, Kiosk, PluggedError

ROOT = Path(__file__).parents[2]
OPEN, WANTS_NEW, TOO_EASY = GateState(Gate.OPEN), GateState(Gate.WANTS_NEW), GateState(Gate.TOO_EASY)


def asks(tries_left: int) -> GateState:
    return GateState(Gate.ASKS, tries_left=tries_left)


def wrong(tries_left: int) -> GateState:
    return GateState(Gate.WRONG, tries_left=tries_left)


def locked(seconds: int) -> GateState:
    return GateState(Gate.LOCKED, locked_seconds=seconds)


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path)


# First use


def test_without_a_pin_a_new_one_is_wanted_and_then_asked_for(kiosk: Kiosk) -> None:
    assert kiosk.gate.ask() == WANTS_NEW
    assert kiosk.gate.choose_pin("4728") == OPEN
    assert kiosk.gate.ask() == asks(5)
    assert kiosk.gate.try_pin("4728") == OPEN


def test_a_pin_outlives_a_restart(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728").switch_on()
    assert kiosk.gate.ask() == asks(5)
    assert kiosk.gate.try_pin("4727") == wrong(4)
    assert kiosk.gate.try_pin("4728") == OPEN


@pytest.mark.parametrize(
    "digits", ["1234", "4321", "7777", "8901", "1212", "1987", "2014", "2580", "12", "", "٤٧٢٨"]
)
def test_a_pin_that_everybody_tries_first_is_too_easy(kiosk: Kiosk, digits: str) -> None:
    assert kiosk.gate.choose_pin(digits) == TOO_EASY
    assert kiosk.gate.ask() == WANTS_NEW


def test_324_of_all_pins_are_too_easy() -> None:
    assert sum(is_too_easy(f"{number:04}") for number in range(10_000)) == 324


def test_only_whoever_has_just_passed_may_choose_another_pin(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728")
    assert kiosk.gate.choose_pin("9053") == asks(5)
    kiosk.gate.try_pin("4728")
    kiosk.gate.ask()
    assert kiosk.gate.choose_pin("9053") == asks(5)
    kiosk.gate.try_pin("4728")
    assert kiosk.gate.choose_pin("9053") == OPEN
    assert kiosk.gate.try_pin("4728") == wrong(4)


def test_neither_file_nor_record_holds_the_digits(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728")
    text = kiosk.path.read_text(encoding="ascii")
    assert "$argon2id$" in text
    assert stat.S_IMODE(kiosk.path.stat().st_mode) == 0o600
    assert list(kiosk.path.parent.iterdir()) == [kiosk.path]
    assert '"4728"' not in text


# The technician's PIN


def test_a_technicians_pin_opens_only_to_be_changed(tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path, given="1234")
    assert kiosk.gate.ask() == asks(5)
    assert kiosk.gate.choose_pin("4728") == asks(5)
    assert kiosk.gate.try_pin("1234") == WANTS_NEW
    assert kiosk.gate.choose_pin("1234") == TOO_EASY
    assert kiosk.gate.choose_pin("4728") == OPEN
    assert kiosk.gate.try_pin("1234") == wrong(4)


def test_an_unchanged_technicians_pin_is_asked_for_again_after_a_power_cut(tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path, given="6083")
    assert kiosk.gate.try_pin("6083") == WANTS_NEW
    kiosk.switch_on()
    assert kiosk.gate.ask() == asks(5)
    assert kiosk.gate.try_pin("6083") == WANTS_NEW
    assert kiosk.gate.choose_pin("6083") == TOO_EASY


def test_the_same_technicians_pin_is_taken_once_only(tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path, given="6083")
    kiosk.gate.try_pin("6083")
    kiosk.gate.choose_pin("4728")
    for given in ("6083", "", "6083"):
        kiosk.given = given
        kiosk.switch_on()
        assert kiosk.gate.try_pin("6083") == wrong(4)
        assert kiosk.gate.try_pin("4728") == OPEN


def test_another_technicians_pin_replaces_the_officers_and_lifts_the_lock(tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path).with_pin("4728")
    kiosk.try_wrong(25)
    kiosk.given = "6083"
    kiosk.switch_on()
    assert kiosk.gate.ask() == asks(5)
    assert kiosk.gate.try_pin("4728") == wrong(4)
    assert kiosk.gate.try_pin("6083") == WANTS_NEW


# Wrong tries


def test_five_wrong_tries_lock_the_gate_for_a_minute_even_for_the_right_pin(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728")
    assert [kiosk.gate.try_pin("0001") for _ in range(5)] == [
        wrong(4),
        wrong(3),
        wrong(2),
        wrong(1),
        locked(60),
    ]
    kiosk.clock.wait(59.5)
    assert kiosk.gate.try_pin("4728") == locked(1)
    kiosk.clock.wait(0.5)
    assert kiosk.gate.ask() == asks(5)
    assert kiosk.gate.try_pin("4728") == OPEN


def test_each_lock_is_twice_as_long_up_to_an_hour(kiosk: Kiosk) -> None:
    kiosk.with_pin()
    found = []
    for _ in range(9):
        kiosk.try_wrong(5)
        found.append(kiosk.gate.ask().locked_seconds)
        kiosk.clock.wait(3_600)
    assert found == [60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600]
    assert lock_seconds(1_000_000) == 3_600


def test_tries_during_a_lock_are_neither_judged_nor_counted(kiosk: Kiosk) -> None:
    kiosk.with_pin()
    kiosk.try_wrong(50)
    assert kiosk.gate.ask() == locked(60)


def test_a_right_pin_lets_the_waiting_begin_small_again(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728")
    kiosk.try_wrong(5)
    kiosk.clock.wait(60)
    kiosk.try_wrong(4)
    assert kiosk.gate.try_pin("4728") == OPEN
    kiosk.try_wrong(5)
    assert kiosk.gate.ask() == locked(60)


def test_wrong_tries_and_locks_outlive_a_restart_and_the_whole_wait_begins_anew(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728")
    kiosk.try_wrong(3)
    kiosk.switch_on()
    assert kiosk.gate.ask() == asks(2)
    kiosk.try_wrong(2)
    kiosk.clock.wait(50)
    kiosk.switch_on()
    assert kiosk.gate.try_pin("4728") == locked(60)


def test_a_lock_that_was_waited_out_does_not_come_back_with_a_restart(kiosk: Kiosk) -> None:
    kiosk.with_pin()
    kiosk.try_wrong(5)
    assert kiosk.gate.lift() == 60.0
    kiosk.clock.wait(60)
    assert kiosk.gate.lift() is None
    kiosk.switch_on()
    assert kiosk.gate.ask() == asks(5)


# Pulling the plug


@pytest.mark.parametrize("tried", ["0001", "4728"])
def test_a_plug_pulled_between_a_try_and_its_verdict_gains_nothing(kiosk: Kiosk, tried: str) -> None:
    kiosk.with_pin("4728")
    for left in (4, 3, 2, 1):
        kiosk.card.is_unplugged_after_write = True
        with pytest.raises(PluggedError):
            kiosk.gate.try_pin(tried)
        kiosk.switch_on()
        assert kiosk.gate.ask() == asks(left)
    kiosk.card.is_unplugged_after_write = True
    with pytest.raises(PluggedError):
        kiosk.gate.try_pin(tried)
    kiosk.switch_on()
    assert kiosk.gate.ask() == locked(60)


def test_a_process_that_is_killed_before_the_verdict_has_tried(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728")
    for left in (4, 3):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.office.tried", str(kiosk.path), "4728"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout
            assert process.stdout.readline() == b"judging\n"
            process.kill()
        kiosk.switch_on()
        assert kiosk.gate.ask() == asks(left)


def test_what_is_left_of_an_unfinished_write_is_no_pin(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728")
    (kiosk.path.parent / ".gate.json.new").write_bytes(b'{"shape": 1, "pin')
    kiosk.switch_on()
    assert kiosk.gate.try_pin("4728") == OPEN
    assert list(kiosk.path.parent.iterdir()) == [kiosk.path]


# A card that fails


def test_on_a_full_card_wrong_tries_are_counted_in_memory(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728")
    kiosk.card.is_full = True
    kiosk.try_wrong(5)
    assert kiosk.gate.ask() == locked(60)
    kiosk.clock.wait(60)
    assert kiosk.gate.try_pin("4728") == OPEN


def test_a_pin_chosen_on_a_full_card_is_told_and_holds_until_it_is_switched_off(kiosk: Kiosk) -> None:
    kiosk.card.is_full = True
    state = kiosk.gate.choose_pin("4728")
    assert state.gate is Gate.FAILED
    assert "No space left on device" in state.text
    assert kiosk.gate.ask() == asks(5)
    assert kiosk.gate.try_pin("4728") == OPEN
    kiosk.switch_on()
    assert kiosk.gate.ask() == WANTS_NEW


def test_what_could_not_be_written_is_written_when_there_is_room_again(kiosk: Kiosk) -> None:
    kiosk.card.is_full = True
    kiosk.gate.choose_pin("4728")
    kiosk.card.is_full = False
    kiosk.gate.ask()
    kiosk.switch_on()
    assert kiosk.gate.try_pin("4728") == OPEN


def test_a_file_that_cannot_be_read_is_not_taken_for_none(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728").switch_on()
    kiosk.gate = Gatekeeper(kiosk.card, kiosk.clock, QUICK, "", kiosk.told.append)
    kiosk.card.is_unreadable = True
    for state in (kiosk.gate.ask(), kiosk.gate.try_pin("4728"), kiosk.gate.choose_pin("9053")):
        assert state.gate is Gate.FAILED
        assert "Input/output error" in state.text
    kiosk.card.is_unreadable = False
    assert kiosk.gate.try_pin("4728") == OPEN


# A damaged file


DAMAGED = [
    b"",
    b"\x00" * 500,
    b"\xff\xfe",
    b"[]",
    b"[" * 9_000,
    b"{}",
    b'{"shape": true}',
    b'{"shape": 1}',
    b'{"shape": 1, "pin": "4728", "must_change": false, "wrong": 0, "is_locked": false, "given": ""}',
    b'{"shape": 1, "pin": "", "must_change": false, "wrong": -5, "is_locked": false, "given": ""}',
    b'{"shape": 1, "pin": "", "must_change": false, "wrong": true, "is_locked": false, "given": ""}',
    b'{"shape": 1, "pin": "", "must_change": 0, "wrong": 0, "is_locked": false, "given": "", "name": "Pat"}',
    b'{"shape": 1, "pin": "$argon2id$nonsense", "must_change": false, "wrong": 0, "is_locked": false, "given": ""}',
    b"x" * 2_000_000,
]


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, content: bytes) -> None:
    kiosk = Kiosk(tmp_path).with_pin()
    kiosk.path.write_bytes(content)
    kiosk.switch_on()
    assert kiosk.gate.ask() == WANTS_NEW
    assert (kiosk.path.parent / "gate-corrupt-1.json").read_bytes() == content
    assert kiosk.told == [
        "The file with the officer's PIN was damaged and is kept as gate-corrupt-1.json. Choose a new one at the gate."
    ]


def test_with_a_technicians_pin_a_damaged_file_opens_to_nobody_else(tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path, given="6083")
    kiosk.path.write_bytes(b"garbage")
    kiosk.switch_on()
    assert kiosk.gate.ask() == asks(5)
    assert kiosk.gate.choose_pin("4728") == asks(5)
    assert kiosk.gate.try_pin("6083") == WANTS_NEW
    assert "The technician's PIN opens it now." in kiosk.told[0]


def test_whatever_single_sign_is_wrong_in_the_file_a_wrong_pin_never_opens_it(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728")
    sound = kiosk.path.read_bytes()
    chance = random.Random(7)
    for at in range(0, len(sound), 3):
        kiosk.path.write_bytes(sound[:at] + chance.randbytes(1) + sound[at + 1 :])
        kiosk.switch_on()
        asked = kiosk.gate.ask().gate
        if asked is Gate.ASKS:
            assert kiosk.gate.try_pin("0001").gate in {Gate.WRONG, Gate.FAILED, Gate.LOCKED}
        elif asked is Gate.WANTS_NEW:
            assert kiosk.told, "a damaged file was taken for none, and nobody was told"
            kiosk.told.clear()
        else:
            assert asked in {Gate.FAILED, Gate.LOCKED}


class Forgetful(Argon2):
    def is_same(self, kept: str, digits: str) -> bool:
        raise ValueError("Memory allocation error")


def test_a_pin_that_cannot_be_compared_opens_to_nobody(kiosk: Kiosk) -> None:
    kiosk.with_pin("4728")
    kiosk.gate = Gatekeeper(kiosk.card, kiosk.clock, Forgetful(), "", kiosk.told.append)
    state = kiosk.gate.try_pin("4728")
    assert state.gate is Gate.FAILED
    assert "Memory allocation error" in state.text
    assert kiosk.gate.choose_pin("9053") == asks(4)


def test_a_newer_kiosks_file_is_left_alone(kiosk: Kiosk) -> None:
    kiosk.with_pin()
    kiosk.path.write_bytes(b'{"shape": 2, "pin": "something new"}')
    kiosk.switch_on()
    assert kiosk.gate.ask().gate is Gate.FAILED
    assert kiosk.gate.choose_pin("9053").gate is Gate.FAILED
    assert kiosk.path.read_bytes() == b'{"shape": 2, "pin": "something new"}'


def test_a_real_hash_is_argon2id_over_19_mebibytes() -> None:
    made = Argon2().hash("4728")
    assert made.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert Argon2().is_same(made, "4728")
    assert not Argon2().is_same(made, "4729")
    assert len(made) < 300


def test_a_gate_file_that_is_a_folder_is_no_first_use(tmp_path: Path) -> None:
    (tmp_path / "gate.json").mkdir()
    with pytest.raises(IsADirectoryError):
        GateFile(tmp_path / "gate.json").read()
