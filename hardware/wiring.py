"""Which GPIO each button and lamp is wired to, read from TOML with every mistake told at once."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from hardware.errors import WiringError
from hardware.events import Part, Side
from hardware.header import FIXED_PULL_UP, GOOD_CHOICES, GPIOS, PULLED_UP_AT_BOOT, RESERVED, SHARED


class Pull(StrEnum):
    """Where a button's pin rests while nobody presses."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class SideWiring:
    """The pins of one side, as BCM numbers. The switch jack mirrors the button; None where there is none."""

    button: int
    lamp: int
    switch_jack: int | None = None

    @property
    def inputs(self) -> tuple[tuple[Part, int], ...]:
        """The contacts of this side, each with its GPIO."""
        button = (Part.BUTTON, self.button)
        return (button,) if self.switch_jack is None else (button, (Part.SWITCH, self.switch_jack))


@dataclass(frozen=True, slots=True)
class Wiring:
    """The whole panel. Made by `parse_wiring`, which refuses what could not work."""

    go: SideWiring
    never_go: SideWiring
    pull: Pull = Pull.UP
    is_lamp_active_high: bool = True

    def of(self, side: Side) -> SideWiring:
        return self.go if side is Side.GO else self.never_go

    def cautions(self) -> tuple[str, ...]:
        """Say in plain words what may trouble a panel that is nevertheless allowed."""
        return tuple(self._cautions())

    def _cautions(self) -> Iterator[str]:
        for side in Side:
            wired = self.of(side)
            for part, gpio in (*wired.inputs, (Part.LAMP, wired.lamp)):
                name = f"GPIO {gpio} ({side.name.replace('_', ' ')} {part})"
                if gpio in SHARED:
                    yield f"{name} is also {SHARED[gpio]}: keep it only if nothing here uses that"
                if part is Part.LAMP and gpio in PULLED_UP_AT_BOOT and self.is_lamp_active_high:
                    yield f"{name} is pulled up until the kiosk starts: the lamp may glow at boot; use one from GPIO 9 up"


_PARTS = ("button", "lamp", "switch_jack")
_TABLES: Mapping[str, tuple[str, ...]] = {
    "go": _PARTS,
    "never_go": _PARTS,
    "electrics": ("pull", "lamp_active_high"),
}
Place = Callable[[str, str | None], str]


def parse_wiring(text: str, *, where: str = "wiring.toml") -> Wiring:
    """Read a wiring from TOML. `where` names the file in messages.

    Raises `WiringError` with all problems at once, each with file and line, the GPIO number and what to do.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WiringError(
            (f"{where}: not TOML: {error}. Compare with the shipped hardware/wiring.toml",)
        ) from error
    return _Reading(data, _places(text, where)).wiring()


def _places(text: str, where: str) -> Place:
    """Find the line of a key, since tomllib keeps none."""
    lines: dict[tuple[str, str | None], int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.split("#")[0].strip()
        if bare.startswith("["):
            table = bare.strip("[] ")
            lines.setdefault((table, None), number)
        elif "=" in bare:
            key = bare.split("=")[0].strip()
            lines.setdefault((table, key) if table else (key, None), number)

    def place(table: str, key: str | None) -> str:
        number = lines.get((table, key), lines.get((table, None)))
        return f"{where}:{number}" if number else where

    return place


class _Reading:
    """One pass over the parsed TOML that gathers problems instead of stopping at the first."""

    def __init__(self, data: Mapping[str, object], place: Place) -> None:
        self._data = data
        self._place = place
        self._problems: list[str] = []
        self._used: dict[int, str] = {}

    def wiring(self) -> Wiring:
        self._check_names()
        pull = self._pull()
        is_active_high = self._is_active_high()
        sides = {name: self._side(name, pull) for name in ("go", "never_go")}
        go, never_go = sides["go"], sides["never_go"]
        if self._problems or go is None or never_go is None:
            raise WiringError(tuple(self._problems))
        return Wiring(go, never_go, pull, is_active_high)

    def _wrong(self, table: str, key: str | None, text: str) -> None:
        self._problems.append(f"{self._place(table, key)}: {text}")

    def _check_names(self) -> None:
        for table, content in self._data.items():
            if table not in _TABLES:
                self._wrong(table, None, f'"{table}" is not known{_did_you_mean(table, _TABLES)}')
            elif isinstance(content, Mapping):
                for key in content:
                    if key not in _TABLES[table]:
                        self._wrong(
                            table, key, f'"{table}.{key}" is not known{_did_you_mean(key, _TABLES[table])}'
                        )
            else:
                self._wrong(table, None, f'"{table}" must be a table: write [{table}] on a line of its own')

    def _table(self, name: str) -> Mapping[str, object]:
        content = self._data.get(name)
        return content if isinstance(content, Mapping) else {}

    def _pull(self) -> Pull:
        value = self._table("electrics").get("pull", Pull.UP.value)
        if not isinstance(value, str) or value not in tuple(Pull):
            self._wrong("electrics", "pull", f'pull = {_shown(value)} is not known: write "up" or "down"')
            return Pull.UP
        return Pull(value)

    def _is_active_high(self) -> bool:
        value = self._table("electrics").get("lamp_active_high", True)
        if not isinstance(value, bool):
            self._wrong(
                "electrics", "lamp_active_high", f"lamp_active_high = {_shown(value)}: write true or false"
            )
            return True
        return value

    def _side(self, name: str, pull: Pull) -> SideWiring | None:
        table = self._table(name)
        if not table:
            if name not in self._data:
                self._wrong(name, None, f"[{name}] is missing: give its button and lamp as BCM numbers")
            return None
        button = self._gpio(name, "button", pull)
        lamp = self._gpio(name, "lamp", pull)
        jack = self._gpio(name, "switch_jack", pull) if "switch_jack" in table else None
        return None if button is None or lamp is None else SideWiring(button, lamp, jack)

    def _gpio(self, table: str, key: str, pull: Pull) -> int | None:
        name = f"{table}.{key}"
        if key not in self._table(table):
            self._wrong(table, None, f"{name} is missing: give its BCM number{self._advice()}")
            return None
        gpio = self._table(table)[key]
        if type(gpio) is not int:  # a TOML boolean is an int to isinstance
            self._wrong(
                table,
                key,
                f"{name} = {_shown(gpio)} is not a BCM number: write a whole number 0–27, unquoted",
            )
        elif gpio not in GPIOS:
            self._wrong(
                table,
                key,
                f"{name} = {gpio}: there is no GPIO {gpio} on the header, only 0–27{self._advice()}",
            )
        elif gpio in RESERVED:
            self._wrong(table, key, f"{name} = {gpio}: GPIO {gpio} is {RESERVED[gpio]}{self._advice()}")
        elif gpio in self._used:
            self._wrong(
                table, key, f"{name} = {gpio}: GPIO {gpio} is already {self._used[gpio]}{self._advice()}"
            )
        elif key != "lamp" and pull is Pull.DOWN and gpio in FIXED_PULL_UP:
            self._wrong(
                table,
                key,
                f"{name} = {gpio}: GPIO {gpio} has a fixed pull-up and cannot pull down{self._advice()}",
            )
        else:
            self._used[gpio] = name
            return gpio
        return None

    def _advice(self) -> str:
        """Name a pin that neither this wiring (read so far or still to come) nor a common HAT uses."""
        named = {value for table in ("go", "never_go") for value in self._table(table).values()}
        free = next((gpio for gpio in GOOD_CHOICES if gpio not in named), None)
        return f"; GPIO {free} is free" if free is not None else ""


def _shown(value: object) -> str:
    return (
        f'"{value}"'
        if isinstance(value, str)
        else str(value).lower()
        if isinstance(value, bool)
        else str(value)
    )


def _did_you_mean(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    close = get_close_matches(word.replace("-", "_").lower(), list(known), n=1)
    return f': did you mean "{close[0]}"?' if close else f": known here are {', '.join(known)}"
