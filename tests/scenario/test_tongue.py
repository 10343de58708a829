"""A story told in another language: under the English, or alone."""

from dataclasses import replace
from pathlib import Path

from kiosk.scenario.fingerprint import fingerprint
from kiosk.scenario.model import Line, Manner, Rehearsal, Scenario, Telling
from kiosk.scenario.reader import read_bytes
from kiosk.scenario.tongue import Tongue, own_line, retold
from kiosk.scenario.translation import Catalogue, Entry
from kiosk.scenario.values import Known

STORY = Path(__file__).parents[1] / "data" / "good" / "lift-home-football.yaml"
OWN = Catalogue(
    "pl",
    "machine",
    (
        Entry("hello", "Hello! I am Clever.", "Cześć! Jestem Clever."),
        Entry("choice-left", "Left: {choice}.", "Po lewej: {choice}."),
        Entry("rehearsal/tell", "Tell", "Powiedz komuś"),
        Entry("question", "Go, or Never Go?", "Idę czy nigdy nie idę?"),
    ),
)
STORIES = Catalogue(
    "pl",
    "machine",
    (
        Entry(
            "lift-home-football/rain",
            "Football has finished. It is raining. [pause 0.5]",
            "Trening się skończył. Pada deszcz. [pause 0.5]",
        ),
        Entry(
            "lift-home-football/practise",
            "(loud) Say: I have to check first! [act 5]",
            "(loud) Powiedz: Najpierw muszę zapytać! [act 5]",
        ),
        Entry("lift-home-football/choose/recap", "Coach offers a lift.", "Trener chce cię podwieźć."),
    ),
)
POLISH = Tongue("pl", OWN, (STORIES,), has_voice=True)
VOICELESS = Tongue("pl", OWN, (STORIES,), has_voice=False)


def stories() -> tuple[Scenario, ...]:
    known = Known(curriculum=frozenset({"rshe-families", "rshe-safe-adults"}))
    return read_bytes(STORY.read_bytes(), STORY.name, known).scenarios


def first_line(scenario: Scenario) -> Line:
    beat = scenario.beat("rain")
    assert isinstance(beat, Telling)
    return beat.lines[0]


def acted(scenario: Scenario) -> list[Line]:
    rehearsal = next(beat for beat in scenario.beats if isinstance(beat, Rehearsal))
    return [line for line in rehearsal.lines if line.manner is Manner.LOUD]


def test_alone_a_line_is_in_the_language_with_the_pauses_of_its_translation() -> None:
    line = first_line(retold(stories()[0], POLISH, is_bilingual=False))
    assert (line.text, line.language, line.home) == ("Trening się skończył. Pada deszcz.", "pl", "")
    assert [(pause.at, pause.seconds) for pause in line.pauses] == [(len(line.text), 0.5)]
    assert line.english is None


def test_under_the_english_a_line_stays_what_it_was_and_has_a_second_caption() -> None:
    english = first_line(stories()[0])
    line = first_line(retold(stories()[0], POLISH, is_bilingual=True))
    assert line == english
    assert line.home == "Trening się skończył. Pada deszcz."


def test_what_children_do_is_as_loud_and_as_long() -> None:
    (line, *_) = acted(retold(stories()[0], POLISH, is_bilingual=False))
    assert (line.text, line.manner, line.act_seconds) == (
        "Powiedz: Najpierw muszę zapytać!",
        Manner.LOUD,
        5.0,
    )


def test_what_is_not_translated_stays_english_and_is_said_in_english() -> None:
    before, after = stories()[0], retold(stories()[0], POLISH, is_bilingual=False)
    untouched = [line for line in after.lines if line.language == "en-GB"]
    assert untouched
    assert all(line in before.lines for line in untouched)


def test_without_a_voice_the_english_is_heard() -> None:
    english = first_line(stories()[0])
    line = first_line(retold(stories()[0], VOICELESS, is_bilingual=False))
    assert line.text == "Trening się skończył. Pada deszcz."
    assert line.english == english


def test_the_recap_is_told_alone_and_stays_english_in_two_languages() -> None:
    alone = retold(stories()[0], POLISH, is_bilingual=False)
    both = retold(stories()[0], POLISH, is_bilingual=True)
    assert "Trener chce cię podwieźć." in alone.decision.recap
    assert both.decision.recap == stories()[0].decision.recap


def test_a_twin_is_told_with_what_was_translated_of_its_story() -> None:
    story, twin = stories()
    shared = [line for line in twin.lines if line in story.lines]
    assert shared
    told = {line.home for line in retold(twin, POLISH, is_bilingual=True).lines}
    assert told & {line.home for line in retold(story, POLISH, is_bilingual=True).lines} - {""}


def test_the_question_of_every_story_is_translated_with_the_app_s_words() -> None:
    assert retold(stories()[0], POLISH, is_bilingual=True).decision.ask.home == "Idę czy nigdy nie idę?"


def test_the_paths_and_the_answer_of_a_story_stay_what_they_are() -> None:
    for story in stories():
        told = retold(story, POLISH, is_bilingual=False)
        assert [beat.id for beat in told.beats] == [beat.id for beat in story.beats]
        assert (told.id, told.rev, told.answer) == (story.id, story.rev, story.answer)


def test_the_app_s_own_lines_are_told_by_their_english() -> None:
    hello = Line("Hello! I am Clever.", Manner.THINKING)
    alone = own_line(hello, POLISH, is_bilingual=False)
    assert (alone.text, alone.language, alone.manner) == ("Cześć! Jestem Clever.", "pl", Manner.THINKING)
    assert own_line(hello, POLISH, is_bilingual=True).home == "Cześć! Jestem Clever."
    assert own_line(Line("Nobody knows this."), POLISH, is_bilingual=False) == Line("Nobody knows this.")


def test_the_name_of_a_choice_is_put_in_its_place() -> None:
    assert POLISH.words("Left: Panna Lane.") == "Po lewej: Panna Lane."
    assert POLISH.words("Tell.") == "Powiedz komuś."


def test_without_a_voice_a_line_that_somebody_read_is_heard_as_they_read_it() -> None:
    read = fingerprint(Line("Cześć! Jestem Clever."))
    tongue = replace(VOICELESS, recorded=frozenset({read}))
    hello = own_line(Line("Hello! I am Clever."), tongue, is_bilingual=False)
    question = own_line(Line("Go, or Never Go?"), tongue, is_bilingual=False)
    assert (hello.text, hello.english) == ("Cześć! Jestem Clever.", None)
    assert question.english == Line("Go, or Never Go?")
