"""How soon a saved scenario is seen in the preview: from the write of the file to the flip of the frame with the new caption.

    python -m bench.reload [--saves 40] [--size 800x480] [--pictures DIR]

The real preview, off-screen, on a skeleton; saves come at uneven times, in place and by renaming in turn. With `--pictures`
pictures of the window are left: playing, with a mistake, at another beat.
"""

import argparse
import contextlib
import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.answers import SetUp
from kiosk.commands.options import size
from kiosk.plumbing import log_plainly
from kiosk.scenario.model import AgeBand
from kiosk.workshop.preview import Options, Preview
from kiosk.workshop.skeleton import write_skeleton

FIRST = "Sam and his bike are in front of the house."
SETTLE_S = 2.0
"""Until the first pictures are there."""
APART_S = 0.53
"""So that saves fall everywhere between two looks at the file."""


def later(seconds: float, act: Callable[[], None]) -> None:
    from kivy.clock import Clock  # its environment is set by then

    Clock.schedule_once(lambda _dt: act(), seconds)


class Author:
    """Saves again and again, and notes when each save is seen."""

    def __init__(self, preview: Preview, file: Path, saves: int) -> None:
        self.took_ms: list[float] = []
        self._preview, self._file, self._saves = preview, file, saves
        self._caption, self._saved_at = FIRST, 0.0
        self._show: Any = preview.stage.show
        preview.stage.show = self._shown  # type: ignore[method-assign]  # only listens

    def begin(self) -> None:
        later(SETTLE_S, self._save)

    def _save(self) -> None:
        number = len(self.took_ms) + 1
        before, self._caption = (
            self._caption,
            f"Sam and his bike are by house number {'one ' * (number % 3)}now.",
        )
        text = self._file.read_text().replace(before, self._caption)
        self._saved_at = time.monotonic()
        if number % 2:
            self._file.write_text(text)
        else:
            beside = self._file.with_suffix(".swp")
            beside.write_text(text)
            beside.replace(self._file)

    def _shown(self, screen: Any) -> None:
        self._show(screen)
        caption = getattr(screen, "caption", None)
        if caption and caption.line.text == self._caption != FIRST:
            self._preview.stage.when_drawn(self._seen)

    def _seen(self) -> None:
        if not self._saved_at:
            return
        self.took_ms.append((time.monotonic() - self._saved_at) * 1000)
        self._saved_at = 0.0
        if len(self.took_ms) < self._saves:
            later(APART_S + 0.037 * (len(self.took_ms) % 5), self._save)
        else:
            self._preview.stop()


def take_pictures(preview: Preview, file: Path, folder: Path) -> None:
    """Leave pictures of the window instead of measuring."""
    folder.mkdir(parents=True, exist_ok=True)

    def take(name: str) -> None:
        preview.bench.save_picture(folder / f"{name}.png")

    def break_it() -> None:
        text = file.read_text().replace("answer: check-first", "answer: never", 1)
        file.write_text(text.replace("[pause 0.5]", "[paws 0.5]", 1))

    steps = (
        (3.0, lambda: take("playing")),
        (3.1, break_it),
        (4.5, lambda: take("mistakes")),
        (4.6, lambda: preview.bench.on_jump(7)),
        (6.5, lambda: take("jumped")),
        (6.6, preview.stop),
    )
    for at, act in steps:
        later(at, act)


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--saves", type=int, default=40)
    reader.add_argument("--size", type=size, default=(800, 480))
    reader.add_argument("--pictures", type=Path)
    asked = reader.parse_args()
    os.environ["SDL_VIDEODRIVER"] = "offscreen"
    log_plainly("ERROR")
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as opened:
        file = Path(name) / "pack" / "bike-bells.yaml"
        write_skeleton(file, AgeBand.B, io.StringIO())
        preview = Preview(Options(file, Path(name) / "state", asked.size, SetUp()), opened)
        author = Author(preview, file, asked.saves)
        if asked.pictures:
            take_pictures(preview, file, asked.pictures)
        else:
            author.begin()
        preview.run()
        took = author.took_ms
        if took:
            print(f"{len(took)} saves: p50 {statistics.median(took):.0f} ms, worst {max(took):.0f} ms")


if __name__ == "__main__":
    main()
