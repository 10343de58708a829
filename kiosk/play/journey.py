"""Where a story leads: from a beat to the place that plays it, and from an answer to its verdict."""

from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import Mode
from kiosk.play.places import (
    AtDecide,
    AtFeedback,
    AtFinish,
    AtNext,
    AtPassOn,
    AtPractise,
    AtStory,
    AtTwist,
    RoundPlace,
)
from kiosk.play.screens import Verdict
from kiosk.play.state import NO_BALLOTS, Round
from kiosk.scenario.model import CheckChoice, Decision, Line, Rehearsal, Scenario, Telling

END = "end"


def safe_side(scenario: Scenario) -> Side:
    return Side.GO if scenario.answer.is_go else Side.NEVER_GO


def place_for(scenario: Scenario, beat_id: str, told: Verdict | None = None) -> RoundPlace:
    """The place that plays a beat. With `told`, beats that tell belong to that verdict, otherwise to the story."""
    if beat_id == END:
        return AtTwist()
    match scenario.beat(beat_id):
        case Decision() as decision:
            return AtDecide(decision)
        case Rehearsal() as rehearsal:
            return AtPractise(rehearsal)
        case Telling() as telling:
            return AtFeedback(telling, told, is_new=False) if told else AtStory(telling)


def verdict_on(scenario: Scenario, choice: Side | None, picture: CheckChoice | None = None) -> AtFeedback:
    """The feedback to an answer; `choice` is None where nobody answered, `picture` whom they would check with."""
    decision = scenario.decision
    if choice is None:
        verdict, beat_id = Verdict.TOGETHER, decision.no_answer
    elif choice is not safe_side(scenario):
        verdict, beat_id = Verdict.LOOK_AGAIN, decision.wrong
    elif picture and decision.check and not picture.is_good:
        verdict, beat_id = Verdict.LOOK_AGAIN, decision.check.other
    else:
        verdict, beat_id = Verdict.RIGHT, decision.right
    beat = scenario.beat(beat_id)
    if not isinstance(beat, Telling):
        raise TypeError(f"{scenario.id}: the beat {beat_id!r} after the decision has to tell something")
    return AtFeedback(beat, verdict, named=named(choice, picture))


def named(choice: Side | None, picture: CheckChoice | None) -> tuple[Line, ...]:
    """What was taken, as it is said where it is not seen."""
    if choice is None:
        return ()
    return (words.YOU_PRESSED[choice] if picture is None else Line(picture.text),)


def rehearsal_of(scenario: Scenario) -> Rehearsal:
    return next(beat for beat in scenario.beats if isinstance(beat, Rehearsal))


def story_at(current: Round, index: int) -> tuple[Round, RoundPlace]:
    """The round turned to the story at `index`, and the place where that story starts."""
    turned = replace(
        current, index=index, scene=None, is_decided=False, is_rehearsed=False, ballots=NO_BALLOTS
    )
    return turned, place_for(turned.scenario, turned.scenario.start)


def after_story(current: Round, mode: Mode) -> RoundPlace:
    if current.is_last:
        return AtFinish()
    return AtPassOn() if mode is Mode.PASS else AtNext()
