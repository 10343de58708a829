"""The leaflets for parents: of each pack that has one, in English and in each language that may be offered."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from kiosk import words
from kiosk.contacts import Contact
from kiosk.handout.leaflet_sheet import HomeWords, leaflet_sheet
from kiosk.handout.sheets import Sheet
from kiosk.packs.files import is_there, read_text
from kiosk.scenario.leaflet import Leaflet, told_leaflet
from kiosk.scenario.leaflet_reading import LEAFLET_FILE, read_leaflet
from kiosk.scenario.problems import Findings
from kiosk.scenario.tongue import Tongue

NAME: Final = "Leaflet for parents"


def leaflets_of(folders: Iterable[Path]) -> tuple[Leaflet, ...]:
    """The leaflets of these packs; one with a mistake is left out, as the officer is told at the start."""
    return tuple(leaflet for folder in folders if (leaflet := _leaflet(folder)) is not None)


def leaflet_sheets(
    leaflets: Sequence[Leaflet], tongues: Sequence[Tongue], contacts: Sequence[Contact]
) -> Iterator[tuple[str, Sheet]]:
    """Each leaflet with the name of its file, in English first."""
    for number, leaflet in enumerate(leaflets, start=1):
        name = NAME if number == 1 else f"{NAME} {number}"
        yield f"{name}.pdf", leaflet_sheet(leaflet, contacts)
        for tongue in tongues:
            yield (
                f"{name} - {tongue.name} ({tongue.language}).pdf",
                leaflet_sheet(leaflet, contacts, home_words(leaflet, tongue)),
            )


def home_words(leaflet: Leaflet, tongue: Tongue) -> HomeWords:
    """What there is of a leaflet in this language."""
    told = (told_leaflet(leaflet, catalogue) for catalogue in tongue.packs)
    return HomeWords(
        tongue.language,
        tongue.word("rule", words.RULE),
        tongue.word("side/go", "GO"),
        tongue.word("side/never-go", "NEVER GO"),
        next((one for one in told if one), None),
        tongue.is_reviewed,
    )


def _leaflet(folder: Path) -> Leaflet | None:
    path = folder / LEAFLET_FILE
    if not is_there(path):
        return None
    findings = Findings(str(path))
    text = read_text(path, findings)
    return None if text is None else read_leaflet(text, findings)
