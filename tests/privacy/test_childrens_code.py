"""The table of the Children's Code: all fifteen standards, each with tests that are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STANDARDS = (
    "Best interests of the child",
    "Data protection impact assessments",
    "Age appropriate application",
    "Transparency",
    "Detrimental use of data",
    "Policies and community standards",
    "Default settings",
    "Data minimisation",
    "Data sharing",
    "Geolocation",
    "Parental controls",
    "Profiling",
    "Nudge techniques",
    "Connected toys and devices",
    "Online tools",
)
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+) \| (.+?) \|$", re.MULTILINE)
PROOF = re.compile(r"`([\w/]+\.py)::(\w+)`")
ROWS = ROW.findall((ROOT / "docs" / "childrens-code.md").read_text(encoding="utf-8"))


def test_all_fifteen_standards_are_there_in_their_order() -> None:
    assert [(int(number), name) for number, name, *_ in ROWS] == list(enumerate(STANDARDS, start=1))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_every_row_says_what_is_done_and_names_tests_that_are_there(row: tuple[str, str, str, str]) -> None:
    *_, done, proofs = row
    assert len(done) > 40
    named = PROOF.findall(proofs)
    assert named
    assert PROOF.sub("", proofs).strip(", ") == ""
    for path, name in named:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert name in functions, f"{path} has no {name}"
