"""The parts of a wiring picture as SVG: wires, resistors, lamps, switches. Lengths are in picture pixels."""

from collections.abc import Sequence
from html import escape

INK, MUTED, PAPER, CARD = "#1D2433", "#5B6472", "#FFF8E7", "#FFFFFF"
FONT = "Andika, 'Noto Sans', 'DejaVu Sans', sans-serif"

Point = tuple[float, float]


def text(
    at: Point, words: str, *, size: int = 17, colour: str = INK, anchor: str = "start", weight: int = 400
) -> str:
    return (
        f'<text x="{at[0]:g}" y="{at[1]:g}" font-size="{size}" fill="{colour}" text-anchor="{anchor}" '
        f'font-weight="{weight}">{escape(words)}</text>'
    )


def wire(
    points: Sequence[Point],
    colour: str = INK,
    *,
    width: float = 4,
    is_dashed: bool = False,
    has_edge: bool = True,
) -> str:
    """Draw a wire with a paper-coloured edge, so that one which crosses another is seen to pass over it."""
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    dash = ' stroke-dasharray="10 7"' if is_dashed else ""
    shared = f'points="{path}" fill="none" stroke-linejoin="round"'
    edge = f'<polyline {shared} stroke="{PAPER}" stroke-width="{width + 6:g}"/>' if has_edge else ""
    return (
        f'{edge}<polyline {shared} stroke="{colour}" stroke-width="{width:g}" stroke-linecap="round"{dash}/>'
    )


def dot(at: Point, colour: str = INK, radius: float = 6) -> str:
    return f'<circle cx="{at[0]:g}" cy="{at[1]:g}" r="{radius:g}" fill="{colour}"/>'


def box(
    at: Point, size: Point, *, fill: str = CARD, stroke: str = INK, radius: float = 10, width: float = 3
) -> str:
    return (
        f'<rect x="{at[0]:g}" y="{at[1]:g}" width="{size[0]:g}" height="{size[1]:g}" rx="{radius:g}" '
        f'fill="{fill}" stroke="{stroke}" stroke-width="{width:g}"/>'
    )


def resistor(middle: Point, label: str, *, is_upright: bool = False) -> str:
    """Draw a resistor 56 long; its wires end at its middle line, its label stands beside or above it."""
    x, y = middle
    if is_upright:
        return box((x - 10, y - 28), (20, 56), radius=4) + text((x + 18, y + 6), label, size=16)
    return box((x - 28, y - 10), (56, 20), radius=4) + text((x, y - 20), label, size=16, anchor="middle")


def capacitor(middle: Point, label: str) -> str:
    """Draw a capacitor that stands in an upright wire; its plates are 12 apart."""
    x, y = middle
    gap = f'<rect x="{x - 5:g}" y="{y - 6:g}" width="10" height="12" fill="{PAPER}"/>'
    plates = "".join(wire(((x - 16, y + dy), (x + 16, y + dy)), width=4) for dy in (-7, 7))
    return gap + plates + text((x - 24, y + 6), label, size=16, anchor="end")


def ground(at: Point) -> str:
    x, y = at
    return "".join(
        f'<line x1="{x - half:g}" y1="{y + dy:g}" x2="{x + half:g}" y2="{y + dy:g}" stroke="{INK}" stroke-width="4" stroke-linecap="round"/>'
        for half, dy in ((16, 0), (10, 7), (4, 14))
    )


def supply(at: Point, label: str, colour: str) -> str:
    """Draw a supply arrow whose foot is at the given point."""
    x, y = at
    head = f'<path d="M{x - 10:g},{y:g} L{x:g},{y - 15:g} L{x + 10:g},{y:g} Z" fill="{colour}"/>'
    return head + text((x + 16, y - 1), label, size=16, colour=colour, weight=700)


def lamp(middle: Point, colour: str) -> str:
    """Draw an LED pointing left: current comes in at its right."""
    x, y = middle
    body = f'<path d="M{x + 18:g},{y - 18:g} L{x + 18:g},{y + 18:g} L{x - 14:g},{y:g} Z" fill="{colour}"/>'
    bar = f'<line x1="{x - 14:g}" y1="{y - 18:g}" x2="{x - 14:g}" y2="{y + 18:g}" stroke="{colour}" stroke-width="5"/>'
    rays = "".join(
        f'<path d="M{x + dx:g},{y - 24:g} l9,-14 m-9,3 l9,-3 l1,9" fill="none" stroke="{colour}" stroke-width="3"/>'
        for dx in (-8, 8)
    )
    return body + bar + rays


def go_button(middle: Point, colour: str) -> str:
    """Draw the GO button's face: a circle with an arrow."""
    x, y = middle
    arrow = f'<path d="M{x - 17:g},{y:g} h30 m-13,-13 l14,13 l-14,13" fill="none" stroke="#FFFFFF" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>'
    return f'<circle cx="{x:g}" cy="{y:g}" r="38" fill="{colour}" stroke="{INK}" stroke-width="3"/>{arrow}'


def never_go_button(middle: Point, colour: str) -> str:
    """Draw the NEVER GO button's face: an octagon with a bar."""
    x, y = middle
    near, far = 16.5, 40
    corners = (
        (-near, -far),
        (near, -far),
        (far, -near),
        (far, near),
        (near, far),
        (-near, far),
        (-far, near),
        (-far, -near),
    )
    points = " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in corners)
    bar = f'<line x1="{x - 19:g}" y1="{y:g}" x2="{x + 19:g}" y2="{y:g}" stroke="#FFFFFF" stroke-width="10" stroke-linecap="round"/>'
    return f'<polygon points="{points}" fill="{colour}" stroke="{INK}" stroke-width="3"/>{bar}'


def push_switch(left: Point, width: float) -> str:
    """Draw an open push switch between `left` and a point `width` to the right."""
    x, y = left
    ends = dot((x, y), radius=6) + dot((x + width, y), radius=6)
    return (
        ends
        + f'<path d="M{x - 6:g},{y - 16:g} h{width + 12:g} m{-width / 2 - 6:g},0 v-12 m-9,0 h18" fill="none" stroke="{INK}" stroke-width="4" stroke-linecap="round"/>'
    )


def socket(left: Point, colour: str) -> str:
    """Draw a 3.5 mm socket from its side, tip contact at `left`, sleeve at its right end."""
    x, y = left
    barrel = box((x, y - 16), (86, 32), fill=CARD, stroke=colour, radius=6, width=4)
    hole = f'<rect x="{x + 86:g}" y="{y - 22:g}" width="14" height="44" rx="4" fill="{colour}"/>'
    return (
        barrel + hole + text((x + 43, y + 6), "3.5 mm", size=15, anchor="middle", colour=colour, weight=700)
    )
