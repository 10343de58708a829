"""Cards, bars and marks as small SVG drawings, shaded as the art bible asks: shade, rim, base."""

import math
from collections.abc import Sequence

from kiosk.ui.theme import PLUM, mix


def svg(width: int, height: int, *parts: str) -> str:
    body = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{body}</svg>'


def rect(  # noqa: PLR0917  # as SVG names them
    x: float, y: float, width: float, height: float, radius: float, fill: str
) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" rx="{radius:.2f}" fill="{fill}"/>'


def card(
    width: int,
    height: int,
    *,
    fill: str,
    radius: int,
    edges: Sequence[tuple[str, int]] = (),
    drop: int = 4,
) -> str:
    """A card that stands `drop` pixels above its soft shadow; `edges` are colours and widths in pixels, outermost first."""
    tall = height - drop
    layers = [f'<g opacity="0.22">{rect(0, drop, width, tall, radius, PLUM)}</g>'] if drop else []
    inset = 0
    for colour, width_px in (*edges, (fill, 0)):
        inner = max(0, radius - inset)
        layers.append(rect(inset, inset, width - 2 * inset, tall - 2 * inset, inner, colour))
        inset += width_px
    return svg(width, height, *layers)


def plain(width: int, height: int, *, fill: str, radius: int) -> str:
    return svg(width, height, rect(0, 0, width, height, radius, fill))


def disc(side: int, fill: str, *, edge: str = "") -> str:
    r = side / 2
    outer = f'<circle cx="{r}" cy="{r}" r="{r}" fill="{edge}"/>' if edge else ""
    inner = r - side * 0.07 if edge else r
    return svg(side, side, outer, f'<circle cx="{r}" cy="{r}" r="{inner:.2f}" fill="{fill}"/>')


def octagon(  # noqa: PLR0917  # as SVG names them
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


def arrow(centre_x: float, centre_y: float, side: float, colour: str) -> str:
    reach, thick = side * 0.27, side * 0.115
    return (
        f'<g stroke="{colour}" stroke-width="{thick:.2f}" stroke-linecap="round" stroke-linejoin="round" fill="none">'
        f'<path d="M{centre_x - reach:.2f},{centre_y:.2f} H{centre_x + reach:.2f}"/>'
        f'<path d="M{centre_x + reach * 0.16:.2f},{centre_y - reach * 0.84:.2f} '
        f'L{centre_x + reach:.2f},{centre_y:.2f} L{centre_x + reach * 0.16:.2f},{centre_y + reach * 0.84:.2f}"/></g>'
    )


def bubble_tail(width: int, height: int, fill: str) -> str:
    """The point of a speech bubble, aiming down and left."""
    return svg(
        width,
        height,
        f'<path d="M{width},0 H{width * 0.35:.1f} L0,{height} Q{width * 0.6:.1f},{height * 0.8:.1f} {width},{height * 0.3:.1f} Z" fill="{fill}"/>',
    )


def tick(side: int, fill: str, ground: str) -> str:
    """A tick in a disc: heard."""
    r = side / 2
    return svg(
        side,
        side,
        f'<circle cx="{r}" cy="{r}" r="{r}" fill="{ground}"/>'
        f'<path d="M{side * 0.27:.1f},{side * 0.53:.1f} L{side * 0.44:.1f},{side * 0.7:.1f} L{side * 0.75:.1f},{side * 0.33:.1f}" '
        f'fill="none" stroke="{fill}" stroke-width="{side * 0.11:.1f}" stroke-linecap="round" stroke-linejoin="round"/>',
    )


def dot_ring(side: int, colour: str, ground: str) -> str:
    """An empty ring: not heard yet."""
    r = side / 2
    return svg(
        side,
        side,
        f'<circle cx="{r}" cy="{r}" r="{r * 0.88:.1f}" fill="{ground}" stroke="{colour}" stroke-width="{r * 0.2:.1f}"/>',
    )


def star(side: int, fill: str, *, edge: str, is_done: bool) -> str:
    """A round-cornered star, full where a story is done and flat where it is to come."""
    r = side / 2
    points = []
    for number in range(10):
        reach = r * (0.8 if number % 2 == 0 else 0.41)
        angle = math.pi * (number / 5 - 0.5)
        points.append(f"{r + reach * math.cos(angle):.2f},{r + reach * math.sin(angle):.2f}")
    joined = " ".join(points)

    def layer(colour: str, thick: float, lift: float = 0.0) -> str:
        return (
            f'<polygon points="{joined}" fill="{colour}" stroke="{colour}" stroke-width="{side * thick:.2f}" '
            f'stroke-linejoin="round" transform="translate(0 {-side * lift:.2f})"/>'
        )

    shade = layer(mix(fill, PLUM, 0.2), 0.1) if is_done else ""
    return svg(side, side, layer(edge, 0.16), shade, layer(fill, 0.1, 0.03 if is_done else 0.0))
