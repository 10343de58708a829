"""The better voice, piper-tts with a model that a technician supplies: whether it is there, and its process."""

import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from kiosk.narration.renderer import Patience, Renderer
from kiosk.ports import Clock

PATIENCE: Final = Patience(start_seconds=20.0, line_seconds=40.0)
"""The first line waits for the model: 60 MB from a card, and a line takes as long as it lasts on a Pi 4."""


def what_is_missing(model: str, installed: Callable[[], str] = lambda: version("piper-tts")) -> str:
    """What the better voice lacks, in words for the officer; empty where it has all that it needs.

    `model` is the setting `voice.model`. `installed` raises PackageNotFoundError where piper-tts is not installed.
    """
    fault = ""
    try:
        installed()
    except PackageNotFoundError:
        fault = "piper-tts is not installed"
    if not fault and not model:
        fault = "voice.model names no file"
    for path in (Path(model), Path(f"{model}.json")):
        if not fault and not path.is_file():
            fault = f"there is no file {path}"
    return f"The better voice is not there: {fault}. The usual one speaks." if fault else ""


def better_voice(clock: Clock, model: str, tell: Callable[[str], None]) -> Renderer | None:
    """The process of the better voice, started when it is needed; None, and `tell` is told why, where it is not there."""
    missing = what_is_missing(model)
    if missing:
        tell(missing)
        return None
    return piper_renderer(clock, Path(model))


def piper_renderer(clock: Clock, model: Path, python: Sequence[str] = (sys.executable,)) -> Renderer:
    """A renderer whose child holds piper and this model."""
    command = (*python, "-m", "kiosk.narration.child", "--piper", str(model))
    return Renderer(clock, command, PATIENCE, loss="The better voice is away: %s. The usual one speaks.")
