"""A contact sheet of all the art: `python -m kiosk.ui.art.sheet OUT.png`."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PIL import Image

from kiosk.scenario.model import Figure, Scene
from kiosk.ui.art import figure, pictograms, robot
from kiosk.ui.art.artist import Artist
from kiosk.ui.art.cast import CAST
from kiosk.ui.art.document import Frame, document
from kiosk.ui.art.palette import CREAM
from kiosk.ui.art.person import Stance
from kiosk.ui.art.press import Press
from kiosk.ui.art.states import STATES

WIDTH: Final = 1280
SCENE: Final = (426, 213)
PERSON: Final = (116, 200)
ROBOT: Final = (182, 176)
PICTOGRAM: Final = 96
GAP: Final = 10

Row = tuple[list[Path], int, int]


def scenes(artist: Artist) -> Iterator[Path]:
    """Every backdrop with a state and two of the cast, in turn."""
    roles, states = list(CAST), list(STATES)
    for index, name in enumerate(sorted(artist.theme.library.names("backdrop"))):
        pair = Figure(roles[index % 8]), Figure(roles[8 + index], "waving" if index % 2 else "talking")
        yield artist.scene(Scene(name, (states[index % len(states)],), pair), *SCENE)


def people(artist: Artist, press: Press) -> Iterator[Path]:
    frame = Frame(-72, -280, 166, 286, *PERSON)
    for person in CAST.values():
        yield press.print(document(figure.drawn(person, Stance(), 60), frame, artist.theme.library), *PERSON)


def robots(artist: Artist, press: Press) -> Iterator[Path]:
    frame = Frame(-170, -322, 348, 336, *ROBOT)
    for pose in artist.theme.poses.values():
        yield press.print(document(robot.drawn(artist.theme, pose), frame, artist.theme.library), *ROBOT)


def sheet(out: Path, artist: Artist, press: Press) -> None:
    """Draws everything there is, row by row, and writes one picture."""
    rows: list[Row] = [
        (list(scenes(artist)), *SCENE),
        (list(people(artist, press)), *PERSON),
        (list(robots(artist, press)), *ROBOT),
        ([artist.picture(name, PICTOGRAM) for name in pictograms.names()], PICTOGRAM, PICTOGRAM),
    ]
    height = sum(_lines(row) * (row[2] + GAP) + GAP for row in rows)
    page = Image.new("RGB", (WIDTH, height), CREAM)
    top = GAP
    for row in rows:
        _paste(page, row, top)
        top += _lines(row) * (row[2] + GAP) + GAP
    page.save(out)


def _across(row: Row) -> int:
    return WIDTH // row[1]


def _lines(row: Row) -> int:
    return -(-len(row[0]) // _across(row))


def _paste(page: Image.Image, row: Row, top: int) -> None:
    paths, width, height = row
    step = WIDTH / _across(row)
    for index, path in enumerate(paths):
        x = round(index % _across(row) * step + (step - width) / 2)
        with Image.open(path) as opened:
            picture = opened.convert("RGBA")
        page.paste(picture, (x, top + index // _across(row) * (height + GAP)), picture)


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """The command; 0 when the sheet is written, 2 where the arguments are wrong."""
    if len(arguments) != 1:
        say("usage: python -m kiosk.ui.art.sheet OUT.png")
        return 2
    with tempfile.TemporaryDirectory(prefix="clever-kiosk-sheet-") as folder:
        sheet(Path(arguments[0]), Artist(Path(folder)), Press(Path(folder)))
    say(f"Wrote {arguments[0]}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
