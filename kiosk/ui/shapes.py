"""Cards, bars and the two answers as small SVG drawings, shaded as the art bible asks: shade, rim, base, no outline."""

import math

from kiosk.ui.theme import GO_BLUE, GO_DEEP, NEVER_DEEP, NEVER_ORANGE, PLUM, WHITE, mix

EIGHTH = 0.3276
"""How far the octagon's corners are cut, in heights: √((1 − π∕4)∕2), which makes its area that of the stadium."""


def _svg(width: int, height: int, *parts: str) -> str:
    body = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{body}</svg>'


def _rect(  # noqa: PLR0917  # as SVG names them
    x: float, y: float, width: float, height: float, radius: float, fill: str
) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" rx="{radius:.2f}" fill="{fill}"/>'


def card(
    width: int, height: int, *, fill: str, radius: int, rim: str = "", rim_px: int = 0, drop: int = 4
) -> str:
    """A card that stands `drop` pixels above its soft shadow; with `rim`, a coloured edge `rim_px` wide."""
    tall = height - drop
    shadow = f'<g opacity="0.22">{_rect(0, drop, width, tall, radius, PLUM)}</g>' if drop else ""
    edge = _rect(0, 0, width, tall, radius, rim) if rim else ""
    inner = _rect(rim_px, rim_px, width - 2 * rim_px, tall - 2 * rim_px, max(0, radius - rim_px), fill)
    return _svg(width, height, shadow, edge, inner)


def plain(width: int, height: int, *, fill: str, radius: int) -> str:
    return _svg(width, height, _rect(0, 0, width, height, radius, fill))


def disc(side: int, fill: str) -> str:
    return _svg(side, side, f'<circle cx="{side / 2}" cy="{side / 2}" r="{side / 2}" fill="{fill}"/>')


def _octagon(  # noqa: PLR0917  # as SVG names them
    x: float, y: float, width: float, height: float, fill: str, cut: float
) -> str:
    right, foot = x + width, y + height
    points = (
        (x + cut, y),
        (right - cut, y),
        (right, y + cut),
        (right, foot - cut),
        (right - cut, foot),
        (x + cut, foot),
        (x, foot - cut),
        (x, y + cut),
    )
    joined = " ".join(f"{px:.2f},{py:.2f}" for px, py in points)
    return (
        f'<polygon points="{joined}" fill="{fill}" stroke="{fill}" stroke-width="{height / 24:.2f}" '
        'stroke-linejoin="round"/>'
    )


def _arrow(centre_x: float, centre_y: float, side: float, colour: str) -> str:
    reach, thick = side * 0.27, side * 0.115
    return (
        f'<g stroke="{colour}" stroke-width="{thick:.2f}" stroke-linecap="round" stroke-linejoin="round" fill="none">'
        f'<path d="M{centre_x - reach:.2f},{centre_y:.2f} H{centre_x + reach:.2f}"/>'
        f'<path d="M{centre_x + reach * 0.16:.2f},{centre_y - reach * 0.84:.2f} '
        f'L{centre_x + reach:.2f},{centre_y:.2f} L{centre_x + reach * 0.16:.2f},{centre_y + reach * 0.84:.2f}"/></g>'
    )


def answer(width: int, height: int, *, is_go: bool, is_pressed: bool = False, is_faded: bool = False) -> str:
    """One of the two answers with its sign at the left: GO a stadium with an arrow, NEVER GO an octagon with a bar.

    Pressed, it has sunk onto its foot and wears a white ring; the other one is faded. Both sides alike.
    """
    base, deep = (GO_BLUE, GO_DEEP) if is_go else (NEVER_ORANGE, NEVER_DEEP)
    if is_faded:
        base, deep = mix(base, "#FFF8E7", 0.62), mix(deep, "#FFF8E7", 0.62)
    foot = height * 0.055
    tall = height - foot
    sunk = foot if is_pressed else 0.0
    ring = tall * 0.055

    def body(inset: float, y: float, fill: str) -> str:
        w, h = width - 2 * inset, tall - 2 * inset
        if is_go:
            return _rect(inset, y + inset, w, h, h / 2, fill)
        edge = h / 48
        return _octagon(inset + edge, y + inset + edge, w - 2 * edge, h - 2 * edge, fill, h * EIGHTH)

    face = [body(0, foot, deep), body(0, sunk, base)]
    if is_pressed:
        face = [body(0, sunk, WHITE), body(ring * 0.35, sunk, deep), body(ring * 1.2, sunk, WHITE)]
        face.append(body(ring * 2.0, sunk, base))
    else:
        shine = mix(base, WHITE, 0.2)
        left = tall * 0.4
        face.append(_rect(left, tall * 0.05, width - 2 * left, tall * 0.028, tall * 0.014, shine))
    side = sign_side(height)
    centre_x, centre_y = sign_centre_x(height), tall / 2 + sunk
    sign = WHITE
    if is_go:
        face.append(f'<circle cx="{centre_x}" cy="{centre_y}" r="{side / 2}" fill="{sign}"/>')
        face.append(_arrow(centre_x, centre_y, side, base))
    else:
        half = side / 2 * 0.965
        face.append(_octagon(centre_x - half, centre_y - half, 2 * half, 2 * half, sign, 2 * half * 0.2929))
        face.append(
            _rect(centre_x - side * 0.3, centre_y - side * 0.09, side * 0.6, side * 0.18, side * 0.03, base)
        )
    return _svg(width, height, *face)


def sign(side: int, *, is_go: bool) -> str:
    """An answer's sign by itself, in its own colour: a disc with an arrow, an octagon with a bar."""
    r, colour = side / 2, GO_BLUE if is_go else NEVER_ORANGE
    if is_go:
        return _svg(
            side, side, f'<circle cx="{r}" cy="{r}" r="{r}" fill="{colour}"/>', _arrow(r, r, side, WHITE)
        )
    half = r * 0.96
    body = _octagon(r - half, r - half, 2 * half, 2 * half, colour, 2 * half * 0.2929)
    return _svg(side, side, body, _rect(side * 0.2, side * 0.41, side * 0.6, side * 0.18, side * 0.03, WHITE))


def sign_side(height: int) -> float:
    """The width of the sign on an answer of this height."""
    return height * 0.64


def sign_centre_x(height: int) -> float:
    return height * 0.5


def bubble_tail(width: int, height: int, fill: str) -> str:
    """The point of a speech bubble, aiming down and left."""
    return _svg(
        width,
        height,
        f'<path d="M{width},0 H{width * 0.35:.1f} L0,{height} Q{width * 0.6:.1f},{height * 0.8:.1f} {width},{height * 0.3:.1f} Z" fill="{fill}"/>',
    )


def tick(side: int, fill: str, ground: str) -> str:
    """A tick in a disc: heard."""
    r = side / 2
    return _svg(
        side,
        side,
        f'<circle cx="{r}" cy="{r}" r="{r}" fill="{ground}"/>'
        f'<path d="M{side * 0.27:.1f},{side * 0.53:.1f} L{side * 0.44:.1f},{side * 0.7:.1f} L{side * 0.75:.1f},{side * 0.33:.1f}" '
        f'fill="none" stroke="{fill}" stroke-width="{side * 0.11:.1f}" stroke-linecap="round" stroke-linejoin="round"/>',
    )


def dot_ring(side: int, colour: str, ground: str) -> str:
    """An empty ring: not heard yet."""
    r = side / 2
    return _svg(
        side,
        side,
        f'<circle cx="{r}" cy="{r}" r="{r * 0.88:.1f}" fill="{ground}" stroke="{colour}" stroke-width="{r * 0.2:.1f}"/>',
    )


def star(side: int, fill: str, *, is_done: bool) -> str:
    """A round-cornered star, full where a story is done and flat where it is to come."""
    r = side / 2
    points = []
    for number in range(10):
        reach = r * (0.86 if number % 2 == 0 else 0.44)
        angle = math.pi * (number / 5 - 0.5)
        points.append(f"{r + reach * math.cos(angle):.2f},{r + reach * math.sin(angle):.2f}")
    joined = " ".join(points)
    line = f'stroke-width="{side * 0.1:.2f}" stroke-linejoin="round"'
    shade = mix(fill, PLUM, 0.2)
    under = f'<polygon points="{joined}" fill="{shade}" stroke="{shade}" {line}/>' if is_done else ""
    lift = -side * 0.03 if is_done else 0
    over = f'<polygon points="{joined}" fill="{fill}" stroke="{fill}" {line} transform="translate(0 {lift:.2f})"/>'
    return _svg(side, side, under, over)
