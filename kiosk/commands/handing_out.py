"""handout: what an officer leaves behind, for whoever has a printer and no stick."""

import argparse
import os
import time
from pathlib import Path

from kiosk.commands.options import Commands, add, state_of, takes_packs, takes_state
from kiosk.errors import UsageError


def add_handout(commands: Commands) -> None:
    handout = add(
        commands,
        "handout",
        _handout,
        "set the newest visit's hand-outs as PDFs: the teacher's page, cards for role plays, leaflets for parents",
    )
    handout.add_argument(
        "folder",
        type=Path,
        metavar="DIR",
        help="where the files go; made if it is not there, and nothing in it is overwritten",
    )
    handout.add_argument("--demo", action="store_true", help="of the pretend class, not the real one")
    handout.add_argument(
        "--large-print", action="store_true", help="the teacher's page in large print as well"
    )
    takes_state(handout)
    takes_packs(handout)


def _handout(asked: argparse.Namespace) -> int:
    from kiosk.handout.writing import Writer, WritingError
    from kiosk.handouts import NOTHING_YET
    from kiosk.leaving.opening import Handing, paper_of, surroundings
    from kiosk.leaving.visit_left import VisitLeft
    from kiosk.programme import added_packs, fetched_packs, load_programme
    from kiosk.results.reading import read_rounds
    from kiosk.results.state_folder import results_path
    from kiosk.settings import load_settings
    from kiosk.tongues import load_tongues

    chosen, state = load_settings(os.environ), state_of(asked)
    programme = load_programme(asked.packs, added_packs(state), fetched_packs(state))
    tongues = load_tongues(
        programme.folders, has_unreviewed=chosen.has_unreviewed_languages, spoken=frozenset
    )
    handing = Handing(chosen.contacts, chosen.smallest_group_people, chosen.theme)
    around = surroundings(handing, programme, tongues, state)
    left = VisitLeft.of(read_rounds(results_path(state, is_demo=asked.demo)), around)
    if left is None:
        raise UsageError(NOTHING_YET)
    try:
        files = left.files(paper_of(handing.theme)(), has_large_print=asked.large_print)
        asked.folder.mkdir(parents=True, exist_ok=True)
        names = Writer(is_there=lambda: True, now=time.monotonic).write(asked.folder, *files)
    except (OSError, WritingError) as error:
        raise UsageError(f"{asked.folder}: the hand-outs cannot be put there ({error})") from error
    print(f"{len(names)} files are in {asked.folder}:")
    for name in names:
        print(f"  {name}")
    return 0
