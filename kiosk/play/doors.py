"""The doors of the officer's area: what the last page of the set-up leads to."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.play.office import says as set_up_says
from kiosk.play.office.places import AtFinding
from kiosk.play.places import AtGuidance, AtSetUp, Place
from kiosk.play.rooms import says
from kiosk.play.rooms.places import AtCare, AtHandOut, AtSelfTest, AtSwitchingOff


@dataclass(frozen=True, slots=True)
class Door:
    """A tile that leads to a place of its own; `place` makes that place as it is first entered."""

    name: str
    label: str
    value: str
    place: Callable[[], Place]


DOORS: tuple[Door, ...] = (
    Door(
        "plan-a-visit",
        set_up_says.PLAN_A_VISIT,
        set_up_says.FOR_ANOTHER_DAY,
        lambda: AtFinding(is_planning=True),
    ),
    Door("leave", "For the teacher", says.HAND_OUT_DOOR, AtHandOut),
    Door("guidance", says.GUIDANCE, says.GUIDANCE_DOOR, lambda: AtGuidance(AtSetUp())),
    Door("care", "Power, card, answers", says.CARE_DOOR, AtCare),
    Door("self-test", "Buttons, lamps, sound", says.TEST_DOOR, AtSelfTest),
    Door("switch-off", "At the end", says.SWITCH_OFF, AtSwitchingOff),
)
"""In the order of their tiles."""
