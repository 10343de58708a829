"""The modes that the kiosk can be shown in, and each sample as it is in them."""

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from kiosk.look import Distance, Look, Telling
from kiosk.play.screens import OFFICERS, AtHome, Decide, Paused, Ready, Screen, Trouble
from kiosk.scenario.model import CheckChoice, Line
from kiosk.ui.gallery.scripts import ARABIC, BENGALI, URDU


@dataclasses.dataclass(frozen=True, slots=True)
class Mode:
    """`lines` are the samples' lines in another language; what it lacks stays English, or is left out where `is_partial`."""

    name: str
    title: str
    look: Look = Look()  # noqa: RUF009  # frozen
    is_quiet: bool = False
    lines: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    is_partial: bool = False
    at_home: AtHome | None = None
    """With it only the screens are drawn on which the buttons' names stand in another language too."""
    note: str = ""

    def shown(self, screen: Screen) -> Screen | None:
        """The sample as this mode has it; None where it is no other than in the normal one."""
        if self.is_quiet:
            return _quiet(screen)
        if self.at_home is not None:
            return _asked(screen, self.lines, self.at_home)
        if self.lines:
            put = translated(screen, self.lines)
            return None if self.is_partial and not _is_in(put, self.lines) else put
        return screen


NORMAL: Final = Mode("normal", "Normal")
QUIET: Final = Mode("quiet", "Quiet", is_quiet=True, note="Plain background, no celebration.")
HIGH_CONTRAST: Final = Mode("high-contrast", "High contrast", Look(has_high_contrast=True))
RIGHT_TO_LEFT: Final = Mode(
    "right-to-left",
    "Right to left",
    Look(is_right_to_left=True),
    lines=ARABIC,
    note="Mirrored but for the sides of GO and NEVER GO. The Arabic lines are samples that no speaker has reviewed.",
)
LARGE: Final = Mode("large-captions", "Large captions", Look(caption_percent=150), note="150 %.")
CLASS: Final = Mode(
    "class",
    "A class round a panel",
    Look(Distance.CLASS),
    note="Two lines at a time, turning with the voice.",
)
PROJECTOR: Final = Mode("projector", "Projector", Look(Distance.PROJECTOR))
SYMBOLS: Final = Mode(
    "symbols", "Symbols only", Look(telling=Telling.SYMBOLS), note="For those who cannot read."
)
AUDIO: Final = Mode(
    "audio",
    "Audio only",
    Look(telling=Telling.AUDIO),
    note="All that matters is said; the screen stays plain.",
)
BENGALI_LINES: Final = Mode(
    "bengali", "Bengali", lines=BENGALI, is_partial=True, note="Samples that no speaker has reviewed."
)
URDU_LINES: Final = Mode(
    *("urdu", "Urdu", Look(is_right_to_left=True)),
    lines=URDU,
    is_partial=True,
    note="Samples that no speaker has reviewed.",
)
MODES: Final = (
    *(NORMAL, QUIET, HIGH_CONTRAST, LARGE, CLASS, PROJECTOR, SYMBOLS, AUDIO),
    *(RIGHT_TO_LEFT, URDU_LINES, BENGALI_LINES),
)
"""Reduced motion is none of them: it makes no other picture."""


def _asked(screen: Screen, lines: Mapping[str, str], at_home: AtHome) -> Screen | None:
    """One of the screens with the two buttons; the rule stands where a story has its recap."""
    if not isinstance(screen, Ready | Decide) or screen.caption is None:
        return None
    put = translated(screen, lines)
    if not _is_in(put, lines):
        return None
    told = dataclasses.replace(put, at_home=at_home)
    return dataclasses.replace(told, recap=(at_home.rule,)) if isinstance(told, Decide) else told


def _quiet(screen: Screen) -> Screen | None:
    if isinstance(screen, (*OFFICERS, Paused, Trouble)) or getattr(screen, "is_quiet", True):
        return None
    changed: Screen = dataclasses.replace(screen, is_quiet=True)
    return changed


def translated(value: Any, lines: Mapping[str, str]) -> Any:
    """The same screen with each text that `lines` knows in its words."""
    if isinstance(value, str):
        return lines.get(value, value) if type(value) is str else value
    if isinstance(value, tuple):
        return tuple(translated(one, lines) for one in value)
    if isinstance(value, Line | CheckChoice):
        return dataclasses.replace(value, text=lines.get(value.text, value.text))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: translated(getattr(value, field.name), lines) for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changed)
    return value


def _is_in(screen: Screen, lines: Mapping[str, str]) -> bool:
    caption = getattr(screen, "caption", None)
    return caption is not None and caption.line.text in set(lines.values())
