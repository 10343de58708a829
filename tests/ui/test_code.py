"""The code on the hand-out: whole pixels, large enough on every panel, and read by a decoder from the screen itself."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import segno
import zxingcpp

from kiosk.ui.code import QUIET, drawn, module_px
from kiosk.ui.gallery.modes import HIGH_CONTRAST, NORMAL, RIGHT_TO_LEFT, Mode
from kiosk.ui.gallery.plan import SIZES, Entry, Size
from kiosk.ui.grid import PIXELS_A_MM
from kiosk.ui.room_samples import LEAVE, QR

if TYPE_CHECKING:
    from tests.ui.showing import Showing

TEXT = "https://hub.example.org.uk/l/7K3Q-9F2M"
LEAST_CODE_MM = 30


def code_of(text: str) -> tuple[str, ...]:
    made = segno.make(text, error="m", micro=False)
    return tuple("".join("1" if bit else "0" for bit in row) for row in made.matrix)


def entry(mode: Mode, size: Size, qr: tuple[str, ...] = QR) -> Entry:
    return Entry("room-leave", replace(LEAVE, qr=qr), mode, size)


@pytest.mark.window
@pytest.mark.parametrize("mode", [NORMAL, HIGH_CONTRAST, RIGHT_TO_LEFT], ids=lambda mode: mode.name)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_decoder_reads_the_code_from_the_screen(showing: "Showing", size: Size, mode: Mode) -> None:
    with showing.real(is_quick=True) as shown:
        picture = shown.picture(entry(mode, size))
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == TEXT


@pytest.mark.window
@pytest.mark.parametrize("letters", [20, 120, 250])
@pytest.mark.parametrize("size", PIXELS_A_MM, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_code_is_thirty_millimetres_on_every_panel(showing: "Showing", size: Size, letters: int) -> None:
    text = "https://hub.example.org.uk/l/".ljust(letters, "x")
    qr = code_of(text)
    with showing.real(is_quick=True) as shown:
        code = code_in(shown.view(entry(NORMAL, size, qr)))
        picture = shown.screenshot()
    module = code.width // (len(qr) + 2 * QUIET)
    assert code.width == code.height == module * (len(qr) + 2 * QUIET)
    assert (float(code.x).is_integer(), float(code.y).is_integer()) == (True, True)
    assert module * len(qr) / PIXELS_A_MM[size] >= LEAST_CODE_MM
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.text == text


def code_in(view: Any) -> Any:
    from kiosk.ui.code import Code

    (found,) = [one for one in view.walk(restrict=True) if isinstance(one, Code)]
    return found


def test_the_code_is_black_on_white_in_whole_modules_with_a_quiet_zone() -> None:
    picture = drawn(("10", "01"), 3)
    assert picture.size == (3 * (2 + 2 * QUIET),) * 2
    assert sorted(set(picture.tobytes())) == [0, 255]
    assert picture.getpixel((3 * QUIET, 3 * QUIET)) == 0
    assert picture.getpixel((3 * QUIET - 1, 3 * QUIET)) == 255
    assert picture.getpixel((3 * QUIET + 3, 3 * QUIET)) == 255


def test_a_module_is_whole_pixels_or_there_is_no_code() -> None:
    assert module_px(29, 37 * 7 + 6) == 7
    assert module_px(29, 36) == 0
    assert module_px(0, 500) == 0
