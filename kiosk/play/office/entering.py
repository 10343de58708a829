"""The officer's gate: the PIN is asked for, by touch or by the two buttons, and a new one is chosen twice."""

from dataclasses import replace

from hardware.events import Side
from kiosk.gate import PIN_DIGITS, Gate, GateState
from kiosk.play.durations import GATE_IDLE_MS, SECOND_MS, START_HOLD_MS
from kiosk.play.effects import AskGate, ChoosePin, TryPin
from kiosk.play.office import says, settings
from kiosk.play.places import AtCard, AtGate, AtPaused
from kiosk.play.presses import is_held
from kiosk.play.screens import Pin
from kiosk.play.state import State, Timer
from kiosk.play.turn import Turn

DOT = "•"
TAKES = (Gate.ASKS, Gate.WRONG, Gate.WANTS_NEW, Gate.TOO_EASY)
"""How the gate stands where digits are taken."""


def entered(turn: Turn, place: AtGate) -> None:
    turn.after(GATE_IDLE_MS, Timer.IDLE)
    if place.told is None:
        turn.do(AskGate())


def told(turn: Turn, state: GateState) -> None:
    """How the gate stands; nothing where nobody is at it."""
    place = turn.state.place
    if not isinstance(place, AtGate):
        return
    turn.cancel(Timer.START_HELD)
    match state.gate:
        case Gate.OPEN:
            go_in(turn, place)
        case Gate.LOCKED:
            locked_until = turn.now + state.locked_seconds * SECOND_MS
            turn.stay(replace(asking(place, state), locked_until=locked_until))
            turn.after(SECOND_MS, Timer.LOCKED)
        case Gate.WANTS_NEW:
            turn.stay(replace(asking(place, state, says.NEW_PIN_WHY), is_choosing=True))
        case Gate.TOO_EASY:
            turn.stay(replace(asking(place, state, says.TOO_EASY), is_choosing=True))
        case Gate.WRONG:
            turn.stay(asking(place, state, says.wrong(state)))
        case Gate.FAILED:
            turn.stay(asking(place, state, state.text))
        case Gate.ASKS:
            turn.stay(asking(place, state))


def asking(place: AtGate, told: GateState | None, note: str = "") -> AtGate:
    """The gate with no digit given yet."""
    return AtGate(place.behind, told, note=note, is_by_buttons=place.is_by_buttons)


def go_in(turn: Turn, place: AtGate) -> None:
    """The PIN was right: to the card in a round, to the settings where none is on."""
    if isinstance(place.behind, AtPaused):
        turn.enter(AtCard(place.behind.behind))
    else:
        settings.come_in(turn)


def takes(place: AtGate) -> bool:
    return place.told is not None and place.told.gate in TAKES


def pressed(turn: Turn, place: AtGate, side: Side) -> None:
    """NEVER GO goes to the next digit at its edge. GO waits for its release or its hold; both down at once mean neither."""
    if side is Side.GO and not is_held(turn.state, Side.NEVER_GO):
        turn.stay(replace(place, is_holding=True))
        turn.after(START_HOLD_MS, Timer.START_HELD)
    elif place.is_holding:
        turn.cancel(Timer.START_HELD)
        turn.stay(replace(place, is_holding=False))
    elif side is Side.NEVER_GO and takes(place):
        at = (place.at + 1) % PIN_DIGITS
        given = max(place.given, place.at + 1)
        turn.stay(replace(place, at=at, given=given, is_by_buttons=True))


def released(turn: Turn, place: AtGate, side: Side) -> None:
    """GO counts its digit up, from 0 after 9."""
    if side is not Side.GO or not place.is_holding:
        return
    turn.cancel(Timer.START_HELD)
    place = replace(place, is_holding=False)
    if takes(place):
        turned = with_digit(place, (place.pin[place.at] + 1) % 10)
        turn.stay(replace(turned, is_by_buttons=True))
    else:
        turn.stay(place)
        ask_again(turn, place)


def with_digit(place: AtGate, digit: int) -> AtGate:
    pin = (*place.pin[: place.at], digit, *place.pin[place.at + 1 :])
    return replace(place, pin=pin)


def enter_pin(turn: Turn, place: AtGate) -> None:
    """GO was held: all four digits are given."""
    place = replace(place, is_holding=False)
    turn.stay(place)
    if takes(place):
        send(turn, place)


def touched(turn: Turn, place: AtGate, index: int) -> None:
    """A digit, delete, or back; the fourth digit enters by itself."""
    if index == Pin.LEAVE:
        turn.enter(place.behind)
    elif not takes(place):
        ask_again(turn, place)
    elif index == Pin.DELETE:
        at = max(0, place.at - 1)
        turn.stay(with_digit(replace(place, at=at, given=at, is_by_buttons=False), 0))
    elif 0 <= index <= 9:
        given = with_digit(place, index)
        at = place.at + 1
        given = replace(given, at=min(at, PIN_DIGITS - 1), given=at, is_by_buttons=False)
        turn.stay(given)
        if at == PIN_DIGITS:
            send(turn, given)


def touched_beside(turn: Turn, place: AtGate) -> None:
    """Somebody touched the screen beside its keys: where no digit is taken, that asks again."""
    if not takes(place):
        ask_again(turn, place)


def ask_again(turn: Turn, place: AtGate) -> None:
    """Ask the gate once more where it failed; a lock is waited for."""
    if place.told is not None and place.told.gate is Gate.FAILED:
        turn.stay(asking(place, None))
        turn.do(AskGate())


def send(turn: Turn, place: AtGate) -> None:
    """Try the PIN, or choose it as the new one once it was given twice alike."""
    turn.cancel(Timer.START_HELD)
    digits = "".join(map(str, place.pin))
    if not place.is_choosing:
        turn.stay(replace(place, told=None, given=PIN_DIGITS, note=""))
        turn.do(TryPin(digits))
    elif not place.first:
        again = replace(asking(place, place.told), is_choosing=True, first=digits)
        turn.stay(again)
    elif place.first == digits:
        turn.stay(replace(place, told=None, given=PIN_DIGITS, note=""))
        turn.do(ChoosePin(digits))
    else:
        turn.stay(replace(asking(place, place.told, says.NOT_THE_SAME), is_choosing=True))


def counted_down(turn: Turn, place: AtGate) -> None:
    """Another second of the lock is over; after the last the gate is asked again."""
    if turn.now >= place.locked_until:
        turn.stay(asking(place, None))
        turn.do(AskGate())
    else:
        turn.stay(replace(place, note=""))
        turn.after(SECOND_MS, Timer.LOCKED)


def screen(state: State, place: AtGate) -> Pin:
    gate = place.told.gate if place.told else None
    is_open = takes(place)
    note = place.note
    if gate is Gate.LOCKED:
        note = says.locked(-(-(place.locked_until - state.now) // SECOND_MS))
    elif gate is Gate.FAILED:
        note = f"{place.note} {says.TRY_AGAIN}".strip()
    title = says.PIN
    if gate is Gate.LOCKED:
        title = says.LOCKED
    elif place.is_choosing:
        title = says.NEW_PIN_AGAIN if place.first else says.NEW_PIN
    return Pin(title, slots(place), place.at if is_open else None, note, is_open, place.is_holding)


def slots(place: AtGate) -> tuple[str, ...]:
    """A dot for each digit that was given; the one that the buttons turn is seen."""
    return tuple(
        str(digit)
        if number == place.at and place.is_by_buttons and takes(place)
        else DOT
        if number < place.given
        else ""
        for number, digit in enumerate(place.pin)
    )
