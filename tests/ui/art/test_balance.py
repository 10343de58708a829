"""Nobody's kind of person is always the one not to go with: the picture side of rule L10, over the shipped stories."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kiosk.packs import load_pack
from kiosk.scenario.model import Decision, Scenario, Scene, Telling
from kiosk.ui.art.cast import AROUND, AT_WORK, CAST, CHILDREN, FAMILY
from kiosk.ui.art.person import Person

SHIPPED = Path(__file__).parents[3] / "scenarios" / "core"
UNIFORM = frozenset({"cap", "peaked"})
KNOWN_LITTLE = {
    role: person for role, person in CAST.items() if role in AROUND or role in {"driver", "hi-vis"}
}
OLDER_CHILDREN = ("teen", "teen-b", "cousin")


def traits(person: Person) -> frozenset[str]:
    """What of a person a child might wrongly learn to beware of."""
    worn = {
        f"skin {person.skin}": not person.is_avatar,
        f"covering {person.covering}": bool(person.covering) and person.covering not in UNIFORM,
        "wheelchair": person.is_seated,
        "hearing aid": person.has_hearing_aid,
        "stick": person.has_stick,
        "prosthesis": bool(person.prosthesis),
        "splint": bool(person.splint),
        f"kind {person.kind}": not person.is_avatar and not person.is_child,
    }
    return frozenset(name for name, has_it in worn.items() if has_it)


@cache
def scenarios() -> tuple[Scenario, ...]:
    return tuple(load_pack(SHIPPED).pack.scenarios)


def asking(scenario: Scenario) -> Scene | None:
    """The scene that is seen when the question comes."""
    seen, beats = None, {beat.id: beat for beat in scenario.beats}
    beat = beats[scenario.start]
    while isinstance(beat, Telling):
        seen = beat.scene or seen
        beat = beats[beat.next]
    return beat.scene or seen if isinstance(beat, Decision) else seen


def met(scenario: Scenario) -> Iterator[Person]:
    """Everyone but the child whose story it is."""
    scene = asking(scenario)
    for one in (scene.cast if scene else ())[1:]:
        yield CAST[one.role]


def worn(*, in_go: bool) -> frozenset[str]:
    people = (person for one in scenarios() if one.answer.is_go is in_go for person in met(one))
    return frozenset().union(*(traits(person) for person in people))


def test_no_skin_covering_age_or_disability_is_met_only_where_it_is_not_a_go() -> None:
    assert worn(in_go=False), "the stories have people in them"
    assert worn(in_go=False) - worn(in_go=True) == frozenset()


def test_the_last_of_the_cast_who_asks_is_no_one_skin() -> None:
    asked = [list(met(one))[-1] for one in scenarios() if not one.answer.is_go and any(met(one))]
    assert len({person.skin for person in asked if not person.is_avatar}) >= 3


@pytest.mark.parametrize("role", [*KNOWN_LITTLE, *OLDER_CHILDREN])
def test_whoever_a_child_knows_little_wears_nothing_that_trusted_people_do_not(role: str) -> None:
    trusted = frozenset().union(
        *(
            traits(person)
            for name, person in {**FAMILY, **AT_WORK, **CHILDREN}.items()
            if name not in OLDER_CHILDREN
        )
    )
    assert traits(CAST[role]) <= trusted


def test_those_whom_a_child_knows_little_are_of_many_skins_and_ages() -> None:
    skins = {person.skin for person in KNOWN_LITTLE.values() if not person.is_avatar}
    assert len(skins) >= 5
    assert len({person.kind for person in KNOWN_LITTLE.values()}) == 2


def test_those_who_help_are_of_every_skin() -> None:
    assert {person.skin for person in AT_WORK.values()} == {1, 2, 3, 4, 5, 6}
    assert {person.covering for person in AT_WORK.values()} >= {"turban"}
