import re
from pathlib import Path

import pytest

from kiosk.ui.art import creatures, face, figure, hair, palette
from kiosk.ui.art.cast import AVATARS, CAST, CHILDREN
from kiosk.ui.art.clothes import PATTERNS
from kiosk.ui.art.palette import channels
from kiosk.ui.art.person import Face, Kind, Person, Stance
from kiosk.ui.art.stances import ATTITUDES, stance

FORMAT = Path(__file__).parents[3] / "docs" / "scenario-format.md"
TALL_IN_HEADS = {Kind.YOUNG: 2.8, Kind.CHILD: 3.3, Kind.ADULT: 4.1, Kind.OLDER: 3.8}


def promised(after: str, before: str) -> set[str]:
    """The names that the format's page lists between two words."""
    text = FORMAT.read_text().split("## Names of pictures")[1].split("##")[0]
    listed = text.split(after)[1].split(before)[0]
    return set(re.findall(r"[a-z][a-z-]+", re.sub(r"\([^)]*\)", "", listed)))


def luminance(colour: str) -> float:
    parts = [c / 255 for c in channels(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_everyone_a_scenario_may_name_is_drawn() -> None:
    children = promised("Cast (children):", "Cast (grown-ups")
    grown_ups = promised("and older):", "Cast (avatars")
    avatars = promised("for players online):", "Attitudes:")
    assert set(CAST) == children | grown_ups | avatars
    assert set(AVATARS) == avatars
    assert set(CHILDREN) == children


def test_the_cast_has_all_six_skins_and_each_is_worn_by_children_and_grown_ups_alike() -> None:
    assert {person.skin for person in CAST.values()} == set(palette.SKIN)
    assert len({person.skin for person in CHILDREN.values()}) >= 4


def test_strangers_are_of_no_one_skin_age_or_sex() -> None:
    strangers = [person for role, person in CAST.items() if role.startswith("stranger")]
    assert len({person.skin for person in strangers}) == len(strangers)
    assert len({person.hair for person in strangers}) >= 4
    assert len({person.kind for person in strangers}) > 1


def test_the_cast_has_disability_age_and_faith_in_it() -> None:
    people = CAST.values()
    assert any(person.is_seated for person in people)
    assert sum(person.has_hearing_aid for person in people) >= 2
    assert any(person.has_stick for person in people)
    assert any(person.is_seated and not person.is_child for person in people)
    assert sum(bool(person.prosthesis) for person in people) >= 2
    assert any(person.splint for person in people)
    coverings = {person.covering for person in people}
    assert {"hijab", "turban", "patka", "kippah", "headwrap"} <= coverings
    assert sum(person.kind is Kind.OLDER for person in people) >= 4


@pytest.mark.parametrize("role", CAST)
def test_what_is_worn_can_be_drawn_and_is_no_answers_colour(role: str) -> None:
    person = CAST[role]
    assert person.hair in hair.STYLES or not person.hair
    assert person.covering in hair.COVERINGS or not person.covering
    assert person.hair or person.covering or person.animal in creatures.HEADS
    assert {name for name, _ in person.patterns} <= set(PATTERNS)
    worn = {person.top, person.legs, person.skirt, person.coat.colour if person.coat else ""}
    assert not worn & {palette.GO, palette.NEVER_GO}


@pytest.mark.parametrize("skin", palette.SKIN)
def test_eyes_are_seen_on_every_skin(skin: int) -> None:
    sight = face.DARK_SIGHT if skin >= 5 else face.PLAIN_SIGHT
    assert contrast(sight, palette.SKIN[skin][0]) >= 2.5


@pytest.mark.parametrize("kind", Kind)
def test_proportions_are_those_of_the_table(kind: Kind) -> None:
    heads = figure.height(Person(kind=kind), 82) / (82 * Person(kind=kind).proportions.head)
    assert heads == pytest.approx(TALL_IN_HEADS[kind], abs=0.14)


@pytest.mark.parametrize("attitude", ATTITUDES)
@pytest.mark.parametrize("role", CAST)
def test_a_grown_up_never_frowns_or_looks_cross(role: str, attitude: str) -> None:
    person = CAST[role]
    posed = stance(person, attitude, 1)
    assert posed.face.lids == 1
    assert posed.face.brow >= 0
    assert posed.face.open < 0.6, "never terrified"


def test_a_grown_ups_smile_is_never_less_than_kind() -> None:
    flat, kind = (face.drawn(Person(), Face(curve=curve)) for curve in (-1.0, face.LEAST_ADULT_CURVE))
    assert flat == kind
    child = Person(kind=Kind.YOUNG)
    assert face.drawn(child, Face(curve=0.0)) != face.drawn(child, Face(curve=0.9))


def test_an_unknown_attitude_stands_at_rest() -> None:
    assert stance(CAST["mum"], "somersault") == stance(CAST["mum"], "")


def test_a_wheelchair_users_hands_rest_on_the_wheels_and_may_wave() -> None:
    omar = CAST["omar"]
    assert stance(omar, "").left.upper == stance(omar, "").right.upper == 34
    assert stance(omar, "waving").right.hand == "open"


def test_a_stick_stays_in_its_hand_whatever_the_attitude() -> None:
    arms = {stance(CAST["gran"], attitude, -1).left for attitude in ATTITUDES}
    assert len(arms) == 1


def test_two_people_are_told_apart_by_more_than_their_clothes() -> None:
    heads = [
        (p.animal, p.kind, p.skin, p.hair, p.hair_colour, p.covering, p.glasses, p.beard)
        for p in CAST.values()
    ]
    assert len(set(heads)) == len(heads)


def test_a_figure_is_drawn_for_every_attitude() -> None:
    pictures = {figure.drawn(CAST["mei"], stance(CAST["mei"], name, 1), 82) for name in ATTITUDES}
    assert len(pictures) == len(ATTITUDES)
    assert "cast-shadow" not in figure.drawn(CAST["mei"], Stance(), 82, has_shadow=False)


def test_a_player_online_is_an_animal_or_a_robot_and_never_a_face() -> None:
    for role, person in CAST.items():
        assert person.is_avatar == role.startswith("avatar-")
    for person in AVATARS.values():
        drawing = figure.drawn(person, Stance(), 82)
        assert not [tones[0] for tones in palette.SKIN.values() if tones[0] in drawing]


@pytest.mark.parametrize("role", AVATARS)
def test_an_avatar_is_moved_by_the_same_parameters_as_a_face(role: str) -> None:
    person = AVATARS[role]
    heads = {creatures.head(person, face) for face in (Face(), Face(open=0.5), Face(turn=0.5))}
    assert len(heads) == 3


def test_a_splint_and_a_prosthesis_are_worn_on_one_side_only() -> None:
    assert figure.drawn(CAST["eli"], Stance(), 82).count(CAST["eli"].splint) == 1
    ada = CAST["ada"]
    both = figure.drawn(ada, Stance(), 82)
    assert ada.prosthesis in both
    assert palette.SKIN[ada.skin][0] in both


def test_a_flat_hand_says_no_without_a_frown() -> None:
    posed = stance(CAST["zofia"], "saying-no", 1)
    assert posed.right.hand == "stop"
    assert posed.face.curve > 0
