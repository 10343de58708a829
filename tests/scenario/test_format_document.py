"""The document for authors says what the reader does."""

import re
from pathlib import Path

import pytest

from kiosk.scenario import vocabulary
from kiosk.scenario.codes import CODES
from kiosk.scenario.fields import CHECK, CHOICE, DECISION, FILE, REHEARSAL, TELLING, Field
from kiosk.scenario.model import Agreed, Lure, Rehearse, Skill, Who

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "scenario-format.md").read_text()
FLAT = re.sub(r"\s+", " ", DOCUMENT)


def test_its_example_is_the_good_file_of_the_tests() -> None:
    example = DOCUMENT.split("```yaml\n")[1].split("```")[0]
    assert example == (ROOT / "tests" / "data" / "good" / "lift-home-football.yaml").read_text()


@pytest.mark.parametrize(
    ("of", "words"),
    [
        ("Backdrops", vocabulary.BACKDROPS),
        ("States", vocabulary.STATES),
        ("Cast (children)", vocabulary.CHILDREN),
        ("Cast (grown-ups and older)", vocabulary.GROWN_UPS),
        ("Cast (avatars, for players online)", vocabulary.AVATARS),
        ("Attitudes", ("(none)", *vocabulary.ATTITUDES)),
        ("Props", vocabulary.PROPS),
        ("Clever's poses", vocabulary.POSES),
        ("`who`", tuple(Who)),
        ("`lure`", tuple(Lure)),
        ("`agreed`", tuple(Agreed)),
        ("`skills`", tuple(Skill)),
        ("`steps`", tuple(Rehearse)),
    ],
)
def test_its_lists_are_the_readers(of: str, words: tuple[str, ...]) -> None:
    listed = re.search(rf"{re.escape(of)}: (.*?)(?:\. |\.$| · | \(indoor)", FLAT)
    assert listed
    assert tuple(re.sub(r" \(\w+ .*?\)", "", item) for item in listed[1].split(", ")) == words


@pytest.mark.parametrize("code", CODES)
def test_it_names_every_code(code: str) -> None:
    assert f"| {code} |" in DOCUMENT


def test_it_names_no_code_that_there_is_not() -> None:
    assert set(re.findall(r"^\| ([A-Z]\d\d) \|", DOCUMENT, re.MULTILINE)) == set(CODES)


def test_every_code_that_is_reported_has_its_explanation() -> None:
    rooms = ("scenario", "packs", "ui/fit")
    sources = [path for room in rooms for path in (ROOT / "kiosk" / room).glob("*.py")]
    reported = {
        code
        for path in sources
        if path.name != "codes.py"
        for code in re.findall(r'"([SFCLP]\d\d)"', path.read_text())
    }
    assert reported == set(CODES)


def names(table: tuple[Field, ...]) -> set[str]:
    return {known.name for known in table} | {name for known in table for name in names(known.inner)}


@pytest.mark.parametrize("name", sorted(names((*FILE, *TELLING, *DECISION, *REHEARSAL, *CHECK, *CHOICE))))
def test_its_example_shows_every_field(name: str) -> None:
    assert re.search(rf"^ *(# )?{name}:", DOCUMENT, re.MULTILINE)
