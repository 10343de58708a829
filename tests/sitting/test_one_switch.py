"""A whole round by a class with one switch, on bouncing contacts, with and without anything to see."""

from collections import Counter
from pathlib import Path

import pytest

from kiosk import words
from kiosk.answers import SetUp
from kiosk.look import Look, Telling
from kiosk.play.screens import CheckWith, Decide, Finish
from kiosk.sitting.session import lines_of
from tests.play.stories import CHECK_STORY, CHECK_THREE
from tests.sitting.classroom import Classroom, Plan, answers_at, answers_in


@pytest.mark.parametrize("scan_ms", [2_000, 5_000])
@pytest.mark.parametrize("telling", list(Telling))
def test_a_pretend_class_plays_a_round_with_one_switch(
    tmp_path: Path, telling: Telling, scan_ms: int
) -> None:
    look = Look(telling=telling)
    room = Classroom(tmp_path, Plan(seed=3, is_pretend_class=True, scan_ms=scan_ms, look=look))
    room.play()
    assert len(answers_in(room.transcript)) == 4
    assert Counter(answers_at(room.path)) == Counter(answers_in(room.transcript))
    lit = {screen.scanned for screen in room.stage.shown if isinstance(screen, Decide)}
    assert len(lit) == 3
    assert all(screen.is_scanning for screen in room.stage.shown if isinstance(screen, CheckWith))
    assert any(isinstance(screen, Finish) for screen in room.stage.shown)
    assert "right" in room.transcript


def test_what_is_kept_does_not_tell_how_it_was_pressed(tmp_path: Path) -> None:
    fields = []
    for number, scan_ms in enumerate((0, 2_000)):
        room = Classroom(tmp_path / str(number), Plan(seed=3, is_pretend_class=True, scan_ms=scan_ms))
        room.play()
        fields.append({len(answer) for answer in answers_at(room.path)})
        assert "switch" not in room.path.read_bytes().decode("latin-1").lower()
    assert fields[0] == fields[1]


def test_what_is_said_of_choices_and_recap_is_rendered_ahead_where_it_will_be_said() -> None:
    by_sound = SetUp(look=Look(telling=Telling.AUDIO))
    choices = {"Dad, on the phone", "Nobody"}
    sides = {"Left: Dad, on the phone.", "Right: Nobody."}

    def extra(set_up: SetUp) -> set[str]:
        return {line.text for line in lines_of(CHECK_STORY, set_up)} - {
            line.text for line in CHECK_STORY.lines
        }

    assert extra(SetUp()) == set()
    assert extra(SetUp(scan_ms=2_000)) == choices | sides
    assert extra(by_sound) == choices | sides | {"A lift."}
    assert words.HOW_TO_CHOOSE in words.lines()
    three = {line.text for line in lines_of(CHECK_THREE, by_sound)}
    assert {"Dad, on the phone", "Nobody", "My teacher"} <= three
