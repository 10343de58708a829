"""The app's own words in British English: what Clever says besides the stories, and what the officer reads.

Pupils' words are `Line`s: at most 60 characters, sentences of at most ten words, so that the youngest band can follow.
"""

from hardware.events import Side
from kiosk.answers import Mode, SetUp
from kiosk.scenario.model import AgeBand, Line, Manner, Rehearse

HELLO = Line("Hello! I am Clever. Ask your grown-up to start.")
PRESS_GO = Line("Press GO.")
NOW_PRESS_NEVER_GO = Line("Now press NEVER GO.")
WHAT_I_KEEP = Line("I don't know who you are. I count button presses.")
STILL_THERE = Line("Still there?", Manner.THINKING)
ONE_AT_A_TIME = Line("One at a time.")
TAKE_YOUR_TIME = Line("Take your time. Go, or Never Go?", Manner.THINKING)
TAKE_YOUR_TIME_TO_CHECK = Line("Take your time. Who can you check with?", Manner.THINKING)
GO_ON = Line("Press any button to go on.")
FINISH = (
    Line("We are done. You practised so well together."),
    Line("Who are the grown-ups you trust?"),
    Line("Tell one of them about today."),
    Line("You can always ring Childline. It is free."),
)
FINISH_ALONE = (Line("We are done. You practised so well."), *FINISH[1:])
CHILDLINE = "Childline 0800 1111"

SIDE_NAMES = {Side.GO: "GO", Side.NEVER_GO: "NEVER GO"}
AGE_NAMES = {AgeBand.A: "5 to 7", AgeBand.B: "7 to 9", AgeBand.C: "9 to 11"}
MODE_NAMES = {Mode.CLASS: "The class together", Mode.SOLO: "One or two children"}
REHEARSAL_NAMES = {
    Rehearse.STEP_BACK: "Step back",
    Rehearse.SAY_IT: "Say it",
    Rehearse.TELL: "Tell",
    Rehearse.GO_BACK_INSIDE: "Go back inside",
    Rehearse.STAY_PUT: "Stay put",
    Rehearse.ASK_FIRST: "Ask first",
    Rehearse.THUMBS_UP: "Thumbs up",
    Rehearse.WALK_TOGETHER: "Walk together",
    Rehearse.PUT_IT_DOWN: "Put it down",
}
MINUTES_A_STORY = 2

NO_STORY_FOR_THESE_AGES = "There is no story for these ages yet. Please choose other ages."
NO_STORIES = (
    "There are no stories to tell. Please ask whoever looks after this kiosk to look at its story pack."
)
SOUND = "Sound"
BUTTONS = "Buttons"
ON = "On"
OFF = "Off"
CARRY_ON = "Carry on"
SAY_AGAIN = "Say it again"
NEXT_STORY = "Next story"
END_NOW = "End now"
ALL_KEPT = "All answers are kept."
NO_PANEL = "No buttons were found: touch the screen, or use the keys F and J."


def lines() -> tuple[Line, ...]:
    """Every line of the app itself that can be spoken, for rendering ahead of time."""
    return (
        HELLO,
        PRESS_GO,
        NOW_PRESS_NEVER_GO,
        WHAT_I_KEEP,
        STILL_THERE,
        ONE_AT_A_TIME,
        TAKE_YOUR_TIME,
        TAKE_YOUR_TIME_TO_CHECK,
        GO_ON,
        FINISH_ALONE[0],
        *FINISH,
    )


def ask_for(side: Side) -> Line:
    """How READY asks for a button."""
    return PRESS_GO if side is Side.GO else NOW_PRESS_NEVER_GO


def seems_stuck(side: Side) -> str:
    return f"{SIDE_NAMES[side]} button seems stuck."


def not_working(side: Side) -> str:
    return f"{SIDE_NAMES[side]} button not working. That side can be touched instead."


def not_kept_yet(count: int) -> str:
    """What is said of answers that are not on the card yet; says so when there are none left."""
    return f"Not kept yet: {count}" if count else ALL_KEPT


def stories(count: int) -> str:
    return f"{count} stories, about {count * MINUTES_A_STORY} minutes"


def volume(step: int) -> str:
    return f"{step} of 10" if step else OFF


def set_up_fields(set_up: SetUp) -> tuple[tuple[str, str, str], ...]:
    """Name, label and value of each field of the set-up screen, in order."""
    return (
        ("ages", "Ages", AGE_NAMES[set_up.ages]),
        ("stories", "Length", stories(set_up.stories)),
        ("mode", "Who answers", MODE_NAMES[set_up.mode]),
        ("quiet", "Quiet mode", ON if set_up.is_quiet else OFF),
        ("volume", "Volume", volume(set_up.volume)),
    )
