"""After a power cut: wherever it came, the round goes on once the officer says so, and no story is answered twice."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem, PlannedRound, RoundEnd, SetUp, Unfinished
from kiosk.demo.clock import FakeClock
from kiosk.insight.kept import KeptRound
from kiosk.play.events import OptionTouched, UnfinishedFound
from kiosk.play.group_screens import Vote
from kiosk.play.screens import (
    Attract,
    CheckWith,
    Chooser,
    Decide,
    Feedback,
    Finish,
    Next,
    PassOn,
    Ready,
    SetUpScreen,
    Story,
    Twist,
    Verdict,
)
from kiosk.results.keeper import PromptKeeper
from kiosk.results.reading import read_rounds
from kiosk.scenario.model import AgeBand
from kiosk.sitting.mailbox import Mailbox
from kiosk.visit import ClassSize, School, VisitPlan, YearGroup
from tests.flows.officers import (
    BOTH_WAYS,
    ELM,
    SCHOOLS,
    Hands,
    Sitting,
    Touch,
    World,
    call,
    choose,
    go,
    pin,
    sees,
    start,
    world,
)
from tests.sitting.fakes import FakeKeeper, FakeOffice

PLAN = VisitPlan(ELM, YearGroup.THREE, ClassSize.FROM_20_TO_29)
PLAYLIST = ("plan-7-9", "no-plan-7-9")
CHOSEN = SetUp(ages=AgeBand.B, stories=2, plan=PLAN, chosen=PLAYLIST)
MOST_STEPS = 400
STEPS_OF_A_ROUND = 60
both_ways = pytest.mark.parametrize("hands", BOTH_WAYS, ids=["touch", "buttons"])
ONE_ANSWER = pytest.mark.parametrize("mode", [Mode.CLASS, Mode.PASS])


def on_disk(path: Path) -> tuple[World, PromptKeeper]:
    """A kiosk's outside with the real results on the disk, as it is just after it was switched on."""
    clock, mailbox = FakeClock(), Mailbox()
    keeper = PromptKeeper(path, mailbox, clock)
    desk = FakeOffice(mailbox, clock, schools=SCHOOLS, recent=[PLAN])
    return World(clock, mailbox, desk, keeper), keeper


def step(sitting: Sitting) -> None:
    """Do the one thing that the screen waits for."""
    screen = sitting.screen
    if sitting.state.saying is not None:
        sitting.hear()
        return
    match screen:
        case Ready(asked=Side() as side):
            sitting.press(side)
        case Decide(is_open=True):
            story = sitting.state.round
            assert story is not None
            sitting.press(Side.GO if story.scenario.answer.is_go else Side.NEVER_GO)
            sitting.wait(250)
        case CheckWith(is_open=True):
            sitting.put(lambda now: OptionTouched(now, 0))
            sitting.wait(250)
        case Twist(may_go_on=True) | Next() | PassOn() | Finish():
            sitting.press(Side.GO)
        case _:
            due = sitting.session.next_deadline()
            assert due is not None, screen
            sitting.wait(due - sitting.now)


def to_the_end(sitting: Sitting) -> None:
    for _ in range(MOST_STEPS):
        if isinstance(sitting.screen, Attract):
            return
        step(sitting)
    raise AssertionError(f"the round has no end: {sitting.screen}")


def switch_on(path: Path, set_up: SetUp) -> tuple[Sitting, PromptKeeper]:
    around, keeper = on_disk(path)
    sitting = Sitting(around, set_up)
    keeper.start()
    sitting.session.drain()
    return sitting, keeper


def played(path: Path) -> KeptRound:
    """The only round."""
    (only,) = read_rounds(path)
    return only


@ONE_ANSWER
def test_a_power_cut_at_any_moment_of_a_round_loses_nothing_and_asks_nothing_twice(
    mode: Mode, tmp_path: Path
) -> None:
    cuts = set()
    for number in range(STEPS_OF_A_ROUND):
        path = tmp_path / f"{number}.db"
        set_up = replace(CHOSEN, mode=mode)
        sitting, keeper = switch_on(path, set_up)
        go(sitting, Touch(), (call, pin("4815"), sees(SetUpScreen), start, sees(Ready)))
        for _ in range(number):
            if not isinstance(sitting.screen, Attract):
                step(sitting)
        cuts.add(type(sitting.screen).__name__)
        keeper.close()
        sitting, keeper = switch_on(path, SetUp())
        go(sitting, Touch(), (call, pin("4815")))
        if isinstance(sitting.screen, Chooser):
            go(sitting, Touch(), (choose("Carry on"), sees(Ready)))
            to_the_end(sitting)
        keeper.close()
        record = played(path)
        assert sorted(answer.scenario_id for answer in record.answers) == sorted(PLAYLIST), number
        assert record.ended is RoundEnd.FINISHED
        if "Attract" in cuts:
            break
    expected = {"Ready", "Story", "Decide", "Feedback", "Practise", "Twist", "CheckWith", "Finish", "Attract"}
    assert cuts >= expected


def left_open(index: int = 0, **changes: Any) -> Unfinished:
    items = tuple(PlannedItem(scenario_id, 1) for scenario_id in PLAYLIST)
    plan = VisitPlan(School(ELM.urn, ""), YearGroup.THREE, ClassSize.FROM_20_TO_29)
    planned = PlannedRound(AgeBand.B, Mode.CLASS, items, plan)
    kept = Unfinished("r1", planned, index, (), "2026-09-01T09:30:00Z", is_time_trusted=True, is_today=True)
    return replace(kept, **changes)


def asked(unfinished: Unfinished, **office: object) -> Sitting:
    """The officer has just given the PIN of a kiosk with a round left open."""
    sitting = Sitting(world(**{"recent": [PLAN], **office}))
    sitting.put(lambda now: UnfinishedFound(now, unfinished))
    assert isinstance(sitting.screen, Attract)
    return go(sitting, Touch(), (call, pin("4815")))


def card(sitting: Sitting) -> Chooser:
    assert isinstance(sitting.screen, Chooser)
    return sitting.screen


def keeper_of(sitting: Sitting) -> FakeKeeper:
    assert isinstance(sitting.world.keeper, FakeKeeper)
    return sitting.world.keeper


def test_the_card_names_the_class_and_the_story() -> None:
    shown = card(asked(left_open(1)))
    assert shown.title == "Carry on with Elm Park, Year 3, story 2 of 2?"
    assert [option.label for option in shown.options] == ["Carry on", "New visit"]
    assert shown.note == ""


def test_a_school_that_nobody_knows_any_more_goes_unnamed() -> None:
    assert card(asked(left_open(), recent=[])).title == "Carry on with Year 3, story 1 of 2?"


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"is_today": None}, "The clock is not set: this may be from another day."),
        ({"is_time_trusted": None}, "The clock is not set: this may be from another day."),
        ({"is_time_trusted": False}, "The clock is not set: this may be from another day."),
        ({"is_today": False}, "This is from another day. It began on 1.9.2026."),
    ],
)
def test_the_card_says_where_it_may_be_of_another_day(changes: dict[str, Any], note: str) -> None:
    assert card(asked(left_open(**changes))).note == note


@both_ways
def test_yesterdays_visit_of_another_school_ends_where_a_new_one_begins(hands: Hands) -> None:
    yesterday = left_open(1, is_today=False)
    sitting = Sitting(world(recent=[PLAN]))
    sitting.put(lambda now: UnfinishedFound(now, yesterday))
    go(sitting, hands, (call, pin("4815"), choose("New visit"), sees(SetUpScreen)))
    assert keeper_of(sitting).closed == ["r1"]
    assert keeper_of(sitting).rounds == []
    go(sitting, hands, (start, sees(Ready)))


@both_ways
def test_a_round_goes_on_through_the_buttons_at_its_story(hands: Hands) -> None:
    sitting = Sitting(world(recent=[PLAN]))
    sitting.put(lambda now: UnfinishedFound(now, left_open(1)))
    go(sitting, hands, (call, pin("4815"), choose("Carry on"), sees(Ready)))
    sitting.check_buttons()
    assert isinstance(sitting.screen, Story)
    assert sitting.screen.item == 2
    assert keeper_of(sitting).carried_on == ["r1"]
    assert keeper_of(sitting).reached == [1]
    assert sitting.state.set_up.plan == PLAN


def test_the_stories_still_to_come_are_made_ready() -> None:
    sitting = go(asked(left_open(1)), Touch(), (choose("Carry on"),))
    said = {line.text for line, _ in sitting.voice.prepared}
    assert "Go, or Never Go?" in said
    assert sitting.stage.preloaded


@pytest.mark.parametrize(("side", "verdict"), [(Side.GO, Verdict.RIGHT), (Side.NEVER_GO, Verdict.LOOK_AGAIN)])
def test_a_story_that_was_answered_goes_on_with_its_verdict(side: Side, verdict: Verdict) -> None:
    answer = KeptAnswer(PLAYLIST[0], 1, side, None, None)
    sitting = go(asked(left_open(answers=(answer,))), Touch(), (choose("Carry on"),))
    sitting.check_buttons()
    assert isinstance(sitting.screen, Feedback)
    assert sitting.screen.verdict is verdict
    assert sitting.screen.scene is not None
    assert sitting.state.round is not None
    assert sitting.state.round.is_decided


def test_whom_to_check_with_is_remembered_too() -> None:
    answer = KeptAnswer(PLAYLIST[1], 1, Side.NEVER_GO, "nobody", None)
    sitting = go(asked(left_open(1, answers=(answer,))), Touch(), (choose("Carry on"),))
    sitting.check_buttons()
    assert isinstance(sitting.screen, Feedback)
    assert sitting.screen.verdict is Verdict.LOOK_AGAIN


def test_a_vote_that_was_cut_off_goes_on_with_the_votes_that_were_kept() -> None:
    vote = tuple(KeptAnswer(PLAYLIST[0], 1, side, None, None) for side in Side)
    planned = replace(left_open().planned, mode=Mode.VOTE)
    sitting = go(asked(left_open(planned=planned, answers=vote)), Touch(), (choose("Carry on"),))
    sitting.check_buttons()
    assert isinstance(sitting.screen, Vote)
    assert sitting.screen.dots == len(vote)


def test_a_round_whose_stories_are_gone_can_only_end() -> None:
    planned = replace(left_open().planned, playlist=(PlannedItem("gone", 1),))
    sitting = asked(left_open(planned=planned))
    assert [option.label for option in card(sitting).options] == ["New visit"]
    assert card(sitting).note == "Its stories are not on this kiosk any more, so it cannot go on."
    go(sitting, Touch(), (choose("New visit"), sees(SetUpScreen)))
    assert keeper_of(sitting).closed == ["r1"]


def test_nobody_at_the_card_leaves_the_question_for_the_next_officer() -> None:
    sitting = asked(left_open())
    sitting.wait(180_000)
    assert isinstance(sitting.screen, Attract)
    assert keeper_of(sitting).closed == []
    go(sitting, Touch(), (call, pin("4815"), sees(Chooser)))
