"""A theme that is not in order is told so, with file, line and column; the one that came with the kiosk is in order."""

import io
import json
import re
import shutil
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.ui.art.library import FOLDER, ROOMS
from kiosk.ui.art.theme_check import check_theme, is_theme, run_theme_check
from kiosk.ui.art.theme_codes import THEME_CODES, explain_theme

BAD = sorted((Path(__file__).parents[2] / "data" / "bad-themes").iterdir())


def found(folder: Path) -> list[str]:
    """Each problem as file within the theme, line, column and code."""
    return [
        f"{Path(one.place.file).relative_to(folder)}:{one.place.line}:{one.place.column}: {one.code}"
        for one in check_theme(folder).problems
    ]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The shipped theme with its character and parts alone."""
    folder = Path(shutil.copytree(FOLDER, tmp_path / "theme"))
    for room in set(ROOMS) - {"clever", "part"}:
        shutil.rmtree(folder / room)
    card = folder / "theme.toml"
    card.write_text(re.sub(r"offers = .*", 'offers = ["clever", "part"]', card.read_text()))
    assert found(folder) == []
    return folder


def test_the_theme_that_came_with_the_kiosk_is_in_order() -> None:
    assert [str(problem) for problem in check_theme(FOLDER).problems] == []


@pytest.mark.parametrize("folder", BAD, ids=lambda path: path.name)
def test_each_bad_theme_is_told_of_its_fault_and_no_other(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text().strip()
    told = found(folder)
    assert expected in told
    others = {line[-3:] for line in told} - {expected[-3:]}
    assert others <= {"T13"}, "a room that is not whole is told of besides"
    assert folder.name[:3].upper() == expected[-3:]


def test_every_code_is_explained_and_has_a_theme_that_earns_it() -> None:
    tested = {folder.name[:3].upper() for folder in BAD} | {"T16", "T17"}
    assert tested == set(THEME_CODES)
    assert explain_theme("t13") == f"T13: {THEME_CODES['T13']}"
    assert explain_theme("F06") is None


def test_a_missing_layer_is_told_of(copied: Path) -> None:
    (copied / "clever" / "scarf.svg").unlink()
    assert found(copied) == ["clever/scarf.svg:1:1: T13"]


def test_a_missing_pose_or_act_that_may_be_asked_for_is_told_of(copied: Path) -> None:
    for name, table in (("poses.toml", "kind"), ("acts.toml", "stay-put")):
        path = copied / name
        path.write_text(re.sub(rf"\[{table}\]\n(.+\n)+", "", path.read_text()))
    assert found(copied) == ["acts.toml:1:1: T04", "poses.toml:1:1: T04"]


def test_a_drawing_that_leaves_its_box_is_told_of(copied: Path) -> None:
    boot = copied / "clever" / "boot.svg"
    boot.write_text(boot.read_text().replace("M-25,0C", "M-42,0C"))
    assert found(copied) == ["clever/boot.svg:1:41: T16"]


def test_art_that_is_too_large_is_told_of(copied: Path) -> None:
    tree = copied / "part" / "tree.svg"
    tree.write_text(tree.read_text() + "<!--" + "x" * 9_000_000 + "-->")
    assert [line[-3:] for line in found(copied)] == ["T17", "T17"]


def test_a_name_that_is_nearly_right_is_guessed() -> None:
    prop = next(folder for folder in BAD if folder.name == "t14-unknown-prop")
    assert any('Did you mean "ball"?' in problem.message for problem in check_theme(prop).problems)


def test_the_report_can_be_read_by_people_and_by_programs(copied: Path) -> None:
    out = io.StringIO()
    assert run_theme_check([copied], as_json=False, is_strict=False, out=out) == 0
    assert re.fullmatch(r"\d+ files read: no problems\.\n", out.getvalue())
    (copied / "clever" / "scarf.svg").unlink()
    out = io.StringIO()
    assert run_theme_check([copied], as_json=True, is_strict=False, out=out) == 1
    assert json.loads(out.getvalue())[0]["problems"][0]["code"] == "T13"


def test_a_theme_is_a_folder_with_a_card_or_a_table() -> None:
    assert is_theme(FOLDER)
    assert not is_theme(FOLDER / "clever")
    assert not is_theme(FOLDER / "theme.toml")


def test_the_command_checks_a_theme_and_explains_its_codes(capsys: pytest.CaptureFixture[str]) -> None:
    bad = next(folder for folder in BAD if folder.name == "t07-unknown-pose")
    assert main(["check", str(bad)]) == 1
    assert (
        f'{bad}/acts.toml:4:13: T07 There is no pose "wvae". Did you mean "wave"?' in capsys.readouterr().out
    )
    assert main(["check", "--explain", "t07"]) == 0
    assert capsys.readouterr().out.startswith("T07: ")


def test_themes_and_scenarios_may_be_checked_together_but_not_as_one_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    scenarios = Path(__file__).parents[3] / "scenarios" / "core"
    assert main(["check", str(FOLDER), str(scenarios), "--json"]) == 2
    assert "one after the other" in capsys.readouterr().err
