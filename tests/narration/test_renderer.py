import logging

import pytest

from kiosk.errors import NarrationError
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.renderer import REST_MS, Patience, Renderer
from kiosk.narration.utterance import Utterance, utterance_of
from kiosk.scenario.model import AgeBand, Line
from tests.narration.narration_fakes import HELLO, FakeClock, child, speaking_child

SHORT = Patience(start_seconds=5.0, line_seconds=0.2)


def utterance(text: str = "Go now.") -> Utterance:
    return utterance_of(Line(text), AgeBand.A, Lexicon(), is_quiet=False)[0]


def refused(renderer: Renderer) -> str:
    with pytest.raises(NarrationError) as caught:
        renderer.render(utterance())
    return str(caught.value)


def test_a_child_that_answers_is_believed() -> None:
    renderer = Renderer(FakeClock(), speaking_child())
    assert renderer.engine() == "fake 1, en"
    assert renderer.render(utterance()).timeline.duration_ms == pytest.approx(500, abs=10)
    renderer.close()


def test_a_child_that_hangs_is_killed_in_time() -> None:
    renderer = Renderer(FakeClock(), child(f"{HELLO}\ntime.sleep(60)"), SHORT)
    assert "no answer in 0.2 s" in refused(renderer)


def test_a_child_that_never_greets_is_killed_in_time() -> None:
    renderer = Renderer(FakeClock(), child("time.sleep(60)"), Patience(0.2, 0.2))
    assert "no answer in 0.2 s" in refused(renderer)


@pytest.mark.parametrize(
    "script",
    [
        f"{HELLO}\nsys.stdin.readline()\nos._exit(3)",
        f"{HELLO}\nos._exit(3)",
        "os._exit(3)",
    ],
)
def test_a_child_that_dies_is_noticed(script: str) -> None:
    assert "died" in refused(Renderer(FakeClock(), child(script)))


@pytest.mark.parametrize(
    "answer",
    [
        "print('Audio saved', flush=True)",
        "print('[1]', flush=True)",
        "print('{}', flush=True)",
        "print(json.dumps(dict(id=1)), flush=True)",
        "print(json.dumps(dict(id=1, pcm='§', levels='', marks=[])), flush=True)",
        "print(json.dumps(dict(id=1, pcm='', levels='', marks=7)), flush=True)",
        "print(json.dumps(dict(id=9, pcm='', levels='', marks=[])), flush=True)",
    ],
)
def test_nonsense_is_not_taken_for_sound(answer: str) -> None:
    renderer = Renderer(FakeClock(), child(f"{HELLO}\nsys.stdin.readline()\n{answer}\nsys.stdin.read()"))
    assert "answered" in refused(renderer)


def test_a_greeting_without_a_name_is_nonsense() -> None:
    assert "greeted us with nonsense" in refused(Renderer(FakeClock(), child("print('{}', flush=True)")))


def test_a_missing_program_is_a_missing_voice() -> None:
    assert "did not start" in refused(Renderer(FakeClock(), ("/nonexistent/voice",)))


def test_one_line_that_the_engine_refuses_does_not_cost_the_child() -> None:
    script = f"""{HELLO}
for line in sys.stdin:
    request = json.loads(line)
    if request["id"] == 1:
        print(json.dumps(dict(id=1, error="no")), flush=True)
    else:
        print(json.dumps(dict(id=request["id"], pcm="", levels="", marks=[])), flush=True)
"""
    renderer = Renderer(FakeClock(), child(script))
    assert "cannot say 'Go now.': no" in refused(renderer)
    assert renderer.render(utterance()).pcm == b""
    renderer.close()


def test_a_killed_child_is_started_again_for_the_next_line() -> None:
    renderer = Renderer(FakeClock(), speaking_child())
    renderer.render(utterance())
    renderer._child._process.kill()  # type: ignore[union-attr]  # it was just used
    refused(renderer)
    assert renderer.render(utterance()).pcm
    renderer.close()


def test_after_three_failures_it_rests_a_minute_and_tries_again() -> None:
    clock = FakeClock()
    renderer = Renderer(clock, child("os._exit(3)"))
    assert ["died" in refused(renderer) for _ in range(4)] == [True, True, True, False]
    assert "rests" in refused(renderer)
    clock.at_ms += REST_MS
    assert "died" in refused(renderer)
    assert "rests" in refused(renderer)


def test_the_log_says_once_that_there_is_no_voice(caplog: pytest.LogCaptureFixture) -> None:
    renderer = Renderer(FakeClock(), child("os._exit(3)"))
    with caplog.at_level(logging.WARNING):
        for _ in range(5):
            refused(renderer)
    assert [record.message for record in caplog.records if "no voice" in record.message] == [
        caplog.records[0].message
    ]
    assert len(caplog.records) == 1
