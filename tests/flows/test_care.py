"""Care, the self-test and switching off: what is told, what is not known, and what needs doing."""

from dataclasses import replace

import pytest

from hardware.events import Lamp, Side
from kiosk.care import Clock, Machine, PowerOff
from kiosk.play.events import (
    AnswerKept,
    Corner,
    CornerPressed,
    CornerReleased,
    NarrationEnded,
    OptionTouched,
    PanelChanged,
    Pressed,
    Source,
)
from kiosk.play.rooms import says
from kiosk.play.rooms.places import AtCare, AtSelfTest, AtSwitchingOff
from kiosk.play.rooms.screens import CarePage, Kind, Part, SelfTest, SelfTestOver, SwitchOffPage, Tried
from kiosk.play.screens import Attract, Paused, SetUpScreen
from tests.flows.desk import Desk, Way, by_buttons, by_touch

BOTH_WAYS = pytest.mark.parametrize("do", [by_touch, by_buttons])
WELL = Machine(
    battery_percent=82,
    is_power_low=False,
    temperature_c=61,
    free_mb=5_400,
    total_mb=14_800,
    is_card_read_only=False,
    clock=Clock.TRUSTED,
    last_sync_days=3,
    waiting=84,
    oldest_waiting_days=3,
    version="0.1.0",
    packs=(("Clever's first stories", "draft"),),
)


def at_care(machine: Machine) -> Desk:
    desk = Desk(AtCare())
    desk.minder.machine = machine
    by_touch(desk, "look")
    return desk


def facts(desk: Desk) -> dict[str, tuple[str, Kind]]:
    assert isinstance(desk.screen, CarePage)
    return {fact.label: (fact.value, fact.kind) for fact in desk.screen.facts}


def test_all_that_is_known_is_told() -> None:
    desk = at_care(WELL)
    assert facts(desk) == {
        "Battery": ("82 %", Kind.FINE),
        "Power": ("good", Kind.FINE),
        "Inside": ("61 °C", Kind.FINE),
        "Room on the card": ("5.4 GB free", Kind.FINE),
        "Clock": ("good", Kind.FINE),
        "Sent to the hub": ("3 days ago", Kind.FINE),
        "Still to be sent": ("84 (3 days)", Kind.FINE),
        "Clever's first stories": ("draft", Kind.FINE),
        "Version": ("0.1.0", Kind.FINE),
        "Answers": ("all kept", Kind.FINE),
        "Buttons and lamps": ("working", Kind.FINE),
    }
    assert (desk.up.to_do, desk.up.summary) == ((), "All is well. There is nothing to do.")


def test_what_is_not_known_is_never_called_fine() -> None:
    desk = at_care(Machine())
    found = facts(desk)
    unknown = {label for label, (value, kind) in found.items() if kind is Kind.UNKNOWN}
    assert unknown == set(found) - {"Answers", "Buttons and lamps"}
    assert {found[label][0] for label in unknown} == {"not known"}
    assert desk.up.summary == "There is nothing to do, as far as is known."


@pytest.mark.parametrize(
    ("machine", "label", "advice"),
    [
        (Machine(battery_percent=19), "Battery", "plug the kiosk in"),
        (Machine(is_power_low=True), "Power", "power supply"),
        (Machine(temperature_c=80), "Inside", "too hot"),
        (Machine(free_mb=499), "Room on the card", "nearly full"),
        (Machine(is_card_read_only=True), "Room on the card", "no answers any more"),
        (Machine(clock=Clock.UNTRUSTED), "Clock", "may be wrong"),
        (Machine(waiting=4, oldest_waiting_days=90), "Still to be sent", "90 days"),
        (
            Machine(last_sync_days=3, sending_trouble="Tell a technician."),
            "Sent to the hub",
            "Tell a technician.",
        ),
    ],
)
def test_what_needs_doing_comes_first_in_plain_words(machine: Machine, label: str, advice: str) -> None:
    desk = at_care(machine)
    first = desk.up.facts[0]
    assert (first.label, first.kind) == (label, Kind.TO_DO)
    (told,) = desk.up.to_do
    assert advice in told


@pytest.mark.parametrize(
    "machine",
    [
        Machine(battery_percent=20),
        Machine(temperature_c=79),
        Machine(free_mb=500),
        Machine(waiting=4, oldest_waiting_days=89),
        Machine(waiting=0, oldest_waiting_days=90),
    ],
)
def test_short_of_that_nothing_needs_doing(machine: Machine) -> None:
    assert at_care(machine).up.to_do == ()


def test_a_button_that_does_not_work_needs_doing() -> None:
    desk = at_care(WELL)
    desk.send(PanelChanged(desk.clock.now_ms(), faulty=(Side.GO,)))
    assert facts(desk)["Buttons and lamps"][1] is Kind.TO_DO
    assert desk.up.to_do == ("GO button not working. That side can be touched instead.",)


@BOTH_WAYS
def test_care_is_looked_up_anew_and_left(do: Way) -> None:
    desk = Desk(AtCare())
    do(desk, "look")
    assert desk.minder.asked == ["look", "look"]
    do(desk, "back")
    assert isinstance(desk.screen, SetUpScreen)


def test_care_left_alone_goes_back_to_the_first_screen() -> None:
    desk = Desk(AtCare())
    desk.wait(180_000)
    assert isinstance(desk.screen, Attract)


# The self-test


def part(desk: Desk) -> Part | None:
    return desk.screen.part if isinstance(desk.screen, SelfTest) else None


def results(desk: Desk) -> dict[Part, Tried]:
    assert isinstance(desk.screen, SelfTestOver)
    return {result.part: result.tried for result in desk.screen.results}


def touch_marks(desk: Desk) -> None:
    for corner in Corner:
        desk.send(CornerPressed(desk.clock.now_ms(), corner), CornerReleased(desk.clock.now_ms(), corner))
    for mark in (2, 3):
        desk.send(OptionTouched(desk.clock.now_ms(), SelfTest.MARKS_FROM + mark))


@BOTH_WAYS
def test_everything_is_tried_in_turn_and_works(do: Way) -> None:
    desk = Desk(AtSelfTest())
    for side in Side:
        assert desk.lamps.asked[-1] == lit(side, Lamp.BREATHE)
        desk.press(side, held_ms=1_000)
    for side in Side:
        assert desk.lamps.asked[-1] == lit(side, Lamp.FULL)
        do(desk, "yes")
    assert desk.voice.asked[-3:] == [
        "open 7",
        "play right",
        "say Hello! I am Clever. Ask your grown-up to start.",
    ]
    do(desk, "yes")
    assert desk.voice.asked[-1] == "close"
    touch_marks(desk)
    assert results(desk) == dict.fromkeys(Part, Tried.WORKS)
    assert desk.up.title == says.ALL_WORKS
    do(desk, "back")
    assert isinstance(desk.screen, SetUpScreen)
    assert desk.up.notices == ()


def lit(side: Side, lamp: Lamp) -> tuple[Lamp, Lamp]:
    return (lamp, Lamp.OFF) if side is Side.GO else (Lamp.OFF, lamp)


def test_a_button_is_seen_pressed_held_and_let_go() -> None:
    desk = Desk(AtSelfTest())
    desk.send(Pressed(desk.clock.now_ms(), Side.GO))
    assert (desk.up.is_pressed, desk.up.is_held) == (True, False)
    desk.wait(999)
    assert not desk.up.is_held
    desk.wait(1)
    assert desk.up.is_held
    assert part(desk) is Part.GO_BUTTON


def test_a_button_that_is_let_go_too_soon_is_asked_for_again() -> None:
    desk = Desk(AtSelfTest())
    desk.press(Side.GO, held_ms=999)
    assert part(desk) is Part.GO_BUTTON
    assert desk.up.hint == says.HOLD_LONGER
    desk.press(Side.GO, held_ms=1_000)
    assert part(desk) is Part.NEVER_GO_BUTTON


@pytest.mark.parametrize("way", ["time", "touch", "other button"])
def test_a_button_that_does_nothing_is_told_by_time_by_touch_or_by_the_other_one(way: str) -> None:
    desk = Desk(AtSelfTest())
    if way == "time":
        desk.wait(20_000)
    elif way == "touch":
        by_touch(desk, "no")
    else:
        desk.press(Side.NEVER_GO)
    assert part(desk) is Part.NEVER_GO_BUTTON
    assert desk.state.dead == (Side.GO,)


def test_a_pupils_switch_and_a_key_are_not_the_button() -> None:
    desk = Desk(AtSelfTest())
    for source in (Source.SWITCH, Source.KEY):
        desk.send(Pressed(desk.clock.now_ms(), Side.GO, source))
        assert not desk.up.is_pressed
    desk.send(PanelChanged(desk.clock.now_ms(), is_panel_there=False))
    desk.send(Pressed(desk.clock.now_ms(), Side.NEVER_GO, Source.KEY))
    assert part(desk) is Part.NEVER_GO_BUTTON


@BOTH_WAYS
def test_what_fails_is_named_with_what_to_do_and_told_like_any_fault(do: Way) -> None:
    desk = Desk(AtSelfTest())
    desk.press(Side.GO, held_ms=1_000)
    desk.press(Side.NEVER_GO, held_ms=1_000)
    do(desk, "yes")
    do(desk, "no")
    do(desk, "no")
    do(desk, "no")
    failed = (Part.NEVER_GO_LAMP, Part.SPEAKER, Part.TOUCH)
    assert [one for one, tried in results(desk).items() if tried is Tried.FAILED] == list(failed)
    assert {one.part: one.advice for one in desk.up.results if one.advice} == {
        one: says.ADVICE[one] for one in failed
    }
    assert desk.state.dark_lamps == (Side.NEVER_GO,)
    assert desk.state.notices == (says.SPEAKER_UNHEARD, says.TOUCH_FAILED)
    do(desk, "once-more")
    assert part(desk) is Part.GO_BUTTON
    assert desk.up.number == 1


def test_a_button_that_works_after_all_is_called_dead_no_more() -> None:
    desk = Desk(AtSelfTest())
    by_touch(desk, "no")
    by_touch(desk, "no")
    assert desk.state.dead == (Side.GO, Side.NEVER_GO)
    for name in ("yes", "yes", "yes", "leave-out", "once-more"):
        by_touch(desk, name)
    desk.press(Side.GO, held_ms=1_000)
    assert desk.state.dead == (Side.NEVER_GO,)


def test_where_there_is_no_touch_screen_that_is_left_out() -> None:
    desk = Desk(AtSelfTest(Part.TOUCH))
    by_buttons(desk, "leave-out")
    assert results(desk) == {Part.TOUCH: Tried.LEFT_OUT}
    assert desk.up.title == says.NOT_ALL_TRIED
    assert desk.state.notices == ()


def test_a_mark_counts_once_and_a_held_corner_still_pauses() -> None:
    desk = Desk(AtSelfTest(Part.TOUCH))
    for _ in range(4):
        desk.send(OptionTouched(desk.clock.now_ms(), SelfTest.MARKS_FROM + 2))
    assert desk.up.marks == (False, False, True, False)
    desk.send(CornerPressed(desk.clock.now_ms(), Corner.PAUSE))
    assert desk.up.marks == (True, False, True, False)
    desk.wait(1_000)
    assert desk.screen == Paused()


@BOTH_WAYS
def test_the_loudspeaker_may_be_heard_again(do: Way) -> None:
    desk = Desk(AtSelfTest(Part.SPEAKER))
    desk.send(NarrationEnded(desk.clock.now_ms(), desk.state.saying))
    do(desk, "again")
    assert sum(asked.startswith("say Hello!") for asked in desk.voice.asked) == 2
    assert part(desk) is Part.SPEAKER


def test_a_self_test_left_alone_goes_back_to_the_first_screen() -> None:
    desk = Desk(AtSelfTest(Part.GO_LAMP))
    desk.wait(180_000)
    assert isinstance(desk.screen, Attract)


# Switching off


@BOTH_WAYS
def test_switching_off_asks_once_and_then_tells_when_the_plug_may_be_pulled(do: Way) -> None:
    desk = Desk(AtSwitchingOff())
    assert desk.minder.asked == []
    assert not desk.up.is_safe
    do(desk, "switch-off")
    assert desk.minder.asked == ["switch off"]
    assert (desk.up.text, desk.up.is_safe) == ("Everything is kept. You may pull the plug now.", True)
    desk.wait(3_600_000)
    assert desk.up.is_safe
    do(desk, "back")
    assert isinstance(desk.screen, SetUpScreen)


@BOTH_WAYS
def test_it_can_be_left_without_switching_off(do: Way) -> None:
    desk = Desk(AtSwitchingOff())
    do(desk, "back")
    assert isinstance(desk.screen, SetUpScreen)
    assert desk.minder.asked == []


def test_what_is_not_kept_yet_is_said_until_it_is() -> None:
    desk = Desk(AtSwitchingOff())
    desk.session.resume(replace(desk.state, unkept=(1, 2)), ())
    by_touch(desk, "switch-off")
    assert not desk.up.is_safe
    assert desk.up.text.startswith("2 answers are not kept yet.")
    desk.send(AnswerKept(desk.clock.now_ms(), 1))
    assert desk.up.text.startswith("1 answer is not kept yet.")
    desk.send(AnswerKept(desk.clock.now_ms(), 2))
    assert (desk.up.text, desk.up.is_safe) == (says.EVERYTHING_IS_KEPT, True)


@pytest.mark.parametrize(
    ("outcome", "title", "offered"),
    [
        (PowerOff.SWITCHING_OFF, "Switching off", []),
        (PowerOff.REFUSED, "It cannot switch off now", ["back", "switch-off"]),
    ],
)
def test_what_the_machine_says_is_told(outcome: PowerOff, title: str, offered: list[str]) -> None:
    desk = Desk(AtSwitchingOff())
    desk.minder.outcome, desk.minder.text = outcome, "Because."
    by_touch(desk, "switch-off")
    shown = desk.screen
    assert isinstance(shown, SwitchOffPage)
    assert (shown.title, shown.text, shown.is_safe, desk.offered) == (title, "Because.", False, offered)
