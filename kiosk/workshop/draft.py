"""A scenario file as it lies on the disk while it is written: what of it can be played, and what is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import UsageError
from kiosk.packs.files import in_folder, is_there, name_of
from kiosk.packs.loader import SCENARIO_SUFFIX, read_scenario, read_surroundings
from kiosk.scenario.model import Scenario
from kiosk.scenario.nearest import did_you_mean
from kiosk.scenario.pack import CARD_FILE, CURRICULUM_FILE, LEXICON_FILE
from kiosk.scenario.problems import Findings, Problem, in_order
from kiosk.ui.fit.check import misfits

BESIDE = (LEXICON_FILE, CURRICULUM_FILE)


@dataclass(frozen=True, slots=True)
class Draft:
    """The story and its twin, none where there is an error; the problems, worst first; the words of the lexicon beside it."""

    scenarios: tuple[Scenario, ...]
    problems: tuple[Problem, ...]
    lexicon: tuple[tuple[str, str], ...] = ()


def read_draft(path: Path) -> Draft:
    """Read and check a file, and what lies beside it. Never raises: what is wrong is in `problems`."""
    around = read_surroundings(path.parent)
    scenarios, problems = read_scenario(path, around.known)
    # A file by itself is no worse for having no curriculum beside it, as for “kiosk check FILE”.
    beside = [one for one in around.problems if is_there(Path(one.place.file))]
    ill_fitting = [problem for scenario in scenarios for problem in misfits(scenario)]
    return Draft(
        scenarios, worst_first((*problems, *ill_fitting, *beside), name_of(path)), tuple(around.lexicon)
    )


def worst_first(problems: tuple[Problem, ...], file: str) -> tuple[Problem, ...]:
    """Each problem once: errors before warnings, this file before those beside it, then from the top down."""
    return tuple(
        sorted(in_order(problems), key=lambda one: (not one.is_error, one.place.file != file, one.place))
    )


def watched(path: Path) -> tuple[Path, ...]:
    """The files whose change shows."""
    return (path, *(path.with_name(name) for name in BESIDE))


def check_is_scenario(path: Path) -> None:
    """Raise UsageError where this is no file that could hold a scenario."""
    if path.is_dir():
        stories = [one.name for one in in_folder(path, Findings(name_of(path))) if _may_be_story(one)]
        such = f", such as {path / stories[0]}" if stories else ""
        raise UsageError(f"{name_of(path)}: this is a folder; name one scenario{such}")
    if not is_there(path):
        beside = Findings(name_of(path.parent))
        near = did_you_mean(path.name, [one.name for one in in_folder(path.parent, beside)])
        raise UsageError(
            f"{name_of(path)}: there is no such file.{near} To begin one: kiosk new {name_of(path)}"
        )
    if path.name in {CARD_FILE, *BESIDE}:
        raise UsageError(f"{name_of(path)}: this lies beside scenarios; name one of those")


def _may_be_story(path: Path) -> bool:
    return path.suffix == SCENARIO_SUFFIX and path.name != CARD_FILE
