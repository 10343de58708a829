"""The settings as the officer comes to them and leaves them: new values, whose round it is, visits remembered."""

from dataclasses import replace

from kiosk import words
from kiosk.answers import SetUp
from kiosk.play.durations import SET_UP_IDLE_MS
from kiosk.play.effects import RecallVisits
from kiosk.play.events import VisitsRecalled
from kiosk.play.knobs import chosen_anew
from kiosk.play.office.places import AtChoosing, Question, Tile
from kiosk.play.places import AtSetUp
from kiosk.play.state import State, Timer, Visits
from kiosk.play.turn import Turn
from kiosk.visit import VisitPlan

AFTER_CLASS = 2
"""The tile that follows once a class is chosen: who answers."""


def come_in(turn: Turn) -> None:
    """The officer comes to set up a round; one that was left open is asked about first."""
    turn.do(RecallVisits())
    turn.enter(AtChoosing(Question.CARRY_ON) if turn.state.unfinished else AtSetUp())


def come_back(turn: Turn, tile: Tile) -> None:
    """Go on with the settings at this tile, with whatever is being said."""
    turn.cancel(Timer.RUN, Timer.START_HELD)
    turn.stay(AtSetUp(tile.focus, tile.page))
    turn.after(SET_UP_IDLE_MS, Timer.IDLE)


def put(turn: Turn, now: SetUp) -> None:
    """Take these settings; what changes the sound is heard at once."""
    before = turn.state.set_up
    turn.state = replace(turn.state, set_up=chosen_anew(before, now))
    if (now.volume, now.is_quiet) != (before.volume, before.is_quiet):
        hear_how_loud(turn)


def hear_how_loud(turn: Turn) -> None:
    """Let the officer hear how loud it is now, through a speaker opened anew; nothing where the sound is off."""
    turn.close_speaker()
    if turn.state.set_up.volume and not turn.state.is_muted:
        turn.open_speaker()
        turn.say(words.THIS_LOUD)


def use(turn: Turn, plan: VisitPlan, tile: Tile) -> None:
    """The round is for this class, and for the ages of its year."""
    set_up = turn.state.set_up
    put(turn, replace(set_up, plan=plan, ages=plan.year.ages if plan.year else set_up.ages))
    come_back(turn, replace(tile, focus=AFTER_CLASS))


def recalled(turn: Turn, event: VisitsRecalled) -> None:
    """Keep what visits there are; the focus stays where it is unless the first one is meant anyhow."""
    turn.state = replace(turn.state, visits=Visits(event.planned, event.recent, event.due))


def name_of(state: State, plan: VisitPlan) -> VisitPlan:
    """The same plan with the school's name, where a visit planned or past tells it: results keep the number only."""
    if plan.school is None or plan.school.name:
        return plan
    known = (visit.school for visit in (*state.visits.planned, *state.visits.recent))
    return next(
        (replace(plan, school=school) for school in known if school and school.urn == plan.school.urn), plan
    )
