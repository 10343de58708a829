"""What a press means: which hands are down, since when, and whether a change is an edge that counts."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.play.durations import BOTH_HELD_MS, STUCK_MS
from kiosk.play.effects import Tell
from kiosk.play.events import Pressed, Released, Source
from kiosk.play.places import PUPILS_PLACES
from kiosk.play.state import Hand, State, Timer
from kiosk.play.turn import Turn


def is_held(state: State, side: Side) -> bool:
    """Whether the side is down by any hand that has not been set aside as stuck."""
    return any(hand.side is side and not hand.is_set_aside for hand in state.down)


def counts(state: State, source: Source) -> bool:
    """Whether presses from there mean anything here: buttons that are switched off do not, on pupils' screens."""
    return state.are_buttons_on or source is Source.TOUCH or not isinstance(state.place, PUPILS_PLACES)


def known_bad(state: State, source: Source) -> tuple[Side, ...]:
    """The sides whose contact of this kind is known not to work."""
    match source:
        case Source.SWITCH:
            return state.loose_switches
        case Source.TOUCH:
            return ()
        case _:
            return state.faulty


def is_up(state: State, side: Side) -> bool:
    """Whether the side is up as far as an answer goes: stuck, faulty and switched-off buttons are left out."""
    return not any(
        hand.side is side
        and not hand.is_set_aside
        and counts(state, hand.source)
        and side not in known_bad(state, hand.source)
        for hand in state.down
    )


def are_both_up(state: State) -> bool:
    return is_up(state, Side.GO) and is_up(state, Side.NEVER_GO)


def put_down(turn: Turn, press: Pressed) -> bool:
    """Remember that a hand is down; answer whether this is an edge of its side. The first source of a side wins."""
    state = turn.state
    if any(hand.side is press.side and hand.source is press.source for hand in state.down):
        return False
    is_edge = counts(state, press.source) and is_up(state, press.side)
    hand = Hand(press.side, press.source, turn.now)
    dead = state.dead
    if press.source is Source.BUTTON and press.side in dead:
        dead = tuple(side for side in dead if side is not press.side)
    turn.state = replace(state, down=(*state.down, hand), dead=dead)
    watch(turn)
    return is_edge


def lift(turn: Turn, release: Released) -> bool:
    """Remember that a hand is up again; answer whether that leaves its side up."""
    kept = tuple(
        hand for hand in turn.state.down if not (hand.side is release.side and hand.source is release.source)
    )
    if len(kept) == len(turn.state.down):
        return False
    turn.state = replace(turn.state, down=kept)
    watch(turn)
    return is_up(turn.state, release.side)


def set_aside(turn: Turn) -> None:
    """Leave out every hand that has been down for `STUCK_MS`, and tell the officer of each button and switch."""
    down = []
    for hand in turn.state.down:
        is_new = not hand.is_set_aside and turn.now - hand.since >= STUCK_MS
        if is_new and hand.source is not Source.TOUCH:
            is_switch = hand.source is Source.SWITCH
            turn.do(Tell((words.switch_seems_stuck if is_switch else words.seems_stuck)(hand.side)))
        down.append(replace(hand, is_set_aside=True) if is_new else hand)
    turn.state = replace(turn.state, down=tuple(down))
    watch(turn)


def watch(turn: Turn) -> None:
    """Keep the deadlines that hang on what is down: both held, and stuck."""
    state = turn.state
    if not (is_held(state, Side.GO) and is_held(state, Side.NEVER_GO)):
        turn.cancel(Timer.BOTH_HELD)
    elif all(deadline.timer is not Timer.BOTH_HELD for deadline in state.deadlines):
        turn.after(BOTH_HELD_MS, Timer.BOTH_HELD)
    working = [hand.since for hand in state.down if not hand.is_set_aside]
    if working:
        turn.after(min(working) + STUCK_MS - turn.now, Timer.STUCK)
    else:
        turn.cancel(Timer.STUCK)


def stuck_sides(state: State) -> tuple[Side, ...]:
    """The sides with a button (or key) set aside, GO first."""
    return _set_aside(state, Source.BUTTON, Source.KEY)


def stuck_switches(state: State) -> tuple[Side, ...]:
    """The sides with a switch set aside; their buttons go on."""
    return _set_aside(state, Source.SWITCH)


def _set_aside(state: State, *sources: Source) -> tuple[Side, ...]:
    hands = [hand for hand in state.down if hand.is_set_aside and hand.source in sources]
    return tuple(side for side in Side if any(hand.side is side for hand in hands))
