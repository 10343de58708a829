"""The release of a pack: what is in its folder is written down, so that the next change is held against it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kiosk.durable import write_whole
from kiosk.errors import ScenarioError, UsageError
from kiosk.packs.files import is_there, name_of, read_text
from kiosk.packs.loader import LoadedPack, load_pack
from kiosk.scenario.nearest import did_you_mean
from kiosk.scenario.problems import Findings, Problem, in_order
from kiosk.scenario.released import (
    RELEASED_FILE,
    Released,
    as_text,
    check_released,
    read_released,
    released_as,
)


@dataclass(frozen=True, slots=True)
class Release:
    """What a release came to: the stories in it, how many are new or have a new revision, and how many are retired."""

    file: Path
    stories: int
    new: int
    revised: int
    retired: int


def released_before(folder: Path) -> tuple[tuple[Released, ...], tuple[Problem, ...]]:
    """What was released of the pack in this folder, nothing where nothing was, and what is wrong in the file."""
    path = folder / RELEASED_FILE
    if not is_there(path):
        return (), ()
    findings = Findings(name_of(path))
    text = read_text(path, findings)
    before = () if text is None else read_released(text, findings)
    return before, in_order(findings.problems)


def release_problems(loaded: LoadedPack) -> tuple[Problem, ...]:
    """What is wrong in `released.tsv`, and what has become of its ids (L12); that only for a pack without an error.

    With a story left out, the check would tell of the gap it leaves.
    """
    before, problems = released_before(loaded.folder)
    if any(problem.is_error for problem in (*loaded.problems, *problems)):
        return problems
    return (*problems, *check_released(before, loaded.pack.scenarios))


def release(folder: Path, same: Collection[str]) -> Release:
    """Write down what is released from this folder. The stories named in `same` mean what they did, whatever changed.

    Raises ScenarioError for a pack with a mistake or a broken promise, UsageError for a story that is not there or a
    file that cannot be written.
    """
    loaded = load_pack(folder)
    before, problems = released_before(folder)
    now = {scenario.id: released_as(scenario) for scenario in loaded.pack.scenarios if not problems}
    wrong = [problem for problem in (*loaded.problems, *problems) if problem.is_error]
    if not wrong:
        _look_up(same, now)
        kept = [now[one.id] if one.id in same and one.rev == now[one.id].rev else one for one in before]
        wrong = list(check_released(kept, loaded.pack.scenarios))
    if wrong:
        more = f" And {len(wrong) - 1} more." if len(wrong) > 1 else ""
        raise ScenarioError(f"{wrong[0]}{more} Nothing was written. See: kiosk check {folder}")
    old = {one.id: one for one in before}
    retired = [one for one in before if one.is_retired]
    file = folder / RELEASED_FILE
    _write(file, as_text((*now.values(), *retired)))
    revised = sum(name in old and old[name].rev != one.rev for name, one in now.items())
    return Release(file, len(now), len(now.keys() - old.keys()), revised, len(retired))


def _look_up(same: Collection[str], now: Collection[str]) -> None:
    for name in same:
        if name not in now:
            raise UsageError(f'there is no story "{name}" in this pack.{did_you_mean(name, now)}')


def _write(file: Path, text: str) -> None:
    """At every moment the old file or the new one is there, whole."""
    try:
        write_whole(file, text.encode())
    except OSError as error:
        raise UsageError(f"{file}: this cannot be written ({error.strerror or error})") from error
