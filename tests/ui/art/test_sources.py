"""The rules that every drawing keeps, whoever draws it."""

import math
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kiosk.ui.art import palette
from kiosk.ui.art.library import FOLDER
from kiosk.ui.art.palette import channels, mixed
from kiosk.ui.art.shading import SVG
from kiosk.ui.art.theme import shipped

LIBRARY = shipped().library

DRAWINGS = sorted(FOLDER.rglob("*.svg"))
LARGEST_BYTES = 8 * 1024 * 1024
NEAR_ENOUGH = 18
FORBIDDEN = {f"{SVG}{tag}" for tag in ("filter", "text", "image", "script", "foreignObject", "style")}


@cache
def mixes() -> frozenset[tuple[int, int, int]]:
    """Every palette colour with plum, light, white or grey in it, in tenths."""
    names = [value for value in vars(palette).values() if isinstance(value, str)]
    named = [value for value in names if re.fullmatch(r"#[0-9A-F]{6}", value)]
    skins = [tone for tones in palette.SKIN.values() for tone in tones]
    return frozenset(
        channels(mixed(base, other, tenth / 10))
        for base in (*named, *skins, *palette.PAGE)
        for other in (palette.PLUM, palette.LIGHT, palette.WHITE, "#6B6470")
        for tenth in range(10)
    )


def distance(colour: str, other: tuple[int, int, int]) -> float:
    return math.dist(channels(colour), other)


def colours(drawing: Path) -> set[str]:
    return {colour.upper() for colour in re.findall(r"#[0-9A-Fa-f]{6}\b", drawing.read_text())}


def nodes(drawing: Path) -> list[ET.Element]:
    return list(ET.parse(drawing).getroot().iter())


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: f"{path.parent.name}-{path.stem}")
class TestADrawing:
    def test_has_no_filter_no_words_and_no_photograph(self, drawing: Path) -> None:
        assert not [node.tag for node in nodes(drawing) if node.tag in FORBIDDEN or node.get("filter")]

    def test_names_each_layer_once(self, drawing: Path) -> None:
        ids = [node.get("id") for node in nodes(drawing) if node.get("id")]
        assert len(ids) == len(set(ids))

    def test_is_painted_from_the_palette_or_its_mixes(self, drawing: Path) -> None:
        foreign = {c for c in colours(drawing) if min(distance(c, mix) for mix in mixes()) > NEAR_ENOUGH}
        assert foreign == set()

    def test_keeps_clear_of_the_two_answers_colours(self, drawing: Path) -> None:
        answers = channels(palette.GO), channels(palette.NEVER_GO)
        assert not [c for c in colours(drawing) if min(distance(c, answer) for answer in answers) < 40]

    def test_uses_only_parts_that_there_are(self, drawing: Path) -> None:
        used = {node.get("href") for node in nodes(drawing) if node.tag == f"{SVG}use"}
        assert used <= LIBRARY.names("part")

    def test_is_named_in_lower_case_with_hyphens(self, drawing: Path) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", drawing.stem)


def test_every_backdrop_has_its_layers() -> None:
    for name in LIBRARY.names("backdrop"):
        ids = {node.get("id") for node in LIBRARY.source("backdrop", name)}
        assert {"mid", "ground"} <= ids, name
        if LIBRARY.source("backdrop", name).get("data-indoors") != "yes":
            assert "far" in ids, name


def test_every_layer_of_clever_fills_its_box_as_drawn() -> None:
    for name, box in shipped().layers.items():
        seen = LIBRARY.source("clever", box.file or name).get("viewBox", "").split()
        x, y, width, height = (float(value) for value in seen)
        assert (x, y, width) == (box.x, box.y, box.width), name
        assert height == box.height or box.file, name


def test_all_the_art_is_small_enough_to_carry() -> None:
    assert sum(path.stat().st_size for path in DRAWINGS) < LARGEST_BYTES / 8
