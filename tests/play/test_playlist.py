from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from kiosk.play.playlist import choose, faults, orders, pairs_of, shuffled
from kiosk.play.strategies import (
    STRATEGIES,
    alternate_from_go,
    alternate_from_never_go,
    always_go,
    always_never_go,
    best_score,
    longest_run,
    opposite_of_last,
    opposite_of_last_what_if,
    same_as_last,
    same_as_last_what_if,
    score,
)
from kiosk.scenario.model import AgeBand, Answer, Scenario
from tests.play.stories import story

GO, NEVER, CHECK = Answer.GO, Answer.NEVER_GO, Answer.CHECK_FIRST


def pair(
    name: str, other: Answer, what_ifs: tuple[Answer, Answer], ages: AgeBand = AgeBand.A
) -> list[Scenario]:
    return [
        story(f"{name}-planned", GO, pair=name, ages=ages, what_if=what_ifs[0]),
        story(f"{name}-not", other, pair=name, ages=ages, what_if=what_ifs[1]),
    ]


# In half of the stories the what-if keeps the answer, as in the pack.
THREE = pair("a", NEVER, (GO, NEVER)) + pair("b", CHECK, (NEVER, GO)) + pair("c", NEVER, (GO, GO))
SEVEN = THREE + pair("d", NEVER, (NEVER, NEVER)) + pair("e", CHECK, (GO, GO)) + pair("f", NEVER, (GO, NEVER))
SEVEN += pair("g", NEVER, (NEVER, GO))


def of(*answers: Answer, what_ifs: tuple[Answer, ...] = ()) -> tuple[Scenario, ...]:
    twists = what_ifs or answers
    return tuple(
        story(f"s{index}", answer, what_if=twist)
        for index, (answer, twist) in enumerate(zip(answers, twists, strict=True))
    )


def must_hold(playlist: tuple[Scenario, ...], stories: int) -> None:
    assert len(playlist) == stories
    assert len({item.id for item in playlist}) == stories
    assert set(Counter(item.pair for item in playlist).values()) == {2}
    for first, second in combinations(range(stories), 2):
        if playlist[first].pair == playlist[second].pair:
            assert second - first >= 2
    assert sum(item.answer.is_go for item in playlist) * 2 == stories
    for strategy in STRATEGIES:
        assert score(strategy, playlist) <= 0.70, strategy.__name__
    assert longest_run(playlist) <= 3


@pytest.mark.parametrize("stories", [4, 6])
@pytest.mark.parametrize("catalogue", [THREE, SEVEN], ids=["three pairs", "seven pairs"])
def test_whatever_the_seed_no_rule_is_broken(catalogue: list[Scenario], stories: int) -> None:
    for seed in range(60):
        must_hold(choose(catalogue, AgeBand.A, stories, seed), stories)


def test_the_same_seed_gives_the_same_playlist_in_whatever_order_the_catalogue_comes() -> None:
    first = choose(SEVEN, AgeBand.A, 6, 7)
    assert choose(list(reversed(SEVEN)), AgeBand.A, 6, 7) == first
    assert [item.id for item in first] == PLAYLIST_OF_SEED_7


PLAYLIST_OF_SEED_7 = ["f-planned", "c-planned", "f-not", "e-not", "c-not", "e-planned"]


def test_seeds_bring_variety() -> None:
    chosen = {tuple(item.id for item in choose(SEVEN, AgeBand.A, 6, seed)) for seed in range(40)}
    assert len(chosen) > 25
    first = Counter(choose(SEVEN, AgeBand.A, 6, seed)[0].answer.is_go for seed in range(40))
    assert min(first.values()) >= 8


def test_only_whole_pairs_of_the_band_are_taken() -> None:
    catalogue = [*THREE, story("alone"), *pair("old", NEVER, (GO, GO), AgeBand.C)]
    assert [twins[0].pair for twins in pairs_of(catalogue, AgeBand.A)] == ["a", "b", "c"]
    assert [twins[0].pair for twins in pairs_of(catalogue, AgeBand.C)] == ["old"]
    assert {item.pair for item in choose(catalogue, AgeBand.A, 6, 1)} == {"a", "b", "c"}


def test_fewer_pairs_than_asked_for_give_what_there_is() -> None:
    assert len(choose(THREE[:4], AgeBand.A, 6, 1)) == 4
    assert {item.id for item in choose(THREE[:2], AgeBand.A, 6, 1)} == {"a-planned", "a-not"}
    assert choose(THREE, AgeBand.B, 6, 1) == ()
    assert choose((), AgeBand.A, 6, 1) == ()
    assert choose(THREE, AgeBand.A, 1, 1) == ()
    assert len(choose(THREE, AgeBand.A, 5, 1)) == 4


def test_shuffling_depends_on_the_seed_alone_and_keeps_everything() -> None:
    assert shuffled(list("abcdef"), 1) == shuffled(tuple("abcdef"), 1)
    assert sorted(shuffled(list("abcdef"), 1)) == list("abcdef")
    assert shuffled(list("abcdef"), 1) != shuffled(list("abcdef"), 2)
    assert "".join(shuffled(list("abcdef"), 7)) == SHUFFLED_BY_SEED_7


SHUFFLED_BY_SEED_7 = "acfedb"


def test_orders_go_through_every_choice_of_pairs() -> None:
    pairs = pairs_of(THREE, AgeBand.A)
    assert len({tuple(item.id for item in order) for order in orders(pairs, 2, 1)}) == 3 * 24


def test_held_back_variants_are_in_no_ordinary_round() -> None:
    held_back = [replace(one, id=f"{one.id}-again", variant_of="a") for one in SEVEN]
    again = [replace(one, pair=f"{one.pair}-again") for one in held_back]
    assert pairs_of((*SEVEN, *again), AgeBand.A) == pairs_of(SEVEN, AgeBand.A)


def test_faults_are_counted_rule_by_rule() -> None:
    assert faults(of(GO, GO, NEVER, GO, NEVER, NEVER, what_ifs=(NEVER, GO, GO, NEVER, GO, GO))) == 0
    twins = tuple(pair("a", NEVER, (GO, GO)))
    assert faults((*twins, *of(NEVER, GO))) >= 1
    assert faults(of(GO, GO, GO, GO, NEVER, NEVER, NEVER, NEVER)) >= 1
    assert faults(of(GO, GO, GO, NEVER)) == pytest.approx(0.15 + 0.05)


def test_fixed_answers_score_their_share() -> None:
    playlist = of(GO, GO, NEVER, GO)
    assert score(always_go, playlist) == 0.75
    assert score(always_never_go, playlist) == 0.25


def test_alternating_scores_from_either_start() -> None:
    playlist = of(GO, NEVER, GO, GO)
    assert score(alternate_from_go, playlist) == 0.75
    assert score(alternate_from_never_go, playlist) == 0.25


def test_following_the_last_answer_is_scored_over_what_it_predicts() -> None:
    playlist = of(GO, GO, CHECK, NEVER)
    assert score(same_as_last, playlist) == pytest.approx(2 / 3)
    assert score(opposite_of_last, playlist) == pytest.approx(1 / 3)
    assert score(same_as_last, playlist[:1]) == 0.0


def test_following_the_last_what_if_is_scored_too() -> None:
    playlist = of(GO, NEVER, NEVER, what_ifs=(NEVER, CHECK, GO))
    assert score(same_as_last_what_if, playlist) == 1.0
    assert score(opposite_of_last_what_if, playlist) == 0.0
    assert best_score(playlist) == 1.0


def test_there_are_eight_strategies() -> None:
    assert len(STRATEGIES) == 8


def test_runs_are_of_go_or_not() -> None:
    assert longest_run(()) == 0
    assert longest_run(of(GO)) == 1
    assert longest_run(of(NEVER, CHECK, NEVER, GO, GO)) == 3


@pytest.mark.parametrize("preferred", [{"b"}, {"b", "e"}, {"b", "e", "f"}, {"b", "d", "e", "f", "g"}])
def test_preferred_pairs_are_taken_first_and_every_rule_is_kept(preferred: set[str]) -> None:
    for seed in range(60):
        playlist = choose(SEVEN, AgeBand.A, 6, seed, preferred=preferred)
        must_hold(playlist, 6)
        taken = {item.pair for item in playlist}
        assert taken <= preferred or preferred <= taken


def test_without_a_preference_a_seed_gives_what_it_always_gave() -> None:
    for seed in range(20):
        assert choose(SEVEN, AgeBand.A, 6, seed) == choose(
            SEVEN, AgeBand.A, 6, seed, preferred={"of another band"}
        )
