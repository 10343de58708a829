"""What a button does in each place, when it goes down and when it is up again."""

from dataclasses import replace

from hardware.events import Side
from kiosk.play import card, checking, deciding, group, officer, presses, ready, starting, telling
from kiosk.play.due import note_hands_up
from kiosk.play.durations import OFFICER_HOLD_MS
from kiosk.play.events import Pressed, Released
from kiosk.play.group_places import GROUP_PLACES
from kiosk.play.journey import after_story
from kiosk.play.office import entering, pages
from kiosk.play.office.places import AtChoosing, AtFinding, AtPreview, AtSwap
from kiosk.play.places import (
    ROOMS,
    AtAttract,
    AtCard,
    AtCheck,
    AtDecide,
    AtFeedback,
    AtFinish,
    AtGate,
    AtNext,
    AtPassOn,
    AtPaused,
    AtPractise,
    AtReady,
    AtSetUp,
    AtStory,
    AtTrouble,
    AtTwist,
)
from kiosk.play.presses import is_held
from kiosk.play.rooms import room
from kiosk.play.state import Timer
from kiosk.play.stirring import stir, wakes
from kiosk.play.turn import Turn


def pressed(turn: Turn, press: Pressed) -> None:
    is_edge = presses.put_down(turn, press)
    if not is_edge or wakes(turn):
        return
    stir(turn)
    side = press.side
    match turn.state.place:
        case AtAttract():
            starting.attract_pressed(turn, side)
        case AtSetUp() as place:
            starting.set_up_pressed(turn, place, side)
        case AtChoosing() | AtFinding() | AtPreview() | AtSwap() as place:
            pages.pressed(turn, place, side)
        case AtGate() as place:
            entering.pressed(turn, place, side)
        case AtReady() as place:
            ready.pressed(turn, place, press)
        case AtStory() as place:
            telling.story_pressed(turn, place, side)
        case AtDecide() as place:
            deciding.pressed(turn, place, press)
        case AtCheck() as place:
            checking.pressed(turn, place, press)
        case AtFeedback() as place:
            telling.feedback_pressed(turn, place, side)
        case AtPractise() as place:
            telling.practise_pressed(turn, place, side)
        case AtTwist() as place:
            telling.twist_pressed(turn, place, side)
        case AtPaused() as place:
            paused_pressed(turn, place, side)
        case AtCard() as place:
            card_pressed(turn, place, side)
        case place if isinstance(place, ROOMS):
            room.pressed(turn, place, press)
        case AtNext() | AtPassOn() | AtFinish() | AtTrouble():
            go_on(turn)
        case place if isinstance(place, GROUP_PLACES):
            group.pressed(turn, place, press)
        case _:
            pass


def released(turn: Turn, release: Released) -> None:
    if not presses.lift(turn, release):
        return
    if release.side is Side.NEVER_GO:
        turn.cancel(Timer.OFFICER_BUTTON)
    place = turn.state.place
    if isinstance(place, AtSetUp):
        stir(turn)
        starting.set_up_released(turn, place, release.side)
    if isinstance(place, AtChoosing | AtFinding | AtPreview | AtSwap):
        stir(turn)
        pages.released(turn, place, release.side)
    if isinstance(place, AtGate):
        stir(turn)
        entering.released(turn, place, release.side)
    if isinstance(place, ROOMS):
        room.released(turn, place, release)
    group.released(turn, release.side)
    note_hands_up(turn)
    deciding.open_when_up(turn)


def paused_pressed(turn: Turn, place: AtPaused, side: Side) -> None:
    """NEVER GO alone, held, calls the officer, once both were up."""
    if side is Side.NEVER_GO and place.were_both_up and not is_held(turn.state, Side.GO):
        turn.after(OFFICER_HOLD_MS, Timer.OFFICER_BUTTON)
    else:
        turn.cancel(Timer.OFFICER_BUTTON)


def card_pressed(turn: Turn, place: AtCard, side: Side) -> None:
    if side is Side.GO:
        card.chose(turn, place, card.focus(place))
    else:
        rows = card.card_rows(turn.state, place.behind)
        turn.stay(replace(place, focus=(card.focus(place) + 1) % len(rows)))


def go_on(turn: Turn) -> None:
    match turn.state.place:
        case AtNext() | AtPassOn():
            telling.next_story(turn)
        case AtTwist() as place if place.may_go_on:
            turn.enter(after_story(turn.round, turn.state.set_up.mode))
        case AtFinish() | AtTrouble():
            officer.end(turn)
        case place if isinstance(place, GROUP_PLACES):
            group.gone_on(turn, place)
        case _:
            pass
