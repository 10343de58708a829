"""Hair and what covers it: each style a part behind the head and a part in front."""

from kiosk.ui.art.marks import circle, ellipse, path, rect, solid, stroke, within
from kiosk.ui.art.palette import brightness, lit, mixed, shaded
from kiosk.ui.art.person import Person

Layers = tuple[str, str]
Spot = tuple[float, float, float]

CAP = "M-47,4C-52,-40 -30,-61 2,-60C36,-60 52,-38 47,4C44,-8 40,-17 33,-24C14,-17 -16,-19 -31,-26C-39,-18 -44,-8 -47,4Z"
CROP = "M-46,-2C-50,-38 -30,-57 0,-57C32,-57 50,-38 46,-2C43,-16 36,-28 24,-31C8,-34 -12,-34 -25,-31C-37,-27 -43,-16 -46,-2Z"
PUFF_CAP = "M-46,-2C-50,-38 -28,-56 0,-56C30,-56 50,-38 46,-2C42,-22 30,-35 4,-38L0,-42L-4,-38C-30,-35 -42,-22 -46,-2Z"
BUN_CAP = "M-47,4C-52,-38 -30,-58 0,-58C32,-58 52,-38 47,4C43,-18 30,-32 -6,-34C-30,-30 -42,-14 -47,4Z"
BOB = "M-49,30C-56,-40 -34,-62 0,-62C36,-62 56,-40 49,30C44,20 44,0 40,-27C20,-24 -22,-24 -40,-27C-44,0 -44,20 -49,30Z"
BOB_BACK = "M-54,34C-60,-46 -36,-64 0,-64C38,-64 60,-46 54,34C50,44 36,44 30,38L-30,38C-36,44 -50,44 -54,34Z"
LONG = "M-50,24C-56,-40 -32,-62 2,-61C38,-60 56,-38 50,24C44,6 42,-14 26,-30C6,-16 -26,-10 -42,-14C-44,0 -46,14 -50,24Z"
LONG_BACK = "M-54,74C-66,-46 -38,-64 0,-64C40,-64 66,-46 54,74C48,84 36,82 32,72C36,46 38,20 30,0H-30C-38,20 -36,46 -32,72C-36,82 -48,84 -54,74Z"
TAIL = "M30,-50C66,-64 80,-26 66,20C62,32 54,30 53,20C54,-6 46,-22 30,-28Z"
BRAID_BACK = "M-34,34C-58,34 -60,60 -52,84Q-46,92 -40,84C-36,66 -34,50 -28,40Z"


def layers(person: Person) -> Layers:
    """What of the hair is behind the head, and what in front of it."""
    if person.covering == "kippah":
        behind, front = STYLES[person.hair](person.hair_colour)
        return behind, front + kippah(person.covering_colour)[1]
    if person.covering:
        return COVERINGS[person.covering](person.covering_colour)
    if person.hair not in STYLES:
        return "", ""
    return STYLES[person.hair](person.hair_colour)


def _shade(colour: str) -> str:
    return shaded(colour, 0.28) if brightness(colour) > 150 else mixed(colour, "#000010", 0.35)


def _tufts(spots: tuple[Spot, ...], colour: str, depth: float = 7) -> str:
    shadow = "".join(circle(x, y, r) for x, y, r in spots)
    light = "".join(circle(x - depth * 0.55, y - depth * 0.5, r * 0.86) for x, y, r in spots)
    return path(shadow, shaded(colour, 0.24)) + path(light, colour)


def _cap(d: str, colour: str, depth: float = 8, drop: float = -5) -> str:
    return solid(d, colour, depth, drop, _shade(colour))


def _gleam(d: str, colour: str) -> str:
    return stroke(d, lit(colour, 0.18), 4.5, opacity=0.55)


def short(colour: str) -> Layers:
    return "", _cap(CAP, colour) + _gleam("M-20,-46C-6,-52 10,-52 22,-46", colour)


def crop(colour: str) -> Layers:
    return "", _cap(CROP, colour, 6, -4)


def puffs(colour: str) -> Layers:
    behind = "".join(
        _tufts(((side * 47, -42, 22), (side * 58, -30, 14), (side * 38, -57, 13)), colour) for side in (-1, 1)
    )
    bands = "".join(ellipse(side * 37, -37, 6, 6, "#F2766B") for side in (-1, 1))
    return behind, _cap(PUFF_CAP, colour, 5, -4) + bands


def curly(colour: str) -> Layers:
    behind = (
        *((-40, -22, 16), (-32, -42, 18), (-12, -54, 18), (12, -55, 18)),
        *((32, -43, 18), (41, -22, 16), (-44, -4, 11), (44, -4, 11)),
    )
    front = ((-34, -32, 12), (-18, -41, 13), (0, -44, 13), (18, -41, 13), (34, -31, 12))
    return _tufts(behind, colour), _tufts(front, colour, 5)


def afro(colour: str) -> Layers:
    behind = ((0, -36, 46), (-40, -20, 26), (40, -20, 26), (-46, 8, 18), (46, 8, 18))
    front = ((-32, -33, 12), (-14, -40, 13), (6, -41, 13), (26, -36, 13), (38, -22, 9))
    return _tufts(behind, colour, 8), _tufts(front, colour, 4)


def bob(colour: str) -> Layers:
    shadow = _shade(colour)
    back = solid(BOB_BACK, shadow, 6, None, mixed(shadow, "#000010", 0.2))
    return back, _cap(BOB, colour, 7) + _gleam("M-26,-44C-12,-51 8,-52 20,-48", colour)


def pony(colour: str) -> Layers:
    return solid(TAIL, colour, 8, None, _shade(colour)), _cap(CAP, colour) + ellipse(39, -39, 7, 7, "#F4B942")


def bun(colour: str) -> Layers:
    return solid(circle(0, -62, 21), colour, 6, None, _shade(colour)), _cap(BUN_CAP, colour, 7)


def long(colour: str) -> Layers:
    shadow = _shade(colour)
    back = solid(LONG_BACK, shadow, 8, None, mixed(shadow, "#000010", 0.2))
    return back, _cap(LONG, colour) + _gleam("M-18,-48C-6,-53 10,-53 22,-46", colour)


def braids(colour: str) -> Layers:
    left = solid(BRAID_BACK, colour, 4, None, _shade(colour)) + ellipse(-46, 82, 6, 6, "#F6C453")
    back = left + f'<g transform="scale(-1,1)">{left}</g>'
    parting = stroke("M2,-58Q-1,-48 0,-40", _shade(colour), 2.4)
    return back, _cap(PUFF_CAP, colour, 5, -4) + parting


def locs(colour: str) -> Layers:
    strands = "".join(
        stroke(f"M{x},-34Q{x * 1.25:.0f},-4 {x * 1.12:.0f},{34 - abs(x) * 0.2:.0f}", tint, 11)
        for x, tint in ((-46, _shade(colour)), (46, _shade(colour)), (-38, colour), (38, colour))
    )
    front = ((-36, -30, 12), (-20, -42, 13), (0, -46, 14), (20, -42, 13), (36, -30, 12))
    return strands + _tufts(((0, -34, 42),), colour, 6), _tufts(front, colour, 4)


def tufts(colour: str) -> Layers:
    spots = ((-46, -10, 15), (-48, 8, 12), (46, -10, 15), (48, 8, 12), (-38, -28, 12), (38, -28, 12))
    return _tufts(spots, colour, 5), ""


def silver(colour: str) -> Layers:
    spots = (
        *((-40, -22, 13), (-28, -38, 14), (-9, -46, 14), (11, -47, 14)),
        *((29, -39, 14), (41, -23, 13), (-45, -5, 8), (45, -5, 8)),
    )
    return "", _tufts(spots, colour, 5)


def hijab(colour: str) -> Layers:
    back = "M0,-60C44,-60 60,-30 56,10C54,40 62,70 74,92C40,112 -40,112 -74,92C-62,70 -54,40 -56,10C-60,-30 -44,-60 0,-60Z"
    frame = (
        "M0,-60C42,-60 58,-32 54,6C51,36 34,58 0,60C-34,58 -51,36 -54,6C-58,-32 -42,-60 0,-60Z"
        "M1,-35C-24,-35 -36,-16 -36,6C-36,30 -20,45 1,45C20,45 36,30 36,6C36,-16 24,-35 1,-35Z"
    )
    side = "M54,6C51,36 34,58 0,60C-14,59 -26,55 -35,48C-10,52 30,48 37,4C38,-14 32,-26 24,-33C40,-40 48,-30 54,6Z"
    wrap = "M-40,46C-16,62 20,62 42,42C52,62 48,84 20,92C-10,98 -44,90 -56,80C-46,70 -42,58 -40,46Z"
    folds = stroke("M-36,56C-10,72 20,70 40,56M-44,70C-20,84 14,84 34,76", shaded(colour, 0.12), 3)
    front = (
        path(frame, colour, fill_rule="evenodd")
        + path(side, shaded(colour, 0.14))
        + path(wrap, lit(colour, 0.12))
    )
    return solid(back, colour, 10, None, shaded(colour, 0.26)), front + folds


def turban(colour: str) -> Layers:
    shape = "M-50,-10C-62,-52 -34,-80 2,-80C42,-80 62,-48 50,-8C40,-20 22,-33 2,-37C-20,-34 -40,-22 -50,-10Z"
    folds = "M-56,-22C-30,-44 0,-62 46,-66M-54,-38C-34,-58 -10,-72 20,-80M-46,-10C-10,-40 24,-52 58,-48"
    front = within(
        solid(shape, colour, 9, -3, shaded(colour, 0.24)),
        stroke(folds, shaded(colour, 0.16), 4),
        stroke("M52,-14C30,-36 14,-44 2,-46", lit(colour, 0.22), 5),
    )
    return "", front


def cap(colour: str) -> Layers:
    """A police officer's cap with its chequered band."""
    dome = solid(
        "M-52,-22C-62,-44 -50,-70 0,-72C50,-70 62,-44 52,-22C20,-34 -20,-34 -52,-22Z",
        *(colour, 7, -2, mixed(colour, "#0B1020", 0.4)),
    )
    checks = "".join(
        rect(-52 + i * 10, y + (8 if (i + row) % 2 else 0), 10, 8, 0, colour)
        for i in range(11)
        for row, y in enumerate((-40, -24))
    )
    band = within(path("M-50,-22C-24,-38 24,-38 50,-22L49,-9C24,-25 -24,-25 -49,-9Z", "#F4F6F8"), checks)
    peak = path("M-44,-12C-24,-26 24,-26 44,-12C30,-4 -30,-4 -44,-12Z", "#151C2C")
    crest = ellipse(0, -52, 8, 9, "#D9DEE6") + ellipse(0, -52, 4, 5, "#8B93A1")
    return "", dome + band + peak + crest


def beanie(colour: str) -> Layers:
    dome = solid("M-48,-16C-52,-52 -30,-70 0,-70C30,-70 52,-52 48,-16Z", colour, 8, None)
    rim = solid("M-51,-26Q0,-42 51,-26Q55,-14 50,-10Q0,-28 -50,-10Q-55,-14 -51,-26Z", lit(colour, 0.3), 5, 2)
    return "", dome + rim + ellipse(0, -74, 11, 11, lit(colour, 0.4))


def peaked(colour: str) -> Layers:
    """A lollipop person's soft peaked cap."""
    dome = solid("M-50,-18C-56,-50 -34,-68 0,-68C34,-68 56,-50 50,-18C20,-32 -20,-32 -50,-18Z", colour, 7, -2)
    peak = path("M-46,-16C-24,-34 24,-34 46,-16C28,-12 -28,-12 -46,-16Z", shaded(colour, 0.4))
    return "", dome + peak + stroke("M-48,-24C-22,-38 22,-38 48,-24", "#F2E641", 6)


def patka(colour: str) -> Layers:
    """A boy's cloth over the topknot."""
    knot = solid(circle(0, -66, 17), colour, 5, None, shaded(colour, 0.24))
    shape = "M-48,-6C-56,-42 -32,-64 0,-64C32,-64 56,-42 48,-6C38,-22 20,-33 0,-35C-20,-33 -38,-22 -48,-6Z"
    folds = "M-10,-60C-30,-50 -42,-34 -46,-14M10,-60C30,-50 42,-34 46,-14"
    front = within(
        solid(shape, colour, 7, -3, shaded(colour, 0.24)), stroke(folds, shaded(colour, 0.16), 3.5)
    )
    return knot, front + stroke("M-12,-57Q0,-52 12,-57", shaded(colour, 0.3), 4)


def kippah(colour: str) -> Layers:
    dome = solid("M-33,-45C-30,-72 30,-72 33,-45C16,-54 -16,-54 -33,-45Z", colour, 5, 1)
    return "", dome + stroke("M-29,-49C-12,-57 12,-57 29,-49", lit(colour, 0.5), 2.8)


def headwrap(colour: str) -> Layers:
    """A bright cloth, knotted at the top."""
    knot = "".join(
        solid(d, colour, 4, 2, shaded(colour, 0.24))
        for d in (
            "M-2,-70C-22,-96 -44,-84 -34,-66C-26,-58 -12,-60 -2,-66Z",
            "M2,-70C24,-94 44,-80 33,-64C24,-57 12,-60 2,-66Z",
        )
    )
    shape = "M-49,0C-58,-46 -34,-72 0,-72C34,-72 58,-46 49,0C42,-20 24,-34 0,-36C-24,-34 -42,-20 -49,0Z"
    folds = "M-50,-20C-30,-44 0,-54 30,-60M-44,-42C-28,-58 -10,-64 8,-68M50,-20C38,-36 24,-46 8,-50"
    cloth = within(solid(shape, colour, 8, -3, shaded(colour, 0.24)), stroke(folds, shaded(colour, 0.18), 4))
    return knot, cloth + solid(circle(0, -66, 10), lit(colour, 0.2), 3, 2)


STYLES = {
    style.__name__: style
    for style in (short, crop, puffs, curly, afro, bob, pony, bun, long, braids, locs, tufts, silver)
}
COVERINGS = {style.__name__: style for style in (hijab, turban, cap, beanie, peaked, patka, kippah, headwrap)}
