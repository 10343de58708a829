from pathlib import Path

import pytest
from PIL import Image

from kiosk.scenario.model import Rehearse
from kiosk.ui.art import pictograms
from kiosk.ui.art.artist import Artist
from kiosk.ui.art.cast import CAST
from kiosk.ui.art.kit import Kit
from kiosk.ui.art.palette import GO, NEVER_GO
from kiosk.ui.art.theme import shipped


def test_every_step_choice_and_answer_has_a_pictogram() -> None:
    needed = {*Rehearse, *CAST, *(f"phone-{role}" for role in CAST)}
    needed |= {"school-office", "nobody", "tablet", "clever-head", "go", "never-go"}
    assert needed <= set(pictograms.names())


@pytest.mark.parametrize("name", pictograms.names())
def test_a_pictogram_is_drawn_without_a_word(name: str) -> None:
    heard: list[str] = []
    drawing = pictograms.drawn(name, Kit(shipped(), heard.append))
    assert heard == []
    assert "<text" not in drawing
    assert drawing


def test_an_unknown_pictogram_is_an_empty_disc() -> None:
    heard: list[str] = []
    assert pictograms.drawn("phone-dragon", Kit(shipped(), heard.append)) == pictograms.drawn(
        "moon", Kit(shipped(), heard.append)
    )
    assert heard == ["the pictogram phone-dragon", "the pictogram moon"]


def test_no_two_pictograms_look_alike(tmp_path: Path) -> None:
    artist = Artist(tmp_path)
    seen = set()
    for name in (*Rehearse, "school-office", "nobody", "tablet", "clever-head", "go", "never-go"):
        with Image.open(artist.picture(name, 96)) as opened:
            picture = opened.convert("RGBA")
        assert picture.size == (96, 96)
        assert picture.getpixel((0, 0))[3] == 0, "the corners are clear"  # type: ignore[index]  # RGBA is a tuple
        seen.add(picture.tobytes())
    assert len(seen) == 15


def test_the_two_answers_differ_by_shape_as_well_as_by_colour() -> None:
    go, never_go = (pictograms.drawn(name, Kit(shipped(), print)) for name in ("go", "never-go"))
    assert GO in go
    assert GO not in never_go
    assert NEVER_GO in never_go
    assert NEVER_GO not in go
