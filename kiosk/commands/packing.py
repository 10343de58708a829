"""packs: the packs of this kiosk, from wherever they came, and the making of one."""

import argparse
import os
import sys
from pathlib import Path

from kiosk.commands.options import Commands, add, state_of, takes_state
from kiosk.errors import UsageError

WHAT = ("list", "fetch", "trust", "add", "remove", "verify", "release", "make", "inspect")
EXAMPLE = {"trust": "root.json", "make": "our-pack", "inspect": "our-pack-1.0.clever"}


def add_packs(commands: Commands) -> None:
    """Add `kiosk packs`."""
    packs = add(
        commands,
        "packs",
        _packs,
        "list the packs of this kiosk, fetch those of the hub, add or remove one, release a folder, or pack it as one file",
    )
    packs.add_argument("what", choices=WHAT, help="list is the place to begin")
    packs.add_argument(
        "which",
        nargs="?",
        metavar="PACK",
        help="add: a folder or .clever file; remove: an id; release, make: a folder; inspect: a file; trust: the hub's root.json",
    )
    packs.add_argument(
        "--same",
        action="append",
        default=[],
        metavar="ID",
        help="release: this story means what it did, only a slip in it was mended; may be given again",
    )
    packs.add_argument("--out", type=Path, metavar="FILE", help="make: the file (default: ID-VERSION.clever)")
    packs.add_argument(
        "--from",
        dest="source",
        metavar="DIR|URL",
        help="fetch: a folder such as a stick, or the hub's address (default: the address that was given last, else sync.hub)",
    )
    which = packs.add_mutually_exclusive_group()
    which.add_argument(
        "--pilot", action="store_true", help="fetch: from now on have new packs before the others"
    )
    which.add_argument("--everyone", action="store_true", help="fetch: from now on have what every kiosk has")
    packs.add_argument("--instead", action="store_true", help="trust: in the place of the root that is there")
    takes_state(packs)


def _packs(asked: argparse.Namespace) -> int:
    from datetime import date

    from kiosk import fetching
    from kiosk.packs import commands
    from kiosk.programme import added_packs, fetched_packs, pack_folders
    from kiosk.settings import load_settings

    state = state_of(asked)
    added, fetched, shipped = added_packs(state), fetched_packs(state), pack_folders(None)
    if asked.what in {"add", "remove", "release", "make", "inspect", "trust"} and not asked.which:
        raise UsageError(f"name it, such as: kiosk packs {asked.what} {EXAMPLE.get(asked.what, 'PACK')}")
    today = date.today()  # noqa: DTZ011
    match asked.what:
        case "fetch":
            wish = fetching.wish_of(state, asked, load_settings(os.environ).destination)
            return fetching.fetch(state, wish, today, sys.stdout)
        case "trust":
            return fetching.trust(state, Path(asked.which), is_instead=asked.instead, out=sys.stdout)
        case "add":
            taken = [*shipped, *(one.folder for one in fetched.all())]
            return commands.add_pack(Path(asked.which), taken, added, today, sys.stdout)
        case "remove":
            return commands.remove_pack(asked.which, added, sys.stdout)
        case "verify":
            return commands.verify_packs(added, fetched, sys.stdout)
        case "release":
            return commands.release_pack(Path(asked.which), asked.same, sys.stdout)
        case "make":
            return commands.make_archive(Path(asked.which), asked.out, sys.stdout)
        case "inspect":
            return commands.inspect_pack(Path(asked.which), sys.stdout)
        case _:
            commands.list_packs(shipped, added, fetched, sys.stdout)
            return fetching.tell_age(state, today, sys.stdout)
