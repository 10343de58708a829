"""The ways through a story: story, decision, feedback, rehearsal, end."""

from collections.abc import Iterator

from kiosk.scenario.model import Beat, Decision, Rehearsal, Scenario, Telling
from kiosk.scenario.outline import Branch
from kiosk.scenario.problems import Findings
from kiosk.scenario.values import END


def links(beat: Beat) -> Iterator[tuple[tuple[str, ...], str]]:
    """The beats that a beat leads to, each after the path of its field inside the beat."""
    match beat:
        case Decision():
            yield ("right",), beat.right
            yield ("wrong",), beat.wrong
            yield ("no-answer",), beat.no_answer
            if beat.check:
                yield ("check", "other"), beat.check.other
        case Telling() | Rehearsal():
            yield ("next",), beat.next


def reachable(scenario: Scenario) -> frozenset[str]:
    """The beats that some way through the story comes to."""
    by_id = {beat.id: beat for beat in scenario.beats}
    found: set[str] = set()
    waiting = [scenario.start]
    while waiting:
        name = waiting.pop()
        if name in by_id and name not in found:
            found.add(name)
            waiting += [target for _, target in links(by_id[name])]
    return frozenset(found)


def report_paths(scenario: Scenario, root: Branch, findings: Findings) -> None:
    """Report (L01) whatever keeps a way through the story from being a whole one."""
    decisions = [beat for beat in scenario.beats if isinstance(beat, Decision)]
    if not decisions:
        findings.report(
            "L01", root.where("beats"), "The story has no decision: a beat with ask, right and wrong."
        )
    for second in decisions[1:]:
        message = f'"{second.id}" is a second decision. A story has one, "{decisions[0].id}".'
        findings.report("L01", root.where("beats", second.id), message, width=len(second.id))
    if not any(isinstance(beat, Rehearsal) for beat in scenario.beats):
        findings.report("L01", root.where("beats"), "The story has no rehearsal: a beat with steps.")
    came = reachable(scenario)
    for beat in scenario.beats:
        if beat.id not in came and came:
            message = f'No beat leads to "{beat.id}".'
            findings.report("L01", root.where("beats", beat.id), message, width=len(beat.id))
    for decision in decisions:
        if decision.right == decision.wrong:
            message = "Right and wrong lead to the same beat. Each needs feedback of its own."
            findings.report("L01", root.where("beats", decision.id, "wrong"), message, width=len("wrong"))
    if not _report_cycle(scenario, root, findings):
        _Walk(scenario, root, findings).walk()


def _report_cycle(scenario: Scenario, root: Branch, findings: Findings) -> bool:
    """Report a story that comes back to where it has been; whether there is one."""
    by_id = {beat.id: beat for beat in scenario.beats}
    done: set[str] = set()

    def find(name: str, trail: tuple[str, ...]) -> bool:
        if name in done or name not in by_id:
            return False
        for field, target in links(by_id[name]):
            been = (*trail, name)
            if target in been:
                way = " → ".join((*been[been.index(target) :], target))
                place = root.where("beats", name, *field)
                findings.report(
                    "L01", place, f"The story goes in a circle here: {way}.", width=len(field[-1])
                )
                return True
            if find(target, been):
                return True
        done.add(name)
        return False

    return find(scenario.start, ())


class _Walk:
    """Goes every way once, remembering whether the decision and its feedback are behind."""

    def __init__(self, scenario: Scenario, root: Branch, findings: Findings) -> None:
        self.start = scenario.start
        self.by_id = {beat.id: beat for beat in scenario.beats}
        self.has_decision = any(isinstance(beat, Decision) for beat in scenario.beats)
        self.has_rehearsal = any(isinstance(beat, Rehearsal) for beat in scenario.beats)
        self.root = root
        self.findings = findings

    def walk(self) -> None:
        seen: set[tuple[str, bool]] = set()
        waiting = [(self.start, False)]
        while waiting:
            name, is_decided = waiting.pop()
            if (name, is_decided) in seen or name not in self.by_id:
                continue
            seen.add((name, is_decided))
            beat = self.by_id[name]
            for field, target in links(beat):
                self._check(beat, field, target, is_decided=is_decided)
                waiting.append((target, is_decided or isinstance(beat, Decision)))

    def _check(self, beat: Beat, field: tuple[str, ...], target: str, *, is_decided: bool) -> None:
        goes_to_rehearsal = isinstance(self.by_id.get(target), Rehearsal)
        told = ""
        if isinstance(beat, Rehearsal):
            if target != END:
                told = "After the rehearsal comes the end. Write: next: end"
        elif target == END:
            if self.has_rehearsal:
                told = "The story ends here without its rehearsal. Lead to the beat with steps."
        elif goes_to_rehearsal and isinstance(beat, Decision):
            told = f'This leads straight to the rehearsal "{target}". First comes a beat of feedback.'
        elif goes_to_rehearsal and not is_decided and self.has_decision:
            told = f'This leads to the rehearsal "{target}" before anything was decided.'
        if told:
            place = self.root.where("beats", beat.id, *field)
            self.findings.report("L01", place, told, width=len(field[-1]))
