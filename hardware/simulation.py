"""A panel without hardware: bouncing contacts, broken buttons, and a memory of every lamp, on a clock that is told."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush
from random import Random

from hardware.debounce import Debouncer
from hardware.events import Edge, Faults, Lamp, PanelFault, Part, Side
from hardware.faults import FaultWatch, fault_due_ms, fault_of
from hardware.lamps import LampState

CONTACTS = tuple((side, part) for side in Side for part in (Part.BUTTON, Part.SWITCH))
NOISE_HALF_PERIOD_MS = 10
"""Noise closes and opens the contact 50 times a second."""
Contact = tuple[Side, Part]


class Fault(StrEnum):
    """How a simulated button or switch is broken."""

    STUCK = "stuck"
    DEAD = "dead"
    NOISY = "noisy"


@dataclass(frozen=True, slots=True)
class LampsAsked:
    """One call of `light`, with the simulated moment it came at."""

    at_ms: int
    go: Lamp
    never_go: Lamp


class SimulatedPanel:
    """A `ButtonPanel` whose fingers, faults and clock belong to a test or to a pretend class.

    Nothing moves until `advance`. Contacts bounce as real ones do, from a seed, and go through the same `Debouncer` as real
    ones. Events on one moment happen in the order in which they were asked for. For one thread.
    """

    def __init__(self, *, seed: int = 0, bounce_ms: int = 12, at_ms: int = 0) -> None:
        """`bounce_ms` is the longest that a contact chatters after it moves; 0 for clean contacts."""
        self._chance = Random(seed)
        self._bounce_ms = bounce_ms
        self._now_ms = at_ms
        self._due: list[tuple[int, int, Callable[[], None]]] = []
        self._asked = 0
        self._debouncers = {contact: Debouncer(*contact) for contact in CONTACTS}
        self._fingers = dict.fromkeys(CONTACTS, False)
        self._planned_free_ms = dict.fromkeys(CONTACTS, at_ms)
        self._broken: dict[Contact, Fault] = {}
        self._watch: FaultWatch | None = None
        self._on_edge: Callable[[Edge], None] | None = None
        self._is_closed = False
        self._lamps = dict.fromkeys(Side, LampState())
        self._history: list[LampsAsked] = []

    @property
    def now_ms(self) -> int:
        return self._now_ms

    @property
    def history(self) -> tuple[LampsAsked, ...]:
        """Every call of `light` so far, so that a test compares all of it and not just the start."""
        return tuple(self._history)

    def brightness(self, side: Side) -> float:
        """Give what the lamp shows now, 0.0–1.0."""
        return 0.0 if self._is_closed else self._lamps[side].brightness(self._now_ms)

    def start(
        self, on_edge: Callable[[Edge], None], on_faults: Callable[[Faults], None] | None = None
    ) -> None:
        if self._on_edge is not None or self._is_closed:
            raise RuntimeError("a panel starts only once")
        self._on_edge = on_edge
        self._watch = FaultWatch(on_faults) if on_faults else None
        for (side, part), debouncer in self._debouncers.items():
            if debouncer.is_down:
                on_edge(Edge(side, is_down=True, at_ms=self._now_ms, part=part))

    def light(self, go: Lamp, never_go: Lamp) -> None:
        self._history.append(LampsAsked(self._now_ms, go, never_go))
        for side, lamp in ((Side.GO, go), (Side.NEVER_GO, never_go)):
            self._lamps[side] = self._lamps[side].asked(lamp, self._now_ms)

    def faults(self) -> Faults:
        return tuple(
            PanelFault(side, part, fault)
            for (side, part), debouncer in self._debouncers.items()
            if (fault := fault_of(debouncer, self._now_ms, where=_named(side, part)))
        )

    def close(self) -> None:
        self._is_closed = True
        self._due.clear()

    def press(self, side: Side, at_ms: int, held_ms: int = 120, part: Part = Part.BUTTON) -> None:
        """Plan a press. Raises `ValueError` in the past, and while an earlier press of that contact is still held."""
        contact = side, part
        if at_ms < self._planned_free_ms[contact]:
            raise ValueError(
                f"{side} is still held at {at_ms} ms by a press until {self._planned_free_ms[contact]} ms"
            )
        if held_ms < 1:
            raise ValueError(f"a press lasts at least 1 ms, not {held_ms}")
        self._move(contact, at_ms, is_down=True, bounce_ms=min(self._bounce_ms, held_ms // 2))
        self._move(contact, at_ms + held_ms, is_down=False, bounce_ms=self._bounce_ms)
        self._planned_free_ms[contact] = at_ms + held_ms

    def touch(self, side: Side, at_ms: int, *, is_down: bool, part: Part = Part.BUTTON) -> None:
        """Plan one clean move of the contact, without bounce: the finger stays until the next one."""
        self._plan(at_ms, lambda: self._finger((side, part), is_down=is_down))

    def break_button(self, side: Side, fault: Fault, at_ms: int, part: Part = Part.BUTTON) -> None:
        """Let a button, or the switch in its socket, fail from this moment on."""
        self._plan(at_ms, lambda: self._break((side, part), fault))

    def mend_button(self, side: Side, at_ms: int, part: Part = Part.BUTTON) -> None:
        """Let it work again; its contact goes to where the finger is."""
        self._plan(at_ms, lambda: self._mend((side, part)))

    def advance(self, at_ms: int) -> None:
        """Let time pass to this moment; edges and settling happen in order on the way."""
        if at_ms < self._now_ms:
            raise ValueError(f"the clock cannot go back from {self._now_ms} to {at_ms} ms")
        while not self._is_closed and (next_ms := self.next_ms) is not None and next_ms <= at_ms:
            self._now_ms = max(self._now_ms, next_ms)
            for debouncer in self._debouncers.values():
                self._tell(debouncer.settle(next_ms))
            while self._due and self._due[0][0] <= next_ms:
                heappop(self._due)[2]()
            self._look_for_faults()
        self._now_ms = at_ms

    @property
    def next_ms(self) -> int | None:
        """When something next happens by itself; None while everything is at rest."""
        settles = (debouncer.settle_at_ms for debouncer in self._debouncers.values())
        planned = (self._due[0][0],) if self._due else ()
        faults = (fault_due_ms(debouncer, self._now_ms) for debouncer in self._debouncers.values())
        watched = faults if self._watch else ()
        return min((due for due in (*settles, *planned, *watched) if due is not None), default=None)

    def _look_for_faults(self) -> None:
        if self._watch and not self._is_closed:
            self._watch.look(self.faults())

    def _plan(self, at_ms: int, action: Callable[[], None]) -> None:
        if at_ms < self._now_ms:
            raise ValueError(f"{at_ms} ms is past; it is {self._now_ms} ms")
        self._asked += 1
        heappush(self._due, (at_ms, self._asked, action))

    def _move(self, contact: Contact, at_ms: int, *, is_down: bool, bounce_ms: int) -> None:
        """Move the contact with an even number of bounces, so that it ends where the finger wants it."""
        side, part = contact
        self.touch(side, at_ms, is_down=is_down, part=part)
        count = 2 * self._chance.randint(0, 4) if bounce_ms else 0
        moments = sorted(self._chance.randint(at_ms, at_ms + bounce_ms) for _ in range(count))
        for index, moment in enumerate(moments):
            self.touch(side, moment, is_down=is_down if index % 2 else not is_down, part=part)

    def _finger(self, contact: Contact, *, is_down: bool) -> None:
        self._fingers[contact] = is_down
        if contact not in self._broken:
            self._contact(contact, is_down=is_down)

    def _break(self, contact: Contact, fault: Fault) -> None:
        self._broken[contact] = fault
        if fault is Fault.NOISY:
            self._chatter(contact, is_down=True)
        else:
            self._contact(contact, is_down=fault is Fault.STUCK)

    def _mend(self, contact: Contact) -> None:
        self._broken.pop(contact, None)
        self._contact(contact, is_down=self._fingers[contact])

    def _chatter(self, contact: Contact, *, is_down: bool) -> None:
        if self._broken.get(contact) is Fault.NOISY:
            self._contact(contact, is_down=is_down)
            self._plan(
                self._now_ms + NOISE_HALF_PERIOD_MS, lambda: self._chatter(contact, is_down=not is_down)
            )

    def _contact(self, contact: Contact, *, is_down: bool) -> None:
        self._tell(self._debouncers[contact].raw(self._now_ms, is_down=is_down))

    def _tell(self, edges: tuple[Edge, ...]) -> None:
        if self._on_edge is not None and not self._is_closed:
            for edge in edges:
                self._on_edge(edge)


def _named(side: Side, part: Part) -> str:
    return f"{side.name.replace('_', ' ')} {part} (simulated)"
