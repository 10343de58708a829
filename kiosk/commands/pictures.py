"""pictures: what reviewers of the screens use."""

import argparse
import os
import sys
from pathlib import Path

from kiosk.commands.options import Commands, add, size, state_of, takes_state
from kiosk.errors import UsageError


def add_pictures(commands: Commands) -> None:
    pictures = add(
        commands,
        "pictures",
        _pictures,
        "draw every screen at every size in every mode, with a page to look at",
    )
    pictures.add_argument(
        "folder",
        type=Path,
        metavar="DIR",
        help="where index.html and the pictures go; made if it is not there",
    )
    pictures.add_argument(
        "--size", type=size, action="append", metavar="WxH", help="only this size; may be given again"
    )
    pictures.add_argument(
        "--mode", action="append", metavar="NAME", help="only this mode, such as quiet; may be given again"
    )
    pictures.add_argument(
        "--screen",
        action="append",
        metavar="NAME",
        help="only screens whose names begin so, such as decide; may be given again",
    )
    pictures.add_argument(
        "--all",
        action="store_true",
        dest="is_all",
        help="the modes at the middle sizes too, and every place and act in every mode",
    )
    pictures.add_argument(
        "--sheet",
        action="store_true",
        help="write a contact sheet of all the art instead; DIR is its PNG file",
    )
    takes_state(pictures)


def _pictures(asked: argparse.Namespace) -> int:
    from kiosk.plumbing import log_plainly
    from kiosk.tongues import load_tongues
    from kiosk.ui.gallery.hanging import hang
    from kiosk.ui.gallery.languages import language_modes
    from kiosk.ui.gallery.plan import Asked

    log_plainly("WARNING")
    if asked.sheet:
        return _sheet(asked.folder, state_of(asked) / "cache" / "pictures")
    wanted = Asked(
        tuple(asked.size or ()), tuple(asked.mode or ()), tuple(asked.screen or ()), is_all=asked.is_all
    )
    try:
        languages = language_modes(load_tongues((), has_unreviewed=True, spoken=frozenset))
        cache = state_of(asked) / "cache" / "pictures"
        count = hang(wanted, cache, asked.folder, _tell_done, languages=languages)
    except OSError as error:
        raise UsageError(f"{asked.folder}: no pictures can be put there ({error.strerror})") from error
    print(f"{count} pictures are in {asked.folder}: open {asked.folder / 'index.html'}")
    return 0


def _sheet(out: Path, cache: Path) -> int:
    from kiosk.settings import load_settings
    from kiosk.ui.art.artist import Artist
    from kiosk.ui.art.sheet import write_sheet
    from kiosk.ui.art.theme import open_theme

    try:
        write_sheet(out, Artist(cache, open_theme(load_settings(os.environ).theme)), cache)
    except (OSError, ValueError) as error:
        raise UsageError(f"{out}: no contact sheet can be put there ({error})") from error
    print(f"All the art is in {out}")
    return 0


def _tell_done(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {of} screens", end="\n" if done == of else "", file=sys.stderr, flush=True)
