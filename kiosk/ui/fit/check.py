"""Looks for texts that would be drawn too small, cut off, or in boxes instead of letters."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from kiosk.scenario.model import Decision, Place, Scenario
from kiosk.scenario.problems import Problem
from kiosk.ui.faces import missing_letters
from kiosk.ui.fit.own_words import own_words
from kiosk.ui.fit.places import CAPTION, CHECK, CHOICES, MODES, QUESTION, RECAP, Frame, Mode, worst
from kiosk.ui.fit.places import Place as Where
from kiosk.ui.fit.pseudo import LANGUAGES
from kiosk.ui.fit.ruler import ruler

TRANSLATED_SHARE: Final = 0.75
"""A translation may be drawn so much smaller than the original's least size."""
CODE: Final = "L16"
PERCENT_STEPS: Final = 2


def misfits(scenario: Scenario) -> Iterator[Problem]:
    """What pupils read in a scenario and cannot be shown well, each text once in each place."""
    for text, where, place in dict.fromkeys(_texts(scenario)):
        message = trouble(text, where)
        if message:
            at = place or scenario.place or Place(scenario.id)
            said = " / ".join(text.splitlines())
            yield Problem(CODE, at, f'{scenario.id}: "{said}" {message}')


def misfits_of_our_own() -> Iterator[str]:
    """The same for the app's own words."""
    for text, where in own_words():
        message = trouble(text, where)
        if message:
            yield f'"{text}" {message}'


def _texts(scenario: Scenario) -> Iterable[tuple[str, Where, Place | None]]:
    for beat in scenario.beats:
        if isinstance(beat, Decision):
            yield from _asked(beat)
            continue
        for line in beat.lines:
            yield line.text, CAPTION, line.place
    for line in scenario.what_if.lines:
        yield line.text, CAPTION, line.place


def _asked(beat: Decision) -> Iterable[tuple[str, Where, Place | None]]:
    yield beat.ask.text, QUESTION, beat.ask.place
    yield "\n".join(beat.recap), RECAP, beat.ask.place
    if beat.check is None:
        return
    asked = beat.check.ask
    yield asked.text, CHECK, asked.place
    for choice in beat.check.choices:
        yield choice.text, CHOICES[len(beat.check.choices)], asked.place


def trouble(text: str, where: Where) -> str:
    """What is wrong with this text in this place, to follow the text in a sentence; empty: nothing."""
    unknown = missing_letters(text)
    if unknown:
        return f'cannot be drawn: no font of the kiosk has "{unknown}".'
    for language, said in LANGUAGES.items():
        found = misfit(said(text), where, is_translated=language != next(iter(LANGUAGES)))
        if found:
            return f"does not fit {where.name} {language}: {found}"
    return ""


def misfit(text: str, where: Where, *, is_translated: bool) -> str:
    """What is wrong with the size of a text in this place, to follow it in a sentence; empty: nothing."""
    share = where.share * (TRANSLATED_SHARE if is_translated else 1.0)
    failing = [mode for mode, frame in _worst_frames(where, share) if not _fits(text, where, frame)]
    if not failing:
        return ""
    mode, largest = min(((mode, _largest(text, where, mode)) for mode in failing), key=lambda one: one[1])
    return (
        f"at {mode} its letters would be {largest} % of their size, and {round(100 * share)} % is the least."
    )


@cache
def _worst_frames(where: Where, share: float) -> list[tuple[Mode, Frame]]:
    shown = (mode for mode in MODES if where.box(mode.grid).height > 0)
    return worst((mode, where.frame(mode, share)) for mode in shown)


def _fits(text: str, where: Where, frame: Frame) -> bool:
    lines = ruler(text, is_bold=where.is_bold).lines(frame.width)
    return lines is not None and lines <= frame.lines * where.pages


def _largest(text: str, where: Where, mode: Mode) -> int:
    """The percentage of its wished size at which a text would fit."""
    fitting: Callable[[int], bool] = lambda percent: _fits(text, where, where.frame(mode, percent / 100))  # noqa: E731
    return next((percent for percent in range(100, 0, -PERCENT_STEPS) if fitting(percent)), 0)
