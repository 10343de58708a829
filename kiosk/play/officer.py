"""Pause, the officer's way in, and the end of whatever is on."""

from dataclasses import replace

from kiosk.answers import RoundEnd
from kiosk.play.effects import CloseRound
from kiosk.play.keeping import stop_waiting
from kiosk.play.office import settings
from kiosk.play.office.places import AtChoosing, AtFinding, AtPreview, AtSwap
from kiosk.play.places import AtAttract, AtCard, AtGate, AtGuidance, AtNotes, AtPaused, AtSetUp, AtTrouble
from kiosk.play.presses import are_both_up
from kiosk.play.rooms.places import BEHIND_DOORS
from kiosk.play.turn import Turn


def pause(turn: Turn) -> None:
    """Fall silent and calm, from anywhere. Writes nothing; an answer not yet decided is dropped."""
    place = turn.state.place
    if isinstance(place, AtPaused):
        return
    behind = place.behind if isinstance(place, AtCard | AtGate | AtNotes | AtGuidance) else place
    if isinstance(behind, AtPaused):
        behind = behind.behind
    turn.hush()
    turn.enter(AtPaused(behind, were_both_up=are_both_up(turn.state)))


def call_officer(turn: Turn) -> None:
    """The officer corner was held: set-up where no round is on, otherwise the card."""
    place = turn.state.place
    match place:
        case AtCard() | AtSetUp() | AtGate() | AtNotes() | AtGuidance():
            return
        case AtChoosing() | AtFinding() | AtPreview() | AtSwap():
            return
        case place if isinstance(place, BEHIND_DOORS):
            return
        case AtPaused() if turn.state.has_gate:
            turn.enter(AtGate(place))
        case AtPaused(behind=behind):
            turn.enter(AtCard(behind))
        case AtAttract() | AtTrouble():
            turn.close_speaker()
            if turn.state.has_gate:
                turn.enter(AtGate(place))
            else:
                settings.come_in(turn)
        case _:
            if turn.state.saying is not None:
                turn.hush()
            if turn.state.has_gate:
                turn.enter(AtGate(AtPaused(place, were_both_up=are_both_up(turn.state))))
            else:
                turn.enter(AtCard(place))


def end(turn: Turn) -> None:
    """End now: close what is open, and back to the first screen."""
    stop_waiting(turn)
    if turn.state.round and not turn.state.round.is_closed:
        turn.do(CloseRound(RoundEnd.ENDED))
    turn.close_speaker()
    turn.state = replace(turn.state, round=None, is_muted=False, are_buttons_on=True)
    turn.enter(AtAttract())
