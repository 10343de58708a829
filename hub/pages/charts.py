"""Charts: drawn by Vega-Lite on the server, and shown as pictures beside the table that says the same."""

import base64
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import vl_convert

from hub.figures.rightness import Classes
from hub.figures.said import Right

COLOURS: Final = {Right.MOST: "#1b5e8c", Right.HALF: "#ffd166", Right.FEW: "#8a3ffc"}
"""Told apart in grey as well; neither blue nor orange of the two buttons."""
LINES: Final = ("#1b5e8c", "#8a3ffc", "#007d79", "#9f1853", "#5b6472", "#8a6500", "#00539a", "#a84300")
VEGA_LITE: Final = "5.20"
WIDTH: Final = 330
INK: Final = "#1d2433"
CONFIG: Final = {
    "background": "transparent",
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 13,
        "titleFontSize": 13,
        "labelColor": INK,
        "titleColor": INK,
        "titleFontWeight": "normal",
        "gridColor": "#e4d9bf",
        "labelLimit": 210,
    },
    "legend": {
        "labelFontSize": 13,
        "labelColor": INK,
        "labelLimit": 400,
        "orient": "bottom",
        "title": None,
        "direction": "vertical",
        "symbolStrokeWidth": 2.5,
    },
}


def right_bars(rows: Sequence[tuple[str, Classes]]) -> str:
    """A bar for each row, split by how right its classes were, in shares of 100; an address of the picture itself."""
    values = [
        {
            "row": f"{number:02} {label}",
            "right": str(right).capitalize(),
            "order": place,
            "share": classes.counts[right] / classes.whole if classes.whole else 0,
        }
        for number, (label, classes) in enumerate(rows)
        for place, right in enumerate(Right)
    ]
    names = [str(right).capitalize() for right in Right]
    return _drawn(
        {
            "width": WIDTH,
            "height": {"step": 30},
            "data": {"values": values},
            "mark": {"type": "bar", "height": 20, "stroke": INK, "strokeWidth": 0.6},
            "encoding": {
                "y": {
                    "field": "row",
                    "type": "nominal",
                    "title": None,
                    "axis": {"labelExpr": "slice(datum.value, 3)", "ticks": False, "domain": False},
                },
                "x": {
                    "field": "share",
                    "type": "quantitative",
                    "title": "Share of classes",
                    "axis": {"format": ".0%", "tickCount": 5},
                    "scale": {"domain": [0, 1]},
                },
                "color": {
                    "field": "right",
                    "type": "nominal",
                    "scale": {"domain": names, "range": list(COLOURS.values())},
                },
                "order": {"field": "order"},
            },
        }
    )


def month_lines(months: Sequence[str], lines: Sequence[tuple[str, Sequence[float | None]]]) -> str:
    """A line for each name over the months, in shares 0.0–1.0; None is a gap."""
    values = [
        {"month": month, "name": name, "share": share}
        for name, shares in lines
        for month, share in zip(months, shares, strict=True)
    ]
    names = [name for name, _ in lines]
    dashes = [[1, 0], [6, 3], [2, 3], [8, 3, 2, 3]]
    return _drawn(
        {
            "width": WIDTH + 150,
            "height": 260,
            "data": {"values": values},
            "mark": {"type": "line", "strokeWidth": 2.5, "point": {"size": 40}},
            "encoding": {
                "x": {
                    "field": "month",
                    "type": "ordinal",
                    "title": None,
                    "sort": None,
                    "axis": {"labelAngle": -45},
                },
                "y": {
                    "field": "share",
                    "type": "quantitative",
                    "title": "Classes in which most were right",
                    "axis": {"format": ".0%", "tickCount": 5},
                    "scale": {"domain": [0, 1]},
                },
                "color": {
                    "field": "name",
                    "type": "nominal",
                    "scale": {"domain": names, "range": list(LINES)},
                },
                "strokeDash": {
                    "field": "name",
                    "type": "nominal",
                    "scale": {"domain": names, "range": [dashes[place % 4] for place in range(len(names))]},
                },
            },
        }
    )


def _drawn(spec: dict[str, Any]) -> str:
    return _cached(json.dumps({**spec, "config": CONFIG}, sort_keys=True))


@lru_cache(maxsize=64)
def _cached(spec: str) -> str:
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()
