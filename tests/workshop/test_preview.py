"""The command itself, in processes of its own: what it says without a display, and how soon it shows a save."""

import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from kiosk.scenario.model import AgeBand
from kiosk.ui.theme import CREAM, rgb
from kiosk.workshop.skeleton import write_skeleton

ROOT = Path(__file__).parents[2]
NO_DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


def environment(home: Path, **given: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NO_DESKTOP}
    return {**kept, "HOME": str(home), "XDG_STATE_HOME": str(home / "state"), **given}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "pack" / "bike-bells.yaml"
    write_skeleton(path, AgeBand.B, io.StringIO())
    return path


def preview(story: Path, **given: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "preview", str(story)],
        cwd=ROOT,
        env=environment(story.parents[1], **given),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.window
def test_a_desktop_that_does_not_answer_is_told_in_one_line_and_ends_with_8(story: Path) -> None:
    done = preview(story, DISPLAY=":4077")
    assert done.returncode == 8
    (line,) = done.stderr.splitlines()
    assert line.startswith("kiosk preview: no window can be opened")
    assert line.endswith(f"told without a window: kiosk check {story}")


@pytest.mark.skipif(any(Path("/dev/dri").glob("card*")), reason="there is a screen here")
def test_without_a_display_it_ends_with_8_and_names_the_check(story: Path) -> None:
    done = preview(story)
    assert done.returncode == 8
    assert "there is no display here: start it on a desktop or a Pi" in done.stderr
    assert f"kiosk check {story}" in done.stderr
    assert not (story.parents[1] / "state").exists()


@pytest.mark.window
def test_it_writes_nothing_but_its_caches_and_ends_when_it_is_told_to(story: Path, tmp_path: Path) -> None:
    state = tmp_path / "kept"
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "preview",
        str(story),
        "--size",
        "480x320",
        "--state",
        str(state),
    ]
    given = environment(tmp_path, SDL_VIDEODRIVER="offscreen")
    with subprocess.Popen(command, cwd=ROOT, env=given, stderr=subprocess.PIPE, text=True) as process:
        for _ in range(300):
            if any(state.glob("cache/pictures/*.png")):
                break
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.2)
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 0, told
    assert [path.name for path in state.iterdir()] == ["cache"]
    assert "Traceback" not in told


@pytest.mark.window
def test_a_save_is_seen_within_a_second(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.reload", "--saves", "5"],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = re.fullmatch(r"5 saves: p50 (\d+) ms, worst (\d+) ms\n", done.stdout)
    assert found, done.stdout
    assert int(found[1]) < 1_000


@pytest.mark.window
@pytest.mark.parametrize(("size", "whole"), [("800x480", (1220, 480)), ("1280x800", (1700, 800))])
def test_the_window_is_the_stage_and_a_margin_of_420_pixels(
    tmp_path: Path, size: str, whole: tuple[int, int]
) -> None:
    subprocess.run(
        [sys.executable, "-m", "bench.reload", "--size", size, "--pictures", str(tmp_path / "pictures")],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        timeout=120,
        check=True,
    )
    cream = tuple(round(255 * part) for part in rgb(CREAM))
    for name in ("playing", "mistakes", "jumped"):
        with Image.open(tmp_path / "pictures" / f"{name}.png") as picture:
            assert picture.size == whole
            assert picture.getpixel((whole[0] - 6, 6)) == cream
            assert picture.getpixel((40, 100)) != cream
