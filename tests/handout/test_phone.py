from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from kiosk.contacts import Contact
from kiosk.handout.phone import note
from kiosk.handout.qr import MOST_BYTES, MOST_VERSION, qr_rows
from kiosk.insight.page import TeacherPage
from tests.handout.pages import CONTACTS, FULL_PAGE, PAGE

QUIET = 4
SCREENS = {"800x480": 480, "1024x600": 600, "1280x800": 800, "1920x1080": 1080}
SHARE = 0.75
"""How much of the screen's height the code and its quiet zone may take."""


def picture(rows: tuple[str, ...], px: int) -> Image.Image:
    """The code as a screen draws it: `px` pixels a module, four modules of quiet around it."""
    side = len(rows) + 2 * QUIET
    drawn = Image.new("L", (side, side), 255)
    drawn.putdata([255] * (side * side))
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module == "1":
                drawn.putpixel((x + QUIET, y + QUIET), 0)
    return drawn.resize((side * px, side * px), Image.Resampling.NEAREST)


def read(drawn: Image.Image) -> str:
    found = zxingcpp.read_barcodes(drawn)
    assert len(found) == 1
    return str(found[0].text)


@pytest.mark.parametrize("height", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("page", [PAGE, FULL_PAGE], ids=["usual", "fullest"])
def test_a_telephone_reads_the_whole_note_off_each_screen(height: int, page: TeacherPage) -> None:
    text = note(page, CONTACTS)
    rows = qr_rows(text)
    px = int(height * SHARE) // (len(rows) + 2 * QUIET)
    assert px >= 4
    assert read(picture(rows, px)) == text


def test_a_blurred_and_tilted_look_at_the_smallest_screen_is_read_too() -> None:
    text = note(PAGE, CONTACTS)
    seen = picture(qr_rows(text), 4).rotate(7, fillcolor=255, expand=True)
    small = seen.resize((int(seen.width * 0.8), int(seen.height * 0.8)), Image.Resampling.BILINEAR)
    assert read(small) == text


def test_the_note_names_no_school_no_year_and_no_day() -> None:
    text = note(PAGE, CONTACTS)
    for told in (PAGE.school, PAGE.year, PAGE.date):
        assert told not in text


def test_the_note_says_what_the_page_says_with_a_line_for_each_activity() -> None:
    lines = note(PAGE, ()).splitlines()
    assert PAGE.overall in lines
    assert "1. Who collects me? Each pupil draws who may collect them." in lines
    assert lines[-2:] == ["Childline 0800 1111", "999 danger now, 101 police, ceop.police.uk"]


def test_a_page_that_is_too_long_loses_what_matters_least_and_never_a_number() -> None:
    text = note(FULL_PAGE, CONTACTS)
    assert len(text.encode()) <= MOST_BYTES
    for wanted in ("1. The checking line", "3. The checking line", "01632 960 003", "0800 1111", "999"):
        assert wanted in text
    assert FULL_PAGE.change not in text


def test_a_note_is_plain_letters_wherever_it_can_be() -> None:
    assert note(PAGE, CONTACTS).isascii()


def test_letters_that_are_not_plain_are_read_as_they_were_written() -> None:
    text = note(replace(PAGE, overall="Zażółć gęślą jaźń."), ())
    assert "Zażółć" in text
    assert read(picture(qr_rows(text), 4)) == text


def test_the_code_is_never_finer_than_its_version_allows() -> None:
    assert len(qr_rows("x" * MOST_BYTES)) == 17 + 4 * MOST_VERSION
    assert qr_rows("x" * (MOST_BYTES + 1)) == ()


def test_nothing_to_say_is_no_code() -> None:
    assert qr_rows("") == ()


def test_a_contact_without_a_number_is_there_by_its_name() -> None:
    assert "The school office" in note(PAGE, (Contact("The school office", ""),)).splitlines()
