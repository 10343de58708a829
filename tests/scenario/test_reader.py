from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.scenario.model import (
    AgeBand,
    Agreed,
    Answer,
    Check,
    CheckChoice,
    Decision,
    Figure,
    Line,
    Lure,
    Manner,
    OfficerNotes,
    Pause,
    Place,
    Rehearsal,
    Rehearse,
    Scenario,
    Scene,
    Skill,
    Telling,
    WhatIf,
    Who,
)
from kiosk.scenario.reader import Reading, read_pair
from kiosk.scenario.values import Known

FILE = "lift.yaml"
LAST = "Still check first. Kind is not a plan."
GOOD = (Path(__file__).parents[1] / "data" / "good" / "lift-home-football.yaml").read_text()

HOP_IN = Line('"Hop in," says Coach. "I will take you home."')
CLUB = Scene("sports-club", ("rain",), (Figure("maya"), Figure("coach", "waving")), ("ball",))
NOT_TOLD = "Nobody told Maya about a lift."
TOLD = "Dad told Maya about the lift."

MAIN = Scenario(
    id="lift-home-football",
    rev=1,
    pair="lift-home-football",
    title="A lift home from football",
    ages=AgeBand.B,
    answer=Answer.CHECK_FIRST,
    who=Who.KNOWN_ADULT,
    lure=Lure.LIFT,
    agreed=Agreed.NOBODY_TOLD_YOU,
    skills=(Skill.SPOT_THE_ASK, Skill.CHECK_FIRST, Skill.STEP_BACK, Skill.SAY_IT, Skill.TELL),
    curriculum=("rshe-safe-adults",),
    start="rain",
    beats=(
        Telling(
            "rain",
            (Line("Football has finished. It is raining.", pauses=(Pause(37, 0.5),)), HOP_IN),
            "choose",
            "listening",
            CLUB,
        ),
        Decision(
            "choose",
            Line("Go, or Never Go?"),
            ("Coach offers a lift.", "Nobody told Maya about it."),
            right="well-spotted",
            wrong="look-again",
            no_answer="think-together",
            check=Check(
                Line("Who does Maya check with?"),
                (
                    CheckChoice("dad", "Dad, on the phone", "phone-dad", is_good=True),
                    CheckChoice("nobody", "Nobody", "nobody", is_good=False),
                ),
                "ask-a-grown-up",
            ),
        ),
        Telling("well-spotted", (Line(f"You spotted it. {NOT_TOLD}"),), "practise", "proud"),
        Telling("look-again", (Line(f"Let us look again. {NOT_TOLD}"),), "practise", "kind"),
        Telling("think-together", (Line(f"Let us think together. {NOT_TOLD}"),), "practise", "thinking"),
        Telling(
            "ask-a-grown-up", (Line("You stopped to check. Dad is the one to ask."),), "practise", "kind"
        ),
        Rehearsal(
            "practise",
            (Rehearse.STEP_BACK, Rehearse.SAY_IT, Rehearse.TELL),
            (
                Line("Stand up tall. Take one big step back.", act_seconds=3.0),
                Line("Say: I have to check first!", Manner.LOUD, act_seconds=5.0),
                Line("Point to a grown-up you can tell.", act_seconds=4.0),
            ),
        ),
    ),
    officer=OfficerNotes(
        "Coach is kind, and the lift may be too. Nobody has agreed it yet.",
        "A pupil who is often left to find a way home. Stop, listen, and tell the safeguarding lead.",
        ("Who could Maya ask?", "How long can she wait, and where?"),
    ),
    what_if=WhatIf(
        (
            Line("What if Coach was ever so kind about it?", pauses=(Pause(40, 1.5),)),
            Line("Still check first. Kind is not a plan."),
        ),
        Answer.CHECK_FIRST,
    ),
    sensitive="separated parents",
)


def telling(number: int, *lines: Line) -> Telling:
    """A beat of the main story that says something else."""
    beat = MAIN.beats[number]
    assert isinstance(beat, Telling)
    return replace(beat, lines=lines)


TWIN = replace(
    MAIN,
    id="lift-home-football-agreed",
    title="A lift home, as Dad said",
    answer=Answer.GO,
    agreed=Agreed.GROWN_UP_TOLD_YOU,
    skills=(Skill.RECALL_THE_PLAN, Skill.SAY_IT),
    beats=(
        telling(0, Line("Football has finished. Dad said Coach would drive."), HOP_IN),
        replace(MAIN.decision, check=None, recap=("Coach offers a lift.", "Dad told Maya about it.")),
        telling(2, Line(f"You remembered. {TOLD}")),
        telling(3, Line(f"Let us look again. {TOLD}")),
        telling(4, Line(f"Let us think together. {TOLD}")),
        Rehearsal(
            "practise",
            (Rehearse.THUMBS_UP, Rehearse.SAY_IT),
            (
                Line("Stand up tall. Give a big thumbs up.", act_seconds=3.0),
                Line("Say: I know the plan!", Manner.LOUD, act_seconds=4.0),
            ),
        ),
    ),
    what_if=WhatIf(
        (
            Line("What if a friend of Coach came instead?", pauses=(Pause(39, 1.5),)),
            Line("Then check first. That is another plan."),
        ),
        Answer.CHECK_FIRST,
    ),
)


def read(*changes: tuple[str, str]) -> Reading:
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return read_pair(text, FILE)


def scene_of(reading: Reading, beat: str) -> Scene | None:
    return reading.scenarios[0].beat(beat).scene


def test_a_good_pair_reads_to_the_exact_model() -> None:
    reading = read()
    assert reading.problems == ()
    assert reading.scenarios == (MAIN, TWIN)


def test_lines_know_where_they_stand_in_the_file_also_those_of_the_twin() -> None:
    lines = GOOD.split("\n")
    for scenario in read().scenarios:
        for line in scenario.lines:
            assert line.place
            assert line.text[:12] in lines[line.place.line - 1]
            written = lines[line.place.line - 1][line.place.column - 1 :]
            assert written.startswith(("(", line.text[:12]))


def test_each_of_the_twins_stands_at_its_own_id() -> None:
    main, twin = read().scenarios
    assert main.place == Place(FILE, 2)
    assert twin.place == Place(FILE, GOOD.split("\n").index("  id: lift-home-football-agreed") + 1, 3)


def test_windows_line_ends_read_alike() -> None:
    assert read_pair(GOOD.replace("\n", "\r\n"), FILE).scenarios == (MAIN, TWIN)


def test_yes_and_no_stay_words() -> None:
    reading = read(("answer: check-first", "answer: no"))
    assert reading.problems[0].message == 'answer cannot be "no". It is one of: go, never-go, check-first.'


def test_a_cast_alone_keeps_the_backdrop_and_the_props() -> None:
    reading = read(("    clever: proud", "    clever: proud\n    cast: maya"))
    assert scene_of(reading, "well-spotted") == replace(CLUB, cast=(Figure("maya"),))


def test_a_new_scene_clears_the_cast_and_the_props() -> None:
    reading = read(("    clever: proud", "    clever: proud\n    scene: home"))
    assert scene_of(reading, "well-spotted") == Scene("home")


def test_a_beat_that_changes_nothing_has_no_scene() -> None:
    assert [beat.id for beat in MAIN.beats if beat.scene] == ["rain"]
    assert [beat.id for beat in read().scenarios[0].beats if beat.scene] == ["rain"]


def test_the_what_if_changes_what_the_rehearsal_left() -> None:
    reading = read(("  clever: thinking\n  say", "  clever: thinking\n  props: car\n  say"))
    assert reading.scenarios[0].what_if.scene == replace(CLUB, props=("car",))


def test_a_text_may_stand_in_a_block_of_one_line() -> None:
    reading = read(("title: A lift home from football", "title: |\n  Rain: a lift home"))
    assert reading.scenarios[0].title == "Rain: a lift home"


def test_a_twin_may_be_the_one_that_checks_first() -> None:
    """Its check, with a beat of its own, stands as deep as anything may."""
    start, end = GOOD.index("    # where the answer"), GOOD.index("  well-spotted:")
    check = GOOD[start:end]
    beat = GOOD[GOOD.index("  ask-a-grown-up:") : GOOD.index("  practise:")]
    text = GOOD.replace(check, "").replace(beat, "").replace("answer: check-first", "answer: go", 1)
    text = text.replace("  answer: go\n  agreed: grown-up", "  answer: check-first\n  agreed: grown-up")
    deeper = "".join(f"  {line}\n" for line in (check + beat).splitlines())
    text = text.replace(
        "    choose:\n      recap", f"    choose:\n{deeper[: deeper.index('    ask-a-grown')]}      recap"
    )
    text = text.replace(
        "    well-spotted: |", deeper[deeper.index("    ask-a-grown") :] + "    well-spotted: |"
    )
    reading = read_pair(text, FILE)
    assert reading.problems == ()
    main, twin = reading.scenarios
    assert main.decision.check is None
    assert twin.decision.check == MAIN.decision.check
    assert twin.beat("ask-a-grown-up") == MAIN.beat("ask-a-grown-up")


def test_a_beat_that_only_the_main_story_comes_to_is_not_in_the_twin() -> None:
    assert "ask-a-grown-up" not in [beat.id for beat in read().scenarios[1].beats]


def test_a_new_beat_of_the_twin_that_nothing_leads_to_is_told() -> None:
    reading = read(
        (
            "    well-spotted: |\n      You remembered",
            "    extra:\n      say: |\n        Hello.\n      next: practise\n    well-spotted: |\n      You remembered",
        )
    )
    assert [(found.code, found.message) for found in reading.problems] == [
        ("L01", 'No beat leads to "extra".')
    ]


def test_a_fault_in_what_twins_share_is_told_once() -> None:
    assert [found.code for found in read(("Who does Maya", "Who scary Maya")).problems] == ["L07"]
    assert [found.code for found in read(("Go, or Never Go?", "Go, or 2?")).problems] == ["L11"]


def test_a_fault_in_a_twin_leaves_out_both() -> None:
    reading = read(("title: A lift home, as Dad said", "titel: A lift home"))
    assert reading.scenarios == ()
    assert str(reading.problems[0]) == f'{FILE}:103:3: F01 "twin" has no field "titel". Did you mean "title"?'


@pytest.mark.parametrize("kind", ["it is never your fault", "It was not your fault", "It isn't your fault"])
def test_that_it_is_not_their_fault_may_be_said(kind: str) -> None:
    assert read(("Kind is not a plan.", f"{kind}.")).problems == ()


def test_words_that_the_lexicon_knows_may_be_in_capitals() -> None:
    text = GOOD.replace("Kind is not a plan.", "No RNLI plan.")
    assert read_pair(text, FILE, Known(spoken=frozenset({"RNLI"}))).problems == ()
    assert [found.code for found in read_pair(text, FILE).problems] == ["L11"]


@pytest.mark.parametrize(("ages", "most"), [("5-7", 10), ("7-9", 12), ("9-11", 14)])
def test_a_sentence_may_have_as_many_words_as_its_band_follows(ages: str, most: int) -> None:
    band = ("ages: 7-9", f"ages: {ages}")
    words = " ".join(["it"] * most)
    assert read(band, (LAST, words)).problems == ()
    over = read(band, (LAST, f"{words} it"))
    assert [found.code for found in over.problems] == ["L02"]


def test_a_line_of_sixty_characters_fits() -> None:
    sixty = "Grandmothers understand everything, whatever Clever whistles"
    assert len(sixty) == 60
    assert read((LAST, sixty + " [pause 1]")).problems == ()
    assert [found.code for found in read((LAST, sixty + "s")).problems] == ["L02"]


def test_feedback_to_a_wrong_answer_may_be_as_much_as_one_point_six_times_as_long() -> None:
    right = "You spotted it. Nobody told Maya about a lift."
    wrong = "Let us look again. Nobody told Maya about a lift."
    assert len(right) == 46
    at_most = "Fine. " * 12 + "A"
    assert len(at_most) == 73
    rows = f"{at_most[:36].strip()}\n      {at_most[36:]}"
    assert sum(len(row.strip()) for row in rows.split("\n")) == 72
    assert read((wrong, rows)).problems == ()
    assert [found.code for found in read((wrong, rows + "\n      So wait.")).problems] == ["L14"]
