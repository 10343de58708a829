import pytest

from hardware.events import Side
from kiosk.answers import Mode, RoundEnd
from kiosk.play import walker
from kiosk.play.effects import CloseRound, CloseSpeaker, Record, Say
from kiosk.play.screens import CheckWith, Feedback, Finish, Practise, Screen, Twist, Verdict
from kiosk.play.walker import Walk, walks
from kiosk.scenario.model import Scenario
from tests.play.stories import CHECK_STORY, CHECK_THREE, GO_STORY, NEVER_STORY

STORIES = (GO_STORY, NEVER_STORY, CHECK_STORY, CHECK_THREE)


def verdict(walk: Walk) -> Verdict:
    return next(screen.verdict for screen in walk.screens if isinstance(screen, Feedback))


def is_reached(walk: Walk, screen: type[Screen]) -> bool:
    return any(isinstance(shown, screen) for shown in walk.screens)


def test_every_choice_and_every_picture_is_walked() -> None:
    assert [(walk.choice, walk.picture) for walk in walks(GO_STORY)] == [
        (Side.GO, None),
        (None, None),
        (Side.NEVER_GO, None),
    ]
    assert [(walk.choice, walk.picture) for walk in walks(CHECK_THREE)] == [
        (Side.GO, None),
        (None, None),
        (Side.NEVER_GO, "dad"),
        (Side.NEVER_GO, "nobody"),
        (Side.NEVER_GO, "teacher"),
    ]


@pytest.mark.parametrize(
    ("scenario", "verdicts"),
    [
        (GO_STORY, ["right", "together", "look-again"]),
        (NEVER_STORY, ["look-again", "together", "right"]),
        (CHECK_STORY, ["look-again", "together", "right", "look-again"]),
        (CHECK_THREE, ["look-again", "together", "right", "look-again", "right"]),
    ],
)
def test_each_path_has_its_verdict(scenario: Scenario, verdicts: list[str]) -> None:
    assert [verdict(walk) for walk in walks(scenario)] == verdicts


@pytest.mark.parametrize("scenario", STORIES, ids=lambda scenario: scenario.id)
def test_every_path_reaches_the_rehearsal_the_twist_and_the_end(scenario: Scenario) -> None:
    for walk in walks(scenario):
        assert is_reached(walk, Practise)
        assert is_reached(walk, Twist)
        assert is_reached(walk, Finish)
        assert CloseRound(RoundEnd.FINISHED) in walk.effects
        assert walk.effects[-1] == CloseSpeaker()
        assert is_reached(walk, CheckWith) is (walk.picture is not None)


@pytest.mark.parametrize("scan_ms", [0, 2_000])
@pytest.mark.parametrize("scenario", STORIES, ids=lambda scenario: scenario.id)
def test_a_path_records_its_own_answer_once_or_none_at_all(scenario: Scenario, scan_ms: int) -> None:
    for walk in walks(scenario, scan_ms):
        kept = [
            (effect.answer.choice, effect.answer.second_step)
            for effect in walk.effects
            if isinstance(effect, Record)
        ]
        assert kept == ([] if walk.choice is None else [(walk.choice, walk.picture)])


def test_all_walks_together_say_every_line_of_the_scenario() -> None:
    said = {
        effect.line.text for walk in walks(CHECK_STORY) for effect in walk.effects if isinstance(effect, Say)
    }
    assert {line.text for line in CHECK_STORY.lines} <= said


GROUPS = (Mode.VOTE, Mode.HANDS, Mode.TEAMS, Mode.PASS, Mode.CHECK)


@pytest.mark.parametrize("mode", GROUPS)
@pytest.mark.parametrize("scenario", STORIES, ids=lambda scenario: scenario.id)
def test_in_every_mode_every_path_ends_in_a_rehearsal(scenario: Scenario, mode: Mode) -> None:
    for way in walks(scenario):
        if way.choice is None and mode is Mode.TEAMS:
            continue
        picture = None
        if way.picture is not None and scenario.decision.check:
            picture = [choice.id for choice in scenario.decision.check.choices].index(way.picture)
        gone = walker.walk(scenario, way.choice, picture, mode=mode)
        assert is_reached(gone, Practise)
        assert is_reached(gone, Finish)
        assert gone.effects[-1] == CloseSpeaker()
        expected = Verdict.RIGHT if mode is Mode.CHECK and picture is not None else verdict(way)
        assert verdict(gone) is expected


@pytest.mark.parametrize(
    ("mode", "presses"), [(Mode.VOTE, 24), (Mode.HANDS, 24), (Mode.CHECK, 12), (Mode.TEAMS, 2)]
)
def test_each_who_chose_is_recorded(mode: Mode, presses: int) -> None:
    kept = [
        effect.answer
        for effect in walker.walk(NEVER_STORY, Side.NEVER_GO, None, mode=mode).effects
        if isinstance(effect, Record)
    ]
    assert [answer.choice for answer in kept] == [Side.NEVER_GO] * presses
    assert all(answer.response is None for answer in kept) is (mode is not Mode.TEAMS)


def test_a_vote_can_be_walked_with_one_switch() -> None:
    gone = walker.walk(NEVER_STORY, Side.NEVER_GO, None, 2_000, Mode.VOTE)
    assert verdict(gone) is Verdict.RIGHT
