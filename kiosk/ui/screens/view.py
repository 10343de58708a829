"""What all views have in common: a grid to stand on, pictures to ask for, and targets to touch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from hardware.events import Side
from kiosk.look import Look, Telling
from kiosk.play.screens import Caption
from kiosk.scenario.model import Scene
from kiosk.ui.art.cutout import Cutout
from kiosk.ui.art.rig import PEEK_HEIGHT, STANDING_HEIGHT
from kiosk.ui.art.stage import setting
from kiosk.ui.art.theme import Theme
from kiosk.ui.clever import Clever
from kiosk.ui.grid import Box, Grid
from kiosk.ui.page import Wanted
from kiosk.ui.pieces import Picture, Spoken
from kiosk.ui.textures import Shelf, Urgency
from kiosk.ui.theme import NIGHT, Palette, palette
from kiosk.ui.turning import CLEVER_SHARE, Shift, Turn, eased
from kiosk.ui.wardrobe import cut_for

if TYPE_CHECKING:
    from collections.abc import Callable

TALLEST_SHARE = 0.78
"""How high the tallest Clever is, of the window: the one on the first screen. All others wear his layers."""
RESTS_SECONDS = 8.4
"""Two breaths' time: with one breath in three Clever takes a third of the processor, where that paints the frames."""


class Pictures(Protocol):
    """What the screens ask of the artist: paths of PNG files of exactly the size asked for. Any thread may ask.

    A cast is no larger than who is in it, and knows its place on the stage of that size; None where nobody is there.
    """

    @property
    def theme(self) -> Theme: ...

    def backdrop(self, scene: Scene, width: int, height: int, *, is_quiet: bool = False) -> Path: ...
    def cast(self, scene: Scene, width: int, height: int, *, is_quiet: bool = False) -> Cutout | None: ...
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
    turn: Turn = field(default_factory=lambda: Turn(is_instant=True))
    is_painted_by_processor: bool = False
    phrases: Mapping[str, str] = field(default_factory=dict)
    """The screens' own words in another language, by their English."""

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
    is_for_officer: bool = False
    """For the officer, on a pupils' screen: it may be smaller."""


class View(Widget):
    """A screen of one kind. It knows no rules: it draws what `show` is given and says where its targets are."""

    tools = ObjectProperty()
    grid = ObjectProperty()
    crosses_over = False
    """Whether a frame may paint two backdrops beside all else that is on this screen."""

    def __init__(self, tools: Tools) -> None:
        self.clever: Any = None
        super().__init__(tools=tools, grid=tools.grid, size_hint=(None, None), size=tools.grid.whole.size)
        self.build()

    @property
    def near(self) -> Grid:
        """The grid for the officer, who stands at the panel: letters for a distance would not fit what is touched."""
        grid: Grid = self.grid.near
        return grid

    @property
    def worn(self) -> Palette:
        """What everything is painted with."""
        return palette(self.tools.look)

    @property
    def is_worded(self) -> bool:
        """Whether there are words to read; else signs say all, or the voice."""
        return self.tools.look.telling is Telling.CAPTIONS

    def said(self, label: str) -> str:
        """One of the screens' own words in the language of the look; in English where it is not translated."""
        return self.tools.phrases.get(label) or label

    @property
    def floor(self) -> str:
        """The colour of the bare window, which costs nothing to paint: seen wherever nothing is laid over it."""
        return NIGHT

    @property
    def page(self) -> Picture | None:
        """The picture that is turned like a page, where this screen has one: `stage` in its layout."""
        return self.ids.get("stage")  # type: ignore[no-any-return]  # kv ids carry no types

    def come(self, before: "View | None", *, is_quiet: bool) -> None:
        """Follow another view, with the page that it shows as the one before. Called before `show`."""
        turn = self.turn(is_quiet=is_quiet)
        if self.page is not None:
            self.page.come(before.page if before is not None else None, turn)
        if turn is not None and self.clever is not None:
            turn.play(self._step_in)

    def leave(self) -> None:
        """Let go of what takes much memory, until `come`."""
        if self.page is not None:
            self.page.leave()

    def turn(self, *, is_quiet: bool) -> Turn | None:
        """What moves the pages; None where all is to be swapped at once."""
        return None if is_quiet or self.look.has_reduced_motion else self.tools.turn

    @property
    def look(self) -> Look:
        look: Look = self.tools.look
        return look

    @property
    def reading(self) -> int:
        """1 where words run from left to right, −1 where they run from right to left."""
        return -1 if self.look.is_right_to_left else 1

    def _step_in(self, share: float) -> None:
        """Clever comes in a little with a new page, less far than anything else."""
        self._clever_shift.to(self.reading * (1 - eased(share)) * CLEVER_SHARE * self.width, 0)

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

    def attend(self, word: tuple[int, int] | None) -> None:
        """The characters `start, end` of the caption are heard; None: nothing is."""

    def add_clever(self, box: Box, *, index: int = 0, is_peeking: bool = False) -> None:
        """Put Clever here; he is seen once his layers are printed, which the worker does."""
        artist, tallest = self.tools.artist, round(self.grid.height * TALLEST_SHARE)
        clever = Clever(
            artist.theme, pos=box.pos, size=box.size, is_peeking=is_peeking, tallest=tallest, opacity=0
        )

        def dress() -> None:
            clever.artist = artist
            clever.opacity = 1

        height_px = round(box.height * (STANDING_HEIGHT / PEEK_HEIGHT if is_peeking else 1))
        cut_px = cut_for(height_px, tallest)
        self.tools.shelf.print_ahead(lambda: artist.clever(cut_px), dress, Urgency.WANTED_SOON)
        self.clever = clever
        self._clever_shift = Shift(clever)
        self.add_widget(clever, index=index)

    def save_paint(self) -> None:
        """Have Clever rest between his breaths where each frame is painted by the processor: for screens that wait."""
        self.clever.rest_seconds = RESTS_SECONDS if self.tools.is_painted_by_processor else 0

    def direct(self, pose: str, *, is_still: bool = False, gaze: tuple[float, float] = (0.0, 0.0)) -> None:
        """Ask Clever for a pose; he eases to it, or stands so at once where he is to be still."""
        self.clever.is_still = is_still or self.tools.is_instant or self.tools.look.has_reduced_motion
        self.clever.pose = pose
        self.clever.gaze = gaze

    def draw_scene(self, picture: Picture, scene: Scene | None, *, is_quiet: bool) -> None:
        """Show a scene, backdrop and cast, on the foot of the picture's box; None keeps the one that is up."""
        if scene is None:
            return
        width, height = scene_size(self.grid, picture)
        artist, shot = self.tools.artist, (width, height, is_quiet)
        picture.page.sign, picture.page.cast_shift = self.reading, self.grid.cast_shift
        turn = self.turn(is_quiet=is_quiet)
        before = picture.page.keys
        picture.crosses_over = self.crosses_over
        picture.draw(
            self.tools.shelf,
            ("backdrop", setting(scene), *shot),
            lambda: artist.backdrop(scene, width, height, is_quiet=is_quiet),
            Wanted(("cast", scene, *shot), lambda: artist.cast(scene, width, height, is_quiet=is_quiet)),
            turn,
        )
        is_elsewhere = before is not None and before.backdrop != ("backdrop", setting(scene), *shot)
        if turn is not None and is_elsewhere and picture.page.keys != before:
            turn.play(self._step_in)

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


def scene_size(grid: Grid, box: Box | Picture) -> tuple[int, int]:
    """The size in pixels to draw a scene at for a box: one size for all its boxes wherever they show it equally large.

    A scene covers its stage from the foot up, and loses sky. Where the stage is broader than the scene is (2 : 1), a lower
    stage shows the same pixels and less sky: the taller picture serves both, and the window cuts off what is too much.
    """
    width, height = int(box.width), int(box.height)
    tallest = max(height, grid.stage.height, grid.scene_top_stage.height)
    return (width, tallest) if 2 * tallest <= width else (width, height)
