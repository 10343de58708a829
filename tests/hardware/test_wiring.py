"""The wiring file: what is read, refused, and cautioned against."""

from pathlib import Path

import pytest

from hardware.errors import WiringError
from hardware.events import Part, Side
from hardware.header import GPIO_BY_PIN, PIN_BY_GPIO, RESERVED, SHARED
from hardware.wiring import Pull, SideWiring, Wiring, parse_wiring
from hardware.wiring_file import SHIPPED_WIRING, load_wiring

GOOD = "[go]\nbutton = 23\nlamp = 22\n[never_go]\nbutton = 24\nlamp = 27\n"


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(WiringError) as caught:
        parse_wiring(text)
    return caught.value.problems


def test_the_shipped_wiring_is_read_without_a_caution() -> None:
    wiring = load_wiring()
    assert wiring == Wiring(SideWiring(23, 22, 25), SideWiring(24, 27, 16), Pull.UP, is_lamp_active_high=True)
    assert wiring.cautions() == ()


def test_the_switch_jacks_and_the_electrics_may_be_left_out() -> None:
    wiring = parse_wiring(GOOD)
    assert wiring.of(Side.GO).inputs == ((Part.BUTTON, 23),)
    assert wiring.pull is Pull.UP


def test_a_pulled_down_active_low_panel_is_read() -> None:
    wiring = parse_wiring(GOOD + '[electrics]\npull = "down"\nlamp_active_high = false\n')
    assert (wiring.pull, wiring.is_lamp_active_high) == (Pull.DOWN, False)


@pytest.mark.parametrize("gpio", sorted(RESERVED))
def test_a_reserved_pin_is_refused_with_the_reason(gpio: int) -> None:
    (told,) = problems(GOOD.replace("lamp = 22", f"lamp = {gpio}"))
    assert told == f"wiring.toml:3: go.lamp = {gpio}: GPIO {gpio} is {RESERVED[gpio]}; GPIO 22 is free"


@pytest.mark.parametrize("gpio", sorted(SHARED))
def test_a_pin_of_another_bus_is_allowed_with_a_caution(gpio: int) -> None:
    told = parse_wiring(GOOD.replace("button = 23", f"button = {gpio}")).cautions()
    assert any(f"GPIO {gpio} (GO button)" in caution and SHARED[gpio] in caution for caution in told)


def test_a_lamp_that_would_glow_at_boot_is_cautioned_against() -> None:
    (told,) = parse_wiring(GOOD.replace("lamp = 22", "lamp = 5")).cautions()
    assert "GPIO 5 (GO lamp)" in told
    assert "glow at boot" in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("lamp = 22", "lamp = 28", "go.lamp = 28: there is no GPIO 28 on the header, only 0–27; GPIO 22 is free"),
        ("lamp = 22", "lamp = -1", "go.lamp = -1: there is no GPIO -1 on the header, only 0–27; GPIO 22 is free"),
        ("lamp = 22", 'lamp = "22"', 'go.lamp = "22" is not a BCM number: write a whole number 0–27, unquoted'),
        ("lamp = 22", "lamp = true", "go.lamp = true is not a BCM number: write a whole number 0–27, unquoted"),
        ("lamp = 22", "lamp = 22.0", "go.lamp = 22.0 is not a BCM number: write a whole number 0–27, unquoted"),
        ("lamp = 22", "lamp = 23", "go.lamp = 23: GPIO 23 is already go.button; GPIO 22 is free"),
        ("lamp = 22", "lamp = 22\nlmap = 5", 'go.lmap" is not known: did you mean "lamp"?'),
        ("lamp = 22", "", "go.lamp is missing: give its BCM number; GPIO 22 is free"),
        ("[never_go]", "[never-go]", 'did you mean "never_go"?'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_pin_and_its_remedy(old: str, new: str, told: str) -> None:
    assert any(told in problem for problem in problems(GOOD.replace(old, new)))


def test_all_mistakes_are_told_at_once_each_with_its_line() -> None:
    text = "[go]\nbutton = 14\nlamp = 99\n[never_go]\nbutton = 24\nlamp = 24\n[electrics]\npull = 3\nlamp_active_high = 1\n"
    assert [problem.split(": ")[0] for problem in problems(text)] == [
        "wiring.toml:8",
        "wiring.toml:9",
        "wiring.toml:2",
        "wiring.toml:3",
        "wiring.toml:6",
    ]


def test_a_pulled_down_button_cannot_sit_on_a_pin_with_a_fixed_pull_up() -> None:
    (told,) = problems(GOOD.replace("button = 23", "button = 3") + '[electrics]\npull = "down"\n')
    assert "GPIO 3 has a fixed pull-up" in told


@pytest.mark.parametrize("text", ["", "go = 5\nnever_go = 6\n"])
def test_a_file_without_its_tables_says_which(text: str) -> None:
    told = "\n".join(problems(text))
    assert "[go]" in told
    assert "[never_go]" in told


def test_what_is_not_toml_is_told_with_its_place() -> None:
    (told,) = problems("[go\nbutton")
    assert told.startswith("wiring.toml: not TOML: ")
    assert "line 1" in told


def test_a_file_that_cannot_be_read_is_a_wiring_error(tmp_path: Path) -> None:
    with pytest.raises(WiringError, match=str(SHIPPED_WIRING)):
        load_wiring(tmp_path / "none.toml")


def test_the_header_holds_every_gpio_once() -> None:
    assert sorted(GPIO_BY_PIN.values()) == list(range(28))


def test_the_table_in_the_readme_is_that_of_the_wiring_file() -> None:
    rows = [
        line.split("|")
        for line in SHIPPED_WIRING.with_name("README.md").read_text(encoding="utf-8").splitlines()
    ]
    table = {row[1].strip(): (row[2].strip(), row[3].strip()) for row in rows if len(row) == 7}
    wiring = load_wiring()
    for side, name in ((wiring.go, "GO"), (wiring.never_go, "NEVER GO")):
        for part, gpio in (("button", side.button), ("switch jack", side.switch_jack), ("lamp", side.lamp)):
            assert gpio is not None
            assert table[f"{name} {part}"] == (str(gpio), str(PIN_BY_GPIO[gpio]))
