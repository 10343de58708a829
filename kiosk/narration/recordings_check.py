"""What is wrong with a pack's recordings: those of lines that have changed, and those that cannot be heard."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from kiosk.errors import NarrationError
from kiosk.narration.recorded import as_recorded
from kiosk.narration.recordings import NAME, SUFFIX, Recording, content_of, recordings_in
from kiosk.narration.takes import Take, read_takes
from kiosk.scenario.model import Place
from kiosk.scenario.problems import Problem, Severity
from kiosk.scenario.script import ScriptLine

CODE: Final = "L06"
AS_LIKE: Final = 0.5
"""So alike, from 0 to 1, are what was read and the line that it may have become."""

Script = Callable[[str], Sequence[ScriptLine]]
"""The lines of a pack in a language; none where there is no such translation."""


def check_recordings(folder: Path, script: Script) -> Iterator[Problem]:
    """Look at every file in a folder `recordings`. All that is found are warnings: the voice speaks instead."""
    for language in sorted(path for path in folder.glob("*") if path.is_dir()):
        lines = {one.fingerprint: one for one in script(language.name)}
        takes = read_takes(language)
        recorded = tuple(recordings_in(folder, language.name))
        taken = {one.fingerprint for one in recorded}
        missing = [one for name, one in lines.items() if name not in taken]
        for one in recorded:
            fault = _unusable(one) if one.fingerprint in lines else stale(one, takes, missing)
            if fault:
                yield _warning(one.path, fault)
        for path in sorted(language.glob(f"*{SUFFIX}")):
            if not NAME.fullmatch(path.stem):
                yield _warning(path, "its name is no line's number: “kiosk voices record” names recordings.")


def stale(one: Recording, takes: Mapping[str, Take], missing: Sequence[ScriptLine]) -> str:
    """Why a recording of no line is not heard, and which line that has none it may belong to."""
    take = takes.get(one.fingerprint)
    read = f"“{take.words}” was read, and no line says that any more" if take else "no line has this number"
    near = nearest(take, missing)
    mend = (
        f"The nearest is {near.id} (“{near.written}”). If it is still right: kiosk voices adopt {one.path.parents[2]} "
        f"{one.fingerprint[:8]} {near.id} --lang {one.language}"
        if near
        else "Delete it, or record the line again."
    )
    return f"{read}: the voice speaks instead. {mend}"


def nearest(take: Take | None, missing: Sequence[ScriptLine]) -> ScriptLine | None:
    """The line without a recording that this one may have become; None where none is like it."""
    if take is None or not missing:
        return None
    return max(
        (one for one in missing if _likeness(take, one) >= AS_LIKE),
        key=lambda one: _likeness(take, one),
        default=None,
    )


def _likeness(take: Take, one: ScriptLine) -> float:
    alike = SequenceMatcher(None, take.words, one.written, autojunk=False).ratio()
    # A line that kept its place counts for nearer than a like one elsewhere.
    return alike + (0.25 if take.line_id == one.id else 0.0)


def _unusable(one: Recording) -> str:
    try:
        as_recorded(content_of(one.path))
    except NarrationError as error:
        return f"{error}. The voice speaks instead."
    return ""


def _warning(path: Path, message: str) -> Problem:
    return Problem(CODE, Place(str(path)), message[0].upper() + message[1:], Severity.WARNING)
