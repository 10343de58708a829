"""TALK and REVEAL: partners tell each other why, and then the class sees which way it leans, as far as that may be shown."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import Mode
from kiosk.insight.reveal import Change, Reveal, Split, changed, revealed
from kiosk.play.durations import REVEAL_MS, TALK_MS
from kiosk.play.group_places import AtHands, AtReveal, AtTalk, AtVote
from kiosk.play.outcome import outcome
from kiosk.play.state import Round, State, Timer
from kiosk.play.turn import Turn
from kiosk.scenario.model import Line


def opening(mode: Mode) -> tuple[Line, ...]:
    """What is said first to a class whose eyes are closed."""
    return (words.OPEN_EYES,) if mode is Mode.HANDS else ()


def talk_lines(mode: Mode) -> tuple[Line, ...]:
    return (*opening(mode), words.TALK)


def talk_entered(turn: Turn, place: AtTalk) -> None:
    lines = talk_lines(turn.state.set_up.mode)
    turn.stay(replace(place, caption=turn.say(lines[place.line]), may_go_on=False, glance=None, presses=0))
    if place.line + 1 >= len(lines):
        turn.after(TALK_MS, Timer.OPEN)


def talk_narrated(turn: Turn, place: AtTalk) -> None:
    if place.line + 1 < len(talk_lines(turn.state.set_up.mode)):
        turn.enter(replace(place, line=place.line + 1))


def talk_opened(turn: Turn, place: AtTalk) -> None:
    turn.stay(replace(place, may_go_on=True, glance=None, presses=0))
    if turn.is_by_sound_alone:
        turn.say(words.GO_ON)


def talk_pressed(turn: Turn, place: AtTalk, side: Side) -> None:
    """Go on once they have had time to talk; until then the press is heard and seen, and not kept."""
    if place.may_go_on:
        talked(turn, place)
    else:
        turn.blink(side)
        turn.stay(replace(place, glance=side, presses=place.presses + 1))


def talked(turn: Turn, place: AtTalk) -> None:
    """On to the second ballot, once they have had time to talk."""
    if place.may_go_on:
        is_by_hands = turn.state.set_up.mode is Mode.HANDS
        decision = place.decision
        turn.enter(AtHands(decision, ballot=2) if is_by_hands else AtVote(decision, ballot=2))


def ballots_of(state: State, current: Round) -> tuple[Reveal | None, Reveal | None]:
    """Both ballots as they may be shown."""
    first, second = (revealed(ballot.go, ballot.never_go, state.smallest_group) for ballot in current.ballots)
    return first, second


def reveal_lines(state: State, current: Round) -> tuple[Line, ...]:
    """What is said of both ballots and their change; thanks alone where nothing may be shown."""
    mode = state.set_up.mode
    first, second = ballots_of(state, current)
    if first is None or second is None:
        return (*opening(mode), words.THANK_YOU)
    change = changed(first, second)
    told = [words.SPLIT_LINES[second.split]]
    if first.split is not second.split or change is Change.LITTLE:
        told.insert(0, words.SPLIT_LINES[first.split])
    if change is not None:
        told.append(words.CHANGE_LINES[change])
    return (*opening(mode), *told)


def reveal_entered(turn: Turn, place: AtReveal) -> None:
    lines = reveal_lines(turn.state, turn.round)
    turn.stay(replace(place, caption=turn.say(lines[place.line]), is_told=False))


def reveal_narrated(turn: Turn, place: AtReveal) -> None:
    if place.line + 1 < len(reveal_lines(turn.state, turn.round)):
        turn.enter(replace(place, line=place.line + 1))
    else:
        turn.stay(replace(place, is_told=True))
        turn.after(REVEAL_MS, Timer.OPEN)


def reveal_done(turn: Turn) -> None:
    """On to the verdict on what more chose the second time."""
    current = turn.round
    turn.enter(outcome(current, turn.state.set_up.mode, current.ballots[1].majority))


def shown(state: State, current: Round, place: AtReveal) -> tuple[Split | None, Split | None]:
    """The splits on the screen: the second one comes with its own line."""
    first, second = ballots_of(state, current)
    if first is None or second is None:
        return None, None
    line = place.line - len(opening(state.set_up.mode))
    is_same = len(reveal_lines(state, current)) - len(opening(state.set_up.mode)) == 1
    seen_second = second.split if line >= 1 or (is_same and line >= 0) else None
    return first.split if line >= 0 else None, seen_second
