"""Clothes on a torso: its outline, and what is drawn inside that outline."""

from dataclasses import dataclass

from kiosk.ui.art.marks import capsule, circle, ellipse, path, rect, solid, stroke, trace, within
from kiosk.ui.art.palette import AMBER, PAPER, lit, shaded
from kiosk.ui.art.person import Person

TABARD = "#F2E641"
REFLECTIVE = "#E9EDF2"
STAR = "M0,-10L3,-3.4L10,-3L4.6,1.6L6.4,8.6L0,4.6L-6.4,8.6L-4.6,1.6L-10,-3L-3,-3.4Z"


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a torso is, in drawing units; `unit` is one head."""

    unit: float
    top: float
    bottom: float
    shoulder: float
    hip: float
    waist: float
    """Where the legs begin; a coat's bottom is below it."""


def outline(cut: Cut) -> str:
    u, w, h, top, low = cut.unit, cut.shoulder, cut.hip, cut.top, cut.bottom
    return trace(
        *("M", -0.17 * u, top, "C", -w * 0.72, top + 0.01 * u, -w, top + 0.07 * u, -w, top + 0.32 * u),
        *("L", -h, low - 0.12 * u, "Q", -h, low, -h + 0.12 * u, low, "L", h - 0.12 * u, low),
        *("Q", h, low, h, low - 0.12 * u, "L", w, top + 0.32 * u),
        *("C", w, top + 0.07 * u, w * 0.72, top + 0.01 * u, 0.17 * u, top),
        *("Q", 0, top + 0.16 * u, -0.17 * u, top, "Z"),
    )


def torso(person: Person, cut: Cut) -> str:
    colour = person.coat.colour if person.coat else person.top
    inner = "".join(PATTERNS[name](cut, tint) for name, tint in person.patterns if name in PATTERNS)
    if person.coat and person.coat.lining:
        inner = _lining(cut, person.coat.lining, colour) + inner
    if person.has_tabard:
        inner += _tabard(cut, colour)
    shape = solid(outline(cut), colour, 0.1 * cut.unit, 0.03 * cut.unit)
    return within(shape, inner) if inner else shape


def collar(person: Person, cut: Cut) -> str:
    u, top = cut.unit, cut.top
    if person.collar == "shirt":
        left = trace(
            "M",
            -0.2 * u,
            top - 0.03 * u,
            "L",
            0,
            top + 0.14 * u,
            -0.13 * u,
            top + 0.26 * u,
            -0.26 * u,
            top + 0.06 * u,
            "Z",
        )
        right = trace(
            "M",
            0.2 * u,
            top - 0.03 * u,
            "L",
            0,
            top + 0.14 * u,
            0.13 * u,
            top + 0.26 * u,
            0.26 * u,
            top + 0.06 * u,
            "Z",
        )
        return path(left, PAPER) + path(right, "#EFE6D6")
    if person.collar == "round":
        curve = trace("M", -0.2 * u, top + 0.03 * u, "Q", 0, top + 0.22 * u, 0.2 * u, top + 0.03 * u)
        return stroke(curve, lit(person.top, 0.55), 0.06 * u)
    if person.collar == "bow":
        bow = (
            "M",
            -0.2 * u,
            top - 0.02 * u,
            "L",
            0,
            top + 0.16 * u,
            0.2 * u,
            top - 0.02 * u,
            0.16 * u,
            top + 0.34 * u,
        )
        return path(trace(*bow, 0, top + 0.22 * u, -0.16 * u, top + 0.34 * u, "Z"), PAPER)
    return ""


def badge(person: Person, cut: Cut) -> str:
    """A school or shop badge on a ribbon."""
    if not person.badge:
        return ""
    u, top = cut.unit, cut.top
    ribbon = trace("M", -0.15 * u, top + 0.05 * u, "L", 0, top + 0.5 * u, "L", 0.15 * u, top + 0.05 * u)
    card = rect(-0.11 * u, top + 0.48 * u, 0.22 * u, 0.27 * u, 0.04 * u, PAPER)
    face = ellipse(0, top + 0.58 * u, 0.055 * u, 0.055 * u, person.badge)
    line = stroke(trace("M", -0.05 * u, top + 0.69 * u, "H", 0.05 * u), person.badge, 0.03 * u)
    return stroke(ribbon, person.badge, 0.04 * u) + card + face + line


def skirt(person: Person, cut: Cut, leg: float) -> str:
    u, h, low = cut.unit, cut.hip, cut.waist
    hem, flare = -leg * u * person.skirt_hem, cut.hip * 1.45
    shape = trace(
        *("M", -h * 0.9, low - 0.35 * u, "C", -h * 1.1, low, -flare, hem - 0.1 * u, -flare, hem),
        *(
            "Q",
            0,
            hem + 0.12 * u,
            flare,
            hem,
            "C",
            flare,
            hem - 0.1 * u,
            h * 1.1,
            low,
            h * 0.9,
            low - 0.35 * u,
            "Z",
        ),
    )
    folds = trace("M", -h * 0.35, low, "L", -h * 0.5, hem, "M", h * 0.3, low, "L", h * 0.45, hem)
    return within(
        solid(shape, person.skirt, 0.12 * u, 0.02 * u), stroke(folds, shaded(person.skirt, 0.14), 0.03 * u)
    )


def _lining(cut: Cut, colour: str, coat: str) -> str:
    u, top = cut.unit, cut.top
    inside = trace(
        "M",
        -0.14 * u,
        top - 0.02 * u,
        "L",
        0.14 * u,
        top - 0.02 * u,
        0.1 * u,
        cut.bottom,
        -0.1 * u,
        cut.bottom,
        "Z",
    )
    edge = trace("M", -0.15 * u, top, "L", -0.1 * u, cut.bottom)
    return path(inside, colour) + stroke(edge, shaded(coat, 0.16), 0.03 * u)


def _tabard(cut: Cut, under: str) -> str:
    u, w, top = cut.unit, cut.shoulder, cut.top
    bands = "".join(rect(-w * 1.3, top + y * u, w * 2.6, 0.13 * u, 0, REFLECTIVE) for y in (0.72, 1.06))
    neck = trace("M", -0.17 * u, top - 0.1 * u, "L", 0.17 * u, top - 0.1 * u, "L", 0, top + 0.55 * u, "Z")
    zip_line = stroke(trace("M", 0, top + 0.5 * u, "V", cut.bottom), shaded(TABARD, 0.3), 0.025 * u)
    shade = rect(w * 0.5, top, w, 3 * u, 0, shaded(TABARD, 0.13))
    return rect(-w * 1.3, top, w * 2.6, 3 * u, 0, TABARD) + shade + bands + path(neck, under) + zip_line


def _stripes(cut: Cut, colour: str) -> str:
    w = cut.shoulder * 1.4
    return "".join(
        rect(-w, cut.top + y * cut.unit, 2 * w, 0.11 * cut.unit, 0, colour) for y in (0.36, 0.62, 0.88, 1.14)
    )


def _band(cut: Cut, colour: str) -> str:
    w = cut.shoulder * 1.4
    return rect(-w, cut.top + 0.42 * cut.unit, 2 * w, 0.2 * cut.unit, 0, colour)


def _buttons(cut: Cut, colour: str) -> str:
    u, x = cut.unit, 0.16 * cut.unit if cut.bottom > cut.waist + 0.1 * cut.unit else 0
    return "".join(ellipse(x, cut.top + y * u, 0.035 * u, 0.035 * u, colour) for y in (0.4, 0.66, 0.92))


def _pockets(cut: Cut, colour: str) -> str:
    u, out = cut.unit, ""
    for side in (-1, 1):
        x, y = side * cut.shoulder * 0.42 - 0.12 * u, cut.bottom - 0.42 * u
        corner = (
            "q",
            0,
            0.07 * u,
            -0.07 * u,
            0.07 * u,
            "h",
            -0.1 * u,
            "q",
            -0.07 * u,
            0,
            -0.07 * u,
            -0.07 * u,
        )
        out += stroke(trace("M", x, y, "h", 0.24 * u, "v", 0.2 * u, *corner, "Z"), colour, 0.028 * u)
    return out


def _hem(cut: Cut, colour: str) -> str:
    w = cut.shoulder * 1.6
    return rect(-w, cut.bottom - 0.13 * cut.unit, 2 * w, 0.3 * cut.unit, 0, colour)


def _star(cut: Cut, colour: str) -> str:
    at = f"translate(0,{cut.top + 0.56 * cut.unit:.1f}) scale({cut.unit * 0.02:.3f})"
    return path(STAR, colour, transform=at)


def _dots(cut: Cut, colour: str) -> str:
    u = cut.unit
    return "".join(
        ellipse(
            (-0.5 + 0.25 * i + (0.125 if j % 2 else 0)) * u,
            cut.top + (0.3 + 0.22 * j) * u,
            0.035 * u,
            0.035 * u,
            colour,
        )
        for i in range(5)
        for j in range(9)
    )


def _checks(cut: Cut, colour: str) -> str:
    u, w = cut.unit, cut.shoulder * 1.4
    across = "".join(
        rect(-w, cut.top + y * u, 2 * w, 0.05 * u, 0, colour, opacity=0.7) for y in (0.3, 0.6, 0.9, 1.2)
    )
    down = "".join(
        rect(x * u, cut.top, 0.05 * u, 2 * u, 0, colour, opacity=0.5) for x in (-0.36, -0.12, 0.12, 0.36)
    )
    return across + down


def _dungarees(cut: Cut, colour: str) -> str:
    u, top, w = cut.unit, cut.top, cut.shoulder * 1.3
    bib = trace(
        *("M", -0.24 * u, top + 0.4 * u, "Q", 0, top + 0.36 * u, 0.24 * u, top + 0.4 * u),
        *("L", w, top + 0.72 * u, "V", cut.bottom + 0.1 * u, "H", -w, "V", top + 0.72 * u, "Z"),
    )
    straps = trace(
        "M", -0.2 * u, top + 0.46 * u, "L", -0.26 * u, top, "M", 0.2 * u, top + 0.46 * u, "L", 0.26 * u, top
    )
    buttons = "".join(ellipse(x * u, top + 0.47 * u, 0.035 * u, 0.035 * u, AMBER) for x in (-0.2, 0.2))
    pocket = stroke(
        trace("M", -0.12 * u, top + 0.62 * u, "h", 0.24 * u, "v", 0.2 * u, "h", -0.24 * u, "Z"),
        shaded(colour, 0.22),
        0.025 * u,
    )
    return path(bib, colour) + stroke(straps, colour, 0.1 * u) + buttons + pocket


def _lapel(cut: Cut, colour: str) -> str:
    u, top = cut.unit, cut.top
    left = trace(
        "M",
        -0.15 * u,
        top,
        "L",
        -0.1 * u,
        top + 0.62 * u,
        -0.34 * u,
        top + 0.34 * u,
        -0.27 * u,
        top + 0.02 * u,
        "Z",
    )
    right = trace(
        "M",
        0.15 * u,
        top,
        "L",
        0.1 * u,
        top + 0.62 * u,
        0.34 * u,
        top + 0.34 * u,
        0.27 * u,
        top + 0.02 * u,
        "Z",
    )
    return path(left, colour) + path(right, shaded(colour, 0.1))


def _apron(cut: Cut, colour: str) -> str:
    u, top, w = cut.unit, cut.top, cut.shoulder * 0.72
    bib = rect(-0.28 * u, top + 0.34 * u, 0.56 * u, 0.5 * u, 0.06 * u, colour)
    straps = trace(
        "M", -0.22 * u, top + 0.4 * u, "L", -0.2 * u, top, "M", 0.22 * u, top + 0.4 * u, "L", 0.2 * u, top
    )
    lap = rect(-w, top + 0.76 * u, 2 * w, 2 * u, 0.08 * u, colour)
    return (
        stroke(straps, colour, 0.08 * u)
        + bib
        + lap
        + stroke(trace("M", -0.16 * u, top + 1.05 * u, "h", 0.32 * u), shaded(colour, 0.2), 0.03 * u)
    )


def _whistle(cut: Cut, colour: str) -> str:
    u, top = cut.unit, cut.top
    cord = stroke(
        trace("M", -0.16 * u, top + 0.04 * u, "Q", 0, top + 0.7 * u, 0.16 * u, top + 0.04 * u),
        colour,
        0.035 * u,
    )
    return cord + path(circle(0.01 * u, top + 0.44 * u, 0.07 * u), "#8B93A1")


def _fob(cut: Cut, colour: str) -> str:
    """A nurse's watch on the chest."""
    u = cut.unit
    x, y = 0.24 * u, cut.top + 0.4 * u
    return path(capsule((x, y), (x, y + 0.12 * u), 0.05 * u, 0.05 * u), colour) + ellipse(
        x, y + 0.17 * u, 0.07 * u, 0.07 * u, PAPER
    )


def _shine(cut: Cut, colour: str) -> str:
    """Reflecting bands, as ambulance crews wear them."""
    u, w = cut.unit, cut.shoulder * 1.4
    across = rect(-w, cut.top + 0.98 * u, 2 * w, 0.13 * u, 0, colour)
    down = "".join(
        rect(side * cut.shoulder * 0.56 - 0.05 * u, cut.top, 0.1 * u, u, 0, colour) for side in (-1, 1)
    )
    return down + across


PATTERNS = {
    "shine": _shine,
    "stripes": _stripes,
    "band": _band,
    "buttons": _buttons,
    "pockets": _pockets,
    "hem": _hem,
    "star": _star,
    "dots": _dots,
    "checks": _checks,
    "dungarees": _dungarees,
    "lapel": _lapel,
    "apron": _apron,
    "whistle": _whistle,
    "fob": _fob,
}
