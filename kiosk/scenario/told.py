"""A story as it is checked: what it came to, and the outline that it came from."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.scenario.model import Decision, Line, Place, Scenario
from kiosk.scenario.outline import Branch, Leaf, Row
from kiosk.scenario.problems import Findings, Severity
from kiosk.scenario.values import Known


@dataclass(frozen=True, slots=True)
class Told:
    """A story and the outline that it came from. `doubts` are the top-level fields with a problem in them."""

    scenario: Scenario
    root: Branch
    findings: Findings
    known: Known
    doubts: frozenset[str]

    def report(
        self,
        code: str,
        place: Place | None,
        message: str,
        *,
        width: int = 1,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.findings.report(code, place or self.root.place, message, width=width, severity=severity)

    def beat(self, name: str) -> Branch:
        return self.root.branch("beats").branch(name)

    def blocks(self) -> Iterator[tuple[Row, ...]]:
        """The texts for pupils as they stand in the file, marks and all; not the title, which the officer alone sees."""
        for name, beat in self.root.branch("beats").branches():
            if name in {kept.id for kept in self.scenario.beats}:
                yield from (beat.rows(field) for field in ("say", "ask", "recap"))
                check = beat.branch("check")
                yield check.rows("ask")
                yield from (choice.rows("text") for _, choice in check.branch("choices").branches())
        yield self.root.branch("what-if").rows("say")

    def spoken(self) -> Iterator[tuple[Line, ...]]:
        """The lines that are spoken one after the other, without their marks."""
        for beat in self.scenario.beats:
            if isinstance(beat, Decision):
                yield (beat.ask,)
                if beat.check:
                    yield (beat.check.ask,)
            else:
                yield beat.lines
        yield self.scenario.what_if.lines

    def shown(self) -> Iterator[Line]:
        """The lines that are read and not spoken."""
        for name, beat in self.root.branch("beats").branches():
            if isinstance(self.beat(name).entries.get("recap"), Leaf):
                yield from (Line(row.text, place=row.place) for row in beat.rows("recap"))
