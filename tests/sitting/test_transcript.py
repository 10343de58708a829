import io

import pytest

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem, PlannedRound, ResponseBand, RoundEnd
from kiosk.play import effects as do
from kiosk.play.effects import Effect
from kiosk.play.events import AnswerKept, AnswerNotKept, Event
from kiosk.play.screens import Caption, Feedback, Paused, Practise, Screen, Story, Verdict
from kiosk.scenario.model import AgeBand, Answer, Line, Rehearse, Scenario
from kiosk.sitting.transcript import Transcript, is_right
from tests.play.stories import CHECK_STORY, GO_STORY, NEVER_STORY, story
from tests.sitting.fakes import FakeStage

CAPTION = Caption(Line("Look."), 1)
PLANNED = PlannedRound(AgeBand.B, Mode.CLASS, (PlannedItem("plan", 1), PlannedItem("no-plan", 1)))


class Pen:
    """A transcript in memory, told of one step at a time."""

    def __init__(self) -> None:
        self.out = io.StringIO()
        self.stage = FakeStage()
        self.transcript = Transcript(self.out, (GO_STORY, CHECK_STORY), self.stage.when_drawn)

    def saw(self, *effects: Effect, event: Event | None = None) -> None:
        self.transcript.saw(event, effects)

    def show(self, screen: Screen) -> None:
        self.saw(do.Show(screen))

    def lines(self) -> list[str]:
        return self.out.getvalue().splitlines()

    def record(
        self, key: int, scenario_id: str = "plan", side: Side = Side.GO, step: str | None = None
    ) -> None:
        self.saw(do.Record(key, KeptAnswer(scenario_id, 1, side, step, ResponseBand.FROM_2_TO_5_S)))


@pytest.fixture
def pen() -> Pen:
    return Pen()


def feedback(verdict: Verdict = Verdict.RIGHT) -> Feedback:
    return Feedback(verdict, Side.GO, CAPTION, None, "happy")


def test_an_answer_is_told_only_after_the_frame_with_its_verdict(pen: Pen) -> None:
    pen.record(1)
    pen.saw(event=AnswerKept(5, 1))
    assert pen.lines() == []
    pen.stage.draw()
    assert pen.lines() == []
    pen.show(feedback())
    assert pen.lines() == []
    pen.stage.draw()
    assert pen.lines() == ["  answer 1: plan rev 1: GO (2-5 s), right, kept"]


def test_an_answer_is_told_once_however_long_its_verdict_stays(pen: Pen) -> None:
    pen.record(1)
    for _ in range(3):
        pen.show(feedback())
        pen.stage.draw()
    assert len(pen.lines()) == 1


def test_whom_the_class_checked_with_and_what_was_not_safe_are_told(pen: Pen) -> None:
    pen.record(1, "no-plan", Side.NEVER_GO, "dad")
    pen.saw(event=AnswerKept(5, 1))
    pen.show(feedback())
    pen.stage.draw()
    pen.show(Paused())
    pen.record(2, "plan", Side.NEVER_GO)
    pen.saw(event=AnswerKept(6, 2))
    pen.show(feedback(Verdict.LOOK_AGAIN))
    pen.stage.draw()
    assert [line for line in pen.lines() if "answer" in line] == [
        "  answer 1: no-plan rev 1: NEVER GO, then dad (2-5 s), right, kept",
        "  answer 2: plan rev 1: NEVER GO (2-5 s), let us look again, kept",
    ]


def test_what_is_not_kept_is_counted_and_told_again_once_it_is(pen: Pen) -> None:
    for key in (1, 2):
        pen.record(key)
        pen.saw(event=AnswerNotKept(5, key))
        pen.show(feedback())
        pen.stage.draw()
        pen.show(Paused())
    pen.saw(event=AnswerKept(9, 1))
    pen.saw(event=AnswerKept(9, 2))
    assert [line for line in pen.lines() if "answer" in line] == [
        "  answer 1: not kept yet, trying again",
        "  answer 1: plan rev 1: GO (2-5 s), right, not kept yet: 1",
        "  answer 2: not kept yet, trying again",
        "  answer 2: plan rev 1: GO (2-5 s), right, not kept yet: 2",
        "  answer 1: kept now",
        "  answer 2: kept now",
    ]


def test_an_answer_kept_before_its_verdict_is_not_told_to_be_kept_now(pen: Pen) -> None:
    pen.record(1)
    pen.saw(event=AnswerNotKept(5, 1))
    pen.saw(event=AnswerKept(6, 1))
    pen.show(feedback())
    pen.stage.draw()
    assert pen.lines()[-1].endswith(", kept")
    assert "kept now" not in pen.out.getvalue()


def test_outcomes_of_answers_that_it_never_saw_say_nothing(pen: Pen) -> None:
    pen.saw(event=AnswerKept(5, 77))
    pen.saw(event=AnswerNotKept(5, 78))
    assert pen.lines() == []


def test_a_round_reads_as_what_a_class_saw(pen: Pen) -> None:
    pen.saw(do.OpenRound(PLANNED))
    pen.show(Story(CAPTION, None, "happy", 1, 2))
    pen.saw(do.Say(1, Line("One."), AgeBand.B))
    pen.show(Story(CAPTION, None, "happy", 1, 2, glance=Side.GO))
    pen.show(Practise((Rehearse.STEP_BACK,), 0, CAPTION))
    pen.show(Paused())
    pen.show(Story(CAPTION, None, "happy", 2, 2))
    pen.saw(do.Tell("GO button seems stuck."))
    pen.saw(do.CloseRound(RoundEnd.FINISHED))
    assert pen.lines() == [
        "A round for ages 7–9, 2 stories, the class together.",
        "",
        "Story 1 of 2: The story of plan",
        "    Clever: One.",
        "  Stand up and practise:",
        "  Paused.",
        "",
        "Story 2 of 2: The story of no-plan",
        "  (for the officer: GO button seems stuck.)",
        "The round is finished.",
    ]


def test_an_early_end_is_told_without_a_reason(pen: Pen) -> None:
    pen.saw(do.CloseRound(RoundEnd.ENDED))
    assert pen.lines() == ["The round was ended early."]


class Flushes(io.StringIO):
    def __init__(self) -> None:
        super().__init__()
        self.unflushed = 0

    def write(self, text: str, /) -> int:
        self.unflushed += 1
        return super().write(text)

    def flush(self) -> None:
        self.unflushed = 0


def test_every_line_is_flushed_at_once() -> None:
    out = Flushes()
    transcript = Transcript(out, (GO_STORY,), FakeStage().when_drawn)
    transcript.saw(None, (do.Say(1, Line("One."), AgeBand.A), do.Tell("Two.")))
    assert (out.unflushed, out.getvalue().count("\n")) == (0, 2)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("scenario", [GO_STORY, CHECK_STORY, NEVER_STORY, story("any", Answer.CHECK_FIRST)])
def test_wanting_to_check_is_never_the_mistake(scenario: Scenario, side: Side) -> None:
    answer = KeptAnswer(scenario.id, 1, side, None, ResponseBand.UNDER_2_S)
    safe = Side.GO if scenario.answer is Answer.GO else Side.NEVER_GO
    assert is_right(scenario, answer) is (side is safe)
