"""The signs of the officer's rooms: a stick and how it goes with it, what needs doing, a plug. Small SVG drawings."""

from collections.abc import Callable, Mapping
from typing import Final

from kiosk.handouts import Stick
from kiosk.play.rooms.screens import Kind, Tried
from kiosk.ui import signs

Sign = Callable[[int, str], str]


def _square(side: int, *parts: str) -> str:
    body = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 96 96">{body}</svg>'


def _line(d: str, colour: str, thick: float = 8) -> str:
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{thick}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _stick(colour: str, *, shift: int = 0) -> str:
    """A USB stick that points up, at the left of its square."""
    x = 8 + shift
    return _line(f"M{x},44H{x + 34}V84Q{x + 34},90 {x + 28},90H{x + 6}Q{x},90 {x},84Z", colour) + _line(
        f"M{x + 7},44V22H{x + 27}V44", colour
    )


def _beside(d: str) -> Sign:
    """A stick with a mark at its right."""
    return lambda side, colour: _square(side, _stick(colour), _line(d, colour, 9))


def _dots(side: int, colour: str) -> str:
    dots = "".join(f'<circle cx="70" cy="{y}" r="7" fill="{colour}"/>' for y in (30, 54, 78))
    return _square(side, _stick(colour), dots)


def _two(side: int, colour: str) -> str:
    return _square(side, _stick(colour), _stick(colour, shift=46))


def _full(side: int, colour: str) -> str:
    inside = f'<rect x="15" y="51" width="20" height="32" rx="3" fill="{colour}"/>'
    return _square(side, _stick(colour), inside, _line("M58,66H88", colour, 9))


def _locked(side: int, colour: str) -> str:
    body = f'<rect x="54" y="56" width="36" height="30" rx="5" fill="{colour}"/>'
    return _square(side, _stick(colour), body, _line("M61,56V46C61,32 83,32 83,46V56", colour, 7))


STICK: Final[Mapping[Stick, Sign]] = {
    Stick.NONE: _beside("M72,84V40M58,54L72,40L86,54"),
    Stick.FOUND: _beside("M72,40V84M58,70L72,84L86,70"),
    Stick.WRITING: _dots,
    Stick.WRITTEN: _dots,
    Stick.EJECTED: _beside("M54,66L66,80L90,48"),
    Stick.FULL: _full,
    Stick.READ_ONLY: _locked,
    Stick.PULLED_OUT: _beside("M72,36V64M72,82V83"),
    Stick.SEVERAL: _two,
    Stick.FAILED: _beside("M72,36V64M72,82V83"),
}


def plug(side: int, colour: str) -> str:
    """A plug that is pulled."""
    pins = _line("M36,10V30M60,10V30", colour, 9)
    body = f'<path d="M22,30H74V44Q74,66 48,66Q22,66 22,44Z" fill="{colour}"/>'
    return _square(side, pins, body, _line("M48,66V90", colour, 9))


def left_out(side: int, colour: str) -> str:
    """Not tried."""
    return _square(side, _line("M20,48H76", colour, 12))


KIND: Final[Mapping[Kind, Sign]] = {
    Kind.TO_DO: signs.notice,
    Kind.FINE: signs.take,
    Kind.UNKNOWN: signs.question,
}
TRIED: Final[Mapping[Tried, Sign]] = {
    Tried.WORKS: signs.take,
    Tried.FAILED: signs.notice,
    Tried.LEFT_OUT: left_out,
}
