"""The teacher's page as plain words: what every picture of it, on paper or on a screen, is made from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryTold:
    """One story that was played. `said` is a whole sentence in bands, or empty where nothing may be said."""

    title: str
    is_go: bool
    said: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to do in class afterwards: a few minutes, nothing to buy."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RolePlay:
    """A card for two or three pupils: who plays whom, what the one says, what the other practises."""

    title: str
    people: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeacherPage:
    """One page for the teacher: no name, no score, no count, and nothing about fewer than ten.

    `practised` are skills in words; `sure` and `unsure` whole sentences (“Sure about plans.”); `overall` is one sentence
    about the class, or empty; `change` what has changed since the last visit, or empty. `untold` says why little is said.
    """

    school: str
    year: str
    date: str
    practised: tuple[str, ...]
    stories: tuple[StoryTold, ...]
    sure: tuple[str, ...]
    unsure: tuple[str, ...]
    overall: str
    change: str
    untold: str
    activities: tuple[Activity, ...]
    role_plays: tuple[RolePlay, ...]
