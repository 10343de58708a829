"""What the kiosk speaks with: recordings, the better voice, the usual one."""

from collections.abc import Callable
from pathlib import Path

from kiosk.assembly.options import Options
from kiosk.narration.better import better_voice
from kiosk.narration.studio import Studio
from kiosk.ports import Clock
from kiosk.programme import RECORDINGS, Programme


def recording_folders(options: Options, programme: Programme) -> tuple[Path, ...]:
    """Where human recordings are looked for: a technician's stand before those that came with a pack."""
    return (options.state / RECORDINGS, *programme.recordings)


def open_studio(options: Options, programme: Programme, clock: Clock, tell: Callable[[str], None]) -> Studio:
    """The studio with recordings and, where it is asked for, the better voice; `tell` is told where that is not there."""
    model = options.voice_model
    return Studio.at(
        options.state / "cache" / "voice",
        clock,
        programme.lexicon,
        recording_folders(options, programme),
        None if model is None else better_voice(clock, model, tell),
        others=programme.lexicons,
    )
