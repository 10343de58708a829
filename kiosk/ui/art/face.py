"""A face: five parameters, the same warm default for everyone."""

from kiosk.ui.art.marks import ellipse, group, path, solid, stroke, within
from kiosk.ui.art.palette import INK, PAPER, SKIN, WHITE, brightness, mixed, shaded
from kiosk.ui.art.person import Face, Person

PLAIN_SIGHT, DARK_SIGHT = "#231A22", "#0F080B"
"""Dark enough for 2.5:1 on the darkest skin."""
SHUT_LIDS = 0.15
LEAST_ADULT_CURVE = 0.3


def drawn(person: Person, face: Face) -> str:
    """The features on a head of 100 units around the origin."""
    slide = face.turn * 11
    level = 5.0 if person.is_child else 0.0
    return "".join(
        (
            _cheeks(person, slide, level),
            _beard(person, slide, level),
            _eyes(person, face, slide, level),
            _nose(person, face, level),
            _mouth(person, face, slide, level),
            _glasses(person, slide, level),
            _freckles(person, slide, level),
        )
    )


def _cheeks(person: Person, slide: float, level: float) -> str:
    cheek = SKIN[person.skin][2]
    return "".join(ellipse(side * 28 + slide, level + 15, 9.5, 6.5, cheek, opacity=0.42) for side in (-1, 1))


def _beard(person: Person, slide: float, level: float) -> str:
    if not person.beard:
        return ""
    t = slide
    d = (
        f"M{-44.5 + t * 0.3:.1f},4C{-40 + t * 0.4:.1f},14 {-34 + t * 0.5:.1f},16 {-24 + t * 0.8:.1f},{level + 13}"
        f"C{-12 + t:.1f},{level + 9} {12 + t:.1f},{level + 9} {24 + t * 0.8:.1f},{level + 13}"
        f"C{34 + t * 0.5:.1f},16 {40 + t * 0.4:.1f},14 {44.5 + t * 0.3:.1f},4C48,34 30,56 {t * 0.3:.1f},56C-30,56 -48,34 -44.5,4Z"
    )
    return solid(d, person.beard, 6, 3, shaded(person.beard, 0.18))


def _spacing(person: Person) -> float:
    return 18.5 if person.is_child else 17.0


def _eyes(person: Person, face: Face, slide: float, level: float) -> str:
    rx, ry = (5.0, 6.6) if person.is_child else (4.3, 5.6)
    is_dark = person.skin >= 5
    glint = (2.0, 2.3) if is_dark else (1.7, 1.9)
    out = ""
    for side in (-1, 1):
        middle = side * _spacing(person) + slide
        x, y = middle + face.gaze[0] * 3.2, level + face.gaze[1] * 2.6
        if face.lids < SHUT_LIDS:
            out += stroke(f"M{x - 6:.1f},{y:.1f}Q{x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f}", INK, 3.2)
        else:
            out += ellipse(x, y, rx, ry * face.lids, DARK_SIGHT if is_dark else PLAIN_SIGHT)
            out += ellipse(x - 1.5, y - 2.2 * face.lids, glint[0], glint[1] * face.lids, WHITE)
        out += _brow(person, face, side, middle, level - 16 - face.lift * 5)
    return out


def _brow(person: Person, face: Face, side: int, x: float, y: float) -> str:
    """`brow` above 0 lifts the inner ends (unsure); grown-ups never get the inward frown below 0."""
    tilt = face.brow if person.is_child else max(0.0, face.brow)
    inner, outer = y - tilt * 4, y + tilt * 2
    left, right = (outer, inner) if side < 0 else (inner, outer)
    hair = person.beard or person.hair_colour
    colour = mixed(hair, "#6B6470", 0.35) if brightness(hair) >= 520 else shaded(hair, 0.15)
    if person.skin >= 5 and brightness(hair) < 520:
        colour = "#1C1012"
    return stroke(
        f"M{x - 7:.1f},{left:.1f}Q{x:.1f},{min(left, right) - 5.5:.1f} {x + 7:.1f},{right:.1f}", colour, 3.6
    )


def _nose(person: Person, face: Face, level: float) -> str:
    shade = SKIN[person.skin][1]
    x, y = face.turn * 15, level + 12
    colour = mixed(shade, "#2A1210", 0.35) if person.skin >= 5 else shade
    return stroke(f"M{x - 4.5:.1f},{y}Q{x:.1f},{y + 5.5} {x + 4.5:.1f},{y}", colour, 3.2)


def _mouth(person: Person, face: Face, slide: float, level: float) -> str:
    t, y, w = slide, level + 25, 12 if person.is_child else 13
    if face.open <= 0:
        curve = face.curve if person.is_child else max(face.curve, LEAST_ADULT_CURVE)
        shade = SKIN[person.skin][1]
        lip = (
            mixed(shade, "#6A2028", 0.6) if person.skin < 4 else "#4E1C1A" if person.skin == 4 else "#35110F"
        )
        ends = y + 1 - curve * 2
        return stroke(
            f"M{t - w:.1f},{ends:.1f}Q{t:.1f},{y + 1 + curve * 11:.1f} {t + w:.1f},{ends:.1f}", lip, 3.6
        )
    deep, low = y + 5 + face.open * 18, y + 6 + face.open * 12
    shape = (
        f"M{t - w:.1f},{y - 2}Q{t:.1f},{y + 3} {t + w:.1f},{y - 2}C{t + w:.1f},{low:.1f} {t + w * 0.5:.1f},{deep:.1f} "
        f"{t:.1f},{deep:.1f}C{t - w * 0.5:.1f},{deep:.1f} {t - w:.1f},{low:.1f} {t - w:.1f},{y - 2}Z"
    )
    teeth = f"M{t - w:.1f},{y - 4}h{2 * w}v5Q{t:.1f},{y + 7} {t - w:.1f},{y + 1}Z"
    return within(
        path(shape, "#7A2E36" if person.skin < 4 else "#531C22"),
        ellipse(t, y + 6 + face.open * 18, 9, 6 + face.open * 3, "#EE8A80"),
        path(teeth, PAPER),
    )


def _glasses(person: Person, slide: float, level: float) -> str:
    if not person.glasses:
        return ""
    colour, gap, t = person.glasses, _spacing(person), slide
    lenses = "".join(
        ellipse(
            side * gap + t, level + 1, 13.5, 13.5, WHITE, fill_opacity=0.16, stroke=colour, stroke_width=3
        )
        for side in (-1, 1)
    )
    bridge = f"M{-gap + t + 13.5:.1f},{level - 1}Q{t:.1f},{level - 6} {gap + t - 13.5:.1f},{level - 1}"
    arms = (
        f"M{-gap + t - 13.5:.1f},{level - 1}L-44,{level - 4}M{gap + t + 13.5:.1f},{level - 1}L44,{level - 4}"
    )
    return group(lenses + stroke(bridge, colour, 3) + stroke(arms, colour, 2.6))


def _freckles(person: Person, slide: float, level: float) -> str:
    if not person.has_freckles:
        return ""
    tint = shaded(SKIN[person.skin][1], 0.25)
    spots = ((-30, 14), (-25, 18), (-22, 13), (30, 14), (25, 18), (22, 13))
    return "".join(ellipse(x + slide, level + y - 2, 1.4, 1.3, tint, opacity=0.8) for x, y in spots)
