import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.ui.art import cutout
from kiosk.ui.art.cutout import Cutout


def png(*boxes: tuple[int, int, int, int]) -> bytes:
    """A clear picture of 40 × 20 with red boxes (left, top, right, foot)."""
    picture = Image.new("RGBA", (40, 20))
    for box in boxes:
        picture.paste((255, 0, 0, 255), box)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def kept(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "cutout.png"
    path.write_bytes(data)
    return path


def test_a_cutout_is_no_larger_than_what_is_drawn_and_knows_its_place(tmp_path: Path) -> None:
    path = kept(tmp_path, cutout.trimmed(png((5, 4, 12, 15), (20, 6, 22, 18))))
    assert cutout.read(path) == Cutout(path, 5, 2, 17, 14)
    with Image.open(path) as picture:
        assert picture.size == (17, 14)


def test_a_picture_that_is_clear_all_over_keeps_one_pixel(tmp_path: Path) -> None:
    path = kept(tmp_path, cutout.trimmed(png()))
    assert cutout.read(path) == Cutout(path, 0, 0, 1, 1)


@pytest.mark.parametrize("cut", [slice(0), slice(30), slice(-20)], ids=["empty", "a piece", "cut short"])
def test_a_damaged_cutout_is_none(tmp_path: Path, cut: slice) -> None:
    assert cutout.read(kept(tmp_path, cutout.trimmed(png((5, 4, 12, 15)))[cut])) is None


def test_a_picture_without_a_place_is_none(tmp_path: Path) -> None:
    assert cutout.read(kept(tmp_path, png((5, 4, 12, 15)))) is None
    assert cutout.read(tmp_path / "none.png") is None
