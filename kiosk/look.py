"""How the kiosk shows itself: what a technician sets and an officer may change, and nothing about any pupil."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

CAPTION_PERCENTS: Final = (100, 125, 150)
DWELLS_MS: Final = (0, 2_000, 3_000, 5_000)
"""How long one-switch scanning stays on each answer; 0: two buttons, no scanning."""
RIGHT_TO_LEFT: Final = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


class Distance(StrEnum):
    """From where the captions are read: letters of 20 minutes of arc there."""

    TABLE = "table"
    """One to five children at the panel."""
    CLASS = "class"
    """A class round a panel: two lines at a time, in very large letters, turning with the voice."""
    PROJECTOR = "projector"


class Telling(StrEnum):
    """How a story is told beside the picture. Clever speaks in all of them."""

    CAPTIONS = "captions"
    SYMBOLS = "symbols"
    """No words on pupils' screens: signs, shapes and pictures."""
    AUDIO = "audio"
    """All that matters is said aloud, and the screen stays plain: a large sign for each side, no captions, no scenes."""


@dataclass(frozen=True, slots=True)
class Look:
    """`caption_percent` is 100–150 of the size for that distance. Sides of GO and NEVER GO never change, whichever way words run."""

    distance: Distance = Distance.TABLE
    caption_percent: int = 100
    has_high_contrast: bool = False
    has_reduced_motion: bool = False
    telling: Telling = Telling.CAPTIONS
    is_right_to_left: bool = False
    is_bilingual: bool = False
    """A second caption, in the pupils' language of home, under each."""
    language: str = "en-GB"
    """The language of the screens' own words for pupils."""


def runs_right_to_left(language: str) -> bool:
    """Whether a language tag such as `ur` or `ar-EG` is of a language written from right to left."""
    return language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT
