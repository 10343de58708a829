"""Outline to scenario. Nothing is reported here but marks: the tables have told the rest.

Where the outline is wrong the story is made all the same, with something harmless in place of what is missing, so that
the other checks can say what they find.
"""

from enum import StrEnum
from typing import TypeVar

from kiosk.scenario import stage
from kiosk.scenario.marks import read_line, report_marks
from kiosk.scenario.model import (
    AgeBand,
    Agreed,
    Answer,
    Beat,
    Check,
    CheckChoice,
    Decision,
    Line,
    Lure,
    OfficerNotes,
    Rehearsal,
    Rehearse,
    Scenario,
    Scene,
    Skill,
    Telling,
    WhatIf,
    Who,
)
from kiosk.scenario.outline import Branch
from kiosk.scenario.problems import Findings

Choice = TypeVar("Choice", bound=StrEnum)


def build(root: Branch, pair: str, findings: Findings) -> Scenario:
    """The scenario that this outline tells; `pair` is the id of its file's main story."""
    beats = root.branch("beats")
    scenes = stage.scenes(root, findings)
    officer = root.branch("officer")
    for row in root.rows("title"):
        report_marks(row, findings)
    return Scenario(
        id=root.text("id"),
        rev=int(root.text("rev")) if root.text("rev").isdecimal() else 1,
        pair=pair,
        title=_only(root, "title"),
        ages=_pick(AgeBand, root.text("ages"), AgeBand.C),
        answer=_pick(Answer, root.text("answer"), Answer.NEVER_GO),
        who=_pick(Who, root.text("who"), Who.FAMILY),
        lure=_pick(Lure, root.text("lure"), Lure.NONE),
        agreed=_pick(Agreed, root.text("agreed"), Agreed.NOBODY_TOLD_YOU),
        skills=_picks(Skill, root.words("skills")),
        curriculum=root.words("curriculum"),
        start=root.text("start"),
        beats=tuple(_beat(name, beat, scenes.get(name), findings) for name, beat in beats.branches()),
        officer=OfficerNotes(
            officer.text("before"),
            officer.text("watch-for"),
            tuple(row.text for row in officer.rows("discuss")),
        ),
        what_if=_what_if(root.branch("what-if"), scenes.get(stage.WHAT_IF), findings),
        is_online=root.text("online") == "yes",
        sensitive=_only(root, "sensitive"),
        variant_of=root.text("variant-of"),
        place=root.where("id"),
    )


def _only(branch: Branch, name: str) -> str:
    """A text of one line, wherever it is written."""
    return " ".join(row.text for row in branch.rows(name))


def _pick(of: type[Choice], text: str, otherwise: Choice) -> Choice:
    return of(text) if text in list(of) else otherwise


def _picks(of: type[Choice], words: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(of(word) for word in dict.fromkeys(words) if word in list(of))


def _lines(branch: Branch, findings: Findings, *, may_act: bool = False) -> tuple[Line, ...]:
    return tuple(read_line(row, findings, may_act=may_act) for row in branch.rows("say"))


def _line(branch: Branch, name: str, findings: Findings) -> Line:
    """The one line of a question."""
    rows = branch.rows(name)
    return read_line(rows[0], findings) if rows else Line("", place=branch.where(name))


def _beat(name: str, beat: Branch, scene: Scene | None, findings: Findings) -> Beat:
    if "ask" in beat.entries:
        return _decision(name, beat, scene, findings)
    if "steps" in beat.entries:
        return Rehearsal(
            id=name,
            steps=_picks(Rehearse, beat.words("steps")),
            lines=_lines(beat, findings, may_act=True),
            next=beat.text("next"),
            scene=scene,
        )
    return Telling(
        id=name,
        lines=_lines(beat, findings),
        next=beat.text("next"),
        clever=beat.text("clever") or "happy",
        scene=scene,
    )


def _decision(name: str, beat: Branch, scene: Scene | None, findings: Findings) -> Decision:
    for row in beat.rows("recap"):
        report_marks(row, findings)
    return Decision(
        id=name,
        ask=_line(beat, "ask", findings),
        recap=tuple(row.text for row in beat.rows("recap")),
        right=beat.text("right"),
        wrong=beat.text("wrong"),
        no_answer=beat.text("no-answer"),
        check=_check(beat.branch("check"), findings) if "check" in beat.entries else None,
        clever=beat.text("clever") or "curious",
        scene=scene,
    )


def _check(check: Branch, findings: Findings) -> Check:
    choices = []
    for name, choice in check.branch("choices").branches():
        for row in choice.rows("text"):
            report_marks(row, findings)
        choices.append(
            CheckChoice(
                name, _only(choice, "text"), choice.text("picture"), is_good=choice.text("good") == "yes"
            )
        )
    return Check(_line(check, "ask", findings), tuple(choices), check.text("other"))


def _what_if(what_if: Branch, scene: Scene | None, findings: Findings) -> WhatIf:
    return WhatIf(
        lines=_lines(what_if, findings),
        answer=_pick(Answer, what_if.text("answer"), Answer.NEVER_GO),
        clever=what_if.text("clever") or "thinking",
        scene=scene,
    )
