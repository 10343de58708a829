"""voices: what those use who read lines aloud, and who look after what they read."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.options import Commands, add, state_of, takes_state
from kiosk.errors import NarrationError, UsageError

if TYPE_CHECKING:
    from kiosk.narration.renderer import Renderer
    from kiosk.workshop.to_read import ToRead


def add_voices(commands: Commands) -> None:
    voices = add(
        commands,
        "voices",
        _voices,
        "say what is recorded of each pack, record somebody who reads the lines, or adopt a changed line's recording",
    )
    voices.add_argument("what", choices=("list", "record", "adopt"), help="list is the place to begin")
    voices.add_argument(
        "which",
        nargs="?",
        metavar="PACK",
        help="the folder of a pack, or app for the words of the app itself (list: all of them)",
    )
    voices.add_argument("number", nargs="?", metavar="HASH", help="adopt: how the recording's name begins")
    voices.add_argument("line", nargs="?", metavar="LINE", help="adopt: the line, such as lift-home/start/2")
    voices.add_argument("--lang", metavar="TAG", help="record, adopt: the language, such as so or en-GB")
    takes_state(voices)


def _voices(asked: argparse.Namespace) -> int:
    from kiosk.workshop.voices import adopt, record

    if asked.what == "list":
        return _list(asked)
    if not asked.which or (asked.what == "adopt" and not asked.line):
        rest = "PACK --lang TAG" if asked.what == "record" else "PACK HASH LINE"
        raise UsageError(f"name the pack, such as: kiosk voices {asked.what} {rest}")
    _refuse_on_a_kiosk()
    from kiosk.narration.microphone import Microphone
    from kiosk.workshop.terminal import ReadersTerminal

    to_read = _to_read(asked.which, state_of(asked))
    terminal, microphone = ReadersTerminal(sys.stdin, sys.stdout), Microphone()
    if asked.what == "record":
        if not asked.lang:
            raise UsageError(f"say which language, such as: kiosk voices record {asked.which} --lang so")
        return record(to_read, asked.lang, microphone, terminal)
    return adopt(
        to_read, asked.number, asked.line, language=asked.lang, recorder=microphone, terminal=terminal
    )


def _list(asked: argparse.Namespace) -> int:
    from kiosk.narration.better import better_voice
    from kiosk.narration.languages import spoken_languages
    from kiosk.narration.renderer import Renderer
    from kiosk.plumbing import SystemClock
    from kiosk.programme import pack_folders
    from kiosk.settings import load_settings
    from kiosk.workshop.to_read import APP
    from kiosk.workshop.voices import list_voices

    names = [asked.which] if asked.which else [APP, *map(str, pack_folders(None))]
    everything = [_to_read(name, state_of(asked)) for name in names]
    clock, model = SystemClock(), load_settings(os.environ).better_voice_model
    better = None if model is None else better_voice(clock, model, print)
    engines = [_name_of(renderer) for renderer in (better, Renderer(clock)) if renderer]
    return list_voices(everything, "; for the rest ".join(engines), spoken_languages(), sys.stdout)


def _name_of(renderer: "Renderer") -> str:
    try:
        return renderer.engine()
    except NarrationError as error:
        return f"none: {error}"
    finally:
        renderer.close()


def _to_read(name: str, state: Path) -> "ToRead":
    from kiosk.workshop.to_read import APP, of_app, of_pack

    return of_app(state) if name == APP else of_pack(Path(name))


def _refuse_on_a_kiosk() -> None:
    from kiosk.doctor.facts import is_pi
    from kiosk.results.state_folder import INSTALLATION
    from kiosk.workshop.voices import refuse_on_a_kiosk

    is_installed = INSTALLATION.is_here or Path(__file__).is_relative_to("/opt")
    refuse_on_a_kiosk(is_installed=is_installed, is_pi=is_pi(), environment=os.environ)
