"""The screens that ask for a button and for an answer, in every language that there are words for."""

from collections.abc import Iterable
from typing import Final

from hardware.events import Side
from kiosk import words
from kiosk.look import Look, runs_right_to_left
from kiosk.play.screens import AtHome
from kiosk.scenario.tongue import Tongue
from kiosk.ui.gallery.modes import Mode

NOTE: Final = "No speaker has reviewed these words."


def language_modes(tongues: Iterable[Tongue]) -> tuple[Mode, ...]:
    """A mode for each language: alone, with its names under those of the printed buttons."""
    return tuple(_mode(tongue) for tongue in tongues)


def _mode(tongue: Tongue) -> Mode:
    go, never_go = (tongue.word(f"side/{side}", words.SIDE_NAMES[side]) for side in (Side.GO, Side.NEVER_GO))
    return Mode(
        f"language-{tongue.language}",
        tongue.name,
        Look(is_right_to_left=runs_right_to_left(tongue.language)),
        lines={entry.english: entry.text for entry in tongue.own.entries if entry.is_shown},
        is_partial=True,
        at_home=AtHome(go, never_go, tongue.word("rule", words.RULE)),
        note="" if tongue.is_reviewed else NOTE,
    )
