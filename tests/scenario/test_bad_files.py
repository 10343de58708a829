"""Each file in tests/data/bad is the good one with one fault; messages.txt beside them has what is said of it."""

from pathlib import Path

import pytest

from kiosk.packs.loader import read_surroundings
from kiosk.scenario.codes import CODES
from kiosk.scenario.problems import render
from kiosk.scenario.reader import Reading, read_bytes

BAD = Path(__file__).parents[1] / "data" / "bad"
KNOWN = read_surroundings(BAD).known
HEADING = "== "
OF_A_PACK = {"L09", "L10", "L12"}
ADVICE = {"L04"}
"""What is told as a warning keeps nothing from being played."""
OF_THE_SCREEN = {"L16"}
"""tests/ui/test_fit.py has a file for it: reading alone knows no letters."""


def read(name: str) -> Reading:
    return read_bytes((BAD / name).read_bytes(), name, KNOWN)


def told(reading: Reading) -> str:
    return "\n".join(render(problem) for problem in reading.problems)


def expected() -> dict[str, str]:
    sections = ("\n" + (BAD / "messages.txt").read_text()).split("\n" + HEADING)[1:]
    return {section.partition("\n")[0]: section.partition("\n")[2].strip("\n") for section in sections}


NAMES = sorted(path.name for path in BAD.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_file_breaks_only_the_rule_it_is_named_for(name: str) -> None:
    reading = read(name)
    assert {problem.code for problem in reading.problems} == {name[:3].upper()}
    assert all(problem.is_error for problem in reading.problems) is (name[:3].upper() not in ADVICE)
    assert bool(reading.scenarios) is (name[:3].upper() in ADVICE)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_a_bad_file_is_frozen(name: str) -> None:
    assert told(read(name)) == expected()[name]


def test_every_frozen_message_is_of_a_file_that_is_there() -> None:
    assert sorted(expected()) == NAMES


def test_every_code_of_a_file_has_a_bad_file() -> None:
    of_a_file = {code for code in CODES if not code.startswith("P")} - OF_A_PACK - OF_THE_SCREEN
    assert {name[:3].upper() for name in NAMES} == of_a_file


def test_every_problem_of_a_file_is_told_at_once() -> None:
    good = (BAD.parent / "good" / "lift-home-football.yaml").read_text()
    text = (
        good.replace("title: A lift home from football", "titel: A lift")
        .replace("answer: check-first", "answer: never", 1)
        .replace("clever: proud", "clever: [proud]")
        .replace("[pause 0.5]", "[paws 0.5]")
        .replace("next: choose", "next: chose")
        .replace("It is raining.", "It is scary.")
        .replace("picture: phone-dad", "picture: fone-dad")
        .replace("    How long", "\t\tHow long")
    )
    codes = [problem.code for problem in read_bytes(text.encode(), "many.yaml", KNOWN).problems]
    assert codes == ["F01", "F06", "S01", "L07", "C01", "F09", "L06", "S06"]
