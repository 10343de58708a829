"""The quick check: three unseen stories with a vote and a verdict each, and one rehearsal at the end."""

from dataclasses import replace

from kiosk.play.journey import rehearsal_of
from kiosk.play.office.carrying_on import to_story
from kiosk.play.places import AtPractise
from kiosk.play.screens import Verdict
from kiosk.play.state import Round
from kiosk.play.turn import Turn


def after_verdict(turn: Turn, verdict: Verdict) -> None:
    """Go to the next story, or to the rehearsal once all have been told."""
    current = turn.round
    if verdict is not Verdict.RIGHT and current.again is None:
        turn.state = replace(turn.state, round=replace(current, again=current.index))
    go_on(turn)


def go_on(turn: Turn) -> None:
    """Leave the story that is on."""
    if turn.round.is_last:
        turn.enter(rehearsal_at_end(turn.round))
    else:
        to_story(turn, turn.round.index + 1)


def rehearsal_at_end(current: Round) -> AtPractise:
    """The rehearsal of the first story that was not answered safely; else of the last one that is no GO."""
    stories = current.playlist
    refusals = [number for number, scenario in enumerate(stories) if not scenario.answer.is_go]
    chosen = current.again if current.again is not None else (refusals or [len(stories) - 1])[-1]
    return AtPractise(rehearsal_of(stories[chosen]))
