"""A page: a backdrop and the cast before it, and what is left of the page before while it is turned."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture

from kiosk.ui.textures import Printed, Sheet, Shelf
from kiosk.ui.turning import BACKDROP_SHARE, CAST_SHARE, eased

CAST_COMES_FROM: Final = 0.4
"""A cast comes when the one before has gone: two at once, and two backdrops, would paint more than a frame may."""
CAST_HAS_COME: Final = 0.6
"""Before the same backdrop the new cast is whole before the old one fades: whoever stays does not flicker."""


class Leaf:
    """One textured rectangle that slides and fades; an empty one has no size, and holds no texture."""

    def __init__(self, group: InstructionGroup) -> None:
        self._paint = Color(1, 1, 1, 0)
        self._patch = Rectangle(size=(0, 0))
        self.at = (0.0, 0.0)
        self._alpha = 0.0
        self._is_hidden = False
        self.texture: Texture | None = None
        group.add(self._paint)
        group.add(self._patch)

    def lay(self, texture: Texture | None, x: float, y: float) -> None:
        """Show a texture at its own size with its lower left corner here; None clears the leaf."""
        self.texture = texture
        self.at = (x, y)
        self._patch.texture = texture
        self.fade(1)
        self.drift(0, 0)

    def clear(self) -> None:
        self.lay(None, 0, 0)

    def take(self, other: "Leaf") -> None:
        """Show what another leaf shows, where it does."""
        self.lay(other.texture, *other.at)

    def tint(self, red: float, green: float, blue: float) -> None:
        self._paint.rgb = (red, green, blue)

    def fade(self, alpha: float) -> None:
        """Paint it as strong as 0–1; at 0 it costs nothing."""
        self._alpha = alpha
        is_seen = self.texture is not None and alpha > 0 and not self._is_hidden
        self._paint.a = alpha if is_seen else 0
        self._patch.size = self.texture.size if self.texture is not None and is_seen else (0, 0)

    def hide(self, *, is_hidden: bool) -> None:
        if is_hidden != self._is_hidden:
            self._is_hidden = is_hidden
            self.fade(self._alpha)

    def drift(self, x: float, y: float) -> None:
        """Paint it so many whole pixels right and up of where it was laid."""
        self._patch.pos = (self.at[0] + round(x), self.at[1] + round(y))

    def slip(self, x: float, y: float) -> None:
        """Move the picture so many whole pixels right and up within its rectangle, whose edges stay."""
        if self.texture is None:
            return
        u1, v1, u2, v2, u3, v3, u4, v4 = self.texture.tex_coords
        u = round(x) / self.texture.width * (u2 - u1)
        v = round(y) / self.texture.height * (v4 - v1)
        self._patch.tex_coords = (u1 - u, v1 - v, u2 - u, v2 - v, u3 - u, v3 - v, u4 - u, v4 - v)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture by its key, and what makes it where it is not at hand."""

    key: Hashable
    make: Callable[[], Printed]


@dataclass(frozen=True, slots=True)
class Keys:
    """What is on a page, by name."""

    backdrop: Hashable
    cast: Hashable = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page was asked to show: a place, or a scene, which has a cast even where nobody is there."""

    shelf: Shelf
    backdrop: Wanted
    cast: Wanted | None = None

    @property
    def keys(self) -> Keys:
        return Keys(self.backdrop.key, self.cast.key if self.cast is not None else None)


class Page:
    """Leaves of one canvas at `x`, `y`: the backdrop before, the backdrop, the cast before, the cast.

    Backdrop and cast that differ from the page before cross over; the same backdrop elsewhere moves there.
    """

    def __init__(self, group: InstructionGroup) -> None:
        self._leaves = tuple(Leaf(group) for _ in range(4))
        self._left, self._backdrop, self._left_cast, self._cast = self._leaves
        self.keys: Keys | None = None
        self._rise = 0.0
        self._is_new_place = False
        self._is_waiting = False
        self._is_new_cast = False
        self.sign = 1
        """Which way pages are turned: −1 where words run from right to left."""
        self.cast_shift = 0
        """How far to the right of its drawn place the cast stands, in pixels."""

    @property
    def is_empty(self) -> bool:
        """Whether no backdrop is painted, new or old."""
        return self._backdrop.texture is None and self._left.texture is None

    @property
    def seen(self) -> tuple[Leaf, Leaf]:
        """The backdrop and the cast that are up: the page before, while this one waits for its pictures."""
        is_own = self._backdrop.texture is not None
        return (self._backdrop, self._cast) if is_own else (self._left, self._left_cast)

    def shade(self, share: float) -> None:
        """Darken the backdrops, not the people: 0–1."""
        for leaf in (self._left, self._backdrop):
            leaf.tint(share, share, share)

    def hide(self, *, is_hidden: bool) -> None:
        """Paint nothing, or paint again."""
        for leaf in self._leaves:
            leaf.hide(is_hidden=is_hidden)

    def take_over(self, other: "Page") -> None:
        """Begin with what another page shows, which then lets go of it."""
        backdrop, cast = other.seen
        self._left.take(backdrop)
        self._left_cast.take(cast)
        self._backdrop.clear()
        self._cast.clear()
        self.keys = other.keys
        self._is_waiting = True
        other.clear()

    def clear(self) -> None:
        """Show nothing and hold no texture."""
        for leaf in self._leaves:
            leaf.clear()
        self.keys = None

    def lay(self, keys: Keys, backdrop: Sheet | None, cast: Sheet | None, at: tuple[float, float]) -> None:
        """Put up another page; what is left of the one before goes when `move` has come to its end."""
        before = self.keys
        if self._backdrop.texture is not None:
            self._left.take(self._backdrop)
            self._left_cast.take(self._cast)
        self._is_new_place = before is None or before.backdrop != keys.backdrop
        self._is_new_cast = self._is_new_place or (before is not None and before.cast != keys.cast)
        self._rise = self._left.at[1] - at[1] if self._left.texture is not None else 0.0
        self.keys = keys
        self._is_waiting = False
        self._backdrop.lay(backdrop.texture if backdrop else None, *at)
        x, y = (at[0] + cast.x + self.cast_shift, at[1] + cast.y) if cast else (0, 0)
        self._cast.lay(cast.texture if cast else None, x, y)
        if backdrop is None or not self._is_new_place:
            self._left.clear()
        if not self._is_new_cast:
            self._left_cast.clear()

    def settle(self) -> None:
        """Be at the end of the turn."""
        self.move(1.0)

    def drop_left(self) -> None:
        """Let go of what is left of the page before: where a screen is full already, nothing crosses over."""
        self._left.clear()
        self._left_cast.clear()

    def move(self, share: float) -> None:
        """Be so far in the turn, 0.0–1.0."""
        if self._is_waiting:
            return
        if share >= 1:
            self.drop_left()
        left = 1 - eased(share)
        if self._is_new_place:
            self._cross(share, left)
        else:
            self._stay(share, left)

    def _cross(self, share: float, left: float) -> None:
        """Another place: it fades in over the old one and slips in a little, its cast comes after and further."""
        self._backdrop.fade(1 - left if self._left.texture is not None else 1)
        self._backdrop.slip(self.sign * left * BACKDROP_SHARE * self._width(), 0)
        self._left_cast.fade(max(0.0, 1 - share / CAST_COMES_FROM))
        self._cast.fade(max(0.0, (share - CAST_COMES_FROM) / (1 - CAST_COMES_FROM)))
        self._cast.drift(self.sign * left * CAST_SHARE * self._width(), 0)

    def _stay(self, share: float, left: float) -> None:
        """The same place: it moves to where it belongs on this page, and only a new cast fades in."""
        rise = self._rise * left
        self._backdrop.slip(0, rise)
        self._cast.drift(0, rise)
        if self._is_new_cast:
            self._cast.fade(min(1.0, share / CAST_HAS_COME))
            self._left_cast.fade(min(1.0, (1 - share) / (1 - CAST_HAS_COME)))

    def _width(self) -> float:
        texture = self._backdrop.texture
        return 0.0 if texture is None else float(texture.width)
