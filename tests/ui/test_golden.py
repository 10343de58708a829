"""The screens beside their golden pictures. After a change that is meant, `--update-goldens` keeps the new ones."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from kiosk.ui.gallery import modes
from kiosk.ui.gallery.plan import EVERY_SAMPLE, Entry
from tests.ui.likeness import TOLERANCE, coarse, likeness, side_by_side, small

if TYPE_CHECKING:
    from tests.ui.showing import Showing

pytestmark = pytest.mark.window

GOLDEN: Final = Path(__file__).parent / "golden"
DIFFERENCES: Final = Path(__file__).parents[2] / "out" / "golden"
COMMAND: Final = "python -m pytest tests/ui/test_golden.py --update-goldens"
MOST_BYTES: Final = 1_500_000

PANEL: Final = (800, 480)
HALL: Final = (1920, 1080)
KINDS: Final = (
    *("attract", "attract-notices", "attract-dimmed", "set-up", "set-up-starting", "ready-heard", "story"),
    *(
        "story-longest",
        "decide",
        "decide-never-go",
        "decide-scanned-go",
        "check-with-two",
        "check-with-three",
    ),
    *("feedback-right", "feedback-look-again", "practise", "twist", "next", "finish", "paused"),
    *("officer-card", "trouble", "place-chat", "place-park"),
)
IN_MODES: Final = {
    "story": (*modes.MODES[1:],),
    "decide": (modes.HIGH_CONTRAST, modes.SYMBOLS, modes.AUDIO, modes.RIGHT_TO_LEFT, modes.LARGE),
    "check-with-three": (modes.HIGH_CONTRAST, modes.SYMBOLS, modes.RIGHT_TO_LEFT),
    "set-up": (modes.HIGH_CONTRAST,),
}


def entry(name: str, mode: modes.Mode = modes.NORMAL, size: tuple[int, int] = PANEL) -> Entry:
    shown = mode.shown(EVERY_SAMPLE[name])
    assert shown is not None, f"{name} is no other in the mode {mode.name}"
    return Entry(name, shown, mode, size)


CHOSEN: Final = {
    f"{one.name}-{one.mode.name}-{one.size[0]}x{one.size[1]}": one
    for one in (
        *(entry(name) for name in KINDS),
        *(entry(name, mode) for name, some in IN_MODES.items() for mode in some),
        entry("decide", size=HALL),
        entry("story-longest", modes.PROJECTOR, HALL),
    )
}


@pytest.fixture(scope="module")
def shown(showing: "Showing") -> Iterator[dict[str, Image.Image]]:
    """Every chosen screen, small, by its name."""
    with showing.real() as real:
        yield {name: small(real.picture(one)) for name, one in CHOSEN.items()}


@pytest.mark.parametrize("name", CHOSEN)
def test_a_screen_is_as_its_golden_picture(
    name: str, shown: dict[str, Image.Image], pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    actual, path = shown[name], GOLDEN / f"{name}.webp"
    if pytestconfig.getoption("--update-goldens", default=False):
        said = kept(actual, path)
        if said:
            with capsys.disabled():
                print(f"\n{path.name}: {said}")
        return
    assert path.exists(), f"{name} has no golden picture yet; after a look at the screen: {COMMAND}"
    expected = opened(path)
    found = likeness(actual, expected)
    if not found.is_alike:
        DIFFERENCES.mkdir(parents=True, exist_ok=True)
        beside = DIFFERENCES / f"{name}.png"
        side_by_side(actual, expected, found).save(beside)
        pytest.fail(
            f"{name} {found}. Actual, expected and their difference are side by side in {beside}. "
            f"If the change is meant: {COMMAND}"
        )


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")


def kept(actual: Image.Image, path: Path) -> str:
    """Keep a new golden picture where it is seen to differ; returns what was done, in words."""
    before = likeness(actual, opened(path)).worst if path.exists() else None
    # What another rasteriser changes is left alone, so that the history shows what people changed.
    if before is not None and before <= TOLERANCE / 2:
        return ""
    path.parent.mkdir(exist_ok=True)
    coarse(actual).save(path, lossless=True, quality=100, method=6)
    return "new" if before is None else f"changed by {before:.1f}"


def test_the_golden_pictures_are_those_that_are_compared_and_small(pytestconfig: pytest.Config) -> None:
    there = {path.stem: path for path in GOLDEN.glob("*")}
    if pytestconfig.getoption("--update-goldens", default=False):
        for name in there.keys() - CHOSEN.keys():
            there.pop(name).unlink()
    assert there.keys() == CHOSEN.keys(), COMMAND
    assert sum(path.stat().st_size for path in there.values()) <= MOST_BYTES
    assert {opened(path).width for path in there.values()} == {small(Image.new("RGB", PANEL)).width}


def test_a_golden_picture_is_only_written_anew_where_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "golden" / "one.webp"
    assert kept(Image.new("RGB", (400, 240), "#FFF8E7"), path) == "new"
    assert kept(Image.new("RGB", (400, 240), "#FFF8E6"), path) == ""
    assert kept(Image.new("RGB", (400, 240), "#FFD166"), path).startswith("changed by")
