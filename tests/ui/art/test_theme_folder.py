"""A theme is used as far as it can be read; whatever is bad in it is a line in the log and something calm to see."""

import logging
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk.scenario import vocabulary
from kiosk.scenario.model import Figure, Rehearse, Scene
from kiosk.ui.art.artist import Artist
from kiosk.ui.art.library import FOLDER
from kiosk.ui.art.rig import LAYER_NAMES
from kiosk.ui.art.theme import load_theme, open_theme, shipped

SCENE = Scene("park", ("day",), (Figure("maya"),), ("ball",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "theme"))


def looks(path: Path) -> set[object]:
    with Image.open(path) as picture:
        return {pixel for _, pixel in picture.convert("RGB").getcolors(1 << 20) or []}


def test_the_shipped_theme_knows_all_that_may_be_asked_of_it() -> None:
    theme = shipped()
    assert theme.problems == ()
    assert theme.name == "Clever"
    assert set(vocabulary.POSES) <= set(theme.poses)
    assert {step.value for step in Rehearse} <= set(theme.acts)
    assert set(theme.layers) == set(LAYER_NAMES)


def test_an_act_that_is_not_moved_shows_its_key_pose() -> None:
    theme = shipped()
    assert theme.key_pose("say-it") == theme.poses["say"]
    assert theme.key_pose("happy") == theme.poses["happy"]
    assert theme.key_pose("upside-down") == theme.poses["happy"]


@pytest.mark.parametrize("step", list(Rehearse))
def test_each_step_is_acted_in_moments_that_differ_and_takes_no_longer_than_five_seconds(
    step: Rehearse,
) -> None:
    act = shipped().acts[step.value]
    poses = [shipped().poses[moment.pose] for moment in act.moments]
    assert len(set(poses)) >= 2
    assert 0.5 <= act.seconds <= 5


def test_each_step_ends_in_a_key_pose_of_its_own() -> None:
    assert len({shipped().acts[step.value].key for step in Rehearse}) == len(Rehearse)


def test_a_deleted_layer_is_told_of_and_the_rest_is_drawn(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "clever" / "scarf.svg").unlink()
    artist = Artist(tmp_path / "cache", load_theme(folder))
    with caplog.at_level(logging.WARNING):
        layers = artist.clever(160)
    assert set(layers) == set(LAYER_NAMES)
    assert "scarf.svg cannot be used" in caplog.text


def test_an_unreadable_drawing_is_replaced_by_the_shipped_one(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "backdrop" / "park.svg").write_text("<svg><g></svg>")
    whole = Artist(tmp_path / "one").scene(SCENE, 320, 160)
    mended = Artist(tmp_path / "two", open_theme(folder)).scene(SCENE, 320, 160)
    assert looks(whole) == looks(mended)
    assert "park.svg cannot be used" in caplog.text


def test_without_even_the_shipped_backdrop_people_stand_on_a_plain_one(folder: Path, tmp_path: Path) -> None:
    (folder / "backdrop" / "park.svg").unlink()
    (folder / "backdrop" / "plain.svg").write_text("")
    picture = Artist(tmp_path / "cache", load_theme(folder)).scene(SCENE, 320, 160)
    assert len(looks(picture)) > 50


def test_without_poses_the_shipped_ones_are_used_and_that_is_told(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "poses.toml").unlink()
    theme = open_theme(folder)
    assert theme.poses == shipped().poses
    assert "There is no poses.toml in this theme." in caplog.text


def test_a_folder_that_is_no_theme_is_the_shipped_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    theme = open_theme(tmp_path / "nowhere")
    assert (theme.name, theme.poses, theme.acts) == ("Clever", shipped().poses, shipped().acts)
    assert "theme.toml" in caplog.text


def test_a_theme_may_bring_a_name_and_colours_alone(tmp_path: Path) -> None:
    folder = tmp_path / "amber"
    folder.mkdir()
    (folder / "theme.toml").write_text(
        'format = 1\nname = "Robin"\nlicence = "MIT"\noffers = []\n'
        '[colours]\nmouth = "#F47C6C"\n[repaint]\n"#CDEBEA" = "#F4B942"\n'
    )
    theme = open_theme(folder)
    assert (theme.problems, theme.name, theme.mouth) == ((), "Robin", "#F47C6C")
    with Image.open(Artist(tmp_path / "cache", theme).clever(160)["head"]) as head:
        shell = head.convert("RGB").getpixel((head.width // 2, 8))
    assert shell != (0xCD, 0xEB, 0xEA)


def test_pictures_of_another_theme_are_kept_apart(folder: Path) -> None:
    theme = load_theme(folder)
    before = theme.library.edition()
    card = folder / "theme.toml"
    card.write_text(re.sub("Clever", "Robin", card.read_text()))
    assert load_theme(folder).library.edition() != before
