"""`kiosk packs release` writes down what results are kept under, and the next change is held against it."""

import io
import shutil
from pathlib import Path

import pytest

from kiosk.errors import ScenarioError, UsageError
from kiosk.packs import check_paths, commands
from kiosk.packs.loader import load_pack
from kiosk.packs.released import release, release_problems, released_before
from kiosk.scenario.model import AgeBand
from kiosk.scenario.released import RELEASED_FILE, as_text, released_as
from kiosk.workshop.skeleton import write_skeleton

CORE = Path(__file__).parents[2] / "scenarios" / "core"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack of two stories that has been released."""
    pack = tmp_path / "ours"
    write_skeleton(pack / "bells.yaml", next(iter(AgeBand)), io.StringIO())
    release(pack, ())
    return pack


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "bells.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))


def codes(folder: Path) -> list[str]:
    return [found.code for found in check_paths([folder]).problems if found.is_error]


def test_what_the_shipped_pack_released_is_what_it_holds() -> None:
    """After a change that is meant: kiosk packs release scenarios/core."""
    loaded = load_pack(CORE)
    assert release_problems(loaded) == ()
    retired = [one for one in released_before(CORE)[0] if one.is_retired]
    current = as_text((*map(released_as, loaded.pack.scenarios), *retired))
    assert (CORE / RELEASED_FILE).read_text(encoding="utf-8") == current


def test_a_first_release_takes_all_and_a_second_one_tells_what_is_new(folder: Path) -> None:
    (folder / RELEASED_FILE).unlink()
    out = io.StringIO()
    assert commands.release_pack(folder, (), out) == 0
    shutil.copy(folder / "bells.yaml", folder / "horns.yaml")
    (folder / "horns.yaml").write_text((folder / "bells.yaml").read_text().replace("id: bells", "id: horns"))
    change(folder, "rev: 1", "rev: 2")
    assert commands.release_pack(folder, (), out) == 0
    file = folder / RELEASED_FILE
    assert out.getvalue() == (
        f"wrote {file}: 2 stories (2 new, 0 with another rev), 0 retired\n"
        f"wrote {file}: 4 stories (2 new, 1 with another rev), 0 retired\n"
    )
    assert codes(folder) == []


def test_a_change_of_meaning_is_an_error_until_its_rev_goes_up(folder: Path) -> None:
    change(folder, "box of bells", "box of horns")
    assert codes(folder) == ["L12"]
    with pytest.raises(ScenarioError, match=r"bells\.yaml:5:1: L12 .* Make it rev 2"):
        release(folder, ())
    change(folder, "rev: 1", "rev: 2")
    assert codes(folder) == []
    assert release(folder, ()).revised == 1


def test_whoever_says_that_only_a_slip_was_mended_keeps_the_rev(folder: Path) -> None:
    change(folder, "box of bells", "box of bell")
    assert release(folder, ("bells",)).revised == 0
    assert codes(folder) == []


def test_a_rev_that_went_down_stays_an_error_whatever_is_said_to_be_the_same(folder: Path) -> None:
    change(folder, "rev: 1", "rev: 2")
    release(folder, ())
    change(folder, "rev: 2", "rev: 1")
    with pytest.raises(ScenarioError, match="never goes down to 1"):
        release(folder, ("bells",))


def test_a_story_that_is_not_there_cannot_be_the_same(folder: Path) -> None:
    with pytest.raises(UsageError, match=r'there is no story "bels" in this pack\. Did you mean "bells"\?'):
        release(folder, ("bels",))


def test_a_story_that_goes_is_retired_for_good(folder: Path) -> None:
    story = (folder / "bells.yaml").read_text()
    (folder / "horns.yaml").write_text(story.replace("id: bells", "id: horns"))
    release(folder, ())
    (folder / "horns.yaml").unlink()
    assert codes(folder) == ["L12", "L12"]
    file = folder / RELEASED_FILE
    lines = [line.split("\t") for line in file.read_text().splitlines()]
    retired = [[*cells[:3], "retired"] if cells[0].startswith("horns") else cells for cells in lines]
    file.write_text("".join("\t".join(cells) + "\n" for cells in retired))
    assert codes(folder) == []
    assert release(folder, ()).retired == 2
    (folder / "horns.yaml").write_text(story.replace("id: bells", "id: horns"))
    assert codes(folder) == ["L12", "L12"]


def test_a_story_with_a_mistake_is_not_told_to_be_gone(folder: Path) -> None:
    change(folder, "ages:", "age:")
    assert codes(folder) == ["F01"]
    with pytest.raises(ScenarioError, match="F01"):
        release(folder, ())


def test_a_release_file_at_fault_is_told_and_is_not_written_over(folder: Path) -> None:
    file = folder / RELEASED_FILE
    file.write_text("bells one choose x\n")
    assert codes(folder) == ["P10"]
    with pytest.raises(ScenarioError, match="P10"):
        release(folder, ())
    assert file.read_text() == "bells one choose x\n"
    assert len(load_pack(folder).pack.scenarios) == 2


def test_a_pack_that_breaks_a_promise_is_not_packed(folder: Path, tmp_path: Path) -> None:
    change(folder, "box of bells", "box of horns")
    with pytest.raises(ScenarioError, match="L12"):
        commands.make_archive(folder, tmp_path / "ours.clever", io.StringIO())


def test_what_cannot_be_written_is_told(folder: Path) -> None:
    (folder / f".{RELEASED_FILE}.part").mkdir()
    with pytest.raises(UsageError, match="cannot be written"):
        release(folder, ())
