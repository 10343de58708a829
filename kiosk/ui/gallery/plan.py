"""Which pictures the gallery holds: every sample in each mode and at each size that was asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from kiosk.errors import UsageError
from kiosk.play.screens import Screen
from kiosk.ui.gallery.modes import MODES, NORMAL, Mode
from kiosk.ui.samples import ACTS, PLACES, SAMPLES

Size = tuple[int, int]

SIZES: Final[tuple[Size, ...]] = ((800, 480), (1024, 600), (1280, 800), (1920, 1080))
MODE_SIZES: Final[tuple[Size, ...]] = (SIZES[0], SIZES[-1])
"""Where the modes but the normal one are drawn when nothing else is asked: the smallest and the largest."""
EVERY_SAMPLE: Final[dict[str, Screen]] = {**SAMPLES, **PLACES, **ACTS}


@dataclass(frozen=True, slots=True)
class Entry:
    """One picture: the sample of this name, as `screen` in a mode, at a size in pixels."""

    name: str
    screen: Screen
    mode: Mode
    size: Size

    @property
    def file(self) -> PurePosixPath:
        """Where it lies in the gallery's folder."""
        width, height = self.size
        return PurePosixPath(self.mode.name, f"{self.name}-{width}x{height}.png")


@dataclass(frozen=True, slots=True)
class Asked:
    """What to draw. `screens` are beginnings of samples' names; nothing named means all. `is_all` leaves nothing out."""

    sizes: tuple[Size, ...] = ()
    modes: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    is_all: bool = False


def plan(asked: Asked, languages: Sequence[Mode] = ()) -> tuple[Entry, ...]:
    """The pictures in the order of the page. Raises UsageError for a mode or a screen that is not there.

    `languages` are modes beside the usual ones. Unasked, the modes are drawn at the smallest and the largest size, and the places and acts in the normal mode only.
    """
    modes = _modes(asked.modes, (*MODES, *languages))
    names = _names(asked.screens)
    return tuple(
        Entry(name, shown, mode, size)
        for name in names
        for size in asked.sizes or SIZES
        for mode in modes
        if _is_wanted(name, mode, size, asked) and (shown := mode.shown(EVERY_SAMPLE[name])) is not None
    )


def _is_wanted(name: str, mode: Mode, size: Size, asked: Asked) -> bool:
    if mode is NORMAL or asked.is_all:
        return True
    is_size = bool(asked.sizes) or size in MODE_SIZES
    return is_size and (name in SAMPLES or bool(asked.screens) or bool(asked.modes))


def _modes(names: Sequence[str], modes: Sequence[Mode]) -> tuple[Mode, ...]:
    known = {mode.name: mode for mode in modes}
    for name in names:
        if name not in known:
            raise UsageError(f'"{name}" is not a mode; the modes are {", ".join(known)}')
    return tuple(mode for mode in modes if not names or mode.name in names)


def _names(beginnings: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(beginnings)
    for beginning in wanted:
        if not any(name.startswith(beginning) for name in EVERY_SAMPLE):
            raise UsageError(
                f'no screen\'s name begins with "{beginning}"; the screens are {", ".join(EVERY_SAMPLE)}'
            )
    return tuple(name for name in EVERY_SAMPLE if not wanted or name.startswith(wanted))
