"""How large letters are on a window of a size, read from a distance."""

from dataclasses import dataclass, replace
from typing import Final, Self

from kiosk.look import Distance, Look, Telling
from kiosk.ui.grid.box import Box

PIXELS_A_MM: Final = {(800, 480): 5.2, (1024, 600): 6.67, (1280, 800): 5.9}
"""Pixels in a millimetre of the panels that take touches: 7-inch, 7-inch, 10.1-inch."""
PUPIL_TARGET_MM: Final = 20
OFFICER_TARGET_MM: Final = 9
LARGEST_PANEL_MM: Final = 135.6
"""How high a 10.1-inch panel is; a display of unknown density is taken for one."""
CLASS_LETTERS_MM: Final = 17.5
"""20 minutes of arc at 3 m."""
MOST_FOR_CLASS: Final = 0.15
"""Two lines of this share of the window's height leave the stage more than half of it."""
PROJECTED: Final = 54 / 1280
"""Letters on a projector, in widths of the picture."""
LINE_PITCH: Final = 1.3
"""From baseline to baseline, in sizes of the letters. Andika's own 1.63 is airy enough to lose the thread of a caption;
what Bengali and Urdu draw over and under the line measures 1.24 and 1.35 at the most."""
LINES: Final = 2
"""As many lines of a caption are up at once; a longer one is cut into pages."""
MOST_CAPTION: Final = 0.5
"""The bar never takes more of the window's height than this."""
HOME_SHARE: Final = 0.75
"""A second caption's letters, in sizes of the first one's: the same words, for those who need them."""
OTHERS_GROW: Final = 0.6
"""Words beside the caption are shorter and stand in smaller places: they grow by this power of its growth."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A window's size in pixels, how it is looked at, and the sizes that follow from both."""

    width: int
    height: int
    look: Look = Look()  # noqa: RUF009  # frozen

    @property
    def unit(self) -> float:
        """One pixel of the 1280×800 drawings."""
        return min(self.width / 1280, self.height / 800)

    def px(self, units: float) -> int:
        """Pixels of so many units of the 1280×800 drawings."""
        return round(units * self.unit)

    @property
    def left_to_right(self) -> Self:
        """The same grid for words that run from left to right."""
        return replace(self, look=replace(self.look, is_right_to_left=False))

    @property
    def near(self) -> Self:
        """The same grid for the officer, who stands at the panel."""
        return replace(self, look=replace(self.look, distance=Distance.TABLE, caption_percent=100))

    @property
    def whole(self) -> Box:
        return Box(0, 0, self.width, self.height)

    def sided(self, box: Box) -> Box:
        """A place worked out from left to right, on the side where it belongs."""
        return box.turned(self.width) if self.look.is_right_to_left else box

    @property
    def margin(self) -> int:
        return max(12, self.px(24))

    @property
    def gap(self) -> int:
        return max(8, self.px(16))

    @property
    def corner(self) -> int:
        """The side of a corner that means something: at least 9 mm on every panel."""
        return max(96, self.px(120))

    # A size for each use, in pixels

    @property
    def caption_px(self) -> int:
        """The wished size of captions: for the distance, times the percentage, as far as the stage can give way."""
        lines = LINES * (1 + HOME_SHARE) if self.is_bilingual else LINES
        room = (MOST_CAPTION * self.height - 2 * self.gap) / (lines * LINE_PITCH)
        return min(round(self._distant_px * self.look.caption_percent / 100), int(room))

    @property
    def is_bilingual(self) -> bool:
        """Whether there is a second caption under the first: at the table, and on screens that are large enough for both."""
        is_large = self.width >= 1280 and self.height >= 800
        is_near = self.look.distance is Distance.TABLE and self.look.caption_percent == 100
        is_worded = self.look.telling is Telling.CAPTIONS
        return self.look.is_bilingual and is_worded and (is_near or is_large)

    @property
    def home_px(self) -> int:
        """The wished size of a second caption."""
        return round(self.caption_px * HOME_SHARE)

    @property
    def _table_px(self) -> int:
        return max(44, round(self.height / 15))

    @property
    def _distant_px(self) -> int:
        if self.look.distance is Distance.PROJECTOR:
            return max(self._table_px, round(self.width * PROJECTED))
        if self.look.distance is Distance.CLASS:
            pixels_a_mm = PIXELS_A_MM.get((self.width, self.height), self.height / LARGEST_PANEL_MM)
            return round(min(CLASS_LETTERS_MM * pixels_a_mm, MOST_FOR_CLASS * self.height))
        return self._table_px

    @property
    def growth(self) -> float:
        """How much larger the pupils' other words are than at the table; 1 there."""
        return float((self.caption_px / self._table_px) ** OTHERS_GROW)

    def _grown(self, least: int, units: float) -> int:
        return round(max(least, self.px(units)) * self.growth)

    @property
    def title_px(self) -> int:
        return self._grown(44, 56)

    @property
    def body_px(self) -> int:
        return self._grown(30, 36)

    @property
    def small_px(self) -> int:
        return self._grown(20, 26)

    @property
    def hint_px(self) -> int:
        return self._grown(22, 30)

    @property
    def hello_px(self) -> int:
        """Clever's hello, which nobody has to read from afar more than once."""
        return self.px(104)
