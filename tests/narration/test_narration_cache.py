import os
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.narration.cache import Cache
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.renderer import Rendered, Renderer
from kiosk.narration.sound import wav_of
from kiosk.narration.studio import Studio, Wanted
from kiosk.narration.timeline import Timeline, Word
from kiosk.narration.utterance import utterance_of
from kiosk.scenario.model import AgeBand, Line, Manner, Pause
from tests.narration.narration_fakes import FakeClock, speaking_child

SOUND = Rendered(bytes(2_000), Timeline(45, (Word(0, 2, 0), Word(3, 6, 20)), bytes(range(3))))
KEY = "ab" * 32


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_put_is_got_by_another_cache(tmp_path: Path) -> None:
    Cache(tmp_path).put(KEY, SOUND)
    assert Cache(tmp_path).get(KEY) == SOUND
    assert [path.suffix for path in files(tmp_path)] == [".json", ".wav"]
    assert Cache(tmp_path).get("cd" * 32) is None


@pytest.mark.parametrize("suffix", [".wav", ".json"])
@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff" * 500, b'{"words": [[1]], "levels": "x"}', wav_of(b"")]
)
def test_a_damaged_entry_counts_as_missing_and_can_be_put_again(
    tmp_path: Path, suffix: str, content: bytes
) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, SOUND)
    next(path for path in files(tmp_path) if path.suffix == suffix).write_bytes(content)
    assert cache.get(KEY) is None
    cache.put(KEY, SOUND)
    assert cache.get(KEY) == SOUND


def test_a_missing_half_counts_as_missing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(KEY, SOUND)
    files(tmp_path)[0].unlink()
    assert cache.get(KEY) is None


def test_where_nothing_can_be_written_lines_are_kept_in_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "cache", memory_bytes=2 * len(SOUND.pcm))
    for key in ("a" * 64, "b" * 64, "c" * 64):
        cache.put(key, SOUND)
    assert [cache.get(key) is not None for key in ("a" * 64, "b" * 64, "c" * 64)] == [False, True, True]
    assert len([record for record in caplog.records if "kept in memory" in record.message]) == 1


def test_the_least_recently_heard_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, disk_bytes=7_800)
    keys = ["a" * 64, "b" * 64, "c" * 64]
    for age, key in enumerate(keys):
        cache.put(key, SOUND)
        for path in files(tmp_path / key[:2]):
            os.utime(path, (age, age))
    cache.get(keys[0])
    cache.put("d" * 64, SOUND)
    assert [cache.get(key) is not None for key in keys] == [True, False, True]


def test_a_torn_write_leaves_nothing_behind(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    folder = tmp_path / KEY[:2]
    (folder / f"{KEY}.json").mkdir(parents=True)
    cache.put(KEY, SOUND)
    assert [path.suffix for path in files(tmp_path)] == [".wav"]
    assert cache.get(KEY) == SOUND


def test_the_key_changes_with_everything_that_shapes_the_sound() -> None:
    base = Line("Go to Mei now.")
    lexicon = Lexicon()
    wanted = [
        (base, AgeBand.A, lexicon, False, "engine 1"),
        (base, AgeBand.A, lexicon, False, "engine 2"),
        (base, AgeBand.B, lexicon, False, "engine 1"),
        (base, AgeBand.A, Lexicon([("Mei", "May")]), False, "engine 1"),
        (base, AgeBand.A, lexicon, True, "engine 1"),
        (replace(base, manner=Manner.LOUD), AgeBand.A, lexicon, False, "engine 1"),
        (replace(base, pauses=(Pause(3, 0.5),)), AgeBand.A, lexicon, False, "engine 1"),
        (replace(base, pauses=(Pause(3, 0.6),)), AgeBand.A, lexicon, False, "engine 1"),
        (replace(base, text="Go to Mei now!"), AgeBand.A, lexicon, False, "engine 1"),
    ]
    keys = [
        utterance_of(line, ages, words, is_quiet=quiet)[0].key(engine)
        for line, ages, words, quiet, engine in wanted
    ]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == 64 for key in keys)


def test_bands_of_one_pace_share_a_clip() -> None:
    keys = {
        utterance_of(Line("Go."), ages, Lexicon(), is_quiet=False)[0].key("e")
        for ages in (AgeBand.B, AgeBand.C)
    }
    assert len(keys) == 1


def test_a_line_is_rendered_once_and_a_damaged_one_again(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    clock = FakeClock()
    studio = Studio(Renderer(clock, speaking_child(str(asked))), Cache(tmp_path / "cache"), Lexicon())
    wanted = Wanted(Line("Go now."), AgeBand.A, is_quiet=False)
    first = studio.clip(wanted)
    assert studio.clip(wanted) == first
    assert len(asked.read_text().splitlines()) == 1
    for path in files(tmp_path / "cache"):
        path.write_bytes(b"spoilt")
    assert studio.clip(wanted) == first
    assert len(asked.read_text().splitlines()) == 2
    studio.close()


def test_a_studio_learns_other_words(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    studio = Studio(Renderer(FakeClock(), speaking_child(str(asked))), Cache(tmp_path / "cache"), Lexicon())
    wanted = Wanted(Line("Zofia waits."), AgeBand.A, is_quiet=False)
    studio.clip(wanted)
    studio.learn((("Zofia", "Zoffia"),))
    studio.clip(wanted)
    assert len(asked.read_text().splitlines()) == 2
    studio.close()
