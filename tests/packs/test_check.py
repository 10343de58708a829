import io
import json
import shutil
from pathlib import Path

import pytest

from kiosk.errors import UsageError
from kiosk.packs import check_paths, run_check
from kiosk.scenario.codes import CODES, explain
from kiosk.scenario.report import CheckReport

TESTS = Path(__file__).parents[1]
GOOD = TESTS / "data" / "good" / "lift-home-football.yaml"
BAD = TESTS / "data" / "bad" / "f06-answer.yaml"
SHIPPED = TESTS.parent / "scenarios" / "core"
STORIES = 2 * (len(list(SHIPPED.glob("*.yaml"))) - 1)
FILES = STORIES // 2 + 6 + len(list(SHIPPED.glob("po/*.po")))
READ = f"{FILES} files read, {STORIES} stories to play"
"""Each file but the card holds a story and its twin; the card, the lexicon, the word list, the leaflet, the curriculum and the last
release are read too, and translations."""


def run(*paths: Path, is_strict: bool = False) -> tuple[int, str]:
    out = io.StringIO()
    return run_check(paths, as_json=False, is_strict=is_strict, out=out), out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "scenarios" / "core"))


def test_a_pack_in_order_ends_with_0() -> None:
    assert run(SHIPPED) == (0, f"{READ}: no problems.\n")


def test_a_folder_of_packs_is_all_of_them(folder: Path) -> None:
    assert run(folder.parent) == (0, f"{READ}: no problems.\n")


def test_an_error_is_shown_with_its_line_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "curriculum.csv").write_text("code,title,edition\nrshe-safe-adults,t,e\n")
    path = tmp_path / "bad.yaml"
    shutil.copy(BAD, path)
    assert run(path) == (
        1,
        (
            f'{path}:8:9: F06 answer cannot be "never". Did you mean "never-go"?\n'
            "      8 | answer: never\n"
            "        |         ^^^^^\n"
            "1 file read, 0 stories to play: 1 error, 0 warnings.\n"
        ),
    )


def test_a_warning_ends_with_0_and_where_strict_with_1(folder: Path) -> None:
    (folder / "new.yml").write_text("x")
    code, text = run(folder)
    assert code == 0
    told = "This file is not read: the name of a scenario ends in .yaml."
    assert text == (f"{folder}/new.yml:1:1: P02 warning: {told}\n{READ}: 0 errors, 1 warning.\n")
    assert run(folder, is_strict=True)[0] == 1


def test_no_such_path_ends_with_2_and_the_rest_is_checked(folder: Path) -> None:
    code, text = run(folder / "pack.yml", folder)
    assert code == 2
    assert text == (
        f'{folder}/pack.yml: there is no such file or folder. Did you mean "pack.yaml"?\n'
        f"{READ}: no problems.\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        "pack.yaml",
        "lexicon.tsv",
        "words.txt",
        "released.tsv",
        "curriculum.csv",
        "a01-grandad-at-the-gate.yaml",
    ],
)
def test_one_file_of_a_pack_can_be_checked(name: str) -> None:
    code, text = run(SHIPPED / name)
    assert (code, text.startswith("1 file read")) == (0, True)


def test_one_file_is_held_against_the_curriculum_beside_it(folder: Path) -> None:
    (folder / "curriculum.csv").write_text("code,title,edition\nother,t,e\n")
    report = check_paths([folder / "a01-grandad-at-the-gate.yaml"])
    assert {found.code for found in report.problems} == {"F08"}


def test_a_file_that_is_named_twice_is_checked_once(folder: Path) -> None:
    assert check_paths([SHIPPED, SHIPPED]).files == check_paths([SHIPPED]).files > 1
    assert check_paths([BAD, BAD]).errors == check_paths([BAD]).errors


def test_a_pack_out_of_balance_is_told_at_its_card(folder: Path) -> None:
    for path in folder.glob("b*.yaml"):
        if path.name not in {"b09-lift-from-coach.yaml", "b15-the-lost-puppy.yaml"}:
            path.unlink()
    told = [str(found) for found in check_paths([folder]).problems]
    assert f"{folder}/pack.yaml:1:1: L09 warning: Ages 7-9 have 2 pairs. A round of six needs 3." in told


def test_a_broken_scenario_is_told_and_not_the_gap_it_leaves(folder: Path) -> None:
    path = folder / "b09-lift-from-coach.yaml"
    path.write_text(path.read_text().replace("ages:", "age:"))
    assert {found.code for found in check_paths([folder]).problems} == {"F01"}


def test_json_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    shutil.copy(BAD, path)
    out = io.StringIO()
    assert run_check([path, tmp_path / "none"], as_json=True, is_strict=False, out=out) == 2
    said = json.loads(out.getvalue())
    assert (said["files"], said["stories"], said["errors"], said["warnings"]) == (1, 0, 1, 0)
    assert said["unchecked"] == [f"{tmp_path}/none: there is no such file or folder."]
    assert said["problems"] == [
        {
            "code": "F06",
            "severity": "error",
            "file": str(path),
            "line": 8,
            "column": 9,
            "width": 5,
            "message": 'answer cannot be "never". Did you mean "never-go"?',
            "quote": "answer: never",
        }
    ]


def test_every_code_can_be_explained() -> None:
    assert [explain(code.lower()).partition(":")[0] for code in CODES] == list(CODES)


def test_a_code_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r'There is no code "LO2"\. Did you mean "L02"\?'):
        explain("LO2")


def test_nothing_found_is_nothing_wrong() -> None:
    assert CheckReport((), 0, 0).exit_code(is_strict=True) == 0
