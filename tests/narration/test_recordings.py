import logging
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.narration import sound
from kiosk.narration.cache import Cache
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.recorded import VOICE_DB, speech_db
from kiosk.narration.recordings import Recordings, as_heard, recordings_in
from kiosk.narration.renderer import Renderer
from kiosk.narration.studio import Clip, Studio, Wanted
from kiosk.scenario.fingerprint import fingerprint
from kiosk.scenario.model import AgeBand, Line, Manner, Pause
from tests.narration.narration_fakes import FakeClock, speaking_child
from tests.narration.recordings_fakes import spoken, wav

LINE = Line("Dad said we could go.")
VOICE_MS = 499 + 300
"""What the stand-in for the voice makes of any line, with its breath."""


def put(folder: Path, line: Line, content: bytes) -> Path:
    path = folder / line.language / f"{fingerprint(line)}.wav"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def clip(tmp_path: Path, line: Line = LINE, *folders: Path) -> Clip:
    cache = Cache(tmp_path / "cache")
    given = folders or (tmp_path / "recordings",)
    studio = Studio(Renderer(FakeClock(), speaking_child()), cache, Lexicon(), Recordings(given))
    try:
        return studio.clip(Wanted(line, AgeBand.A, is_quiet=False))
    finally:
        studio.close()


def test_a_recording_is_heard_instead_of_the_voice(tmp_path: Path) -> None:
    put(tmp_path / "recordings", LINE, wav(spoken(2.0, 48_000), 48_000))
    found = clip(tmp_path)
    sound_ms = sound.ms_of(len(found.pcm) // 2)
    assert sound_ms == pytest.approx(2_180, abs=45)
    assert found.timeline.duration_ms == sound_ms + 300
    assert speech_db(sound.from_bytes(found.pcm)) == pytest.approx(VOICE_DB[Manner.PLAIN], abs=0.5)


def test_a_changed_line_is_spoken_by_the_voice(tmp_path: Path) -> None:
    put(tmp_path / "recordings", LINE, wav(spoken(2.0)))
    assert clip(tmp_path, Line("Mum said we could go.")).timeline.duration_ms == pytest.approx(
        VOICE_MS, abs=5
    )


@pytest.mark.parametrize("other", [replace(LINE, language="pl"), replace(LINE, manner=Manner.LOUD)])
def test_another_language_or_manner_is_another_line(tmp_path: Path, other: Line) -> None:
    put(tmp_path / "recordings", LINE, wav(spoken(2.0)))
    assert clip(tmp_path, other).timeline.duration_ms == pytest.approx(VOICE_MS, abs=5)


def test_the_technicians_recording_wins_over_the_packs(tmp_path: Path) -> None:
    put(tmp_path / "state", LINE, wav(spoken(1.0)))
    put(tmp_path / "pack", LINE, wav(spoken(3.0)))
    found = clip(tmp_path, LINE, tmp_path / "state", tmp_path / "pack", tmp_path / "nowhere")
    assert found.timeline.duration_ms == pytest.approx(1_480, abs=45)


def test_every_word_is_lit_within_the_sound_in_its_order() -> None:
    line = Line("Zoë’s friend can’t come.")
    heard = as_heard(line, spoken(2.0)).timeline
    assert [line.text[word.start : word.end] for word in heard.words] == ["Zoë’s", "friend", "can’t", "come"]
    times = [word.at_ms for word in heard.words]
    assert times == sorted(set(times))
    assert times[0] == 0
    assert heard.duration_ms * 0.6 < times[-1] < heard.duration_ms * 0.95


def test_a_longer_reading_stretches_the_words_with_it() -> None:
    short, long = (as_heard(LINE, spoken(seconds)).timeline for seconds in (1.0, 2.0))
    share = long.duration_ms / short.duration_ms
    assert [word.at_ms for word in long.words] == pytest.approx(
        [word.at_ms * share for word in short.words], abs=2
    )


def test_the_mouth_moves_with_the_samples() -> None:
    heard = as_heard(LINE, spoken(2.0)).timeline
    assert len(heard.levels) == pytest.approx(heard.duration_ms / 20, abs=1)
    assert max(heard.levels) > 120
    assert min(heard.levels[10:-10]) < 60


def test_pauses_round_the_line_are_kept_and_those_within_are_the_readers() -> None:
    text = "Step back. Wait."
    line = Line(text, pauses=(Pause(0, 0.4), Pause(11, 1.0), Pause(len(text), 0.7)))
    plain = as_heard(Line(text), spoken(2.0)).timeline
    heard = as_heard(line, spoken(2.0))
    assert heard.timeline.duration_ms - plain.duration_ms == pytest.approx(1_100, abs=2)
    assert heard.timeline.words[0].at_ms == 400
    samples = sound.from_bytes(heard.pcm)
    assert not any(samples[: sound.samples_of(390)])
    assert not any(samples[-sound.samples_of(690) :])


def test_a_file_that_cannot_be_used_gives_way_to_the_voice_and_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = put(tmp_path, LINE, b"RIFF")
    studio = Studio(
        Renderer(FakeClock(), speaking_child()), Cache(tmp_path / "cache"), Lexicon(), Recordings((tmp_path,))
    )
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            found = studio.clip(Wanted(LINE, AgeBand.A, is_quiet=False))
            assert found.timeline.duration_ms == pytest.approx(VOICE_MS, abs=5)
    studio.close()
    told = [record.message for record in caplog.records]
    assert len(told) == 1
    assert str(path) in told[0]
    assert "no WAV file" in told[0]


def test_a_recording_that_goes_away_gives_way_to_the_voice(tmp_path: Path) -> None:
    path = put(tmp_path, LINE, wav(spoken(1.0)))
    recordings = Recordings((tmp_path,))
    assert recordings.find(LINE) == path
    path.unlink()
    assert recordings.rendered(LINE, Cache(tmp_path / "cache")) is None


def test_what_was_made_of_a_recording_is_kept_until_the_file_changes(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    put(tmp_path, LINE, wav(spoken(1.0)))
    first = Recordings((tmp_path,)).rendered(LINE, cache)
    assert len(list((tmp_path / "cache").glob("*/*.wav"))) == 1
    assert Recordings((tmp_path,)).rendered(LINE, cache) == first
    assert len(list((tmp_path / "cache").glob("*/*.wav"))) == 1
    put(tmp_path, LINE, wav(spoken(2.0)))
    assert Recordings((tmp_path,)).rendered(LINE, cache) != first


def test_only_files_with_the_name_of_a_fingerprint_are_recordings(tmp_path: Path) -> None:
    path = put(tmp_path, LINE, b"")
    for name in ("hello.wav", f"{fingerprint(LINE)}.mp3", f"{fingerprint(LINE)[:63]}.wav"):
        (path.parent / name).write_bytes(b"")
    assert [one.path for one in recordings_in(tmp_path)] == [path]
    assert list(recordings_in(tmp_path / "nowhere")) == []
