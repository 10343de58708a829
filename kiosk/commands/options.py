"""What the commands have in common: exit codes, sizes, and options that several take."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  (argparse has no other name)

EXIT_CODES = """\
exit codes:
  0  well (there may have been warnings)
  1  an error in what was given, such as a mistake in a scenario
  2  could not be done: a bad option, or no such path
  3  no scenario could be read          4  the voice cannot speak
  5  buttons or lamps cannot be used    6  results cannot be kept or read
  7  the settings hold a mistake        8  the screens cannot be drawn
  9  the installation is incomplete
"""


def size(text: str) -> tuple[int, int]:
    """Read `WxH` in pixels."""
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(
            f'"{text}" is not a size: write width x height in pixels, such as 800x480'
        )
    found = int(width), int(height)
    if not (320 <= found[0] <= 7680 and 240 <= found[1] <= 4320):
        raise argparse.ArgumentTypeError(f"{text} is not a size this kiosk draws at: 320x240 to 7680x4320")
    return found


def add(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    """Add a command that `run` does; `summary` is its line of help."""
    command = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def takes_state(command: argparse.ArgumentParser) -> None:
    """Give a command the option `--state`."""
    command.add_argument(
        "--state",
        type=Path,
        metavar="DIR",
        help="where results are kept (default: /var/lib/kiosk when installed, else $XDG_STATE_HOME/clever-kiosk)",
    )


def takes_packs(command: argparse.ArgumentParser) -> None:
    """Give a command the option `--packs`."""
    command.add_argument(
        "--packs",
        type=Path,
        action="append",
        metavar="DIR",
        help="a folder with a pack of scenarios (default: the packs that came with the kiosk); may be given again",
    )


def state_of(asked: argparse.Namespace) -> Path:
    """The state folder that a command was given, or finds."""
    from kiosk.results.state_folder import find_state_folder

    return find_state_folder(asked.state, os.environ)
