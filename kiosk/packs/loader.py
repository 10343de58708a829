"""Folders to packs: what is sound is loaded, what is broken is left out and told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from kiosk.packs.files import in_folder, is_there, name_of, read, read_text
from kiosk.scenario.hard_words import families
from kiosk.scenario.leaflet import Leaflet
from kiosk.scenario.leaflet_reading import LEAFLET_FILE, read_leaflet
from kiosk.scenario.model import Pack, Place, Scenario
from kiosk.scenario.pack import (
    CARD_FILE,
    CURRICULUM_FILE,
    LEXICON_FILE,
    WORDS_FILE,
    read_card,
    read_curriculum,
    read_lexicon,
    read_words,
)
from kiosk.scenario.problems import Findings, Problem, Severity, in_order
from kiosk.scenario.reader import read_bytes
from kiosk.scenario.values import Known

SCENARIO_SUFFIX = ".yaml"
MISNAMED = (".yml", ".yaml.txt", ".yml.txt")
EVERYDAY = Path(__file__).with_name("everyday.txt")
NO_CARD = Pack(id="", title="", language="", version="", review="draft")

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack, and what was wrong in its folder. A pack whose card is broken or missing has no scenarios."""

    folder: Path
    pack: Pack
    problems: tuple[Problem, ...] = ()
    files: int = 0
    """How many files were looked at, its card among them."""


@dataclass(slots=True)
class Surroundings:
    """What lies beside the scenarios of a folder."""

    leaflet: Leaflet | None = None
    lexicon: tuple[tuple[str, str], ...] = ()
    known: Known = field(default_factory=Known)
    problems: list[Problem] = field(default_factory=list)
    files: int = 0


def load_packs(folders: Iterable[Path]) -> tuple[LoadedPack, ...]:
    """Load each folder as a pack. A pack or a scenario whose id an earlier one has is left out and told."""
    loaded: list[LoadedPack] = []
    packs: dict[str, str] = {}
    stories: dict[str, str] = {}
    for folder in folders:
        one = load_pack(folder)
        file = name_of(folder / CARD_FILE)
        if one.pack.id and one.pack.id in packs:
            message = (
                f'The id "{one.pack.id}" belongs to {packs[one.pack.id]} already. This pack is left out.'
            )
            found = Problem("P06", Place(file), message)
            one = replace(one, pack=replace(one.pack, scenarios=()), problems=(*one.problems, found))
        elif one.pack.id:
            packs[one.pack.id] = file
        kept, problems = _with_own_ids(one.pack.scenarios, stories)
        loaded.append(
            replace(one, pack=replace(one.pack, scenarios=kept), problems=(*one.problems, *problems))
        )
    return tuple(loaded)


def load_pack(folder: Path) -> LoadedPack:
    """Load a folder as a pack. Never raises: what is wrong is in `problems`, and the rest can be played."""
    about = Findings(name_of(folder))
    paths = in_folder(folder, about)
    if about.problems:
        return LoadedPack(folder, NO_CARD, tuple(about.problems))
    card, problems = _card(folder)
    around = read_surroundings(folder)
    problems += around.problems
    scenarios: list[Scenario] = []
    read_here = 0
    for path in paths:
        if path.name.lower().endswith(MISNAMED):
            message = f"This file is not read: the name of a scenario ends in {SCENARIO_SUFFIX}."
            problems.append(Problem("P02", Place(name_of(path)), message, Severity.WARNING))
        elif path.suffix.lower() == SCENARIO_SUFFIX and path.name != CARD_FILE:
            found, told = read_scenario(path, around.known)
            scenarios += found
            problems += told
            read_here += 1
    kept, twice = _with_own_ids(tuple(scenarios), {})
    problems += twice
    if not read_here:
        problems.append(Problem("P08", Place(name_of(folder)), "There is no scenario in this folder."))
    pack = replace(card, scenarios=kept, lexicon=around.lexicon, leaflet=around.leaflet) if card else NO_CARD
    return LoadedPack(folder, pack, tuple(problems), 1 + around.files + read_here)


def _card(folder: Path) -> tuple[Pack | None, list[Problem]]:
    path = folder / CARD_FILE
    if not is_there(path):
        message = f"There is no {CARD_FILE} here: no scenario of this folder can be played without it."
        return None, [Problem("P03", Place(name_of(path)), message)]
    return _read(path, read_card)


def read_surroundings(folder: Path) -> Surroundings:
    """Read what lies beside the scenarios of a folder; the lexicon, the word list and the leaflet need not be there."""
    around = Surroundings()
    around.lexicon = _beside(folder / LEXICON_FILE, read_lexicon, around) or ()
    words = _beside(folder / WORDS_FILE, read_words, around) or ()
    around.leaflet = _beside(folder / LEAFLET_FILE, read_leaflet, around)
    curriculum = _beside(folder / CURRICULUM_FILE, read_curriculum, around)
    if not is_there(folder / CURRICULUM_FILE):
        message = f"There is no {CURRICULUM_FILE} here: the codes of the scenarios were not looked up."
        place = Place(name_of(folder / CURRICULUM_FILE))
        around.problems.append(Problem("P07", place, message, Severity.WARNING))
    spoken = frozenset(written for written, _ in around.lexicon)
    around.known = Known(curriculum, spoken, everyday_words() | families(words))
    return around


def _beside(path: Path, reader: Callable[[str, Findings], Content], around: Surroundings) -> Content | None:
    """What a file beside the scenarios holds; None where it is not there, or cannot be read."""
    if not is_there(path):
        return None
    content, found = _read(path, reader)
    around.problems += found
    around.files += 1
    return content


@cache
def everyday_words() -> frozenset[str]:
    """The families of the long words that every child knows, from the list that comes with the kiosk."""
    text = EVERYDAY.read_text(encoding="utf-8")
    return families(read_words(text, Findings(EVERYDAY.name)))


def read_scenario(path: Path, known: Known) -> tuple[tuple[Scenario, ...], tuple[Problem, ...]]:
    """The scenarios of one file, none where it is broken, and its problems."""
    findings = Findings(name_of(path))
    content = read(path, findings)
    if content is None:
        return (), tuple(findings.problems)
    reading = read_bytes(content, findings.file, known)
    return reading.scenarios, reading.problems


def _read(path: Path, reader: Callable[[str, Findings], Content]) -> tuple[Content | None, list[Problem]]:
    findings = Findings(name_of(path))
    text = read_text(path, findings)
    content = None if text is None else reader(text, findings)
    return content, list(in_order(findings.problems))


def _with_own_ids(
    scenarios: tuple[Scenario, ...], taken: dict[str, str]
) -> tuple[tuple[Scenario, ...], list[Problem]]:
    """The scenarios without the pairs that use an id which is taken; `taken` goes from id to place and grows."""
    problems: list[Problem] = []
    left_out: set[str] = set()
    for scenario in scenarios:
        if scenario.id in taken and scenario.place:
            message = (
                f'The id "{scenario.id}" belongs to {taken[scenario.id]} already. This pair is left out.'
            )
            problems.append(Problem("P06", scenario.place, message))
            left_out.add(scenario.place.file)
        else:
            taken[scenario.id] = str(scenario.place)
    return tuple(one for one in scenarios if one.place and one.place.file not in left_out), problems
