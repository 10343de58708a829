"""A file's text to playable scenarios: the main story and its twin, or everything that is wrong with them."""

from dataclasses import dataclass, replace

from kiosk.scenario import fields, twin
from kiosk.scenario.checks import check_pair, check_story
from kiosk.scenario.fields import Table
from kiosk.scenario.model import Scenario
from kiosk.scenario.outline import Branch, is_broken, lines_of
from kiosk.scenario.paths import reachable
from kiosk.scenario.problems import Findings, Problem, in_order
from kiosk.scenario.schema import check_fields
from kiosk.scenario.source import decode, read_outline
from kiosk.scenario.story import build
from kiosk.scenario.told import Told
from kiosk.scenario.values import Asked, Known

DOUBTFUL = ("S", "F")
"""Problems after which a field does not hold what it seems to: checks that need it would only repeat the trouble."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: both scenarios, or none where there is an error."""

    scenarios: tuple[Scenario, ...]
    problems: tuple[Problem, ...]


def read_bytes(content: bytes, file: str, known: Known | None = None) -> Reading:
    """Read a file as it lies on the disk."""
    findings = Findings(file)
    text = decode(content, findings)
    if text is None:
        return Reading((), in_order(findings.problems))
    return read_pair(text, file, known)


def read_pair(text: str, file: str, known: Known | None = None) -> Reading:
    """Read a scenario and its twin. Never raises: what is wrong is in `problems`, sorted by place.

    `file` names the file in places; `known` is what the pack around it has to say.
    """
    findings = Findings(file)
    root = read_outline(text, findings)
    if not root.entries:
        return Reading((), in_order(findings.problems))
    asked = Asked(findings, known or Known(), tuple(root.branch("beats").entries))
    main = _told(root, asked, fields.FILE, root.text("id"))
    twin_root = twin.twin_of(root)
    other = None
    if twin_root is not None:
        asked = replace(asked, beats=tuple(twin_root.branch("beats").entries))
        other = _told(twin_root, asked, fields.STORY, root.text("id"))
        other = _without_leftovers(other, root.branch("twin").branch("change"))
    told = [main, other] if other else [main]
    for each in told:
        check_story(each)
    check_pair(main, other)
    problems = in_order(findings.problems)
    is_playable = not any(problem.is_error for problem in problems)
    return Reading(tuple(each.scenario for each in told) if is_playable else (), problems)


def _told(root: Branch, asked: Asked, table: Table, pair: str) -> Told:
    """Check an outline against its table and make a story of it; fields that were at fault are in doubt."""
    findings = asked.findings
    check_fields(asked, root, table, "A scenario")
    scenario = build(root, pair, findings)
    faults = frozenset(found.place.line for found in findings.problems if found.code.startswith(DOUBTFUL))
    doubts = {
        name for name, node in root.entries.items() if is_broken(node) or faults.intersection(lines_of(node))
    }
    doubts.update(field.name for field in table if field.name not in root.entries)
    return Told(scenario, root, findings, asked.known, frozenset(doubts))


def _without_leftovers(told: Told, change: Branch) -> Told:
    """The twin without the beats that only the main story comes to, such as the one after its check."""
    came = reachable(told.scenario)
    kept = tuple(beat for beat in told.scenario.beats if beat.id in came or beat.id in change.entries)
    return replace(told, scenario=replace(told.scenario, beats=kept))
