"""One screen of every kind, and the kinds' other faces, as plain values: for pictures and for tests."""

import dataclasses
from typing import Final

from hardware.events import Side
from kiosk import words
from kiosk.insight.reveal import Change, Split
from kiosk.play import screens
from kiosk.play.group_screens import Battery, Team
from kiosk.play.rooms.says import HIDDEN
from kiosk.play.screens import Caption, Screen
from kiosk.scenario.model import CheckChoice, Figure, Line, Rehearse, Scene
from kiosk.ui.room_samples import ROOMS

GATE: Final = Scene("school-gate", ("late-afternoon",), (Figure("maya"), Figure("grandad", "waving")), ())
FOOTBALL: Final = Scene(
    "sports-club", ("rain",), (Figure("maya", "unsure"), Figure("coach", "waving")), ("ball",)
)
RECAP: Final = ("Grandad waits by the gate.", "This morning Mum said:", "Grandad will come.")
STEPS: Final = (Rehearse.STEP_BACK, Rehearse.SAY_IT, Rehearse.TELL)
TOKEN: Final = 1
QUESTION: Final = "Go, or Never Go?"
FIELDS: Final = (
    screens.Field("class", "Class", "Elm Park Primary School, Year 3, about 20–29"),
    screens.Field("ages", "Ages", "7 to 9"),
    screens.Field("mode", "Who answers", "The class together"),
    screens.Field("stories", "Length", "6 stories, 13 minutes"),
    screens.Field("preview", "Stories", "See and swap"),
    screens.Field("quiet", "Quiet mode", "Off"),
    screens.Field("volume", "Volume", "7 of 10"),
    screens.Field("more", "Seeing and hearing", "More …"),
)
MORE_FIELDS: Final = (
    screens.Field("distance", "Seen from", "A table"),
    screens.Field("captions", "Captions", "Largest"),
    screens.Field("contrast", "Contrast", "High"),
    screens.Field("telling", "Told with", "Signs only"),
    screens.Field("buttons", "Answered with", "One switch, 3 s"),
    screens.Field("more-stories", "Stories, visits, care", "More …"),
)
DOOR_FIELDS: Final = (
    screens.Field("language", "Language", "English + Polski"),
    screens.Field("sensitive", "Sensitive stories", "Left out"),
    screens.Field("plan-a-visit", "Plan a visit", "For another day"),
    screens.Field("back", "Ages, length, volume", "Back …"),
)
VISITS: Final = (
    screens.Option("Elm Park Primary School", "Year 3, 20–29, planned"),
    screens.Option("St Anne's Church of England P…", "Year 5, 20–29, check due"),
    screens.Option("Oak Hill", "Reception, 10–19", is_chosen=True),
    screens.Option("Year 6, about 20–29"),
)
PREVIEWED: Final = tuple(
    screens.Option(title, side=side)
    for title, side in (
        ("Grandad at the gate", Side.GO),
        ("A lift home from football", Side.NEVER_GO),
        ("The lollipop lady", Side.GO),
        ("A new carer on Thursday *", Side.GO),
        ("Star Bunny's secret room", Side.NEVER_GO),
        ("The shortcut through the woods", Side.NEVER_GO),
        ("Thanks to the librarian", Side.GO),
        ("A van full of comics", Side.NEVER_GO),
        ("The class link", Side.GO),
        ("Cousin Dan's mate", Side.NEVER_GO),
        ("A paramedic on the field", Side.GO),
        ("Help find my dog", Side.NEVER_GO),
    )
)
WAYS: Final = tuple(
    screens.Option(name, note, is_chosen=name == "The class together")
    for name, note in (
        ("The class together", ""),
        ("A vote, one by one", ""),
        ("A vote by hands", ""),
        ("Two teams", ""),
        ("Pass it on", ""),
        ("One or two children", ""),
        ("Quick check: three stories", "due now"),
    )
)
WAY_BACK: Final = screens.Option("Back")
OTHER_STORIES: Final = screens.Option("Choose others")
CHOICES: Final = (
    CheckChoice("dad", "Dad, on the phone", "phone-dad", is_good=True),
    CheckChoice("nobody", "Nobody", "nobody", is_good=False),
    CheckChoice("office", "The school office", "school-office", is_good=True),
)


PLAIN_TILES: Final = (
    ("carry-on", "Carry on", ""),
    ("say-again", "Say it again", ""),
    ("leave", "Leave something behind", ""),
    ("mute", "Sound", "On"),
    ("buttons", "Buttons", "On"),
    ("end-now", "End now", ""),
)


def caption(text: str, token: int = TOKEN) -> Caption:
    return Caption(Line(text), token)


DECIDE: Final = screens.Decide(QUESTION, RECAP, caption(QUESTION), GATE, "curious", is_open=True)
VOTE: Final = screens.Vote(
    QUESTION, RECAP, Caption(words.VOTE, TOKEN), GATE, "curious", is_open=True, may_end=True
)
CHECK: Final = screens.CheckWith(
    "Who do I check with?",
    caption("Who do I check with?"),
    CHOICES,
    None,
    None,
    is_open=True,
    scene=FOOTBALL,
)
MIDDLING: Final = "But Mum did not agree it. So it is Never Go."
"""As long as half of the core pack's captions."""
LONGEST: Final = "You remembered. Miss Lane told the class, and she comes too."
"""As long as a caption may be."""

SAMPLES: Final[dict[str, Screen]] = {
    "attract": screens.Attract(is_connected=False),
    "attract-hello": screens.Attract(caption("Hello! I am Clever.")),
    "attract-notices": screens.Attract(notices=("1 story could not be read: b02-cousin.yaml.",)),
    "attract-connected": screens.Attract(is_connected=True),
    "attract-dimmed": screens.Attract(is_dimmed=True),
    "set-up": screens.SetUpScreen(FIELDS, 0),
    "set-up-more": screens.SetUpScreen(MORE_FIELDS, 4),
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
    "ready-one-switch": screens.Ready(caption("Press your switch."), None, is_one_switch=True),
    "story": screens.Story(caption("It is home time. Maya comes out of school."), GATE, "listening", 1, 6),
    "story-long": screens.Story(
        caption("Coach says: I can drive you home, so you need not wait."), FOOTBALL, "worried", 2, 6
    ),
    "story-quiet": screens.Story(caption("Grandad is waving."), GATE, "happy", 1, 6, is_quiet=True),
    "story-middling": screens.Story(caption(MIDDLING), GATE, "kind", 3, 6),
    "story-longest": screens.Story(caption(LONGEST), FOOTBALL, "happy", 6, 6),
    "story-glance": screens.Story(
        caption("Grandad is waving."), GATE, "listening", 1, 6, glance=Side.NEVER_GO
    ),
    "decide": DECIDE,
    "decide-go": dataclasses.replace(DECIDE, pressed=Side.GO),
    "decide-never-go": dataclasses.replace(DECIDE, pressed=Side.NEVER_GO),
    "decide-one-at-a-time": dataclasses.replace(DECIDE, caption=caption("One at a time, please.")),
    "decide-scanned-go": dataclasses.replace(DECIDE, scanned=Side.GO),
    "decide-scanned-never-go": dataclasses.replace(DECIDE, scanned=Side.NEVER_GO),
    "check-with-two": dataclasses.replace(CHECK, choices=CHOICES[:2]),
    "check-with-two-scanned": dataclasses.replace(CHECK, choices=CHOICES[:2], focus=1, is_scanning=True),
    "check-with-three": dataclasses.replace(CHECK, focus=1),
    "check-with-three-scanned": dataclasses.replace(CHECK, focus=2, is_scanning=True),
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
    "practise-glance": screens.Practise(
        STEPS, 0, caption("Take one big step back."), glance=Side.NEVER_GO, presses=1
    ),
    "twist": screens.Twist(
        caption("What if Coach was ever so kind about it?"), FOOTBALL, "thinking", may_go_on=True
    ),
    "twist-telling": screens.Twist(
        caption("What if it was sunny, and not raining?"), FOOTBALL, "thinking", may_go_on=False
    ),
    "next": screens.Next(caption("Well done. Ready for the next story?"), 2, 6),
    "pass-on": screens.PassOn(caption("Pass me to the next person. Then press any button."), 2, 6),
    "vote-think": dataclasses.replace(
        VOTE,
        caption=Caption(words.THINK, TOKEN),
        clever="thinking",
        is_open=False,
        is_thinking=True,
        may_end=False,
    ),
    "vote": VOTE,
    "vote-heard": dataclasses.replace(VOTE, is_open=False, is_heard=True, dots=7, presses=8),
    "vote-many": dataclasses.replace(VOTE, dots=28, presses=28),
    "vote-scanned": dataclasses.replace(VOTE, dots=3, presses=3, scanned=Side.GO),
    "everyone": screens.Everyone(Caption(words.HAS_EVERYONE, TOKEN)),
    "everyone-holding": screens.Everyone(Caption(words.HAS_EVERYONE, TOKEN), is_holding=True),
    "talk": screens.Talk(Caption(words.TALK, TOKEN)),
    "talk-glance": screens.Talk(Caption(words.TALK, TOKEN), glance=Side.GO, presses=1),
    "talk-go-on": screens.Talk(Caption(words.TALK, TOKEN), may_go_on=True),
    "hands-up-think": screens.HandsUp(Caption(words.THINK, TOKEN), "thinking"),
    "hands-up-go": screens.HandsUp(Caption(words.HANDS_UP[Side.GO], TOKEN), "calm", Side.GO, 12),
    "hands-up-never-go": screens.HandsUp(
        Caption(words.HANDS_UP[Side.NEVER_GO], TOKEN), "calm", Side.NEVER_GO, 0, is_last=True
    ),
    "reveal": screens.Reveal(
        Caption(words.CHANGE_LINES[Change.MORE_NEVER_GO], TOKEN), Split.MOST_GO, Split.MOST_NEVER_GO
    ),
    "reveal-half": screens.Reveal(Caption(words.SPLIT_LINES[Split.HALF], TOKEN), Split.HALF),
    "reveal-same": screens.Reveal(Caption(words.SPLIT_LINES[Split.SAME], TOKEN), Split.MOST_SAME, Split.SAME),
    "reveal-nothing": screens.Reveal(Caption(words.THANK_YOU, TOKEN)),
    "team-turn-sun": screens.TeamTurn(Caption(words.TEAM_TURNS[Team.SUN], TOKEN), Team.SUN),
    "team-turn-moon": screens.TeamTurn(Caption(words.TEAM_TURNS[Team.MOON], TOKEN), Team.MOON),
    "decide-team": dataclasses.replace(DECIDE, team=Team.SUN),
    "decide-team-taken": dataclasses.replace(DECIDE, team=Team.MOON, is_taken=True),
    "next-teams": screens.Next(caption("Well done. Ready for the next story?"), 2, 6, battery=Battery(4, 12)),
    "finish-teams": screens.Finish(
        (*STEPS, Rehearse.ASK_FIRST),
        caption("Who can you tell today? Point to them, or think of them."),
        battery=Battery(12, 12),
    ),
    "finish": screens.Finish(
        (*STEPS, Rehearse.ASK_FIRST), caption("Who can you tell today? Point to them, or think of them.")
    ),
    "paused": screens.Paused(),
    "officer-card": screens.OfficerCard(
        (
            screens.Field("carry-on", "Carry on", ""),
            screens.Field("say-again", "Say it again", ""),
            screens.Field("next-story", "Next story", ""),
            screens.Field("notes", "Officer's view", ""),
            screens.Field("mute", "Sound", "On"),
            screens.Field("buttons", "Buttons", "On"),
            screens.Field("guidance", "A child tells you", ""),
            screens.Field("end-now", "End now", ""),
        ),
        0,
        ("The NEVER GO button seems stuck.", "Not kept yet: 1 answer."),
        "A lift home from football. What would make this a Go?",
    ),
    "set-up-doors": screens.SetUpScreen(
        DOOR_FIELDS, 2, notices=("Planned: Elm Park Primary School, Year 3, about 20–29.",)
    ),
    "chooser-mode": screens.Chooser("Who answers", (*WAYS, WAY_BACK), 0),
    "chooser-year": screens.Chooser(
        "Which year?",
        (
            *(
                screens.Option(f"Year {year}" if year else "Reception", f"Ages {ages}")
                for year, ages in enumerate(
                    ("5 to 7", "5 to 7", "5 to 7", "7 to 9", "7 to 9", "9 to 11", "9 to 11")
                )
            ),
            WAY_BACK,
        ),
        3,
        "Of several years: the one of most pupils.",
    ),
    "chooser-size": screens.Chooser(
        "About how many pupils?",
        (
            screens.Option("Under 10"),
            screens.Option("10–19"),
            screens.Option("20–29", is_chosen=True),
            screens.Option("30 or more"),
            WAY_BACK,
        ),
        2,
        "About is enough: nobody is counted here.",
    ),
    "chooser-stories": screens.Chooser(
        "The stories, in order",
        (*PREVIEWED[:6], OTHER_STORIES, WAY_BACK),
        1,
        "Only you see this. Touch a story to swap it. * is a sensitive one.",
        feet=2,
    ),
    "chooser-stories-many": screens.Chooser(
        "The stories, in order",
        (*PREVIEWED, OTHER_STORIES, WAY_BACK),
        12,
        "Only you see this. Touch a story to swap it. * is a sensitive one.",
        feet=2,
    ),
    "chooser-swap": screens.Chooser(
        "In its place", (*PREVIEWED[6:11], screens.Option("Keep it")), 0, "A lift home from football"
    ),
    "chooser-carry-on": screens.Chooser(
        "Carry on with Elm Park, Year 3, story 3 of 6?",
        (screens.Option("Carry on"), screens.Option("New visit")),
        0,
        "The clock is not set: this may be from another day.",
        feet=0,
    ),
    "finder-visits": screens.Finder("Which class?", "", VISITS, "ABCDEFGHIJKLMNOPRSTVWY", 0),
    "finder-schools": screens.Finder(
        "Which class?",
        "ELM",
        (
            screens.Option("Elm Park Primary School", "Guildford, GU1 1AA"),
            screens.Option("Elm Grove Infant School", "Woking, GU21 2BB"),
            screens.Option("Elmbridge Road School", "Cranleigh, GU6 8XX"),
        ),
        "BESW ",
        0,
    ),
    "finder-none": screens.Finder(
        "Which class?",
        "",
        (),
        "",
        screens.Finder.NO_SCHOOL,
        "There is no list of schools on this kiosk. The year is enough.",
    ),
    "pin": screens.Pin("Officer's PIN", ("•", "•", "", ""), 2),
    "pin-by-buttons": screens.Pin(
        "Officer's PIN",
        ("•", "7", "", ""),
        1,
        "That is not the PIN. 4 more tries before it locks for a while.",
    ),
    "pin-new": screens.Pin(
        "Choose a PIN for this kiosk",
        ("", "", "", ""),
        0,
        "Four digits that all its officers know, and no pupil guesses.",
    ),
    "pin-locked": screens.Pin(
        "Please wait",
        ("", "", "", ""),
        None,
        "Too many wrong PINs. It opens again in 4:59.",
        is_open=False,
    ),
    "trouble": screens.Trouble("Clever needs a grown-up. Please tell your teacher."),
    "officer-card-projector": screens.OfficerCard(
        tuple(screens.Field(name, label, value) for name, label, value in PLAIN_TILES), 0, (HIDDEN,)
    ),
    **ROOMS,
}


def _place(text: str, backdrop: str, state: str, *cast: str, props: tuple[str, ...] = ()) -> screens.Story:
    """A story in a place; `cast` are roles, with an attitude after a colon."""
    figures = tuple(Figure(*one.split(":")) for one in cast)
    scene = Scene(backdrop, (state,) if state else (), figures, props)
    return screens.Story(caption(text), scene, "listening", 1, 6)


PLACES: Final[dict[str, Screen]] = {
    "place-school-gate": _place(
        "And look! Here comes Grandad, waving both arms.",
        *("school-gate", "morning", "maya", "teacher", "grandad:waving"),
    ),
    "place-playground": _place(
        "Miss Lane and the class line up. Today there is a visitor.",
        *("playground", "day", "mei", "teacher", "officer:talking"),
    ),
    "place-classroom": _place(
        "His class has a room online, and Mum knows it.", "classroom", "", "omar", "zofia", "teacher:pointing"
    ),
    "place-school-office": _place(
        "The office told Amira: Aunt Salma meets you.", "school-office", "", "amira", "aunt:talking"
    ),
    "place-street": _place(
        "The lollipop lady stops the bus with one hand.",
        *("street", "morning", "fin", "lollipop:waving", "neighbour"),
    ),
    "place-park": _place(
        "Gran is beside her. She is telling a duck off.",
        *("park", "day", "zofia", "gran", "stranger-a:talking"),
        props=("puppy",),
    ),
    "place-shop": _place(
        "So Fin tells the shopkeeper. They have never met.",
        *("shop", "day", "fin:unsure", "shopkeeper:talking"),
        props=("bag",),
    ),
    "place-home": _place(
        "Sam plays her garden game with Mum beside her.",
        *("home", "late-afternoon", "sam", "mum", "sitter"),
        props=("tablet",),
    ),
    "place-bus-stop": _place(
        "Then a car pulls in. It is Aunt Salma!",
        *("bus-stop", "late-afternoon", "amira", "aunt:waving", "teen"),
        props=("car",),
    ),
    "place-sports-club": _place(
        "Coach Ray is always kind to everyone.",
        *("sports-club", "rain", "kofi:saying-no", "amira", "coach:waving"),
        props=("car", "umbrella"),
    ),
    "place-library": _place(
        "The librarian keeps the comics for Omar.",
        *("library", "", "omar", "librarian:talking", "cousin"),
        props=("comics",),
    ),
    "place-clinic": _place("The nurse asks Dad first.", "clinic", "", "kofi:unsure", "dad", "nurse:talking"),
    "place-woods-path": _place(
        "The path goes by the old oak.",
        *("woods-path", "dusk", "zofia", "uncle:pointing", "stranger-b"),
        props=("dog",),
    ),
    "place-kerbside": _place(
        "A van stops. The driver says hello.",
        *("kerbside", "rain", "sam:unsure", "driver:talking", "sams-mum", "taxi-driver"),
        props=("van",),
    ),
    "place-tablet-call": _place("Gran rings every Sunday.", "tablet-call", "", "sam", "gran"),
    "place-game": _place(
        "Hop, hop! A player called Star Bunny comes by.", "game", "", "sam", "avatar-bunny", props=("tablet",)
    ),
    "place-game-robot": _place("A player with a robot builds a wall.", "game", "", "fin", "avatar-robot"),
    "place-chat": _place("Today there is a new message from Pixel Fox.", "chat", "", "omar", "avatar-fox"),
    "place-phone": _place("Ravi hears a new voice on the phone.", "phone", "", "ravi", "avatar-owl"),
    "place-video-class": _place("Miss Lane reads to the whole class.", "video-class", "", "ada", "teacher"),
    "place-hall": _place(
        "The whole school hears about the trip.", "hall", "", "ravi:listening", "ada", "head-teacher:talking"
    ),
    "place-corridor": _place(
        "Someone new is at the desk today.",
        *("corridor", "", "eli:unsure", "receptionist:talking", "social-worker"),
        props=("id-card",),
    ),
    "place-field": _place(
        "Linh has a grazed knee, and a helper comes.",
        *("field", "day", "linh", "paramedic:talking", "carer"),
        props=("first-aid",),
    ),
    "place-crossing": _place(
        "They wait for the green man.", *("crossing", "morning", "ravi", "hi-vis:waving", "nan")
    ),
    "place-bus": _place(
        "Ada knows where to get off.",
        *("bus", "late-afternoon", "ada", "bus-driver:talking", "teen-b", "stranger-e"),
    ),
    "place-mall": _place(
        "The shops are full on Saturday.",
        *("mall", "", "eli", "officer-b:listening", "stranger-c", "stranger-d:talking"),
    ),
    "place-party": _place(
        "There is cake, and there are balloons.",
        *("party", "", "linh:glad", "kofis-mum", "foster-dad"),
        props=("cake", "balloons"),
    ),
}
"""Every backdrop of the vocabulary, every state and everybody of the cast, once at least."""

ACTS: Final[dict[str, Screen]] = {
    f"act-{step}": screens.Practise((step,), 0, caption(text), is_acting=True)
    for step, text in (
        (Rehearse.STEP_BACK, "Take one big step back."),
        (Rehearse.SAY_IT, "Say it loud: I have to check first!"),
        (Rehearse.TELL, "Now tell a grown-up."),
        (Rehearse.GO_BACK_INSIDE, "Turn round, and go back inside."),
        (Rehearse.STAY_PUT, "Stand still. Stay where you are."),
        (Rehearse.ASK_FIRST, "Ask first: may I go?"),
        (Rehearse.THUMBS_UP, "Thumbs up. That is the plan."),
        (Rehearse.WALK_TOGETHER, "Walk together, side by side."),
        (Rehearse.PUT_IT_DOWN, "Put it down, and tell."),
    )
}
"""Every step of a rehearsal, acted once."""
