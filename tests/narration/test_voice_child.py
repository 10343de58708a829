"""The real child process: pyttsx3 and espeak-ng as they are installed."""

import itertools
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import NarrationError
from kiosk.narration import sound
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.renderer import CHILD, Rendered, Renderer
from kiosk.narration.studio import Studio, Wanted
from kiosk.narration.utterance import utterance_of
from kiosk.scenario.model import AgeBand, Line, Manner, Pause
from tests.narration.narration_fakes import FakeClock, child

ABSENT = """
import ctypes
class Library(ctypes.CDLL):
    def __init__(self, name, *rest, **more):
        if name and "espeak" in str(name):
            raise OSError(f"{name}: cannot open shared object file")
        super().__init__(name, *rest, **more)
ctypes.cdll._dlltype = Library
from kiosk.narration.child.__main__ import main
sys.exit(main())
"""


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    renderer = Renderer(FakeClock())
    yield renderer
    renderer.close()


def rendered(renderer: Renderer, line: Line, ages: AgeBand = AgeBand.A) -> Rendered:
    utterance, _ = utterance_of(line, ages, Lexicon(), is_quiet=False)
    return renderer.render(utterance)


def test_pyttsx3_and_espeak_are_named_with_their_versions(renderer: Renderer) -> None:
    assert renderer.engine().startswith("pyttsx3 2.")
    assert "espeak-ng 1." in renderer.engine()
    assert renderer.engine().endswith("+f3")


def test_a_sentence_is_rendered_with_every_word_timed(renderer: Renderer) -> None:
    line = Line("I am at the end of the road, Mum.")
    found = rendered(renderer, line)
    words = [line.text[word.start : word.end] for word in found.timeline.words]
    assert words == line.text.replace(",", "").replace(".", "").split()
    times = [word.at_ms for word in found.timeline.words]
    assert times == sorted(set(times))
    assert 2_500 < found.timeline.duration_ms < 4_500


def test_the_clip_starts_and_ends_with_its_sound(renderer: Renderer) -> None:
    samples = sound.from_bytes(rendered(renderer, Line("Stop!")).pcm)
    assert sound.heard_span(samples) == (0, len(samples))
    assert max(abs(value) for value in samples) <= sound.PEAK_LIMIT


def test_levels_cover_the_clip_and_move(renderer: Renderer) -> None:
    timeline = rendered(renderer, Line("Let us look again.")).timeline
    assert len(timeline.levels) == pytest.approx(timeline.duration_ms / 20, abs=1)
    assert max(timeline.levels) > 150
    assert min(timeline.levels) < 60


def test_a_pause_is_as_long_as_was_asked(renderer: Renderer) -> None:
    text = "Dad said yes. Now wave to Mum."
    found = rendered(renderer, Line(text, pauses=(Pause(13, 1.2),)))
    now = next(word for word in found.timeline.words if text[word.start : word.end] == "Now")
    before = sound.from_bytes(found.pcm)[: sound.samples_of(now.at_ms)]
    silence = len(before) - sound.heard_span(before)[1]
    assert sound.ms_of(silence) == pytest.approx(1_200, abs=25)


def test_fifty_lines_in_a_row_keep_their_pace(renderer: Renderer) -> None:
    slow, fast = (
        rendered(renderer, Line("Dad said we could go."), ages).timeline for ages in (AgeBand.A, AgeBand.C)
    )
    for _ in range(25):
        for ages, first in ((AgeBand.A, slow), (AgeBand.C, fast)):
            again = rendered(renderer, Line("Dad said we could go."), ages).timeline
            assert again.duration_ms == pytest.approx(first.duration_ms, abs=90)


def test_a_loud_line_is_louder(renderer: Renderer) -> None:
    plain, loud = (
        rendered(renderer, Line("Say it now!", manner)).pcm for manner in (Manner.PLAIN, Manner.LOUD)
    )
    assert sound.rms_db(sound.from_bytes(loud)) > sound.rms_db(sound.from_bytes(plain)) + 1


def test_accents_and_curly_quotes_do_not_shift_the_words(renderer: Renderer) -> None:
    line = Line("“Zoë’s café,” said Mei – “it’s here.”")
    words = rendered(renderer, line).timeline.words
    assert [line.text[word.start : word.end] for word in words] == [
        "Zoë’s",
        "café",
        "said",
        "Mei",
        "it’s",
        "here",
    ]
    assert all(later.at_ms - sooner.at_ms > 80 for sooner, later in itertools.pairwise(words))


def test_a_machine_without_espeak_says_what_to_install() -> None:
    renderer = Renderer(FakeClock(), child(ABSENT))
    with pytest.raises(NarrationError, match="apt install espeak-ng"):
        renderer.engine()


def test_the_child_dies_with_its_killed_parent() -> None:
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                "import sys, subprocess\n"
                f"child = subprocess.Popen({CHILD!r}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
                "child.stdout.readline()\n"
                "print(child.pid, flush=True)\n"
                "sys.stdin.read()"
            ),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert parent.stdout
    assert parent.stdin
    child_id = int(parent.stdout.readline())
    os.kill(child_id, 0)
    handle = os.pidfd_open(child_id)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdin.close()
    parent.stdout.close()
    assert is_over_within(handle, 2.0)


def is_over_within(handle: int, seconds: float) -> bool:
    """Whether the process ends in time; its descriptor becomes readable when it does."""
    started = time.monotonic()
    try:
        return bool(select.select([handle], [], [], seconds)[0]) and time.monotonic() - started < seconds
    finally:
        os.close(handle)


def test_a_line_in_the_studio_ends_after_a_breath_and_lights_the_captions_words(tmp_path: Path) -> None:
    studio = Studio.at(
        tmp_path, FakeClock(), [("Mei", "May"), ("0800 1111", "oh eight hundred, one one one one")]
    )
    line = Line("Mei can ring 0800 1111 today.")
    clip = studio.clip(Wanted(line, AgeBand.B, is_quiet=False))
    studio.close()
    assert not clip.timeline.is_estimate
    assert clip.timeline.duration_ms - sound.ms_of(len(clip.pcm) // 2) == 300
    words = [line.text[word.start : word.end] for word in clip.timeline.words]
    assert words == ["Mei", "can", "ring", "0800", "1111", "today"]
