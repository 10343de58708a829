"""Small scenarios to play in tests."""

from kiosk.scenario.model import (
    AgeBand,
    Agreed,
    Answer,
    Check,
    CheckChoice,
    Decision,
    Line,
    Lure,
    OfficerNotes,
    Rehearsal,
    Rehearse,
    Scenario,
    Scene,
    Skill,
    Telling,
    WhatIf,
    Who,
)

GATE = Scene("school-gate")
RAIN = Scene("street", ("rain",))
PICTURES = (
    CheckChoice("dad", "Dad, on the phone", "phone-dad", is_good=True),
    CheckChoice("nobody", "Nobody", "nobody", is_good=False),
    CheckChoice("teacher", "My teacher", "teacher", is_good=True),
)


def story(
    name: str,
    answer: Answer = Answer.GO,
    *,
    pair: str | None = None,
    ages: AgeBand = AgeBand.A,
    pictures: int = 2,
    what_if: Answer = Answer.NEVER_GO,
) -> Scenario:
    """A scenario with every kind of beat: two story beats, two feedback beats after `right`, acts with and without."""
    check = None
    if answer is Answer.CHECK_FIRST:
        check = Check(Line("Who do I check with?"), PICTURES[:pictures], "other")
    beats = (
        Telling("start", (Line("One."), Line("Two.")), "rain", "listening", GATE),
        Telling("rain", (Line("Three."),), "choose"),
        Decision(
            "choose", Line("Go, or Never Go?"), ("A lift.",), "right", "wrong", "together", check, scene=RAIN
        ),
        Telling("right", (Line("You spotted it."),), "more", "proud"),
        Telling("more", (Line("And more."), Line("And yet more.")), "practise", "happy"),
        Telling("wrong", (Line("Let us look again."),), "practise", "kind"),
        Telling("together", (Line("Let us think together."),), "practise", "thinking"),
        Telling("other", (Line("You stopped to check."),), "practise", "kind"),
        Rehearsal(
            "practise",
            (Rehearse.STEP_BACK, Rehearse.SAY_IT),
            (Line("Stand up."), Line("Step back.", act_seconds=3), Line("Say it!", act_seconds=5)),
        ),
    )
    return Scenario(
        id=name,
        rev=1,
        pair=pair or name,
        title=f"The story of {name}",
        ages=ages,
        answer=answer,
        who=Who.FAMILY,
        lure=Lure.NONE,
        agreed=Agreed.STANDING_PLAN,
        skills=(Skill.RECALL_THE_PLAN,),
        curriculum=(),
        start="start",
        beats=beats,
        officer=OfficerNotes("", "", ("Who told you?", "And then?")),
        what_if=WhatIf((Line("What if it rained?"), Line("Still the same.")), what_if),
    )


GO_STORY = story("plan", Answer.GO, pair="grandad")
CHECK_STORY = story("no-plan", Answer.CHECK_FIRST, pair="grandad")
NEVER_STORY = story("lift", Answer.NEVER_GO)
CHECK_THREE = story("three", Answer.CHECK_FIRST, pictures=3)
