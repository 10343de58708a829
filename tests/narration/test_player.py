import logging
import queue
import sys
from collections.abc import Iterator

import pytest

from kiosk.errors import NarrationError
from kiosk.narration import player as player_module
from kiosk.narration.player import LEAD_IN_MS, OFTEN, Player
from kiosk.narration.portaudio import PortAudio
from kiosk.narration.sound import RATE_HZ
from tests.narration.narration_fakes import FakeClock, FakeDevice, FakeStream, NoDevice, nobody

SOUND = b"\x01\x00"


def tone(count: int, heard_ms: int) -> bytes:
    return SOUND * count


class UsbSpeaker(FakeDevice):
    """A loudspeaker that can be pulled out."""

    def __init__(self) -> None:
        super().__init__()
        self.is_plugged = True
        self.asked_in_vain: queue.Queue[int] = queue.Queue()

    def open(self, fill: player_module.Fill, *, was_lost: bool) -> FakeStream:
        if self.is_plugged:
            return super().open(fill, was_lost=was_lost)
        self.asked_in_vain.put(1)
        raise NarrationError("there is none")


@pytest.fixture
def device() -> FakeDevice:
    return FakeDevice()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def player(clock: FakeClock, device: FakeDevice) -> Iterator[Player]:
    with Player(clock, tone, device, nobody) as player:
        yield player


def test_nothing_is_opened_before_it_is_wanted(player: Player, device: FakeDevice) -> None:
    assert device.opened.empty()
    assert not player.is_fed
    assert not player.is_opening


def test_a_stream_begins_with_two_hundred_milliseconds_of_silence(player: Player, device: FakeDevice) -> None:
    player.open()
    stream = device.opened.get(timeout=5)
    heard = b"".join(stream.fill(220, 30) for _ in range(40))
    assert heard.index(SOUND) / 2 / RATE_HZ * 1_000 == pytest.approx(LEAD_IN_MS, abs=10)


def test_the_mixer_is_told_when_its_samples_are_heard(clock: FakeClock, device: FakeDevice) -> None:
    asked: list[tuple[int, int]] = []

    def fill(count: int, heard_ms: int) -> bytes:
        asked.append((count, heard_ms))
        return bytes(2 * count)

    with Player(clock, fill, device, nobody) as player:
        player.open()
        stream = device.opened.get(timeout=5)
        stream.fill(RATE_HZ, 0)
        clock.at_ms = 5_000
        stream.fill(220, 30)
    assert asked == [(220, 5_030)]


def test_closing_lets_the_device_go_and_it_may_open_again(player: Player, device: FakeDevice) -> None:
    player.open()
    first = device.opened.get(timeout=5)
    player.close()
    player.open()
    player.end()
    assert first.is_closed
    assert device.losses == 0


def test_a_device_that_is_not_there_is_told_once_and_looked_for_again(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_module, "RETRY_SECONDS", 0.01)
    nothing = NoDevice()
    told: list[str] = []
    with Player(clock, tone, nothing, told.append) as player:
        player.open()
        for _ in range(3):
            nothing.asked.get(timeout=5)
        assert not player.is_opening
    assert len(told) == 1
    assert told[0].startswith("No loudspeaker was found (PortAudio library not found).")


def test_a_device_that_went_away_is_opened_again(
    clock: FakeClock, device: FakeDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_module, "WATCH_SECONDS", 0.01)
    with Player(clock, tone, device, nobody) as player:
        player.open()
        device.opened.get(timeout=5).is_running = False
        device.opened.get(timeout=5)
    assert device.losses == 1


def test_speech_goes_on_when_a_loudspeaker_that_was_pulled_comes_back(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_module, "WATCH_SECONDS", 0.01)
    monkeypatch.setattr(player_module, "RETRY_SECONDS", 0.01)
    usb = UsbSpeaker()
    told: list[str] = []
    with Player(clock, tone, usb, told.append) as player:
        player.open()
        first = usb.opened.get(timeout=5)
        usb.is_plugged = False
        first.is_running = False
        usb.asked_in_vain.get(timeout=5)
        usb.asked_in_vain.get(timeout=5)
        assert player.account is None
        usb.is_plugged = True
        second = usb.opened.get(timeout=5)
        heard = b"".join(second.fill(220, 30) for _ in range(40))
    assert SOUND in heard
    assert len(told) == 1


def test_a_device_that_starved_often_gets_larger_buffers_when_it_is_opened_next(
    player: Player, device: FakeDevice, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        for underruns, losses in ((OFTEN - 1, 0), (OFTEN, 0), (0, 1)):
            player.open()
            stream = device.opened.get(timeout=5)
            assert device.losses == losses
            stream.underruns = underruns
            player.close()
            assert stream.was_closed.wait(5)
    assert f"starved {OFTEN} times" in caplog.text


def test_the_account_counts_what_the_device_took(player: Player, device: FakeDevice) -> None:
    assert player.account is None
    player._settle(is_wanted=True)
    stream = device.opened.get(timeout=5)
    stream.fill(220, 30)
    stream.fill(110, 30)
    account = player.account
    assert account
    assert (account.device, account.taken_samples, account.latency_ms) == ("fake loudspeaker", 330, 40)
    player._settle(is_wanted=False)
    assert player.account is None
    assert stream.is_closed


def test_a_driver_that_raises_anything_does_not_end_the_player(
    clock: FakeClock, device: FakeDevice, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries: queue.Queue[int] = queue.Queue()

    class Moody:
        def open(self, fill: player_module.Fill, *, was_lost: bool) -> player_module.Stream:
            tries.put(1)
            if tries.qsize() == 1:
                raise ZeroDivisionError
            return device.open(fill, was_lost=was_lost)

    monkeypatch.setattr(player_module, "RETRY_SECONDS", 0.01)
    with caplog.at_level(logging.CRITICAL), Player(clock, tone, Moody(), nobody) as player:
        player.open()
        device.opened.get(timeout=5)
        assert player.is_fed or player.is_opening


def test_a_machine_without_portaudio_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "sounddevice":
                raise OSError("PortAudio library not found")

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(NarrationError, match="libportaudio2"):
        PortAudio().open(lambda count, _ahead: bytes(2 * count), was_lost=False)
