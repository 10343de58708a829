"""What each kind of text may be, and how it is said that one is not."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.scenario import vocabulary
from kiosk.scenario.fields import Field, Kind
from kiosk.scenario.model import Place
from kiosk.scenario.outline import Leaf
from kiosk.scenario.problems import Findings

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_ID = 60
END = "end"
MOST_LISTED = 9
"""So many words are told where none of them is near to what was written."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the pack around a scenario knows. `curriculum` is None where no list of codes was read."""

    curriculum: frozenset[str] | None = None
    spoken: frozenset[str] = frozenset()
    """Written words that the lexicon tells the voice how to say."""
    words: frozenset[str] | None = None
    """The families of easy words; None where no list of them was read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text is held against. `beats` are the names that a link may lead to."""

    findings: Findings
    known: Known
    beats: tuple[str, ...] = ()


def _anything(_asked: Asked, _leaf: Leaf, _known: Field) -> None:
    """Any text will do."""


def _block(asked: Asked, leaf: Leaf, known: Field) -> None:
    if not leaf.is_block:
        asked.findings.report(
            "F03", leaf.place, f'"{known.name}" is a block: write | here and the text below.'
        )


def _id(asked: Asked, leaf: Leaf, _known: Field) -> None:
    check_id(asked, leaf.text, leaf.place)


def check_id(asked: Asked, text: str, place: Place) -> None:
    """Report a text that cannot be an id or a name."""
    if not ID.fullmatch(text) or len(text) > LONGEST_ID:
        shape = f"small letters, digits and single hyphens, a letter first, at most {LONGEST_ID}"
        asked.findings.report("F05", place, f'"{text}" cannot be a name: {shape}.', width=len(text))
    elif text == END:
        asked.findings.report("F05", place, f'"{END}" is kept for the end of the story.', width=len(text))


def _number(asked: Asked, leaf: Leaf, known: Field) -> None:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", leaf.text):
        message = f'{known.name} is a whole number from 1 to 9999, not "{leaf.text}".'
        asked.findings.report("F07", leaf.place, message, width=len(leaf.text))


def _word(asked: Asked, leaf: Leaf, known: Field) -> None:
    if leaf.text not in known.words:
        _wrong(asked, "F06", known.name, (leaf.text, leaf.place), known.words)


def _wrong(asked: Asked, code: str, name: str, item: tuple[str, Place], words: tuple[str, ...]) -> None:
    text, place = item
    hint = asked.findings.did_you_mean(text, words)
    if not hint and len(words) <= MOST_LISTED:
        hint = f" It is one of: {', '.join(words)}." if len(words) > 1 else f' It is "{words[0]}".'
    asked.findings.report(code, place, f'{name} cannot be "{text}".{hint}', width=len(text))


def _items(asked: Asked, leaf: Leaf) -> list[tuple[str, Place]]:
    """The items of a list with their places; empty ones and those that come twice are reported."""
    items: dict[str, Place] = {}
    row = leaf.rows[0]
    column = row.place.column
    for part in row.text.split(","):
        text = part.strip()
        place = Place(row.place.file, row.place.line, column + len(part) - len(part.lstrip()))
        column += len(part) + 1
        if not text:
            asked.findings.report("F04", place, "There is nothing between these commas.")
        elif text in items:
            asked.findings.report("F12", place, f'"{text}" is named twice.', width=len(text))
        else:
            items[text] = place
    return list(items.items())


def _list(asked: Asked, leaf: Leaf, known: Field) -> None:
    for text, place in _items(asked, leaf):
        if text not in known.words:
            _wrong(asked, "F06", known.name, (text, place), known.words)


def _picture(asked: Asked, leaf: Leaf, known: Field) -> None:
    if leaf.text not in known.words:
        _wrong(asked, "L06", known.name, (leaf.text, leaf.place), known.words)


def _pictures(asked: Asked, leaf: Leaf, known: Field) -> None:
    for text, place in _items(asked, leaf):
        if text not in known.words:
            _wrong(asked, "L06", known.name, (text, place), known.words)


def _scene(asked: Asked, leaf: Leaf, _known: Field) -> None:
    for number, (text, place) in enumerate(_items(asked, leaf)):
        words, of = (
            (vocabulary.STATES, "a state of the scene") if number else (vocabulary.BACKDROPS, "the backdrop")
        )
        if text not in words:
            _wrong(asked, "L06", of, (text, place), words)


def _cast(asked: Asked, leaf: Leaf, _known: Field) -> None:
    roles: set[str] = set()
    for text, place in _items(asked, leaf):
        role, _, attitude = text.partition(" ")
        if role not in vocabulary.CAST:
            _wrong(asked, "L06", "cast", (role, place), vocabulary.CAST)
        elif role in roles:
            asked.findings.report("F12", place, f'"{role}" is named twice.', width=len(role))
        roles.add(role)
        attitude = attitude.strip()
        if attitude and attitude not in vocabulary.ATTITUDES:
            at = Place(place.file, place.line, place.column + text.index(attitude, len(role)))
            _wrong(asked, "L06", "an attitude", (attitude, at), vocabulary.ATTITUDES)


def _codes(asked: Asked, leaf: Leaf, _known: Field) -> None:
    codes = asked.known.curriculum
    for text, place in _items(asked, leaf):
        if codes is not None and text not in codes:
            message = (
                f'There is no "{text}" in curriculum.csv.{asked.findings.did_you_mean(text, sorted(codes))}'
            )
            asked.findings.report("F08", place, message, width=len(text))


def _language(asked: Asked, leaf: Leaf, _known: Field) -> None:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", leaf.text):
        message = f'"{leaf.text}" is no language tag. English of Britain is en-GB.'
        asked.findings.report("F06", leaf.place, message, width=len(leaf.text))


def _version(asked: Asked, leaf: Leaf, _known: Field) -> None:
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}", leaf.text):
        message = f'"{leaf.text}" is no version. A version is numbers with dots between: 1.0.2'
        asked.findings.report("F06", leaf.place, message, width=len(leaf.text))


def _link(asked: Asked, leaf: Leaf, _known: Field) -> None:
    if leaf.text != END and leaf.text not in asked.beats:
        message = f'There is no beat "{leaf.text}".{asked.findings.did_you_mean(leaf.text, asked.beats)}'
        asked.findings.report("F09", leaf.place, message, width=len(leaf.text))


VALUES: dict[Kind, Callable[[Asked, Leaf, Field], None]] = {
    Kind.TEXT: _anything,
    Kind.BLOCK: _block,
    Kind.ID: _id,
    Kind.NUMBER: _number,
    Kind.WORD: _word,
    Kind.LIST: _list,
    Kind.PICTURE: _picture,
    Kind.PICTURES: _pictures,
    Kind.SCENE: _scene,
    Kind.CAST: _cast,
    Kind.CODES: _codes,
    Kind.LANGUAGE: _language,
    Kind.VERSION: _version,
    Kind.LINK: _link,
}
