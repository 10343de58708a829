"""Facts out of files that look like a kernel's; whatever makes no sense is unknown."""

import os
import sys
from pathlib import Path

import pytest

from kiosk.minder.machine import (
    battery_percent,
    celsius,
    is_connected,
    is_power_low,
    is_voltage_low,
    room_in,
    throttled,
)
from tests.minder.machines import NO_COMMAND, FakeMachine

NONSENSE = ("", "warm", "0x", "99999999999999999999", "\x00\x01", "½")


@pytest.fixture
def pi(tmp_path: Path) -> FakeMachine:
    return FakeMachine(tmp_path)


def test_a_machine_that_tells_nothing_is_unknown(pi: FakeMachine) -> None:
    places = pi.places
    assert celsius(places.thermal) is None
    assert battery_percent(places.supplies) is None
    assert is_voltage_low(places.hwmon) is None
    assert throttled(places.firmware, NO_COMMAND) is None


def test_the_warmest_thermometer_counts_and_one_that_is_not_there_does_not(pi: FakeMachine) -> None:
    for zone, text in enumerate(("48312", "61250", "-273000", "255000", "warm")):
        pi.put(f"thermal/thermal_zone{zone}/temp", text)
    assert celsius(pi.places.thermal) == 61.25


def test_the_emptiest_battery_that_feeds_the_machine_counts(pi: FakeMachine) -> None:
    pi.battery("BAT0", "82").battery("BAT1", "79").battery("hid-mouse", "3", scope="Device")
    pi.battery("AC", "1", kind="Mains").battery("BAT2", "400")
    assert battery_percent(pi.places.supplies) == 79


@pytest.mark.parametrize("text", NONSENSE)
def test_what_makes_no_sense_is_unknown(pi: FakeMachine, text: str) -> None:
    pi.put("thermal/thermal_zone0/temp", text).battery("BAT0", text)
    pi.put("hwmon/hwmon0/name", "rpi_volt").put(
        "hwmon/hwmon0/in0_lcrit_alarm", "" if text.isdecimal() else text
    )
    assert celsius(pi.places.thermal) is None
    assert battery_percent(pi.places.supplies) is None
    assert is_voltage_low(pi.places.hwmon) is None


@pytest.mark.parametrize(("alarm", "is_low"), [("0", False), ("1", True)])
def test_the_kernels_alarm_is_found_by_its_drivers_name(pi: FakeMachine, alarm: str, is_low: bool) -> None:
    pi.put("hwmon/hwmon0/name", "cpu_thermal").put("hwmon/hwmon0/in0_lcrit_alarm", "1")
    assert is_voltage_low(pi.places.hwmon) is None
    pi.put("hwmon/hwmon1/name", "rpi_volt").put("hwmon/hwmon1/in0_lcrit_alarm", alarm)
    assert is_voltage_low(pi.places.hwmon) is is_low


@pytest.mark.parametrize(
    ("bits", "alarm", "is_low"),
    [
        (None, None, None),
        (0, None, False),
        (None, False, False),
        (0, True, True),
        (0x1, None, True),
        (0x10000, False, True),
        (0x60006, None, False),
    ],
)
def test_under_voltage_is_what_either_of_them_says(
    bits: int | None, alarm: bool | None, is_low: bool | None
) -> None:
    assert is_power_low(bits, alarm) is is_low


def test_the_firmwares_bits_come_from_its_file_else_from_its_command(pi: FakeMachine) -> None:
    says = (sys.executable, "-c", "print('throttled=0x50005')")
    assert throttled(pi.places.firmware, says) == 0x50005
    pi.put("get_throttled", "10000")
    assert throttled(pi.places.firmware, says) == 0x10000


@pytest.mark.parametrize(
    "code", ["print('throttled=')", "print('VCHI initialization failed')", "raise SystemExit(1)"]
)
def test_a_command_that_does_not_answer_is_unknown(pi: FakeMachine, code: str) -> None:
    assert throttled(pi.places.firmware, (sys.executable, "-c", code)) is None


def test_room_is_told_of_the_first_folder_that_is_there(tmp_path: Path) -> None:
    found, here = room_in(tmp_path / "not" / "yet"), os.statvfs(tmp_path)
    assert found
    assert found.total_bytes == here.f_blocks * here.f_frsize
    assert 0 < found.free_bytes <= found.total_bytes
    assert not found.is_read_only


def test_a_read_only_card_is_told(tmp_path: Path) -> None:
    def read_only(_path: Path) -> os.statvfs_result:
        return os.statvfs_result((4096, 4096, 1000, 20, 10, 0, 0, 0, os.ST_RDONLY, 255))

    found = room_in(tmp_path, read_only)
    assert found
    assert (found.free_bytes, found.total_bytes, found.is_read_only) == (40_960, 4_096_000, True)


def test_a_card_that_does_not_answer_is_unknown(tmp_path: Path) -> None:
    def away(_path: Path) -> os.statvfs_result:
        raise OSError("gone")

    assert room_in(tmp_path, away) is None


def test_off_line_means_that_no_interface_but_the_loop_is_up(pi: FakeMachine) -> None:
    assert is_connected(pi.places.network) is None
    pi.put("net/lo/type", "772")
    pi.put("net/lo/operstate", "up")
    assert is_connected(pi.places.network) is False
    pi.put("net/wlan0/type", "1")
    for state in ("down", "dormant", "unknown", ""):
        pi.put("net/wlan0/operstate", state)
        assert is_connected(pi.places.network) is False
    pi.put("net/wlan0/operstate", "up")
    assert is_connected(pi.places.network) is True
