"""The two answers as drawings: GO a stadium with an arrow, NEVER GO an octagon with a bar, alike in all else."""

from enum import StrEnum
from typing import Final

from kiosk.ui.shapes import arrow, octagon, rect, svg
from kiosk.ui.theme import USUAL, WHITE, Palette, mix

EIGHTH: Final = 0.3276
"""How far the octagon's corners are cut, in heights: √((1 − π∕4)∕2), which makes its area that of the stadium."""
CORNER: Final = 0.2929
"""How far the corners of a sign's octagon are cut, in its width: eight equal sides."""


class State(StrEnum):
    """How an answer looks."""

    PLAIN = "plain"
    PRESSED = "pressed"
    FADED = "faded"
    """The other one is pressed, or asked for."""
    SCANNED = "scanned"
    """With one switch: this is the one that it would take."""


def answer(
    width: int,
    height: int,
    *,
    is_go: bool,
    state: State = State.PLAIN,
    worn: Palette = USUAL,
    is_sign_alone: bool = False,
) -> str:
    """One of the two answers, with its sign at the left, or larger and alone in the middle.

    Pressed, it has sunk onto its foot and wears a white ring; scanned, a double rim; the other one is faded. Both sides
    are drawn alike.
    """
    foot = height * 0.055
    tall = height - foot
    sunk = foot if state is State.PRESSED else 0.0
    face = [
        _body(width, tall, inset * tall, y + sunk, fill, is_go=is_go)
        for inset, y, fill in _layers(is_go=is_go, state=state, worn=worn, foot=foot)
    ]
    if state is State.PLAIN and not worn.answer_edge:
        left = tall * 0.4
        shine = mix(worn.go if is_go else worn.never_go, WHITE, 0.2)
        face.append(rect(left, tall * 0.05, width - 2 * left, tall * 0.028, tall * 0.014, shine))
    lone_side = tall * (0.56 if state is State.SCANNED else 0.68 if state is State.PRESSED else 0.8)
    side = lone_side if is_sign_alone else sign_side(height)
    centre_x = width / 2 if is_sign_alone else sign_centre_x(height)
    base, letters = (worn.go, worn.answer_letters) if is_go else (worn.never_go, worn.answer_letters)
    if state is State.FADED:
        pale, deep = _faded(worn, is_go=is_go)
        base, letters = pale, deep
    face.append(_emblem(centre_x, tall / 2 + sunk, side, letters, base, is_go=is_go))
    return svg(width, height, *face)


def letters(side_is_go: bool, state: State, worn: Palette) -> str:
    """The colour of an answer's word."""
    return _faded(worn, is_go=side_is_go)[1] if state is State.FADED else worn.answer_letters


def sign(side: int, *, is_go: bool, worn: Palette = USUAL, is_pale: bool = False) -> str:
    """An answer's sign by itself, in its own colour: a disc with an arrow, an octagon with a bar."""
    colour, mark = (worn.go if is_go else worn.never_go), worn.answer_letters
    if is_pale:
        colour, mark = _faded(worn, is_go=is_go)
    edge = mark if is_pale else worn.answer_edge
    r, inset = side / 2, side * 0.05 if edge else 0.0
    outer = _emblem(r, r, side, edge, edge, is_go=is_go) if edge else ""
    return svg(side, side, outer, _emblem(r, r, side - 2 * inset, colour, mark, is_go=is_go))


def stamp(side: int, *, is_go: bool, worn: Palette = USUAL) -> str:
    """An answer's sign on a pale ground, with short marks round it: this one was just pressed."""
    r, reach = side / 2, side * 0.36
    ground, mark = (worn.taken, worn.lit_letters) if worn.answer_edge else (worn.card, worn.letters)
    marks = [
        f'<path d="M{r:.1f},{side * 0.05:.1f}V{side * 0.1:.1f}" stroke="{mark}" stroke-width="{side * 0.05:.1f}" '
        f'stroke-linecap="round" transform="rotate({turn} {r} {r})"/>'
        for turn in range(0, 360, 45)
    ]
    colour, white = (worn.go if is_go else worn.never_go), worn.answer_letters
    disc = f'<circle cx="{r}" cy="{r}" r="{r}" fill="{ground}"/>'
    return svg(side, side, disc, *marks, _emblem(r, r, 2 * reach * 0.92, colour, white, is_go=is_go))


def sign_side(height: int) -> float:
    """The width of the sign on an answer of this height."""
    return height * 0.64


def sign_centre_x(height: int) -> float:
    return height * 0.5


def _faded(worn: Palette, *, is_go: bool) -> tuple[str, str]:
    if is_go:
        return worn.go_pale, worn.go_pale_letters
    return worn.never_go_pale, worn.never_go_pale_letters


def _layers(*, is_go: bool, state: State, worn: Palette, foot: float) -> tuple[tuple[float, float, str], ...]:
    """Insets in heights, how far down in pixels, and fills, the lowest first."""
    base, deep = (worn.go, worn.go_deep) if is_go else (worn.never_go, worn.never_go_deep)
    edge = worn.answer_edge
    if state is State.FADED:
        pale, dark = _faded(worn, is_go=is_go)
        if edge:
            return (0, foot, dark), (0, 0, dark), (0.025, 0, pale)
        return (0, foot, mix(pale, dark, 0.35)), (0, 0, pale)
    if state is State.SCANNED:
        inner = ((0.14, 0, edge), (0.19, 0, base)) if edge else ((0.14, 0, base),)
        return (0, foot, worn.ring), (0, 0, worn.ring), (0.1 if edge else 0.035, 0, worn.rim), *inner
    if state is State.PRESSED and edge:
        return (0, 0, edge), (0.11, 0, worn.ground), (0.15, 0, base)
    if state is State.PRESSED:
        return (0, 0, WHITE), (0.019, 0, deep), (0.066, 0, WHITE), (0.11, 0, base)
    if edge:
        return (0, foot, edge), (0, 0, edge), (0.05, 0, base)
    return (0, foot, deep), (0, 0, base)


def _body(width: float, tall: float, inset: float, y: float, fill: str, *, is_go: bool) -> str:
    w, h = width - 2 * inset, tall - 2 * inset
    if is_go:
        return rect(inset, y + inset, w, h, h / 2, fill)
    edge = h / 48
    return octagon(inset + edge, y + inset + edge, w - 2 * edge, h - 2 * edge, fill, h * EIGHTH)


def _emblem(x: float, y: float, side: float, fill: str, mark: str, *, is_go: bool) -> str:
    """A disc with an arrow, or an octagon with a bar, about this centre."""
    if is_go:
        disc = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{side / 2:.2f}" fill="{fill}"/>'
        return disc + arrow(x, y, side, mark)
    half = side / 2 * 0.96
    body = octagon(x - half, y - half, 2 * half, 2 * half, fill, 2 * half * CORNER)
    bar = rect(x - side * 0.3, y - side * 0.09, side * 0.6, side * 0.18, side * 0.03, mark)
    return body + bar
