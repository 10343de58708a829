"""The officer's ways to a round: counted in touches, by touch alone and by the two buttons alone."""

from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.answers import Mode, SetUp
from kiosk.office.gate_file import GateFile
from kiosk.office.gatekeeper import Gatekeeper
from kiosk.office.pin_hash import Argon2
from kiosk.play.events import GateTold
from kiosk.play.office.places import AtPreview
from kiosk.play.screens import Attract, Chooser, Finder, OfficerCard, Paused, Pin, Screen, SetUpScreen
from kiosk.scenario.model import AgeBand
from kiosk.visit import CheckDue, ClassSize, VisitPlan, YearGroup
from tests.flows.officers import (
    BOTH_WAYS,
    ELM,
    OAK,
    Buttons,
    Hands,
    Sitting,
    Step,
    Touch,
    World,
    at_most,
    call,
    check_buttons,
    choose,
    count_from_here,
    go,
    hears_the_story,
    pin,
    safe_stop,
    sees,
    start,
    wait,
    world,
)
from tests.sitting.fakes import FakeKeeper, FakeOffice

USUAL = VisitPlan(ELM, YearGroup.THREE, ClassSize.FROM_20_TO_29)
OTHER = VisitPlan(OAK, YearGroup.FIVE, ClassSize.FROM_30)
PIN: tuple[Step, ...] = (call, pin("4815"), count_from_here)
both_ways = pytest.mark.parametrize("hands", BOTH_WAYS, ids=["touch", "buttons"])


def office(sitting: Sitting) -> FakeOffice:
    assert isinstance(sitting.world.office, FakeOffice)
    return sitting.world.office


def opened(sitting: Sitting) -> VisitPlan:
    assert isinstance(sitting.world.keeper, FakeKeeper)
    (planned,) = sitting.world.keeper.rounds
    return planned.plan


@both_ways
def test_the_first_use_chooses_a_pin_and_comes_to_the_settings(hands: Hands) -> None:
    steps = (
        call,
        sees(Pin, "Choose a PIN for this kiosk"),
        pin("1234"),
        sees(Pin, "The same PIN once more"),
        pin("1234"),
        sees(Pin, "Choose a PIN for this kiosk"),
        pin("4815"),
        pin("4815"),
        sees(SetUpScreen),
    )
    sitting = go(Sitting(world(pin="")), hands, steps)
    assert office(sitting).pin == "4815"


@both_ways
def test_a_usual_class_hears_its_story_after_at_most_six_touches(hands: Hands) -> None:
    steps = (
        *PIN,
        choose("Class"),
        choose("Elm Park"),
        start,
        check_buttons,
        hears_the_story,
        at_most(3),
    )
    sitting = go(Sitting(world(recent=[USUAL, OTHER])), hands, steps)
    assert opened(sitting) == USUAL
    assert sitting.state.set_up.ages is AgeBand.B


@both_ways
def test_a_usual_class_that_answers_otherwise_takes_six_touches(hands: Hands) -> None:
    steps = (
        *PIN,
        choose("Class"),
        choose("Elm Park"),
        choose("Who answers"),
        choose("Pass it on"),
        start,
        check_buttons,
        hears_the_story,
        at_most(6),
    )
    sitting = go(Sitting(world(recent=[USUAL, OTHER])), hands, steps)
    assert sitting.state.set_up.mode is Mode.PASS


@both_ways
def test_a_new_school_is_found_by_three_letters_in_at_most_twelve_touches(hands: Hands) -> None:
    steps = (
        *PIN,
        choose("Class"),
        choose("E"),
        choose("L"),
        choose("M"),
        choose("Elm Park"),
        sees(Chooser, "Which year?"),
        choose("Year 3"),
        sees(Chooser, "About how many pupils?"),
        choose("20–29"),
        start,
        check_buttons,
        hears_the_story,
        at_most(12),
    )
    assert opened(go(Sitting(world(recent=[OTHER])), hands, steps)) == USUAL


@both_ways
def test_a_round_starts_with_no_class_at_all(hands: Hands) -> None:
    steps = (*PIN, start, check_buttons, hears_the_story, at_most(1))
    assert opened(go(Sitting(world()), hands, steps)) == VisitPlan()


@both_ways
def test_a_year_without_a_school_sets_the_ages(hands: Hands) -> None:
    steps = (*PIN, choose("Class"), choose("No school"), choose("Reception"), choose("Under 10"))
    sitting = go(Sitting(world()), hands, steps)
    assert sitting.state.set_up.plan == VisitPlan(None, YearGroup.RECEPTION, ClassSize.UNDER_10)
    assert sitting.state.set_up.ages is AgeBand.A


@both_ways
def test_a_visit_is_planned_for_another_day_and_then_stands_first(hands: Hands) -> None:
    seen_and_heard = choose("Seeing and hearing")
    steps = (
        *PIN,
        seen_and_heard,
        choose("Stories, visits, care"),
        choose("Plan a visit"),
        sees(Finder, "Which class is planned?"),
        choose("E"),
        choose("Elm Park"),
        choose("Year 3"),
        choose("20–29"),
        sees(SetUpScreen),
    )
    sitting = go(Sitting(world(recent=[OTHER])), hands, steps)
    assert office(sitting).planned == [USUAL]
    assert isinstance(sitting.screen, SetUpScreen)
    assert sitting.screen.notices[0] == "Planned: Elm Park, Year 3, about 20–29."
    go(Sitting(sitting.world), hands, (*PIN, choose("Class"), choose("Elm Park"), start, at_most(3)))
    assert office(sitting).planned == []
    assert office(sitting).recent == [USUAL, OTHER]


@both_ways
def test_a_plan_is_forgotten_where_it_was_made(hands: Hands) -> None:
    steps = (
        *PIN,
        choose("Seeing and hearing"),
        choose("Stories, visits, care"),
        choose("Plan a visit"),
        choose("Elm Park"),
        choose("Forget it"),
        sees(SetUpScreen),
    )
    assert office(go(Sitting(world(planned=[USUAL])), hands, steps)).planned == []


def test_a_check_that_is_due_is_told_on_the_tile() -> None:
    due = ((USUAL, CheckDue(1, 2)),)
    sitting = go(
        Sitting(world(recent=[USUAL], due=due)), Touch(), (*PIN, choose("Class"), choose("Elm Park"))
    )
    assert isinstance(sitting.screen, SetUpScreen)
    assert sitting.screen.fields[0].value == "Elm Park, Year 3, check due"


def test_the_letter_strip_offers_only_what_leads_somewhere() -> None:
    sitting = go(Sitting(world()), Buttons(), (*PIN, choose("Class")))
    assert isinstance(sitting.screen, Finder)
    assert sitting.screen.awake == "EHMOPR"
    go(sitting, Buttons(), (choose("E"),))
    assert isinstance(sitting.screen, Finder)
    assert sitting.screen.awake == "L"
    assert [row.label for row in sitting.screen.rows] == ["Elm Park", "Elder Road"]


@both_ways
def test_the_stories_are_seen_and_one_is_swapped_and_just_these_are_played(hands: Hands) -> None:
    sitting = go(Sitting(world(), SetUp(stories=2)), hands, (*PIN, choose("Stories")))
    assert isinstance(sitting.screen, Chooser)
    before = [option.label for option in sitting.screen.options[:-2]]
    places = range(len(before))
    place = next(place for place in places if others_for(sitting, place))
    other = others_for(sitting, place)[0]
    go(
        sitting,
        hands,
        (choose(before[place]), sees(Chooser, "In its place"), choose(other), choose("Back"), start),
    )
    expected = [*before[:place], other, *before[place + 1 :]]
    assert sitting.state.round is not None
    assert [scenario.title for scenario in sitting.state.round.playlist] == expected


@pytest.mark.parametrize("by_the_officer", [True, False])
@both_ways
def test_a_safe_stop_works_on_every_page_and_leads_back_to_it(hands: Hands, *, by_the_officer: bool) -> None:
    pages: tuple[tuple[tuple[Step, ...], type[Screen]], ...] = (
        ((), SetUpScreen),
        ((choose("Class"),), Finder),
        ((choose("Who answers"),), Chooser),
        ((choose("Length"),), Chooser),
        ((choose("Stories"),), Chooser),
        ((choose("Class"), choose("No school")), Chooser),
    )
    for way, kind in pages:
        sitting = go(Sitting(world()), hands, (*PIN, *way, sees(kind), safe_stop, sees(Paused)))
        if by_the_officer:
            go(sitting, hands, (call, pin("4815"), sees(OfficerCard)))
            sitting.press(Side.GO)
            sees(kind)(sitting, hands)


@both_ways
def test_a_safe_stop_at_the_gate_needs_no_pin(hands: Hands) -> None:
    go(Sitting(world()), hands, (call, safe_stop, sees(Paused), call, wait(60), sees(Paused)))


@both_ways
def test_nobody_at_the_pages_for_three_minutes_leads_to_the_first_screen(hands: Hands) -> None:
    for page in ("Class", "Who answers", "Stories"):
        go(Sitting(world()), hands, (*PIN, choose(page), wait(179.9), wait(0.1), sees(Attract)))


def others_for(sitting: Sitting, place: int) -> list[str]:
    """The titles that could be told in place of the story at `place`."""
    titles = {scenario.id: scenario.title for scenario in sitting.state.catalogue}
    at = sitting.state.place
    assert isinstance(at, AtPreview)
    return [titles[one] for one in at.others[place]]


class GateAlone(FakeOffice):
    """A desk with the real gate behind it; all else is pretended."""

    def behind(self, folder: Path, around: World) -> "GateAlone":
        self._keeper = Gatekeeper(
            GateFile(folder / "gate.json"), around.clock, Argon2(passes=1, kibibytes=8), "", lambda _: None
        )
        return self

    def ask_gate(self) -> None:
        self._inbox.put(GateTold(self._clock.now_ms(), self._keeper.ask()))

    def try_pin(self, digits: str) -> None:
        self._inbox.put(GateTold(self._clock.now_ms(), self._keeper.try_pin(digits)))

    def choose_pin(self, digits: str) -> None:
        self._inbox.put(GateTold(self._clock.now_ms(), self._keeper.choose_pin(digits)))


def switched_on(folder: Path) -> Sitting:
    plain = world()
    gate = GateAlone(plain.mailbox, plain.clock).behind(folder, plain)
    return Sitting(World(plain.clock, plain.mailbox, gate, plain.keeper))


@both_ways
def test_five_wrong_pins_lock_the_gate_and_a_pulled_plug_does_not_open_it(
    hands: Hands, tmp_path: Path
) -> None:
    go(switched_on(tmp_path), hands, (call, pin("4815"), pin("4815"), sees(SetUpScreen)))
    go(switched_on(tmp_path), hands, (call, *[pin("1111")] * 5, sees(Pin, "Please wait")))
    sitting = go(switched_on(tmp_path), hands, (call, sees(Pin, "Please wait")))
    assert isinstance(sitting.screen, Pin)
    assert sitting.screen.note == "Too many wrong PINs. It opens again in 1:00."
    for _ in range(60):
        sitting.wait(1_000)
    go(sitting, hands, (wait(5), call, sees(Pin, "Officer's PIN"), pin("4815"), sees(SetUpScreen)))
