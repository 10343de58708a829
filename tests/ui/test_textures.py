import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytestmark = pytest.mark.window


@pytest.fixture
def red(tmp_path: Path) -> Path:
    path = tmp_path / "red.png"
    Image.new("RGB", (8, 4), "red").save(path)
    return path


def worked_off(shelf: Any) -> None:
    """Let the worker finish what it was asked for, then hand it over."""
    shelf._orders.put((9, 0, None))
    shelf._worker.join()
    shelf._hand_over(0)


def new_shelf(*, is_instant: bool = False) -> Any:
    from kiosk.ui.textures import Shelf

    return Shelf(is_instant=is_instant)


@pytest.mark.usefixtures("stage")
def test_a_picture_comes_from_the_worker_and_is_kept(red: Path) -> None:
    shelf, got = new_shelf(), list[Any]()
    shelf.ask("red", lambda: red, got.append)
    assert got == []
    worked_off(shelf)
    assert [sheet.texture.size for sheet in got] == [(8, 4)]
    shelf.ask("red", lambda: Path("never asked for"), got.append)
    assert got[0] is got[1]


@pytest.mark.usefixtures("stage")
def test_two_who_ask_for_the_same_picture_get_it_made_once(red: Path) -> None:
    shelf, got, made = new_shelf(), list[Any](), list[int]()

    def make() -> Path:
        made.append(1)
        return red

    shelf.ask("red", make, got.append)
    shelf.ask("red", make, got.append)
    worked_off(shelf)
    assert (len(got), len(made)) == (2, 1)


@pytest.mark.usefixtures("stage")
def test_a_picture_drawn_ahead_is_only_printed(red: Path) -> None:
    shelf, made = new_shelf(), list[int]()

    def make() -> Path:
        made.append(1)
        return red

    shelf.print_ahead(make, lambda: made.append(2))
    worked_off(shelf)
    assert made == [1, 2]
    assert not shelf._sheets


@pytest.mark.usefixtures("stage")
def test_a_picture_that_fails_ahead_does_not_end_the_worker(red: Path) -> None:
    def fail() -> Path:
        raise OSError

    shelf, got = new_shelf(), list[Any]()
    shelf.print_ahead(fail)
    shelf.ask("red", lambda: red, got.append)
    worked_off(shelf)
    assert len(got) == 1


@pytest.mark.usefixtures("stage")
def test_what_is_wanted_now_goes_before_what_is_drawn_ahead(red: Path) -> None:
    shelf, order = new_shelf(), list[str]()

    def now() -> Path:
        order.append("now")
        return red

    shelf._worker = threading.Thread(target=shelf._work)
    for number in range(3):
        shelf.print_ahead(lambda number=number: order.append(f"ahead {number}"))
    shelf.ask("red", lambda: red, lambda _texture: None)
    shelf.ask("now", now, lambda _texture: None)
    shelf._worker.start()
    worked_off(shelf)
    assert order == ["now", "ahead 0", "ahead 1", "ahead 2"]


@pytest.mark.usefixtures("stage")
def test_the_shelf_holds_only_so_much(tmp_path: Path) -> None:
    from kiosk.ui.textures import ROOM_BYTES

    large = tmp_path / "large.png"
    Image.new("RGB", (1280, 800)).save(large)
    shelf = new_shelf(is_instant=True)
    for number in range(9):
        shelf.ask(number, lambda: large, lambda _texture: None)
    kept = sum(sheet.bytes for sheet in shelf._sheets.values())
    assert kept <= ROOM_BYTES
    assert 8 in shelf._sheets


@pytest.mark.usefixtures("stage")
def test_clever_is_not_seen_before_his_layers_are_printed(artist: Any) -> None:
    from kiosk.ui.grid import Grid
    from kiosk.ui.screens.story import StoryView
    from kiosk.ui.screens.view import Tools

    shelf = new_shelf()
    view = StoryView(Tools(Grid(800, 480), artist, shelf))
    assert view.clever.opacity == 0
    worked_off(shelf)
    assert view.clever.opacity == 1
    assert view.clever.artist is artist


@pytest.mark.usefixtures("stage")
def test_a_cutout_comes_with_its_place(red: Path) -> None:
    from kiosk.ui.art.cutout import Cutout

    shelf, got = new_shelf(is_instant=True), list[Any]()
    shelf.ask("red", lambda: Cutout(red, 30, 7, 8, 4), got.append)
    assert [(sheet.x, sheet.y, sheet.texture.size) for sheet in got] == [(30, 7, (8, 4))]


@pytest.mark.usefixtures("stage")
def test_where_there_is_nothing_to_see_who_asks_is_told_so(caplog: pytest.LogCaptureFixture) -> None:
    shelf, got = new_shelf(is_instant=True), list[Any]()
    for _ in range(2):
        shelf.ask("nobody", lambda: None, got.append)
    assert got == [None, None]
    assert not caplog.records
