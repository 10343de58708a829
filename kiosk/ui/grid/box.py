"""A rectangle, and what stands on the other side where words run from right to left."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; `x`, `y` is its lower left corner, as Kivy counts."""

    x: int
    y: int
    width: int
    height: int

    @property
    def pos(self) -> tuple[int, int]:
        return self.x, self.y

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def top(self) -> int:
        return self.y + self.height

    def inset(self, left: int, bottom: int, right: int, top: int) -> "Box":
        return Box(
            self.x + left,
            self.y + bottom,
            self.width - left - right,
            self.height - bottom - top,
        )

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.top

    def turned(self, width: int) -> "Box":
        """Where this stands in a mirror as wide as the window."""
        return Box(width - self.right, self.y, self.width, self.height)


def turns(make: Callable[Concatenate[Any, Given], Found]) -> Callable[Concatenate[Any, Given], Found]:
    """A place, or a list of places, that changes sides with the direction of the words.

    It is worked out from left to right, on the same grid, and turned as a whole.
    """

    @wraps(make)
    def found(grid: Any, /, *args: Given.args, **kwargs: Given.kwargs) -> Found:
        if not grid.look.is_right_to_left:
            return make(grid, *args, **kwargs)
        return cast("Found", _turned(make(grid.left_to_right, *args, **kwargs), grid.width))

    return found


def _turned(places: Any, width: int) -> Any:
    if isinstance(places, Box):
        return places.turned(width)
    return type(places)(_turned(one, width) for one in places)
