"""TEAMS: two teams answer in turn, each without seeing the other's side, and fill one battery together."""

from hardware.events import Side
from kiosk import words
from kiosk.answers import KeptAnswer, Mode, Press, ResponseBand
from kiosk.play import keeping
from kiosk.play.group_places import AtTeam
from kiosk.play.group_screens import Battery, Team
from kiosk.play.journey import safe_side
from kiosk.play.outcome import outcome
from kiosk.play.places import AtDecide, AtKeeping, RoundPlace
from kiosk.play.state import Round, State
from kiosk.play.turn import Turn

TEAMS = tuple(Team)


def entered(turn: Turn, place: AtTeam) -> None:
    turn.stay(AtTeam(place.decision, place.team, turn.say(words.TEAM_TURNS[place.team])))


def narrated(turn: Turn, place: AtTeam) -> None:
    turn.enter(AtDecide(place.decision, team=place.team))


def decided(turn: Turn, place: AtDecide, team: Team, side: Side, response: ResponseBand) -> None:
    """Record one team's answer; then it is the other one's turn, or the verdict follows."""
    scenario = turn.round.scenario
    keeping.record(turn, KeptAnswer(scenario.id, scenario.rev, side, None, response, Press.SHARED, 1))
    keeping.tally(turn, 1, side)
    turn.enter(AtKeeping(place, after_team(turn.round, team)))


def after_team(current: Round, team: Team) -> RoundPlace:
    """What follows this team's answer."""
    if team is TEAMS[0]:
        return AtTeam(current.scenario.decision, TEAMS[1])
    return outcome(current, Mode.TEAMS, chosen(current))


def chosen(current: Round) -> Side:
    """What the teams chose, taken as one: the safe side where both did."""
    safe = safe_side(current.scenario)
    tally = current.ballots[0]
    return safe if (tally.go if safe is Side.GO else tally.never_go) == len(TEAMS) else safe.other


def battery(state: State, current: Round) -> Battery | None:
    """The battery that both teams fill; None in any other mode."""
    if state.set_up.mode is not Mode.TEAMS:
        return None
    return Battery(current.rehearsals * len(TEAMS), len(current.playlist) * len(TEAMS))
