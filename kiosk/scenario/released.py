"""The ids of a pack's last release: results are kept under them, so none changes its meaning unseen or is used again."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.scenario.model import Decision, Place, Scenario, Telling
from kiosk.scenario.problems import Findings, Problem
from kiosk.scenario.source import lines_of
from kiosk.scenario.values import ID
from kiosk.scenario.variants import opening_backdrop
from kiosk.scenario.wording import WORD

RELEASED_FILE: Final = "released.tsv"
FORMAT: Final = "clever-meaning/1"
RETIRED: Final = "retired"
COLUMNS: Final = ("id", "rev", "decision", "meaning")
REV: Final = re.compile(r"[1-9][0-9]{0,3}")
MEANING: Final = re.compile(rf"[0-9a-f]{{16}}|{RETIRED}")
HEAD: Final = f"""\
# What was released last, written by "kiosk packs release": results are kept under these ids.
# A story that is gone for good stays here: write {RETIRED} in place of its meaning, and its id is never used again.
# {chr(9).join(COLUMNS)}
"""


@dataclass(frozen=True, slots=True)
class Released:
    """A story as it was released. `meaning` is `retired` where it is gone for good."""

    id: str
    rev: int
    decision: str
    meaning: str
    place: Place | None = field(default=None, compare=False)

    @property
    def is_retired(self) -> bool:
        return self.meaning == RETIRED


def released_as(scenario: Scenario) -> Released:
    """The story as a release has it now."""
    return Released(scenario.id, scenario.rev, scenario.decision.id, meaning_of(scenario))


def meaning_of(scenario: Scenario) -> str:
    """Sixteen hexadecimal digits that change when an answer to this story would mean something else.

    They are of the tags and the answer, the decision, whom a pupil may check with, and every word until the press;
    not of capitals, punctuation and pauses, nor of pictures and what comes after the answer.
    """
    rows = [
        FORMAT,
        *(scenario.ages, scenario.answer, scenario.who, scenario.lure, scenario.agreed),
        *(scenario.variant_of, opening_backdrop(scenario), str(scenario.is_online)),
        *_until_the_press(scenario),
    ]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def _until_the_press(scenario: Scenario) -> Iterator[str]:
    by_id = {beat.id: beat for beat in scenario.beats}
    at = by_id.get(scenario.start)
    while isinstance(at, Telling):
        yield from (_words(line.text) for line in at.lines)
        by_id.pop(at.id)
        at = by_id.get(at.next)
    if not isinstance(at, Decision):
        return
    yield at.id
    yield from map(_words, (at.ask.text, *at.recap))
    if at.check:
        yield _words(at.check.ask.text)
        for choice in at.check.choices:
            yield f"{choice.id} {choice.is_good} {_words(choice.text)}"


def _words(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).replace("’", "'").casefold()
    return " ".join(WORD.findall(plain))


def read_released(text: str, findings: Findings) -> tuple[Released, ...]:
    """What was released, in the order of the file; lines at fault are reported (P10) and left out."""
    findings.source = lines_of(text)
    found: dict[str, Released] = {}
    for number, line in enumerate(findings.source, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        fault = _fault(cells, found)
        if fault:
            column, message = fault
            findings.report("P10", Place(findings.file, number, column), message)
            continue
        name, rev, decision, meaning = cells
        found[name] = Released(name, int(rev), decision, meaning, Place(findings.file, number))
    return tuple(found.values())


def _fault(cells: Sequence[str], before: Iterable[str]) -> tuple[int, str] | None:
    """The column and what is wrong there; None where nothing is."""
    if len(cells) != len(COLUMNS):
        return 1, f"A line has {', '.join(COLUMNS)}, with one Tab between. “kiosk packs release” writes it."
    if cells[0] in before:
        return 1, f'"{cells[0]}" stands here a second time.'
    column = 1
    for name, cell, shape in zip(COLUMNS, cells, (ID, REV, ID, MEANING), strict=True):
        if not shape.fullmatch(cell):
            return column, f'The {name} cannot be "{cell[:60]}". “kiosk packs release” writes it.'
        column += len(cell) + 1
    return None


def check_released(before: Iterable[Released], scenarios: Iterable[Scenario]) -> tuple[Problem, ...]:
    """Report (L12) what has become of the ids of the last release that may not."""
    now = {scenario.id: scenario for scenario in scenarios}
    told = ((one.place, _broken(one, now.get(one.id)), now.get(one.id)) for one in before)
    return tuple(
        Problem("L12", (scenario.place if scenario else place) or Place(RELEASED_FILE), message)
        for place, message, scenario in told
        if message
    )


def _broken(before: Released, scenario: Scenario | None) -> str:
    """Which promise to the results this story breaks; empty where it keeps them all."""
    if before.is_retired:
        return (
            f'The id "{before.id}" was retired, and ids are never used again: choose another.'
            if scenario
            else ""
        )
    if scenario is None:
        return (
            f'The story "{before.id}" was released and is gone. Put it back; or, if it is gone for good, write '
            f"{RETIRED} in place of its meaning here."
        )
    if scenario.rev < before.rev:
        return f'"{before.id}" was released as rev {before.rev}, and a rev never goes down to {scenario.rev}.'
    if scenario.rev == before.rev and meaning_of(scenario) != before.meaning:
        return (
            f'"{before.id}" means something else than when its rev {before.rev} was released. Make it rev '
            f"{before.rev + 1}; or, if only a slip was mended, see: kiosk packs release --same {before.id}"
        )
    return ""


def as_text(released: Iterable[Released]) -> str:
    """The file, sorted by id: a change of one story is a change of one line."""
    rows = sorted((one.id, str(one.rev), one.decision, one.meaning) for one in released)
    return HEAD + "".join("\t".join(row) + "\n" for row in rows)
