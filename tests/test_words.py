"""What the app itself says to pupils keeps to the rules that stories keep to."""

import re

import pytest

from hardware.events import Side
from kiosk import words
from kiosk.scenario.model import AgeBand, Line, Rehearse


@pytest.mark.parametrize("line", words.lines(), ids=lambda line: line.text)
def test_a_line_is_short_enough_to_read_and_to_follow(line: Line) -> None:
    assert len(line.text) <= 60
    for sentence in re.split(r"[.!?]", line.text):
        assert len(sentence.split()) <= AgeBand.A.words_a_sentence


@pytest.mark.parametrize("line", words.lines(), ids=lambda line: line.text)
def test_a_line_never_frightens_or_scores(line: Line) -> None:
    assert not re.search(r"stranger|danger|wrong|score|fast|quick|bad|\d", line.text, re.IGNORECASE)


def test_every_line_is_named_once() -> None:
    assert len(set(words.lines())) == len(words.lines())


def test_each_button_is_asked_for_by_its_printed_name() -> None:
    assert words.ask_for(Side.GO).text == "Press GO."
    assert words.ask_for(Side.NEVER_GO).text == "Now press NEVER GO."


def test_clever_says_what_it_keeps() -> None:
    assert words.WHAT_I_KEEP.text == "I don't know who you are. I count button presses."


def test_the_end_names_trusted_grown_ups_and_childline() -> None:
    said = " ".join(line.text for line in words.FINISH)
    assert "grown-ups you trust" in said
    assert "Childline" in said
    assert words.CHILDLINE == "Childline 0800 1111"


def test_every_act_has_a_name() -> None:
    assert set(words.REHEARSAL_NAMES) == set(Rehearse)
    assert all(words.REHEARSAL_NAMES.values())


def test_what_is_not_kept_is_counted_and_none_is_good_news() -> None:
    assert words.not_kept_yet(3) == "Not kept yet: 3"
    assert words.not_kept_yet(0) == "All answers are kept."
