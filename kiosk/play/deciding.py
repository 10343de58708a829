"""DECIDE: the question, the first edge, and the 250 ms in which the other side cancels both."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import Mode, ResponseBand
from kiosk.play import scanning, teams, voting
from kiosk.play.durations import DECIDE_MS, PROMPT_MS, TOGETHER_MS
from kiosk.play.effects import Cue
from kiosk.play.events import Pressed
from kiosk.play.group_places import AtHands, AtTeam, AtVote, GroupPlace
from kiosk.play.journey import verdict_on
from kiosk.play.keeping import keep
from kiosk.play.places import AtCheck, AtDecide
from kiosk.play.presses import are_both_up
from kiosk.play.state import Timer
from kiosk.play.turn import Turn
from kiosk.scenario.model import Answer, Line


def entered(turn: Turn, place: AtDecide) -> None:
    asked = way_of_asking(turn.state.set_up.mode, place)
    if asked is not None:
        turn.enter(asked)
        return
    turn.set_scene(place.decision.scene)
    recap = tuple(Line(text) for text in place.decision.recap)
    caption = turn.say(place.decision.ask, before=recap)
    turn.stay(AtDecide(place.decision, caption=caption, team=place.team))


def way_of_asking(mode: Mode, place: AtDecide) -> GroupPlace | None:
    """Where a group answers in this mode; None where the question is asked of all at once."""
    match mode:
        case Mode.VOTE | Mode.CHECK:
            return AtVote(place.decision)
        case Mode.HANDS:
            return AtHands(place.decision)
        case Mode.TEAMS if place.team is None:
            return AtTeam(place.decision, teams.TEAMS[0])
        case _:
            return None


def narrated(turn: Turn, place: AtDecide) -> None:
    if not place.is_asked:
        turn.stay(replace(place, is_asked=True))
        open_when_up(turn)


def open_when_up(turn: Turn) -> None:
    """Open the answers if the question has been asked and each working button is up."""
    voting.open_when_up(turn)
    place = turn.state.place
    if not isinstance(place, AtDecide | AtCheck) or not place.is_asked or place.is_open:
        return
    if place.pressed is not None or not are_both_up(turn.state):
        return
    if isinstance(place, AtDecide):
        opened_at = turn.now if place.opened_at is None else place.opened_at
        turn.stay(replace(place, is_open=True, opened_at=opened_at))
    else:
        turn.stay(replace(place, is_open=True))
    scan_ms = turn.state.set_up.scan_ms
    if turn.state.set_up.mode in {Mode.SOLO, Mode.PASS}:
        turn.after(max(PROMPT_MS, 4 * scan_ms), Timer.PROMPT)
        turn.after(max(TOGETHER_MS, 8 * scan_ms), Timer.TOGETHER)
    opened = turn.state.place
    if scan_ms > 0 and isinstance(opened, AtDecide | AtCheck):
        scanning.begun(turn, opened)


def pressed(turn: Turn, place: AtDecide, press: Pressed) -> None:
    """Take the side that is meant; the other one before it is decided cancels both, unless there is but one switch."""
    side = scanning.side_of(turn, place, press)
    if not place.is_open or side is place.pressed:
        return
    if place.pressed is not None:
        if place.scan is None:
            cancelled(turn)
        return
    turn.stay(replace(place, pressed=side, pressed_at=turn.now))
    acknowledge(turn)


def acknowledge(turn: Turn) -> None:
    """Answer the first edge at once; lamp and screen follow from the place."""
    turn.sound(Cue.TOCK)
    turn.cancel(Timer.PROMPT, Timer.TOGETHER, Timer.SCAN)
    turn.after(DECIDE_MS, Timer.DECIDED)


def cancelled(turn: Turn) -> None:
    """Both sides: neither counts, nothing is written, and the answers open again once both are up."""
    turn.cancel(Timer.DECIDED)
    place = turn.state.place
    if isinstance(place, AtDecide | AtCheck):
        turn.stay(replace(place, pressed=None, is_open=False, caption=turn.say(words.ONE_AT_A_TIME)))
        open_when_up(turn)


def decided(turn: Turn, place: AtDecide) -> None:
    if place.pressed is None or place.opened_at is None:
        return
    scenario = turn.round.scenario
    response = ResponseBand.of(place.pressed_at - place.opened_at)
    check = place.decision.check
    if place.team is not None:
        teams.decided(turn, place, place.team, place.pressed, response)
        return
    if scenario.answer is Answer.CHECK_FIRST and place.pressed is Side.NEVER_GO and check:
        turn.enter(AtCheck(check, response))
    else:
        keep(turn, place, place.pressed, response)


def prompted(turn: Turn, place: AtDecide | AtCheck) -> None:
    line = words.TAKE_YOUR_TIME if isinstance(place, AtDecide) else words.TAKE_YOUR_TIME_TO_CHECK
    turn.stay(replace(place, caption=turn.say(line)))


def together(turn: Turn) -> None:
    """Nobody answered: let us think together. Nothing is recorded."""
    turn.enter(verdict_on(turn.round.scenario, None))
