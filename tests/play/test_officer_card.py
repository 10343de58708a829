import pytest

from hardware.events import Lamp
from kiosk.answers import Mode, RoundEnd
from kiosk.play.effects import (
    CloseRound,
    CloseSpeaker,
    Hush,
    Light,
    OpenSpeaker,
    Show,
)
from kiosk.play.events import (
    Noticed,
    PanelChanged,
    Source,
)
from kiosk.play.screens import (
    Attract,
    Decide,
    Field,
    Finish,
    OfficerCard,
    Paused,
    Practise,
    Story,
)
from tests.play.everywhere import (
    BUTTONS,
    CARRY_ON,
    END_NOW,
    EVERYWHERE,
    IN_ROUND,
    MUTE,
    NEXT_STORY,
    SAY_AGAIN,
    acting,
    at_card,
)
from tests.play.player import GO, NEVER_GO, OFF, STEADY, Player, records, said


def test_the_card_names_the_story_and_its_question() -> None:
    player = Player().at_story()
    made = player.call_officer()
    card = OfficerCard(
        rows=(
            Field("carry-on", "Carry on", ""),
            Field("say-again", "Say it again", ""),
            Field("next-story", "Next story", ""),
            Field("notes", "Officer's view", ""),
            Field("mute", "Sound", "On"),
            Field("buttons", "Buttons", "On"),
            Field("guidance", "A child tells you", ""),
            Field("end-now", "End now", ""),
        ),
        focus=0,
        notes=(),
        coming="The story of plan. Who told you?",
    )
    assert made == (Hush(), Show(card), STEADY)
    assert player.call_officer() == ()


def test_the_officer_corner_opens_the_card_from_every_screen_of_a_round() -> None:
    for name in IN_ROUND:
        player = EVERYWHERE[name][0]()
        player.call_officer()
        assert isinstance(player.screen, OfficerCard), name


def test_never_go_moves_through_the_rows_and_go_chooses() -> None:
    player = at_card()
    seen = []
    for _ in range(9):
        player.tap(NEVER_GO)
        assert isinstance(player.screen, OfficerCard)
        seen.append(player.screen.focus)
    assert seen == [1, 2, 3, 4, 5, 6, 7, 0, 1]
    made = player.press(GO)
    assert said(made) == ("One.",)
    assert isinstance(player.screen, Story)


def test_rows_that_are_not_there_do_nothing() -> None:
    player = at_card()
    assert player.option(-1) == ()
    assert player.option(8) == ()
    assert player.touch() == ()


def test_a_pause_on_the_card_goes_back_to_the_story() -> None:
    player = at_card()
    player.pause()
    player.call_officer()
    player.option(CARRY_ON)
    assert isinstance(player.screen, Story)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("story", ("Two.", "One.")),
        ("feedback", ("And yet more.", "And more.")),
        ("acting", ("Step back.", "Stand up.")),
        ("twist told", ("Still the same.", "What if it rained?")),
        ("finish", ("Who are the grown-ups you trust?", "We are done. You practised so well together.")),
    ],
)
def test_carry_on_says_the_line_and_say_again_the_whole_beat(name: str, words: tuple[str, str]) -> None:
    for row, expected in zip((CARRY_ON, SAY_AGAIN), words, strict=True):
        player = EVERYWHERE[name][0]()
        if name in ("story", "finish"):
            player.hear()
        if name == "feedback":
            player.hear()
            player.hear()
        player.call_officer()
        assert said(player.option(row)) == (expected,)


def test_saying_practise_again_begins_at_the_first_step() -> None:
    player = acting()
    player.wait(3_000)
    player.hear()
    player.call_officer()
    player.option(SAY_AGAIN)
    assert isinstance(player.screen, Practise)
    assert player.screen.lit == 0
    assert not player.screen.is_acting


def test_next_story_skips_one_that_was_not_answered() -> None:
    player = Player().at_story()
    player.call_officer()
    made = player.option(NEXT_STORY)
    assert isinstance(player.screen, Story)
    assert player.screen.item == 2
    assert said(made) == ("One.",)
    assert records(player.log) == ()
    player.call_officer()
    player.option(NEXT_STORY)
    assert isinstance(player.screen, Finish)
    assert player.screen.practised == ()
    player.call_officer()
    player.option(END_NOW)
    assert isinstance(player.screen, Attract)


@pytest.mark.parametrize("name", ["feedback", "practise", "acting", "twist", "twist told", "next"])
def test_next_story_rehearses_an_answered_one_first(name: str) -> None:
    player = EVERYWHERE[name][0]()
    player.call_officer()
    player.option(NEXT_STORY)
    if name == "feedback":
        assert isinstance(player.screen, Practise)
        assert player.screen.lit == 0
        player.call_officer()
        player.option(NEXT_STORY)
    assert isinstance(player.screen, Story)
    assert player.screen.item == 2


def test_next_story_from_the_button_check_starts_the_first() -> None:
    player = Player().at_ready()
    player.call_officer()
    player.option(NEXT_STORY)
    assert isinstance(player.screen, Story)
    assert player.screen.item == 1


def test_a_story_answered_by_nobody_is_rehearsed_too() -> None:
    player = Player(mode=Mode.SOLO).at_decide()
    player.wait(40_000)
    player.call_officer()
    player.option(NEXT_STORY)
    assert isinstance(player.screen, Practise)


def test_mute_opens_the_speaker_again_without_sound_and_unmute_with_it() -> None:
    player = at_card()
    made = player.option(MUTE)
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.rows[MUTE] == Field("mute", "Sound", "Off")
    assert player.screen.focus == MUTE
    assert made == (Show(player.screen), CloseSpeaker(), OpenSpeaker(0, is_quiet=False))
    made = player.option(MUTE)
    assert made == (Show(player.screen), CloseSpeaker(), OpenSpeaker(7, is_quiet=False))
    player.option(MUTE)
    player.option(END_NOW)
    assert not player.state.is_muted


def test_mute_without_a_speaker_holds_for_the_next_one() -> None:
    player = Player()
    player.pause()
    player.call_officer()
    made = player.option(1)
    assert made == (Show(player.screen),)
    player.option(0)
    assert player.press(GO)[1] == OpenSpeaker(0, is_quiet=False)


def test_buttons_switched_off_do_nothing_on_pupils_screens_but_touch_does() -> None:
    player = at_card()
    player.option(BUTTONS)
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.rows[BUTTONS] == Field("buttons", "Buttons", "Off")
    assert player.screen.focus == BUTTONS
    assert player.lamps == STEADY
    player.option(CARRY_ON)
    assert player.lamps == OFF
    assert player.tap(GO) == ()
    assert player.tap(GO, Source.KEY) == ()
    player.hear_until(Decide)
    player.press(NEVER_GO)
    player.hear()
    assert isinstance(player.screen, Decide)
    assert player.screen.is_open
    assert player.lamps == OFF
    player.press(GO, Source.TOUCH)
    assert player.screen.pressed is GO


def test_buttons_switched_off_still_pause_and_serve_the_officer() -> None:
    player = at_card()
    player.option(BUTTONS)
    player.option(CARRY_ON)
    player.press(GO)
    player.press(NEVER_GO)
    player.wait(2_000)
    assert player.screen == Paused()
    player.release(GO)
    player.release(NEVER_GO)
    player.press(NEVER_GO)
    player.wait(3_000)
    player.release(NEVER_GO)
    for _ in range(BUTTONS):
        player.tap(NEVER_GO)
    player.tap(GO)
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.rows[BUTTONS].value == "On"


def test_buttons_are_on_again_after_the_round() -> None:
    player = at_card()
    player.option(BUTTONS)
    player.option(END_NOW)
    assert player.state.are_buttons_on


def test_end_now_closes_the_round_and_the_speaker() -> None:
    player = at_card()
    made = player.option(END_NOW)
    assert made == (
        Show(Attract()),
        Light(Lamp.BREATHE, Lamp.BREATHE_LATE),
        CloseRound(RoundEnd.ENDED),
        CloseSpeaker(),
    )
    assert player.state.round is None


def test_the_card_tells_what_is_wrong_with_the_panel() -> None:
    player = at_card()
    player.send(PanelChanged(player.now, faulty=(NEVER_GO,), is_panel_there=False))
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == (
        "NEVER GO button not working. That side can be touched instead.",
        "No buttons were found: touch the screen, or use the keys F and J.",
    )


def test_a_side_both_dead_and_faulty_is_named_once() -> None:
    player = Player().at_ready()
    player.wait(20_000)
    player.send(PanelChanged(player.now, faulty=(GO,)))
    player.call_officer()
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == ("GO button not working. That side can be touched instead.",)


def test_what_was_noticed_stands_on_the_card_once_and_on_no_screen_of_the_pupils() -> None:
    player = Player().at_ready()
    before = player.screen
    assert player.send(Noticed(player.now, "Damaged results were set aside.")) == ()
    assert player.send(Noticed(player.now, "Damaged results were set aside.")) == ()
    assert player.screen == before
    player.call_officer()
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.notes == ("Damaged results were set aside.",)


def test_only_the_six_newest_notices_are_kept() -> None:
    player = Player().at_ready()
    for number in range(8):
        player.send(Noticed(player.now, f"Notice {number}."))
    assert player.state.notices == tuple(f"Notice {number}." for number in range(2, 8))
