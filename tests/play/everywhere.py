"""A player at every screen, and the rows of the officer's card by their place."""

from collections.abc import Callable, Mapping

from kiosk.play.doors import DOORS
from kiosk.play.events import (
    StartTouched,
)
from kiosk.play.rooms.screens import CarePage, Guidance, LeaveBehind, Notes, SelfTest, SwitchOffPage
from kiosk.play.screens import (
    Attract,
    CheckWith,
    Decide,
    Feedback,
    Finish,
    Next,
    Practise,
    Ready,
    Screen,
    SetUpScreen,
    Story,
    Trouble,
    Twist,
)
from tests.play.player import GO, Player

CARRY_ON, SAY_AGAIN, NEXT_STORY, NOTES, MUTE, BUTTONS, GUIDANCE, END_NOW = range(8)


def planning() -> Player:
    player = Player().at_set_up()
    player.send(StartTouched(player.now))
    return player


def recorded() -> Player:
    player = Player().at_decide()
    player.tap(GO)
    player.wait(250)
    return player


def practising() -> Player:
    return Player().at_feedback().hear_until(Practise)


def acting() -> Player:
    player = practising()
    player.hear()
    player.hear()
    return player


def at_twist() -> Player:
    return practising().hear_until(Twist)


def at_twist_end() -> Player:
    player = at_twist()
    player.hear()
    player.hear()
    return player


def at_next() -> Player:
    player = at_twist_end()
    player.tap(GO)
    return player


def at_finish() -> Player:
    player = Player("plan").at_feedback().hear_until(Twist)
    player.hear()
    player.hear()
    player.tap(GO)
    return player


def in_trouble() -> Player:
    player = Player(catalogue=()).at_set_up()
    player.send(StartTouched(player.now))
    return player


def at_card() -> Player:
    player = Player().at_story()
    player.call_officer()
    return player


def looked_up(row: int) -> Player:
    """The officer looked something up in the middle of a story."""
    player = at_card()
    player.option(row)
    return player


def behind_door(name: str) -> Player:
    """An officer who went through one of the doors of the set-up."""
    player = Player().at_set_up()
    player.go_to(next(door.place() for door in DOORS if door.name == name))
    return player


EVERYWHERE: Mapping[str, tuple[Callable[[], Player], type[Screen]]] = {
    "attract": (Player, Attract),
    "set-up": (lambda: Player().at_set_up(), SetUpScreen),
    "planning": (planning, SetUpScreen),
    "ready": (lambda: Player().at_ready(), Ready),
    "story": (lambda: Player().at_story(), Story),
    "question": (lambda: Player().asked(), Decide),
    "decide": (lambda: Player().at_decide(), Decide),
    "keeping": (recorded, Decide),
    "check": (lambda: Player("no-plan").at_check(), CheckWith),
    "feedback": (lambda: Player().at_feedback(), Feedback),
    "practise": (practising, Practise),
    "acting": (acting, Practise),
    "twist": (at_twist, Twist),
    "twist told": (at_twist_end, Twist),
    "next": (at_next, Next),
    "finish": (at_finish, Finish),
    "trouble": (in_trouble, Trouble),
    "hand-out": (lambda: behind_door("leave"), LeaveBehind),
    "care": (lambda: behind_door("care"), CarePage),
    "self-test": (lambda: behind_door("self-test"), SelfTest),
    "switching off": (lambda: behind_door("switch-off"), SwitchOffPage),
}
BEHIND_DOORS = ("hand-out", "care", "self-test", "switching off")
LOOKED_UP: Mapping[str, tuple[Callable[[], Player], type[Screen]]] = {
    "notes": (lambda: looked_up(NOTES), Notes),
    "guidance": (lambda: looked_up(GUIDANCE), Guidance),
}
"""What stands before the screen that it was called from."""
OUTSIDE = ("attract", "set-up", "planning", "trouble", *BEHIND_DOORS)
IN_ROUND = [name for name in EVERYWHERE if name not in OUTSIDE]
