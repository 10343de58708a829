"""What the kiosk speaks with: recordings, the better voice, the usual one."""

from pathlib import Path

import pytest

from kiosk.assembly.options import Options
from kiosk.assembly.speech import open_studio
from kiosk.narration.studio import Wanted
from kiosk.plumbing import SystemClock
from kiosk.programme import load_programme
from kiosk.scenario.fingerprint import fingerprint
from kiosk.scenario.model import AgeBand, Line
from tests.narration.recordings_fakes import spoken, wav

SHIPPED = Path(__file__).parents[2] / "scenarios" / "core"


def line_of(pack: Path) -> Line:
    return load_programme([pack]).scenarios[0].lines[0]


def seconds_of(line: Line, options: Options, packs: Path, told: list[str]) -> float:
    studio = open_studio(options, load_programme([packs]), SystemClock(), told.append)
    try:
        return studio.clip(Wanted(line, AgeBand.A, is_quiet=False)).timeline.duration_ms / 1000
    finally:
        studio.close()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "core"
    folder.mkdir()
    for name in ("pack.yaml", "curriculum.csv", "lexicon.tsv", "a01-grandad-at-the-gate.yaml"):
        (folder / name).write_bytes((SHIPPED / name).read_bytes())
    return folder


def test_recordings_of_the_pack_are_heard_and_a_technicians_before_them(tmp_path: Path, pack: Path) -> None:
    line, state, told = line_of(pack), tmp_path / "state", list[str]()
    for folder, seconds in ((pack, 9.0), (state, 12.0)):
        path = folder / "recordings" / line.language / f"{fingerprint(line)}.wav"
        path.parent.mkdir(parents=True)
        if folder == state:
            assert seconds_of(line, Options(state), pack, told) == pytest.approx(9.48, abs=0.06)
        path.write_bytes(wav(spoken(seconds)))
    assert seconds_of(line, Options(state), pack, told) == pytest.approx(12.48, abs=0.06)
    assert told == []


def test_a_better_voice_that_is_not_there_is_told_to_the_officer_and_the_usual_one_speaks(
    tmp_path: Path, pack: Path
) -> None:
    told: list[str] = []
    options = Options(tmp_path / "state", voice_model="")
    assert seconds_of(line_of(pack), options, pack, told) > 1.0
    # Whichever is missing first: no machine has a model of this name.
    assert len(told) == 1
    assert told[0].startswith("The better voice is not there: ")
