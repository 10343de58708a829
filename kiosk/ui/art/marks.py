"""Marks of our SVG, as text: the few shapes that everything is drawn with.

`solid` and `within` are not SVG yet: they carry a class that `shading.shade` turns into fills and clips.
"""

import math

Point = tuple[float, float]


def number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def trace(*parts: str | float) -> str:
    """A path's data from letters and numbers."""
    return " ".join(part if isinstance(part, str) else number(part) for part in parts)


def _written(attributes: dict[str, object]) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{number(value) if isinstance(value, int | float) else value}"'
        for name, value in attributes.items()
        if value is not None
    )


def path(d: str, fill: str, **attributes: object) -> str:
    return f'<path d="{d}" fill="{fill}"{_written(attributes)}/>'


def stroke(d: str, colour: str, width: float, **attributes: object) -> str:
    """A round-capped line: features, folds and rails only, for solid shapes have no outline."""
    return path(
        d,
        "none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
        **attributes,
    )


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **attributes: object) -> str:
    return f'<ellipse{_written({"cx": x, "cy": y, "rx": rx, "ry": ry})} fill="{fill}"{_written(attributes)}/>'


def rect(  # noqa: PLR0917 as SVG has them
    x: float, y: float, w: float, h: float, r: float, fill: str, **attributes: object
) -> str:
    shape = _written({"x": x, "y": y, "width": w, "height": h, "rx": r})
    return f'<rect{shape} fill="{fill}"{_written(attributes)}/>'


def group(content: str, transform: str | None = None, **attributes: object) -> str:
    return f"<g{_written({'transform': transform, **attributes})}>{content}</g>"


def solid(d: str, fill: str, depth: float, drop: float | None = None, shade: str | None = None) -> str:
    """A shape with weight: base, rim and shade, `depth` and `drop` being how far the light is moved."""
    return path(d, fill, **{"class": "solid", "data-k": depth, "data-ky": drop, "data-shade": shade})


def within(shape: str, *inner: str) -> str:
    """`inner` clipped to `shape`, which lies underneath."""
    return f'<g class="within">{shape}{"".join(inner)}</g>'


def circle(x: float, y: float, r: float) -> str:
    return trace("M", x - r, y, "a", r, r, "0 1 1", 2 * r, 0, "a", r, r, "0 1 1", -2 * r, "0Z")


def rounded(x: float, y: float, w: float, h: float, r: float) -> str:
    """A rectangle's outline with corners of radius `r`."""
    r = min(r, w / 2, h / 2)
    across, down = w - 2 * r, h - 2 * r
    corner = ("a", r, r, "0 0 1")
    return trace(
        *("M", x + r, y, "h", across, *corner, r, r, "v", down, *corner, -r, r),
        *("h", -across, *corner, -r, -r, "v", -down, *corner, r, -r, "Z"),
    )


def capsule(start: Point, end: Point, width: float, end_width: float) -> str:
    """A tapered limb between two points; two of equal width at a joint meet at any angle."""
    slant = math.atan2(end[1] - start[1], end[0] - start[0]) + math.pi / 2
    across, down = math.cos(slant), math.sin(slant)
    r, s = width / 2, end_width / 2
    return trace(
        *("M", start[0] - across * r, start[1] - down * r),
        *("A", r, r, "0 0 0", start[0] + across * r, start[1] + down * r),
        *("L", end[0] + across * s, end[1] + down * s),
        *("A", s, s, "0 0 0", end[0] - across * s, end[1] - down * s, "Z"),
    )


def along(start: Point, degrees: float, length: float, side: int) -> Point:
    """The point `length` from `start`; degrees from straight down, outward positive on that `side` (−1 or 1)."""
    turn = math.radians(degrees)
    return start[0] + side * math.sin(turn) * length, start[1] + math.cos(turn) * length
