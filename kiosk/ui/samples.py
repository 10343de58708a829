"""One screen of every kind, and the kinds' other faces, as plain values: for pictures and for tests."""

from typing import Final

from hardware.events import Side
from kiosk.play import screens
from kiosk.play.screens import Caption, Screen
from kiosk.scenario.model import CheckChoice, Figure, Line, Rehearse, Scene

GATE: Final = Scene("school-gate", ("late-afternoon",), (Figure("maya"), Figure("grandad", "waving")), ())
FOOTBALL: Final = Scene(
    "sports-club", ("rain",), (Figure("maya", "unsure"), Figure("coach", "waving")), ("ball",)
)
RECAP: Final = ("Grandad waits by the gate.", "This morning Mum said:", "Grandad will come.")
STEPS: Final = (Rehearse.STEP_BACK, Rehearse.SAY_IT, Rehearse.TELL)
TOKEN: Final = 1
QUESTION: Final = "Go, or Never Go?"
FIELDS: Final = (
    screens.Field("ages", "Ages", "5–7"),
    screens.Field("stories", "Stories", "6"),
    screens.Field("mode", "Who answers", "Whole class"),
    screens.Field("quiet", "Quiet mode", "Off"),
    screens.Field("volume", "Volume", "7 of 10"),
)
CHOICES: Final = (
    CheckChoice("dad", "Dad, on the phone", "phone-dad", is_good=True),
    CheckChoice("nobody", "Nobody", "nobody", is_good=False),
    CheckChoice("office", "The school office", "school-office", is_good=True),
)


def caption(text: str, token: int = TOKEN) -> Caption:
    return Caption(Line(text), token)


SAMPLES: Final[dict[str, Screen]] = {
    "attract": screens.Attract(),
    "attract-hello": screens.Attract(caption("Hello! I am Clever.")),
    "attract-notices": screens.Attract(notices=("1 story could not be read: b02-cousin.yaml.",)),
    "attract-dimmed": screens.Attract(is_dimmed=True),
    "set-up": screens.SetUpScreen(FIELDS, 0),
    "set-up-starting": screens.SetUpScreen(
        FIELDS, 3, is_starting=True, notices=("The GO button was not heard: touch works instead.",)
    ),
    "ready": screens.Ready(caption("Press GO."), Side.GO),
    "ready-heard": screens.Ready(caption("Now press NEVER GO."), Side.NEVER_GO, heard=(Side.GO,)),
    "ready-by-touch": screens.Ready(
        caption("Touch NEVER GO on the screen."),
        Side.NEVER_GO,
        heard=(Side.GO,),
        by_touch=(Side.NEVER_GO,),
    ),
    "story": screens.Story(caption("It is home time. Maya comes out of school."), GATE, "listening", 1, 6),
    "story-long": screens.Story(
        caption("Coach says: I can drive you home, so you need not wait."), FOOTBALL, "worried", 2, 6
    ),
    "story-quiet": screens.Story(caption("Grandad is waving."), GATE, "happy", 1, 6, is_quiet=True),
    "decide": screens.Decide(QUESTION, RECAP, caption(QUESTION), GATE, "curious", is_open=True),
    "decide-go": screens.Decide(
        QUESTION, RECAP, caption(QUESTION), GATE, "curious", is_open=True, pressed=Side.GO
    ),
    "decide-never-go": screens.Decide(
        QUESTION, RECAP, caption(QUESTION), GATE, "curious", is_open=True, pressed=Side.NEVER_GO
    ),
    "decide-one-at-a-time": screens.Decide(
        QUESTION, RECAP, caption("One at a time, please."), GATE, "curious", is_open=True
    ),
    "check-with-two": screens.CheckWith(
        "Who do I check with?",
        caption("Who do I check with?"),
        CHOICES[:2],
        None,
        None,
        is_open=True,
        scene=FOOTBALL,
    ),
    "check-with-three": screens.CheckWith(
        "Who do I check with?",
        caption("Who do I check with?"),
        CHOICES,
        1,
        None,
        is_open=True,
        scene=FOOTBALL,
    ),
    "feedback-right": screens.Feedback(
        screens.Verdict.RIGHT, Side.GO, caption("Mum told you this morning. That is the plan."), GATE, "proud"
    ),
    "feedback-look-again": screens.Feedback(
        screens.Verdict.LOOK_AGAIN,
        Side.NEVER_GO,
        caption("Let us look again. Nobody told you about a lift."),
        FOOTBALL,
        "kind",
    ),
    "practise": screens.Practise(STEPS, 0, caption("Take one big step back.")),
    "practise-acting": screens.Practise(STEPS, 1, caption("Say: I have to check first!"), is_acting=True),
    "twist": screens.Twist(
        caption("What if Coach was ever so kind about it?"), FOOTBALL, "thinking", may_go_on=True
    ),
    "twist-telling": screens.Twist(
        caption("What if it was sunny, and not raining?"), FOOTBALL, "thinking", may_go_on=False
    ),
    "next": screens.Next(caption("Well done. Ready for the next story?"), 2, 6),
    "finish": screens.Finish(
        (*STEPS, Rehearse.ASK_FIRST), caption("Who can you tell today? Point to them, or think of them.")
    ),
    "paused": screens.Paused(),
    "officer-card": screens.OfficerCard(
        (
            screens.Field("go-on", "Round", "Go on"),
            screens.Field("repeat", "Story", "Tell it again"),
            screens.Field("skip", "Story", "Skip it"),
            screens.Field("mute", "Voice", "On"),
            screens.Field("buttons", "Buttons", "On"),
            screens.Field("end", "Round", "End now"),
        ),
        0,
        ("The NEVER GO button seems stuck.", "Not kept yet: 1 answer."),
        "A lift home from football. What would make this a Go?",
    ),
    "trouble": screens.Trouble("Clever needs a grown-up. Please tell your teacher."),
}
