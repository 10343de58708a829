"""L04: a word that is long for the ages and in no list is told once a story, and keeps nothing from being played."""

from pathlib import Path

import pytest

from kiosk.packs.loader import everyday_words
from kiosk.scenario.hard_words import families, family, is_long
from kiosk.scenario.model import AgeBand
from kiosk.scenario.reader import Reading, read_pair
from kiosk.scenario.values import Known

GOOD = (Path(__file__).parents[1] / "data" / "good" / "lift-home-football.yaml").read_text()
LAST = "Still check first. Kind is not a plan."


def read(last: str, *own: str, ages: str = "7-9") -> Reading:
    text = GOOD.replace(LAST, last).replace("ages: 7-9", f"ages: {ages}")
    return read_pair(text, "lift.yaml", Known(words=everyday_words() | families(own)))


def told(reading: Reading) -> list[tuple[str, int, int]]:
    return [(found.code, found.place.line, found.place.column) for found in reading.problems]


def test_a_hard_word_is_a_warning_at_its_place_and_the_story_is_played() -> None:
    reading = read("Check first. A paramedic has a plan.")
    assert told(reading) == [("L04", 99, 20)]
    assert str(reading.problems[0]) == (
        'lift.yaml:99:20: L04 warning: "paramedic" is a hard word at ages 7-9, with 4 syllables. '
        "Use an easier word, or add it to words.txt."
    )
    assert reading.problems[0].width == len("paramedic")
    assert len(reading.scenarios) == 2


def test_it_is_told_once_a_story_where_it_is_met_first() -> None:
    assert told(read("A paramedic, a Paramedic’s bag.\n    Two paramedics wait.")) == [("L04", 99, 7)]


@pytest.mark.parametrize(
    ("own", "word"),
    [
        ("paramedic", "Paramedics"),
        ("paramedic", "paramedic's"),
        ("paramedic", "paramedics’"),
        ("canary", "canaries"),
        ("gallivant", "gallivanting"),
        ("carpentered", "carpentering"),
        ("jettison", "jettisoned"),
        ("hyphenate", "hyphenating"),
        ("unwrapping", "unwrapped"),
        ("canaries", "canary"),
    ],
)
def test_a_word_of_the_packs_list_stands_for_its_family(own: str, word: str) -> None:
    assert told(read(f"It is {word} now.", own)) == []
    assert family(own) & family(word)


@pytest.mark.parametrize(
    "word", ["remembered", "Saturday", "umbrellas", "everybody's", "Amira's", "grown-up"]
)
def test_everyday_words_children_of_the_cast_and_short_pieces_are_easy(word: str) -> None:
    assert told(read(f"It is {word} now.", ages="7-9")) == []


def test_without_word_lists_nothing_is_called_hard() -> None:
    text = GOOD.replace(LAST, "A paramedic has a plan.")
    assert read_pair(text, "lift.yaml").problems == ()


def test_three_syllables_are_long_until_nine_and_four_after() -> None:
    assert [is_long("studio", ages) for ages in AgeBand] == [True, True, False]
    assert [is_long("paramedic", ages) for ages in AgeBand] == [True, True, True]


def test_an_ending_makes_no_word_long() -> None:
    assert not is_long("necklaces", AgeBand.A)


@pytest.mark.parametrize(
    ("text", "line", "column"), [("Coach offers a lift.", 47, 7), ("Dad, on the phone", 58, 17)]
)
def test_words_of_the_recap_and_of_the_cards_are_read_too(text: str, line: int, column: int) -> None:
    reading = read_pair(GOOD.replace(text, "Paramedics", 1), "lift.yaml", Known(words=everyday_words()))
    assert told(reading) == [("L04", line, column)]
