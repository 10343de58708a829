"""Whether a loudspeaker plays, found out with silence: on a clock and a device that a test moves."""

import pytest

from kiosk.narration.player import Player
from kiosk.narration.sound import RATE_HZ
from kiosk.narration.sound_check import Heard, check_sound
from tests.narration.narration_fakes import FakeClock, FakeDevice, NoDevice, nobody


def silence(count: int, _heard_ms: int) -> bytes:
    return bytes(2 * count)


def checked(pace: float, *, slow_start_ms: int = 0) -> tuple[Heard | None, int]:
    """The outcome on a device that takes so many seconds of sound a second; and how long it took."""
    clock, device = FakeClock(), FakeDevice()
    player = Player(clock, silence, device, nobody)
    player._settle(is_wanted=True)
    stream = device.opened.get(timeout=5)

    def wait(seconds: float) -> bool:
        clock.at_ms += round(seconds * 1000)
        if clock.at_ms > 1_000 + slow_start_ms:
            stream.fill(round(RATE_HZ * seconds * pace), 0)
        return False

    return check_sound(player, clock, wait), clock.at_ms - 1_000


@pytest.mark.parametrize("pace", [0.8, 1.0, 1.2])
def test_a_device_that_takes_sound_as_fast_as_it_is_heard_is_well(pace: float) -> None:
    heard, took_ms = checked(pace)
    assert heard
    assert heard.fault == ""
    assert heard.pace == pytest.approx(pace, abs=0.05)
    assert took_ms == 300


def test_a_device_that_is_slow_to_start_is_waited_for() -> None:
    heard, _ = checked(1.0, slow_start_ms=1_500)
    assert heard
    assert heard.fault == ""


@pytest.mark.parametrize(
    ("pace", "what"), [(0.0, "plays nothing"), (0.2, "plays nothing"), (40.0, "without playing")]
)
def test_a_device_that_stands_still_or_throws_sound_away_is_told(pace: float, what: str) -> None:
    heard, took_ms = checked(pace)
    assert heard
    assert what in heard.fault
    assert "kiosk sound --list" in heard.fault
    assert took_ms < 5_000


def test_no_device_at_all_is_told() -> None:
    clock = FakeClock()
    player = Player(clock, silence, NoDevice(), nobody)
    player._settle(is_wanted=True)
    heard = check_sound(player, clock, lambda _seconds: False)
    assert heard
    assert heard.account is None
    assert "No loudspeaker could be opened" in heard.fault


def test_a_kiosk_that_stops_is_not_kept_waiting() -> None:
    clock = FakeClock()
    assert check_sound(Player(clock, silence, FakeDevice(), nobody), clock, lambda _seconds: True) is None
