"""Ways to press without listening: each guesses the next answer, and its score says how far that would get a child."""

from collections.abc import Callable, Sequence

from kiosk.scenario.model import Scenario

Strategy = Callable[[Sequence[Scenario], int], bool | None]
"""Guesses whether the item at an index is a GO, from what came before it; None where it has nothing to go by."""


def always_go(_playlist: Sequence[Scenario], _index: int) -> bool | None:
    return True


def always_never_go(_playlist: Sequence[Scenario], _index: int) -> bool | None:
    return False


def alternate_from_go(_playlist: Sequence[Scenario], index: int) -> bool | None:
    return index % 2 == 0


def alternate_from_never_go(_playlist: Sequence[Scenario], index: int) -> bool | None:
    return index % 2 == 1


def same_as_last(playlist: Sequence[Scenario], index: int) -> bool | None:
    return playlist[index - 1].answer.is_go if index else None


def opposite_of_last(playlist: Sequence[Scenario], index: int) -> bool | None:
    return not playlist[index - 1].answer.is_go if index else None


def same_as_last_what_if(playlist: Sequence[Scenario], index: int) -> bool | None:
    return playlist[index - 1].what_if.answer.is_go if index else None


def opposite_of_last_what_if(playlist: Sequence[Scenario], index: int) -> bool | None:
    return not playlist[index - 1].what_if.answer.is_go if index else None


STRATEGIES: tuple[Strategy, ...] = (
    always_go,
    always_never_go,
    alternate_from_go,
    alternate_from_never_go,
    same_as_last,
    opposite_of_last,
    same_as_last_what_if,
    opposite_of_last_what_if,
)


def score(strategy: Strategy, playlist: Sequence[Scenario]) -> float:
    """The share (0.0–1.0) of the items it predicts that a strategy gets right; 0.0 where it predicts none."""
    guesses = [(strategy(playlist, index), item.answer.is_go) for index, item in enumerate(playlist)]
    made = [guess is truth for guess, truth in guesses if guess is not None]
    return sum(made) / len(made) if made else 0.0


def best_score(playlist: Sequence[Scenario]) -> float:
    """The score of the strategy that does best on this playlist."""
    return max(score(strategy, playlist) for strategy in STRATEGIES)


def longest_run(playlist: Sequence[Scenario]) -> int:
    """The most items in a row with the same answer, GO or not."""
    longest = run = 0
    last: bool | None = None
    for item in playlist:
        run = run + 1 if item.answer.is_go is last else 1
        last = item.answer.is_go
        longest = max(longest, run)
    return longest
