"""The app's own words in British English: what Clever says besides the stories, and what the officer reads.

Pupils' words are `Line`s: at most 60 characters, sentences of at most ten words, so that the youngest band can follow.
"""

from hardware.events import Side
from kiosk.answers import Mode
from kiosk.insight.reveal import CHANGE_WORDS, SPLIT_WORDS
from kiosk.look import Distance, Telling
from kiosk.play.group_screens import Team
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
PASS_ON = Line("Pass me to the next person. Then press any button.")
THINK = Line("Think. Do not say it yet.", Manner.THINKING)
VOTE = Line("Come one by one. Press one button each.")
VOTE_AGAIN = Line("Now press again. You may change your mind.")
HAS_EVERYONE = Line("Has everyone pressed?")
TALK = Line("Talk to your partner. Why did you choose that?")
THANK_YOU = Line("Thank you. Now let us find out.")
THINK_AGAIN = Line("Think again. You may change your mind.", Manner.THINKING)
OPEN_EYES = Line("Hands down. Open your eyes.")
HANDS_UP = {
    Side.GO: Line("Close your eyes. Hands up for GO."),
    Side.NEVER_GO: Line("Hands down. Now hands up for NEVER GO."),
}
TEAM_TURNS = {
    Team.SUN: Line("Team Sun, it is your turn."),
    Team.MOON: Line("Team Moon, it is your turn."),
}
SPLIT_LINES = {split: Line(told) for split, told in SPLIT_WORDS.items()}
CHANGE_LINES = {change: Line(told) for change, told in CHANGE_WORDS.items()}
QUESTION = Line("Go, or Never Go?")
"""What every story asks, in the words of the rule; here so that it is translated once."""
PRESS_YOUR_SWITCH = Line("Press your switch.")
THIS_LOUD = Line("This loud?")
SIDE_LINES = {Side.GO: Line("GO."), Side.NEVER_GO: Line("NEVER GO.")}
"""What is said as one-switch scanning lights a side."""
FINISH = (
    Line("We are done. You practised so well together."),
    Line("Who are the grown-ups you trust?"),
    Line("Tell one of them about today."),
    Line("You can always ring Childline. It is free."),
)
FINISH_ALONE = (Line("We are done. You practised so well."), *FINISH[1:])
CHILDLINE = "Childline 0800 1111"
RULE = "Go nowhere with anyone unless the grown-up who looks after you agreed."
"""All that the stories are about, for those who read it in their own language beside the buttons."""

# Said only where the story is told by sound alone: what everybody else sees.
WHERE_IT_IS = {
    Side.GO: Line("GO is on the left. It is round."),
    Side.NEVER_GO: Line("NEVER GO is on the right. It has corners."),
}
YOU_PRESSED = {Side.GO: Line("You pressed GO."), Side.NEVER_GO: Line("You pressed NEVER GO.")}
SAFE_ANSWER = {Side.GO: Line("That is a Go."), Side.NEVER_GO: Line("That is a Never Go.")}
HOW_EVERYONE = Line("Hold GO for yes. NEVER GO for not yet.")
HOW_TO_CHOOSE = Line("NEVER GO moves on. GO takes it.")
WE_PRACTISED = Line("Today we practised:")
CHILDLINE_ALOUD = (Line("Here is the number."), Line("Zero, eight, zero, zero."), Line("One, one, one, one."))
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

SIDE_NAMES = {Side.GO: "GO", Side.NEVER_GO: "NEVER GO"}
AGE_NAMES = {AgeBand.A: "5 to 7", AgeBand.B: "7 to 9", AgeBand.C: "9 to 11"}
MODE_NAMES = {
    Mode.CLASS: "The class together",
    Mode.VOTE: "A vote, one by one",
    Mode.HANDS: "A vote by hands",
    Mode.TEAMS: "Two teams",
    Mode.PASS: "Pass it on",
    Mode.SOLO: "One or two children",
    Mode.CHECK: "Quick check: three stories",
}
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
DISTANCE_NAMES = {
    Distance.TABLE: "A table",
    Distance.CLASS: "The whole class",
    Distance.PROJECTOR: "A projector",
}
TELLING_NAMES = {
    Telling.CAPTIONS: "Pictures and words",
    Telling.SYMBOLS: "Signs only",
    Telling.AUDIO: "Sound only",
}
CAPTION_NAMES = {100: "Usual", 125: "Large", 150: "Largest"}
MINUTES_A_STORY = 2
MOST_STEPS = 5
MOST_STORIES = 6

NO_STORY_FOR_THESE_AGES = "There is no story for these ages yet. Please choose other ages."
NO_STORIES = (
    "There are no stories to tell. Please ask whoever looks after this kiosk to look at its story pack."
)
AGES = "Ages"
LENGTH = "Length"
WHO_ANSWERS = "Who answers"
QUIET_MODE = "Quiet mode"
VOLUME = "Volume"
SEEING_AND_HEARING = "Seeing and hearing"
MORE = "More …"
SEEN_FROM = "Seen from"
CAPTIONS = "Captions"
CONTRAST = "Contrast"
USUAL = "Usual"
HIGH = "High"
TOLD_WITH = "Told with"
ANSWERED_WITH = "Answered with"
FIRST_PAGE = "Ages, length, volume"
BACK = "Back …"
SWITCH_NOT_HEARD = "No switch was heard. The screen can be touched instead."
SOUND = "Sound"
BUTTONS = "Buttons"
ON = "On"
OFF = "Off"
CARRY_ON = "Carry on"
SAY_AGAIN = "Say it again"
NEXT_STORY = "Next story"
END_NOW = "End now"
ALL_KEPT = "All answers are kept."
LANGUAGE = "Language"
ENGLISH_ONLY = "English only"
NO_PANEL = "No buttons were found: touch the screen, or use the keys F and J."


def lines() -> tuple[Line, ...]:
    """Every line of the app itself that can be spoken, for rendering ahead of time."""
    return (
        HELLO,
        THIS_LOUD,
        PRESS_GO,
        NOW_PRESS_NEVER_GO,
        PRESS_YOUR_SWITCH,
        WHAT_I_KEEP,
        STILL_THERE,
        ONE_AT_A_TIME,
        TAKE_YOUR_TIME,
        TAKE_YOUR_TIME_TO_CHECK,
        GO_ON,
        PASS_ON,
        THINK,
        VOTE,
        VOTE_AGAIN,
        HAS_EVERYONE,
        HOW_EVERYONE,
        TALK,
        THANK_YOU,
        THINK_AGAIN,
        OPEN_EYES,
        *HANDS_UP.values(),
        *TEAM_TURNS.values(),
        *SPLIT_LINES.values(),
        *CHANGE_LINES.values(),
        FINISH_ALONE[0],
        *FINISH,
        *SIDE_LINES.values(),
        *WHERE_IT_IS.values(),
        *YOU_PRESSED.values(),
        *SAFE_ANSWER.values(),
        HOW_TO_CHOOSE,
        *(step_number(index) for index in range(MOST_STEPS)),
        *(step_name(step) for step in Rehearse),
        *(stories_left(count) for count in range(1, MOST_STORIES)),
        WE_PRACTISED,
        *CHILDLINE_ALOUD,
    )


def choice_lines(choices: tuple[str, ...]) -> tuple[Line, ...]:
    """What is said of the pictured choices of one check: each by itself, and of two where it is."""
    alone = tuple(Line(choice) for choice in choices)
    return (
        *alone,
        *(where_choice_is(index, text) for index, text in enumerate(choices) if len(choices) == 2),
    )


def where_choice_is(index: int, text: str) -> Line:
    """How one of two choices is read out: the left one is GO's."""
    return Line(f"{('Left', 'Right')[index]}: {text}.")


def step_number(index: int) -> Line:
    """How the step `index` (0…) of a rehearsal is announced where it is not seen."""
    return Line(f"Step {_number(index + 1)}.")


def step_name(step: Rehearse) -> Line:
    return Line(f"{REHEARSAL_NAMES[step]}.")


def stories_left(count: int) -> Line:
    """How many stories are still to come."""
    is_or_are = "story is" if count == 1 else "stories are"
    return Line(f"{_number(count).capitalize()} {is_or_are} left.")


def _number(count: int) -> str:
    return NUMBERS[count - 1] if 1 <= count <= len(NUMBERS) else str(count)


def ask_for(side: Side) -> Line:
    """How READY asks for a button."""
    return PRESS_GO if side is Side.GO else NOW_PRESS_NEVER_GO


def seems_stuck(side: Side) -> str:
    return f"{SIDE_NAMES[side]} button seems stuck."


def switch_seems_stuck(side: Side) -> str:
    return f"The switch in the {SIDE_NAMES[side]} socket seems stuck. The button goes on."


def switch_not_working(side: Side) -> str:
    return f"The switch in the {SIDE_NAMES[side]} socket is not working: push its plug home, or take it out."


def lamp_not_working(side: Side) -> str:
    return f"{SIDE_NAMES[side]} lamp not working. The screen shows what it would."


def not_working(side: Side) -> str:
    return f"{SIDE_NAMES[side]} button not working. That side can be touched instead."


def not_kept_yet(count: int) -> str:
    """What is said of answers that are not on the card yet; says so when there are none left."""
    return f"Not kept yet: {count}" if count else ALL_KEPT


def stories(count: int) -> str:
    return f"{count} stories, about {count * MINUTES_A_STORY} minutes"


def volume(step: int) -> str:
    return f"{step} of 10" if step else OFF


def not_reviewed(language: str) -> str:
    return f"{language} (not reviewed)"


def stories_in(language: str, count: int, of: int) -> str:
    """What the officer is told where a round may have stories in English."""
    return f"{count} of {of} stories are in {language}. The others are in English."


def english_and(language: str) -> str:
    return f"English + {language}"


def english_voice(language: str) -> str:
    """How a language is named that no voice speaks."""
    return f"{language}, English voice"


def captions(percent: int) -> str:
    return CAPTION_NAMES.get(percent, f"{percent} %")


def buttons(scan_ms: int) -> str:
    """How answers are pressed: two buttons, or one switch and how long each answer stays lit."""
    return f"One switch, {scan_ms / 1000:g} s" if scan_ms > 0 else "Two buttons"
