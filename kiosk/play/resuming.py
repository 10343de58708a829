"""Where a story goes on in which a group had begun to answer before a power cut: with all that was kept of it."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.answers import KeptAnswer, Mode, Press
from kiosk.play.group_places import AtReveal, AtTalk, AtVote
from kiosk.play.journey import verdict_on
from kiosk.play.places import RoundPlace
from kiosk.play.state import Round, Tally
from kiosk.play.teams import TEAMS, after_team
from kiosk.play.voting import lines_of

GROUPS = (Mode.VOTE, Mode.CHECK, Mode.HANDS, Mode.TEAMS)


def resumed(current: Round, mode: Mode, kept: Sequence[KeptAnswer]) -> tuple[Round, RoundPlace | None]:
    """The round with the ballots counted anew, and the place to go on with; None where the story begins afresh.

    A ballot by filing past stays open: pupils who have pressed do not press again. Hands are counted in one go, so that
    a ballot of which some were kept is over.
    """
    if not kept or mode not in GROUPS:
        return current, None
    ballots = counted(kept)
    counted_anew = replace(current, ballots=ballots, is_decided=True)
    whom = next((answer for answer in kept if answer.second_step), None)
    if whom is not None:
        return counted_anew, _after_check(counted_anew, whom)
    return counted_anew, _after_ballots(counted_anew, mode)


def counted(kept: Sequence[KeptAnswer]) -> tuple[Tally, Tally]:
    """Both ballots, without what was answered jointly afterwards."""
    tallies = [Tally(), Tally()]
    for answer in kept:
        if answer.press is not Press.SHARED or answer.ballot == 1:
            tallies[answer.ballot - 1] = tallies[answer.ballot - 1].plus(answer.choice)
    return tallies[0], tallies[1]


def _after_check(current: Round, whom: KeptAnswer) -> RoundPlace:
    check = current.scenario.decision.check
    choices = check.choices if check else ()
    picture = next((choice for choice in choices if choice.id == whom.second_step), None)
    return verdict_on(current.scenario, whom.choice, picture)


def _after_ballots(current: Round, mode: Mode) -> RoundPlace:
    decision, (first, second) = current.scenario.decision, current.ballots
    if mode is Mode.TEAMS:
        return after_team(current, TEAMS[0] if first.whole < len(TEAMS) else TEAMS[1])
    if mode is Mode.HANDS:
        return AtReveal(decision) if second.whole else AtTalk(decision)
    ballot = 2 if second.whole else 1
    vote = AtVote(decision, ballot, before=(second if second.whole else first).whole)
    return replace(vote, line=len(lines_of(vote)) - 1)
