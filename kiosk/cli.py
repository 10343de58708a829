"""The command `kiosk`: reads what was asked, hands it to whoever does it, and ends with an exit code that says how it went."""

import argparse
import os
import sys
from collections.abc import Sequence

from kiosk import __version__
from kiosk.commands import (
    authoring,
    care,
    classroom,
    handing_out,
    packing,
    pictures,
    privacy,
    schools,
    syncing,
    translating,
    voices,
)
from kiosk.commands.options import EXIT_CODES
from kiosk.errors import KioskError, UsageError


def parser() -> argparse.ArgumentParser:
    """The whole command line; `kiosk COMMAND --help` tells each command's options."""
    top = argparse.ArgumentParser(
        prog="kiosk",
        description="An offline classroom kiosk: Clever the robot helps children practise one rule.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"kiosk {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    classroom.add_play(commands)
    classroom.add_demo(commands)
    authoring.add_check(commands)
    authoring.add_new(commands)
    authoring.add_preview(commands)
    authoring.add_graph(commands)
    packing.add_packs(commands)
    translating.add_translate(commands)
    classroom.add_results(commands)
    handing_out.add_handout(commands)
    schools.add_schools(commands)
    schools.add_visits(commands)
    privacy.add_privacy(commands)
    syncing.add_sync(commands)
    care.add_settings(commands)
    care.add_sound(commands)
    voices.add_voices(commands)
    care.add_doctor(commands)
    pictures.add_pictures(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Errors that a person can mend are one line on standard error."""
    asked = parser().parse_args(arguments)
    try:
        code = int(asked.run(asked))
        # Here, where it can be told from other errors, and not while Python ends.
        sys.stdout.flush()
    except KioskError as error:
        print(f"kiosk {asked.command}: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our output has gone; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UsageError.exit_code
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
