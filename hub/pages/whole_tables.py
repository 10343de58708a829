"""Classes as wholes: their kinds, and the two indices in words."""

from collections.abc import Mapping

from hub.figures.whole import Indices
from hub.pages.tables import Cell, Table
from kiosk.insight.indices import Estimate
from kiosk.insight.kinds import Kind


def kinds_table(found: Mapping[Kind, int]) -> Table:
    whole = sum(found.values())
    rows = (
        [(kind.value[0].upper() + kind.value[1:], found.get(kind, 0)) for kind in Kind] if whole >= 3 else []
    )
    empty = "Fewer than three classes voted on enough stories to tell."
    return Table(
        "kinds", "Classes by what their votes say", ("Kind of class", "Classes"), rows, empty, frozenset({1})
    )


def indices_table(found: Indices | None) -> Table:
    rows: list[tuple[Cell, ...]] = []
    if found:
        rows = [
            (
                "Telling agreed from not agreed (d′)",
                *_interval(found.sensitivity),
                _told_apart(found.sensitivity),
            ),
            ("Which way they lean (criterion c)", *_interval(found.criterion), _leaning(found.criterion)),
        ]
        if found.stranger:
            rows.append(("The stranger rule", *_interval(found.stranger), _stranger(found.stranger)))
    caption = "The two indices" + (f", over {found.visits} visits in {found.blocks} blocks" if found else "")
    columns = ("Figure", "Value", "From", "To", "In words")
    empty = "No block of twelve rounds, three visits and sixty children may be told yet."
    return Table("indices", caption, columns, rows, empty, frozenset({1, 2, 3}))


def _interval(estimate: Estimate) -> tuple[str, str, str]:
    return f"{estimate.value:.2f}", f"{estimate.low:.2f}", f"{estimate.high:.2f}"


def _told_apart(one: Estimate) -> str:
    if one.low > 1.5:
        return "They tell the two apart well."
    if one.high < 1.0:
        return "They hardly tell the two apart."
    return "They tell the two apart in part, or it is not clear."


def _leaning(one: Estimate) -> str:
    if one.high < 0:
        return "They say NEVER GO too readily."
    return "They go along too readily." if one.low > 0 else "No clear leaning."


def _stranger(one: Estimate) -> str:
    if one.low > 0.1:
        return "People are refused for being unknown: “stranger danger” is still there."
    return (
        "Whether somebody is known makes little difference, as it is taught."
        if one.high < 0.1
        else "Not clear."
    )
