"""One of the two teams is called: its sign, as large as it can be."""

from kiosk.play.group_screens import Team, TeamTurn
from kiosk.ui import teams
from kiosk.ui.grid import Box
from kiosk.ui.screens.between import BetweenView, row
from kiosk.ui.signs import Sign


class TeamTurnView(BetweenView):
    def draw_card(self, card: Box) -> None:
        (box,) = row(card, (1.0,), tallest=0.88)
        self._signs = {team: self.add_mark(_drawing(team), box) for team in Team}

    def show(self, screen: TeamTurn) -> None:
        self.tell(screen.caption, may_go_on=False)
        for team, sign in self._signs.items():
            sign.is_hidden = team is not screen.team
        self.direct("wave", is_still=screen.is_quiet)


def _drawing(team: Team) -> Sign:
    return lambda side, _colour: teams.sign(side, team)
