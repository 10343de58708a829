"""The cast: everyone a scenario may name. Nobody looks unkind; what was arranged decides, never a face or a skin."""

from typing import Final

from kiosk.ui.art.around import AROUND, AVATARS
from kiosk.ui.art.at_work import AT_WORK
from kiosk.ui.art.children import CHILDREN
from kiosk.ui.art.family import FAMILY
from kiosk.ui.art.person import Person

CAST: Final[dict[str, Person]] = {**CHILDREN, **FAMILY, **AT_WORK, **AROUND, **AVATARS}

__all__ = ["AROUND", "AT_WORK", "AVATARS", "CAST", "CHILDREN", "FAMILY"]
