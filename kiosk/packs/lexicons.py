"""The lexicons of translations: how the voice of a language says the words that it reads badly."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kiosk.packs.catalogue import FOLDER
from kiosk.packs.files import in_folder, name_of, read_text
from kiosk.scenario.pack import read_lexicon
from kiosk.scenario.problems import Findings, Problem, in_order

SUFFIX: Final = ".tsv"


def lexicons_in(folder: Path) -> tuple[Path, ...]:
    """The lexicons of a pack's translations, or of the app's: `po/pl.tsv` beside `po/pl.po`."""
    po = folder / FOLDER
    if not po.is_dir():
        return ()
    return tuple(path for path in in_folder(po, Findings(name_of(po))) if path.suffix == SUFFIX)


def lexicons_of(folders: Iterable[Path]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Written and spoken forms by language, in the order of the folders. Lines at fault are left out."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for path in (path for folder in folders for path in lexicons_in(folder)):
        language = path.name.removesuffix(SUFFIX)
        found[language] = (*found.get(language, ()), *read_one(path)[0])
    return found


def lexicon_problems(folder: Path) -> tuple[Problem, ...]:
    """What is wrong (P04) in the lexicons of a pack's translations."""
    return tuple(problem for path in lexicons_in(folder) for problem in read_one(path)[1])


def read_one(path: Path) -> tuple[tuple[tuple[str, str], ...], tuple[Problem, ...]]:
    """The forms in a file, and what is wrong in it."""
    findings = Findings(name_of(path))
    text = read_text(path, findings)
    entries = () if text is None else read_lexicon(text, findings)
    return entries, in_order(findings.problems)
