"""The officer's rooms, in their faces, as plain values: for pictures and for tests."""

import dataclasses
from typing import Final

from hardware.events import Side
from kiosk.handouts import Stick
from kiosk.play.rooms import says
from kiosk.play.rooms.screens import (
    CarePage,
    Fact,
    Guidance,
    Kind,
    LeaveBehind,
    Notes,
    Option,
    Part,
    Result,
    RoomScreen,
    SelfTest,
    SelfTestOver,
    SwitchOffPage,
    Tried,
)
from kiosk.play.rooms.self_test import OPTIONS, OVER
from kiosk.play.rooms.sheets import GUIDANCE_OPTIONS, NOTES_OPTIONS

QR: Final = (
    "11111110101000100011101111111",
    "10000010101011100010101000001",
    "10111010010101010010001011101",
    "10111010110010110110101011101",
    "10111010001011101001001011101",
    "10000010000111100111101000001",
    "11111110101010101010101111111",
    "00000000101100000101000000000",
    "10110111010001010110001001011",
    "00100101011110000001111110001",
    "10100010011010101110110110110",
    "00001000100001000010111110001",
    "11001010101010000101000001100",
    "11110001011111110001111100111",
    "01101011111110100101100010111",
    "11001101101101010000110010010",
    "10001011100110001000110111010",
    "01011001001101000100100101110",
    "10001110011100011100010110100",
    "00011001111010010110010000100",
    "01011111001101000110111111100",
    "00000000101111100110100011111",
    "11111110110001001111101011010",
    "10000010110010011000100011000",
    "10111010010010100110111110100",
    "10111010101110101000110011001",
    "10111010101110100111000100101",
    "10000010000111101001101011010",
    "11111110111110001001110110010",
)
"""What a telephone reads as `https://hub.example.org.uk/l/7K3Q-9F2M`."""
BACK: Final = Option("back", says.BACK)
PAGE: Final = (
    "Today Year 3 practised stepping back, saying it and telling.",
    "Most of the class is sure about plans that were made at home.",
    "About half went along when a known adult changed the plan.",
    "Ask in the next days: who do you check with?",
)
NOTES: Final = Notes(
    "A lift home from football",
    Side.NEVER_GO,
    says.ANSWERS["check-first"],
    ("What would have made this a Go?", "What could somebody learn from a photo in a uniform?"),
    "A pupil who is driven home by somebody at times, or who is left waiting. Stop, listen, and do not promise to keep "
    "it secret. Say that it is never their fault. Tell the school's safeguarding lead today. The kiosk keeps nothing "
    "of what was said. Most pupils know Coach well: it is not about Coach, it is about what was agreed.",
    says.coming(says.BEATS["check"], says.then_story("The birthday at the pool")),
    NOTES_OPTIONS,
)
GUIDANCE: Final = Guidance(
    says.GUIDANCE_TITLE,
    says.GUIDANCE_STEPS,
    (
        ("Ada Lovelace Primary", "020 7946 0100"),
        *says.POLICE,
        ("Safer Schools team", "020 7946 0111"),
        ("The charity", "0300 555 0122"),
        *says.HELP,
    ),
    GUIDANCE_OPTIONS,
)
LEAVE: Final = LeaveBehind(
    *("For the teacher of Year 3", PAGE, 0, 1, QR),
    "The leaflet for parents and carers",
    Stick.NONE,
    says.STICK[Stick.NONE],
    (Option("look", says.LOOK_AGAIN), BACK),
)
FACTS: Final = (
    Fact(says.BATTERY, "82 %"),
    Fact(says.POWER, says.GOOD),
    Fact(says.TEMPERATURE, "61 °C"),
    Fact(says.ROOM, says.room(5_400)),
    Fact(says.CLOCK, says.UNKNOWN, Kind.UNKNOWN),
    Fact(says.SENT, says.days(3)),
    Fact(says.WAITING, says.waiting(84, 3)),
    Fact("Clever's first stories", "draft"),
    Fact(says.VERSION, "0.1.0"),
    Fact(says.KEPT, says.ALL_KEPT),
    Fact(says.BUTTONS, says.WORKING),
)
CARE_OPTIONS: Final = (BACK, Option("look", says.LOOK_AGAIN))
GO_TEST: Final = SelfTest(
    Part.GO_BUTTON,
    says.press_hold_let_go(Side.GO),
    says.or_other(Side.GO),
    1,
    6,
    OPTIONS[Part.GO_BUTTON],
)


def _stick(stick: Stick, *options: Option) -> LeaveBehind:
    return dataclasses.replace(LEAVE, stick=stick, told=says.STICK[stick], options=(*options, BACK))


def _result(part: Part, tried: Tried = Tried.WORKS) -> Result:
    return Result(part, says.PARTS[part], tried, says.ADVICE[part] if tried is Tried.FAILED else "")


ROOMS: Final[dict[str, RoomScreen]] = {
    "room-notes": NOTES,
    "room-guidance": GUIDANCE,
    "room-leave": LEAVE,
    "room-leave-found": _stick(Stick.FOUND, Option("write", says.WRITE)),
    "room-leave-writing": _stick(Stick.WRITING),
    "room-leave-ejected": _stick(Stick.EJECTED, Option("look", says.LOOK_AGAIN)),
    "room-leave-full": _stick(Stick.FULL, Option("write", says.TRY_AGAIN), Option("more", says.page(1, 2))),
    "room-leave-read-only": _stick(Stick.READ_ONLY, Option("write", says.TRY_AGAIN)),
    "room-leave-several": _stick(Stick.SEVERAL, Option("look", says.LOOK_AGAIN)),
    "room-leave-pulled-out": _stick(Stick.PULLED_OUT, Option("look", says.LOOK_AGAIN)),
    "room-leave-nothing": LeaveBehind(
        *(says.HAND_OUT, ("Fewer than ten took part: nothing is said about so few.",), 0, 1, ()),
        *("", None, "", (BACK,)),
    ),
    "room-care": CarePage((), says.NOTHING_KNOWN_TO_DO, FACTS, CARE_OPTIONS),
    "room-care-to-do": CarePage(
        (says.POWER_LOW, says.waited_long(95), says.keep_on(2)),
        "",
        (
            Fact(says.POWER, "too weak", Kind.TO_DO),
            Fact(says.WAITING, says.waiting(84, 95), Kind.TO_DO),
            Fact(says.KEPT, "Not kept yet: 2", Kind.TO_DO),
            *(fact for fact in FACTS if fact.label not in {says.POWER, says.WAITING, says.KEPT}),
        ),
        CARE_OPTIONS,
        1,
    ),
    "room-test-button": dataclasses.replace(GO_TEST, is_pressed=True),
    "room-test-lamp": SelfTest(
        *(Part.NEVER_GO_LAMP, says.see_lamp(Side.NEVER_GO), "", 4, 6, OPTIONS[Part.NEVER_GO_LAMP])
    ),
    "room-test-speaker": SelfTest(
        *(Part.SPEAKER, says.HEAR, says.VOLUME_IS_OFF, 5, 6, OPTIONS[Part.SPEAKER], 1)
    ),
    "room-test-touch": SelfTest(
        *(Part.TOUCH, says.TOUCH_MARKS, "", 6, 6, OPTIONS[Part.TOUCH]),
        marks=(True, False, True, False),
    ),
    "room-test-over": SelfTestOver(
        says.SOME_FAILED,
        (
            *(_result(part) for part in (Part.GO_BUTTON, Part.NEVER_GO_BUTTON, Part.GO_LAMP)),
            _result(Part.NEVER_GO_LAMP, Tried.FAILED),
            _result(Part.SPEAKER, Tried.FAILED),
            _result(Part.TOUCH, Tried.LEFT_OUT),
        ),
        OVER,
    ),
    "room-off": SwitchOffPage(
        says.SWITCH_OFF_NOW, says.IT_WILL_TELL, False, (BACK, Option("switch-off", says.SWITCH_OFF))
    ),
    "room-off-safe": SwitchOffPage(says.SWITCH_OFF, says.EVERYTHING_IS_KEPT, True, (BACK,)),
    "room-off-not-kept": SwitchOffPage(
        says.SWITCH_OFF_NOW, says.not_yet(2), False, (BACK, Option("switch-off", says.SWITCH_OFF_ANYWAY))
    ),
}
"""Every room, and every face that looks otherwise."""
