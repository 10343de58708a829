"""The self-test: each button, each lamp, the loudspeaker and the touch screen are tried by whoever stands there.

Buttons are pressed, held and let go; lamps and loudspeaker are asked about; each corner of the screen is touched. What
fails is told as if it had been noticed in a round.
"""

from dataclasses import replace
from typing import Final

from hardware.events import Side
from kiosk import words
from kiosk.play.durations import START_HOLD_MS, UNHEARD_MS
from kiosk.play.effects import Cue, Tell
from kiosk.play.events import Corner, Pressed, Released, Source
from kiosk.play.rooms import says
from kiosk.play.rooms.places import AtSelfTest
from kiosk.play.rooms.screens import Option, Part, Result, SelfTest, SelfTestOver, Tried
from kiosk.play.state import State, Timer
from kiosk.play.turn import Turn

BUTTONS: Final = {Part.GO_BUTTON: Side.GO, Part.NEVER_GO_BUTTON: Side.NEVER_GO}
LAMPS: Final = {Part.GO_LAMP: Side.GO, Part.NEVER_GO_LAMP: Side.NEVER_GO}
PARTS: Final = tuple(Part)
MARKS: Final = 4
CORNERS: Final = {Corner.PAUSE: 0, Corner.OFFICER: 1}
STOP: Final = Option("back", says.STOP)
ASKED: Final = (Option("yes", says.YES), Option("no", says.NO))
OPTIONS: Final = {
    Part.GO_BUTTON: (Option("no", says.DEAD), STOP),
    Part.NEVER_GO_BUTTON: (Option("no", says.DEAD), STOP),
    Part.GO_LAMP: (*ASKED, STOP),
    Part.NEVER_GO_LAMP: (*ASKED, STOP),
    Part.SPEAKER: (*ASKED, Option("again", says.AGAIN), STOP),
    Part.TOUCH: (Option("no", says.A_MARK_FAILED), Option("leave-out", says.NO_TOUCH), STOP),
}
OVER: Final = (Option("back", says.BACK), Option("once-more", says.ONCE_MORE))
ANSWERS: Final = {"yes": Tried.WORKS, "no": Tried.FAILED, "leave-out": Tried.LEFT_OUT}


def entered(turn: Turn, place: AtSelfTest) -> None:
    turn.close_speaker()
    turn.stay(replace(place, is_down=False, was_held=False))
    if place.part in BUTTONS:
        turn.after(UNHEARD_MS, Timer.UNHEARD)
    elif place.part is Part.SPEAKER:
        turn.open_speaker()
        turn.sound(Cue.RIGHT)
        turn.say(words.HELLO)


def options(place: AtSelfTest) -> tuple[Option, ...]:
    return OPTIONS[place.part] if place.part else OVER


def chose(turn: Turn, place: AtSelfTest, name: str) -> None:
    if name == "again":
        turn.enter(replace(place, focus=0))
    elif name == "once-more":
        turn.enter(AtSelfTest())
    elif place.part is not None:
        found(turn, place, place.part, ANSWERS[name])


def pressed(turn: Turn, place: AtSelfTest, press: Pressed) -> bool:
    """Take a press as that of the button being tried, or of the other one, which says that it does nothing.

    Answer False where no button is being tried: then presses choose among the options.
    """
    side = BUTTONS.get(place.part) if place.part else None
    if side is None or place.part is None:
        return False
    if not is_meant(turn.state, press.source) or place.is_down:
        return True
    if press.side is side:
        turn.stay(replace(place, is_down=True, was_held=False, was_too_short=False))
        turn.after(START_HOLD_MS, Timer.START_HELD)
        turn.after(UNHEARD_MS, Timer.UNHEARD)
    else:
        found(turn, place, place.part, Tried.FAILED)
    return True


def is_meant(state: State, source: Source) -> bool:
    """Whether this is one of the two big buttons; without a panel keys stand in for them."""
    return source is Source.BUTTON or (source is Source.KEY and not state.is_panel_there)


def held(turn: Turn, place: AtSelfTest) -> None:
    turn.stay(replace(place, was_held=True))


def released(turn: Turn, place: AtSelfTest, release: Released) -> None:
    side = BUTTONS.get(place.part) if place.part else None
    if place.part is None or not place.is_down or release.side is not side:
        return
    turn.cancel(Timer.START_HELD)
    if place.was_held:
        found(turn, place, place.part, Tried.WORKS)
    else:
        turn.stay(replace(place, is_down=False, was_too_short=True))


def unheard(turn: Turn, place: AtSelfTest) -> None:
    """Neither pressed nor let go in time."""
    if place.part is not None:
        found(turn, place, place.part, Tried.FAILED)


def touched(turn: Turn, place: AtSelfTest, mark: int) -> None:
    """A corner of the screen was touched while touch is being tried."""
    if place.part is not Part.TOUCH or mark in place.marks or not 0 <= mark < MARKS:
        return
    marks = (*place.marks, mark)
    turn.stay(replace(place, marks=marks))
    if len(marks) == MARKS:
        found(turn, replace(place, marks=marks), Part.TOUCH, Tried.WORKS)


def found(turn: Turn, place: AtSelfTest, part: Part, tried: Tried) -> None:
    """Note how a part did, and try the next one."""
    tell(turn, part, tried)
    following = PARTS.index(part) + 1
    onward = PARTS[following] if following < len(PARTS) else None
    turn.enter(AtSelfTest(onward, (*place.tried, (part, tried))))


def tell(turn: Turn, part: Part, tried: Tried) -> None:
    """Say what was found to whoever looks at the officer's card later; a button that works is no longer called dead."""
    state = turn.state
    side = BUTTONS.get(part) or LAMPS.get(part)
    if part in BUTTONS and side is not None:
        dead = tuple(one for one in state.dead if one is not side)
        is_dead = tried is Tried.FAILED
        turn.state = replace(state, dead=(*dead, side) if is_dead else dead)
    if tried is not Tried.FAILED:
        return
    if part in BUTTONS and side is not None:
        turn.do(Tell(words.not_working(side)))
    elif side is not None:
        if side not in state.dark_lamps:
            turn.state = replace(state, dark_lamps=(*state.dark_lamps, side))
        turn.do(Tell(words.lamp_not_working(side)))
    else:
        text = says.SPEAKER_UNHEARD if part is Part.SPEAKER else says.TOUCH_FAILED
        if text not in state.notices:
            turn.state = replace(state, notices=(*state.notices, text))
        turn.do(Tell(text))


def screen(state: State, place: AtSelfTest) -> SelfTest | SelfTestOver:
    part = place.part
    if part is None:
        return over(place)
    return SelfTest(
        part=part,
        ask=ask(part),
        hint=hint(state, place),
        number=PARTS.index(part) + 1,
        of=len(PARTS),
        options=OPTIONS[part],
        focus=place.focus,
        is_pressed=place.is_down,
        is_held=place.was_held,
        marks=tuple(number in place.marks for number in range(MARKS)) if part is Part.TOUCH else (),
    )


def ask(part: Part) -> str:
    if part in BUTTONS:
        return says.press_hold_let_go(BUTTONS[part])
    if part in LAMPS:
        return says.see_lamp(LAMPS[part])
    return says.HEAR if part is Part.SPEAKER else says.TOUCH_MARKS


def hint(state: State, place: AtSelfTest) -> str:
    part = place.part
    if part in BUTTONS:
        return says.HOLD_LONGER if place.was_too_short else says.or_other(BUTTONS[part])
    if part is Part.SPEAKER and not state.set_up.volume:
        return says.VOLUME_IS_OFF
    return ""


def over(place: AtSelfTest) -> SelfTestOver:
    """How each part did, and what to do about those that failed."""
    results = tuple(
        Result(part, says.PARTS[part], tried, says.ADVICE[part] if tried is Tried.FAILED else "")
        for part, tried in place.tried
    )
    kinds = {tried for _, tried in place.tried}
    title = says.ALL_WORKS
    if Tried.FAILED in kinds:
        title = says.SOME_FAILED
    elif Tried.LEFT_OUT in kinds:
        title = says.NOT_ALL_TRIED
    return SelfTestOver(title, results, OVER, place.focus)
