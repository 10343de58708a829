"""Putting the desk together: from what the kiosk is started with to hand-outs that know its school and its theme."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kiosk.contacts import Contacts
from kiosk.handout.contacts import own_contacts
from kiosk.handout.drives import Udisks
from kiosk.handout.paper import Paper
from kiosk.handout.sticks import Sticks
from kiosk.insight.disclosure import SMALLEST_GROUP
from kiosk.leaving.desk import Tools
from kiosk.leaving.leaflets import leaflets_of
from kiosk.leaving.pictures import pictures_of
from kiosk.leaving.visit_left import Surroundings, VisitLeft
from kiosk.office.kept import schools_path
from kiosk.office.school_list import SchoolList
from kiosk.ports import Keeper
from kiosk.programme import Programme
from kiosk.results.reading import read_rounds
from kiosk.results.state_folder import results_path
from kiosk.scenario.tongue import Tongue

FONTS: Final = Path(__file__).parents[1] / "ui" / "fonts"


@dataclass(frozen=True, slots=True)
class Handing:
    """What the settings say about hand-outs."""

    contacts: Contacts = Contacts()  # noqa: RUF009  # frozen
    smallest_group: int = SMALLEST_GROUP
    theme: str = ""


def surroundings(
    handing: Handing,
    programme: Programme,
    tongues: Sequence[Tongue],
    state: Path,
    keeper: Keeper | None = None,
) -> Surroundings:
    """What hand-outs are made from; `keeper` remembers what schools had before."""
    return Surroundings(
        programme.scenarios,
        leaflets_of(programme.folders),
        tongues,
        own_contacts(handing.contacts),
        handing.smallest_group,
        had=keeper.had if keeper else lambda _plan: (),
        names=lambda urns: names_of(state, urns),
    )


def names_of(state: Path, urns: Sequence[str]) -> Mapping[str, str]:
    """The names of these schools on the imported list; of those that are not on it, nothing."""
    return {urn: school.name for urn, school in SchoolList(schools_path(state)).named(urns).items()}


def paper_of(theme: str) -> Callable[[], Paper]:
    """The printing office with Clever as the theme draws him, opened when it is first needed."""

    @cache
    def opened() -> Paper:
        return Paper(FONTS, pictures_of(theme))

    return opened


def tools_of(handing: Handing, around: Surroundings, state: Path) -> Tools:
    """What the desk works with on this kiosk: its results, its theme, its USB sockets."""
    path = results_path(state, is_demo=False)
    return Tools(
        newest=lambda: VisitLeft.of(read_rounds(path), around),
        paper=paper_of(handing.theme),
        sticks=Sticks(Udisks(), time.monotonic),
    )
