"""Somebody is there: a dimmed screen wakes, and the place that is up starts to wait anew."""

from kiosk.play import starting
from kiosk.play.durations import (
    DIM_MS,
    FINISH_IDLE_MS,
    GATE_IDLE_MS,
    NEXT_IDLE_MS,
    PASS_IDLE_MS,
    READY_IDLE_MS,
    SET_UP_IDLE_MS,
)
from kiosk.play.office.places import AtChoosing, AtFinding, AtPreview, AtSwap
from kiosk.play.places import (
    ROOMS,
    AtAttract,
    AtFinish,
    AtGate,
    AtNext,
    AtPassOn,
    AtReady,
    AtSetUp,
    AtTrouble,
    AtTwist,
)
from kiosk.play.rooms import room
from kiosk.play.state import Timer
from kiosk.play.turn import Turn


def wakes(turn: Turn) -> bool:
    """Whether this touch or press finds a dimmed screen: then it wakes it, and does nothing else."""
    place = turn.state.place
    if isinstance(place, AtAttract) and place.is_dimmed:
        starting.woke(turn)
        return True
    return False


def stir(turn: Turn) -> None:
    """Somebody is there: the place starts to wait anew."""
    match turn.state.place:
        case AtAttract():
            turn.after(DIM_MS, Timer.IDLE)
        case AtSetUp() | AtChoosing() | AtFinding() | AtPreview() | AtSwap() | AtTrouble():
            turn.after(SET_UP_IDLE_MS, Timer.IDLE)
        case AtGate():
            turn.after(GATE_IDLE_MS, Timer.IDLE)
        case AtReady(is_still_there_asked=False):
            turn.after(READY_IDLE_MS, Timer.IDLE)
        case AtNext():
            turn.after(NEXT_IDLE_MS, Timer.IDLE)
        case AtPassOn():
            turn.after(PASS_IDLE_MS, Timer.IDLE)
        case AtTwist(may_go_on=True):
            turn.after(NEXT_IDLE_MS, Timer.IDLE)
        case AtFinish():
            turn.after(FINISH_IDLE_MS, Timer.IDLE)
        case place if isinstance(place, ROOMS):
            room.stirred(turn, place)
        case _:
            pass
