"""What the two lamps do in each place: the lamp column of the button table, and its quiet half."""

from hardware.events import Lamp, Side
from kiosk.play import scanning
from kiosk.play.effects import Light
from kiosk.play.group_places import (
    GROUP_PLACES,
    AtEveryone,
    AtReveal,
    AtTalk,
    AtVote,
    GroupPlace,
)
from kiosk.play.journey import safe_side
from kiosk.play.office.places import AtChoosing, AtFinding, AtPreview, AtSwap
from kiosk.play.places import (
    PUPILS_PLACES,
    ROOMS,
    AtAttract,
    AtCard,
    AtCheck,
    AtDecide,
    AtFeedback,
    AtFinish,
    AtGate,
    AtKeeping,
    AtNext,
    AtPassOn,
    AtPaused,
    AtPractise,
    AtReady,
    AtSetUp,
    AtStory,
    AtTwist,
)
from kiosk.play.rooms import self_test
from kiosk.play.rooms.places import AtSelfTest
from kiosk.play.rooms.screens import Part
from kiosk.play.scan import Scan
from kiosk.play.state import State
from kiosk.play.voting import is_told

OFF = Light(Lamp.OFF, Lamp.OFF)
STEADY = Light(Lamp.STEADY, Lamp.STEADY)
FULL = Light(Lamp.FULL, Lamp.FULL)
BREATHE = Light(Lamp.BREATHE, Lamp.BREATHE)
ALTERNATE = Light(Lamp.BREATHE, Lamp.BREATHE_LATE)
SPARKLE = Light(Lamp.SPARKLE, Lamp.SPARKLE)


def only(side: Side, lamp: Lamp) -> Light:
    return Light(lamp, Lamp.OFF) if side is Side.GO else Light(Lamp.OFF, lamp)


def lamps_of(state: State) -> Light:
    """The lamps as the place asks for them; still in quiet mode, out where the buttons are switched off."""
    if not state.are_buttons_on and isinstance(state.place, PUPILS_PLACES):
        return OFF
    light = wished(state)
    return Light(still(light.go), still(light.never_go)) if state.set_up.is_quiet else light


def still(lamp: Lamp) -> Lamp:
    return Lamp.OFF if lamp is Lamp.OFF else Lamp.STEADY


def wished(state: State) -> Light:
    match state.place:
        case AtAttract():
            return ALTERNATE
        case AtSetUp(is_holding=True) | AtGate(is_holding=True):
            return Light(Lamp.FULL, Lamp.STEADY)
        case AtSelfTest(part=part):
            return of_part(part)
        case place if isinstance(place, ROOMS):
            return STEADY
        case AtChoosing() | AtFinding() | AtPreview() | AtSwap() as page if page.is_holding:
            return Light(Lamp.FULL, Lamp.STEADY)
        case AtSetUp() | AtChoosing() | AtFinding() | AtPreview() | AtSwap() | AtGate() | AtCard():
            return STEADY
        case AtReady(asked=side):
            return asking_for(state, side)
        case AtKeeping(asking=AtDecide() | AtCheck() as asking):
            return of_question(asking)
        case AtDecide() | AtCheck() as asking:
            return of_question(asking)
        case AtFeedback() if state.round:
            return only(safe_side(state.round.scenario), Lamp.STEADY)
        case AtPractise(is_acting=True) | AtTwist(may_go_on=True) | AtNext() | AtPassOn():
            return BREATHE
        case AtFinish():
            return SPARKLE
        case place if isinstance(place, GROUP_PLACES):
            return of_group(place)
        case AtStory() | AtPractise() | AtTwist() | AtPaused() | _:
            return OFF


def of_part(part: Part | None) -> Light:
    """The button that is being tried, and the lamp that is asked about; both where options are chosen by them."""
    if part in self_test.BUTTONS:
        return only(self_test.BUTTONS[part], Lamp.BREATHE)
    return only(self_test.LAMPS[part], Lamp.FULL) if part in self_test.LAMPS else STEADY


def of_group(place: GroupPlace) -> Light:
    """Both alike, whatever is pressed. Only one switch lights the answer that it would take; eyes that are closed see none."""
    match place:
        case AtVote(scan=Scan() as scan):
            return only(scanning.SIDES[scan.lit], Lamp.STEADY)
        case AtVote() if is_told(place):
            return STEADY
        case AtEveryone(is_holding=True):
            return Light(Lamp.FULL, Lamp.STEADY)
        case AtEveryone():
            return STEADY
        case AtTalk(may_go_on=True) | AtReveal(is_told=True):
            return BREATHE
        case _:
            return OFF


def asking_for(state: State, side: Side | None) -> Light:
    """READY: the button that is asked for; with one switch any will do."""
    if side is None:
        return OFF
    return BREATHE if scanning.is_on(state) else only(side, Lamp.BREATHE)


def of_question(asking: AtDecide | AtCheck) -> Light:
    """Both equal until one is taken. Of two pictures the left is GO's; of three, GO is what takes.

    With one switch the lit answer's lamp is on, and of three pictures both, since any press takes.
    """
    if asking.pressed is None:
        return STEADY if asking.scan is None else of_scan(asking, asking.scan)
    if isinstance(asking, AtDecide):
        return FULL if asking.team else only(asking.pressed, Lamp.FULL)
    is_right_picture = len(asking.check.choices) == 2 and asking.pressed == 1
    return only(Side.NEVER_GO if is_right_picture else Side.GO, Lamp.FULL)


def of_scan(asking: AtDecide | AtCheck, scan: Scan) -> Light:
    if len(scanning.names(asking)) > len(scanning.SIDES):
        return STEADY
    return only(scanning.SIDES[scan.lit], Lamp.STEADY)
