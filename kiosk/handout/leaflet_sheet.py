"""The leaflet for parents as a sheet, in English or in another language, whole or with its rule and buttons only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kiosk import words
from kiosk.contacts import Contact
from kiosk.handout import wording
from kiosk.handout.sheets import Sheet, ringing
from kiosk.look import runs_right_to_left
from kiosk.scenario.leaflet import FRONT, MACHINE, RING, SMALL_PRINT, Leaflet, LeafletSection, Piece

ENGLISH: Final = "en-GB"


@dataclass(frozen=True, slots=True)
class HomeWords:
    """A family's language, and what of it is known: the rule, GO and NEVER GO, and the leaflet, where it is there whole."""

    language: str
    rule: str
    go: str
    never_go: str
    leaflet: Leaflet | None = None
    is_reviewed: bool = False


def leaflet_sheet(leaflet: Leaflet, contacts: Sequence[Contact], home: HomeWords | None = None) -> Sheet:
    """One side of A4. With `home` it is in that language, else in English with the rule and the buttons in it."""
    told = home.leaflet if home and home.leaflet else leaflet
    language = home.language if home and home.leaflet else ENGLISH
    tag, _, region = language.partition("-")
    rules = [(ENGLISH, words.RULE)]
    if home:
        rules.append((home.language, home.rule))
    if language != ENGLISH:
        rules.reverse()
    front = told.section(FRONT)
    return Sheet(
        "leaflet",
        {
            "title": front.title,
            "author": wording.AUTHOR,
            "language": tag,
            "region": region or None,
            "is-rtl": runs_right_to_left(language),
            "subtitle": " ".join(row.text for row in front.rows),
            "rules": [_in_language(tag, text) for tag, text in rules if text],
            "sides": [
                {
                    "is-go": is_go,
                    "printed": wording.SIDES[is_go],
                    **_in_language(home.language if home else "", name),
                }
                for is_go, name in ((True, home.go if home else ""), (False, home.never_go if home else ""))
            ],
            "sections": [_section(one) for one in told.body],
            "contacts": ringing((*_numbers(told.section(RING)), *contacts)),
            "small-print": list(_small_print(leaflet, home)),
        },
    )


def _in_language(language: str, text: str) -> dict[str, Any]:
    return {
        "text": text,
        "language": language.partition("-")[0] or "en",
        "is-rtl": runs_right_to_left(language),
    }


def _section(one: LeafletSection) -> dict[str, Any]:
    is_ring = one.id == RING
    rows = (row for row in one.rows if not (is_ring and row.piece is Piece.ITEM))
    return {
        "title": one.title,
        "is-ring": is_ring,
        "parts": [{"kind": str(row.piece), "text": row.text} for row in rows],
    }


def _numbers(ring: LeafletSection) -> Iterable[Contact]:
    """Whom the pack names: `0800 1111: Childline`."""
    for row in ring.rows:
        if row.piece is Piece.ITEM:
            number, colon, name = row.text.partition(":")
            yield Contact(name.strip(), number.strip()) if colon else Contact(row.text, "")


def _small_print(english: Leaflet, home: HomeWords | None) -> Iterable[dict[str, Any]]:
    """The foot; under what a machine has translated, that it has, in English too."""
    told, language = (home.leaflet, home.language) if home and home.leaflet else (english, ENGLISH)
    yield from (_in_language(language, row.text) for row in told.section(SMALL_PRINT).rows)
    if home and not home.is_reviewed:
        found = {
            row.text: tag
            for tag, one in ((language, told), (ENGLISH, english))
            for row in one.section(MACHINE).rows
        }
        yield from (_in_language(tag, text) for text, tag in found.items())
