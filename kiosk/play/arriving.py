"""What entering each place does: says its line, sets its deadlines."""

from dataclasses import replace

from kiosk.play import checking, deciding, group, keeping, ready, starting, telling
from kiosk.play.durations import SET_UP_IDLE_MS
from kiosk.play.effects import Dress, Effect, Hush, Show
from kiosk.play.group_places import GROUP_PLACES
from kiosk.play.lamps import lamps_of
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
    AtKeeping,
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
from kiosk.play.rooms import hand_out, room
from kiosk.play.state import Timer
from kiosk.play.turn import Turn
from kiosk.play.views import screen_of


def settle(turn: Turn) -> None:
    """Enter what is to be entered, then show and light what has changed: after silence, before everything else."""
    while turn.is_entering:
        turn.is_entering = False
        arrive(turn)
    state = turn.state
    screen, lamps = screen_of(state), lamps_of(state)
    first: list[Effect] = [effect for effect in turn.effects if isinstance(effect, Hush)]
    look = state.set_up.look
    if look != state.look:
        first.append(Dress(look))
    if screen != state.screen:
        first.append(Show(screen))
    if lamps != state.lamps:
        first.append(lamps)
    rest = [effect for effect in turn.effects if not isinstance(effect, Hush)]
    turn.done += [*first, *rest]
    turn.effects = []
    turn.state = replace(state, screen=screen, lamps=lamps, look=look)


def arrive(turn: Turn) -> None:
    if isinstance(turn.state.place, AtAttract | AtSetUp | AtTrouble):
        hand_out.left(turn)
    match turn.state.place:
        case AtAttract():
            starting.attract_entered(turn)
        case AtSetUp():
            starting.set_up_entered(turn)
        case AtChoosing() | AtFinding() | AtPreview() | AtSwap() as place:
            pages.entered(turn, place)
        case AtGate() as place:
            entering.entered(turn, place)
        case AtTrouble():
            turn.after(SET_UP_IDLE_MS, Timer.IDLE)
        case AtReady() as place:
            ready.entered(turn, place)
        case AtStory() as place:
            telling.story_entered(turn, place)
        case AtDecide() as place:
            deciding.entered(turn, place)
        case AtCheck() as place:
            checking.entered(turn, place)
        case AtKeeping() as place:
            keeping.entered(turn, place)
        case AtFeedback() as place:
            telling.feedback_entered(turn, place)
        case AtPractise() as place:
            telling.practise_entered(turn, place)
        case AtTwist() as place:
            telling.twist_entered(turn, place)
        case (AtNext() | AtPassOn()) as place:
            telling.next_entered(turn, place)
        case AtFinish() as place:
            telling.finish_entered(turn, place)
        case place if isinstance(place, ROOMS):
            room.entered(turn, place)
        case place if isinstance(place, GROUP_PLACES):
            group.entered(turn, place)
        case AtPaused() | AtCard() | _:
            pass
