"""Clever's voice, measured: pace, word times, loudness, and how fast sound starts and stops on a real stream.

Run as `python -m bench.narration`. The stream plays into a null sink of a PulseAudio daemon of its own, whose monitor
is recorded; nothing is heard. Needs pulseaudio, pulseaudio-utils and libasound2-plugins.
"""

import itertools
import math
import queue
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.nullsink import NullSink, Recorder
from kiosk.narration.chimes import chime
from kiosk.narration.pace import EFFECTS_DB
from kiosk.narration.player import Fill, Stream
from kiosk.narration.portaudio import PortAudio
from kiosk.narration.sound import RATE_HZ, from_bytes, loudest_db, peak_db, rms_db, samples_of
from kiosk.narration.studio import Clip, Studio, Wanted
from kiosk.narration.voice import Narrator
from kiosk.play.effects import Cue
from kiosk.play.events import Event
from kiosk.programme import load_programme
from kiosk.scenario.model import AgeBand, Line, Manner, Scenario

if TYPE_CHECKING:
    from array import array

ROUNDS = 20


class RealClock:
    def now_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


class Inbox:
    def __init__(self) -> None:
        self.events: queue.Queue[Event] = queue.Queue()

    def put(self, event: Event) -> None:
        self.events.put(event)


def main() -> int:
    programme = load_programme()
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio.at(Path(folder), RealClock(), programme.lexicon)
        clips = list(rendered(studio, programme.scenarios))
        pace_table(clips)
        loudness_table(clips)
        word_table(studio)
        studio.close()
        stream_table(Path(folder))
    return 0


def rendered(studio: Studio, scenarios: tuple[Scenario, ...]) -> Iterator[tuple[Wanted, Clip]]:
    for scenario in scenarios:
        for line in scenario.lines:
            wanted = Wanted(line, scenario.ages, is_quiet=False)
            yield wanted, studio.clip(wanted)


def pace_table(clips: list[tuple[Wanted, Clip]]) -> None:
    """Words ÷ (first to last sound plus the gaps between lines); lines with marks are left out."""
    for ages in AgeBand:
        plain = [
            clip
            for wanted, clip in clips
            if wanted.ages is ages and not wanted.line.pauses and wanted.line.manner is Manner.PLAIN
        ]
        words = sum(len(clip.timeline.words) for clip in plain)
        minutes = sum(clip.timeline.duration_ms for clip in plain) / 60_000
        aim = "115–125" if ages is AgeBand.A else "130–140"
        told(f"pace, ages {ages}", f"{words / minutes:.1f} words/min", f"{aim}; {len(plain)} lines")
    told(
        "rendered",
        f"{len(clips)} lines",
        f"{sum(clip.timeline.is_estimate for _, clip in clips)} by estimate",
    )


def loudness_table(clips: list[tuple[Wanted, Clip]]) -> None:
    peak = max(peak_db(from_bytes(clip.pcm)) for _, clip in clips)
    told("peak of all lines", f"{peak:.1f} dBFS", "≤ −1")
    syllables = sorted(level for _, clip in clips[:80] for level in levels(from_bytes(clip.pcm)))
    voice_db = syllables[len(syllables) * 9 // 10]
    for cue in Cue:
        effect_db = loudest_db(chime(cue)) + EFFECTS_DB
        told(f"effect {cue}", f"{effect_db - voice_db:+.1f} dB", "−12 under the voice's loud syllables")


def levels(samples: "array[int]") -> list[float]:
    step = samples_of(50)
    return [rms_db(samples[at : at + step]) for at in range(0, max(1, len(samples) - step), step)]


def word_table(studio: Studio) -> None:
    """Where a word's sound begins is where two renderings part that differ in that word alone.

    The words rhyme, so that all before them is the same but for what espeak's noise does to it: pairs in which an
    earlier word moved by more than 5 ms are left out. A sound leans on the next one, so they part a little early.
    """
    # A stop against a nasal or a glide: they differ in loudness from their first moment.
    rhymes = (
        ("park", "mark"),
        ("book", "look"),
        ("bell", "well"),
        ("gate", "mate"),
        ("cat", "mat"),
        ("pin", "win"),
    )
    frames = (
        "We saw the {} with Dad.",
        "Maya has a {} now.",
        "Nobody said a {} was here.",
        "It is wet. The {} can wait.",
    )
    errors = []
    for frame, rhyme in itertools.product(frames, rhymes):
        pair = [studio.clip(Wanted(Line(frame.format(word)), AgeBand.A, is_quiet=False)) for word in rhyme]
        at = frame.index("{")
        before = [[word.at_ms for word in clip.timeline.words if word.start <= at] for clip in pair]
        if all(abs(first - second) <= 5 for first, second in zip(*before, strict=True)):
            told_ms = before[0][-1]
            errors.append(parting_ms(*(from_bytes(clip.pcm) for clip in pair)) - told_ms)
    told(
        "word, told → heard",
        f"{min(errors):+d} … {max(errors):+d} ms",
        f"±80; {len(errors)} of {len(frames) * len(rhymes)} words, median {statistics.median(errors):+.0f}",
    )


def parting_ms(one: "array[int]", other: "array[int]") -> int:
    """When the loudness of two sounds first differs by 6 dB for 30 ms: the breath of one /s/ is never like another."""
    step = samples_of(10)
    differs = 0
    for at in range(0, min(len(one), len(other)) - step, step):
        loud = [rms_db(each[at : at + step]) for each in (one, other)]
        differs = differs + 1 if max(loud) > -45 and abs(loud[0] - loud[1]) > 6 else 0
        if differs == 3:
            return (at - 2 * step) * 1000 // RATE_HZ
    return len(one) * 1000 // RATE_HZ


class Noted:
    """The usual device, and when it was handed the first sample that is not silence."""

    def __init__(self) -> None:
        self._device = PortAudio()
        self._handed: list[tuple[float, bool]] = []

    def open(self, fill: Fill, *, was_lost: bool) -> Stream:
        def noted(count: int, ahead_ms: int) -> bytes:
            samples = fill(count, ahead_ms)
            self._handed.append((time.monotonic(), any(samples)))
            return samples

        return self._device.open(noted, was_lost=was_lost)

    def first_sound(self, after: float) -> float:
        return next(at for at, is_sound in self._handed if is_sound and at > after)


def stream_table(folder: Path) -> None:
    inbox, clock, device = Inbox(), RealClock(), Noted()
    starts = Starts(), Starts()
    stops, leads = [], []
    with NullSink() as sink, Recorder(sink) as recorder:
        narrator = Narrator(inbox, clock, Studio.at(folder, clock), device=device)
        line = Line("Stand up tall, and take one big step back.")
        narrator.prepare([(line, AgeBand.A)], is_quiet=False)
        narrator.open(volume=10, is_quiet=False)
        time.sleep(2)
        for token in range(ROUNDS):
            pressed = time.monotonic()
            narrator.play(Cue.TOCK)
            starts[0].note(pressed, device, recorder)
            time.sleep(0.3 + token * 0.007)
            said = time.monotonic()
            narrator.say(token, line, AgeBand.A, is_quiet=False)
            heard = starts[1].note(said, device, recorder)
            time.sleep(0.5 + token * 0.02)
            leads.append(heard * 1000 - (narrator.heard_from_ms() or math.nan))
            hushed = time.monotonic()
            narrator.hush()
            stops.append((recorder.next_silence(after=hushed) - hushed) * 1000)
            time.sleep(0.2)
        account = narrator.account()
        narrator.end()
    for what, found in zip(("effect", "line"), starts, strict=True):
        told(
            f"{what}: asked → handed over",
            spread(found.ours),
            "ours, and the wait for the device's next request",
        )
        told(f"{what}: handed over → heard", spread(found.buffer), "the device's buffer and the recorder's")
        told(f"{what}: asked → first sound", spread(found.whole), "≤ 60, at the sink's monitor")
    told("hush → silence", spread(stops), "≤ 60, at the sink's monitor")
    told("caption ahead of sound", spread(leads), "±80 with the word's own error")
    told("underruns", str(account.underruns if account else "no stream"), "0")


class Starts:
    """How long sounds took to be heard, and which part of that was ours, in milliseconds."""

    def __init__(self) -> None:
        self.ours: list[float] = []
        self.buffer: list[float] = []
        self.whole: list[float] = []

    def note(self, asked: float, device: Noted, recorder: Recorder) -> float:
        heard = recorder.next_sound(after=asked)
        handed = device.first_sound(after=asked)
        self.ours.append((handed - asked) * 1000)
        self.buffer.append((heard - handed) * 1000)
        self.whole.append((heard - asked) * 1000)
        return heard


def spread(values: list[float]) -> str:
    return f"p50 {statistics.median(values):.0f}, max {max(values):.0f}, min {min(values):.0f} ms"


def told(what: str, figure: str, aim: str) -> None:
    print(f"{what:28} {figure:32} {aim}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
