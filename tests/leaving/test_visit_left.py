from collections.abc import Sequence
from dataclasses import replace

import pytest

from kiosk.answers import Had, RoundEnd
from kiosk.contacts import Contact
from kiosk.insight.kept import KeptRound
from kiosk.leaving.visit_left import NEWEST, Surroundings, VisitLeft
from kiosk.packs.loader import load_pack
from kiosk.programme import SHIPPED
from kiosk.scenario.leaflet import Leaflet
from kiosk.visit import School, VisitPlan, YearGroup
from tests.handout.pages import PAPER
from tests.insight.classes import item_of, stories, vote

ELM = VisitPlan(School("100001", ""), YearGroup.THREE)
PLAYED = [item_of(scenario) for scenario in stories()[:4]]


def around(leaflet: Leaflet | None = None) -> Surroundings:
    return Surroundings(
        stories(),
        (leaflet,) if leaflet else (),
        contacts=(Contact("Elm Park office", "01632 960 001"),),
        names=lambda urns: {urn: "Elm Park Primary" for urn in urns if urn == "100001"},
    )


def left(*rounds: KeptRound) -> VisitLeft:
    found = VisitLeft.of(rounds, around())
    assert found is not None
    return found


def whole_class(**more: object) -> KeptRound:
    return replace(vote(dict.fromkeys(PLAYED, (2, 26)), plan=ELM), **more)  # type: ignore[arg-type]


def test_the_hand_out_has_the_school_the_year_and_whole_sentences() -> None:
    hand_out = left(whole_class()).hand_out()
    assert hand_out.title.startswith("Elm Park Primary · Year 3")
    assert hand_out.lines
    assert all(line.endswith((".", "?", "!")) for line in hand_out.lines)
    assert len(hand_out.qr) >= 21
    assert set("".join(hand_out.qr)) == {"0", "1"}
    assert "no network" in hand_out.qr_tells


def test_without_a_plan_there_is_a_title_all_the_same() -> None:
    assert left(whole_class(plan=VisitPlan(), is_time_trusted=False)).hand_out().title == NEWEST


@pytest.mark.parametrize("count", [(2, 7), (0, 1)])
def test_of_fewer_than_ten_nothing_is_told_on_any_paper(count: tuple[int, int]) -> None:
    own, _ = left(vote(dict.fromkeys(PLAYED, count))).files(PAPER)
    told = b"".join(content for name, content in own.items() if not name.endswith(".pdf")).decode()
    for band in ("nearly all", "most", "about half", "few,"):
        assert band not in told.lower()


def test_the_newest_visit_is_told_and_no_other() -> None:
    older = whole_class(number=1, visit_id="old", plan=VisitPlan(School("9", "Other School"), YearGroup.SIX))
    newer = whole_class(number=2, visit_id="new")
    assert left(older, newer).hand_out().title.startswith("Elm Park Primary")


def test_while_the_newest_visit_has_not_ended_an_older_class_is_not_handed_out_in_its_place() -> None:
    older = whole_class(number=1, visit_id="old")
    playing = whole_class(number=2, visit_id="new", ended=None)
    assert VisitLeft.of((older, playing), around()) is None
    assert VisitLeft.of((), around()) is None


def test_a_round_that_ended_early_is_handed_out() -> None:
    assert left(whole_class(ended=RoundEnd.ENDED)).hand_out().lines


def test_what_was_remembered_is_asked_of_that_school_and_year() -> None:
    asked: list[VisitPlan] = []

    def had(plan: VisitPlan) -> Sequence[Had]:
        asked.append(plan)
        return ()

    assert VisitLeft.of((whole_class(),), replace(around(), had=had))
    assert asked == [ELM]


def test_the_files_are_named_after_the_year_and_leaflets_are_a_set_of_their_own() -> None:
    leaflet = load_pack(SHIPPED / "core").pack.leaflet
    found = VisitLeft.of((whole_class(),), around(leaflet))
    assert found is not None
    own, leaflets = found.files(PAPER)
    assert list(own) == [
        "Year 3 - teacher.pdf",
        "Year 3 - teacher, large print.pdf",
        "Year 3 - role-play cards.pdf",
        "Year 3 - summary.txt",
        "Year 3 - results.csv",
    ]
    assert list(leaflets) == ["Leaflet for parents.pdf"]
    assert all(
        content.startswith(b"%PDF") for name, content in (own | leaflets).items() if name.endswith("pdf")
    )
    assert own["Year 3 - results.csv"].startswith(b"round,")
    assert b"Elm Park Primary" in own["Year 3 - summary.txt"]


def test_the_same_visit_makes_the_same_files() -> None:
    assert left(whole_class()).files(PAPER) == left(whole_class()).files(PAPER)
