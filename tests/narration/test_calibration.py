"""The real voice over the core pack: its pace, its peaks, and how far the effects are below it. Needs espeak-ng.

Every seventh line of the pack is heard, in 8 s; `bench.narration` hears them all.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.narration.chimes import chime
from kiosk.narration.pace import EFFECTS_DB
from kiosk.narration.sound import from_bytes, loudest_db, peak_db, rms_db, samples_of
from kiosk.narration.studio import Clip, Studio, Wanted
from kiosk.play.effects import Cue
from kiosk.programme import load_programme
from kiosk.scenario.model import AgeBand, Manner
from tests.narration.narration_fakes import FakeClock

pytestmark = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="no espeak-ng here")

Reading = tuple[Wanted, Clip]
EVERY = 7


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Reading]]:
    programme = load_programme()
    studio = Studio.at(Path(tmp_path_factory.mktemp("voice")), FakeClock(), programme.lexicon)
    wanted = [
        Wanted(line, scenario.ages, is_quiet=False)
        for scenario in programme.scenarios
        for line in scenario.lines
    ][::EVERY]
    yield [(each, studio.clip(each)) for each in wanted]
    studio.close()


def test_every_line_of_the_pack_is_really_spoken(readings: list[Reading]) -> None:
    assert [wanted.line.text for wanted, clip in readings if clip.timeline.is_estimate] == []


@pytest.mark.parametrize(
    ("ages", "slowest", "fastest"), [(AgeBand.A, 115, 125), (AgeBand.B, 130, 140), (AgeBand.C, 130, 140)]
)
def test_each_age_hears_as_many_words_a_minute_as_it_can_follow(
    readings: list[Reading], ages: AgeBand, slowest: int, fastest: int
) -> None:
    """Words ÷ (first to last sound plus the gaps between lines); lines with marks are left out."""
    plain = [
        clip
        for wanted, clip in readings
        if wanted.ages is ages and not wanted.line.pauses and wanted.line.manner is Manner.PLAIN
    ]
    minutes = sum(clip.timeline.duration_ms for clip in plain) / 60_000
    assert slowest <= sum(len(clip.timeline.words) for clip in plain) / minutes <= fastest


def test_no_line_of_the_pack_peaks_above_minus_one_dbfs(readings: list[Reading]) -> None:
    assert max(peak_db(from_bytes(clip.pcm)) for _, clip in readings) <= -1.0


def test_effects_are_twelve_decibels_below_the_voices_loud_syllables(readings: list[Reading]) -> None:
    step = samples_of(50)
    syllables = sorted(
        rms_db(samples[at : at + step])
        for _, clip in readings[:80]
        for samples in (from_bytes(clip.pcm),)
        for at in range(0, len(samples) - step, step)
    )
    voice_db = syllables[len(syllables) * 9 // 10]
    for cue in Cue:
        assert loudest_db(chime(cue)) + EFFECTS_DB - voice_db == pytest.approx(-12, abs=2)
