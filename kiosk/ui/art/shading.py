"""From our drawing to plain SVG: the shading rule, leaves, bricks, clips and parts.

Sources stay small and readable because they only say *what* a thing is:

- `class="solid"`: three fills, each clipped to the one before (shade, rim, base). `data-k` is how far the light is moved
  (default: a twelfth of the width), `data-ky` its drop, `data-shade` a shade of its own.
- `class="within"` on a group: everything after the first child is clipped to that first child.
- `class="leaves"` on a group of circles: one mass of foliage with a few dabs (`data-dabs`).
- `class="bricks"` on a rectangle: one brick in five.
- `<use href="tree" …>`: the drawing `part/tree.svg`, with `currentColor` as the `fill` that is given.
"""

import copy
import itertools
import math
import random
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from kiosk.ui.art import marks
from kiosk.ui.art.palette import lit, mixed, shaded

SVG = "{http://www.w3.org/2000/svg}"
WIDEST_RIM, LEAST_RIM_DEPTH = 4.5, 5.0

Part = Callable[[str], ET.Element]
"""Finds a part by its name; each call may return the same tree, which is copied before it is used."""


def parsed_document(text: str) -> ET.Element:
    """A document of our drawing as a tree."""
    return ET.fromstring(text)  # noqa: S314 our own text


def shade(root: ET.Element, part: Part) -> None:
    """Turns every class of ours under `root` into plain SVG, in place."""
    _Shader(part).children(root)


def number_of(element: ET.Element, name: str, otherwise: float = 0.0) -> float:
    return float(element.get(name, otherwise))


def outline(element: ET.Element) -> str:
    """The path data of a path, rectangle, circle or ellipse."""
    get = number_of
    tag = element.tag.removeprefix(SVG)
    if tag == "rect":
        size = get(element, "width"), get(element, "height")
        return marks.rounded(get(element, "x"), get(element, "y"), *size, get(element, "rx"))
    if tag in {"circle", "ellipse"}:
        rx = get(element, "rx", get(element, "r"))
        ry = get(element, "ry", get(element, "r"))
        x, y = get(element, "cx"), get(element, "cy")
        arc = ("a", rx, ry, "0 1 1")
        return marks.trace("M", x - rx, y, *arc, 2 * rx, 0, *arc, -2 * rx, "0Z")
    return element.get("d", "")


def width_of(element: ET.Element) -> float:
    return number_of(element, "width") or 2 * number_of(element, "rx", number_of(element, "r")) or 72.0


class _Shader:
    def __init__(self, part: Part) -> None:
        self._part = part
        self._ids = (f"c{number}" for number in itertools.count(1))

    def children(self, parent: ET.Element) -> None:
        for index, child in enumerate(list(parent)):
            parent[index] = self.one(child)

    def one(self, element: ET.Element) -> ET.Element:
        if element.tag == f"{SVG}use":
            return self.included(element)
        kind = element.attrib.pop("class", "")
        if kind == "solid":
            return self.solid(element)
        if kind == "leaves":
            return self.leaves(element)
        if kind == "bricks":
            return self.bricks(element)
        self.children(element)
        return self.clipped_within(element, kind) if kind == "within" and len(element) else element

    def clip(self, into: ET.Element, d: str, transform: str | None = None) -> str:
        name = next(self._ids)
        clip = ET.SubElement(into, f"{SVG}clipPath", {"id": name})
        _path(clip, d, transform=transform)
        return f"url(#{name})"

    def solid(self, element: ET.Element) -> ET.Element:
        d, base = outline(element), element.get("fill", "#000000")
        depth = number_of(element, "data-k", width_of(element) / 12)
        drop = number_of(element, "data-ky", depth / 2)
        shadow = element.get("data-shade") or shaded(base)
        whole = ET.Element(f"{SVG}g", _kept(element, "transform", "opacity"))
        _path(whole, d, shadow)
        inside = ET.SubElement(whole, f"{SVG}g", {"clip-path": self.clip(whole, d)})
        moved = f"translate({marks.number(-depth)},{marks.number(-drop)})"
        if depth < LEAST_RIM_DEPTH:
            _path(inside, d, base, moved)
            return whole
        _path(inside, d, lit(base), moved)
        back = min(depth * 0.34, WIDEST_RIM)
        body = ET.SubElement(inside, f"{SVG}g", {"clip-path": self.clip(inside, d, moved)})
        _path(body, d, base, f"translate({marks.number(back)},{marks.number(back / 2)})")
        return whole

    def clipped_within(self, element: ET.Element, _: str) -> ET.Element:
        shape, *inner = list(element)
        whole = ET.Element(f"{SVG}g", dict(element.attrib))
        whole.append(shape)
        first = shape if shape.get("d") or shape.tag != f"{SVG}g" else shape[0]
        held = ET.SubElement(whole, f"{SVG}g", {"clip-path": self.clip(whole, outline(first))})
        held.extend(inner)
        return whole

    def leaves(self, element: ET.Element) -> ET.Element:
        base, depth = element.get("fill", "#8E9A4C"), number_of(element, "data-k", 10)
        rounds = [tuple(number_of(c, name) for name in ("cx", "cy", "r")) for c in element]
        whole = ET.Element(f"{SVG}g", _kept(element, "transform", "opacity"))
        mass = "".join(marks.circle(x, y, r) for x, y, r in rounds)
        _path(whole, mass, shaded(base, 0.34))
        inside = ET.SubElement(whole, f"{SVG}g", {"clip-path": self.clip(whole, mass)})
        _path(inside, "".join(marks.circle(x - depth, y - depth, r * 0.92) for x, y, r in rounds), base)
        crown = "".join(marks.circle(x - r * 0.22, y - r * 0.24, r * 0.7) for x, y, r in rounds)
        _path(inside, crown, mixed(base, lit(base, 0.2), 0.75))
        for dab in _dabs(rounds, base, int(number_of(element, "data-dabs", 30))):
            whole.append(dab)
        return whole

    def bricks(self, element: ET.Element) -> ET.Element:
        x, y, w, h = (number_of(element, name) for name in ("x", "y", "width", "height"))
        across, up = number_of(element, "data-w", 22), number_of(element, "data-h", 10)
        base = element.get("fill", "#CF8763")
        chance = random.Random(f"{x} {y} {w} {h}")
        rows, columns = int(h // up), int(w // across)
        spots = {
            (chance.randrange(rows), chance.randrange(columns)) for _ in range(max(1, rows * columns // 5))
        }
        wall = ET.Element(f"{SVG}g")
        for row, column in sorted(spots):
            left = x + column * across + (across / 2 if row % 2 else 0)
            tint = chance.choice((shaded(base, 0.12), shaded(base, 0.18), lit(base, 0.22), lit(base, 0.32)))
            if left + across <= x + w:
                _path(wall, marks.rounded(left, y + row * up, across - 3, up - 3, 2), tint)
        return wall

    def included(self, use: ET.Element) -> ET.Element:
        whole = ET.Element(f"{SVG}g", _kept(use, "transform", "opacity"))
        for child in self._part(use.get("href", "")):
            whole.append(_dyed(copy.deepcopy(child), use.get("fill", "#8E9A4C")))
        self.children(whole)
        return whole


def _path(parent: ET.Element, d: str, fill: str | None = None, transform: str | None = None) -> None:
    given = {"d": d, "fill": fill, "transform": transform}
    ET.SubElement(parent, f"{SVG}path", {name: value for name, value in given.items() if value})


def _kept(element: ET.Element, *names: str) -> dict[str, str]:
    return {name: element.attrib[name] for name in names if name in element.attrib}


def _dyed(element: ET.Element, colour: str) -> ET.Element:
    for node in element.iter():
        node.attrib.pop("id", None)
        for name in ("fill", "stroke"):
            if node.get(name) == "currentColor":
                node.set(name, colour)
            elif node.get(name) == "currentShade":
                node.set(name, shaded(colour, 0.34))
    return element


def _dabs(rounds: list[tuple[float, ...]], base: str, count: int) -> Iterator[ET.Element]:
    """Uneven leaf dabs, light on the lit side; the same ones for the same leaves."""
    chance = random.Random(repr(rounds))
    for _ in range(count):
        x, y, r = chance.choice(rounds)
        turn, far = chance.random() * math.tau, r * (0.55 + 0.4 * chance.random())
        dx, dy = math.cos(turn) * far, math.sin(turn) * far
        tint = lit(base, 0.45) if dx + dy < 0 else shaded(base, 0.22)
        at = f"translate({x + dx:.1f},{y + dy:.1f}) rotate({chance.randint(-60, 20)})"
        yield ET.Element(
            f"{SVG}ellipse",
            {
                "rx": f"{chance.uniform(4.5, 7.5):.1f}",
                "ry": "3",
                "fill": tint,
                "opacity": ".5",
                "transform": at,
            },
        )
