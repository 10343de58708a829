"""Which languages may be offered: those of the app's own words, with what the packs have in them."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from kiosk.packs.catalogue import FOLDER, in_pack, is_said_to_be_reviewed, language_of, read_catalogue
from kiosk.programme import APP_FOLDER
from kiosk.scenario.problems import Findings
from kiosk.scenario.tongue import Tongue
from kiosk.scenario.translation import Catalogue

log = logging.getLogger(__name__)


def load_tongues(
    folders: Iterable[Path],
    *,
    has_unreviewed: bool,
    spoken: Callable[[], frozenset[str]],
    own: Path = APP_FOLDER,
) -> tuple[Tongue, ...]:
    """The languages to offer with the packs in these folders, by their tags; unreviewed ones only where `has_unreviewed`.

    `spoken` tells for which there is a voice, and is not asked without need. A file with a mistake is left out and logged.
    """
    packs = tuple(folders)
    found = []
    for path in in_pack(own):
        if has_unreviewed or is_said_to_be_reviewed(path):
            mine = _catalogue(path)
            theirs = (_catalogue(folder / FOLDER / path.name) for folder in packs)
            if mine:
                found.append(Tongue(language_of(path), mine, tuple(one for one in theirs if one)))
    offered = [tongue for tongue in found if has_unreviewed or tongue.is_reviewed]
    voices = spoken() if offered else frozenset()
    return tuple(replace(tongue, has_voice=tongue.language.partition("-")[0] in voices) for tongue in offered)


def _catalogue(path: Path) -> Catalogue | None:
    """The translations in a file; None where there is no such file, or a broken one."""
    if not path.is_file():
        return None
    findings = Findings(str(path))
    catalogue = read_catalogue(path, findings)
    for problem in findings.problems:
        log.warning("a translation is left out: %s", problem)
    return catalogue
