"""A story plays from its file, and is where it was when the file is saved: on the real session, among fakes."""

import os
from pathlib import Path

import pytest

from hardware.events import Side
from kiosk.answers import SetUp
from kiosk.play.events import Corner, CornerPressed, CornerReleased, OptionTouched
from kiosk.play.screens import (
    Attract,
    CheckWith,
    Decide,
    Feedback,
    Finish,
    OfficerCard,
    Story,
    Trouble,
    Twist,
    Verdict,
)
from kiosk.ui.workbench.told import Kind
from kiosk.workshop.proof import NOT_YET, VERSION_BEFORE
from tests.workshop.authors_desk import Desk

FIRST = "Sam and his bike are in front of the house."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_it_begins_at_the_story_with_its_first_line(desk: Desk) -> None:
    assert isinstance(desk.screen, Story)
    assert desk.caption == FIRST
    assert desk.voice.asked[-1] == f"say {FIRST}"
    assert desk.bench.name == "beginning"
    assert desk.bench.told.title == "Bike bells"
    assert desk.bench.told.faults == ()


def test_the_list_names_every_place_with_what_it_is_for(desk: Desk) -> None:
    assert [(beat.name, beat.kind) for beat in desk.bench.told.beats] == [
        ("beginning", Kind.STORY),
        ("choose", Kind.QUESTION),
        ("whom to check with", Kind.WHOM),
        ("well-spotted", Kind.RIGHT),
        ("look-again", Kind.LOOK_AGAIN),
        ("think-together", Kind.TOGETHER),
        ("ask-mum", Kind.LOOK_AGAIN),
        ("practise", Kind.PRACTISE),
        ("what-if", Kind.WHAT_IF),
    ]
    assert all(beat.seconds > 1 for beat in desk.bench.told.beats)


def test_it_plays_to_its_end_by_keys_and_begins_again_when_one_is_pressed(desk: Desk, tmp_path: Path) -> None:
    seen: list[str | None] = []
    for _ in range(60):
        seen += [desk.bench.name] if desk.bench.name not in seen[-1:] else []
        if isinstance(desk.screen, Decide | CheckWith) and desk.screen.is_open:
            desk.press(Side.NEVER_GO if isinstance(desk.screen, Decide) else Side.GO)
        elif isinstance(desk.screen, Twist) and desk.screen.may_go_on:
            desk.press(Side.GO)
        elif isinstance(desk.screen, Finish):
            break
        else:
            desk.hear()
            desk.wait(6_000)
    assert seen == ["beginning", "choose", "whom to check with", "well-spotted", "practise", "what-if"]
    desk.press(Side.GO)
    assert (desk.bench.name, desk.caption) == ("beginning", FIRST)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "bike-bells.yaml",
        "curriculum.csv",
        "lexicon.tsv",
        "pack.yaml",
        "words.txt",
    ]


def test_left_alone_at_the_end_it_is_silent_until_somebody_presses(desk: Desk) -> None:
    desk.go_to("what-if")
    for _ in range(4):
        desk.hear()
    for _ in range(4):
        desk.wait(70_000)
    assert isinstance(desk.screen, Attract)
    assert desk.bench.index is None
    desk.press(Side.NEVER_GO)
    assert desk.caption == FIRST


def test_a_save_shows_the_new_caption_at_the_same_line_of_the_same_beat(desk: Desk) -> None:
    desk.hear()
    assert desk.caption == "Here comes the neighbour from next door."
    desk.save("Here comes the neighbour from next door.", "Here comes Mrs Bell from next door.")
    assert desk.caption == "Here comes Mrs Bell from next door."
    assert desk.voice.asked[-1] == "say Here comes Mrs Bell from next door."
    assert desk.bench.name == "beginning"


def test_a_line_that_is_gone_gives_way_to_the_last_one(desk: Desk) -> None:
    for _ in range(3):
        desk.hear()
    desk.save('      "Come to my house and choose one."\n', "")
    assert desk.caption == '"I found a box of bells," says the neighbour.'


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        ("choose", "Go, or Never Go?", "Well? Go, or Never Go?"),
        ("whom to check with", "Who does Sam check with?", "Who does Sam ask?"),
        (
            "look-again",
            "Let us look again. Nobody told Sam about bells.",
            "Let us look again. Nobody told him.",
        ),
        ("think-together", "Let us think together. What did Mum say?", "Let us think. What did Mum say?"),
        ("practise", "Stand or sit up tall. Move one big", "Stand or sit up tall. Take one big"),
        ("what-if", "the neighbour's birthday", "the neighbour's wedding"),
    ],
)
def test_a_save_keeps_every_kind_of_place(desk: Desk, place: str, old: str, new: str) -> None:
    desk.go_to(place)
    kind = type(desk.screen)
    desk.save(old, new)
    assert desk.bench.name == place
    assert type(desk.screen) is kind
    assert new.split(". [", maxsplit=1)[0] in desk.caption


def test_a_verdict_that_was_come_to_stays_what_it_was(desk: Desk) -> None:
    desk.go_to("choose")
    desk.hear()
    desk.press(Side.GO)
    assert isinstance(desk.screen, Feedback)
    desk.save("Let us look again. Nobody told Sam about bells.", "Let us look again. Nobody told him.")
    assert isinstance(desk.screen, Feedback)
    assert desk.screen.verdict is Verdict.LOOK_AGAIN
    assert desk.caption == "Let us look again. Nobody told him."


def test_a_beat_with_another_name_gives_way_to_the_one_before(desk: Desk) -> None:
    desk.go_to("practise")
    desk.save("practise", "rehearse", 99)
    assert desk.bench.name == "ask-mum"
    desk.go_to("beginning")
    desk.save("beginning", "opening", 99)
    assert desk.bench.name == "opening"


def test_a_save_that_changes_nothing_that_is_played_does_not_interrupt(desk: Desk) -> None:
    asked = len(desk.voice.asked)
    desk.save("# Only where", "# A note. Only where")
    assert len(desk.voice.asked) == asked
    desk.save("title: Bike bells\n", "title: Bells for a bike\n")
    assert desk.bench.told.title == "Bells for a bike"


def test_with_a_mistake_the_version_before_stays_up_and_the_mistake_is_listed(desk: Desk) -> None:
    desk.hear()
    shown, asked = desk.screen, len(desk.voice.asked)
    desk.save("answer: check-first", "answer: never")
    assert desk.screen is shown
    assert len(desk.voice.asked) == asked
    assert desk.bench.told.note == VERSION_BEFORE
    first = desk.bench.told.faults[0]
    assert (first.where, first.code) == ("12:9", "F06")
    assert first.words == 'answer cannot be "never". Did you mean "never-go"?'
    desk.save("answer: never", "answer: check-first")
    assert desk.bench.told.note == ""
    assert desk.bench.told.faults == ()
    assert len(desk.voice.asked) == asked


def test_a_file_that_is_taken_away_leaves_the_story_playing(desk: Desk) -> None:
    text = desk.path.read_text()
    desk.path.unlink()
    desk.proof.look()
    assert not desk.bench.told.faults
    desk.proof.look()
    assert [fault.code for fault in desk.bench.told.faults] == ["P01"]
    assert "No such file" in desk.bench.told.faults[0].words
    assert desk.caption == FIRST
    desk.hear()
    assert desk.caption == "Here comes the neighbour from next door."
    desk.path.write_text(text)
    desk.proof.look()
    assert desk.bench.told.faults == ()


def test_a_file_that_is_broken_from_the_start_is_told_calmly_and_plays_once_it_is_mended(
    tmp_path: Path,
) -> None:
    path = tmp_path / "bike-bells.yaml"
    path.write_text("format: clever-scenario/1\n")
    desk = Desk(tmp_path, is_begun=False)
    assert desk.screen == Trouble(NOT_YET)
    assert len(desk.bench.told.faults) > 3
    assert desk.bench.told.beats == ()
    assert desk.proof.next_deadline() is None
    desk.proof.jump(0)
    desk.proof.turn()
    path.unlink()
    Desk(tmp_path)
    desk.proof.look()
    assert desk.caption == FIRST
    assert desk.bench.told.faults == ()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"x" * 70_000, b"\t\x00", b"a: b\n" * 9_000])
def test_whatever_is_in_the_file_is_told_and_the_story_plays_on(desk: Desk, content: bytes) -> None:
    desk.path.write_bytes(content)
    desk.proof.look()
    assert desk.bench.told.faults
    assert desk.caption == FIRST
    desk.hear()
    assert desk.caption == "Here comes the neighbour from next door."


def test_the_twin_plays_at_the_same_beat_and_back(desk: Desk) -> None:
    assert desk.bench.told.halves == ("Story: Check first", "Twin: Go")
    desk.proof.turn()
    assert (desk.bench.told.half, desk.bench.told.title) == (1, "Bike bells, as Mum said")
    assert desk.caption == 'Mum says to Sam: "Next door has bike bells.'
    desk.proof.turn()
    assert (desk.bench.told.half, desk.caption) == (0, FIRST)
    desk.go_to("whom to check with")
    desk.proof.turn()
    assert desk.bench.name == "choose"


def test_a_save_stays_with_the_twin(desk: Desk) -> None:
    desk.proof.turn()
    desk.save("Next door has bike bells.", "The neighbour has bells.")
    assert desk.caption == 'Mum says to Sam: "The neighbour has bells.'
    assert desk.bench.told.half == 1


def test_what_lies_beside_is_read_again_too(desk: Desk) -> None:
    assert desk.learnt == []
    desk.path.with_name("lexicon.tsv").write_text("Sam\tSamm\n")
    desk.proof.look()
    assert desk.learnt == [(("Sam", "Samm"),)]
    assert desk.caption == FIRST
    desk.path.with_name("curriculum.csv").write_text("code,title\n")
    desk.proof.look()
    assert [(fault.where, fault.code) for fault in desk.bench.told.faults] == [("curriculum.csv:1:1", "P05")]


def test_a_lexicon_that_is_there_from_the_start_is_learnt(tmp_path: Path) -> None:
    (tmp_path / "lexicon.tsv").write_text("Sam\tSamm\n")
    assert Desk(tmp_path).learnt == [(("Sam", "Samm"),)]


def test_a_row_that_is_not_there_is_no_place_to_jump_to(desk: Desk) -> None:
    desk.proof.jump(99)
    desk.proof.jump(-1)
    assert desk.caption == FIRST


def test_the_settings_of_the_kiosk_hold(tmp_path: Path) -> None:
    desk = Desk(tmp_path, set_up=SetUp(volume=3, is_quiet=True))
    assert "open 3" in desk.voice.asked
    assert isinstance(desk.screen, Story)
    assert desk.screen.is_quiet
    assert desk.stage.preloaded_quietly
    assert desk.voice.prepared


def test_a_line_of_the_play_before_cannot_end_one_of_this(desk: Desk) -> None:
    before = desk.proof_state().saying
    desk.go_to("practise")
    assert desk.voice.asked[-2] == "hush"
    after = desk.proof_state().saying
    assert before is not None
    assert after is not None
    assert after > before


def test_a_save_by_an_editor_that_keeps_the_time_is_seen(desk: Desk) -> None:
    stamp = desk.path.stat().st_mtime_ns
    text = desk.path.read_text().replace("in front of", "next to")
    fresh = desk.path.with_suffix(".new")
    fresh.write_text(text)
    os.utime(fresh, ns=(stamp, stamp))
    fresh.rename(desk.path)
    desk.proof.look()
    assert desk.caption == "Sam and his bike are next to the house."


def test_the_speaker_stays_open_over_a_save_and_stays_mute(desk: Desk) -> None:
    assert desk.voice.asked.count("open 7") == 1
    for corner in (CornerPressed, CornerReleased):
        desk.mailbox.put(corner(desk.clock.now_ms(), Corner.OFFICER))
        desk.wait(3_100)
    assert isinstance(desk.screen, OfficerCard)
    mute = [row.name for row in desk.screen.rows].index("mute")
    desk.mailbox.put(OptionTouched(desk.clock.now_ms(), mute))
    desk.proof.drain()
    asked = len(desk.voice.asked)
    desk.save("in front of", "next to")
    assert [one for one in desk.voice.asked[asked:] if one.startswith("open")] == []
    assert desk.proof_state().is_muted
