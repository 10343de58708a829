"""The marks in a spoken line: `[pause 0.5]`, `[act 3]`, `(loud)`."""

import re
from dataclasses import dataclass, field

from kiosk.scenario.model import Line, Manner, Pause, Place
from kiosk.scenario.outline import Row
from kiosk.scenario.problems import Findings

LEADING = re.compile(r"\(([A-Za-z-]+)\)\s*")
MANNER_ELSEWHERE = re.compile(r"\((?:loud|thinking)\)")
MARK = re.compile(r"\[([^\[\]]*)\]")
RANGES: dict[str, tuple[float, float]] = {"pause": (0.1, 5.0), "act": (1.0, 20.0)}
MANNERS = (Manner.LOUD, Manner.THINKING)


@dataclass(slots=True)
class _Spoken:
    """A line under construction: the text so far without its marks."""

    text: str = ""
    pauses: list[Pause] = field(default_factory=list)
    act_seconds: float = 0.0
    waiting: list[float] = field(default_factory=list)

    def add(self, words: str) -> None:
        words = re.sub(r"\s+", " ", words)
        if self.text.endswith(" ") or not self.text:
            words = words.lstrip(" ")
        if re.match(r"[,.;:!?…]", words):
            self.text = self.text.rstrip(" ")
        if words.strip(" ") and self.waiting:
            start = len(self.text) + len(words) - len(words.lstrip(" "))
            self.pauses += [Pause(start, seconds) for seconds in self.waiting]
            self.waiting.clear()
        self.text += words

    def finish(self) -> None:
        self.text = self.text.rstrip(" ")
        self.pauses += [Pause(len(self.text), seconds) for seconds in self.waiting]


def read_line(row: Row, findings: Findings, *, may_act: bool = False) -> Line:
    """A row of a block as a line to speak; marks that are not understood are reported and left out.

    `may_act` is true in a rehearsal, the only beat in which children do something.
    """
    manner, begin = _manner(row, findings)
    spoken = _Spoken()
    at = begin
    for mark in MARK.finditer(row.text, begin):
        spoken.add(_without_stray(row, at, mark.start(), findings))
        at = mark.end()
        _read_mark(row, mark, spoken, findings, may_act=may_act)
    spoken.add(_without_stray(row, at, len(row.text), findings))
    spoken.finish()
    if not re.search(r"\w", spoken.text):
        findings.report("C06", row.place, "There is nothing to say in this line.", width=len(row.text))
    return Line(spoken.text, manner, tuple(spoken.pauses), spoken.act_seconds, row.place, written=row.text)


def report_marks(row: Row, findings: Findings) -> None:
    """Report the marks in a text that is shown and never spoken."""
    for mark in (LEADING.match(row.text), MARK.search(row.text)):
        if mark and (mark[0].startswith("[") or mark[1].casefold() in MANNERS):
            findings.report(
                "C03",
                _at(row, mark.start()),
                f"{mark[0].strip()} stands in a text that is only shown.",
                width=len(mark[0]),
            )


def _at(row: Row, offset: int) -> Place:
    return Place(row.place.file, row.place.line, row.place.column + offset)


def _manner(row: Row, findings: Findings) -> tuple[Manner, int]:
    """How the line is said, and where its text begins."""
    manner, begin = Manner.PLAIN, 0
    leading = LEADING.match(row.text)
    if leading and leading[1] in MANNERS:
        manner, begin = Manner(leading[1]), leading.end()
    elif leading:
        message = (
            f'I do not know the way of speaking "({leading[1]})".{findings.did_you_mean(leading[1], MANNERS)}'
        )
        findings.report("C04", row.place, message, width=len(leading[1]) + 2)
        begin = leading.end()
    elsewhere = MANNER_ELSEWHERE.search(row.text, begin)
    if elsewhere:
        findings.report(
            "C04",
            _at(row, elsewhere.start()),
            f"{elsewhere[0]} stands first in its line, and once.",
            width=len(elsewhere[0]),
        )
    return manner, begin


def _without_stray(row: Row, start: int, end: int, findings: Findings) -> str:
    """A part of the row up to a bracket without a partner, which is reported."""
    bracket = re.search(r"[\[\]]", row.text[start:end])
    if not bracket:
        return row.text[start:end]
    other = "]" if bracket[0] == "[" else "["
    message = f'This "{bracket[0]}" has no "{other}". Marks look like [pause 0.5].'
    findings.report("C05", _at(row, start + bracket.start()), message)
    return row.text[start : start + bracket.start()]


def _read_mark(row: Row, mark: re.Match[str], spoken: _Spoken, findings: Findings, *, may_act: bool) -> None:
    place, width = _at(row, mark.start()), len(mark[0])
    name, _, amount = mark[1].strip().partition(" ")
    if name not in RANGES:
        message = f'I do not know the mark "{mark[0]}".{findings.did_you_mean(name, RANGES)}'
        findings.report("C01", place, message, width=width)
        return
    least, most = RANGES[name]
    amount = amount.strip()
    seconds = float(amount) if re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", amount) else None
    if seconds is None or not least <= seconds <= most:
        message = f'"{mark[0]}" needs its seconds, from {least:g} to {most:g}: [{name} {max(1.0, least):g}].'
        findings.report("C02", place, message, width=width)
        return
    if name == "pause":
        spoken.waiting.append(seconds)
        return
    if not may_act:
        findings.report("C03", place, "[act] stands only in a rehearsal, where children do it.", width=width)
    elif row.text[mark.end() :].strip():
        findings.report("C03", place, "[act] is the last thing in its line.", width=width)
    spoken.act_seconds = seconds
