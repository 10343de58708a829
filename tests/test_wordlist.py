"""Every word of the app that pupils meet can be translated."""

from kiosk import words
from kiosk.scenario.model import Line, Rehearse
from kiosk.ui import labels
from kiosk.wordlist import own_texts

DERIVED = {words.step_name(step).text for step in Rehearse}
"""Made of the name of the step."""


def test_every_line_that_the_app_can_say_is_in_the_list() -> None:
    listed = {text.english for text in own_texts()}
    assert {line.text for line in words.lines()} - DERIVED <= listed


def test_each_name_is_there_once_and_says_what_it_is_for() -> None:
    texts = own_texts(labels.PUPILS)
    assert len({text.context for text in texts}) == len(texts)
    named = {text.context: text.english for text in texts}
    assert named["press-go"] == "Press GO."
    assert named["finish-1"] == words.FINISH[0].text
    assert named["side/never-go"] == "NEVER GO"
    assert named["rehearsal/step-back"] == "Step back"
    assert named["label/your-turn"] == "Your turn!"
    assert named["choice-left"] == "Left: {choice}."


def test_every_line_of_the_words_is_named_by_its_constant() -> None:
    single = {name for name in vars(words) if isinstance(getattr(words, name), Line)}
    named = {text.context for text in own_texts()}
    assert {name.lower().replace("_", "-") for name in single} <= named
