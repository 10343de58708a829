"""The officer in charge of a class that is on: what can be looked up, and what it leaves behind, which is nothing."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.contacts import Contact, Contacts
from kiosk.look import Distance, Look
from kiosk.play.effects import Effect, Light, Record, Show, Tell
from kiosk.play.engine import begin
from kiosk.play.events import Corner, OptionTouched
from kiosk.play.places import AtGuidance, AtSetUp
from kiosk.play.rooms.screens import Guidance, LeaveBehind, Notes
from kiosk.play.rooms.sheets import NOTES_OPTIONS
from kiosk.play.screens import Attract, Finish, OfficerCard, Paused, Screen, SetUpScreen, Story
from tests.play.everywhere import (
    CARRY_ON,
    END_NOW,
    EVERYWHERE,
    GUIDANCE,
    IN_ROUND,
    MUTE,
    NEXT_STORY,
    NOTES,
    at_card,
)
from tests.play.player import CATALOGUE, GO, NEVER_GO, Player, said
from tests.sitting.classroom import Classroom, Plan

PROJECTED = Look(Distance.PROJECTOR)


def by_touch(player: Player, row: int) -> tuple[Effect, ...]:
    return player.option(row)


def by_buttons(player: Player, row: int) -> tuple[Effect, ...]:
    """NEVER GO until the row is in focus, then GO."""
    for _ in range(20):
        if player.screen.focus == row:  # type: ignore[union-attr]
            made = player.press(GO)
            player.release(GO)
            return made
        player.tap(NEVER_GO)
    raise AssertionError(f"the row {row} never comes into focus")


BOTH_WAYS = pytest.mark.parametrize("do", [by_touch, by_buttons])
Way = Callable[[Player, int], tuple[Effect, ...]]


@BOTH_WAYS
@pytest.mark.parametrize(
    ("row", "screen"),
    [(CARRY_ON, Story), (NEXT_STORY, Story), (NOTES, Notes), (GUIDANCE, Guidance), (END_NOW, Attract)],
)
def test_every_row_of_the_card_works_by_touch_and_by_buttons(do: Way, row: int, screen: type[Screen]) -> None:
    player = at_card()
    do(player, row)
    assert isinstance(player.screen, screen)


@BOTH_WAYS
def test_the_view_tells_the_safe_answer_what_to_ask_and_what_comes(do: Way) -> None:
    player = at_card()
    do(player, NOTES)
    assert player.screen == Notes(
        title="The story of plan",
        safe=GO,
        answer="Go",
        discuss=("Who told you?", "And then?"),
        watch_for="",
        coming="Next: the question. Then: The story of no-plan.",
        options=NOTES_OPTIONS,
    )
    do(player, 1)
    assert isinstance(player.screen, OfficerCard)
    do(player, NOTES)
    assert said(do(player, 0)) == ("One.",)
    assert isinstance(player.screen, Story)


def test_between_two_stories_the_view_is_of_the_one_that_comes() -> None:
    player = EVERYWHERE["next"][0]()
    player.call_officer()
    player.option(NOTES)
    assert isinstance(player.screen, Notes)
    assert player.screen.title == "The story of no-plan"
    assert player.screen.answer == "Never Go, then check first"
    assert player.screen.coming.endswith("This is the last story.")


@pytest.mark.parametrize("name", IN_ROUND)
def test_guidance_is_two_steps_away_from_every_screen_of_a_round(name: str) -> None:
    player = EVERYWHERE[name][0]()
    player.call_officer()
    player.option(GUIDANCE)
    assert isinstance(player.screen, Guidance)
    player.option(0)
    assert isinstance(player.screen, OfficerCard)


def test_guidance_says_what_to_do_in_order_and_whom_to_ring() -> None:
    player = Player()
    contacts = Contacts(Contact("St Zoë", "020 7946 0100"), charity=Contact("The charity", ""))
    player.state, _ = begin(CATALOGUE, (), 0, contacts=contacts)
    player.at_story()
    player.call_officer()
    player.option(GUIDANCE)
    assert isinstance(player.screen, Guidance)
    steps = [what for what, _ in player.screen.steps]
    assert steps[:3] == ["Stop.", "Listen.", "Do not promise secrecy."]
    assert "safeguarding lead" in steps[-1]
    assert player.screen.contacts == (
        ("St Zoë", "020 7946 0100"),
        ("In danger now", "999"),
        ("Police", "101"),
        ("The charity", ""),
        ("Childline", "0800 1111"),
        ("CEOP", "ceop.police.uk"),
    )


def test_guidance_goes_back_to_the_card_or_on_to_a_calm_screen() -> None:
    player = at_card()
    player.option(GUIDANCE)
    player.option(0)
    assert isinstance(player.screen, OfficerCard)
    player.option(GUIDANCE)
    assert Show(Paused()) in player.option(1)
    player.call_officer()
    player.option(CARRY_ON)
    assert isinstance(player.screen, Story)


@pytest.mark.parametrize(("row", "idle_ms"), [(NOTES, 180_000), (GUIDANCE, 120_000)])
def test_what_was_looked_up_does_not_stay_for_pupils_to_read(row: int, idle_ms: int) -> None:
    player = at_card()
    player.option(row)
    player.wait(idle_ms - 1)
    assert player.screen != Paused()
    player.wait(1)
    assert player.screen == Paused()


def test_looking_guidance_up_makes_nothing_but_a_screen() -> None:
    player = at_card()
    before = player.state
    made = player.option(GUIDANCE) + player.wait(5_000) + player.option(0)
    assert {type(effect) for effect in made} <= {Show, Light}
    assert (player.state.round, player.state.notices, player.state.set_up) == (
        before.round,
        before.notices,
        before.set_up,
    )


def everything_written(folder: Path, caplog: pytest.LogCaptureFixture) -> tuple[dict[str, bytes], str]:
    """Every file that the kiosk keeps, the database's log among them, and all that it has logged."""
    files = {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    return files, caplog.text


def test_nothing_written_tells_whether_guidance_was_opened(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    room = Classroom(tmp_path, Plan())
    room.start()
    try:
        room.run_until(lambda: isinstance(room.stage.screen, Story))
        room.hands.hold_corner(100, Corner.OFFICER)
        room.run_until(lambda: isinstance(room.stage.screen, OfficerCard))
        before, transcript = everything_written(tmp_path, caplog), room.transcript
        assert any(name.endswith("-wal") for name in before[0])
        room.mailbox.put(OptionTouched(room.clock.now_ms(), GUIDANCE))
        room.session.drain()
        assert isinstance(room.stage.screen, Guidance)
        room.clock.advance_to(room.clock.now_ms() + 30_000)
        room.mailbox.put(OptionTouched(room.clock.now_ms(), 0))
        room.session.drain()
        assert isinstance(room.stage.screen, OfficerCard)
        assert everything_written(tmp_path, caplog) == before
        assert room.transcript == transcript
    finally:
        room.close()


def test_before_a_round_guidance_is_behind_a_door_and_goes_back_to_it() -> None:
    player = Player().at_set_up()
    player.go_to(AtGuidance(AtSetUp()))
    assert isinstance(player.screen, Guidance)
    player.tap(GO)
    shown: Screen = player.screen
    assert isinstance(shown, SetUpScreen)
    assert shown.fields[shown.focus].name == "guidance"


def test_on_the_first_screen_guidance_goes_back_to_it() -> None:
    player = Player()
    player.pause()
    player.call_officer()
    assert isinstance(player.screen, OfficerCard)
    player.option([row.name for row in player.screen.rows].index("guidance"))
    assert isinstance(player.screen, Guidance)
    assert Show(Attract()) in player.option(0)


def on_projector() -> Player:
    player = Player(look=PROJECTED, notices=("Left out: one.yaml",)).at_story()
    player.call_officer()
    return player


def test_a_projector_shows_nothing_of_the_officers() -> None:
    player = on_projector()
    card = player.screen
    assert isinstance(card, OfficerCard)
    assert [row.name for row in card.rows] == [
        *("carry-on", "say-again", "next-story", "mute", "buttons", "end-now")
    ]
    assert card.coming == ""
    (note,) = card.notes
    assert "notes stay hidden" in note


def test_at_the_end_the_officers_way_in_leads_to_the_hand_out() -> None:
    player = EVERYWHERE["finish"][0]()
    assert isinstance(player.screen, Finish)
    player.call_officer()
    assert isinstance(player.screen, OfficerCard)
    assert player.screen.rows[player.screen.focus].name == "leave"
    player.tap(GO)
    assert isinstance(player.screen, LeaveBehind)
    assert player.state.round is None
    assert not player.state.is_speaker_open


@BOTH_WAYS
def test_mute_is_one_row_away(do: Way) -> None:
    player = at_card()
    do(player, MUTE)
    assert player.state.is_muted


def test_no_room_records_or_tells_anything_by_being_looked_at() -> None:
    for name in EVERYWHERE:
        player = EVERYWHERE[name][0]()
        before = len(player.log)
        player.pause()
        assert not [one for one in player.log[before:] if isinstance(one, Record | Tell)], name
