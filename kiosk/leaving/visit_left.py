"""What is left behind after the newest visit: a hand-out for the screen, and files for a stick."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.answers import Had
from kiosk.contacts import Contact
from kiosk.handout.paper import Paper
from kiosk.handout.phone import TOLD, note
from kiosk.handout.qr import qr_rows
from kiosk.handout.sheets import Sheet, cards_sheet, teacher_sheet
from kiosk.handouts import HandOut
from kiosk.insight.disclosure import SMALLEST_GROUP
from kiosk.insight.kept import KeptRound
from kiosk.insight.officer import officer_summary
from kiosk.insight.page import TeacherPage
from kiosk.insight.teacher import teacher_page
from kiosk.insight.visit_told import newest_visit
from kiosk.leaving.leaflets import leaflet_sheets
from kiosk.results.report import write_csv
from kiosk.scenario.leaflet import Leaflet
from kiosk.scenario.model import Scenario
from kiosk.scenario.tongue import Tongue
from kiosk.visit import VisitPlan

UNNAMED: Final = "Class"
"""How the files of a visit without a year begin."""
NEWEST: Final = "The newest visit"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What hand-outs are made from beside results.

    `had` gives what a school and year had before, `names` the names of schools by URN.
    """

    catalogue: Sequence[Scenario]
    leaflets: Sequence[Leaflet] = ()
    tongues: Sequence[Tongue] = ()
    contacts: Sequence[Contact] = ()
    smallest_group: int = SMALLEST_GROUP
    had: Callable[[VisitPlan], Sequence[Had]] = lambda _plan: ()
    names: Callable[[Sequence[str]], Mapping[str, str]] = lambda _urns: {}


@dataclass(frozen=True, slots=True)
class VisitLeft:
    """The newest visit among rounds, as it may be told. `rounds` are those of that visit which have ended."""

    rounds: tuple[KeptRound, ...]
    page: TeacherPage
    summary: tuple[str, ...]
    around: Surroundings

    @classmethod
    def of(cls, rounds: Sequence[KeptRound], around: Surroundings) -> "VisitLeft | None":
        """The newest visit; None where no round of it has ended: a page about another class would be the wrong one."""
        visit = tuple(one for one in newest_visit(rounds) if one.ended is not None)
        if not visit:
            return None
        plan = visit[0].plan
        had = tuple(around.had(plan))
        names = around.names([plan.school.urn]) if plan.school else {}
        page = teacher_page(visit, around.catalogue, had, names, around.smallest_group)
        return cls(visit, page, officer_summary(visit, around.catalogue, had, around.smallest_group), around)

    @property
    def title(self) -> str:
        page = self.page
        return " · ".join(part for part in (page.school, page.year, page.date) if part) or NEWEST

    def hand_out(self) -> HandOut:
        """What the screen may show."""
        page = self.page
        lines = (page.overall, *page.sure, *page.unsure, page.change, page.untold)
        told = tuple(line for line in lines if line) or tuple(page.practised)
        return HandOut(self.title, told, qr_rows(note(page, self.around.contacts)), TOLD)

    def sheets(self, *, has_large_print: bool) -> dict[str, Sheet]:
        """The sheets of this visit, by the names of their files."""
        contacts, begun = self.around.contacts, self.page.year or UNNAMED
        found = {f"{begun} - teacher.pdf": teacher_sheet(self.page, contacts)}
        if has_large_print:
            found[f"{begun} - teacher, large print.pdf"] = teacher_sheet(self.page, contacts, is_large=True)
        if self.page.role_plays:
            found[f"{begun} - role-play cards.pdf"] = cards_sheet(self.page.role_plays)
        return found

    def files(
        self, paper: Paper, *, has_large_print: bool = True
    ) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """The files of the visit by name, and the leaflets, which are the same for every visit. Raises OSError."""
        own = self.sheets(has_large_print=has_large_print)
        around = self.around
        leaflets = dict(leaflet_sheets(around.leaflets, around.tongues, around.contacts))
        pdfs = paper.printed((*own.values(), *leaflets.values()))
        begun = self.page.year or UNNAMED
        table = io.StringIO()
        write_csv(self.rounds, table, around.catalogue, around.smallest_group)
        plain = {
            f"{begun} - summary.txt": "\r\n".join((self.title, "", *self.summary, "")).encode(),
            f"{begun} - results.csv": table.getvalue().encode(),
        }
        return dict(zip(own, pdfs, strict=False)) | plain, dict(zip(leaflets, pdfs[len(own) :], strict=True))
