"""The one-minute check: three unseen stories with a vote and a verdict each, and one rehearsal at the end."""

from dataclasses import replace

from kiosk.play.journey import rehearsal_of, story_at
from kiosk.play.places import AtPractise, RoundPlace
from kiosk.play.screens import Verdict
from kiosk.play.state import Round
from kiosk.play.turn import Turn


def after_verdict(turn: Turn, verdict: Verdict) -> RoundPlace:
    """The next story, or the rehearsal once all have been told."""
    current = turn.round
    if verdict is not Verdict.RIGHT and current.again is None:
        current = replace(current, again=current.index)
    turn.state = replace(turn.state, round=current)
    return on(turn)


def on(turn: Turn) -> RoundPlace:
    """Leave the story that is on."""
    current = turn.round
    if current.is_last:
        return rehearsal_at_end(current)
    turned, story = story_at(current, current.index + 1)
    turn.state = replace(turn.state, round=turned)
    return story


def rehearsal_at_end(current: Round) -> AtPractise:
    """The rehearsal of the first story that was not answered safely; else of the last one that is no GO."""
    stories = current.playlist
    refusals = [number for number, scenario in enumerate(stories) if not scenario.answer.is_go]
    chosen = current.again if current.again is not None else (refusals or [len(stories) - 1])[-1]
    return AtPractise(rehearsal_of(stories[chosen]))
