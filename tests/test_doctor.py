"""Each check judges facts that it is given; the facts are asked of small real files and real child processes."""

import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.doctor import run_doctor
from kiosk.doctor.facts import (
    FONT_FILES,
    ask_child,
    connected_sockets,
    font_problems,
    is_pi,
    needed_packages,
    settings_failure,
    version_of,
)
from kiosk.doctor.finding import Finding, State, ok, unknown, warning
from kiosk.doctor.finding import error as wrong
from kiosk.doctor.machine import (
    check_clock,
    check_disk,
    check_lgpio,
    check_packages,
    check_power,
    check_python,
    check_warmth,
)
from kiosk.doctor.office import GateFacts, check_gate, check_schools, count_schools, gate_facts
from kiosk.doctor.parts import (
    Outcome,
    check_buttons,
    check_display,
    check_drawing,
    check_fonts,
    check_lamps,
    check_packs,
    check_results,
    check_settings,
    check_sound,
    check_voice,
)
from kiosk.doctor.sending import SendingFacts, check_sending
from kiosk.minder.machine import Room
from kiosk.office.gate_file import GateFile, GateRecord
from kiosk.office.school_list import SchoolList
from kiosk.results.health import Health, examine
from kiosk.results.records import WallState
from kiosk.results.store import open_store
from kiosk.sync.logbook import Page
from kiosk.sync.trouble import Trouble
from kiosk.visit import School

OK, WARNING, ERROR, UNKNOWN = State.OK, State.WARNING, State.ERROR, State.UNKNOWN
RESULTS = Path("/state/results.db")
WHOLE = Health(is_there=True, is_folder_writable=True, journal_mode="wal")
MB = 1_000_000

JUDGED: list[tuple[str, Finding, State]] = [
    ("python 3.10", check_python((3, 10, 9)), ERROR),
    ("python 3.11", check_python((3, 11, 0)), OK),
    ("python 3.13", check_python((3, 13, 9)), OK),
    ("python 3.14", check_python((3, 14, 0)), ERROR),
    ("sent", check_sending(SendingFacts(Page(contact_s=1), 0, 0), is_set=True), OK),
    ("no hub", check_sending(SendingFacts(Page(), 12, 0), is_set=False), OK),
    ("no network", check_sending(SendingFacts(Page(trouble=Trouble.UNREACHABLE), 12, 0), is_set=True), OK),
    ("refused", check_sending(SendingFacts(Page(), 0, 3), is_set=True), WARNING),
    ("not trusted", check_sending(SendingFacts(Page(trouble=Trouble.REFUSED), 1, 0), is_set=True), WARNING),
    ("no outbox", check_sending(SendingFacts(Page(), None, None), is_set=True), UNKNOWN),
    ("all packages", check_packages({"kivy": "2.3.1"}), OK),
    ("a package missing", check_packages({"kivy": "2.3.1", "pillow": None}), ERROR),
    ("needs not known", check_packages({}), UNKNOWN),
    ("lgpio on a Pi", check_lgpio("0.2.2.0", is_pi=True), OK),
    ("lgpio stub on a Pi", check_lgpio("0.0.0.2", is_pi=True), ERROR),
    ("lgpio stub elsewhere", check_lgpio("0.0.0.2", is_pi=False), WARNING),
    ("no lgpio on a Pi", check_lgpio(None, is_pi=True), ERROR),
    ("no lgpio elsewhere", check_lgpio(None, is_pi=False), OK),
    ("a full disk", check_disk(Room(49 * MB, 9_000 * MB, is_read_only=False), "/"), ERROR),
    ("little room", check_disk(Room(50 * MB, 9_000 * MB, is_read_only=False), "/"), WARNING),
    ("room", check_disk(Room(500 * MB, 9_000 * MB, is_read_only=False), "/"), OK),
    ("a read-only disk", check_disk(Room(500 * MB, 9_000 * MB, is_read_only=True), "/"), ERROR),
    ("a disk that does not answer", check_disk(None, "/"), UNKNOWN),
    ("clock set", check_clock(WallState.TRUSTED, "2026"), OK),
    ("clock not set", check_clock(WallState.UNTRUSTED, "1970"), WARNING),
    ("clock unsure", check_clock(WallState.UNKNOWN, "2026"), UNKNOWN),
    ("cool", check_warmth(74.9), OK),
    ("hot", check_warmth(75.0), WARNING),
    ("no thermometer", check_warmth(None), UNKNOWN),
    ("no Pi, no power check", check_power(None, None, is_pi=False), OK),
    ("power well", check_power(0, None, is_pi=True), OK),
    ("under-voltage now", check_power(0x50005, None, is_pi=True), ERROR),
    ("under-voltage once", check_power(0x10000, None, is_pi=True), WARNING),
    ("slowed down", check_power(0x4, None, is_pi=True), WARNING),
    ("power not told", check_power(None, None, is_pi=True), UNKNOWN),
    ("the kernel's alarm", check_power(None, True, is_pi=True), ERROR),
    ("no alarm", check_power(None, False, is_pi=True), OK),
    ("no PIN", check_gate(GateFacts(), has_given_pin=False), WARNING),
    ("only a technician's PIN", check_gate(GateFacts(), has_given_pin=True), OK),
    ("a PIN", check_gate(GateFacts(GateRecord(pin="x")), has_given_pin=False), OK),
    ("wrong tries", check_gate(GateFacts(GateRecord(pin="x", wrong=3)), has_given_pin=False), WARNING),
    ("locked", check_gate(GateFacts(GateRecord("x", wrong=5, is_locked=True)), has_given_pin=False), WARNING),
    ("never changed", check_gate(GateFacts(GateRecord("x", must_change=True)), has_given_pin=True), WARNING),
    ("a damaged gate", check_gate(GateFacts(is_damaged=True), has_given_pin=False), WARNING),
    ("an unreadable gate", check_gate(GateFacts(failure="no right"), has_given_pin=False), ERROR),
    ("schools", check_schools(24_000), OK),
    ("no schools", check_schools(0), WARNING),
    ("unreadable schools", check_schools(None), UNKNOWN),
    ("drawn by hardware", check_drawing(Outcome("V3D 4.2"), is_pi=True), OK),
    ("drawn by software on a Pi", check_drawing(Outcome("llvmpipe (LLVM 15)"), is_pi=True), WARNING),
    ("drawn by software elsewhere", check_drawing(Outcome("llvmpipe (LLVM 15)"), is_pi=False), OK),
    ("not drawn", check_drawing(Outcome(failure="no EGL"), is_pi=False), ERROR),
    ("a desktop", check_display(has_desktop=True, connected=[]), OK),
    ("a screen", check_display(has_desktop=False, connected=["HDMI-A-1"]), OK),
    ("no screen", check_display(has_desktop=False, connected=[]), WARNING),
    ("fonts", check_fonts({}, is_shaping=True), OK),
    ("no shaping", check_fonts({}, is_shaping=False), WARNING),
    ("a broken font", check_fonts({"Andika-Bold.ttf": "broken"}, is_shaping=True), ERROR),
    ("sound", check_sound(Outcome("Headphones")), OK),
    ("another loudspeaker", check_sound(Outcome("default\thdmi")), WARNING),
    ("no sound", check_sound(Outcome(failure="no device")), WARNING),
    ("voice", check_voice(3_200, ""), OK),
    ("an empty voice", check_voice(0, ""), ERROR),
    ("no voice", check_voice(None, "no espeak"), ERROR),
    ("buttons", check_buttons("", [], is_pi=True), OK),
    ("a stuck button", check_buttons("", ["GO is down"], is_pi=True), ERROR),
    ("pins in use", check_buttons("GPIO busy", [], is_pi=True), ERROR),
    ("no pins at all", check_buttons("no GPIO chip", [], is_pi=False), WARNING),
    ("lamps on a Pi", check_lamps("", is_pi=True), UNKNOWN),
    ("no lamps on a Pi", check_lamps("GPIO busy", is_pi=True), ERROR),
    ("no lamps elsewhere", check_lamps("no GPIO chip", is_pi=False), WARNING),
    ("stories", check_packs(18, ()), OK),
    ("a broken story", check_packs(17, ("a01 could not be read",)), WARNING),
    ("no stories", check_packs(0, ()), ERROR),
    ("settings", check_settings(""), OK),
    ("a setting wrong", check_settings("kiosk.toml:3: no"), ERROR),
    ("results", check_results(WHOLE, RESULTS), OK),
    ("no results yet", check_results(Health(is_there=False, is_folder_writable=True), RESULTS), OK),
    ("a folder not ours", check_results(Health(is_there=False, is_folder_writable=False), RESULTS), ERROR),
    (
        "damaged",
        check_results(
            Health(is_there=True, is_folder_writable=True, is_damaged=True, error="page 3"), RESULTS
        ),
        ERROR,
    ),
    (
        "in use",
        check_results(
            Health(is_there=True, is_folder_writable=True, is_locked=True, error="locked"), RESULTS
        ),
        WARNING,
    ),
    (
        "unreadable",
        check_results(Health(is_there=True, is_folder_writable=True, error="denied"), RESULTS),
        ERROR,
    ),
    (
        "set aside",
        check_results(
            Health(
                is_there=True,
                is_folder_writable=True,
                journal_mode="wal",
                set_aside=("results-corrupt-1.db",),
            ),
            RESULTS,
        ),
        WARNING,
    ),
    (
        "another journal",
        check_results(Health(is_there=True, is_folder_writable=True, journal_mode="delete"), RESULTS),
        WARNING,
    ),
]


@pytest.mark.parametrize(("finding", "state"), [pytest.param(*row[1:], id=row[0]) for row in JUDGED])
def test_each_fact_is_judged(finding: Finding, state: State) -> None:
    assert finding.state is state
    assert finding.found


@pytest.mark.parametrize("finding", [pytest.param(row[1], id=row[0]) for row in JUDGED])
def test_whatever_is_wrong_comes_with_its_remedy(finding: Finding) -> None:
    if finding.state in {WARNING, ERROR}:
        assert finding.mend


def told(*checks: Callable[[], Finding]) -> tuple[int, str]:
    out = io.StringIO()
    code = run_doctor(
        Path("/nowhere"), out, [(f"check-{n}", check) for n, check in enumerate(checks, start=1)]
    )
    return code, out.getvalue()


def test_warnings_and_what_is_unknown_let_the_kiosk_start() -> None:
    code, said = told(lambda: ok("fine"), lambda: warning("so-so", "do this"), lambda: unknown("who knows"))
    assert code == 0
    assert said == (
        "ok       check-1      fine\n"
        "warning  check-2      so-so\n"
        "                      → do this\n"
        "unknown  check-3      who knows\n"
        "\n3 checks: 1 ok, 1 warning, 1 unknown\n"
    )


def test_an_error_ends_with_its_exit_code() -> None:
    code, said = told(lambda: wrong("broken", "mend it"), lambda: ok("fine"))
    assert code == 9
    assert "ERROR    check-1      broken\n" in said


def test_a_check_that_fails_itself_is_unknown_and_hides_no_other() -> None:
    def failing() -> Finding:
        raise ZeroDivisionError("by accident")

    code, said = told(failing, lambda: ok("fine"))
    assert code == 0
    assert "unknown  check-1      the check itself failed: by accident" in said
    assert "fine" in said


def test_a_child_says_what_it_found() -> None:
    assert ask_child("print('noise'); print('said: V3D 4.2')") == Outcome("V3D 4.2")


def test_a_child_that_fails_after_all_has_said_nothing() -> None:
    assert ask_child("print('said: V3D'); raise SystemExit('then it fell')") == Outcome(
        failure="then it fell"
    )


def test_a_child_that_dies_is_told() -> None:
    assert ask_child("import os; os.abort()").failure == "the try ended with -6"


def test_a_child_that_hangs_is_ended() -> None:
    assert "no answer" in ask_child("input() if False else __import__('time').sleep(99)", seconds=0.2).failure


def test_screens_are_found_by_their_sockets(tmp_path: Path) -> None:
    for name, status in (("card1-HDMI-A-1", "connected"), ("card1-HDMI-A-2", "disconnected")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(status + "\n")
    assert connected_sockets(tmp_path) == ["HDMI-A-1"]


def test_a_pi_is_known_by_its_model(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"Raspberry Pi 5 Model B Rev 1.0\0")
    assert is_pi(tmp_path / "model")
    assert not is_pi(tmp_path / "none")


def test_missing_fonts_are_named(tmp_path: Path) -> None:
    assert font_problems() == {}
    (tmp_path / "Andika-Bold.ttf").write_bytes(b"not a font")
    assert set(font_problems(tmp_path)) == set(FONT_FILES)


def test_the_needed_packages_are_those_of_the_kiosk_itself() -> None:
    found = needed_packages()
    assert {"kivy", "gpiozero", "sqlite-utils", "pyttsx3"} <= set(found)
    assert "pytest" not in found
    assert version_of("no-such-package-at-all") is None


def test_the_gate_is_looked_at_without_changing_it(tmp_path: Path) -> None:
    assert gate_facts(tmp_path) == GateFacts()
    file = GateFile(tmp_path / "gate.json")
    file.write(GateRecord(wrong=2))
    assert gate_facts(tmp_path) == GateFacts(GateRecord(wrong=2))
    file.path.write_bytes(b"garbage")
    assert gate_facts(tmp_path).is_damaged
    file.path.write_bytes(b'{"shape": 99}')
    assert "newer kiosk" in gate_facts(tmp_path).failure
    assert [path.name for path in tmp_path.iterdir()] == ["gate.json"]


def test_schools_are_counted_and_a_damaged_list_is_left_where_it_is(tmp_path: Path) -> None:
    assert count_schools(tmp_path) == 0
    assert list(tmp_path.iterdir()) == []
    SchoolList(tmp_path / "schools.db").replace([School("1", "Elm School")])
    assert count_schools(tmp_path) == 1
    (tmp_path / "schools.db").write_bytes(b"garbage" * 999)
    assert count_schools(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["schools.db"]


def test_mistakes_in_the_settings_are_passed_on(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("[sound]\nvolume = 99\n")
    assert ":2: sound.volume" in settings_failure({"KIOSK_SETTINGS": str(file)})


def test_results_are_examined_without_changing_them(tmp_path: Path) -> None:
    path = tmp_path / "results.db"
    assert examine(path) == Health(is_there=False, is_folder_writable=True)
    assert not path.exists()
    open_store(path).close()
    before = path.read_bytes()
    assert examine(path) == WHOLE
    assert path.read_bytes() == before


def test_locked_results_are_known_from_damaged_ones(tmp_path: Path) -> None:
    path = tmp_path / "results.db"
    open_store(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = examine(path)
    assert (found.is_locked, found.is_damaged) == (True, False)
    path.write_bytes(b"no results " * 999)
    found = examine(path)
    assert (found.is_locked, found.is_damaged) == (False, True)
    path.rename(tmp_path / "results-corrupt-1.db")
    assert examine(path).set_aside == ("results-corrupt-1.db",)


@pytest.mark.window
def test_this_machine_can_be_examined_from_end_to_end(tmp_path: Path) -> None:
    out = io.StringIO()
    run_doctor(tmp_path, out)
    said = out.getvalue()
    assert "the check itself failed" not in said
    assert said.count("\n") > 17
    assert "20 checks" in said
