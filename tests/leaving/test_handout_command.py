import stat
from pathlib import Path

import pytest

from kiosk.answers import Mode, PlannedRound, RoundEnd
from kiosk.cli import main
from kiosk.handouts import NOTHING_YET
from kiosk.results.keeper import WriterKeeper
from kiosk.results.state_folder import results_path
from kiosk.scenario.model import AgeBand
from tests.insight.classes import item_of, presses, stories
from tests.narration.narration_fakes import FakeClock


class Heap:
    """An inbox that nobody reads."""

    def put(self, event: object) -> None: ...


def play(state: Path) -> None:
    """A class of 28 votes on two stories."""
    keeper = WriterKeeper(results_path(state, is_demo=False), Heap(), FakeClock())
    keeper.start()
    items = [item_of(scenario) for scenario in stories()[:2]]
    keeper.open_round(PlannedRound(AgeBand.A, Mode.VOTE, tuple(items)))
    for key, answer in enumerate(answer for item in items for answer in presses(item, 4, 24)):
        keeper.keep(key, answer)
    keeper.close_round(RoundEnd.FINISHED)
    assert keeper.close(30.0) == 0


def test_the_newest_visit_is_put_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(tmp_path / "state")
    out = tmp_path / "new" / "out"
    assert main(["handout", str(out), "--large-print", "--state", str(tmp_path / "state")]) == 0
    told = capsys.readouterr().out
    names = sorted(path.name for path in out.iterdir())
    assert all(name in told for name in names)
    assert "Class - teacher, large print.pdf" in names
    assert "Leaflet for parents.pdf" in names
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o400 for path in out.iterdir())


def test_without_results_it_says_so_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handout", str(tmp_path / "out"), "--state", str(tmp_path / "state")]) == 2
    assert NOTHING_YET in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(tmp_path / "state")
    (tmp_path / "out").write_text("a file")
    assert main(["handout", str(tmp_path / "out"), "--state", str(tmp_path / "state")]) == 2
    assert "cannot be put there" in capsys.readouterr().err
