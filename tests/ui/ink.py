"""How well words stand out, measured on the screen's own pixels: the letters' ink beside what lies round them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from PIL import Image, ImageChops, ImageFilter

from kiosk.ui import lettering
from kiosk.ui.gallery.sight import linear

ENOUGH: Final = 4.5
"""The contrast of text to its ground that WCAG 2 asks for at level AA."""
RING_PX: Final = 2
FAINT_SHARE: Final = 0.08
"""So much of the ground round a word may be too near to its ink: a cloud, a leaf."""
HEARD_SHARE: Final = 0.2
"""The same for the word that is being heard: what hangs below the line crosses its bar, in Urdu over 17 %."""
COVERED_SHARE: Final = 0.4
"""More of a word's ink in other colours than its own means that something is painted over it."""
NEAR: Final = 24
FEW_COLOURS: Final = 1 << 12
MOST_COLOURS: Final = 1 << 22

Colour = tuple[int, int, int]


@cache
def luminance(colour: Colour) -> float:
    red, green, blue = (linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2, 1.0–21.0."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def named(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


@dataclass(frozen=True, slots=True)
class Ink:
    """Some letters: their colour, the colours round them, how much of those is too near, how much of the ink is covered."""

    colour: Colour
    ground: Colour
    worst: float
    faint_share: float
    covered_share: float

    def is_readable(self, *, is_heard: bool = False) -> bool:
        allowed = HEARD_SHARE if is_heard else FAINT_SHARE
        return self.faint_share <= allowed and self.covered_share <= COVERED_SHARE

    def __str__(self) -> str:
        if self.covered_share > COVERED_SHARE:
            return f"{self.covered_share:.0%} of the letters are painted over"
        return f"{named(self.colour)} on {named(self.ground)}: {self.worst:.2f} over {self.faint_share:.0%}, needs {ENOUGH}"


def faint_words(words: Any, screen: Image.Image) -> Iterator[str]:
    """The words of a widget that are too hard to read, each with what was measured. `words` is a `Words` with letters."""
    mask, left, top = letters(words, screen.height)
    whole = measured(screen, mask, left, top)
    if whole is None or (whole.faint_share == 0 and whole.covered_share == 0):
        return
    margin, heard = lettering.MARGIN_PX, heard_in(words)
    for found in re.finditer(r"\S+", words.text):
        for box in lettering.word_boxes(words.lettering, *found.span(), align=words.align):
            part = (box.x + margin, box.y + margin, box.x + margin + box.width, box.y + margin + box.height)
            ink = measured(screen, mask.crop(part), left + part[0], top + part[1])
            if ink is not None and not ink.is_readable(
                is_heard=found.start() <= heard[0] < found.end() and heard[1] > 0
            ):
                yield f"“{found.group()}” of “{words.text}”: {ink}"


def heard_in(words: Any) -> tuple[int, int]:
    """The characters of the word that is marked as being heard; none: 0, 0."""
    marked: tuple[int, int] | None = getattr(words, "_word", None)
    return marked or (0, 0)


def letters(words: Any, height: int) -> tuple[Image.Image, int, int]:
    """The letters' own mask, and where its upper left corner lies in a screenshot of this height."""
    mask = lettering.draw(words.lettering, align=words.align).getchannel("A")
    margin = lettering.MARGIN_PX
    return mask, words.text_left - margin, height - words.text_top - margin


def measured(screen: Image.Image, mask: Image.Image, left: int, top: int) -> Ink | None:
    """Measure the letters of `mask` at this place; None where there are none, such as a space."""
    most = mask.getextrema()[1]
    if not isinstance(most, int) or most < 64:
        return None
    crop = screen.crop((left, top, left + mask.width, top + mask.height))
    is_ink = mask.point([255 if value >= 0.96 * most else 0 for value in range(256)])
    is_letter = mask.point([0] + [255] * 255)
    is_ground = ImageChops.subtract(is_letter.filter(ImageFilter.MaxFilter(2 * RING_PX + 1)), is_letter)
    inks, grounds = colours(crop, is_ink), colours(crop, is_ground)
    if not inks or not grounds:
        return None
    ink = max(inks, key=inks.__getitem__)
    near = sum(
        count for one, count in inks.items() if max(abs(a - b) for a, b in zip(one, ink, strict=True)) <= NEAR
    )
    faint = {one: count for one, count in grounds.items() if contrast(ink, one) < ENOUGH}
    common = faint or grounds
    ground = max(common, key=common.__getitem__)
    return Ink(
        ink,
        ground,
        min(contrast(ink, one) for one in grounds),
        sum(faint.values()) / grounds.total(),
        1 - near / inks.total(),
    )


def colours(picture: Image.Image, where: Image.Image) -> Counter[Colour]:
    """How often each colour stands where the mask is white."""
    marked = picture.convert("RGBA")
    marked.putalpha(where)
    found: Counter[Colour] = Counter()
    # Room for every colour takes ten times as long as counting those of a plain ground.
    for count, colour in marked.getcolors(FEW_COLOURS) or marked.getcolors(MOST_COLOURS) or ():
        if isinstance(colour, tuple) and colour[3]:
            found[colour[0], colour[1], colour[2]] += count
    return found
