"""Makes every check in turn and tells what was found."""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TextIO

from kiosk.doctor.facts import (
    ASK_SOUND,
    ASK_WINDOW,
    ask_child,
    connected_sockets,
    font_problems,
    is_pi,
    is_shaping,
    needed_packages,
    panel_state,
    settings_failure,
    spoken_ms,
    version_of,
)
from kiosk.doctor.finding import Finding, State, unknown
from kiosk.doctor.machine import (
    check_clock,
    check_disk,
    check_lgpio,
    check_packages,
    check_power,
    check_python,
    check_warmth,
)
from kiosk.doctor.office import check_gate, check_schools, count_schools, gate_facts
from kiosk.doctor.parts import (
    check_buttons,
    check_display,
    check_drawing,
    check_fonts,
    check_lamps,
    check_packs,
    check_results,
    check_settings,
    check_sound,
    check_voice,
)
from kiosk.doctor.sending import check_sending, sending_facts
from kiosk.errors import SettingsError, SetUpError
from kiosk.minder.machine import celsius, is_voltage_low, room_in, throttled
from kiosk.programme import load_programme
from kiosk.results.health import examine
from kiosk.results.moment import moment_now
from kiosk.results.state_folder import results_path
from kiosk.settings import load_settings

log = logging.getLogger(__name__)

Check = tuple[str, Callable[[], Finding]]
MARKS = {State.OK: "ok", State.WARNING: "warning", State.ERROR: "ERROR", State.UNKNOWN: "unknown"}


def run_doctor(state_folder: Path, out: TextIO, checks: Sequence[Check] | None = None) -> int:
    """Make every check and print what was found as it goes; returns 0 without an error, else `SetUpError.exit_code`."""
    states: list[State] = []
    for name, check in every_check(state_folder) if checks is None else checks:
        finding = _made(name, check)
        states.append(finding.state)
        out.write(f"{MARKS[finding.state]:8} {name:12} {finding.found}\n")
        if finding.mend:
            out.write(f"{'':21} → {finding.mend}\n")
        out.flush()
    counts = ", ".join(f"{states.count(state)} {state}" for state in State if states.count(state))
    out.write(f"\n{len(states)} checks: {counts}\n")
    return SetUpError.exit_code if State.ERROR in states else 0


def every_check(state_folder: Path) -> tuple[Check, ...]:
    """All checks by name, the quick ones first."""
    path = results_path(state_folder, is_demo=False)
    on_pi = is_pi()
    # Claiming pins lights the lamps: once is enough for both checks.
    panel = cache(panel_state)
    return (
        ("python", partial(check_python, sys.version_info[:3])),
        ("packages", lambda: check_packages(needed_packages())),
        ("lgpio", lambda: check_lgpio(version_of("lgpio"), is_pi=on_pi)),
        ("settings", lambda: check_settings(settings_failure(os.environ))),
        ("packs", _packs),
        ("results", lambda: check_results(examine(path), path)),
        ("sending", lambda: check_sending(sending_facts(state_folder), is_set=_has_destination())),
        ("gate", lambda: check_gate(gate_facts(state_folder), has_given_pin=_has_given_pin())),
        ("schools", lambda: check_schools(count_schools(state_folder))),
        ("disk", lambda: check_disk(room_in(state_folder), str(state_folder))),
        ("clock", _clock),
        ("warmth", lambda: check_warmth(celsius())),
        ("power", lambda: check_power(throttled(), is_voltage_low(), is_pi=on_pi)),
        ("fonts", lambda: check_fonts(font_problems(), is_shaping=is_shaping())),
        ("display", _display),
        ("drawing", lambda: check_drawing(ask_child(ASK_WINDOW), is_pi=on_pi)),
        ("sound", lambda: check_sound(ask_child(ASK_SOUND))),
        ("voice", lambda: check_voice(*spoken_ms())),
        ("buttons", lambda: check_buttons(*panel(), is_pi=on_pi)),
        ("lamps", lambda: check_lamps(panel()[0], is_pi=on_pi)),
    )


def _made(name: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except Exception as error:
        # One check that fails must not hide the others.
        log.exception("the check of %s failed", name)
        return unknown(f"the check itself failed: {error}", "tell whoever looks after this kiosk")


def _packs() -> Finding:
    programme = load_programme()
    return check_packs(len(programme.scenarios), programme.notices)


def _has_given_pin() -> bool:
    try:
        return bool(load_settings(os.environ).officer_pin)
    except SettingsError:
        # The check of the settings tells what is wrong with them.
        return False


def _has_destination() -> bool:
    try:
        destination = load_settings(os.environ).destination
    except SettingsError:
        # The check of the settings tells what is wrong with them.
        return False
    return bool(destination.hub or destination.lrs)


def _clock() -> Finding:
    now = moment_now()
    return check_clock(now.wall_state, now.wall_time)


def _display() -> Finding:
    has_desktop = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return check_display(has_desktop=has_desktop, connected=connected_sockets())
