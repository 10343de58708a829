"""A sitting as its events, one JSON object a line; played again it makes the same things happen."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, get_args

from hardware.events import Side
from kiosk.errors import UsageError
from kiosk.play.effects import Effect
from kiosk.play.engine import step
from kiosk.play.events import (
    CareTold,
    Corner,
    Event,
    GateTold,
    HandOutMade,
    PowerOffTold,
    RoundPreviewed,
    SchoolsFound,
    Source,
    StickTold,
    UnfinishedFound,
    VisitsRecalled,
)
from kiosk.play.state import State

OFFICE: tuple[type[Event], ...] = (
    GateTold,
    SchoolsFound,
    VisitsRecalled,
    RoundPreviewed,
    UnfinishedFound,
    HandOutMade,
    StickTold,
    CareTold,
    PowerOffTold,
)
"""What the officer's desk answers. A demo has none, and a sitting with one is never written down."""
KINDS: Mapping[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event) if kind not in OFFICE}


def number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} is not a whole number")
    return value


def truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError(f"{value!r} is not a list of texts")
    return tuple(value)


def sides(value: Any) -> tuple[Side, ...]:
    return tuple(Side(item) for item in texts(value))


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return value


READERS: Mapping[str, Callable[[Any], Any]] = {
    "at": number,
    "side": Side,
    "source": Source,
    "corner": Corner,
    "index": number,
    "token": number,
    "key": number,
    "scenario_ids": texts,
    "faulty": sides,
    "is_panel_there": truth,
    "loose_switches": sides,
    "dark_lamps": sides,
    "text": text,
}


def write(events: Iterable[Event]) -> str:
    """The events as text, one line each, every field named."""
    return "".join(f"{line_of(event)}\n" for event in events)


def line_of(event: Event) -> str:
    named = {field.name: getattr(event, field.name) for field in fields(event)}
    return json.dumps({"event": type(event).__name__, **named}, ensure_ascii=False)


def read(text: str) -> tuple[Event, ...]:
    """The events of a saved sitting; raises UsageError that names the first line which cannot be one."""
    events = []
    for number_of_line, line in enumerate(text.splitlines(), start=1):
        try:
            events.append(event_of(json.loads(line)))
        except (ValueError, TypeError, KeyError) as error:
            raise UsageError(f"line {number_of_line} of the sitting is no event: {error}") from error
    return tuple(events)


def event_of(named: Any) -> Event:
    if not isinstance(named, dict):
        raise TypeError("each line is one object")
    kind = KINDS.get(named.get("event", ""))
    if kind is None:
        raise ValueError(f"there is no event {named.get('event')!r}")
    values = {name: READERS[name](value) for name, value in named.items() if name != "event"}
    return kind(**values)


def replay(state: State, events: Iterable[Event]) -> tuple[State, tuple[tuple[Effect, ...], ...]]:
    """Step through the events; gives back the last state, and the effects of each event in order."""
    made = []
    for event in events:
        state, effects = step(state, event)
        made.append(effects)
    return state, tuple(made)
