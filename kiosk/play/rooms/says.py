"""What the officer reads in the rooms. Nothing here is spoken, and nothing is for pupils."""

from collections.abc import Mapping
from typing import Final

from hardware.events import Side
from kiosk.handouts import Stick
from kiosk.play.rooms.screens import Part
from kiosk.words import SIDE_NAMES

BACK: Final = "Back"
MORE: Final = "More …"
LOOK_AGAIN: Final = "Look again"
TRY_AGAIN: Final = "Try again"
ONE_MOMENT: Final = "One moment …"
UNKNOWN: Final = "not known"

# In class

NOTES: Final = "Officer's view"
GUIDANCE: Final = "A child tells you"
HIDDEN: Final = "This screen is on a projector: notes stay hidden here. Use the officer's paper."
CALM: Final = "Calm screen"
NO_STORY_LEFT: Final = "This is the last story."
ANSWERS: Final = {
    "go": "Go",
    "never-go": "Never Go",
    "check-first": "Never Go, then check first",
}
BEATS: Final = {
    "question": "the question",
    "check": "whom to check with",
    "verdict": "why it is safe or not",
    "practise": "standing up and practising",
    "twist": "“What if …?”",
}
GUIDANCE_TITLE: Final = "When a child tells you something"
GUIDANCE_STEPS: Final = (
    ("Stop.", "Let the teacher go on with the class."),
    ("Listen.", "It is never their fault."),
    ("Do not promise secrecy.", "“I will tell somebody who can help.”"),
    ("Write it down later.", "Their own words, on paper."),
    ("Tell the safeguarding lead.", "Today, at the school. In danger: 999."),
)
POLICE: Final = (("In danger now", "999"), ("Police", "101"))
HELP: Final = (("Childline", "0800 1111"), ("CEOP", "ceop.police.uk"))

# What is left behind

HAND_OUT_DOOR: Final = "Leave behind"
GUIDANCE_DOOR: Final = "What to do"
CARE_DOOR: Final = "Kiosk care"
TEST_DOOR: Final = "Try it out"
HAND_OUT: Final = "Leave something behind"
NOTHING_YET: Final = "There is nothing to leave behind yet."
PAGE_HIDDEN: Final = "This screen is on a projector: the page for the teacher stays hidden here."
WRITE: Final = "Write to the stick"
STICK: Final[Mapping[Stick, str]] = {
    Stick.NONE: "For a printed page: put in a USB stick.",
    Stick.FOUND: "A stick is in. It can be written now.",
    Stick.WRITING: "Writing. Do not pull the stick out.",
    Stick.WRITTEN: "Written and checked. One moment: do not pull it out yet.",
    Stick.EJECTED: "All is on the stick. You may pull it out.",
    Stick.FULL: "The stick is full. Use another one, or make room on it.",
    Stick.READ_ONLY: "The stick cannot be written. Move its little switch, or use another one.",
    Stick.PULLED_OUT: "The stick was pulled out too soon. Put it in again.",
    Stick.SEVERAL: "There are several sticks. Leave only one in.",
    Stick.FAILED: "The stick could not be written. Try again, or use another one.",
}

# Care

CARE: Final = "How the kiosk is"
NOTHING_TO_DO: Final = "All is well. There is nothing to do."
NOTHING_KNOWN_TO_DO: Final = "There is nothing to do, as far as is known."
BATTERY: Final = "Battery"
POWER: Final = "Power"
TEMPERATURE: Final = "Inside"
ROOM: Final = "Room on the card"
CLOCK: Final = "Clock"
SENT: Final = "Sent to the hub"
WAITING: Final = "Still to be sent"
KEPT: Final = "Answers"
BUTTONS: Final = "Buttons and lamps"
VERSION: Final = "Version"
GOOD: Final = "good"
ALL_KEPT: Final = "all kept"
WORKING: Final = "working"
BATTERY_LOW: Final = "The battery is low: plug the kiosk in."
POWER_LOW: Final = "The power is too weak: use the power supply that came with the kiosk."
TOO_HOT: Final = "It is too hot inside: switch off, and let air to the back of the kiosk."
CARD_READ_ONLY: Final = "The card takes no answers any more: switch off, and ask for a new card."
CARD_FULL: Final = "The card is nearly full: ask a technician before the next visit."
CLOCK_WRONG: Final = "The clock may be wrong: connect the kiosk to its network for some minutes."

# The self-test

TEST: Final = "Try everything out"
ALL_WORKS: Final = "Everything works."
SOME_FAILED: Final = "Not everything works."
NOT_ALL_TRIED: Final = "All that was tried works."
STOP: Final = "Stop"
YES: Final = "Yes"
NO: Final = "No"
AGAIN: Final = "Again"
DEAD: Final = "It does nothing"
NO_TOUCH: Final = "No touch screen"
A_MARK_FAILED: Final = "A mark does nothing"
ONCE_MORE: Final = "Once more"
HEAR: Final = "Did you hear Clever say hello?"
VOLUME_IS_OFF: Final = "The volume is off. Set it to 5 or more, and try again."
TOUCH_MARKS: Final = "Touch each of the four marks."
HOLD_LONGER: Final = "Hold it a little longer: until the second tick."
PARTS: Final = {
    Part.GO_BUTTON: "GO button",
    Part.NEVER_GO_BUTTON: "NEVER GO button",
    Part.GO_LAMP: "GO lamp",
    Part.NEVER_GO_LAMP: "NEVER GO lamp",
    Part.SPEAKER: "Loudspeaker",
    Part.TOUCH: "Touch screen",
}
ADVICE: Final = {
    Part.GO_BUTTON: "Touch GO instead, and have its wire looked at.",
    Part.NEVER_GO_BUTTON: "Touch NEVER GO instead, and have its wire looked at.",
    Part.GO_LAMP: "The screen shows what it would. Have the lamp looked at.",
    Part.NEVER_GO_LAMP: "The screen shows what it would. Have the lamp looked at.",
    Part.SPEAKER: "Look at the volume, and at its plug.",
    Part.TOUCH: "Wipe it dry and try again. The buttons do all that touch does.",
}
SPEAKER_UNHEARD: Final = "The loudspeaker was not heard when it was tried."
TOUCH_FAILED: Final = "Part of the touch screen does nothing: use the two buttons."

# The end

SWITCH_OFF: Final = "Switch off"
SWITCH_OFF_NOW: Final = "Switch the kiosk off?"
IT_WILL_TELL: Final = "It will say when you may pull the plug."
SWITCH_OFF_ANYWAY: Final = "Switch off anyway"
PULL: Final = "You may pull the plug now."
EVERYTHING_IS_KEPT: Final = "Everything is kept. You may pull the plug now."
SWITCHING_OFF: Final = "Switching off"
WHEN_DARK: Final = "Everything is kept. When the screen is dark, you may pull the plug."
REFUSED: Final = "It cannot switch off now"


def not_yet(count: int) -> str:
    """What is said of switching off while answers are not on the card yet."""
    answers = "1 answer is" if count == 1 else f"{count} answers are"
    return f"{answers} not kept yet. Wait until this line is gone: pulling the plug now would lose them."


def keep_on(count: int) -> str:
    answers = "1 answer is" if count == 1 else f"{count} answers are"
    return f"{answers} not kept yet: leave the kiosk on."


def days(count: int) -> str:
    """How long ago, in days."""
    return "today" if count == 0 else "yesterday" if count == 1 else f"{count} days ago"


def waiting(count: int, oldest_days: int | None) -> str:
    if not count:
        return "nothing"
    return str(count) if oldest_days is None else f"{count} ({_age(oldest_days)})"


def _age(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def waited_long(oldest_days: int) -> str:
    return f"Answers have waited for {oldest_days} days: connect the kiosk to its network."


def room(free_mb: int) -> str:
    """Free space as a person says it."""
    return f"{free_mb / 1000:.1f} GB free" if free_mb >= 1000 else f"{free_mb} MB free"


def press_hold_let_go(side: Side) -> str:
    return f"Press {SIDE_NAMES[side]}, hold it, let it go."


def or_other(side: Side) -> str:
    """How a button that does nothing is told by buttons alone."""
    other = Side.NEVER_GO if side is Side.GO else Side.GO
    return f"Does it do nothing? Then press {SIDE_NAMES[other]}."


def see_lamp(side: Side) -> str:
    return f"Do you see the {SIDE_NAMES[side]} lamp?"


def coming(what: str, after: str) -> str:
    """What comes next: the beat, and the story after this one."""
    return f"Next: {what}. {after}" if what else after


def then_story(title: str) -> str:
    return f"Then: {title}."


def page(number: int, of: int) -> str:
    return f"{MORE} {number}/{of}"
