from typing import get_args

import pytest

from hardware.events import Side
from kiosk.errors import UsageError
from kiosk.play.engine import begin
from kiosk.play.events import (
    AnswerKept,
    AnswerNotKept,
    Corner,
    CornerPressed,
    CornerReleased,
    Event,
    NarrationEnded,
    Noticed,
    OptionTouched,
    PanelChanged,
    Pressed,
    Released,
    RoundPlanned,
    ScreenTouched,
    Source,
    StartTouched,
    TimePassed,
)
from kiosk.play.replay import OFFICE, read, replay, write
from tests.play.stories import CHECK_STORY, GO_STORY

ONE_OF_EACH: tuple[Event, ...] = (
    Pressed(1, Side.GO),
    Pressed(2, Side.NEVER_GO, Source.TOUCH),
    Released(3, Side.GO, Source.KEY),
    CornerPressed(4, Corner.PAUSE),
    CornerReleased(5, Corner.OFFICER),
    OptionTouched(6, 2),
    StartTouched(7),
    ScreenTouched(8),
    NarrationEnded(9, 12),
    TimePassed(10),
    AnswerKept(11, 1),
    AnswerNotKept(12, 2),
    RoundPlanned(13, ("plan", "no-plan")),
    PanelChanged(
        14, (Side.GO,), is_panel_there=False, loose_switches=(Side.GO,), dark_lamps=(Side.NEVER_GO,)
    ),
    Noticed(15, "Damaged results were set aside."),
)


def test_every_kind_of_event_is_written_and_read_back() -> None:
    assert {type(event) for event in ONE_OF_EACH} == set(get_args(Event)) - set(OFFICE)
    assert read(write(ONE_OF_EACH)) == ONE_OF_EACH


def test_sides_come_back_as_sides() -> None:
    (event,) = read(write((ONE_OF_EACH[-2],)))
    assert isinstance(event, PanelChanged)
    assert event.faulty[0] is Side.GO


def test_an_event_is_one_line_that_names_its_fields() -> None:
    assert write(ONE_OF_EACH[1:2]) == '{"event": "Pressed", "at": 2, "side": "never-go", "source": "touch"}\n'
    assert write(ONE_OF_EACH).count("\n") == len(ONE_OF_EACH)
    assert write(()) == ""


def test_a_replayed_sitting_makes_the_same_things_happen() -> None:
    events: tuple[Event, ...] = (
        CornerPressed(10, Corner.OFFICER),
        StartTouched(3_010),
        RoundPlanned(3_020, ("no-plan", "plan")),
        PanelChanged(3_020, is_panel_there=False),
        Pressed(4_000, Side.GO),
        Released(4_100, Side.GO),
        Pressed(5_000, Side.NEVER_GO),
        *(NarrationEnded(6_000 + token, token) for token in range(3, 9)),
    )
    start, _ = begin((GO_STORY, CHECK_STORY), (), 0)
    last, made = replay(start, events)
    assert len(made) == len(events)
    assert any(made)
    assert replay(start, read(write(events))) == (last, made)
    assert last.next_token > 6


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 2 of the sitting is no event"),
        ("[]", "each line is one object"),
        ('{"at": 1}', "there is no event None"),
        ('{"event": "Sneezed", "at": 1}', "there is no event 'Sneezed'"),
        ('{"event": "TimePassed"}', "at"),
        ('{"event": "TimePassed", "at": "soon"}', "'soon' is not a whole number"),
        ('{"event": "TimePassed", "at": true}', "True is not a whole number"),
        ('{"event": "TimePassed", "at": 1, "why": 2}', "why"),
        ('{"event": "Pressed", "at": 1, "side": "left"}', "left"),
        ('{"event": "RoundPlanned", "at": 1, "scenario_ids": [1]}', "not a list of texts"),
        ('{"event": "RoundPlanned", "at": 1, "scenario_ids": "plan"}', "not a list of texts"),
        ('{"event": "PanelChanged", "at": 1, "is_panel_there": 1}', "neither true nor false"),
    ],
)
def test_a_line_that_is_no_event_is_named(line: str, words: str) -> None:
    with pytest.raises(UsageError, match="line 2 of the sitting") as caught:
        read(f"{write(ONE_OF_EACH[:1])}{line}\n")
    assert words in str(caught.value)
