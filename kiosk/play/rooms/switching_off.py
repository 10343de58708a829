"""Switching off: asks once, then tells when the plug may be pulled, and never before."""

from dataclasses import replace

from kiosk.care import PowerOff
from kiosk.play.effects import SwitchOff
from kiosk.play.rooms import says
from kiosk.play.rooms.places import AtSwitchingOff
from kiosk.play.rooms.screens import Option, SwitchOffPage
from kiosk.play.state import State, Timer
from kiosk.play.turn import Turn

BACK = Option("back", says.BACK)


def told(turn: Turn, place: AtSwitchingOff, outcome: PowerOff, text: str) -> None:
    """What the machine said; once the plug may be pulled this stays up until it is."""
    turn.stay(replace(place, outcome=outcome, text=text, focus=0))
    if outcome is PowerOff.MAY_BE_PULLED:
        turn.cancel(Timer.IDLE)


def options(state: State, place: AtSwitchingOff) -> tuple[Option, ...]:
    match place.outcome:
        case PowerOff.MAY_BE_PULLED:
            return (BACK,)
        case PowerOff.SWITCHING_OFF:
            return ()
        case PowerOff.REFUSED:
            return (BACK, Option("switch-off", says.TRY_AGAIN))
        case None if place.is_asked:
            return (BACK,)
        case _:
            label = says.SWITCH_OFF_ANYWAY if state.unkept else says.SWITCH_OFF
            return (BACK, Option("switch-off", label))


def chose(turn: Turn, place: AtSwitchingOff, _name: str) -> None:
    turn.stay(replace(place, is_asked=True, outcome=None, text="", focus=0))
    turn.do(SwitchOff())


def screen(state: State, place: AtSwitchingOff) -> SwitchOffPage:
    title, text = told_of(place)
    is_kept = not state.unkept
    if not is_kept and place.outcome is not PowerOff.REFUSED:
        text = says.not_yet(len(state.unkept))
    is_safe = place.outcome is PowerOff.MAY_BE_PULLED and is_kept
    return SwitchOffPage(title, text, is_safe, options(state, place), place.focus)


def told_of(place: AtSwitchingOff) -> tuple[str, str]:
    """Title and text, as if all answers were kept."""
    match place.outcome:
        case PowerOff.MAY_BE_PULLED:
            return says.SWITCH_OFF, says.EVERYTHING_IS_KEPT
        case PowerOff.SWITCHING_OFF:
            return says.SWITCHING_OFF, place.text or says.WHEN_DARK
        case PowerOff.REFUSED:
            return says.REFUSED, place.text
        case None if place.is_asked:
            return says.SWITCHING_OFF, says.ONE_MOMENT
        case _:
            return says.SWITCH_OFF_NOW, says.IT_WILL_TELL
