import logging
import re
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from kiosk.scenario import vocabulary
from kiosk.scenario.model import Figure, Scene
from kiosk.ui.art import stage, standing, states
from kiosk.ui.art.artist import Artist
from kiosk.ui.art.cast import CAST
from kiosk.ui.art.document import Frame
from kiosk.ui.art.kit import Kit
from kiosk.ui.art.shading import number_of
from kiosk.ui.art.stances import ATTITUDES, HELD_OUT
from kiosk.ui.art.theme import shipped
from kiosk.ui.grid import Grid

FORMAT = Path(__file__).parents[3] / "docs" / "scenario-format.md"
LIBRARY = shipped().library
KIT = Kit(shipped(), print)
HAND_WIDTH = 20.0


def promised(after: str, before: str) -> set[str]:
    listed = FORMAT.read_text().split(after)[1].split(before)[0]
    return set(re.findall(r"[a-z][a-z-]+", re.sub(r"\([^)]*\)", "", listed)))


def told(scene: Scene) -> list[str]:
    heard: list[str] = []
    stage.drawn(scene, Kit(shipped(), heard.append))
    return heard


def picture(path: Path) -> Image.Image:
    with Image.open(path) as opened:
        return opened.convert("RGBA")


@pytest.fixture
def artist(tmp_path: Path) -> Artist:
    return Artist(tmp_path)


def test_every_backdrop_state_and_prop_of_the_format_is_known() -> None:
    backdrops = promised("Backdrops:", "States:")
    props = promised("Props:", "Pictures of check")
    assert backdrops == LIBRARY.names("backdrop") - {"plain"}
    assert props <= LIBRARY.names("prop")
    assert promised("States:", "(indoors") == set(states.STATES)


@pytest.mark.parametrize("backdrop", sorted(LIBRARY.names("backdrop")))
def test_every_backdrop_is_drawn_in_every_state(backdrop: str) -> None:
    for name in states.STATES:
        assert told(Scene(backdrop, (name,), (Figure("maya"), Figure("grandad", "waving")))) == []


def test_unknown_names_are_told_and_a_calm_picture_is_drawn() -> None:
    scene = Scene("moon", ("hail",), (Figure("dragon"), Figure("mum", "juggling")), ("rocket",))
    assert told(scene) == [
        *("the backdrop moon", "the state hail", "the role dragon"),
        *("the attitude juggling", "the prop rocket"),
    ]


def test_an_unknown_name_is_logged_once(artist: Artist, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        for width in (60, 80):
            artist.scene(Scene("moon"), width, 40)
    assert [record.message for record in caplog.records] == [
        "There is no picture of the backdrop moon: a calm placeholder is shown."
    ]


PEOPLE = ("mum", "maya", "officer", "omar", "grandad")
BESIDE_CLEVER = 0.62 * 1280


@pytest.mark.parametrize("attitude", ATTITUDES)
@pytest.mark.parametrize("count", range(1, 6))
def test_heads_are_inside_the_stage_and_left_of_clever(count: int, attitude: str) -> None:
    for one in standing.on_floor([Figure(role, attitude) for role in PEOPLE[:count]], "", KIT):
        x, y, radius = one.head
        assert x - radius > 107, "still seen where a stage of 5:3 crops the sides"
        assert x + radius < BESIDE_CLEVER
        assert y - radius > 0.35 * 640 - 80, "clear of the sky's upper part"


@pytest.mark.parametrize("attitude", ATTITUDES)
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_no_hand_touches_a_neighbour(count: int, attitude: str) -> None:
    for first in (0, 3, 14, 30):
        roles = [Figure(role, attitude) for role in list(CAST)[first : first + count]]
        people = standing.on_floor(roles, "", KIT)
        for left, right in pairwise(people):
            gap = right.hands[0][0] - left.hands[1][0]
            assert gap > HAND_WIDTH, (left.role, right.role)


def test_every_person_carries_what_is_theirs_in_every_attitude() -> None:
    for attitude in ATTITUDES:
        (one,) = standing.on_floor([Figure("lollipop", attitude)], "", KIT)
        assert one.held
        assert one.stance.right == HELD_OUT
    waving = standing.on_floor([Figure("lollipop", "waving")], "", KIT)[0].stance
    assert waving.left.hand == "open", "the other hand waves"


def before_screen(backdrop: str, *cast: Figure) -> tuple[list[standing.Placed], standing.Placed | None]:
    screen = stage._found(KIT.library.source("backdrop", backdrop), "slot-screen")
    assert screen is not None
    return standing.placed(Scene(backdrop, (), cast), KIT, screen)


SCREENS = ("tablet-call", "game", "chat", "phone", "video-class")


@pytest.mark.parametrize("backdrop", SCREENS)
def test_the_last_of_the_cast_is_on_the_screen_and_the_others_sit_before_it(backdrop: str) -> None:
    seated, caller = before_screen(backdrop, Figure("sam"), Figure("gran"))
    assert [one.role for one in seated] == ["sam"]
    assert caller is not None
    assert caller.role == "gran"


def test_a_child_alone_sits_before_the_screen_and_a_grown_up_or_an_avatar_alone_is_on_it() -> None:
    seated, caller = before_screen("chat", Figure("mei"))
    assert ([one.role for one in seated], caller) == (["mei"], None)
    for role in ("stranger-b", "avatar-fox"):
        seated, caller = before_screen("chat", Figure(role))
        assert seated == []
        assert caller is not None


@pytest.mark.parametrize("backdrop", SCREENS)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_face_before_a_screen_hides_none_of_it(backdrop: str, count: int) -> None:
    device = 400.0
    people, _ = before_screen(
        backdrop, *(Figure(role) for role in ("fin", "dad", "omar")[:count]), Figure("gran")
    )
    for one in people:
        x, y, radius = one.head
        assert x - radius > 0
        assert x + radius * 0.75 < device
        assert y - radius > 60


@pytest.mark.parametrize("backdrop", SCREENS)
def test_the_one_on_the_screen_is_seen_on_the_flattest_stage(backdrop: str) -> None:
    screen = stage._found(KIT.library.source("backdrop", backdrop), "slot-screen")
    assert screen is not None
    crown = number_of(screen, "y") + number_of(screen, "height") * stage.ABOVE_CROWN
    assert crown > Frame.covering(stage.SIZE, 1920, 697).y, "the question at 1920 × 1080"


def test_what_fills_the_screen_is_not_brought_a_second_time() -> None:
    drawn = stage.drawn(Scene("game", (), (Figure("sam"),), ("tablet", "bag")), KIT)
    assert "prop-tablet" not in drawn
    assert "prop-bag" in drawn


def test_a_thing_for_the_hand_is_held_by_someone_whose_hand_is_free() -> None:
    roles = [Figure("kofi"), Figure("amira"), Figure("coach", "waving")]
    placed = standing.on_floor(roles, "umbrella", KIT)
    assert [one.role for one in placed if one.held] == ["amira"]


def test_props_are_held_hung_parked_or_put_down_and_all_have_a_drawing() -> None:
    props = KIT.library.names("prop")
    assert standing.HANDY | stage.VEHICLES | set(stage.ON_WALL) <= props
    assert set(vocabulary.PROPS) <= props
    parked = stage.backdrop(Scene("field", (), (), ("ambulance", "fire-bell")), KIT)
    assert "prop-ambulance" in parked
    assert "prop-fire-bell" in parked


WINDOWED = sorted(
    name
    for name in LIBRARY.names("backdrop") - {"plain", "school-office"}
    if LIBRARY.source("backdrop", name).get("data-indoors") == "yes"
)


@pytest.mark.parametrize("backdrop", WINDOWED)
def test_indoors_the_weather_is_seen_through_the_window_and_stays_outside(backdrop: str) -> None:
    pictures = {name: stage.drawn(Scene(backdrop, (name,)), KIT) for name in states.STATES}
    assert len(set(pictures.values())) == len(states.STATES)
    wet = states.STATES["rain"]
    for picture in pictures.values():
        assert "sky-colours" not in picture
        assert states.puddles(wet) not in picture
        assert states.rain(wet) not in picture


def test_no_drop_of_rain_falls_over_a_face() -> None:
    faces = ((300.0, 380.0, 60.0), (600.0, 330.0, 66.0))
    drops = [
        (float(x), float(y))
        for x, y in re.findall(r"M(-?\d+),(-?\d+)l", states.rain(states.STATES["rain"], faces))
    ]
    assert len(drops) > 100
    for at, level, radius in faces:
        assert all((x - at) ** 2 + (y + 11 - level) ** 2 > radius**2 for x, y in drops)


def test_rain_has_no_sun_and_no_cast_shadow() -> None:
    scene = Scene("park", ("rain",), (Figure("maya"),))
    assert "cast-shadow" not in stage.drawn(scene, KIT)
    assert "cast-shadow" in stage.drawn(Scene("park", ("day",), (Figure("maya"),)), KIT)


def test_quiet_leaves_out_what_only_decorates() -> None:
    scene = Scene("school-gate", ("day",), (Figure("maya"),))
    loud, quiet = stage.drawn(scene, KIT), stage.drawn(scene, KIT, is_quiet=True)
    assert 'id="detail"' in loud
    assert 'id="detail"' not in quiet
    assert 'id="cast-maya"' in quiet


def test_a_flat_stage_loses_sky_and_a_tall_one_its_sides() -> None:
    assert Frame.covering((1280, 640), 1280, 320) == Frame(0, 320, 1280, 320, 1280, 320)
    assert Frame.covering((1280, 640), 640, 640) == Frame(320, 0, 640, 640, 640, 640)


@pytest.mark.parametrize("size", [(200, 96), (96, 96)])
def test_a_scene_is_opaque_and_exactly_of_its_size(artist: Artist, size: tuple[int, int]) -> None:
    scene = Scene("school-gate", ("rain",), tuple(Figure(role) for role in list(CAST)[:3]))
    with Image.open(artist.scene(scene, *size)) as picture:
        assert picture.size == size
        assert picture.convert("RGBA").getchannel("A").getextrema() == (255, 255)


@pytest.mark.parametrize("view", ["attract", "room", "calm"])
def test_the_other_views_are_opaque_too(artist: Artist, view: str) -> None:
    with Image.open(getattr(artist, view)(160, 100)) as picture:
        assert picture.size == (160, 100)
        assert picture.convert("RGBA").getchannel("A").getextrema() == (255, 255)


@pytest.mark.parametrize("state", ["late-afternoon", "rain"])
def test_the_cast_laid_over_the_backdrop_is_the_scene(artist: Artist, state: str) -> None:
    scene = Scene("school-gate", (state,), (Figure("maya"), Figure("grandad", "waving")), ("dog", "car"))
    whole = picture(artist.scene(scene, 640, 320))
    layers = picture(artist.backdrop(scene, 640, 320))
    cast = artist.cast(scene, 640, 320)
    assert cast is not None
    layers.alpha_composite(picture(cast.path), (cast.x, 320 - cast.y - cast.height))
    difference = ImageChops.difference(whole.convert("RGB"), layers.convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < 0.05


def test_the_backdrop_does_not_change_with_the_people(artist: Artist) -> None:
    scenes = [
        Scene("park", ("day",), (Figure("maya"),), ("car",)),
        Scene("park", ("day",), (Figure("omar"), Figure("gran")), ("car", "dog")),
    ]
    one, other = (artist.backdrop(scene, 80, 40) for scene in scenes)
    assert one == other
    assert one != artist.backdrop(Scene("park", ("rain",), (), ("car",)), 80, 40)
    assert one != artist.backdrop(Scene("park", ("day",)), 80, 40)


def test_where_nobody_is_there_is_no_cast(artist: Artist) -> None:
    assert artist.cast(Scene("park", ("day",)), 80, 40) is None


def test_a_cast_is_cut_once_and_comes_back_in_its_place(artist: Artist, tmp_path: Path) -> None:
    scene = Scene("park", ("day",), (Figure("maya"),))
    first = artist.cast(scene, 320, 160)
    assert first is not None
    assert (first.width, first.height) != (320, 160)
    before = first.path.stat().st_mtime_ns
    assert Artist(tmp_path).cast(scene, 320, 160) == first
    assert first.path.stat().st_mtime_ns == before


def test_a_foreground_stays_before_the_cast() -> None:
    scene = Scene("school-gate", ("day",), (Figure("maya"),))
    assert 'id="fore"' in stage.cast(scene, KIT)
    assert 'id="fore"' not in stage.cast(scene, KIT, is_quiet=True)
    assert not stage.cast(Scene("school-gate", ("day",)), KIT)


def test_drops_fall_over_the_bodies_only() -> None:
    wet = states.STATES["rain"]
    box = (200.0, 100.0, 700.0, 500.0)
    drops = [
        (float(x), float(y)) for x, y in re.findall(r"M(-?\d+),(-?\d+)l", states.rain(wet, only_in=(box,)))
    ]
    assert len(drops) > 10
    assert all(205 <= x <= 700 and 100 <= y <= 478 for x, y in drops)
    assert not states.rain(wet, only_in=())


def test_lit_windows_are_drawn_over_the_dusk_and_under_the_cast() -> None:
    drawn = stage.drawn(Scene("street", ("dusk",), (Figure("maya"),)), KIT)
    assert drawn.index("mix-blend-mode") < drawn.index("state-dusk") < drawn.index("cast-maya")


def test_a_window_indoors_is_behind_what_stands_before_it() -> None:
    drawn = stage.drawn(Scene("home", ("rain",)), KIT)
    assert drawn.index('id="mid"') < drawn.index("state-rain") < drawn.index('id="ground"')


JOKES = ("cat", "robin", "snail")


@pytest.mark.parametrize("backdrop", sorted(LIBRARY.names("backdrop") - {"plain"}))
def test_every_page_has_one_small_joke(backdrop: str) -> None:
    text = LIBRARY.text("backdrop", backdrop)
    assert any(f'href="{joke}"' in text for joke in JOKES)


SIZES = ((800, 480), (1024, 600), (1280, 720), (1280, 800), (1920, 1080))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", range(1, 6))
def test_every_head_is_on_the_stage_of_a_story_and_of_a_question(size: tuple[int, int], count: int) -> None:
    grid = Grid(*size)
    for stage_box in (grid.stage, grid.scene_top_stage):
        seen = Frame.covering(stage.SIZE, int(stage_box.width), int(stage_box.height))
        for one in standing.on_floor([Figure(role) for role in PEOPLE[:count]], "", KIT):
            x, y, radius = one.head
            assert seen.x <= x - radius
            assert x + radius <= seen.x + seen.width
            assert y - radius >= seen.y
