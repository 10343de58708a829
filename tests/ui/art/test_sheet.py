from pathlib import Path

from PIL import Image

from kiosk.ui.art import sheet


def test_one_command_shows_all_the_art(tmp_path: Path) -> None:
    said: list[str] = []
    out = tmp_path / "all.png"
    assert sheet.main([str(out)], said.append) == 0
    with Image.open(out) as page:
        assert page.width == sheet.WIDTH
    assert said == [f"Wrote {out}."]


def test_a_wrong_call_is_answered_with_the_usage(tmp_path: Path) -> None:
    said: list[str] = []
    assert sheet.main([], said.append) == 2
    assert said[0].startswith("usage:")
