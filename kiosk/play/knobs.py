"""The officer's settings: pages of at most six knobs, each of which shows a value and turns to the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kiosk import words
from kiosk.answers import Mode, SetUp
from kiosk.look import CAPTION_PERCENTS, DWELLS_MS, Distance, Telling
from kiosk.play.languages import next_language, shown
from kiosk.play.screens import Field
from kiosk.scenario.model import AgeBand

LENGTHS = (4, 6)
MODES = (Mode.CLASS, Mode.SOLO, Mode.PASS)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Knob:
    """One field of the set-up screen. Without `turned` it turns the page."""

    name: str
    label: str
    shown: Callable[[SetUp], str]
    turned: Callable[[SetUp], SetUp] | None = None


def fields(set_up: SetUp, page: int) -> tuple[Field, ...]:
    """What the fields of a page (0…) show."""
    return tuple(Field(knob.name, knob.label, knob.shown(set_up)) for knob in pages(set_up)[page])


def pages(set_up: SetUp) -> tuple[tuple[Knob, ...], ...]:
    """The pages of the settings; with languages to choose from there is one more."""
    if not set_up.tongues:
        return PAGES
    first, second = PAGES
    back = second[-1]
    onward = Knob("more-languages", words.LANGUAGE, lambda _: words.MORE)
    return first, (*second[:-1], onward), (Knob("language", words.LANGUAGE, shown, next_language), back)


def after(values: Sequence[Value], current: Value) -> Value:
    """The value that follows, and the first after the last."""
    return values[(values.index(current) + 1) % len(values)]


def above(numbers: Sequence[int], current: int) -> int:
    """The nearest number above, which `current` need not be one of; the first where there is none."""
    return next((number for number in numbers if number > current), numbers[0])


def _ages(set_up: SetUp) -> SetUp:
    return replace(set_up, ages=after(tuple(AgeBand), set_up.ages))


def _stories(set_up: SetUp) -> SetUp:
    return replace(set_up, stories=above(LENGTHS, set_up.stories))


def _mode(set_up: SetUp) -> SetUp:
    return replace(set_up, mode=after(MODES, set_up.mode))


def _quiet(set_up: SetUp) -> SetUp:
    return replace(set_up, is_quiet=not set_up.is_quiet)


def _volume(set_up: SetUp) -> SetUp:
    louder = set_up.volume + 1
    return replace(set_up, volume=louder if louder <= set_up.volume_limit else 0)


def _distance(set_up: SetUp) -> SetUp:
    look = set_up.look
    return replace(set_up, look=replace(look, distance=after(tuple(Distance), look.distance)))


def _captions(set_up: SetUp) -> SetUp:
    look = set_up.look
    return replace(set_up, look=replace(look, caption_percent=above(CAPTION_PERCENTS, look.caption_percent)))


def _contrast(set_up: SetUp) -> SetUp:
    look = set_up.look
    return replace(set_up, look=replace(look, has_high_contrast=not look.has_high_contrast))


def _telling(set_up: SetUp) -> SetUp:
    look = set_up.look
    return replace(set_up, look=replace(look, telling=after(tuple(Telling), look.telling)))


def _buttons(set_up: SetUp) -> SetUp:
    return replace(set_up, scan_ms=above(DWELLS_MS, set_up.scan_ms))


PAGES: tuple[tuple[Knob, ...], ...] = (
    (
        Knob("ages", words.AGES, lambda chosen: words.AGE_NAMES[chosen.ages], _ages),
        Knob("stories", words.LENGTH, lambda chosen: words.stories(chosen.stories), _stories),
        Knob("mode", words.WHO_ANSWERS, lambda chosen: words.MODE_NAMES[chosen.mode], _mode),
        Knob("quiet", words.QUIET_MODE, lambda chosen: words.ON if chosen.is_quiet else words.OFF, _quiet),
        Knob("volume", words.VOLUME, lambda chosen: words.volume(chosen.volume), _volume),
        Knob("more", words.SEEING_AND_HEARING, lambda _: words.MORE),
    ),
    (
        Knob(
            "distance", words.SEEN_FROM, lambda chosen: words.DISTANCE_NAMES[chosen.look.distance], _distance
        ),
        Knob(
            "captions", words.CAPTIONS, lambda chosen: words.captions(chosen.look.caption_percent), _captions
        ),
        Knob(
            "contrast",
            words.CONTRAST,
            lambda chosen: words.HIGH if chosen.look.has_high_contrast else words.USUAL,
            _contrast,
        ),
        Knob("telling", words.TOLD_WITH, lambda chosen: words.TELLING_NAMES[chosen.look.telling], _telling),
        Knob("buttons", words.ANSWERED_WITH, lambda chosen: words.buttons(chosen.scan_ms), _buttons),
        Knob("back", words.FIRST_PAGE, lambda _: words.BACK),
    ),
)
