"""Signs that stand for words: an ear for “listen”, a question mark, a switch, a telephone. Small SVG drawings."""

from collections.abc import Callable
from typing import Final

from kiosk.ui.theme import AMBER, INK, WHITE

TICK: Final = "#2E8B7B"
"""Neither of the answers' colours."""

Sign = Callable[[int, str], str]
"""Draws a square sign: its side in pixels, and the colour of its lines."""


def _square(side: int, *parts: str) -> str:
    body = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 96 96">{body}</svg>'


def _line(d: str, colour: str, thick: float = 9) -> str:
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{thick}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _dot(x: float, y: float, r: float, colour: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{colour}"/>'


def ear(side: int, colour: str) -> str:
    """Listen."""
    rim = _line("M26,38C25,20 38,8 54,9C72,11 82,27 76,46C72,58 63,61 60,72C56,88 38,90 32,76", colour)
    fold = _line("M41,39C41,29 48,24 55,26C64,29 63,41 55,45C48,49 50,56 47,60", colour, 7)
    return _square(side, rim, fold)


def waves(side: int, colour: str) -> str:
    """Somebody is speaking, at the left of this."""
    return _square(
        side, *(_line(d, colour) for d in ("M14,36Q22,48 14,60", "M38,22Q56,48 38,74", "M63,9Q90,48 63,87"))
    )


def question(side: int, colour: str) -> str:
    """You are asked."""
    hook = _line("M28,33C28,16 38,9 49,9C62,9 70,18 70,30C70,46 49,46 49,62", colour, 12)
    return _square(side, hook, _dot(49, 83, 7.5, colour))


def what_if(side: int, colour: str) -> str:
    """Think of it otherwise: a question in a thought."""
    cloud = _line("M30,62C12,62 8,44 20,37C16,20 38,10 48,20C58,6 84,14 79,34C94,42 86,62 70,62Z", colour, 7)
    mark = _line("M41,32C41,25 46,23 50,23C56,23 59,27 59,32C59,39 50,38 50,45", colour, 6)
    return _square(
        side, cloud, mark, _dot(50, 54, 3.8, colour), _dot(28, 74, 5.5, colour), _dot(17, 87, 4, colour)
    )


def your_turn(side: int, colour: str) -> str:
    """Stand up and do it."""
    limbs = ("M48,40V60", "M48,60L33,88", "M48,60L63,88", "M18,24L48,42L78,24")
    return _square(side, _dot(48, 17, 12, colour), *(_line(d, colour, 11) for d in limbs))


def look_again(side: int, colour: str) -> str:
    """Let us look again: an eye."""
    lid = _line("M8,48Q48,6 88,48Q48,90 8,48Z", colour, 8)
    return _square(side, lid, _dot(48, 48, 15, colour), _dot(53, 42, 4.5, WHITE))


def together(side: int, colour: str) -> str:
    """Let us think together: two heads."""
    heads = _dot(31, 30, 15, colour) + _dot(65, 30, 15, colour)
    bodies = f'<path d="M6,84Q6,52 31,52Q43,52 48,60Q53,52 65,52Q90,52 90,84Z" fill="{colour}"/>'
    return _square(side, heads, bodies)


def go_on(side: int, colour: str) -> str:
    """On to the next: a plain arrow, no disc round it."""
    return _square(side, _line("M12,48H80M52,20L82,48L52,76", colour, 12))


def go_back(side: int, colour: str) -> str:
    """On to the next, where words run from right to left."""
    return _square(side, _line("M84,48H16M44,20L14,48L44,76", colour, 12))


def everyone(side: int, colour: str) -> str:
    """All have done it: three heads and a tick."""
    heads = _dot(20, 34, 11, colour) + _dot(48, 26, 13, colour) + _dot(76, 34, 11, colour)
    bodies = "".join(
        f'<path d="{d}" fill="{colour}"/>'
        for d in (
            "M4,70Q4,48 20,48Q28,48 31,56V70Z",
            "M92,70Q92,48 76,48Q68,48 65,56V70Z",
            "M31,70Q31,42 48,42Q65,42 65,70Z",
        )
    )
    tick = f'<path d="M32,78L44,90L68,62" fill="none" stroke="{WHITE}" stroke-width="17" stroke-linecap="round" stroke-linejoin="round"/>'
    return _square(side, heads, bodies, tick, _line("M32,78L44,90L68,62", TICK, 9))


def queue(side: int, colour: str) -> str:
    """More are to come: heads one behind the other, and an arrow."""
    heads = _dot(16, 34, 10, colour) + _dot(42, 34, 10, colour) + _dot(68, 34, 10, colour)
    bodies = "".join(
        f'<path d="M{x},66Q{x},48 {x + 12},48Q{x + 24},48 {x + 24},66Z" fill="{colour}"/>'
        for x in (4, 30, 56)
    )
    return _square(side, heads, bodies, _line("M16,84H80M68,74L80,84L68,94", colour, 7))


def talk(side: int, colour: str) -> str:
    """Talk to each other: two bubbles."""
    first = _line("M10,14H58Q64,14 64,20V42Q64,48 58,48H34L22,60V48H10Q4,48 4,42V20Q4,14 10,14Z", colour, 7)
    second = _line("M74,38H86Q92,38 92,44V66Q92,72 86,72H78V84L66,72H42Q36,72 36,66V62", colour, 7)
    return _square(side, first, second, *(_dot(x, 31, 4, colour) for x in (20, 34, 48)))


def hush(side: int, colour: str) -> str:
    """Think, and do not say it: a thought with three dots in it."""
    cloud = _line("M30,62C12,62 8,44 20,37C16,20 38,10 48,20C58,6 84,14 79,34C94,42 86,62 70,62Z", colour, 7)
    dots = "".join(_dot(x, 40, 5, colour) for x in (34, 50, 66))
    return _square(side, cloud, dots, _dot(28, 74, 5.5, colour), _dot(17, 87, 4, colour))


def raised_hand(side: int, colour: str) -> str:
    """Hands up: an arm with an open hand."""
    arm = f'<path d="M36,92V58H60V92Z" fill="#4E9FAE" stroke="{colour}" stroke-width="4" stroke-linejoin="round"/>'
    palm = (
        f'<path d="M33,60V30a5,5 0 0 1 9,0V20a5,5 0 0 1 9,0V18a5,5 0 0 1 9,2V34a5,5 0 0 1 8,-2Q70,44 64,54L60,60Z" '
        f'fill="#DDA673" stroke="{colour}" stroke-width="4" stroke-linejoin="round"/>'
    )
    return _square(side, arm, palm)


def less(side: int, colour: str) -> str:
    """One less."""
    return _square(side, _line("M18,48H78", colour, 14))


def more(side: int, colour: str) -> str:
    """One more."""
    return _square(side, _line("M18,48H78M48,18V78", colour, 14))


def take(side: int, colour: str) -> str:
    """Take this one: a tick."""
    return _square(side, _line("M16,52L38,74L80,24", colour, 13))


def start(side: int, colour: str) -> str:
    """Begin: the triangle of every player."""
    return _square(
        side,
        f'<path d="M28,16V80L82,48Z" fill="{colour}" stroke="{colour}" stroke-width="9" stroke-linejoin="round"/>',
    )


def connected(side: int, colour: str) -> str:
    """A network reaches this kiosk: three waves over a point."""
    waves = ("M12,40Q48,8 84,40", "M26,56Q48,36 70,56", "M39,70Q48,62 57,70")
    return _square(side, *(_line(d, colour, 8) for d in waves), _dot(48, 82, 6, colour))


def off_line(side: int, colour: str) -> str:
    """No network reaches this kiosk: the same, crossed out."""
    waves = ("M12,40Q48,8 84,40", "M26,56Q48,36 70,56", "M39,70Q48,62 57,70")
    crossed = (_line("M16,14L80,86", WHITE, 16), _line("M16,14L80,86", colour, 8))
    return _square(side, *(_line(d, colour, 8) for d in waves), _dot(48, 82, 6, colour), *crossed)


def notice(side: int, colour: str) -> str:
    """There is something to read for the officer, at set-up."""
    triangle = _line("M48,12L88,82H8Z", colour, 8)
    return _square(side, triangle, _line("M48,38V56", colour, 8), _dot(48, 69, 5, colour))


def telephone(side: int, colour: str) -> str:
    """A number to ring."""
    handset = (
        "M28,12C20,12 12,18 12,30C14,58 38,82 66,84C78,84 84,76 84,68C84,66 83,64 81,63L65,55C63,54 60,55 59,57"
        "L54,64C45,61 35,51 32,42L39,37C41,36 42,33 41,31L33,15C32,13 30,12 28,12Z"
    )
    return _square(side, f'<path d="{handset}" fill="{colour}"/>')


def touch(side: int, colour: str) -> str:
    """Touch here: a finger, and the rings that spread from its tip."""
    hand = "M41,32C41,24 53,24 53,32V52L71,57C77,59 79,63 78,69L75,90H44L29,68C25,62 32,56 37,60L41,64Z"
    return _square(
        side,
        f'<path d="{hand}" fill="{colour}" stroke="{colour}" stroke-width="3" stroke-linejoin="round"/>',
        _line("M31,38C25,26 33,12 47,12C61,12 69,26 63,38", colour, 7),
    )


def switch(side: int, colour: str) -> str:
    """A round switch with one big cap, and an arrow that presses it. Neither blue nor orange: it is no answer."""
    base = f'<path d="M8,62V70C8,82 26,90 48,90C70,90 88,82 88,70V62Z" fill="{INK}" stroke="{colour}" stroke-width="3"/>'
    plate = f'<ellipse cx="48" cy="62" rx="40" ry="19" fill="#39445A" stroke="{colour}" stroke-width="3"/>'
    cap = '<path d="M19,50V60C19,69 32,74 48,74C64,74 77,69 77,60V50Z" fill="#B8860B"/>'
    top = f'<ellipse cx="48" cy="50" rx="29" ry="14" fill="{AMBER}"/>'
    shine = f'<ellipse cx="40" cy="46" rx="13" ry="4.5" fill="{WHITE}" opacity="0.55"/>'
    return _square(side, base, plate, cap, top, shine, _line("M48,5V27M36,17L48,29L60,17", colour, 7))


SIGNS: Final[tuple[Sign, ...]] = (
    ear,
    waves,
    question,
    what_if,
    your_turn,
    look_again,
    together,
    go_on,
    go_back,
    everyone,
    queue,
    talk,
    hush,
    raised_hand,
    less,
    more,
    take,
    start,
    notice,
    telephone,
    touch,
    switch,
)
