"""What there is to translate in a story, and how a translation is looked up."""

from pathlib import Path

from kiosk.scenario.model import Manner
from kiosk.scenario.reader import Reading, read_bytes
from kiosk.scenario.translatable import Part, texts_of, texts_of_all
from kiosk.scenario.translation import Catalogue, Entry, counted, line_in, marks_of
from kiosk.scenario.values import Known

STORY = Path(__file__).parents[1] / "data" / "good" / "lift-home-football.yaml"


def reading() -> Reading:
    known = Known(curriculum=frozenset({"rshe-families", "rshe-safe-adults"}))
    return read_bytes(STORY.read_bytes(), STORY.name, known)


def test_a_line_is_translated_as_it_is_written_with_its_marks() -> None:
    story = reading().scenarios[0]
    keys = {text.key for text in texts_of(story)}
    assert ("lift-home-football/rain", "Football has finished. It is raining. [pause 0.5]") in keys
    assert ("lift-home-football/practise", "(loud) Say: I have to check first! [act 5]") in keys
    assert ("lift-home-football/title", story.title) in keys


def test_every_text_that_pupils_meet_is_there_once() -> None:
    for story in reading().scenarios:
        texts = texts_of(story)
        assert len({text.key for text in texts}) == len(texts)
        spoken = [text for text in texts if text.part in {Part.CAPTION, Part.QUESTION, Part.CHECK}]
        assert {line.written for line in story.lines} == {text.english for text in spoken}
        shown = [text.english for text in texts if text.part is Part.RECAP]
        assert shown == list(dict.fromkeys(story.decision.recap))


def test_what_a_twin_shares_with_its_story_is_translated_once() -> None:
    stories = reading().scenarios
    story, twin = stories
    whole = texts_of_all(stories)
    shared = set(story.decision.ask.written.split("\n"))
    assert not [text for text in whole if text.context == f"{twin.id}/choose" and text.english in shared]
    assert {text.key for text in whole} < {text.key for one in stories for text in texts_of(one)}
    assert set(texts_of(story)) <= set(whole)


def test_a_fuzzy_entry_is_not_shown_and_an_empty_one_is_missing() -> None:
    entries = (
        Entry("a", "One.", "Jeden."),
        Entry("b", "Two.", "Dwa.", is_fuzzy=True),
        Entry("c", "Three.", ""),
    )
    polish = Catalogue("pl", "machine", entries)
    assert [polish.text(*entry.key) for entry in entries] == ["Jeden.", "", ""]
    assert counted(polish, [entry.key for entry in entries]) == (1, 1, 1)
    assert polish.text("b", "One.") == ""


def test_a_language_is_reviewed_when_its_header_names_by_whom_and_no_entry_is_machine_made() -> None:
    by_hand, by_machine = Entry("a", "One.", "Jeden."), Entry("b", "Two.", "Dwa.", is_machine_made=True)
    assert Catalogue("pl", "reviewed by a teacher of Polish, 2026-11-01", (by_hand,)).is_reviewed
    assert not Catalogue(
        "pl", "reviewed by a teacher of Polish, 2026-11-01", (by_hand, by_machine)
    ).is_reviewed
    assert not Catalogue("pl", "machine", (by_hand,)).is_reviewed
    assert not Catalogue("pl", "", (by_hand,)).is_reviewed


def test_marks_are_counted_and_a_manner_only_where_it_stands_first() -> None:
    assert marks_of("(loud) Stop. [pause 1] Go. [pause 1]") == {"(loud)": 1, "[pause 1]": 2}
    assert marks_of("Say it (loud) now.") == {}


def test_a_translated_line_keeps_its_marks_as_marks() -> None:
    line = line_in("(loud) Powiedz: nie! [act 5]", "pl")
    assert (line.text, line.manner, line.act_seconds) == ("Powiedz: nie!", Manner.LOUD, 5.0)
