from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.scenario.model import AgeBand, Line, Pause
from kiosk.scenario.reader import read_pair
from kiosk.scenario.timing import beat_seconds, line_seconds, seconds_to_decision

GOOD = Path(__file__).parents[1] / "data" / "good" / "lift-home-football.yaml"
STORY = read_pair(GOOD.read_text(), "lift.yaml").scenarios[0]


def test_words_take_the_time_of_their_band() -> None:
    line = Line("One two three four.")
    assert line_seconds(line, AgeBand.A) == pytest.approx(2.0)
    assert line_seconds(line, AgeBand.B) == line_seconds(line, AgeBand.C) == pytest.approx(16 / 9)


def test_pauses_and_acts_are_added() -> None:
    line = Line("One two.", pauses=(Pause(4, 0.5), Pause(8, 1.5)), act_seconds=3)
    assert line_seconds(line, AgeBand.A) == pytest.approx(1 + 2 + 3)


def test_the_question_comes_after_the_story_and_itself() -> None:
    told = beat_seconds(STORY, STORY.beat("rain")) + beat_seconds(STORY, STORY.beat("choose"))
    assert seconds_to_decision(STORY) == pytest.approx(told)
    # "Football … raining." 6 words, "Hop in … home." 9, half a second of pause, "Go, or Never Go?" 4.
    assert told == pytest.approx(60 * 19 / 135 + 0.5)


def test_a_story_that_goes_in_circles_is_told_once() -> None:
    rain = replace(STORY.beat("rain"), next="rain")  # type: ignore[arg-type]  # it tells
    assert seconds_to_decision(replace(STORY, beats=(rain,))) == pytest.approx(beat_seconds(STORY, rain))


def test_a_story_without_a_beginning_takes_no_time() -> None:
    assert seconds_to_decision(replace(STORY, start="nowhere")) == 0
