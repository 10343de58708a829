"""What happens in the places where a group answers: to each its own part."""

from dataclasses import replace

from hardware.events import Side
from kiosk.play import hands, revealing, scanning, teams, voting
from kiosk.play.events import Pressed
from kiosk.play.group_places import AtEveryone, AtHands, AtReveal, AtTalk, AtTeam, AtVote, GroupPlace
from kiosk.play.state import Timer
from kiosk.play.turn import Turn


def entered(turn: Turn, place: GroupPlace) -> None:
    match place:
        case AtVote():
            voting.entered(turn, place)
        case AtEveryone():
            voting.everyone_entered(turn, place)
        case AtTalk():
            revealing.talk_entered(turn, place)
        case AtHands():
            hands.entered(turn, place)
        case AtReveal():
            revealing.reveal_entered(turn, place)
        case AtTeam():
            teams.entered(turn, place)


def pressed(turn: Turn, place: GroupPlace, press: Pressed) -> None:
    match place:
        case AtVote():
            voting.pressed(turn, place, press)
        case AtEveryone():
            voting.everyone_pressed(turn, place, press.side)
        case AtHands():
            hands.pressed(turn, place, press.side)
        case AtTalk():
            revealing.talk_pressed(turn, place, press.side)
        case _:
            gone_on(turn, place)


def gone_on(turn: Turn, place: GroupPlace) -> None:
    """Any button, or a touch anywhere."""
    match place:
        case AtTalk():
            revealing.talked(turn, place)
        case AtReveal(is_told=True):
            revealing.reveal_done(turn)
        case _:
            pass


def released(turn: Turn, side: Side) -> None:
    match turn.state.place:
        case AtVote() as place:
            voting.released(turn, place, side)
        case AtEveryone() as place:
            voting.everyone_released(turn, place)
        case AtHands() as place:
            hands.released(turn, place, side)
        case _:
            pass


def touched(turn: Turn, place: GroupPlace, index: int) -> None:
    match place:
        case AtVote():
            if index == 0:
                voting.ask_everyone(turn, place)
        case AtEveryone():
            voting.everyone_touched(turn, place, index)
        case AtHands():
            hands.touched(turn, place, index)
        case _:
            gone_on(turn, place)


def narrated(turn: Turn, place: GroupPlace) -> None:
    match place:
        case AtVote():
            voting.narrated(turn, place)
            scanning.narrated(turn)
        case AtTalk():
            revealing.talk_narrated(turn, place)
        case AtHands():
            hands.narrated(turn, place)
        case AtReveal():
            revealing.reveal_narrated(turn, place)
        case AtTeam():
            teams.narrated(turn, place)
        case AtEveryone():
            pass


def fired(turn: Turn, timer: Timer, place: GroupPlace) -> None:
    match timer, place:
        case Timer.DECIDED, AtVote():
            voting.decided(turn, place)
        case Timer.SCAN, AtVote():
            scanning.went_on(turn, place)
        case Timer.IDLE, AtVote():
            voting.idled(turn, place)
        case Timer.HELD, AtVote(pressed=Side()):
            voting.ask_everyone(turn, place)
        case Timer.HELD, AtEveryone(is_holding=True):
            voting.finished(turn, place)
        case Timer.HELD, AtHands():
            hands.held(turn, place)
        case Timer.OPEN, AtVote():
            voting.opened(turn, place)
        case Timer.OPEN, AtHands():
            hands.opened(turn, place)
        case Timer.OPEN, AtTalk():
            revealing.talk_opened(turn, place)
        case Timer.OPEN, AtReveal():
            revealing.reveal_done(turn)
        case _:
            pass


def afresh(place: GroupPlace, *, is_from_start: bool) -> GroupPlace:
    """The place to go on with; votes that are recorded stay, and one that was not decided is asked for again."""
    match place:
        case AtVote():
            return replace(place, pressed=None, is_open=False, line=0 if is_from_start else place.line)
        case AtEveryone() if is_from_start:
            return afresh(place.voting, is_from_start=True)
        case AtTalk() | AtReveal() if is_from_start:
            return replace(place, line=0)
        case _:
            return place
