"""What the filters of a page offer."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from hub.figures import choices
from hub.figures.filters import YEARS, Asked, month_said

LANGUAGES: Final = {
    "ar": "Arabic",
    "bn": "Bengali",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "gu": "Gujarati",
    "it": "Italian",
    "pa": "Panjabi",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "so": "Somali",
    "sq": "Albanian",
    "ta": "Tamil",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
}
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """Values and what they are called; an empty list is not offered."""

    months: list[Pair]
    areas: list[str]
    years: list[Pair]
    languages: list[Pair]


def choices_of(connection: sa.Connection, asked: Asked, *, is_whole: bool = True) -> Choices:
    """Where not `is_whole`, year groups and languages are not asked for."""
    months = choices.months(connection)
    if asked.first == asked.last and asked.first not in months:
        months = sorted({*months, asked.first}, reverse=True)
    return Choices(
        [(month, month_said(month)) for month in months],
        choices.areas(connection),
        list(YEARS.items()) if is_whole else [],
        [(code, language_said(code)) for code in choices.languages(connection, asked.first, asked.last)]
        if is_whole
        else [],
    )


def language_said(code: str) -> str:
    """A language in English; its code where we have no name for it."""
    return LANGUAGES.get(code, code) if code else "Not told"


def who_said(asked: Asked) -> str:
    """Of whom a page speaks: children in London in Year 3, in Polish."""
    said = ["children"]
    said += [f"in {asked.area}"] if asked.area else []
    said += [f"in {YEARS[asked.year]}"] if asked.year else []
    said += [f"with stories in {language_said(asked.language)}"] if asked.language else []
    return " ".join(said)
