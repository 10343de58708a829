from typing import Any

import pytest

from kiosk.errors import NarrationError
from kiosk.narration.microphone import Microphone
from kiosk.narration.sound import to_bytes
from tests.narration.recordings_fakes import spoken


class FakeStream:
    def __init__(self, library: "FakeLibrary", **asked: Any) -> None:
        self.library, self.asked = library, asked
        self.is_open = True

    def start(self) -> None:
        if self.library.fault:
            raise OSError(self.library.fault)

    def stop(self, *, ignore_errors: bool) -> None:
        assert self.is_open

    def close(self, *, ignore_errors: bool) -> None:
        self.is_open = False

    def write(self, pcm: bytes) -> None:
        self.library.played += pcm

    def __enter__(self) -> "FakeStream":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_open = False


class FakeLibrary:
    """What is used of sounddevice, with a microphone that a test speaks into."""

    def __init__(self, usual_hz: float = 44_100.0, fault: str = "") -> None:
        self.usual_hz, self.fault = usual_hz, fault
        self.streams: list[FakeStream] = []
        self.played = b""

    def query_devices(self, kind: str) -> dict[str, float]:
        return {"default_samplerate": self.usual_hz}

    def RawInputStream(self, **asked: Any) -> FakeStream:
        return self._opened(**asked)

    def RawOutputStream(self, **asked: Any) -> FakeStream:
        return self._opened(**asked)

    def _opened(self, **asked: Any) -> FakeStream:
        self.streams.append(FakeStream(self, **asked))
        return self.streams[-1]


def test_it_hears_until_it_is_stopped_and_tells_the_loudest_moment() -> None:
    library = FakeLibrary()
    microphone = Microphone(lambda: library)
    microphone.start()
    heard = spoken(0.5)
    library.streams[0].asked["callback"](memoryview(to_bytes(heard)), len(heard), None, None)
    assert microphone.level_db() == pytest.approx(-10.5, abs=0.1)
    assert microphone.level_db() == -120
    assert microphone.stop() == heard
    assert not library.streams[0].is_open


@pytest.mark.parametrize(("usual_hz", "rate_hz"), [(44_100.0, 44_100), (96_000.0, 48_000), (8_000.0, 16_000)])
def test_it_records_at_the_microphones_rate_where_that_can_be_used(usual_hz: float, rate_hz: int) -> None:
    library = FakeLibrary(usual_hz)
    microphone = Microphone(lambda: library)
    microphone.start()
    assert (microphone.rate_hz, library.streams[0].asked["samplerate"]) == (rate_hz, rate_hz)


def test_a_second_recording_begins_anew() -> None:
    library = FakeLibrary()
    microphone = Microphone(lambda: library)
    for _ in range(2):
        microphone.start()
        library.streams[-1].asked["callback"](bytes(20), 10, None, None)
        assert len(microphone.stop()) == 10


def test_a_laptop_without_a_microphone_says_what_to_do() -> None:
    library = FakeLibrary(fault="Invalid device")
    with pytest.raises(NarrationError, match=r"Invalid device\): connect one"):
        Microphone(lambda: library).start()
    assert not library.streams[0].is_open


def test_what_was_read_is_played_back_at_our_rate() -> None:
    library = FakeLibrary()
    Microphone(lambda: library).play(spoken(0.1))
    assert library.played == to_bytes(spoken(0.1))
    assert library.streams[0].asked["samplerate"] == 22_050
    library.fault = "no device"
    with pytest.raises(NarrationError, match="no device"):
        Microphone(lambda: library).play(spoken(0.1))
