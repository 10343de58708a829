"""The check that an author runs on files and folders."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from kiosk.packs.catalogue import FOLDER, SUFFIX, in_pack
from kiosk.packs.files import in_folder, is_there, name_of, read_text
from kiosk.packs.lexicons import SUFFIX as LEXICON_SUFFIX
from kiosk.packs.lexicons import lexicon_problems, lexicons_in
from kiosk.packs.loader import LoadedPack, load_pack, load_packs, read_scenario, read_surroundings
from kiosk.packs.released import release_problems
from kiosk.packs.translation_check import NO_YARDSTICK, OF_NO_STORY, Yardstick, check_translation
from kiosk.scenario.asking import check_asking
from kiosk.scenario.coverage import check_coverage
from kiosk.scenario.leaflet_reading import LEAFLET_FILE, read_leaflet
from kiosk.scenario.model import Scenario
from kiosk.scenario.nearest import did_you_mean
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
from kiosk.scenario.problems import Findings, Problem, in_order
from kiosk.scenario.released import RELEASED_FILE, read_released
from kiosk.scenario.report import CheckReport
from kiosk.scenario.translatable import Text, texts_of_pack
from kiosk.scenario.variants import check_variants

READERS = {
    CARD_FILE: read_card,
    LEXICON_FILE: read_lexicon,
    CURRICULUM_FILE: read_curriculum,
    WORDS_FILE: read_words,
    LEAFLET_FILE: read_leaflet,
    RELEASED_FILE: read_released,
}


Looker = Callable[[Scenario], Iterable[Problem]]
"""A further look at each scenario that could be read, from a room that this one may not know."""

PackLooker = Callable[[LoadedPack], Iterable[Problem]]
"""The same for a pack as a whole."""


def run_check(
    paths: Sequence[Path],
    *,
    as_json: bool,
    is_strict: bool,
    out: TextIO,
    further: Looker | None = None,
    yardstick: Yardstick = NO_YARDSTICK,
    of_pack: PackLooker | None = None,
) -> int:
    """Check these paths and write what was found, with what `further` finds in each scenario, and `of_pack` in each pack.

    Translations are held against `yardstick` too.

    Returns 0 without errors, 1 with one (or with a warning, where strict), 2 where a path could not be checked.
    """
    report = check_paths(paths, further=further, yardstick=yardstick, of_pack=of_pack)
    out.write(report.as_json() if as_json else report.as_text())
    return report.exit_code(is_strict=is_strict)


def check_paths(
    paths: Sequence[Path],
    *,
    further: Looker | None = None,
    yardstick: Yardstick = NO_YARDSTICK,
    of_pack: PackLooker | None = None,
) -> CheckReport:
    """Check files, packs, and folders of packs; each file once, however often it is named."""
    problems: list[Problem] = []
    scenarios: list[Scenario] = []
    unchecked: list[str] = []
    folders: list[Path] = []
    files = 0
    for path in dict.fromkeys(paths):
        if not is_there(path):
            unchecked.append(_missing(path))
        elif path.is_dir():
            folders += _packs_in(path)
        elif path.suffix == SUFFIX:
            problems += check_translation(path, _texts_beside(path, yardstick), yardstick)
            files += 1
        else:
            read, found = _check_file(path)
            problems += found
            scenarios += read
            files += 1
    for loaded in load_packs(dict.fromkeys(folders)):
        problems += loaded.problems
        problems += _coverage(loaded)
        problems += release_problems(loaded)
        files += loaded.files + is_there(loaded.folder / RELEASED_FILE)
        scenarios += loaded.pack.scenarios
        problems += lexicon_problems(loaded.folder)
        files += len(lexicons_in(loaded.folder))
        translations = in_pack(loaded.folder)
        problems += _translations(loaded, translations, yardstick)
        files += len(translations)
        if of_pack is not None:
            problems += of_pack(loaded)
    if further is not None:
        problems += [problem for scenario in scenarios for problem in further(scenario)]
    return CheckReport(in_order(problems), files, len(scenarios), tuple(unchecked))


def _translations(loaded: LoadedPack, paths: Sequence[Path], yardstick: Yardstick) -> Iterator[Problem]:
    """What is wrong with a pack's translations; those of a story that was left out are not told to be of none."""
    is_whole = not any(problem.is_error for problem in loaded.problems)
    texts = texts_of_pack(loaded.pack)
    for path in paths:
        found = check_translation(path, texts, yardstick)
        yield from (problem for problem in found if is_whole or problem.code != OF_NO_STORY)


def _texts_beside(path: Path, yardstick: Yardstick) -> tuple[Text, ...]:
    """The texts that a PO file is of: those of the pack that its folder lies in, else the app's own."""
    folder = path.resolve().parent.parent
    if not is_there(folder / CARD_FILE):
        return yardstick.own
    return texts_of_pack(load_pack(folder).pack)


def _missing(path: Path) -> str:
    beside = Findings(name_of(path.parent))
    names = [other.name for other in in_folder(path.parent, beside)]
    return f"{name_of(path)}: there is no such file or folder.{did_you_mean(path.name, names)}"


def _packs_in(folder: Path) -> list[Path]:
    """The folder itself, or the packs in it where it is a folder of packs."""
    if is_there(folder / CARD_FILE):
        return [folder]
    inner = [path for path in in_folder(folder, Findings(name_of(folder))) if is_there(path / CARD_FILE)]
    return inner or [folder]


def _check_file(path: Path) -> tuple[tuple[Scenario, ...], tuple[Problem, ...]]:
    """The stories of a file, and what is wrong in it."""
    is_lexicon = path.suffix == LEXICON_SUFFIX and path.resolve().parent.name == FOLDER
    reader = read_lexicon if is_lexicon else READERS.get(path.name)
    if reader:
        findings = Findings(name_of(path))
        text = read_text(path, findings)
        if text is not None:
            reader(text, findings)
        return (), in_order(findings.problems)
    return read_scenario(path, read_surroundings(path.parent).known)


def _coverage(loaded: LoadedPack) -> tuple[Problem, ...]:
    """What the pack as a whole lacks; with a scenario left out, that would be told of the gap it leaves."""
    if any(problem.is_error for problem in loaded.problems):
        return ()
    stories = loaded.pack.scenarios
    file = name_of(loaded.folder / CARD_FILE)
    return (*check_variants(stories), *check_coverage(stories, file), *check_asking(stories, file))
