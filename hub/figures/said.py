"""What is said of one story in one round, as it is written down: a band or one opinion, and never a count."""

from enum import StrEnum
from typing import Final

from hardware.events import Side
from kiosk.insight.bands import Share
from kiosk.insight.disclosure import GroupChose, ShareSaid, Told, Untold

NOTHING: Final = ""
AS_ONE: Final = {Side.GO: "as-one go", Side.NEVER_GO: "as-one never-go", None: "as-one differently"}
_CHOSEN: Final = {text: side for side, text in AS_ONE.items()}


class Right(StrEnum):
    """How many in a class gave the safe answer at first try. The words are those of pages."""

    MOST = "most were right"
    """At least 60 %; where GO is safe, at least 70 %."""
    HALF = "about half were right"
    FEW = "few were right"
    """At most 30 %; where GO is safe, at most 40 %."""


def written(told: Told) -> tuple[str, str]:
    """What is kept of it: of the first ballot or the opinion, and of the second ballot."""
    match told:
        case ShareSaid(never_go, after):
            return never_go.value, after.value if after else NOTHING
        case GroupChose(choice):
            return AS_ONE[choice], NOTHING
        case _:
            return NOTHING, NOTHING


def told_again(said: str, after: str) -> Told:
    """What was written, to be put in words."""
    if said in _CHOSEN:
        return GroupChose(_CHOSEN[said])
    if said == NOTHING:
        return Untold.TOO_FEW
    return ShareSaid(Share(said), Share(after) if after else None)


def right_of(said: str, *, is_go: bool) -> Right | None:
    """How right a class was; None where there is no band."""
    if said == NOTHING or said in _CHOSEN:
        return None
    middle = Share(said).middle
    safe = 1 - middle if is_go else middle
    return Right.MOST if safe > 0.6 else Right.HALF if safe > 0.4 else Right.FEW


def is_safe(said: str, *, is_go: bool) -> bool | None:
    """Whether a class that spoke as one chose the safe answer; None where it did not speak as one."""
    if said not in _CHOSEN:
        return None
    side = _CHOSEN[said]
    return side is (Side.GO if is_go else Side.NEVER_GO)
