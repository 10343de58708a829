"""A kiosk that stops never waits for a voice that hangs."""

import threading
import time

import pytest

from kiosk.errors import NarrationError
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.renderer import Patience, Renderer
from kiosk.narration.utterance import utterance_of
from kiosk.scenario.model import AgeBand, Line
from tests.narration.narration_fakes import HELLO, FakeClock, child

HANGS_AT_ONCE = child("time.sleep(300)")
HANGS_ON_A_LINE = child(f"{HELLO}\ntime.sleep(300)")
LONG = Patience(start_seconds=120.0, line_seconds=120.0)
UTTERANCE, _ = utterance_of(Line("Hello."), AgeBand.A, Lexicon(()), is_quiet=False)


@pytest.mark.parametrize("command", [HANGS_AT_ONCE, HANGS_ON_A_LINE], ids=["at the start", "on a line"])
def test_whoever_waits_for_a_hung_voice_is_told_as_soon_as_the_kiosk_stops(
    command: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    renderer = Renderer(FakeClock(), command, LONG)
    told: list[str] = []
    is_waiting = threading.Event()

    def render() -> None:
        is_waiting.set()
        try:
            renderer.render(UTTERANCE)
        except NarrationError as error:
            told.append(str(error))

    waiting = threading.Thread(target=render)
    waiting.start()
    is_waiting.wait(10)
    began = time.monotonic()
    renderer.interrupt()
    waiting.join(30)
    renderer.close()
    assert told == ["the voice process died"]
    assert time.monotonic() - began < 20
    assert caplog.records == []


def test_an_interrupted_voice_starts_no_other_child() -> None:
    renderer = Renderer(FakeClock(), HANGS_AT_ONCE, LONG)
    renderer.interrupt()
    with pytest.raises(NarrationError, match="died"):
        renderer.render(UTTERANCE)
    renderer.close()
