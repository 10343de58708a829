"""People as data: what a person is, how they stand, and the proportions of the four kinds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    YOUNG = "young"  # 5–7
    CHILD = "child"  # 9–11
    ADULT = "adult"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Proportions:
    """In heads (the head's height is 1), standing, feet at 0."""

    leg: float
    torso: float
    neck: float
    shoulder: float
    hip: float
    arm_width: float
    upper_arm: float
    forearm: float
    leg_width: float
    head: float
    """The head's height against an adult's."""


PROPORTIONS: Final = {
    Kind.YOUNG: Proportions(0.84, 0.98, 0.05, 0.37, 0.33, 0.23, 0.42, 0.38, 0.29, 0.93),
    Kind.CHILD: Proportions(1.14, 1.12, 0.08, 0.40, 0.34, 0.22, 0.52, 0.46, 0.28, 0.97),
    Kind.ADULT: Proportions(1.62, 1.40, 0.13, 0.52, 0.42, 0.25, 0.67, 0.58, 0.34, 1.0),
    Kind.OLDER: Proportions(1.42, 1.38, 0.10, 0.52, 0.47, 0.26, 0.66, 0.57, 0.35, 1.0),
}


@dataclass(frozen=True, slots=True)
class Coat:
    """An open coat: its colour, where its hem is (share of the leg's length above the ground), and what is under it."""

    colour: str
    hem: float
    lining: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """How someone looks. Colours are `#RRGGBB`; an empty one means there is no such thing.

    `patterns` are (name, colour) pairs drawn on the top inside its outline; `covering` is a name of `hair.COVERINGS` and replaces
    the hair (a kippah sits on it); `skirt` and `shorts` bare the legs below them. `prosthesis` is the colour of a forearm and hand
    (the picture's left), `splint` that of a brace on a leg. `animal` and `fur` make an avatar: a name of `creatures.HEADS`.
    """

    kind: Kind = Kind.ADULT
    skin: int = 3
    hair: str = ""
    hair_colour: str = "#33241F"
    covering: str = ""
    covering_colour: str = ""
    beard: str = ""
    glasses: str = ""
    top: str = "#3F8580"
    coat: Coat | None = None
    patterns: tuple[tuple[str, str], ...] = ()
    collar: str = ""
    legs: str = "#54526C"
    skirt: str = ""
    skirt_hem: float = 0.42
    shorts: str = ""
    socks: str = "#FFFDF6"
    shoes: str = "#3A2E39"
    bag: str = ""
    badge: str = ""
    girth: float = 1.0
    sleeves: str = "long"
    is_seated: bool = False
    has_freckles: bool = False
    has_hearing_aid: bool = False
    has_stick: bool = False
    has_tabard: bool = False
    holds: str = ""
    prosthesis: str = ""
    splint: str = ""
    animal: str = ""
    fur: str = ""

    @property
    def is_avatar(self) -> bool:
        """Whether this is a drawn animal or robot that someone plays as: never a face."""
        return bool(self.animal)

    @property
    def is_child(self) -> bool:
        return self.kind in {Kind.YOUNG, Kind.CHILD}

    @property
    def proportions(self) -> Proportions:
        return PROPORTIONS[self.kind]


@dataclass(frozen=True, slots=True)
class Face:
    """The five parameters of a face, and the turn of the head.

    `turn`, `brow`, `curve` and both of `gaze` from −1 to 1; `lift`, `open` and `lids` from 0 to 1.
    """

    curve: float = 0.9
    lift: float = 0.2
    open: float = 0.0
    lids: float = 1.0
    brow: float = 0.0
    turn: float = 0.0
    gaze: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Arm:
    """Degrees from straight down, outward positive, and the kind of hand: mitt, open, stop or point."""

    upper: float = 12
    fore: float = 6
    hand: str = "mitt"


@dataclass(frozen=True, slots=True)
class Stance:
    """How a person stands: both arms (the picture's left and right), the face, and the head's tilt in degrees."""

    left: Arm = Arm()
    right: Arm = Arm()
    face: Face = Face()
    tilt: float = 0.0
