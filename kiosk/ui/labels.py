"""The few words that are the screen's own; all others come with the screen that is shown."""

from typing import Final

from hardware.events import Side
from kiosk.scenario.model import Rehearse

STEPS: Final = {
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
SIDES: Final = {Side.GO: "GO", Side.NEVER_GO: "NEVER GO"}
VERDICTS: Final = {Side.GO: "That is a Go.", Side.NEVER_GO: "That is a Never Go."}

HELLO: Final = "Hello!"
NAME: Final = "I am {name}."
ASK_TO_START: Final = "Ask your grown-up to start"
OFF_LINE: Final = "Off-line"
CONNECTED: Final = "Connected"
WAKE: Final = "Press a button to wake me"
FOR_OFFICER: Final = "For the officer: "
SET_UP: Final = "Set up a round"
START: Final = "START"
HOLD_GO: Final = "hold GO"
NEXT_FIELD: Final = "next"
DO_THIS: Final = "do it"
CHANGE_FIELD: Final = "change"
TAKE: Final = "choose"
ON: Final = "next; hold to run on"
COUNT_UP: Final = "count up; hold to enter"
NEXT_DIGIT: Final = "next digit"
NEXT_CHOICE: Final = "next card"
TAKE_CHOICE: Final = "this one"
GO_ON: Final = "Any button goes on"
EVERYONE: Final = "Everyone has pressed"
YES_EVERYONE: Final = "Yes: hold GO"
NOT_YET: Final = "Not yet"
WHAT_IF: Final = "What if …?"
TOUCH_HERE: Final = "Touch here"
READY: Final = "Let us try the buttons"
YOUR_TURN: Final = "Your turn!"
WE_PRACTISED: Final = "Today we practised"
WHO_TELL: Final = "Who can you tell today?"
CHILDLINE: Final = "Childline  0800 1111"
CHILDLINE_NUMBER: Final = "0800 1111"
CHILDLINE_WHAT: Final = "free, day and night"
OFFICER: Final = "Officer"
ASK_THEM: Final = "Ask the class"
WATCH_FOR: Final = "Watch for"
CARE: Final = "How the kiosk is"
TEST: Final = "Try everything out"
PRESSED: Final = "pressed"
HELD: Final = "held"
LET_GO: Final = "let go"
NOW: Final = "Now"
NEXT: Final = "Next"
TROUBLE: Final = "Tell a grown-up: Clever needs a rest."

PUPILS: Final = {
    "hello": HELLO,
    "name": NAME,
    "ask-to-start": ASK_TO_START,
    "wake": WAKE,
    "go-on": GO_ON,
    "next-choice": NEXT_CHOICE,
    "take-choice": TAKE_CHOICE,
    "everyone": EVERYONE,
    "yes-everyone": YES_EVERYONE,
    "not-yet": NOT_YET,
    "what-if": WHAT_IF,
    "touch-here": TOUCH_HERE,
    "ready": READY,
    "your-turn": YOUR_TURN,
    "we-practised": WE_PRACTISED,
    "who-tell": WHO_TELL,
    "childline-what": CHILDLINE_WHAT,
    "now": NOW,
    "next": NEXT,
    "trouble": TROUBLE,
    **{f"verdicts/{side}": told for side, told in VERDICTS.items()},
}
"""Those that pupils see, by the names that translators know them by. Steps and sides come with the app's other words."""
