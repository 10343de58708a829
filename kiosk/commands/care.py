"""settings, sound, doctor: what a technician uses."""

import argparse
import os
import sys
from pathlib import Path

from kiosk.commands.options import Commands, add, state_of, takes_state


def add_settings(commands: Commands) -> None:
    """Add `kiosk settings`."""
    add(commands, "settings", _settings, "print each setting, its value, and where it came from")


def add_sound(commands: Commands) -> None:
    sound = add(
        commands, "sound", _sound, "list the loudspeakers, try the one that is set, or write the effects"
    )
    what = sound.add_mutually_exclusive_group(required=True)
    what.add_argument("--list", action="store_true", help="show the loudspeakers, and which one is used")
    what.add_argument(
        "--test", action="store_true", help="play two effects and a spoken line, and measure them"
    )
    what.add_argument(
        "--write", type=Path, metavar="DIR", help="write each effect as a WAV file into this folder"
    )
    takes_state(sound)


def add_doctor(commands: Commands) -> None:
    """Add `kiosk doctor`."""
    summary = "look for what is wrong with this kiosk, and say how to mend it"
    takes_state(add(commands, "doctor", _doctor, summary))


def _settings(_asked: argparse.Namespace) -> int:
    from kiosk.settings import print_settings

    return print_settings(os.environ, sys.stdout)


def _sound(asked: argparse.Namespace) -> int:
    from kiosk.narration.audition import list_outputs, try_loudspeaker, write_cues
    from kiosk.narration.better import better_voice
    from kiosk.narration.studio import Studio
    from kiosk.narration.voice import Loudspeaker
    from kiosk.plumbing import SystemClock
    from kiosk.settings import load_settings

    if asked.write:
        return write_cues(asked.write, sys.stdout)
    chosen = load_settings(os.environ)
    if asked.list:
        return list_outputs(chosen.sound_output, sys.stdout)
    clock = SystemClock()
    better = (
        None if chosen.better_voice_model is None else better_voice(clock, chosen.better_voice_model, print)
    )
    studio = Studio.at(state_of(asked) / "cache" / "voice", clock, better=better)
    loudspeaker = Loudspeaker(chosen.sound_output, chosen.volume_limit)
    volume = min(chosen.volume, chosen.volume_limit)
    return try_loudspeaker(clock, studio, loudspeaker, volume, sys.stdout)


def _doctor(asked: argparse.Namespace) -> int:
    from kiosk.doctor import run_doctor

    return run_doctor(state_of(asked), sys.stdout)
