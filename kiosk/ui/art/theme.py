"""A theme: one character with a name, colours, drawings, poses and acts, read from one folder."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from kiosk.scenario.problems import Problem
from kiosk.ui.art import library, theme_files
from kiosk.ui.art.acts import Act
from kiosk.ui.art.library import FOLDER, ROOMS, Library
from kiosk.ui.art.poses import RESTING, Pose
from kiosk.ui.art.rig import Box
from kiosk.ui.art.tables import Tables, read_tables

CARD: Final = "theme.toml"
RIG, POSES, ACTS = "rig.toml", "poses.toml", "acts.toml"
MOUTH: Final = "#FFD166"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Theme:
    """What is on show, and who. Whatever a folder lacks, the theme that came with the kiosk has."""

    name: str
    licence: str
    library: Library
    layers: Mapping[str, Box]
    poses: Mapping[str, Pose]
    acts: Mapping[str, Act]
    mouth: str = MOUTH
    paints: tuple[str, ...] = ()
    offers: tuple[str, ...] = ROOMS
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def pose(self, name: str) -> Pose:
        """The pose of this name; an unknown one is the resting pose."""
        return self.poses.get(name) or self.poses.get(RESTING) or Pose()

    def key_pose(self, name: str) -> Pose:
        """The pose that shows an act or a pose of this name without moving."""
        act = self.acts.get(name)
        return self.pose(act.key if act else name)


def load_theme(folder: Path, beneath: Theme | None = None) -> Theme:
    """Read a theme as far as it can be read; what is wrong in its tables is in `problems`, with file and line.

    `beneath` has whatever this one lacks: the theme that came with the kiosk.
    """
    tables = {name: read_tables(folder / name, f"{folder}/{name}") for name in (CARD, RIG, POSES, ACTS)}
    card = theme_files.read_card(tables[CARD])
    offers = tuple(card.get("offers", () if beneath else ROOMS))
    own = _own(tables, is_character="clever" in offers)
    problems = [problem for one in own for problem in one.findings.problems]
    layers = theme_files.read_layers(tables[RIG]) if tables[RIG] in own else {}
    poses = theme_files.read_poses(tables[POSES])
    every_pose = {**(beneath.poses if beneath else {}), **poses}
    acts = theme_files.read_acts(tables[ACTS], every_pose)
    problems = [problem for one in own for problem in one.findings.problems]
    repaint = card.get("repaint")
    under = Library(beneath.library.folder, repaint=repaint) if beneath else None
    drawings = Library(folder, offers, beneath=under, repaint=repaint)
    return Theme(
        name=card.get("name", beneath.name if beneath else "Clever"),
        licence=card.get("licence", ""),
        library=drawings,
        layers={**(beneath.layers if beneath else {}), **layers},
        poses=every_pose,
        acts={**(beneath.acts if beneath else {}), **acts},
        mouth=card.get("colours", {}).get("mouth", beneath.mouth if beneath else MOUTH),
        paints=card.get("paints", ()),
        offers=offers,
        problems=tuple(problems),
    )


def _own(tables: dict[str, Tables], *, is_character: bool) -> list[Tables]:
    """The tables that this theme is to have: a theme without a character of its own may leave his out."""
    return [
        one
        for name, one in tables.items()
        if is_character or name == CARD or one.values or one.findings.source
    ]


@cache
def shipped() -> Theme:
    """The theme that came with the kiosk."""
    return load_theme(library.FOLDER)


def open_theme(folder: str | Path = "") -> Theme:
    """The theme in this folder, or the shipped one where that is empty; what is wrong in it is told in the log."""
    theme = shipped() if not str(folder) or Path(folder) == FOLDER else load_theme(Path(folder), shipped())
    for problem in theme.problems:
        log.warning("The theme is used as far as it can be read: %s", problem)
    return theme
