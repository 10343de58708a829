"""What each event does. Whatever is not named for the place that is up does nothing there."""

from dataclasses import replace

from kiosk.play import deciding, keeping, starting
from kiosk.play.due import note_hands_up
from kiosk.play.durations import MOST_NOTICES
from kiosk.play.events import (
    AnswerKept,
    AnswerNotKept,
    CareTold,
    Corner,
    CornerPressed,
    CornerReleased,
    Event,
    GateTold,
    HandOutMade,
    NarrationEnded,
    Noticed,
    OptionTouched,
    PanelChanged,
    PowerOffTold,
    Pressed,
    Released,
    RoundPlanned,
    RoundPreviewed,
    SchoolsFound,
    ScreenTouched,
    StartTouched,
    StickTold,
    TimePassed,
    UnfinishedFound,
    VisitsRecalled,
)
from kiosk.play.hearing import narrated
from kiosk.play.office import carrying_on, entering, pages, settings
from kiosk.play.places import AtSetUp
from kiosk.play.pressing import pressed, released
from kiosk.play.rooms import room
from kiosk.play.state import Timer
from kiosk.play.touching import corner_pressed, touched
from kiosk.play.turn import Turn


def happen(turn: Turn, event: Event) -> None:
    match event:
        case Pressed():
            pressed(turn, event)
        case Released():
            released(turn, event)
        case CornerPressed(corner=corner):
            corner_pressed(turn, corner)
        case CornerReleased(corner=corner):
            turn.cancel(Timer.PAUSE_CORNER if corner is Corner.PAUSE else Timer.OFFICER_CORNER)
        case OptionTouched() | StartTouched() | ScreenTouched():
            touched(turn, event)
        case NarrationEnded(token=token):
            narrated(turn, token)
        case AnswerKept(key=key):
            keeping.kept(turn, key)
        case AnswerNotKept(key=key):
            keeping.not_kept(turn, key)
        case RoundPlanned(scenario_ids=scenario_ids):
            if isinstance(turn.state.place, AtSetUp):
                starting.planned(turn, turn.state.place, scenario_ids)
        case GateTold(state=told):
            entering.told(turn, told)
        case VisitsRecalled():
            settings.recalled(turn, event)
        case SchoolsFound() | RoundPreviewed():
            pages.answered(turn, event)
        case UnfinishedFound(unfinished=unfinished):
            carrying_on.found(turn, unfinished)
        case PanelChanged():
            panel_changed(turn, event)
        case Noticed(text=text):
            noticed(turn, text)
        case HandOutMade() | StickTold() | CareTold() | PowerOffTold():
            if isinstance(event, CareTold):
                turn.state = replace(turn.state, is_connected=event.machine.is_connected)
            room.told(turn, event)
        case TimePassed():
            pass


def panel_changed(turn: Turn, change: PanelChanged) -> None:
    turn.state = replace(
        turn.state,
        faulty=change.faulty,
        is_panel_there=change.is_panel_there,
        loose_switches=change.loose_switches,
        dark_lamps=change.dark_lamps,
    )
    note_hands_up(turn)
    deciding.open_when_up(turn)


def noticed(turn: Turn, text: str) -> None:
    """Keep a notice for the officer, once, among the newest ones; pupils' screens show none."""
    if text not in turn.state.notices:
        turn.state = replace(turn.state, notices=(*turn.state.notices, text)[-MOST_NOTICES:])
