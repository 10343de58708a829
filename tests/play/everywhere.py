"""A player at every screen, and the rows of the officer's card by their place."""

from collections.abc import Callable, Mapping

from kiosk.play.events import (
    StartTouched,
)
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

CARRY_ON, SAY_AGAIN, NEXT_STORY, MUTE, BUTTONS, END_NOW = range(6)


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
}
IN_ROUND = [name for name in EVERYWHERE if name not in ("attract", "set-up", "planning", "trouble")]
