"""The two indices, against worked figures."""

from random import Random
from statistics import fmean, stdev

import pytest

from kiosk.insight.indices import criterion, rate, sensitivity, stranger_rule
from kiosk.insight.pools import Asker, Part, Pool, Presses
from tests.insight.classes import story, voted


@pytest.mark.parametrize(
    ("hits", "alarms", "d", "c"),
    [(0.85, 0.15, 2.06, 0.0), (0.95, 0.80, 0.79, -1.23), (0.40, 0.10, 1.02, 0.76)],
    ids=["understands", "says Never Go to everything", "goes along too easily"],
)
def test_thirty_pupils_on_six_and_six_stories(hits: float, alarms: float, d: float, c: float) -> None:
    not_arranged, arranged = Presses(round(hits * 180), 180), Presses(round(alarms * 180), 180)
    assert round(sensitivity(not_arranged, arranged).value, 2) == d
    assert round(criterion(not_arranged, arranged).value, 2) == c


def test_always_never_go_has_no_sensitivity_although_most_answers_may_be_right() -> None:
    """Eighty to twenty in the mix would call it 80 % right."""
    assert abs(sensitivity(Presses(160, 160), Presses(40, 40)).value) < 0.6
    assert sensitivity(Presses(100, 100), Presses(100, 100)).value == 0
    assert criterion(Presses(100, 100), Presses(100, 100)).value < -2


def test_none_and_all_have_a_quantile() -> None:
    assert rate(Presses(0, 30)) == 0.5 / 31
    assert sensitivity(Presses(30, 30), Presses(0, 30)).value == pytest.approx(4.28, abs=0.01)


def test_the_interval_is_wider_for_fewer_and_for_the_same_pupils_over_and_over() -> None:
    few = sensitivity(Presses(26, 30), Presses(4, 30))
    many = sensitivity(Presses(156, 180), Presses(24, 180))
    clustered = sensitivity(Presses(156, 180, 6), Presses(24, 180, 6))
    assert many.error < clustered.error < few.error
    assert many.low == pytest.approx(many.value - 1.96 * many.error, abs=1e-4)
    assert many.high == pytest.approx(many.value + 1.96 * many.error, abs=1e-4)


def test_the_standard_error_is_what_chance_makes_of_it() -> None:
    """Six stories, sixty pupils whose answers are alike: the error against the spread of 300 drawn classes."""
    rng = Random(5)
    playlist = [
        story(id_)
        for id_ in (
            "lift-from-coach",
            "lift-from-coach-agreed",
            "the-way-home",
            "the-way-home-mill-street",
            "lost-puppy",
            "lost-puppy-gran-comes",
        )
    ]
    found, errors = [], []
    for _ in range(300):
        votes = voted(rng, playlist, 60, 0.8, 0.25)
        sides = {True: 0, False: 0}
        for scenario, (_go, never_go) in zip(playlist, votes.values(), strict=True):
            sides[scenario.answer.is_go] += never_go
        estimate = sensitivity(Presses(sides[False], 180, 3), Presses(sides[True], 180, 3))
        found.append(estimate.value)
        errors.append(estimate.error)
    assert 0.9 < fmean(errors) / stdev(found) < 1.35


def pool(**never_go: int) -> Pool:
    parts = {
        Part(is_arranged="agreed" in name, asker=Asker(name.split("_")[0])): Presses(count, 99)
        for name, count in never_go.items()
    }
    return Pool(1, 12, 4, parts)


def test_the_stranger_rule_is_how_much_more_unknown_people_are_refused() -> None:
    found = stranger_rule(pool(unknown=90, known=60, unknown_agreed=70, known_agreed=20))
    assert found is not None
    assert found.value == pytest.approx((30 + 50) / 2 / 100)
    assert found.low < found.value < found.high


def test_where_known_and_unknown_are_refused_alike_it_is_nought() -> None:
    found = stranger_rule(pool(unknown=80, known=80, unknown_agreed=10, known_agreed=10))
    assert found is not None
    assert found.value == 0


def test_without_all_four_there_is_no_stranger_rule() -> None:
    assert stranger_rule(pool(unknown=80, known=80, unknown_agreed=10)) is None
