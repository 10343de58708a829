"""What all views have in common: a grid to stand on, pictures to ask for, and targets to touch."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from hardware.events import Side
from kiosk.look import Look
from kiosk.play.screens import Caption
from kiosk.scenario.model import Scene
from kiosk.ui.art.rig import PEEK_HEIGHT, STANDING_HEIGHT
from kiosk.ui.art.theme import Theme
from kiosk.ui.clever import Clever
from kiosk.ui.grid import Box, Grid
from kiosk.ui.pieces import Picture, Spoken
from kiosk.ui.textures import Shelf, Urgency
from kiosk.ui.theme import Palette, palette

if TYPE_CHECKING:
    from collections.abc import Callable


class Pictures(Protocol):
    """What the screens ask of the artist: paths of PNG files of exactly the size asked for. Any thread may ask."""

    @property
    def theme(self) -> Theme: ...
    def scene(self, scene: Scene, width: int, height: int, *, is_quiet: bool = False) -> Path: ...
    def attract(self, width: int, height: int) -> Path: ...
    def room(self, width: int, height: int) -> Path: ...
    def calm(self, width: int, height: int) -> Path: ...
    def picture(self, name: str, size: int) -> Path: ...
    def clever(self, height_px: int) -> dict[str, Path]: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What a view draws with."""

    grid: Grid
    artist: Pictures
    shelf: Shelf
    is_instant: bool = False

    @property
    def look(self) -> Look:
        """How everything is to be shown."""
        return self.grid.look


@dataclass(frozen=True, slots=True)
class Start:
    """The target that starts a round."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a touch means something: a side, the option of this index, or START."""

    box: Box
    what: Side | int | Start


class View(Widget):
    """A screen of one kind. It knows no rules: it draws what `show` is given and says where its targets are."""

    tools = ObjectProperty()
    grid = ObjectProperty()

    def __init__(self, tools: Tools) -> None:
        self.clever: Any = None
        super().__init__(tools=tools, grid=tools.grid, size_hint=(None, None), size=tools.grid.whole.size)
        self.build()

    @property
    def worn(self) -> Palette:
        """What everything is painted with."""
        return palette(self.tools.look)

    def build(self) -> None:
        """Add what the `.kv` cannot: things whose number or kind is only known here."""

    def show(self, screen: Any) -> None:
        """Draw this screen. Called again and again while its kind is up: only what differs may change."""
        raise NotImplementedError

    def targets(self) -> tuple[Target, ...]:
        return ()

    @property
    def spoken(self) -> Spoken | None:
        """The words in which the word being heard is marked."""
        return None

    @property
    def caption(self) -> Caption | None:
        """The caption that is up."""
        return None

    def add_clever(self, box: Box, *, index: int = 0, is_peeking: bool = False) -> None:
        """Put Clever here; he is seen once his layers are printed, which the worker does."""
        artist = self.tools.artist
        clever = Clever(artist.theme, pos=box.pos, size=box.size, is_peeking=is_peeking, opacity=0)

        def dress() -> None:
            clever.artist = artist
            clever.opacity = 1

        height_px = round(box.height * (STANDING_HEIGHT / PEEK_HEIGHT if is_peeking else 1))
        self.tools.shelf.print_ahead(lambda: artist.clever(height_px), dress, Urgency.WANTED_SOON)
        self.clever = clever
        self.add_widget(clever, index=index)

    def direct(self, pose: str, *, is_still: bool = False, gaze: tuple[float, float] = (0.0, 0.0)) -> None:
        """Ask Clever for a pose; he eases to it, or stands so at once where he is to be still."""
        self.clever.is_still = is_still or self.tools.is_instant or self.tools.look.has_reduced_motion
        self.clever.pose = pose
        self.clever.gaze = gaze

    def draw_scene(self, picture: Picture, scene: Scene | None, *, is_quiet: bool) -> None:
        """Show a scene at the picture's size; None keeps the one that is up."""
        if scene is None:
            return
        width, height = (int(side) for side in picture.size)
        artist = self.tools.artist
        picture.draw(
            self.tools.shelf,
            ("scene", scene, width, height, is_quiet),
            lambda: artist.scene(scene, width, height, is_quiet=is_quiet),
        )

    def draw_place(self, picture: Picture, name: str) -> None:
        """Show one of the artist's places: attract, room or calm."""
        width, height = (int(side) for side in picture.size)
        make: Callable[[int, int], Path] = getattr(self.tools.artist, name)
        picture.draw(self.tools.shelf, (name, width, height), lambda: make(width, height))

    def draw_sign(self, picture: Picture, name: str) -> None:
        """Show a small square picture: a step, a person to check with."""
        side = int(min(picture.size))
        artist = self.tools.artist
        picture.draw(self.tools.shelf, ("sign", name, side), lambda: artist.picture(name, side))
