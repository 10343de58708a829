"""The better voice in its real child process, with a small piper-tts installed where that process finds it."""

import logging
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from kiosk.errors import NarrationError
from kiosk.narration import sound
from kiosk.narration.better import better_voice, piper_renderer, what_is_missing
from kiosk.narration.cache import Cache
from kiosk.narration.child.engine import OtherLanguageError
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.recorded import VOICE_DB, speech_db
from kiosk.narration.renderer import Patience, Rendered, Renderer
from kiosk.narration.studio import Studio, Wanted
from kiosk.narration.utterance import utterance_of
from kiosk.scenario.model import AgeBand, Line, Manner, Pause
from tests.narration.narration_fakes import HELLO, FakeClock, child, speaking_child
from tests.narration.piper_package import install, put_model

LINE = Line("Dad said we could go. Coach has a big car today.")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    return install(tmp_path_factory.mktemp("site-packages"))


@pytest.fixture
def piper(python: tuple[str, ...], tmp_path: Path) -> Iterator[Renderer]:
    renderer = piper_renderer(FakeClock(), put_model(tmp_path), python)
    yield renderer
    renderer.close()


def rendered(renderer: Renderer, line: Line = LINE, ages: AgeBand = AgeBand.A) -> Rendered:
    return renderer.render(utterance_of(line, ages, Lexicon(), is_quiet=False)[0])


def test_it_is_named_with_its_version_and_the_models_own_hash(
    piper: Renderer, python: tuple[str, ...], tmp_path: Path
) -> None:
    assert piper.engine().startswith("piper-tts 1.8.0, en_GB-alba-medium ")
    (tmp_path / "other").mkdir()
    other = piper_renderer(FakeClock(), put_model(tmp_path / "other", "hums otherwise"), python)
    assert other.engine() != piper.engine()
    other.close()


@pytest.mark.parametrize(("ages", "wanted_ms"), [(AgeBand.A, 5_250 / 1.08), (AgeBand.C, 5_250 / 1.23)])
@pytest.mark.parametrize("rate_hz", [16_000, 22_050])
def test_its_pace_is_brought_to_that_of_the_band(
    python: tuple[str, ...], tmp_path: Path, ages: AgeBand, wanted_ms: float, rate_hz: int
) -> None:
    renderer = piper_renderer(FakeClock(), put_model(tmp_path, rate_hz=rate_hz), python)
    # The silence between the sentences of the stand-in, a fifth of a second, does not stretch.
    assert rendered(renderer, ages=ages).timeline.duration_ms == pytest.approx(wanted_ms, rel=0.04)
    renderer.close()


def test_it_is_as_loud_as_the_usual_voice_in_each_manner(piper: Renderer) -> None:
    for manner in Manner:
        samples = sound.from_bytes(rendered(piper, Line("Say it now!", manner)).pcm)
        assert speech_db(samples) == pytest.approx(VOICE_DB[manner], abs=0.6)
        assert max(abs(value) for value in samples) <= sound.PEAK_LIMIT


def test_every_word_has_its_time_and_a_pause_is_as_long_as_was_asked(piper: Renderer) -> None:
    line = Line("Step back. Wait for Mum.", pauses=(Pause(11, 1.0),))
    plain, paused = rendered(piper, Line(line.text)), rendered(piper, line)
    words = [line.text[word.start : word.end] for word in paused.timeline.words]
    assert words == ["Step", "back", "Wait", "for", "Mum"]
    times = [word.at_ms for word in paused.timeline.words]
    assert times == sorted(set(times))
    assert times[2] - times[1] > 1_000
    assert paused.timeline.duration_ms > plain.timeline.duration_ms + 700


def test_another_language_than_the_models_is_refused_for_good(piper: Renderer) -> None:
    with pytest.raises(OtherLanguageError, match="speaks en, not pl"):
        rendered(piper, Line("Cześć.", language="pl"))
    assert rendered(piper).pcm


@pytest.mark.parametrize(("kind", "told"), [("damaged", "the model is damaged"), ("silent", "made no sound")])
def test_a_model_that_cannot_speak_says_why(
    python: tuple[str, ...], tmp_path: Path, kind: str, told: str
) -> None:
    renderer = piper_renderer(FakeClock(), put_model(tmp_path, kind), python)
    with pytest.raises(NarrationError, match=told):
        rendered(renderer)
    renderer.close()


def test_a_model_that_hangs_is_killed_and_the_usual_voice_speaks(
    python: tuple[str, ...], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    command = (*python, "-m", "kiosk.narration.child", "--piper", str(put_model(tmp_path, "hangs")))
    hanging = Renderer(FakeClock(), command, Patience(10.0, 0.2), loss="The better voice is away: %s.")
    with caplog.at_level(logging.WARNING):
        assert spoken_by(tmp_path, hanging) == pytest.approx(499 + 300, abs=5)
    assert [record.message for record in caplog.records] == [
        "The better voice is away: the voice process gave no answer in 0.2 s."
    ]


def spoken_by(tmp_path: Path, better: Renderer | None, line: Line = LINE) -> int:
    """How long the line is in a studio with this better voice; the usual one makes half a second of anything."""
    usual = Renderer(FakeClock(), speaking_child())
    studio = Studio(usual, Cache(tmp_path / "cache"), Lexicon(), better=better)
    try:
        studio.clip(Wanted(line, AgeBand.A, is_quiet=False))
        return studio.clip(Wanted(line, AgeBand.A, is_quiet=False)).timeline.duration_ms
    finally:
        studio.close()


def test_a_studio_speaks_with_the_better_voice_and_keeps_what_it_said(
    piper: Renderer, tmp_path: Path
) -> None:
    assert spoken_by(tmp_path, piper) > 4_000
    assert len(list((tmp_path / "cache").glob("*/*.wav"))) == 1
    assert spoken_by(tmp_path, None) == pytest.approx(499 + 300, abs=5)


def test_a_studio_speaks_other_languages_with_the_usual_voice(piper: Renderer, tmp_path: Path) -> None:
    line = Line("Cześć. Jestem tutaj z tobą.", language="pl")
    assert spoken_by(tmp_path, piper, line) == pytest.approx(499 + 300, abs=5)


def test_what_is_missing_is_told_in_words_for_the_officer(tmp_path: Path) -> None:
    def absent() -> str:
        raise PackageNotFoundError("piper-tts")

    def there() -> str:
        return "1.8.0"

    model = put_model(tmp_path)
    assert what_is_missing(str(model), there) == ""
    end = "The usual one speaks."
    assert what_is_missing(str(model), absent) == (
        f"The better voice is not there: piper-tts is not installed. {end}"
    )
    assert what_is_missing("", there) == f"The better voice is not there: voice.model names no file. {end}"
    Path(f"{model}.json").unlink()
    assert what_is_missing(str(model), there) == (
        f"The better voice is not there: there is no file {model}.json. {end}"
    )


def test_without_it_the_officer_is_told_once_and_there_is_none() -> None:
    told: list[str] = []
    assert better_voice(FakeClock(), "/nowhere/model.onnx", told.append) is None
    assert len(told) == 1


def test_a_language_that_the_model_never_speaks_is_asked_for_once(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    refusing = child(f"""{HELLO}
for line in sys.stdin:
    open({str(asked)!r}, "a").write("x")
    print(json.dumps(dict(id=json.loads(line)["id"], error="no", is_other_language=True)), flush=True)
""")
    line = Line("Cześć. Jestem tutaj z tobą.", language="pl")
    assert spoken_by(tmp_path, Renderer(FakeClock(), refusing), line) == pytest.approx(499 + 300, abs=5)
    assert asked.read_text() == "x"
