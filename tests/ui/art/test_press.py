import logging
import os
import threading
from pathlib import Path

import pytest
from PIL import Image

from kiosk.ui.art import printer
from kiosk.ui.art.press import Press, is_whole, rendered

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#CF8763"/></svg>'
DISC = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3" fill="#CF8763"/></svg>'


def test_a_picture_is_printed_once(tmp_path: Path) -> None:
    press = Press(tmp_path)
    first = press.print(SQUARE, 16, 16)
    before = first.stat().st_mtime_ns
    assert press.print(SQUARE, 16, 16) == first
    assert first.stat().st_mtime_ns == before


def test_another_drawing_or_size_is_another_picture(tmp_path: Path) -> None:
    press = Press(tmp_path)
    assert len({press.print(SQUARE, 16, 16), press.print(SQUARE, 17, 16), press.print(DISC, 16, 16)}) == 3


def test_a_key_names_a_picture_before_it_is_drawn(tmp_path: Path) -> None:
    press = Press(tmp_path)
    assert press.printed("a scene", 16, 16) is None
    kept = press.print(SQUARE, 16, 16, key="a scene")
    assert press.printed("a scene", 16, 16) == kept


@pytest.mark.parametrize("damage", [b"", b"not a picture", None], ids=["empty", "garbage", "cut short"])
def test_a_damaged_picture_is_printed_again(tmp_path: Path, damage: bytes | None) -> None:
    press = Press(tmp_path)
    path = press.print(DISC, 64, 64)
    path.write_bytes(path.read_bytes()[:-20] if damage is None else damage)
    assert not is_whole(path, 64, 64)
    assert is_whole(press.print(DISC, 64, 64), 64, 64)


def test_nothing_half_written_is_left_behind(tmp_path: Path) -> None:
    Press(tmp_path).print(SQUARE, 16, 16)
    assert [path.suffix for path in tmp_path.iterdir()] == [".png"]


def test_a_folder_that_cannot_be_made_gives_way_to_a_temporary_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    with caplog.at_level(logging.WARNING):
        press = Press(tmp_path / "taken")
        path = press.print(SQUARE, 16, 16)
        press.print(DISC, 16, 16)
    assert is_whole(path, 16, 16)
    assert tmp_path not in path.parents
    assert len(caplog.records) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_gives_way_to_a_temporary_one(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert tmp_path not in Press(tmp_path).print(SQUARE, 16, 16).parents


def test_a_folder_that_vanishes_during_a_round_is_survived(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    press = Press(folder)
    press.print(SQUARE, 16, 16).unlink()
    folder.rmdir()
    folder.write_text("in the way")
    assert is_whole(press.print(SQUARE, 16, 16), 16, 16)


def test_making_a_press_touches_nothing(tmp_path: Path) -> None:
    Press(tmp_path / "cache")
    assert list(tmp_path.iterdir()) == []


def test_soft_edges_carry_their_colour_under_what_is_clear(tmp_path: Path) -> None:
    path = Press(tmp_path).print(DISC, 32, 32, has_soft_edges=True)
    with Image.open(path) as opened:
        picture = opened.convert("RGBA")
    beside = [picture.getpixel((x, 16)) for x in range(32) if picture.getchannel("A").getpixel((x, 16)) == 0]
    near = beside[len(beside) // 2 - 1]
    assert isinstance(near, tuple)
    assert sum(near[:3]) > 200, "not black, or a turned edge gets a dark fringe"


def in_a_thread(width: int) -> list[bytes]:
    out: list[bytes] = []
    thread = threading.Thread(target=lambda: out.append(rendered(DISC, width, width)))
    thread.start()
    thread.join()
    return out


def test_the_picture_drawn_aside_is_the_same() -> None:
    assert printer.drawn_aside(DISC, 64, 64) == printer.drawn(DISC, 64, 64)


def test_only_a_large_picture_for_another_thread_is_drawn_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "drawn_aside", lambda *_: b"aside")
    assert in_a_thread(256) == [b"aside"]
    assert in_a_thread(32) == [printer.drawn(DISC, 32, 32)]
    assert rendered(DISC, 256, 256) == printer.drawn(DISC, 256, 256)


def test_without_a_printer_the_picture_is_drawn_within(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise OSError("no process to be had")

    monkeypatch.setattr(printer, "drawn_aside", broken)
    assert in_a_thread(256) == [printer.drawn(DISC, 256, 256)]


@pytest.mark.parametrize("python", ["/bin/false", "/no/such/python"])
def test_a_printer_that_gives_nothing_says_so(python: str) -> None:
    with pytest.raises(OSError):
        printer.drawn_aside(DISC, 8, 8, python)


def aged(path: Path, days: float) -> Path:
    """Make a picture as old as that."""
    then = path.stat().st_mtime - days * 24 * 3600
    os.utime(path, (then, then))
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.png")}


def test_a_full_folder_loses_what_was_not_used_for_longest(tmp_path: Path) -> None:
    before = Press(tmp_path)
    old, older, new = (
        aged(before.print(DISC, side, side), days) for side, days in ((32, 5), (33, 9), (34, 1))
    )
    Press(tmp_path).sweep(old.stat().st_size + new.stat().st_size)
    assert names(tmp_path) == {old.name, new.name}
    assert not older.exists()


def test_what_is_in_use_is_never_thrown_away(tmp_path: Path) -> None:
    press = Press(tmp_path)
    used = aged(press.print(DISC, 32, 32), 9)
    press.sweep(0)
    assert names(tmp_path) == {used.name}


def test_a_picture_that_is_used_again_is_young_again(tmp_path: Path) -> None:
    used = aged(Press(tmp_path).print(DISC, 32, 32), 9)
    other = aged(Press(tmp_path).print(DISC, 33, 33), 5)
    Press(tmp_path).print(DISC, 32, 32)
    Press(tmp_path).sweep(used.stat().st_size)
    assert not other.exists()
    assert used.exists()


def test_the_folder_is_swept_by_whoever_prints_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = aged(Press(tmp_path).print(DISC, 32, 32), 9)
    monkeypatch.setattr(Press.sweep, "__defaults__", (0,))
    Press(tmp_path).print(DISC, 33, 33)
    assert old.exists(), "no frame waits for a folder to be swept"
    thread = threading.Thread(target=lambda: Press(tmp_path).print(DISC, 34, 34))
    thread.start()
    thread.join()
    assert not old.exists()
