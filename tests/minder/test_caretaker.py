"""The minder tells what is known, says “unknown” of the rest, and switches off only when every answer is on the card."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.care import Clock, Machine, PowerOff
from kiosk.minder.caretaker import Caretaker, Sources
from kiosk.minder.switching_off import ask_nobody, ask_systemd
from kiosk.play.events import CareTold, PowerOffTold
from tests.minder.machines import FakeMachine
from tests.results.disks import Ears, StillClock

Make = Callable[..., Caretaker]


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def pi(tmp_path: Path) -> FakeMachine:
    return FakeMachine(tmp_path / "sys")


@pytest.fixture
def make(tmp_path: Path, ears: Ears, pi: FakeMachine) -> Iterator[Make]:
    made: list[Caretaker] = []

    def minder(sources: Sources | None = None, ask_power: Callable[[], bool] = ask_nobody) -> Caretaker:
        minder = Caretaker(
            tmp_path, ears, StillClock(), sources or Sources(), ask_power=ask_power, places=pi.places
        )
        minder.start()
        made.append(minder)
        return minder

    yield minder
    for one in made:
        one.close()


def fail() -> int:
    raise RuntimeError("on fire")


def known(ears: Ears) -> Machine:
    event = ears.next()
    assert isinstance(event, CareTold)
    return event.machine


def test_all_that_is_known_is_told(make: Make, ears: Ears, pi: FakeMachine) -> None:
    pi.battery("BAT0", "82").put("thermal/thermal_zone0/temp", "54700").put("get_throttled", "10000")
    packs = (("Core", "draft"),)
    make(
        Sources(lambda: Clock.TRUSTED, lambda: 3, lambda: 12, lambda: 7, version="1.2.3", packs=packs)
    ).look()
    found = known(ears)
    assert (found.battery_percent, found.temperature_c, found.is_power_low) == (82, 55, True)
    assert (found.clock, found.waiting, found.oldest_waiting_days, found.last_sync_days) == (
        Clock.TRUSTED,
        3,
        12,
        7,
    )
    assert (found.version, found.packs, found.is_card_read_only) == ("1.2.3", packs, False)
    assert found.total_mb
    assert found.free_mb is not None
    assert 0 <= found.free_mb <= found.total_mb


def test_what_is_not_known_is_unknown(make: Make, ears: Ears) -> None:
    make().look()
    found = known(ears)
    assert (found.battery_percent, found.temperature_c, found.is_power_low) == (None, None, None)
    assert (found.clock, found.waiting, found.last_sync_days) == (Clock.UNKNOWN, None, None)


def test_one_source_that_fails_does_not_take_the_others_with_it(make: Make, ears: Ears) -> None:
    def no_clock() -> Clock:
        raise OSError("no clock")

    make(Sources(no_clock, fail, fail, lambda: 7)).look()
    found = known(ears)
    assert (found.clock, found.waiting, found.last_sync_days) == (Clock.UNKNOWN, None, 7)


def test_a_machine_that_may_be_asked_is_switched_off_once(make: Make, ears: Ears) -> None:
    asked: list[str] = []

    def power() -> bool:
        asked.append("power")
        return True

    make(ask_power=power).switch_off()
    event = ears.next()
    assert isinstance(event, PowerOffTold)
    assert (event.outcome, asked) == (PowerOff.SWITCHING_OFF, ["power"])


@pytest.mark.parametrize("ask_power", [ask_nobody, fail])
def test_where_it_cannot_be_switched_off_the_plug_may_be_pulled(
    make: Make, ears: Ears, ask_power: Callable[[], bool]
) -> None:
    make(ask_power=ask_power).switch_off()
    assert ears.next() == PowerOffTold(
        5, PowerOff.MAY_BE_PULLED, "Everything is on the card. The plug may be pulled now."
    )


@pytest.mark.parametrize(
    ("unkept", "told"),
    [
        (lambda: 1, "1 answer is not on"),
        (lambda: 7, "7 answers are not on"),
        (fail, "Some answers are perhaps not on"),
    ],
)
def test_with_answers_that_are_not_on_the_card_it_is_not_switched_off(
    make: Make, ears: Ears, unkept: Callable[[], int], told: str
) -> None:
    asked: list[str] = []

    def power() -> bool:
        asked.append("power")
        return True

    make(Sources(unkept=unkept), ask_power=power).switch_off()
    event = ears.next()
    assert isinstance(event, PowerOffTold)
    assert (event.outcome, asked) == (PowerOff.REFUSED, [])
    assert event.text.startswith(told)


@pytest.mark.parametrize(("code", "is_off"), [("pass", True), ("raise SystemExit('not permitted')", False)])
def test_systemd_says_whether_it_does(tmp_path: Path, code: str, is_off: bool) -> None:
    assert ask_systemd(tmp_path, (sys.executable, "-c", code)) is is_off


def test_without_systemd_nobody_is_asked(tmp_path: Path) -> None:
    mark = tmp_path / "asked"
    command = (sys.executable, "-c", f"open({str(mark)!r}, 'w').close()")
    assert not ask_systemd(tmp_path / "nowhere", command)
    assert not mark.exists()
    assert not ask_systemd(tmp_path, ("/nowhere/systemctl",))
