"""What the programme promises of its stories over all: every kind of person says both, in every age band."""

import shutil
from pathlib import Path

import pytest

from kiosk.answers import SetUp
from kiosk.packs.loader import load_pack
from kiosk.play.languages import offering, preferred_pairs
from kiosk.play.playlist import BEST_SCORE, choose, faults, pairs_of
from kiosk.play.strategies import best_score
from kiosk.scenario.asking import roles
from kiosk.scenario.model import AgeBand, Scenario, Who
from kiosk.scenario.pack import read_words
from kiosk.scenario.problems import Findings
from kiosk.scenario.variants import check_variants, opening_backdrop, unvaried
from kiosk.scenario.vocabulary import CHILDREN
from kiosk.tongues import load_tongues

SHIPPED = Path(__file__).parents[2] / "scenarios" / "core"
STORIES = load_pack(SHIPPED).pack.scenarios
OPEN = tuple(story for story in STORIES if not story.variant_of)
SEEDS = 300


def going(ages: AgeBand, who: Who) -> list[Scenario]:
    return [story for story in STORIES if story.ages is ages and story.who is who and story.answer.is_go]


def test_there_are_26_pairs_and_a_held_back_variant_of_each() -> None:
    assert len({story.pair for story in OPEN}) == 26
    assert len(STORIES) >= 104
    assert unvaried(STORIES) == ()
    assert [found for found in check_variants(STORIES) if found.is_error] == []


@pytest.mark.parametrize("ages", AgeBand)
def test_every_kind_of_person_has_a_go_and_a_story_that_is_not(ages: AgeBand) -> None:
    band = [story for story in STORIES if story.ages is ages]
    for who in dict.fromkeys(story.who for story in band):
        assert {story.answer.is_go for story in band if story.who is who} == {True, False}, who


@pytest.mark.parametrize("ages", AgeBand)
def test_unknown_adults_and_older_children_are_often_enough_a_go(ages: AgeBand) -> None:
    assert len(going(ages, Who.UNKNOWN_ADULT)) >= 4
    assert len(going(ages, Who.OLDER_CHILD)) >= 2


@pytest.mark.parametrize("ages", AgeBand)
def test_somebody_online_who_is_no_family_is_a_go(ages: AgeBand) -> None:
    online = [story for story in STORIES if story.ages is ages and story.is_online and story.answer.is_go]
    assert any(story.who is not Who.FAMILY for story in online)


def test_no_grown_up_is_only_ever_refused() -> None:
    met_in_a_go = {role for story in STORIES if story.answer.is_go for role in roles(story)}
    met_otherwise = {role for story in STORIES if not story.answer.is_go for role in roles(story)}
    assert met_otherwise - met_in_a_go - set(CHILDREN) == set()


def test_twins_differ_in_two_tags_at_most() -> None:
    for pair in {story.pair for story in STORIES}:
        one, other = (story for story in STORIES if story.pair == pair)
        tags = [(story.who, story.lure, story.agreed, opening_backdrop(story)) for story in (one, other)]
        assert sum(mine != theirs for mine, theirs in zip(*tags, strict=True)) <= 2, pair


@pytest.mark.parametrize("stories", [6, 8, 12])
@pytest.mark.parametrize("ages", AgeBand)
def test_playlists_keep_every_rule_and_reach_every_story(ages: AgeBand, stories: int) -> None:
    """A slice of the ten thousand seeds that `bench.playlists` goes through."""
    reached: set[str] = set()
    for seed in range(SEEDS):
        playlist = choose(STORIES, ages, stories, seed)
        ids = [item.id for item in playlist]
        assert len(set(ids)) == stories
        assert faults(playlist) == 0
        assert best_score(playlist) <= BEST_SCORE
        assert all(not item.variant_of for item in playlist)
        reached.update(ids)
    assert reached == {item.id for pair in pairs_of(STORIES, ages) for item in pair}


def test_every_word_of_its_word_list_is_needed(tmp_path: Path) -> None:
    for path in (SHIPPED / "words.txt", *SHIPPED.glob("*.yaml"), SHIPPED / "curriculum.csv"):
        shutil.copy(path, tmp_path)
    words = read_words((tmp_path / "words.txt").read_text(), Findings("words.txt"))
    (tmp_path / "words.txt").unlink()
    told = [found.message for found in load_pack(tmp_path).problems if found.code == "L04"]
    assert [word for word in words if not any(message.startswith(f'"{word}') for message in told)] == []


@pytest.mark.parametrize("language", ["ar", "bn", "pl"])
@pytest.mark.parametrize("ages", AgeBand)
def test_rounds_in_another_language_take_what_is_translated_and_keep_every_rule(
    language: str, ages: AgeBand
) -> None:
    tongues = load_tongues([SHIPPED], has_unreviewed=True, spoken=frozenset)
    set_up = offering(SetUp(), tongues, language)
    preferred = preferred_pairs(set_up, STORIES)
    mine = {story.pair for story in STORIES if story.ages is ages and story.pair in preferred}
    assert preferred
    for seed in range(60):
        playlist = choose(STORIES, ages, 6, seed, preferred=preferred)
        assert faults(playlist) == 0
        assert best_score(playlist) <= BEST_SCORE
        assert mine <= {story.pair for story in playlist}
