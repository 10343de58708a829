"""Which device is opened with which buffers, on a PortAudio that is a list of names."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.errors import NarrationError
from kiosk.narration.player import Fill
from kiosk.narration.portaudio import HARDWARE_LATENCIES_SECONDS, LATENCIES_SECONDS, PortAudio

HEADPHONES, HDMI, SYSDEFAULT, DEFAULT = (
    "bcm2835 Headphones: - (hw:0,0)",
    "vc4-hdmi-0: MAI PCM i2s-hifi-0 (hw:1,0)",
    "sysdefault",
    "default",
)
PI = (HEADPHONES, HDMI, SYSDEFAULT, DEFAULT)


class PortAudioError(Exception):
    pass


@dataclass
class Library:
    """What we use of sounddevice; `broken` cannot be opened, and the last of `names` is the default."""

    names: tuple[str, ...] = PI
    broken: tuple[str, ...] = ()
    opened: list[tuple[str, str | None, float]] = field(default_factory=list)
    feed: Callable[..., None] | None = None
    PortAudioError = PortAudioError

    def query_devices(self, kind: str | None = None) -> Any:
        listed = [{"index": at, "name": name, "max_output_channels": 2} for at, name in enumerate(self.names)]
        if kind is None:
            return [*listed, {"index": 99, "name": "microphone", "max_output_channels": 0}]
        if not listed:
            raise PortAudioError("no default")
        return listed[-1]

    def RawOutputStream(self, *, device: int, latency: float, callback: Any, **_shape: object) -> Any:
        name = self.names[device]
        if name in self.broken:
            raise PortAudioError(f"{name} is busy")
        self.opened.append((name, os.environ.get("ALSA_CARD"), latency))
        self.feed = callback
        return SimpleNamespace(
            start=lambda: None,
            latency=latency,
            active=True,
            abort=lambda **_: None,
            close=lambda **_: None,
        )


def silence(count: int, _ahead_ms: int) -> bytes:
    return bytes(2 * count)


@pytest.fixture(autouse=True)
def _no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALSA_CARD", "")
    monkeypatch.delenv("ALSA_CARD")


def opened(wanted: str, library: Library, fill: Fill = silence) -> tuple[list[str], Any]:
    told: list[str] = []
    stream = PortAudio(wanted, told.append, lambda: library).open(fill, was_lost=False)
    return told, stream


def test_auto_opens_what_the_system_chooses() -> None:
    library = Library()
    told, stream = opened("auto", library)
    assert library.opened == [(DEFAULT, None, LATENCIES_SECONDS[0])]
    assert told == []
    assert stream.name == DEFAULT


def test_a_card_that_is_asked_for_gets_the_smallest_buffers() -> None:
    library = Library()
    told, _ = opened("headphones", library)
    assert library.opened == [(HEADPHONES, None, HARDWARE_LATENCIES_SECONDS[0])]
    assert told == []


def test_a_screen_that_takes_no_plain_samples_is_opened_through_its_own_configuration() -> None:
    library = Library(broken=(HDMI,))
    told, stream = opened("hdmi", library)
    assert library.opened == [(SYSDEFAULT, "1", LATENCIES_SECONDS[0])]
    assert stream.name == "sysdefault of card 1"
    assert told == []


def test_a_loudspeaker_that_is_missing_is_told_and_another_one_speaks() -> None:
    library = Library()
    told, _ = opened("bluetooth", library)
    assert library.opened[0][0] == DEFAULT
    assert len(told) == 1
    assert "“bluetooth” was not found; Clever speaks through “default”" in told[0]
    assert "kiosk sound --list" in told[0]


def test_it_is_told_once_until_the_right_one_was_there_again() -> None:
    library, told = Library(), list[str]()
    device = PortAudio("headphones", told.append, lambda: library)
    for names in ((DEFAULT,), (DEFAULT,), PI, (DEFAULT,)):
        library.names = names
        device.open(silence, was_lost=True)
    assert len(told) == 2


def test_a_loudspeaker_that_is_in_use_is_told_as_such_and_its_card_is_not_meant_any_more() -> None:
    library = Library(broken=(HDMI, SYSDEFAULT))
    told, _ = opened("hdmi", library)
    assert "“hdmi” cannot be opened" in told[0]
    assert library.opened == [(DEFAULT, None, LATENCIES_SECONDS[0])]
    assert "ALSA_CARD" not in os.environ


def test_without_a_default_the_first_real_loudspeaker_speaks() -> None:
    library = Library(broken=(DEFAULT,))
    told, _ = opened("auto", library)
    assert library.opened[0][0] == HEADPHONES
    assert len(told) == 1


def test_a_machine_without_any_loudspeaker_says_so() -> None:
    with pytest.raises(NarrationError, match="there is none"):
        opened("auto", Library(names=()))
    with pytest.raises(NarrationError, match="default is busy"):
        opened("auto", Library(names=(DEFAULT,), broken=(DEFAULT,)))


def test_a_device_that_starves_gets_larger_buffers_at_the_second_time() -> None:
    library = Library()
    device = PortAudio("auto", library=lambda: library)
    for was_lost in (False, True, True, True, True, True, True):
        device.open(silence, was_lost=was_lost)
    assert [latency for _, _, latency in library.opened] == [0.04, 0.04, 0.08, 0.08, 0.16, 0.16, 0.16]


def test_the_stream_counts_underruns_and_says_when_a_sample_is_heard() -> None:
    library, asked = Library(), list[tuple[int, int]]()

    def fill(count: int, ahead_ms: int) -> bytes:
        asked.append((count, ahead_ms))
        return bytes(2 * count)

    _, stream = opened("auto", library, fill)
    out = bytearray(440)
    for current, dac, starved in ((5.0, 5.031, False), (5.0, 0.0, True), (5.0, 5.02, True)):
        times = SimpleNamespace(currentTime=current, outputBufferDacTime=dac)
        assert library.feed
        library.feed(out, 220, times, SimpleNamespace(output_underflow=starved))
    assert asked == [(220, 31), (220, 40), (220, 20)]
    assert stream.underruns == 2
