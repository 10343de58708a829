"""A whole figure from a person and a stance, drawn from back to front, with the feet at the origin."""

import math
from dataclasses import dataclass

from kiosk.ui.art import clothes, creatures, face, hair
from kiosk.ui.art.marks import (
    Point,
    along,
    capsule,
    circle,
    ellipse,
    group,
    path,
    rect,
    rounded,
    solid,
    stroke,
    trace,
)
from kiosk.ui.art.palette import PLUM, SKIN, lit, shaded
from kiosk.ui.art.person import Arm, Kind, Person, Stance

HEAD = "M0,-49C31,-49 44,-28 45,-2C46,29 27,49 0,49C-27,49 -46,29 -45,-2C-44,-28 -31,-49 0,-49Z"
SEAT = 0.78
"""The height of a wheelchair's seat, in heads."""
HAND = 0.128
CUFF_SHADE = 0.14
Tones = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A person measured out: one head is `unit` design units."""

    person: Person
    stance: Stance
    unit: float
    held: str = ""
    """The drawing of a thing in the picture's right hand, in units of a hundredth of a head."""

    @property
    def tones(self) -> Tones:
        """Base, shade and cheek of the skin, or of an avatar's fur."""
        fur = self.person.fur
        return (fur, shaded(fur), lit(fur)) if fur else SKIN[self.person.skin]

    def shoulder(self, side: int) -> Point:
        return side * (self.person.proportions.shoulder - 0.12) * self.unit, self.top + 0.21 * self.unit

    def elbow(self, arm: Arm, side: int) -> Point:
        return along(self.shoulder(side), arm.upper, self.person.proportions.upper_arm * self.unit, side)

    def wrist(self, arm: Arm, side: int) -> Point:
        return along(self.elbow(arm, side), arm.fore, self.person.proportions.forearm * self.unit, side)

    @property
    def leg(self) -> float:
        return SEAT if self.person.is_seated else self.person.proportions.leg

    @property
    def top(self) -> float:
        return -(self.leg + self.person.proportions.torso) * self.unit

    @property
    def head_middle(self) -> float:
        return self.top - (self.person.proportions.neck + 0.43) * self.unit

    @property
    def cut(self) -> clothes.Cut:
        p, u, who = self.person.proportions, self.unit, self.person
        waist = -self.leg * u + 0.1 * u
        hip, coat = p.hip * u * who.girth, who.coat
        return clothes.Cut(
            unit=u,
            top=self.top,
            bottom=-self.leg * u * coat.hem if coat else waist,
            shoulder=p.shoulder * u * (1 + (who.girth - 1) * 0.6),
            hip=hip * 1.16 if coat else hip,
            waist=waist,
        )


def height(person: Person, adult_head: float) -> float:
    """From the ground to the crown, in the units of `adult_head`, without hair."""
    figure = Figure(person, Stance(), adult_head * person.proportions.head)
    return -figure.head_middle + 0.5 * figure.unit


def seat(person: Person, adult_head: float) -> float:
    """From the ground to where the legs begin, in the units of `adult_head`."""
    return (
        Figure(person, Stance(), adult_head * person.proportions.head).leg
        * adult_head
        * person.proportions.head
    )


def wrists(person: Person, stance: Stance, adult_head: float) -> tuple[Point, Point]:
    """Where the hands begin, the picture's left one first; the feet are at the origin."""
    figure = Figure(person, stance, adult_head * person.proportions.head)
    return figure.wrist(stance.left, -1), figure.wrist(stance.right, 1)


def drawn(
    person: Person, stance: Stance, adult_head: float, *, held: str = "", has_shadow: bool = True
) -> str:
    """The figure with its feet at the origin; `adult_head` is the height of an adult's head."""
    figure = Figure(person, stance, adult_head * person.proportions.head, held)
    is_seated = person.is_seated
    return "".join(
        (
            _shadow(figure) if has_shadow else "",
            _wheelchair(figure) if is_seated else "",
            _bag(figure),
            "" if is_seated else _legs(figure),
            clothes.skirt(person, figure.cut, figure.leg) if person.skirt and not is_seated else "",
            _neck(figure),
            clothes.torso(person, figure.cut),
            _lap(figure) if is_seated else "",
            clothes.collar(person, figure.cut),
            clothes.badge(person, figure.cut),
            _straps(figure),
            _stick(figure),
            _arm(figure, stance.left, -1),
            _arm(figure, stance.right, 1),
            _head(figure),
        )
    )


def _shadow(figure: Figure) -> str:
    u = figure.unit
    d = trace(
        *("M", -0.46 * u, -0.02 * u, "C", -0.2 * u, -0.16 * u, 1.1 * u, -0.26 * u, 2.1 * u, -0.22 * u),
        *("C", 2.3 * u, -0.12 * u, 0.9 * u, 0.1 * u, 0.1 * u, 0.09 * u),
        *("C", -0.3 * u, 0.09 * u, -0.5 * u, 0.05 * u, -0.46 * u, -0.02 * u, "Z"),
    )
    return path(d, PLUM, opacity=0.22, **{"class": "cast-shadow"})


def _wheelchair(figure: Figure) -> str:
    u = figure.unit
    back = solid(
        rounded(-0.44 * u, -1.32 * u, 0.88 * u, 0.6 * u, 0.1 * u), "#3B4252", 0.05 * u, None, "#2B3040"
    )
    wheels = ""
    for side in (-1, 1):
        tyre = ellipse(0, 0, 0.13 * u, 0.56 * u, "#8B93A1", stroke="#2B3040", stroke_width=0.085 * u)
        rim = ellipse(
            side * 0.05 * u, 0, 0.08 * u, 0.43 * u, "none", stroke="#E9EDF2", stroke_width=0.035 * u
        )
        wheels += group(tyre + rim, f"translate({side * 0.62 * u:.1f},{-0.56 * u:.1f}) rotate({-side * 7})")
    return back + wheels


def _bag(figure: Figure) -> str:
    colour, u, top = figure.person.bag, figure.unit, figure.top
    if not colour:
        return ""
    left = -0.62 * u if figure.stance.face.turn > 0 else -0.3 * u
    pack = solid(rounded(left, top + 0.02 * u, 0.92 * u, 0.86 * u, 0.22 * u), colour, 0.07 * u)
    return pack + path(rounded(left, top + 0.44 * u, 0.3 * u, 0.34 * u, 0.1 * u), shaded(colour, 0.14))


def _shoe(x: float, u: float, colour: str) -> str:
    d = trace(
        *("M", x - 0.19 * u, 0, "C", x - 0.22 * u, -0.2 * u, x - 0.1 * u, -0.25 * u, x, -0.25 * u),
        *(
            "C",
            x + 0.1 * u,
            -0.25 * u,
            x + 0.22 * u,
            -0.2 * u,
            x + 0.19 * u,
            0,
            "Q",
            x,
            0.035 * u,
            x - 0.19 * u,
            0,
            "Z",
        ),
    )
    sole = rounded(x - 0.195 * u, -0.045 * u, 0.39 * u, 0.055 * u, 0.025 * u)
    return solid(d, colour, 0.05 * u) + path(sole, lit(colour, 0.75))


def _legs(figure: Figure) -> str:
    spread = figure.cut.hip * 0.52 / (1.16 if figure.person.coat else 1)
    return "".join(_leg(figure, side, side * spread) for side in (1, -1))


def _leg(figure: Figure, side: int, x: float) -> str:
    who, u, width = figure.person, figure.unit, figure.person.proportions.leg_width
    hip, ankle = (x, -figure.leg * u), (x + side * 0.02 * u, -0.14 * u)
    shoe = _shoe(x + side * 0.06 * u, u, who.shoes)
    if not who.shorts:
        colour = who.legs
        return (
            solid(capsule(hip, ankle, width * 1.05 * u, width * 0.86 * u), colour, 0.08 * u, 0.02 * u) + shoe
        )
    skin, shade, _ = figure.tones
    bare = solid(capsule(hip, ankle, width * 0.62 * u, width * 0.58 * u), skin, 0.06 * u, 0.02 * u, shade)
    sock = path(capsule((ankle[0], -0.22 * u), ankle, width * 0.68 * u, width * 0.66 * u), who.socks)
    knee = (ankle[0], -figure.leg * (0.74 if who.kind is Kind.YOUNG else 0.6) * u)
    trouser = solid(capsule(hip, knee, width * 1.08 * u, width * 1.1 * u), who.shorts, 0.07 * u, 0.02 * u)
    splint = _splint(ankle[0], u, who.splint) if who.splint and side > 0 else ""
    return bare + sock + splint + trouser + shoe


def _splint(x: float, u: float, colour: str) -> str:
    """A brace from the foot to below the knee, with two straps."""
    shell = solid(capsule((x, -0.16 * u), (x, -0.46 * u), 0.28 * u, 0.27 * u), colour, 0.05 * u, 0.02 * u)
    straps = "".join(
        stroke(trace("M", x - 0.12 * u, y * u, "h", 0.24 * u), PLUM, 0.035 * u) for y in (-0.24, -0.4)
    )
    return shell + straps


def _lap(figure: Figure) -> str:
    who, u = figure.person, figure.unit
    out = ""
    for side in (1, -1):
        shin = capsule((side * 0.2 * u, -0.72 * u), (side * 0.21 * u, -0.2 * u), 0.27 * u, 0.24 * u)
        out += solid(shin, who.legs, 0.07 * u, 0.02 * u) + _shoe(side * 0.22 * u, u, who.shoes)
    lap = rounded(-0.42 * u, -0.96 * u, 0.84 * u, 0.36 * u, 0.17 * u)
    fold = stroke(trace("M", 0, -0.9 * u, "V", -0.66 * u), shaded(who.legs, 0.25), 0.025 * u)
    plate = rect(-0.46 * u, -0.06 * u, 0.92 * u, 0.07 * u, 0.03 * u, "#2B3040")
    return out + solid(lap, lit(who.legs, 0.1), 0.06 * u, 0.1 * u, shaded(who.legs)) + fold + plate


def _neck(figure: Figure) -> str:
    u = figure.unit
    d = capsule((0, figure.top + 0.14 * u), (0, figure.head_middle + 0.3 * u), 0.27 * u, 0.25 * u)
    return path(d, figure.tones[1])


def _straps(figure: Figure) -> str:
    if not figure.person.bag:
        return ""
    u, w, top, out = figure.unit, figure.cut.shoulder, figure.top, ""
    for side in (-1, 1):
        d = trace(
            *("M", side * w * 0.52, top + 0.04 * u, "C", side * w * 0.72, top + 0.3 * u),
            *(side * w * 0.7, top + 0.6 * u, side * w * 0.82, top + 0.72 * u),
        )
        out += stroke(d, shaded(figure.person.bag, 0.1), 0.095 * u)
    return out


def _stick(figure: Figure) -> str:
    if not figure.person.has_stick:
        return ""
    u, x = figure.unit, -(figure.cut.shoulder + 0.34 * figure.unit)
    d = trace(
        *("M", x, -0.02 * u, "L", x + 0.05 * u, -1.52 * u),
        *("Q", x + 0.08 * u, -1.72 * u, x + 0.26 * u, -1.62 * u),
    )
    return stroke(d, "#7A4B2A", 0.07 * u)


def _arm(figure: Figure, arm: Arm, side: int) -> str:
    who, u, p = figure.person, figure.unit, figure.person.proportions
    width = p.arm_width * u
    shoulder, elbow, wrist = figure.shoulder(side), figure.elbow(arm, side), figure.wrist(arm, side)
    sleeve = who.coat.colour if who.coat else who.top
    tones = figure.tones
    if who.prosthesis and side < 0:
        tones = (who.prosthesis, shaded(who.prosthesis), lit(who.prosthesis))
    is_bare = who.sleeves == "short" or bool(who.prosthesis and side < 0)
    colour, shadow = tones[:2] if is_bare else (sleeve, shaded(sleeve))
    fore = capsule(elbow, wrist, width * 0.94, width * (0.66 if is_bare else 0.8))
    upper = capsule(shoulder, elbow, width * 1.08, width * 0.94)
    held = (
        group(figure.held, f"translate({wrist[0]:.1f},{wrist[1]:.1f}) scale({u / 100:.3f})")
        if side > 0
        else ""
    )
    end = _band(elbow, wrist, 0.9, width * 0.82, shaded(sleeve, CUFF_SHADE))
    if is_bare:
        end = _band(shoulder, elbow, 0.93, width * 1.0, shaded(sleeve, CUFF_SHADE))
        if tones[0] == who.prosthesis:
            end += _band(elbow, wrist, 0.3, width * 0.78, shaded(tones[0], 0.5))
    return (
        _hand(wrist, arm, side, tones, HAND * u)
        + held
        + solid(fore, colour, width * 0.24, width * 0.1, shadow)
        + solid(upper, sleeve, width * 0.24, width * 0.1)
        + end
    )


def _band(start: Point, end: Point, at: float, width: float, colour: str) -> str:
    """A narrow band across a limb, `at` that share of its length: a cuff, or a strap."""
    x, y = start[0] + (end[0] - start[0]) * at, start[1] + (end[1] - start[1]) * at
    turn = math.atan2(end[1] - start[1], end[0] - start[0])
    across, down = -math.sin(turn) * width * 0.44, math.cos(turn) * width * 0.44
    return stroke(trace("M", x - across, y - down, "L", x + across, y + down), colour, width * 0.14)


def _hand(wrist: Point, arm: Arm, side: int, tones: Tones, r: float) -> str:
    base, shade, _ = tones
    if arm.hand == "open":
        shape = _open_hand(side, base, shade, r)
    elif arm.hand == "stop":
        shape = _flat_hand(side, base, shade, r)
    elif arm.hand == "point":
        finger = path(capsule((0, r * 0.4), (0, r * 2.3), r * 0.66, r * 0.58), base)
        thumb = path(capsule((-side * r * 0.4, 0), (-side * r * 1.3, r * 0.3), r * 0.62, r * 0.5), base)
        shape = finger + thumb + solid(circle(0, r * 0.35, r), base, r * 0.3, r * 0.1, shade)
    else:
        mitt = trace(
            *("M", -r, -r * 0.5, "C", -r * 1.2, r * 0.9, -r * 0.7, r * 1.7, 0, r * 1.7),
            *("C", r * 0.7, r * 1.7, r * 1.2, r * 0.9, r, -r * 0.5, "Z"),
        )
        thumb = capsule((-side * r * 0.6, r * 0.1), (-side * r * 0.85, r * 0.9), r * 0.62, r * 0.5)
        shape = solid(mitt, base, r * 0.4, r * 0.2, shade) + path(thumb, shade if side < 0 else base)
    inner = group(shape, f"translate(0,{r * 0.55:.2f})")
    return group(inner, f"translate({wrist[0]:.2f},{wrist[1]:.2f}) rotate({-side * arm.fore:.1f})")


def _open_hand(side: int, base: str, shade: str, r: float) -> str:
    fingers = ""
    for turn, long in ((-34, 1.75), (-12, 2.05), (10, 2.0), (30, 1.65)):
        tip = along((0, 0), turn, r * long, side)
        fingers += path(capsule((0, 0), tip, r * 0.62, r * 0.56), base)
    thumb = path(capsule((0, 0), (-r * 1.5 * side, r * 0.55), r * 0.66, r * 0.56), base)
    return fingers + thumb + solid(circle(0, r * 0.35, r * 1.02), base, r * 0.3, r * 0.1, shade)


def _flat_hand(side: int, base: str, shade: str, r: float) -> str:
    """The palm to the front, the fingers together."""
    fingers = ""
    for turn, long in ((-17, 1.85), (-6, 2.15), (6, 2.1), (17, 1.8)):
        tip = along((0, 0), turn, r * long, side)
        fingers += path(capsule((tip[0] * 0.3, 0), tip, r * 0.6, r * 0.56), base)
    thumb = path(capsule((0, 0), (-r * 1.35 * side, r * 0.7), r * 0.62, r * 0.54), base)
    palm = solid(circle(0, r * 0.45, r * 1.05), base, r * 0.3, r * 0.1, shade)
    return fingers + thumb + palm


def _head(figure: Figure) -> str:
    who, skin = figure.person, figure.tones
    at = f"translate(0,{figure.head_middle:.2f}) rotate({figure.stance.tilt}) scale({figure.unit / 100:.4f})"
    if who.is_avatar:
        return group(creatures.head(who, figure.stance.face), at)
    behind, front = hair.layers(who)
    ears = "" if who.covering == "hijab" else _ears(figure)
    middle = solid(HEAD, skin[0], 7, 4, skin[1])
    features = face.drawn(who, figure.stance.face)
    return group(behind + ears + middle + features + front, at)


def _ears(figure: Figure) -> str:
    skin, shade, _ = figure.tones
    out = ""
    for side in (-1, 1):
        x = side * 45 - figure.stance.face.turn * 4
        out += solid(circle(x, 6, 9.5), skin, 3, 1, shade) + ellipse(x, 7, 4, 5, shade, opacity=0.75)
    if figure.person.has_hearing_aid:
        out += stroke("M-47,-5C-55,-3 -55,10 -49,14", "#3D7EA6", 4.5)
    return out
