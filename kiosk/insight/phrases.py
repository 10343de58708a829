"""What is told, as sentences for teachers and officers. They are made of bands, so that nothing is told twice as finely."""

from typing import Final

from hardware.events import Side
from kiosk.insight.bands import Share
from kiosk.insight.disclosure import GroupChose, ShareSaid, Told
from kiosk.insight.kinds import Kind
from kiosk.insight.visit_told import VisitTold
from kiosk.scenario.model import Scenario, Skill

SHARES: Final = {
    Share.FEW: "Few",
    Share.ABOUT_HALF: "About half",
    Share.MOST: "Most",
    Share.NEARLY_ALL: "Nearly all",
    Share.HALF_OR_FEWER: "Half or fewer",
    Share.MOST_OR_ALL: "Most or all",
}
SIDES: Final = {Side.GO: "GO", Side.NEVER_GO: "NEVER GO"}
SKILLS: Final = {
    Skill.SPOT_THE_ASK: "noticing that somebody is asking me to go",
    Skill.RECALL_THE_PLAN: "remembering what was agreed",
    Skill.CHECK_FIRST: "checking first with a grown-up I trust",
    Skill.STEP_BACK: "stepping back",
    Skill.SAY_IT: "saying it out loud",
    Skill.SAFE_PLACE: "going to a safe place",
    Skill.TELL: "telling a trusted grown-up",
    Skill.ACCEPT_HELP: "accepting help that was agreed",
}
KINDS: Final = {
    Kind.UNDERSTANDS: "Sure about both: when something was agreed, and when it was not.",
    Kind.BLANKET: "Says Never Go to everything, also where it was agreed. Plans want practising next.",
    Kind.TRUSTING: "Goes along too easily where nothing was agreed. Checking first wants practising next.",
    Kind.NOT_CLEAR: "How the class answers as a whole is not clear from today's stories.",
}
NUMBERS: Final = {5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 12: "twelve"}


def said_of(scenario: Scenario | None, told: Told) -> str:
    """A sentence about one story; empty where nothing may be said. None is a story that is not installed."""
    match told:
        case ShareSaid(never_go, after):
            return f"{SHARES[never_go]} of the class chose NEVER GO.{_then(never_go, after)}"
        case GroupChose(choice, second_step, _):
            if choice is None:
                return "The teams chose differently."
            return f"The class chose {SIDES[choice]}{_checked(scenario, second_step)}."
        case _:
            return ""


def untold(visit: VisitTold, smallest: int) -> str:
    """Why little is said; empty where every story is told in bands."""
    few = NUMBERS.get(smallest, str(smallest))
    told = [story.told for story in visit.stories]
    if not told:
        return "No story was played that is installed here, so there is nothing to say about the class."
    if all(isinstance(one, ShareSaid) for one in told):
        return ""
    if any(isinstance(one, ShareSaid) for one in told):
        return (
            f"Where nothing stands beside a story, fewer than {few} answered it, or its round has not ended."
        )
    if any(isinstance(one, GroupChose) for one in told):
        return (
            "The class answered with one voice, so this page tells what it chose together, and not who was sure. To see "
            "more, let everybody vote."
        )
    return (
        f"Nothing is said about how pupils answered: it is told only of {few} or more who answer for themselves, once the "
        "round has ended. Here is what was practised, and what to do next."
    )


def after_talking(visit: VisitTold) -> str:
    """What talking changed, told by side where the bands moved; empty where they did not, or there was one ballot."""
    up = {True: 0, False: 0}
    for scenario, said in visit.shares:
        if said.after:
            is_go = scenario.answer.is_go
            step = 1 if said.after.middle > said.never_go.middle else -int(said.after != said.never_go)
            up[is_go] += -step if is_go else step
    parts = []
    if up[False]:
        parts.append(f"{'more' if up[False] > 0 else 'fewer'} chose NEVER GO where nothing was agreed")
    if up[True]:
        parts.append(f"{'more' if up[True] > 0 else 'fewer'} chose GO where it was agreed")
    return f"After talking about it, {' and '.join(parts)}." if parts else ""


def _then(never_go: Share, after: Share | None) -> str:
    if after is None:
        return ""
    return (
        " It was much the same after talking."
        if after is never_go
        else f" After talking, {SHARES[after].lower()} did."
    )


def _checked(scenario: Scenario | None, second_step: str | None) -> str:
    check = scenario.decision.check if scenario else None
    named = next((one.text for one in check.choices if one.id == second_step), None) if check else None
    chosen = named or second_step
    return f", and then to check with: {chosen}" if chosen else ""
