"""The pack that is shipped, played through the engine: every path, and every band's playlists."""

from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.packs.loader import load_pack
from kiosk.play.effects import Record
from kiosk.play.playlist import choose, faults
from kiosk.play.screens import Feedback, Finish, Practise, Twist, Verdict
from kiosk.play.walker import Walk, walks
from kiosk.scenario.model import AgeBand, Answer, Scenario

PACK = load_pack(Path(__file__).parents[2] / "scenarios" / "core")
SCENARIOS = PACK.pack.scenarios


def verdict(walk: Walk) -> Verdict:
    return next(screen.verdict for screen in walk.screens if isinstance(screen, Feedback))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_every_path_ends_well_and_is_rehearsed(scenario: Scenario) -> None:
    for walk in walks(scenario):
        kinds = [type(screen) for screen in walk.screens]
        order = [kinds.index(kind) for kind in (Feedback, Practise, Twist, Finish)]
        assert order == sorted(order)
        kept = [effect.answer for effect in walk.effects if isinstance(effect, Record)]
        assert [(answer.choice, answer.second_step) for answer in kept] == (
            [] if walk.choice is None else [(walk.choice, walk.picture)]
        )
        if walk.choice is None:
            assert verdict(walk) is Verdict.TOGETHER


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_a_safe_answer_is_never_looked_at_again(scenario: Scenario) -> None:
    safe = Side.GO if scenario.answer is Answer.GO else Side.NEVER_GO
    check = scenario.decision.check
    good = {choice.id for choice in check.choices if choice.is_good} if check else set()
    for walk in walks(scenario):
        is_safe = walk.choice is safe and (walk.picture is None or walk.picture in good)
        assert (verdict(walk) is Verdict.RIGHT) is is_safe


@pytest.mark.parametrize("stories", [4, 6])
@pytest.mark.parametrize("ages", list(AgeBand))
def test_no_playlist_can_be_guessed(ages: AgeBand, stories: int) -> None:
    for seed in range(100):
        playlist = choose(SCENARIOS, ages, stories, seed)
        assert len(playlist) == stories
        assert faults(playlist) == 0
