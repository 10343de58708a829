"""What is measured: the real kiosk, and Chromium showing the same picture, each on a virtual screen of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.page import Page
from bench.screen import Screen, wait_until

ROOT = Path(__file__).parents[1]
SOFTWARE_GL = {"LIBGL_ALWAYS_SOFTWARE": "1", "vblank_mode": "0"}

PAGE = """<!doctype html><meta charset=utf-8><style>
html,body{margin:0;overflow:hidden;cursor:none} img{position:absolute;left:0;top:0;width:100vw;height:100vh}
#down{visibility:hidden}
#clever{left:42vw;top:48vh;width:16vw;height:14vh;object-fit:none}
</style><img src=up.png><img id=down src=down.png><!--moving--><script>
const s=new WebSocket("ws://"+location.host+"/press"),d=document.getElementById("down");
s.onmessage=e=>{d.style.visibility=e.data=="press"?"visible":"hidden"};</script>"""
# Moved as often as Clever is on that screen: without a frame limit an animation of the browser's own never lets it rest.
MOVING = """<img id=clever src=up.png><script>
setInterval(()=>{document.getElementById("clever").style.transform=
`rotate(${Math.sin(Date.now()/668)}deg)`},1000/12)</script>"""


@dataclass
class Subject:
    """Something that shows a press. `press` and `release` send it; `process` leads its own group of processes."""

    name: str
    screen: Screen
    press: Callable[[], None]
    release: Callable[[], None]
    process: "subprocess.Popen[str]"

    def sleep(self) -> None:
        """Take it off the processor while another is measured."""
        os.killpg(self.process.pid, signal.SIGSTOP)

    def wake(self) -> None:
        os.killpg(self.process.pid, signal.SIGCONT)
        time.sleep(0.5)


@contextlib.contextmanager
def running(
    command: list[str], environment: dict[str, str], *, pipes: bool
) -> Iterator["subprocess.Popen[str]"]:
    """A process at the head of its own group, and the end of the whole group afterwards."""
    pipe = subprocess.PIPE if pipes else subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, env=os.environ | environment,
        cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextlib.contextmanager
def the_kiosk(screen: Screen, *, clock: str = "interrupt") -> Iterator[Subject]:
    """The real app under `bench/press_app.py`, which brings it to DECIDE and drives mock pins as it is told."""
    environment = {"DISPLAY": screen.display, "SDL_VIDEODRIVER": "x11", **SOFTWARE_GL}
    app = str(ROOT / "bench" / "press_app.py")
    with (
        tempfile.TemporaryDirectory() as state,
        running(
            [sys.executable, app, f"{screen.width}x{screen.height}", state, clock], environment, pipes=True
        ) as process,
    ):
        assert process.stdin
        assert process.stdout
        send = process.stdin

        def tell(word: str) -> None:
            send.write(word + "\n")
            send.flush()

        while "decide" not in (line := process.stdout.readline()):
            if not line:
                raise SystemExit("the kiosk ended before its DECIDE screen")
        time.sleep(1)
        yield Subject(
            f"kiosk, {clock} clock", screen, lambda: tell("press"), lambda: tell("release"), process
        )


@contextlib.contextmanager
def the_browser(screen: Screen, pictures: Path, *, is_moving: bool = False) -> Iterator[Subject]:
    """Chromium in kiosk mode with `up.png`, and over it `down.png` while pressed; presses arrive over a WebSocket.

    With `is_moving` a part as large as Clever sways as he does; otherwise the page is still, which is in its favour.
    """
    if not shutil.which("chromium"):
        raise SystemExit("this bench needs Chromium: apt-get install chromium")
    html = PAGE.replace("<!--moving-->", MOVING if is_moving else "")
    with (
        Page(html, pictures) as page,
        tempfile.TemporaryDirectory() as profile,
        running(chromium(page.address, profile, screen), {"DISPLAY": screen.display}, pipes=False) as process,
    ):
        if not wait_until(page.is_connected, 60):
            raise SystemExit("Chromium did not open the page")
        time.sleep(2)
        name = "Chromium, moving" if is_moving else "Chromium, still"
        yield Subject(name, screen, lambda: page.send("press"), lambda: page.send("release"), process)


def chromium(address: str, profile: str, screen: Screen) -> list[str]:
    """The command for a kiosk window without vsync, and without anything that calls out."""
    return [
        "chromium", "--kiosk", "--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-quic", "--disable-gpu-vsync", "--disable-frame-rate-limit", "--test-type",
        "--hide-scrollbars", "--force-device-scale-factor=1", f"--window-size={screen.width},{screen.height}",
        "--window-position=0,0", f"--user-data-dir={profile}", address,
    ]  # fmt: skip
