"""Which colours a drawing may have: those of the palette, a theme's own, and their mixes with plum, light, white and grey."""

import math
import re
from functools import cache
from typing import Final

from kiosk.ui.art import palette
from kiosk.ui.art.palette import channels, mixed

NEAR_ENOUGH: Final = 18.0
"""How far a colour may lie from a mix, in steps of the three channels together."""

CLEAR_OF_ANSWERS: Final = 40.0
GREY: Final = "#6B6470"
NAME: Final = re.compile(r"#[0-9A-F]{6}")


@cache
def mixes(own: tuple[str, ...] = ()) -> frozenset[tuple[int, int, int]]:
    """Every colour that may be used, with the mixes in tenths."""
    named = (value for value in vars(palette).values() if isinstance(value, str) and NAME.fullmatch(value))
    skins = (tone for tones in palette.SKIN.values() for tone in tones)
    return frozenset(
        channels(mixed(base, other, tenth / 10))
        for base in {*named, *skins, *palette.PAGE, *own}
        for other in (palette.PLUM, palette.LIGHT, palette.WHITE, GREY)
        for tenth in range(10)
    )


@cache
def is_of_palette(colour: str, own: tuple[str, ...] = ()) -> bool:
    """Whether `#RRGGBB` is near enough to a colour that may be used; `own` are a theme's."""
    given = channels(colour)
    return min(math.dist(given, mix) for mix in mixes(own)) <= NEAR_ENOUGH


def is_an_answers(colour: str) -> bool:
    """Whether a colour might be taken for the one of GO or of NEVER GO."""
    given = channels(colour)
    return any(
        math.dist(given, channels(answer)) < CLEAR_OF_ANSWERS for answer in (palette.GO, palette.NEVER_GO)
    )
