"""What each deadline does when it is due."""

from dataclasses import replace

from kiosk.play import (
    checking,
    deciding,
    group,
    keeping,
    officer,
    presses,
    ready,
    scanning,
    starting,
    telling,
)
from kiosk.play.group_places import GROUP_PLACES
from kiosk.play.journey import after_story
from kiosk.play.office import entering, pages
from kiosk.play.office.places import AtChoosing, AtFinding, AtPreview, AtSwap
from kiosk.play.places import (
    AtAttract,
    AtCheck,
    AtDecide,
    AtFinish,
    AtGate,
    AtGuidance,
    AtNext,
    AtNotes,
    AtPassOn,
    AtPaused,
    AtPractise,
    AtReady,
    AtSetUp,
    AtTrouble,
    AtTwist,
)
from kiosk.play.rooms import self_test, sheets
from kiosk.play.rooms.places import BEHIND_DOORS, AtSelfTest
from kiosk.play.state import Timer
from kiosk.play.turn import Turn


def fire(turn: Turn, timer: Timer) -> None:
    """Do what this deadline was set for, in the place that is up."""
    match timer, turn.state.place:
        case ((Timer.BOTH_HELD | Timer.PAUSE_CORNER), _):
            officer.pause(turn)
        case ((Timer.OFFICER_CORNER | Timer.OFFICER_BUTTON), _):
            officer.call_officer(turn)
        case Timer.STUCK, _:
            presses.set_aside(turn)
            deciding.open_when_up(turn)
            note_hands_up(turn)
        case Timer.START_HELD, AtSetUp() as place:
            starting.start(turn, place)
        case Timer.START_HELD, AtSelfTest() as place:
            self_test.held(turn, place)
        case Timer.UNHEARD, AtSelfTest() as place:
            self_test.unheard(turn, place)
        case Timer.RUN, AtSetUp() as place:
            starting.ran_on(turn, place)
        case Timer.RUN, (AtChoosing() | AtFinding() | AtPreview() | AtSwap()) as place:
            pages.ran_on(turn, place)
        case Timer.START_HELD, AtGate() as place:
            entering.enter_pin(turn, place)
        case Timer.LOCKED, AtGate() as place:
            entering.counted_down(turn, place)
        case Timer.DECIDED, AtDecide() as place:
            deciding.decided(turn, place)
        case Timer.DECIDED, AtCheck() as place:
            checking.decided(turn, place)
        case Timer.SCAN, (AtDecide() | AtCheck()) as place:
            scanning.went_on(turn, place)
        case Timer.KEPT_LATE, _:
            keeping.late(turn)
        case _, place if isinstance(place, GROUP_PLACES):
            group.fired(turn, timer, place)
        case Timer.UNHEARD, AtReady() as place:
            ready.unheard(turn, place)
        case Timer.ACTED, AtPractise() as place:
            telling.acted(turn, place)
        case Timer.PROMPT, (AtDecide() | AtCheck()) as place:
            deciding.prompted(turn, place)
        case Timer.TOGETHER, AtDecide() | AtCheck():
            deciding.together(turn)
        case Timer.IDLE, _:
            idled(turn)
        case _:
            pass


def idled(turn: Turn) -> None:
    """Nobody came for as long as this place waits."""
    match turn.state.place:
        case AtAttract():
            turn.close_speaker()
            turn.stay(AtAttract(is_dimmed=True))
        case AtReady() as place:
            if ready.idled(turn, place):
                officer.end(turn)
        case AtGate() as place:
            turn.enter(place.behind)
        case AtTwist():
            turn.enter(after_story(turn.round, turn.state.set_up.mode))
        case (AtNotes() | AtGuidance()) as place:
            sheets.idled(turn, place)
        case AtChoosing() | AtFinding() | AtPreview() | AtSwap():
            officer.end(turn)
        case AtSetUp() | AtTrouble() | AtNext() | AtPassOn() | AtFinish():
            officer.end(turn)
        case place if isinstance(place, BEHIND_DOORS):
            officer.end(turn)
        case _:
            pass


def note_hands_up(turn: Turn) -> None:
    """While paused: both were up, so that NEVER GO held may call the officer."""
    place = turn.state.place
    if isinstance(place, AtPaused) and not place.were_both_up and presses.are_both_up(turn.state):
        turn.stay(replace(place, were_both_up=True))
