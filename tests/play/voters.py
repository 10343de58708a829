"""Pupils who file past: a player who gives votes one after the other."""

from hardware.events import Side
from kiosk.answers import Mode
from kiosk.play.effects import Effect
from kiosk.play.engine import next_deadline
from kiosk.play.events import AnswerKept, Source
from kiosk.play.group_screens import Everyone, Reveal, Talk, Vote
from kiosk.play.state import State
from tests.play.player import Player, records


class Voters(Player):
    """A sitting in a mode in which a class votes."""

    def __init__(self, *ids: str, mode: Mode = Mode.VOTE, is_quiet: bool = False, scan_ms: int = 0) -> None:
        super().__init__(*ids, mode=mode, is_quiet=is_quiet, scan_ms=scan_ms)

    @property
    def vote(self) -> Vote:
        assert isinstance(self.screen, Vote), self.screen
        return self.screen

    def at_vote(self) -> "Voters":
        """The first ballot is open."""
        self.at_story().hear_until(Vote)
        return self.open()

    def open(self) -> "Voters":
        for _ in range(20):
            if self.vote.is_open:
                return self
            if self.state.saying is not None and not self.vote.may_end:
                self.hear()
            else:
                self.wait((next_deadline(self.state) or self.now) - self.now)
        raise AssertionError(f"the ballot does not open: {self.screen}")

    def press_once(self, side: Side, source: Source = Source.BUTTON) -> tuple[Effect, ...]:
        """One pupil comes, presses for a moment, and goes; the answer is kept at once."""
        made = self.press(side, source) + self.release(side, source, after=120) + self.wait(130)
        made += self.keep_all()
        return made + self.wait(350)

    def keep_all(self) -> tuple[Effect, ...]:
        made: tuple[Effect, ...] = ()
        for awaited in self.state.awaited:
            made += self.send(AnswerKept(self.now, awaited.key))
        return made

    def hear_all(self) -> None:
        while self.state.saying is not None:
            self.hear()

    def press_each(self, *sides: Side) -> "Voters":
        for side in sides:
            self.press_once(side)
        return self

    def say_everyone(self) -> "Voters":
        """The officer touches that everyone has pressed, and says so again."""
        self.option(0)
        assert isinstance(self.screen, Everyone)
        self.option(0)
        self.keep_all()
        return self

    def at_talk(self, *sides: Side) -> "Voters":
        self.at_vote().press_each(*sides).say_everyone()
        assert isinstance(self.screen, Talk)
        return self

    def at_second(self, *sides: Side) -> "Voters":
        self.at_talk(*sides)
        self.wait(5_000)
        self.touch()
        return self.open()

    def at_reveal(self, first: tuple[Side, ...], second: tuple[Side, ...]) -> "Voters":
        self.at_second(*first).press_each(*second).say_everyone()
        assert isinstance(self.screen, Reveal)
        return self


def ballots(player: Player) -> list[tuple[int, Side]]:
    """What was recorded: the ballot and the side of each answer."""
    return [(record.answer.ballot, record.answer.choice) for record in records(player.log)]


def dots(state: State) -> int:
    assert isinstance(state.screen, Vote)
    return state.screen.dots
