"""Finds out the facts that the checks judge: asks the system, and tries things in child processes that may be killed."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib import metadata
from io import BytesIO
from pathlib import Path

from PIL import ImageFont, features

from hardware.errors import PanelUnavailableError, WiringError
from hardware.events import Edge, Lamp
from hardware.gpio.chip import open_factory
from hardware.gpio.driver import GpioPanel
from hardware.wiring_file import load_wiring
from kiosk.doctor.parts import Outcome
from kiosk.errors import NarrationError, SettingsError
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.renderer import Renderer
from kiosk.narration.utterance import utterance_of
from kiosk.plumbing import SystemClock
from kiosk.scenario.model import AgeBand, Line
from kiosk.settings import load_settings
from kiosk.ui import faces

FONTS = Path(__file__).parents[1] / "ui" / "fonts"
FONT_FILES = tuple(path.name for path in faces.files())
CHILD_SECONDS = 20.0
LIT_SECONDS = 1.0

# Run in a child: a broken GL driver takes the process with it, and only one window may be open in any process.
ASK_WINDOW = """
from kiosk.ui.environment import prepare_environment
prepare_environment((320, 240), is_offscreen=True)
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RENDERER, GL_VERSION, glGetString
if Window is None:
    raise SystemExit("Kivy found no way to open a window")
print("said:", glGetString(GL_RENDERER).decode(), "·", glGetString(GL_VERSION).decode())
"""
# In a child too: some sound drivers wait for ever for a device that is in use.
ASK_SOUND = """
import os
from kiosk.errors import KioskError
from kiosk.narration.audition import chosen
from kiosk.narration.portaudio import PortAudio
from kiosk.settings import load_settings
try:
    wanted = load_settings(os.environ).sound_output
    name, is_wanted = chosen(wanted, PortAudio().outputs())
except KioskError as error:
    raise SystemExit(str(error))
print("said:", name if is_wanted else name + "\\t" + wanted)
"""


def ask_child(code: str, seconds: float = CHILD_SECONDS) -> Outcome:
    """Run Python code in a child process; what it prints after `said:` is the outcome, or the last thing it complained of."""
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter and our own code)
            (sys.executable, "-c", code),
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return Outcome(failure=f"no answer within {seconds:.0f} s")
    except OSError as error:
        return Outcome(failure=str(error))
    said = re.search(r"^said: (.*)$", done.stdout, re.MULTILINE)
    if said and done.returncode == 0:
        return Outcome(said=said[1].strip())
    complaints = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    return Outcome(failure=complaints[-1] if complaints else f"the try ended with {done.returncode}")


def is_pi(model: Path = Path("/proc/device-tree/model")) -> bool:
    try:
        return "Raspberry Pi" in model.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def needed_packages() -> dict[str, str | None]:
    """The version of each package that the kiosk needs; None where it is missing; empty where the needs are not known."""
    try:
        needs = metadata.requires("clever-kiosk") or []
    except metadata.PackageNotFoundError:
        return {}
    names = [found[0] for need in needs if "extra ==" not in need and (found := re.match(r"[\w.-]+", need))]
    return {name: version_of(name) for name in names}


def version_of(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def connected_sockets(drm: Path = Path("/sys/class/drm")) -> list[str]:
    """The display sockets with a screen on them, such as `HDMI-A-1`."""
    return [
        status.parent.name.split("-", 1)[1]
        for status in sorted(drm.glob("card*-*/status"))
        if status.read_text(encoding="ascii").strip() == "connected"
    ]


def font_problems(folder: Path = FONTS) -> dict[str, str]:
    problems = {}
    for name in FONT_FILES:
        try:
            # Given a path, Pillow looks for a font of that name all over the system, and finds Debian's own Andika.
            ImageFont.truetype(BytesIO((folder / name).read_bytes()), 20)
        except OSError as error:
            problems[name] = str(error)
    return problems


def is_shaping() -> bool:
    return bool(features.check("raqm"))


def spoken_ms() -> tuple[int | None, str]:
    """Speak one sentence into a file: its length, or why it could not be."""
    renderer = Renderer(SystemClock())
    try:
        utterance, _ = utterance_of(
            Line("Checking is cheap and nobody minds."), AgeBand.A, Lexicon(), is_quiet=False
        )
        return renderer.render(utterance).timeline.duration_ms, ""
    except NarrationError as error:
        return None, str(error)
    finally:
        renderer.close()


def panel_state(lit_seconds: float = LIT_SECONDS) -> tuple[str, Sequence[str]]:
    """Claim buttons and lamps, light both lamps for a moment: why it could not be, and what is wrong with each side."""
    with tempfile.TemporaryDirectory(prefix="kiosk-doctor-") as folder:
        os.environ.setdefault("LG_WD", folder)
        try:
            panel = GpioPanel(load_wiring(), open_factory())
        except (WiringError, PanelUnavailableError) as error:
            return str(error), []
        try:
            panel.start(_nobody_listens)
            panel.light(Lamp.FULL, Lamp.FULL)
            time.sleep(lit_seconds)
            return "", [fault.text for fault in panel.faults()]
        except PanelUnavailableError as error:
            return str(error), []
        finally:
            panel.close()


def _nobody_listens(_edge: Edge) -> None:
    """The doctor asks for what is wrong, not for what is pressed."""


def settings_failure(environment: Mapping[str, str]) -> str:
    try:
        load_settings(environment)
    except SettingsError as error:
        return str(error)
    return ""
