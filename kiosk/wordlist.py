"""The app's own words for pupils, each under the name that translators know it by."""

from collections.abc import Iterator, Mapping

from hardware.events import Side
from kiosk import words
from kiosk.scenario.model import Line
from kiosk.scenario.translatable import Part, Text

NUMBERED = ("FINISH", "CHILDLINE_ALOUD")
BY_SIDE = ("SIDE_LINES", "WHERE_IT_IS", "YOU_PRESSED", "SAFE_ANSWER", "HANDS_UP")
BY_NAME = ("TEAM_TURNS", "SPLIT_LINES", "CHANGE_LINES")
SINGLE = (
    "HELLO",
    "PRESS_GO",
    "NOW_PRESS_NEVER_GO",
    "WHAT_I_KEEP",
    "STILL_THERE",
    "ONE_AT_A_TIME",
    "TAKE_YOUR_TIME",
    "TAKE_YOUR_TIME_TO_CHECK",
    "GO_ON",
    "PASS_ON",
    "THINK",
    "VOTE",
    "VOTE_AGAIN",
    "HAS_EVERYONE",
    "HOW_EVERYONE",
    "TALK",
    "THANK_YOU",
    "THINK_AGAIN",
    "OPEN_EYES",
    "PRESS_YOUR_SWITCH",
    "THIS_LOUD",
    "HOW_TO_CHOOSE",
    "WE_PRACTISED",
    "QUESTION",
)
CHOICE = "{choice}"
"""Stands in a text for the name of a choice, and stays as it is in a translation."""


def own_texts(labels: Mapping[str, str] | None = None) -> tuple[Text, ...]:
    """Every text of the app itself that pupils meet; `labels` are the screens' own, by name."""
    spoken = [Text(name, line.text, Part.OWN, "Clever says") for name, line in spoken_lines()]
    shown = [
        Text(name, text, Part.OWN, "On the screen")
        for name, text in (*_names(), *((f"label/{name}", text) for name, text in (labels or {}).items()))
    ]
    return (*shown, *spoken)


def _names() -> Iterator[tuple[str, str]]:
    yield "rule", words.RULE
    yield from ((f"side/{side}", words.SIDE_NAMES[side]) for side in Side)
    yield from ((f"rehearsal/{step}", name) for step, name in words.REHEARSAL_NAMES.items())


def spoken_lines() -> Iterator[tuple[str, Line]]:
    """What Clever says of himself, each line under its name; `{choice}` stands in those that name one."""
    yield from ((_hyphened(name), getattr(words, name)) for name in SINGLE)
    for name in NUMBERED:
        lines: tuple[Line, ...] = getattr(words, name)
        yield from ((f"{_hyphened(name)}-{number}", line) for number, line in enumerate(lines, start=1))
    yield "finish-alone-1", words.FINISH_ALONE[0]
    for name in BY_SIDE:
        by_side: Mapping[Side, Line] = getattr(words, name)
        yield from ((f"{_hyphened(name)}/{side}", by_side[side]) for side in Side)
    for name in BY_NAME:
        by_name: Mapping[str, Line] = getattr(words, name)
        yield from ((f"{_hyphened(name)}/{key}", line) for key, line in by_name.items())
    for index in range(words.MOST_STEPS):
        yield f"step-number-{index + 1}", words.step_number(index)
    for count in range(1, words.MOST_STORIES):
        yield f"stories-left-{count}", words.stories_left(count)
    yield from (
        (f"choice-{place}", words.where_choice_is(index, CHOICE))
        for index, place in enumerate(("left", "right"))
    )


def _hyphened(name: str) -> str:
    return name.lower().replace("_", "-")
