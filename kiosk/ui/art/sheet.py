"""A contact sheet of all the art, with its names: `python -m kiosk.ui.art.sheet OUT.png`."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from kiosk.scenario import vocabulary
from kiosk.scenario.model import Figure, Scene
from kiosk.ui.art import figure, pictograms, robot
from kiosk.ui.art.artist import Artist
from kiosk.ui.art.cast import CAST
from kiosk.ui.art.document import Frame, document
from kiosk.ui.art.marks import group
from kiosk.ui.art.palette import CREAM, INK
from kiosk.ui.art.poses import Pose
from kiosk.ui.art.press import Press
from kiosk.ui.art.stances import stance

WIDTH: Final = 1280
SCENE: Final = (248, 124)
PERSON: Final = (74, 124)
PROP: Final = (96, 96)
ROBOT: Final = (176, 170)
PICTOGRAM: Final = (72, 72)
GAP: Final = 6
LETTERS: Final = 12
TITLE: Final = 20

Drawn = tuple[str, Path]


@dataclass(frozen=True, slots=True)
class Section:
    """Pictures of one size, each with its name under it; `across` in a row, or as many as fit."""

    title: str
    pictures: list[Drawn]
    size: tuple[int, int]
    across: int = 0

    @property
    def columns(self) -> int:
        return self.across or WIDTH // (self.size[0] + GAP)

    @property
    def height(self) -> int:
        rows = -(-len(self.pictures) // self.columns)
        return TITLE + 2 * GAP + rows * (self.size[1] + LETTERS + GAP)


class Painter:
    """Prints the parts of the sheet with the artist's theme."""

    def __init__(self, artist: Artist, press: Press) -> None:
        self.artist = artist
        self.theme = artist.theme
        self.press = press

    def sections(self) -> Iterator[Section]:
        yield Section(f"{self.theme.name}: poses", self.poses(), ROBOT)
        yield Section("What is acted, moment by moment, and its key pose last", self.acts(), ROBOT, 7)
        yield Section(
            "Cast: at rest, and in each attitude",
            list(self.people()),
            PERSON,
            2 * (1 + len(vocabulary.ATTITUDES)),
        )
        yield Section("Props", list(self.props()), PROP)
        yield Section("Backdrops in each state", list(self.scenes()), SCENE, len(vocabulary.STATES))
        signs = [(name, self.artist.picture(name, PICTOGRAM[0])) for name in pictograms.names()]
        yield Section("Pictograms", signs, PICTOGRAM)

    def poses(self) -> list[Drawn]:
        moments = {moment.pose for act in self.theme.acts.values() for moment in act.moments}
        named = set(vocabulary.POSES)
        return [
            (name, self.robot(pose)) for name, pose in self.theme.poses.items() if name in named | moments
        ]

    def acts(self) -> list[Drawn]:
        rows: list[Drawn] = []
        for name, act in self.theme.acts.items():
            steps = [moment.pose for moment in act.moments][:6]
            row = [*steps, act.key]
            rows += [
                (f"{name} {n}" if n < len(steps) else f"{name}: key", self.robot(self.theme.pose(pose)))
                for n, pose in enumerate(row)
            ]
            rows += [("", Path())] * (7 - len(row))
        return rows

    def robot(self, pose: Pose) -> Path:
        frame = Frame(-178, -330, 356, 344, *ROBOT)
        return self.press.print(document(robot.drawn(self.theme, pose), frame, self.theme.library), *ROBOT)

    def people(self) -> Iterator[Drawn]:
        frame = Frame(-84, -274, 168, 280, *PERSON)
        for role, person in CAST.items():
            for attitude in ("", *vocabulary.ATTITUDES):
                body = figure.drawn(person, stance(person, attitude), 56)
                yield role, self.press.print(document(body, frame, self.theme.library), *PERSON)

    def props(self) -> Iterator[Drawn]:
        library = self.theme.library
        for name in sorted(library.names("prop")):
            x, y, width, height = (
                float(value)
                for value in library.calm("prop", name).get("viewBox", "-95 -160 190 190").split()
            )
            side = max(width, height) * 1.06
            left, top = x + width / 2 - side / 2, y + height / 2 - side / 2
            body = group(library.text("prop", name))
            frame = Frame(left, top, side, side, *PROP)
            yield name, self.press.print(document(body, frame, library), *PROP)

    def scenes(self) -> Iterator[Drawn]:
        """Every backdrop in every state, with two of the cast, in turn."""
        roles = list(CAST)
        for index, name in enumerate(vocabulary.BACKDROPS):
            first, second = roles[index % 8], roles[8 + index % (len(roles) - 8)]
            for state in vocabulary.STATES:
                scene = Scene(name, (state,), (Figure(first), Figure(second, "talking")))
                yield f"{name}, {state}", self.artist.scene(scene, *SCENE)


def sheet(out: Path, artist: Artist, press: Press) -> None:
    """Draws everything there is, section by section, and writes one picture."""
    sections = list(Painter(artist, press).sections())
    page = Image.new("RGB", (WIDTH, sum(section.height for section in sections)), CREAM)
    top = 0
    for section in sections:
        _paste(page, section, top)
        top += section.height
    page.save(out)


def _paste(page: Image.Image, section: Section, top: int) -> None:
    pen = ImageDraw.Draw(page)
    pen.text((GAP, top + GAP), section.title, fill=INK, font=ImageFont.load_default(16))
    letters = ImageFont.load_default(10)
    width, height = section.size
    step = WIDTH / section.columns
    for index, (name, path) in enumerate(section.pictures):
        if not name:
            continue
        middle = round(index % section.columns * step + step / 2)
        y = top + TITLE + 2 * GAP + index // section.columns * (height + LETTERS + GAP)
        with Image.open(path) as opened:
            picture = opened.convert("RGBA")
        page.paste(picture, (middle - width // 2, y), picture)
        pen.text((middle, y + height), name, fill=INK, font=letters, anchor="ma")


def write_sheet(out: Path, artist: Artist, cache: Path) -> None:
    """The whole sheet of an artist's theme; `cache` keeps what only the sheet shows. Raises OSError where it cannot go."""
    sheet(out, artist, Press(cache))


def main(arguments: Iterable[str], say: Callable[[str], None] = print) -> int:
    """The command; 0 when the sheet is written, 2 where the arguments are wrong."""
    given = list(arguments)
    if len(given) != 1:
        say("usage: python -m kiosk.ui.art.sheet OUT.png")
        return 2
    with tempfile.TemporaryDirectory(prefix="clever-kiosk-sheet-") as folder:
        write_sheet(Path(given[0]), Artist(Path(folder)), Path(folder))
    say(f"Wrote {given[0]}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
