import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

import pytest

from hardware.events import Lamp, Side
from kiosk.answers import Had, KeptAnswer, Mode, PlannedItem, PlannedRound, ResponseBand, RoundEnd, SetUp
from kiosk.demo.clock import FakeClock
from kiosk.look import Look
from kiosk.play import effects as do
from kiosk.play.effects import Cue, Effect
from kiosk.play.events import (
    AnswerKept,
    Corner,
    CornerPressed,
    NarrationEnded,
    PanelChanged,
    Pressed,
    RoundPlanned,
    ScreenTouched,
    StartTouched,
)
from kiosk.play.places import AtReady
from kiosk.play.screens import Attract, OfficerCard, Paused, Ready, SetUpScreen, Story, Trouble
from kiosk.play.state import Awaited, Deadline, Timer
from kiosk.scenario.model import AgeBand, Line, Scenario, Scene
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.session import CALM_TROUBLE, Ports, Session, scenes_of
from kiosk.visit import VisitPlan, YearGroup
from tests.play.player import CATALOGUE
from tests.play.stories import GATE, GO_STORY, NEVER_STORY, RAIN
from tests.sitting.classroom import shipped
from tests.sitting.fakes import FakeKeeper, FakeLamps, FakeStage, FakeVoice, Ledger

ANSWER = KeptAnswer("plan", 1, Side.GO, None, ResponseBand.UNDER_2_S)
PLANNED = PlannedRound(AgeBand.A, Mode.CLASS, (PlannedItem("plan", 1),))


class Desk:
    """A session among fakes, driven by hand."""

    def __init__(self, **ports: Any) -> None:
        self.clock = FakeClock(5_000)
        self.mailbox = Mailbox()
        self.stage, self.voice, self.lamps = FakeStage(), FakeVoice(), FakeLamps()
        self.keeper = FakeKeeper(self.mailbox, self.clock)
        self.ledger = Ledger()
        chosen = {
            "stage": self.stage,
            "voice": self.voice,
            "lamps": self.lamps,
            "keeper": self.keeper,
            **ports,
        }
        self.session = Session(
            CATALOGUE,
            Ports(clock=self.clock, **chosen),
            self.mailbox,
            seed=lambda: 3,
            notices=("Left out: one.yaml",),
            set_up=SetUp(stories=4, volume=5),
            witnesses=(self.ledger,),
        )
        self.session.start()

    def put(self, *events: Any) -> None:
        for event in events:
            self.mailbox.put(event)
        self.session.drain()

    def wait(self, wait_ms: int) -> None:
        self.clock.advance_to(self.clock.now_ms() + wait_ms)
        self.session.drain()

    def perform(self, *effects: Effect) -> None:
        self.session._perform_all(None, effects)

    def at_ready(self) -> "Desk":
        self.put(CornerPressed(self.clock.now_ms(), Corner.OFFICER))
        self.wait(3_000)
        self.put(StartTouched(self.clock.now_ms()))
        return self


def test_the_first_screen_carries_the_notices() -> None:
    desk = Desk()
    assert desk.stage.shown == [Attract(notices=("Left out: one.yaml",))]
    assert desk.lamps.asked == [(Lamp.BREATHE, Lamp.BREATHE_LATE)]


def test_what_arrived_before_the_start_is_handled_after_the_first_screen() -> None:
    clock, mailbox, stage = FakeClock(), Mailbox(), FakeStage()
    mailbox.put(ScreenTouched(clock.now_ms()))
    ports = Ports(clock, stage, FakeVoice(), FakeLamps(), FakeKeeper(mailbox, clock))
    session = Session(CATALOGUE, ports, mailbox, seed=lambda: 1)
    session.drain()
    assert stage.shown == []
    session.start()
    assert [screen.caption is not None for screen in stage.shown if isinstance(screen, Attract)] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("effect", "asked"),
    [
        (do.Say(7, Line("Hello."), AgeBand.A), "say Hello."),
        (do.Hush(), "hush"),
        (do.Sound(Cue.TOCK), "play tock"),
        (do.OpenSpeaker(4, is_quiet=False), "open 4"),
        (do.CloseSpeaker(), "close"),
    ],
)
def test_what_is_to_be_heard_reaches_the_voice(effect: Effect, asked: str) -> None:
    desk = Desk()
    desk.perform(effect)
    assert desk.voice.asked == [asked]


def test_screens_lamps_and_answers_reach_their_ports(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk()
    desk.perform(
        do.Dress(Look(has_high_contrast=True)),
        do.Show(Paused()),
        do.Light(Lamp.FULL, Lamp.OFF),
        do.OpenRound(PLANNED),
        do.Record(1, ANSWER),
        do.CloseRound(RoundEnd.FINISHED),
        do.Tell("GO button seems stuck."),
    )
    assert desk.stage.screen == Paused()
    assert desk.stage.looks == [Look(has_high_contrast=True)]
    assert desk.lamps.asked[-1] == (Lamp.FULL, Lamp.OFF)
    assert (desk.keeper.rounds, desk.keeper.answers, desk.keeper.ends) == (
        [PLANNED],
        {1: ANSWER},
        [RoundEnd.FINISHED],
    )
    assert "GO button seems stuck." in caplog.text


def test_no_effect_is_left_without_somebody_to_perform_it() -> None:
    """Each kind, once: what a witness is told of a step is all that the ports were asked for."""
    handled = {
        do.Show,
        do.Dress,
        do.Say,
        do.Hush,
        do.Light,
        do.Sound,
        do.OpenSpeaker,
        do.CloseSpeaker,
        do.PlanRound,
        do.OpenRound,
        do.Record,
        do.CloseRound,
        do.Tell,
        do.Reach,
        do.CarryOn,
        do.CloseUnfinished,
        do.AskGate,
        do.TryPin,
        do.ChoosePin,
        do.FindSchools,
        do.RecallVisits,
        do.RememberVisit,
        do.ForgetVisit,
        do.PreviewRound,
        do.MakeHandOut,
        do.LookForStick,
        do.WriteStick,
        do.EjectStick,
        do.LeaveStick,
        do.LookAfter,
        do.SwitchOff,
    }
    assert set(get_args(Effect)) == handled


@dataclass
class Broken:
    """Stands in for any port, and can do nothing at all."""

    def __getattr__(self, name: str) -> Any:
        def fail(*_: object, **__: object) -> None:
            raise OSError(f"{name} is away")

        return fail


@pytest.mark.parametrize("port", ["stage", "voice", "lamps", "keeper"])
def test_a_failing_port_takes_no_other_with_it(port: str, caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(**{port: Broken()})
    desk.at_ready()
    desk.put(Pressed(desk.clock.now_ms(), Side.GO))
    steps = desk.ledger.steps
    screens = [effect.screen for _, effects in steps for effect in effects if isinstance(effect, do.Show)]
    assert isinstance(screens[-1], Ready)
    assert (screens[-1].asked, screens[-1].heard) == (Side.NEVER_GO, (Side.GO,))
    if port != "stage":
        assert desk.stage.shown == screens
    if port != "voice":
        assert desk.voice.asked[-1] == "say Now press NEVER GO."
    if port != "lamps":
        assert desk.lamps.asked[-1] == (Lamp.OFF, Lamp.BREATHE)
    if port != "keeper":
        assert len(desk.keeper.rounds) == 1
    assert "is away" in caplog.text


class BrokenEvent:
    @property
    def at(self) -> int:
        raise ZeroDivisionError


def test_a_step_that_fails_ends_the_round_on_a_calm_screen_that_any_press_leaves(
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk = Desk().at_ready()
    desk.put(BrokenEvent())
    assert desk.stage.screen == Trouble(CALM_TROUBLE)
    assert desk.keeper.ends == [RoundEnd.ENDED]
    assert desk.voice.asked[-2:] == ["hush", "close"]
    assert "ZeroDivisionError" in caplog.text
    desk.put(Pressed(desk.clock.now_ms(), Side.GO))
    assert isinstance(desk.stage.screen, Attract)
    desk.at_ready()
    assert isinstance(desk.stage.screen, Ready)
    assert len(desk.keeper.rounds) == 2


def test_a_deadline_that_cannot_be_met_is_not_met_for_ever() -> None:
    desk = Desk()
    state = desk.session._state
    assert state is not None
    now = desk.clock.now_ms()
    # No engine would leave READY without its round; one day a bug might.
    desk.session._state = replace(state, place=AtReady(), deadlines=(Deadline(now, Timer.IDLE),))
    desk.session.drain()
    assert desk.stage.screen == Trouble(CALM_TROUBLE)
    due = desk.session.next_deadline()
    assert due is not None
    assert due > now
    desk.wait(due - now)
    assert isinstance(desk.stage.screen, Attract)


def test_an_answer_that_is_still_awaited_counts_as_not_kept_when_a_step_fails() -> None:
    desk = Desk().at_ready()
    for side in Side:
        desk.put(Pressed(desk.clock.now_ms(), side))
    state = desk.session._state
    assert state is not None
    desk.session._state = replace(state, awaited=(Awaited(9, 0),))
    desk.put(BrokenEvent())
    desk.put(Pressed(desk.clock.now_ms(), Side.GO))
    desk.put(CornerPressed(desk.clock.now_ms(), Corner.OFFICER))
    desk.wait(3_000)
    assert isinstance(desk.stage.screen, SetUpScreen)
    assert "Not kept yet: 1" in desk.stage.screen.notices
    desk.put(AnswerKept(desk.clock.now_ms(), 9))
    assert desk.session._state.unkept == ()


def test_time_passes_when_it_is_due_and_not_before() -> None:
    desk = Desk()
    due = desk.session.next_deadline()
    assert due == desk.clock.now_ms() + 300_000
    desk.wait(299_999)
    assert len(desk.ledger.steps) == 1
    desk.wait(1)
    assert desk.stage.screen == Attract(is_dimmed=True, notices=("Left out: one.yaml",))


def test_a_round_is_planned_prepared_and_opened() -> None:
    desk = Desk().at_ready()
    planned = [event for event, _ in desk.ledger.steps if isinstance(event, RoundPlanned)]
    assert [sorted(event.scenario_ids) for event in planned] == [["no-plan", "plan"]]
    assert isinstance(desk.stage.screen, Ready)
    assert desk.stage.preloaded == [GATE, RAIN]
    assert desk.stage.preloaded_quietly is False
    prepared = {line.text for line, ages in desk.voice.prepared if ages is AgeBand.A}
    assert prepared >= {line.text for line in GO_STORY.lines} | {"Press GO.", "Now press NEVER GO."}
    assert "open 5" in desk.voice.asked


def test_the_same_seed_plans_the_same_round() -> None:
    plans = [Desk().at_ready().keeper.rounds for _ in range(2)]
    assert plans[0] == plans[1] != []


def test_scenes_are_preloaded_once_in_the_order_of_play() -> None:
    beach = Scene("beach")
    other = replace(NEVER_STORY, what_if=replace(NEVER_STORY.what_if, scene=beach))
    assert scenes_of((GO_STORY, other, NEVER_STORY)) == (GATE, RAIN, beach)


def test_witnesses_see_each_step_after_it_was_performed() -> None:
    seen: list[int] = []
    clock, mailbox, stage = FakeClock(), Mailbox(), FakeStage()

    class Counting:
        def saw(self, event: object, effects: Sequence[Effect]) -> None:
            seen.append(len(stage.shown))

    ports = Ports(clock, stage, FakeVoice(), FakeLamps(), FakeKeeper(mailbox, clock))
    session = Session(CATALOGUE, ports, mailbox, seed=lambda: 1, witnesses=(Counting(),))
    session.start()
    mailbox.put(ScreenTouched(clock.now_ms()))
    session.drain()
    assert seen == [1, 2]


def test_events_are_handled_in_the_order_in_which_they_came() -> None:
    desk = Desk()
    now = desk.clock.now_ms()
    desk.put(PanelChanged(now), ScreenTouched(now), NarrationEnded(now, 1))
    assert [event for event, _ in desk.ledger.steps[1:]] == [
        PanelChanged(now),
        ScreenTouched(now),
        NarrationEnded(now, 1),
    ]


def test_pausing_and_the_card_go_through_the_same_door() -> None:
    desk = Desk().at_ready()
    desk.put(Pressed(desk.clock.now_ms(), Side.GO), Pressed(desk.clock.now_ms(), Side.NEVER_GO))
    desk.wait(2_000)
    assert desk.stage.screen == Paused()
    desk.put(CornerPressed(desk.clock.now_ms(), Corner.OFFICER))
    desk.wait(3_000)
    assert isinstance(desk.stage.screen, OfficerCard)
    assert not any(isinstance(screen, Story) for screen in desk.stage.shown)


def test_no_log_line_of_a_failed_step_holds_the_time_of_a_press(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk()
    state = desk.session._state
    assert state is not None
    desk.session._state = replace(state, place=AtReady(), deadlines=())
    caplog.set_level(logging.DEBUG)
    desk.put(Pressed(987_654_321, Side.GO))
    assert "a step failed on Pressed" in caplog.text
    assert "987654321" not in caplog.text


def test_a_session_goes_on_from_a_state_that_was_come_to_elsewhere() -> None:
    asked, desk = Desk().at_ready(), Desk()
    state = asked.session.state
    assert state is not None
    desk.mailbox.put(ScreenTouched(desk.clock.now_ms()))
    desk.session.resume(state, (do.Show(Paused()), do.Say(90, Line("Hello."), AgeBand.A)))
    assert desk.stage.screen == Paused()
    assert desk.voice.asked[-1] == "say Hello."
    assert desk.session.state is state
    assert len(desk.mailbox) == 0


def test_before_the_start_nothing_is_known() -> None:
    clock, mailbox = FakeClock(), Mailbox()
    ports = Ports(clock, FakeStage(), FakeVoice(), FakeLamps(), FakeKeeper(mailbox, clock))
    assert Session(CATALOGUE, ports, mailbox, seed=lambda: 1).state is None


def checking(keeper: FakeKeeper, mailbox: Mailbox, **changes: Any) -> tuple[Scenario, ...]:
    """What a session plans for a quick check of this set-up, with the stories that are shipped."""
    shown = {scenario.id: scenario for scenario in shipped().scenarios}
    ports = Ports(FakeClock(0), FakeStage(), FakeVoice(), FakeLamps(), keeper)
    session = Session(shipped().scenarios, ports, mailbox, seed=lambda: 3)
    session.start()
    session._perform_all(None, (do.PlanRound(SetUp(mode=Mode.CHECK, **changes)),))
    (planned,) = [event for event in mailbox.drain() if isinstance(event, RoundPlanned)]
    return tuple(shown[scenario_id] for scenario_id in planned.scenario_ids)


def told_to(plan: VisitPlan, *pairs: str) -> dict[VisitPlan, tuple[Had, ...]]:
    told = [one for one in shipped().scenarios if one.pair in pairs and not one.variant_of]
    return {plan: tuple(Had(one.id, one.rev, "2026-09", is_month_trusted=True, band=None) for one in told)}


def test_a_check_asks_what_was_held_back_of_the_stories_that_this_school_and_year_had() -> None:
    mailbox, plan = Mailbox(), VisitPlan(year=YearGroup.ONE)
    keeper = FakeKeeper(mailbox, FakeClock(0))
    pairs = sorted({one.pair for one in shipped().scenarios if one.ages is AgeBand.A and not one.variant_of})
    keeper.history = told_to(plan, *pairs[:4])
    chosen = checking(keeper, mailbox, plan=plan)
    assert {one.variant_of for one in chosen} <= set(pairs[:4])
    assert len(chosen) == 3
    assert {one.answer.is_go for one in chosen} == {True, False}


def test_a_check_leaves_sensitive_stories_out_where_the_officer_does() -> None:
    mailbox, plan = Mailbox(), VisitPlan(year=YearGroup.SIX)
    keeper = FakeKeeper(mailbox, FakeClock(0))
    pairs = {one.pair for one in shipped().scenarios if one.sensitive}
    keeper.history = told_to(plan, *pairs)
    told = checking(keeper, mailbox, plan=plan, ages=AgeBand.C)
    left_out = checking(keeper, mailbox, plan=plan, ages=AgeBand.C, has_sensitive=False)
    assert any(one.sensitive for one in told)
    assert not any(one.sensitive for one in left_out)
    assert len(left_out) == 3


def test_a_check_asks_what_the_officer_saw_beforehand() -> None:
    mailbox = Mailbox()
    seen = tuple(one.id for one in shipped().scenarios if one.variant_of)[:3]
    chosen = checking(FakeKeeper(mailbox, FakeClock(0)), mailbox, chosen=seen)
    assert tuple(one.id for one in chosen) == seen


def test_the_engine_knows_of_how_few_people_nothing_is_shown() -> None:
    mailbox = Mailbox()
    ports = Ports(FakeClock(0), FakeStage(), FakeVoice(), FakeLamps(), FakeKeeper(mailbox, FakeClock(0)))
    session = Session(CATALOGUE, ports, mailbox, seed=lambda: 3, smallest_group=25)
    session.start()
    assert session.state is not None
    assert session.state.smallest_group == 25
