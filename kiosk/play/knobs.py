"""The officer's settings: pages of knobs, each of which shows a value and turns to another, opens a page, or turns the page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from kiosk import words
from kiosk.answers import Mode, SetUp
from kiosk.look import CAPTION_PERCENTS, DWELLS_MS, Distance, Telling
from kiosk.play import languages
from kiosk.play.doors import DOORS
from kiosk.play.office import says
from kiosk.play.office.minutes import CHECK_MINUTES, minutes
from kiosk.play.playlist import CHECK_STORIES
from kiosk.play.screens import Field
from kiosk.scenario.model import AgeBand
from kiosk.visit import CheckDue

if TYPE_CHECKING:
    from kiosk.play.state import State

LENGTHS = (4, 6, 8, 12)
MODES = (Mode.CLASS, Mode.SOLO, Mode.PASS, Mode.VOTE, Mode.HANDS, Mode.TEAMS, Mode.CHECK)
MOST_TURNED = 3
"""Of more values than these one is chosen from a page of them; fewer are turned through."""
MOST_FIELDS = 6
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a knob: how it reads, and the settings with it."""

    label: str
    set_up: SetUp
    note: str = ""


@dataclass(frozen=True, slots=True)
class Knob:
    """One field of the set-up screen. Without `choices` it opens what its name stands for, or turns the page."""

    name: str
    label: str
    shown: Callable[["State"], str]
    choices: Callable[["State"], tuple[Choice, ...]] | None = None
    has_page: bool = False
    """Whether even few values stand on a page of their own."""


def fields(state: "State", page: int) -> tuple[Field, ...]:
    """What the fields of a page (0…) show."""
    return tuple(Field(knob.name, knob.label, knob.shown(state)) for knob in pages(state)[page])


def pages(state: "State") -> tuple[tuple[Knob, ...], ...]:
    """The pages of the settings. The last ones hold languages, where there are any to choose from, and the doors."""
    rest = [SENSITIVE] if any(story.sensitive for story in state.catalogue) else []
    if state.set_up.tongues:
        rest.insert(0, LANGUAGE)
    rest += [door_knob(name, label, value) for name, label, value in door_names()]
    last = [tuple(rest[first : first + MOST_FIELDS - 1]) for first in range(0, len(rest), MOST_FIELDS - 1)]
    turned = [(*page, MORE_DOORS) for page in last[:-1]] + [(*page, BACK) for page in last[-1:]]
    if not turned:
        return FIRST, (*SEEING, BACK)
    return FIRST, (*SEEING, MORE_STORIES), *turned


def door_names() -> tuple[tuple[str, str, str], ...]:
    return tuple((door.name, door.label, door.value) for door in DOORS)


def door_knob(name: str, label: str, value: str) -> Knob:
    return Knob(name, label, lambda _: value)


def knob_of(state: "State", name: str) -> Knob | None:
    """The knob of this name, on whichever page."""
    return next((knob for page in pages(state) for knob in page if knob.name == name), None)


def due_for(state: "State") -> CheckDue | None:
    """The quick check that is due for the class that is chosen."""
    return dict(state.visits.due).get(state.set_up.plan)


def chosen_anew(before: SetUp, now: SetUp) -> SetUp:
    """The settings `now`; a playlist that was chosen goes with what it was chosen for."""
    kept = replace(before, ages=now.ages, stories=now.stories, mode=now.mode, has_sensitive=now.has_sensitive)
    is_same = kept == before and now.plan == before.plan
    return now if is_same else replace(now, chosen=())


def _ages(state: "State") -> tuple[Choice, ...]:
    return tuple(Choice(words.AGE_NAMES[ages], replace(state.set_up, ages=ages)) for ages in AgeBand)


def _stories(state: "State") -> tuple[Choice, ...]:
    return tuple(
        Choice(_length(state, stories), replace(state.set_up, stories=stories)) for stories in LENGTHS
    )


def _length(state: "State", stories: int) -> str:
    return says.stories(stories, minutes(state.catalogue, state.set_up.ages, stories))


def _mode(state: "State") -> tuple[Choice, ...]:
    due = due_for(state)
    return tuple(
        Choice(
            words.MODE_NAMES[mode],
            replace(state.set_up, mode=mode),
            says.check_due(due) if due and mode is Mode.CHECK else "",
        )
        for mode in MODES
    )


def _on_off(state: "State", name: str, *labels: str) -> tuple[Choice, ...]:
    """No, then yes."""
    return tuple(
        Choice(label, replace(state.set_up, **{name: is_on}))  # type: ignore[arg-type]
        for label, is_on in zip(labels, (False, True), strict=True)
    )


def _volume(state: "State") -> tuple[Choice, ...]:
    steps = range(state.set_up.volume_limit + 1)
    return tuple(Choice(words.volume(step), replace(state.set_up, volume=step)) for step in steps)


def _distance(state: "State") -> tuple[Choice, ...]:
    return tuple(Choice(words.DISTANCE_NAMES[one], _look(state, distance=one)) for one in Distance)


def _captions(state: "State") -> tuple[Choice, ...]:
    return tuple(Choice(words.captions(one), _look(state, caption_percent=one)) for one in CAPTION_PERCENTS)


def _contrast(state: "State") -> tuple[Choice, ...]:
    return tuple(
        Choice(label, _look(state, has_high_contrast=is_high))
        for label, is_high in ((words.USUAL, False), (words.HIGH, True))
    )


def _telling(state: "State") -> tuple[Choice, ...]:
    return tuple(Choice(words.TELLING_NAMES[one], _look(state, telling=one)) for one in Telling)


def _look(state: "State", **changes: object) -> SetUp:
    look = replace(state.set_up.look, **changes)  # type: ignore[arg-type]
    return replace(state.set_up, look=look)


def _buttons(state: "State") -> tuple[Choice, ...]:
    return tuple(Choice(words.buttons(one), replace(state.set_up, scan_ms=one)) for one in DWELLS_MS)


def _language(state: "State") -> tuple[Choice, ...]:
    return tuple(Choice(languages.shown(one), one) for one in languages.ways(state.set_up))


def class_shown(state: "State") -> str:
    plan = state.set_up.plan
    if due_for(state):
        return f"{says.class_of(replace(plan, size=None))}, {says.CHECK_DUE}"
    return says.class_of(plan) or says.ANY_CLASS


def sensitive_shown(state: "State") -> str:
    return says.TOLD if state.set_up.has_sensitive else says.LEFT_OUT


def length_shown(state: "State") -> str:
    """How many stories, and about how long; a quick check has its own few, and a queue."""
    if state.set_up.mode is Mode.CHECK:
        return says.check_length(CHECK_STORIES, CHECK_MINUTES)
    return _length(state, state.set_up.stories)


CLASS = "class"
PREVIEW = "preview"
FIRST: tuple[Knob, ...] = (
    Knob(CLASS, says.CLASS, class_shown),
    Knob("ages", words.AGES, lambda state: words.AGE_NAMES[state.set_up.ages], _ages),
    Knob("mode", words.WHO_ANSWERS, lambda state: words.MODE_NAMES[state.set_up.mode], _mode, has_page=True),
    Knob("stories", words.LENGTH, length_shown, _stories),
    Knob(PREVIEW, says.STORIES, lambda state: says.CHOSEN if state.set_up.chosen else says.ANY_STORIES),
    Knob(
        "quiet",
        words.QUIET_MODE,
        lambda state: words.ON if state.set_up.is_quiet else words.OFF,
        lambda state: _on_off(state, "is_quiet", words.OFF, words.ON),
    ),
    Knob("volume", words.VOLUME, lambda state: words.volume(state.set_up.volume), _volume),
    Knob("more", words.SEEING_AND_HEARING, lambda _: words.MORE),
)
SEEING: tuple[Knob, ...] = (
    Knob(
        "distance", words.SEEN_FROM, lambda state: words.DISTANCE_NAMES[state.set_up.look.distance], _distance
    ),
    Knob(
        "captions", words.CAPTIONS, lambda state: words.captions(state.set_up.look.caption_percent), _captions
    ),
    Knob(
        "contrast",
        words.CONTRAST,
        lambda state: words.HIGH if state.set_up.look.has_high_contrast else words.USUAL,
        _contrast,
    ),
    Knob("telling", words.TOLD_WITH, lambda state: words.TELLING_NAMES[state.set_up.look.telling], _telling),
    Knob("buttons", words.ANSWERED_WITH, lambda state: words.buttons(state.set_up.scan_ms), _buttons),
)
LANGUAGE = Knob("language", words.LANGUAGE, lambda state: languages.shown(state.set_up), _language)
SENSITIVE = Knob(
    "sensitive",
    says.SENSITIVE,
    sensitive_shown,
    lambda state: _on_off(state, "has_sensitive", says.LEFT_OUT, says.TOLD),
)
BACK = Knob("back", words.FIRST_PAGE, lambda _: words.BACK)
MORE_STORIES = Knob("more-stories", says.STORIES_AND_DOORS, lambda _: words.MORE)
MORE_DOORS = Knob("more-doors", says.STORIES_AND_DOORS, lambda _: words.MORE)
