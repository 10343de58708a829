"""What stands in a theme's four tables: read as far as it is right, and every problem noted with its place."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from kiosk.scenario.nearest import did_you_mean
from kiosk.ui.art import acts, poses, rig
from kiosk.ui.art.acts import Act, Moment
from kiosk.ui.art.library import ROOMS
from kiosk.ui.art.poses import FLAGS, HELD, KNOWN, PARAMETERS, Pose
from kiosk.ui.art.rig import Box
from kiosk.ui.art.tables import Tables

FORMAT: Final = 1
LONGEST_NAME: Final = 20
COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
CARD_KEYS: Final = ("format", "name", "licence", "offers", "colours", "paints", "repaint")
COLOURS: Final = ("mouth",)
BOX_KEYS: Final = ("box", "pivot", "file")
FURTHEST: Final = 400.0


def known(
    tables: Tables, table: str, words: Collection[str], kind: str, given: Mapping[str, Any]
) -> list[str]:
    """The names in `given` that are among `words`; each other one is a problem."""
    for name in given:
        if name not in words:
            key = name if table else ""
            message = f'There is no {kind} "{name}".{did_you_mean(name, words)}'
            tables.report("T03", table or name, key if (table, key) in tables.places else "", message)
    return [name for name in given if name in words]


def table_of(tables: Tables, name: str, among: Mapping[str, Any]) -> dict[str, Any]:
    """A table within the file; empty, with a problem, where it is something else."""
    found = among.get(name, {})
    if isinstance(found, dict):
        return found
    tables.report("T05", "" if ("", name) in tables.places else name, name, f"{name} is to be a table.")
    return {}


def numbers(value: Any, count: int, low: float, high: float) -> tuple[float, ...] | str:
    """So many numbers of this range, or a sentence that says what they are to be."""
    given = value if isinstance(value, list) else [value]
    what = "a number" if count == 1 else f"{count} numbers in brackets"
    is_right = all(isinstance(one, int | float) and not isinstance(one, bool) for one in given)
    if not is_right or len(given) != count or isinstance(value, list) == (count == 1):
        return f"is to be {what} from {low:g} to {high:g}."
    if not all(low <= one <= high for one in given):
        return f"goes from {low:g} to {high:g}."
    return tuple(float(one) for one in given)


def read_card(tables: Tables) -> dict[str, Any]:
    """`theme.toml`: what it holds that is right, by key."""
    card: dict[str, Any] = {}
    values = tables.values
    if not values:
        return card
    for name in values:
        if name not in CARD_KEYS:
            near = did_you_mean(name, CARD_KEYS)
            is_key = ("", name) in tables.places
            tables.report(
                "T03", "" if is_key else name, name if is_key else "", f'There is no field "{name}".{near}'
            )
    for name, rule in (
        ("format", _is_format),
        ("name", _is_name),
        ("licence", _is_licence),
        ("offers", _offers),
    ):
        if name not in values:
            tables.report("T04", "", "", f"theme.toml needs {name}.")
        elif wrong := rule(values[name]):
            tables.report("T05", "", name, f"{name} {wrong}")
        else:
            card[name] = values[name]
    card["colours"] = _colours(
        tables, "colours", known(tables, "colours", COLOURS, "colour", table_of(tables, "colours", values))
    )
    card["paints"] = _paints(tables)
    repaint = table_of(tables, "repaint", values)
    card["repaint"] = {
        key.upper(): value.upper()
        for key, value in repaint.items()
        if isinstance(value, str) and COLOUR.fullmatch(value) and COLOUR.fullmatch(key)
    }
    if len(card["repaint"]) < len(repaint):
        tables.report("T06", "repaint", "", 'repaint has lines such as "#CDEBEA" = "#F2D9A0".')
    return card


def _is_format(value: object) -> str:
    return (
        ""
        if value == FORMAT and not isinstance(value, bool)
        else f"is to be {FORMAT}: this kiosk knows no other."
    )


def _is_name(value: object) -> str:
    is_right = isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_NAME and value.isprintable()
    return "" if is_right else f"is to be a text of 1 to {LONGEST_NAME} characters."


def _is_licence(value: object) -> str:
    return (
        ""
        if isinstance(value, str) and value.strip()
        else "is to say under which terms the drawings may be used."
    )


def _offers(value: object) -> str:
    if isinstance(value, list) and all(room in ROOMS for room in value):
        return ""
    return f"is to be a list of rooms: {', '.join(ROOMS)}."


def _colours(tables: Tables, table: str, names: Sequence[str]) -> dict[str, str]:
    given = tables.values.get(table, {})
    right = {}
    for name in names:
        value = given[name]
        if isinstance(value, str) and COLOUR.fullmatch(value):
            right[name] = value.upper()
        else:
            tables.report("T06", table, name, f'{name} is to be a colour such as "#FFD166".')
    return right


def _paints(tables: Tables) -> tuple[str, ...]:
    found: list[str] = []
    for name, value in table_of(tables, "paints", tables.values).items():
        if isinstance(value, list) and all(isinstance(one, str) and COLOUR.fullmatch(one) for one in value):
            found += (one.upper() for one in value)
        else:
            tables.report("T06", "paints", name, f'{name} is to be a list of colours such as ["#FFD166"].')
    return tuple(found)


def read_layers(tables: Tables) -> dict[str, Box]:
    """`rig.toml`: the layers that are right, by name; a missing one is a problem."""
    given = table_of(tables, "layers", tables.values)
    layers = {}
    for name in known(tables, "layers", rig.LAYER_NAMES, "layer", given):
        found = _box(tables, name, given[name])
        if found is not None:
            layers[name] = found
    if tables.values:
        for name in rig.LAYER_NAMES:
            if name not in given:
                tables.report("T04", "layers", "", f'The layer "{name}" is missing.')
    return layers


def _box(tables: Tables, name: str, given: object) -> Box | None:
    if not isinstance(given, dict):
        tables.report("T05", "layers", name, f"{name} is to be a table with a box.")
        return None
    for key in given:
        if key not in BOX_KEYS:
            near = did_you_mean(key, BOX_KEYS)
            tables.report("T03", "layers", name, f'A layer has no "{key}".{near}')
    box = numbers(given.get("box"), 4, -FURTHEST, FURTHEST)
    pivot = numbers(given.get("pivot", [0, 0]), 2, -FURTHEST, FURTHEST)
    for key, found in (("box", box), ("pivot", pivot)):
        if isinstance(found, str):
            tables.report("T05", "layers", name, f"{key} of {name} {found}")
    file = given.get("file", "")
    if file and file not in rig.LAYER_NAMES:
        tables.report(
            "T07", "layers", name, f'There is no layer "{file}".{did_you_mean(str(file), rig.LAYER_NAMES)}'
        )
    if isinstance(box, str) or isinstance(pivot, str):
        return None
    if box[2] <= 0 or box[3] <= 0:
        tables.report("T05", "layers", name, f"box of {name} has no size: it is x, y, width and height.")
        return None
    x, y, width, height = box
    return Box(x, y, width, height, str(file), (pivot[0], pivot[1]))


def read_poses(tables: Tables) -> dict[str, Pose]:
    """`poses.toml`: every pose with what is right in it."""
    return {
        name: _pose(tables, name) for name, given in tables.values.items() if _is_table(tables, name, given)
    }


def _is_table(tables: Tables, name: str, given: object) -> bool:
    if not isinstance(given, dict):
        tables.report("T05", "", name, f"{name} is to be a table: a line [{name}], its parameters below.")
    return isinstance(given, dict)


def _pose(tables: Tables, pose: str) -> Pose:
    given = tables.values[pose]
    right: dict[str, Any] = {}
    for name in known(tables, pose, KNOWN, "parameter", given):
        value, wrong = _parameter(name, given[name])
        if wrong.startswith("There is no"):
            tables.report("T07", pose, name, wrong, str(given[name]))
        elif wrong:
            tables.report("T05", pose, name, f"{name} {wrong}")
        else:
            right[name.replace("-", "_")] = value
    return Pose(**right)


def _parameter(name: str, value: object) -> tuple[Any, str]:
    """The value as a pose has it, and what is wrong with it."""
    if name in HELD:
        is_hand = value in rig.HANDS
        return value, "" if is_hand else f'There is no hand "{value}".{did_you_mean(str(value), rig.HANDS)}'
    if name in FLAGS:
        return value, "" if isinstance(value, bool) else "is to be true or false."
    limits = PARAMETERS[name]
    found = numbers(value, limits.count, limits.low, limits.high)
    if isinstance(found, str):
        return None, found
    return found[0] if limits.count == 1 else found, ""


def read_acts(tables: Tables, known_poses: Collection[str]) -> dict[str, Act]:
    """`acts.toml`: the acts that are right; one that names an unknown pose is not."""
    found = {}
    for name, given in tables.values.items():
        if _is_table(tables, name, given):
            known(tables, name, ("key", "moments", "again"), "field", given)
            act = _act(tables, name, known_poses)
            if act is not None:
                found[name] = act
    return found


def _act(tables: Tables, name: str, known_poses: Collection[str]) -> Act | None:
    given = tables.values[name]
    listed = given.get("moments")
    if not isinstance(listed, list) or not 0 < len(listed) <= acts.MOST_MOMENTS:
        tables.report("T05", name, "moments", f"{name} needs moments: a list of 1 to {acts.MOST_MOMENTS}.")
        return None
    moments = [_moment(tables, name, one) for one in listed]
    key = given.get("key", moments[-1].pose)
    again = numbers(given.get("again", 3.0), 1, *acts.AGAIN)
    if isinstance(again, str):
        tables.report("T05", name, "again", f"again {again}")
        again = (3.0,)
    asked = dict.fromkeys((key, *(moment.pose for moment in moments)))
    unknown = [pose for pose in asked if pose not in known_poses]
    for pose in unknown:
        near = did_you_mean(str(pose), known_poses)
        where = "key" if pose == key and "key" in given else "moments"
        tables.report("T07", name, where, f'There is no pose "{pose}".{near}', str(pose))
    return None if unknown else Act(str(key), tuple(moments), again[0])


def _moment(tables: Tables, act: str, given: object) -> Moment:
    values = given if isinstance(given, dict) else {}
    words = ("pose", "ease", "hold")
    if not isinstance(values.get("pose"), str) or set(values) - set(words):
        tables.report("T05", act, "moments", 'A moment is { pose = "happy", ease = 0.3, hold = 0.5 }.')
    limits: tuple[tuple[str, float, tuple[float, float]], ...] = (
        ("ease", 0.25, acts.EASES),
        ("hold", 0.0, acts.HOLDS),
    )
    right: list[float] = []
    for key, otherwise, (low, high) in limits:
        found = numbers(values.get(key, otherwise), 1, low, high)
        if isinstance(found, str):
            tables.report("T05", act, "moments", f"{key} {found}")
            found = (otherwise,)
        right.append(found[0])
    return Moment(str(values.get("pose", poses.RESTING)), *right)


READERS: Final[dict[str, Callable[..., object]]] = {"rig.toml": read_layers, "poses.toml": read_poses}
