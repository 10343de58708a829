"""What SDL is told to draw on, so that nothing is drawn where nobody can see it."""

from pathlib import Path

import pytest

from kiosk.assembly.display import find_display
from kiosk.errors import ScreenError


@pytest.mark.parametrize(
    ("environment", "driver"),
    [
        ({"DISPLAY": ":0"}, "x11"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "x11,wayland"),
        ({"DISPLAY": ":0", "SDL_VIDEODRIVER": "offscreen"}, "offscreen"),
        ({"SDL_VIDEODRIVER": "kmsdrm"}, "kmsdrm"),
    ],
)
def test_a_desktop_is_drawn_on_by_name_unless_somebody_chose(
    environment: dict[str, str], driver: str, tmp_path: Path
) -> None:
    find_display(environment, tmp_path)
    assert environment["SDL_VIDEODRIVER"] == driver


def test_without_a_desktop_the_screen_itself_is_drawn_on(tmp_path: Path) -> None:
    (tmp_path / "card0").touch()
    environment: dict[str, str] = {"DISPLAY": ""}
    find_display(environment, tmp_path)
    assert environment["SDL_VIDEODRIVER"] == "kmsdrm"


def test_with_neither_it_is_told(tmp_path: Path) -> None:
    environment: dict[str, str] = {}
    with pytest.raises(ScreenError, match="there is no display here"):
        find_display(environment, tmp_path)
    assert environment == {}
