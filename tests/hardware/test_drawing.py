"""The wiring picture: always that of the wiring file, and never of a circuit that would not work."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from hardware.drawing import HEIGHT, PICTURE, TERMINAL_X, WIDTH, main, picture
from hardware.errors import WiringError
from hardware.header import PIN_BY_GPIO
from hardware.wiring import Wiring, parse_wiring
from hardware.wiring_file import load_wiring

OTHER = "[go]\nbutton = 5\nlamp = 12\n[never_go]\nbutton = 26\nlamp = 6\nswitch_jack = 13\n"
SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


def test_the_picture_in_the_folder_is_that_of_the_wiring_file() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(load_wiring()), "run: python -m hardware.drawing"


@pytest.mark.parametrize("down", ["", '[electrics]\npull = "down"\n'])
def test_another_wiring_gives_another_picture_with_its_own_pins(down: str) -> None:
    told = words(picture(parse_wiring(OTHER + down)))
    for gpio in (5, 12, 26, 6, 13):
        assert f"GPIO {gpio} · pin {PIN_BY_GPIO[gpio]}" in told
    assert "GO switch jack" not in told
    assert "NEVER GO switch jack" in told


def test_everything_lies_inside_the_picture() -> None:
    for element in ET.fromstring(picture(load_wiring())).iter():
        for name, most in (
            ("x", WIDTH),
            ("cx", WIDTH),
            ("x2", WIDTH),
            ("y", HEIGHT),
            ("cy", HEIGHT),
            ("y2", HEIGHT),
        ):
            assert 0 <= float(element.get(name, 0)) <= most


@pytest.mark.parametrize("wiring", [load_wiring(), parse_wiring(OTHER)])
def test_each_wire_has_a_lane_of_its_own(wiring: Wiring) -> None:
    lines = [line.get("points", "") for line in ET.fromstring(picture(wiring)).iter(f"{SVG}polyline")]
    routes = {points for points in lines if points.split(" ")[-1].startswith(f"{TERMINAL_X},")}
    assert len({points.split(" ")[1].split(",")[0] for points in routes}) == len(routes) >= 5


def test_lamps_that_light_on_a_low_pin_are_not_drawn_with_a_driver_that_would_not_light_them() -> None:
    with pytest.raises(WiringError, match="ULN2003A"):
        picture(parse_wiring(OTHER + "[electrics]\nlamp_active_high = false\n"))


def test_the_command_draws_a_wiring_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "mine.toml", tmp_path / "mine.svg"
    source.write_text(OTHER, encoding="utf-8")
    assert main([str(source), str(target)]) == 0
    assert target.read_text(encoding="utf-8") == picture(parse_wiring(OTHER))
    assert "mine.svg" in capsys.readouterr().out


def test_the_command_tells_what_is_wrong_with_a_wiring(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "mine.toml"
    source.write_text(OTHER.replace("lamp = 12", "lamp = 14"), encoding="utf-8")
    assert main([str(source), str(tmp_path / "mine.svg")]) == 1
    assert "GPIO 14" in capsys.readouterr().err
