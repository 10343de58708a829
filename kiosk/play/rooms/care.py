"""Care: what is known of the machine, what is not, and what needs doing, which comes first."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.care import Clock, Machine
from kiosk.play.card import panel_notes
from kiosk.play.effects import LookAfter
from kiosk.play.rooms import says
from kiosk.play.rooms.places import AtCare
from kiosk.play.rooms.screens import CarePage, Fact, Kind, Option
from kiosk.play.state import State
from kiosk.play.turn import Turn
from kiosk.words import not_kept_yet

BATTERY_LOW_PERCENT = 20
HOT_C = 80
"""From here a Raspberry Pi slows itself down."""
LEAST_FREE_MB = 500
WAITED_LONG_DAYS = 90
"""So long after a visit the officer is told of answers that were never sent."""

OPTIONS = (Option("back", says.BACK), Option("look", says.LOOK_AGAIN))
Told = tuple[Fact, str]
"""A fact, and what needs doing about it; empty: nothing."""


def entered(turn: Turn) -> None:
    turn.do(LookAfter())


def told(turn: Turn, place: AtCare, machine: Machine) -> None:
    turn.stay(replace(place, machine=machine))


def screen(state: State, place: AtCare) -> CarePage:
    machine = place.machine or Machine()
    found = [*of_machine(machine), *of_state(state)]
    found.sort(key=lambda one: one[0].kind is not Kind.TO_DO)
    to_do = tuple(dict.fromkeys((*(advice for _, advice in found if advice), *state.notices)))
    facts = tuple(fact for fact, _ in found)
    summary = says.NOTHING_TO_DO
    if place.machine is None:
        summary = says.ONE_MOMENT
    elif any(fact.kind is Kind.UNKNOWN for fact in facts):
        summary = says.NOTHING_KNOWN_TO_DO
    return CarePage(to_do, summary, facts, OPTIONS, place.focus)


def of_state(state: State) -> Iterator[Told]:
    """What the kiosk knows of itself: answers that are not on the card, and its panel."""
    if state.unkept:
        told = not_kept_yet(len(state.unkept))
        yield Fact(says.KEPT, told, Kind.TO_DO), says.keep_on(len(state.unkept))
    else:
        yield Fact(says.KEPT, says.ALL_KEPT), ""
    wrong = panel_notes(state)
    if wrong:
        yield Fact(says.BUTTONS, says.SOME_FAILED, Kind.TO_DO), " ".join(wrong)
    else:
        yield Fact(says.BUTTONS, says.WORKING), ""


def of_machine(machine: Machine) -> Iterator[Told]:
    yield battery(machine)
    yield power(machine)
    yield temperature(machine)
    yield card(machine)
    yield clock(machine)
    yield sent(machine)
    yield still_to_be_sent(machine)
    for title, review in machine.packs:
        yield Fact(title, review), ""
    yield (Fact(says.VERSION, machine.version) if machine.version else unknown(says.VERSION)), ""


def unknown(label: str) -> Fact:
    return Fact(label, says.UNKNOWN, Kind.UNKNOWN)


def battery(machine: Machine) -> Told:
    percent = machine.battery_percent
    if percent is None:
        return unknown(says.BATTERY), ""
    is_low = percent < BATTERY_LOW_PERCENT
    return _fact(says.BATTERY, f"{percent} %", says.BATTERY_LOW if is_low else "")


def power(machine: Machine) -> Told:
    if machine.is_power_low is None:
        return unknown(says.POWER), ""
    return (
        _fact(says.POWER, "too weak", says.POWER_LOW)
        if machine.is_power_low
        else _fact(says.POWER, says.GOOD)
    )


def temperature(machine: Machine) -> Told:
    celsius = machine.temperature_c
    if celsius is None:
        return unknown(says.TEMPERATURE), ""
    return _fact(says.TEMPERATURE, f"{celsius} °C", says.TOO_HOT if celsius >= HOT_C else "")


def card(machine: Machine) -> Told:
    free = machine.free_mb
    if machine.is_card_read_only:
        return _fact(says.ROOM, "read-only", says.CARD_READ_ONLY)
    if free is None:
        return unknown(says.ROOM), ""
    return _fact(says.ROOM, says.room(free), says.CARD_FULL if free < LEAST_FREE_MB else "")


def clock(machine: Machine) -> Told:
    match machine.clock:
        case Clock.TRUSTED:
            return _fact(says.CLOCK, says.GOOD)
        case Clock.UNTRUSTED:
            return _fact(says.CLOCK, "may be wrong", says.CLOCK_WRONG)
        case Clock.UNKNOWN:
            return unknown(says.CLOCK), ""


def sent(machine: Machine) -> Told:
    ago = machine.last_sync_days
    if machine.sending_trouble:
        return _fact(says.SENT, says.UNKNOWN if ago is None else says.days(ago), machine.sending_trouble)
    return (unknown(says.SENT), "") if ago is None else _fact(says.SENT, says.days(ago))


def still_to_be_sent(machine: Machine) -> Told:
    if machine.waiting is None:
        return unknown(says.WAITING), ""
    oldest = machine.oldest_waiting_days
    is_long = machine.waiting > 0 and oldest is not None and oldest >= WAITED_LONG_DAYS
    advice = says.waited_long(oldest) if is_long and oldest is not None else ""
    return _fact(says.WAITING, says.waiting(machine.waiting, oldest), advice)


def _fact(label: str, value: str, advice: str = "") -> Told:
    return Fact(label, value, Kind.TO_DO if advice else Kind.FINE), advice
