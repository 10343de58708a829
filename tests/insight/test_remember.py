"""What is remembered of a visit, and what has changed since."""

import pytest

from hardware.events import Side
from kiosk.answers import Had, Mode
from kiosk.insight.remember import Since, said_of_since, since_last, to_remember
from kiosk.insight.visit_told import told_of_visit
from tests.insight.classes import Votes, item_of, stories, story, together, vote

RAIN, TEA = story("tea-at-sams-rain"), story("tea-at-sams")
VARIED, VARIED_GO = story("cake-at-kofis"), story("cake-at-kofis-planned")


def had(id_: str, band: str | None, month: str = "2026-05", *, is_month_trusted: bool = True) -> Had:
    return Had(id_, 1, month, is_month_trusted, band)


def test_a_story_is_remembered_with_its_month_and_band_and_no_count() -> None:
    assert to_remember([vote({item_of(RAIN): (2, 22)})]) == (
        had("tea-at-sams-rain", "nearly all", "2026-09"),
    )


def test_a_wrong_clock_is_remembered_as_one() -> None:
    (found,) = to_remember([vote({item_of(RAIN): (2, 22)}, is_time_trusted=None)])
    assert not found.is_month_trusted


@pytest.mark.parametrize("go", range(10))
def test_of_nine_it_is_remembered_that_they_had_it_and_nothing_else(go: int) -> None:
    assert to_remember([vote({item_of(RAIN): (go, 9 - go)})]) == (had("tea-at-sams-rain", None, "2026-09"),)


def test_a_shared_press_leaves_no_band() -> None:
    (found,) = to_remember([together(item_of(RAIN), Side.GO)])
    assert found.band is None


def test_what_was_not_answered_or_has_not_ended_is_not_remembered() -> None:
    assert to_remember([vote({item_of(RAIN): (0, 0)})]) == ()
    assert to_remember([vote({item_of(RAIN): (12, 12)}, ended=None)]) == ()


def test_two_bands_of_a_small_group_are_not_remembered() -> None:
    assert to_remember([vote({item_of(RAIN): (1, 5)})], smallest=5)[0].band is None


def since(votes: dict[str, Votes], *earlier: Had, month: str = "2026-09") -> Since | None:
    visit = told_of_visit([vote({item_of(story(id_)): sides for id_, sides in votes.items()})], stories())
    return since_last(visit, earlier, stories(), month)


def test_a_story_is_compared_with_itself_or_with_what_it_varies() -> None:
    now: dict[str, Votes] = {"cake-at-kofis": (2, 22)}
    assert since(now, had("tea-at-sams-rain", "about half")) == Since("2026-05", 2, None)
    assert since(now, had("cake-at-kofis", "most")) == Since("2026-05", 1, None)


def test_more_go_where_it_was_agreed_is_a_rise() -> None:
    assert since({"tea-at-sams": (22, 2)}, had("tea-at-sams", "most")) == Since("2026-05", None, 2)


@pytest.mark.parametrize(
    "earlier",
    [
        had("tea-at-sams", "few"),
        had("grandad-at-the-gate", "few"),
        had("gone", "few"),
        had("tea-at-sams-rain", None),
    ],
    ids=["its twin", "another pair", "not installed", "without a band"],
)
def test_what_asks_something_else_is_not_compared(earlier: Had) -> None:
    assert since({"tea-at-sams-rain": (2, 22)}, earlier) is None


def test_this_visits_own_record_is_not_its_last_time() -> None:
    own = had("tea-at-sams-rain", "nearly all", "2026-09")
    assert since({"tea-at-sams-rain": (2, 22)}, own) is None
    assert since({"tea-at-sams-rain": (2, 22)}, own, had("tea-at-sams-rain", "few")) == Since(
        "2026-05", 3, None
    )


def test_the_newest_record_counts() -> None:
    old, new = had("tea-at-sams-rain", "few", "2026-03"), had("tea-at-sams-rain", "most", "2026-07")
    assert since({"tea-at-sams-rain": (2, 22)}, new, old) == Since("2026-07", 1, None)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, ""),
        (Since("2026-05", 0, None), "Much as in May 2026."),
        (Since("", 0, 0), "Much as last time."),
        (Since("", 2, -1), "Compared with last time, more choose NEVER GO where nothing was agreed and fewer choose GO where it was agreed."),
        (Since("2026-12", -1, None), "Compared with December 2026, fewer choose NEVER GO where nothing was agreed."),
    ],
)  # fmt: skip
def test_the_change_is_said_in_a_sentence(found: Since | None, said: str) -> None:
    assert said_of_since(found) == said


def test_a_month_of_a_wrong_clock_is_not_named() -> None:
    found = since({"tea-at-sams-rain": (2, 22)}, had("tea-at-sams-rain", "few", is_month_trusted=False))
    assert found == Since("", 3, None)


def test_single_children_are_remembered_without_a_band() -> None:
    (found,) = to_remember([vote({item_of(TEA): (20, 0)}, mode=Mode.SOLO)])
    assert found.band is None
    assert VARIED.variant_of == VARIED_GO.variant_of == TEA.pair
