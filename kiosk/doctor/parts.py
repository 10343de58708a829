"""Checks of the kiosk's parts: screen, fonts, sound, voice, buttons, packs, results. Each judges facts that it is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.doctor.finding import Finding, error, ok, unknown, warning
from kiosk.results.health import Health

PINS = "see hardware/README.md; stop the kiosk first, which holds the pins while it plays"
SOFTWARE_DRIVERS = ("llvmpipe", "softpipe", "swrast")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a child process ended: what it said on success, else why not."""

    said: str = ""
    failure: str = ""


def check_drawing(window: Outcome, *, is_pi: bool) -> Finding:
    """`window` says the GL driver of a window that was really opened."""
    if window.failure:
        return error(
            f"no window can be drawn: {window.failure}",
            "install Debian's libegl1, libgles2 and libgl1-mesa-dri, or run ./setup.sh play again",
        )
    if is_pi and any(name in window.said.lower() for name in SOFTWARE_DRIVERS):
        return warning(
            f"drawn by software: {window.said}",
            "put dtoverlay=vc4-kms-v3d into /boot/firmware/config.txt and restart, for smooth pictures",
        )
    return ok(window.said)


def check_display(*, has_desktop: bool, connected: Sequence[str]) -> Finding:
    """`connected` has the names of the sockets that a screen hangs on."""
    if has_desktop:
        return ok("a desktop: the kiosk opens a window in it")
    if connected:
        return ok(f"a screen on {', '.join(connected)}")
    return warning("no screen is connected", "connect one before it is switched on; kiosk demo works without")


def check_fonts(problems: Mapping[str, str], *, is_shaping: bool) -> Finding:
    """`problems` has what is wrong with each font file; shaping joins Arabic letters and Bengali ones."""
    if problems:
        found = "; ".join(f"{name}: {problem}" for name, problem in problems.items())
        return error(found, "fetch the kiosk's files again: the fonts came with them")
    if not is_shaping:
        return warning(
            "Andika; letters of other scripts are not joined",
            "install Debian's libfribidi0, and Pillow as its own wheel",
        )
    return ok("Andika, and letters of all scripts are joined")


def check_sound(device: Outcome) -> Finding:
    """`device` says the loudspeaker that would be used and, after a tab, the `sound.output` that it stands in for."""
    if device.failure:
        return warning(
            f"no sound: {device.failure}",
            "connect a loudspeaker, and install Debian's libportaudio2; until then captions go on without sound",
        )
    name, _, missing = device.said.partition("\t")
    if missing:
        return warning(
            f"{name}, because there is no “{missing}”, which sound.output asks for",
            "connect it, or set sound.output to one that kiosk sound --list shows",
        )
    return ok(f"{name}; kiosk sound --test plays something")


def check_voice(rendered_ms: int | None, failure: str) -> Finding:
    """`rendered_ms` is how long a sentence is that was really spoken into a file."""
    if failure or not rendered_ms:
        return error(
            f"Clever cannot speak: {failure or 'the sentence came out empty'}",
            "install Debian's libespeak-ng1 and espeak-ng-data, or run ./setup.sh play again; until then there are captions only",
        )
    return ok(f"spoke a sentence of {rendered_ms / 1000:.1f} s")


def check_buttons(failure: str, faults: Sequence[str], *, is_pi: bool) -> Finding:
    """`failure` says why the pins cannot be had; `faults` what is wrong with buttons, switches and lamps."""
    if failure and not is_pi:
        return warning(f"no buttons: {failure}", "keys F and J, and touch, take their place")
    if failure:
        return error(failure, PINS)
    if faults:
        return error("; ".join(faults), "see hardware/README.md: the wiring, and how to test it")
    return ok("both up, as the wiring says; press them at READY to be sure")


def check_lamps(failure: str, *, is_pi: bool) -> Finding:
    """Nobody but a person can see whether a lamp is lit."""
    if failure and not is_pi:
        return warning(f"no lamps: {failure}", "the screen shows what they would")
    if failure:
        return error(failure, PINS)
    return unknown("both were lit for a second: were they?", "if one stayed dark, see hardware/README.md")


def check_packs(stories: int, notices: Sequence[str]) -> Finding:
    if not stories:
        return error(
            "there is no story to play" + "".join(f"; {notice}" for notice in notices),
            "kiosk check scenarios/core says what is wrong, line by line",
        )
    if notices:
        return warning(
            f"{stories} stories; {'; '.join(notices)}",
            "kiosk check scenarios/core says what is wrong, line by line",
        )
    return ok(f"{stories} stories")


def check_results(health: Health, path: Path) -> Finding:
    if not health.is_folder_writable:
        return error(
            f"{path.parent} may not be written to",
            "run this as the user that the kiosk runs as, or mend its owner",
        )
    if health.is_damaged:
        return error(
            f"{path} is damaged ({health.error})",
            "start the kiosk: it sets the file aside and begins a new one; keep the old one for whoever looks after this kiosk",
        )
    if health.is_locked:
        return warning(f"{path} is in use by another process", "look again when the round is over")
    if health.error:
        return error(f"{path} cannot be used ({health.error})", "see its owner and its rights")
    if health.set_aside:
        return warning(
            f"{_of(health)}; damaged ones are kept: {', '.join(health.set_aside)}",
            f"copy them from {path.parent} for whoever looks after this kiosk; if there are more each week, change the card",
        )
    if health.is_there and health.journal_mode != "wal":
        return warning(
            f"journal mode {health.journal_mode} instead of wal", "start the kiosk once: it sets this right"
        )
    return ok(f"{_of(health)} at {path}")


def check_settings(failure: str) -> Finding:
    if failure:
        return error("; ".join(failure.splitlines()), "mend these lines, then kiosk settings")
    return ok("no mistakes")


def _of(health: Health) -> str:
    return "whole" if health.is_there else "none yet"
