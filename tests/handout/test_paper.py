import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from kiosk.handout.paper import Paper
from kiosk.handout.sheets import Sheet, cards_sheet, teacher_sheet
from tests.handout.pages import CONTACTS, FONTS, FULL_PAGE, PAGE, PAPER

MARKUP = 'St #let x = $1$ *bold* _it_ = @ref <tag> `raw` \\ // "q" #read("style.typ")'


def set_one(sheet: Sheet) -> bytes:
    (pdf,) = PAPER.printed([sheet])
    return pdf


@pytest.fixture(scope="module")
def teacher() -> bytes:
    return set_one(teacher_sheet(PAGE, CONTACTS))


def text_of(pdf: bytes, folder: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed: the words in the PDF were not read")
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def tags_of(pdf: bytes) -> list[str]:
    """Every tag in the structure tree, in the order of reading."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root["/StructTreeRoot"]["/K"])
    return found


def test_the_teachers_page_is_one_side_of_a4(teacher: bytes) -> None:
    with pikepdf.open(io.BytesIO(teacher)) as document:
        (page,) = document.pages
        assert [round(float(side)) for side in page.mediabox] == [0, 0, 595, 842]


def test_the_fullest_page_is_still_one_side_of_a4() -> None:
    with pikepdf.open(io.BytesIO(set_one(teacher_sheet(FULL_PAGE, CONTACTS)))) as document:
        assert len(document.pages) == 1


def test_the_page_is_tagged_has_a_title_and_a_language_and_says_that_it_is_pdf_ua(teacher: bytes) -> None:
    with pikepdf.open(io.BytesIO(teacher)) as document:
        assert document.Root["/MarkInfo"]["/Marked"]
        assert str(document.Root["/Lang"]) == "en-GB"
        assert document.Root["/ViewerPreferences"]["/DisplayDocTitle"]
        with document.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert "Clever" in str(about["dc:title"])
    tags = tags_of(teacher)
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Figure"} <= set(tags)
    assert tags.index("/H1") < tags.index("/H2")


def test_every_picture_that_says_something_has_words_for_those_who_hear_it(teacher: bytes) -> None:
    with pikepdf.open(io.BytesIO(teacher)) as document:
        figures = [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        assert sorted(str(one["/Alt"]) for one in figures) == ["GO", "GO", "NEVER GO"]


def test_every_font_is_in_the_file(teacher: bytes) -> None:
    with pikepdf.open(io.BytesIO(teacher)) as document:
        fonts = [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts)
        assert all("Andika" in str(one["/FontName"]) for one in fonts)


def test_all_that_was_given_stands_on_the_page_and_can_be_selected(teacher: bytes, tmp_path: Path) -> None:
    text = text_of(teacher, tmp_path)
    assert "Elm Park Primary · Year 3 · 24 November 2026" in text
    for wanted in (*PAGE.sure, PAGE.overall, PAGE.change, "Grandad at the gate", "0800 1111", "999", "CEOP"):
        assert wanted in text
    assert "01632 960 002 Northshire Police" in text
    assert "Draft until reviewed" in text


def test_large_print_says_the_same(tmp_path: Path) -> None:
    text = text_of(set_one(teacher_sheet(PAGE, CONTACTS, is_large=True)), tmp_path)
    for wanted in (*PAGE.sure, *PAGE.practised, "Plan or no plan?", "Action Against Abduction"):
        assert wanted in text


def test_signs_in_a_name_are_signs_and_never_markup(tmp_path: Path) -> None:
    text = text_of(set_one(teacher_sheet(replace(PAGE, school=MARKUP), CONTACTS)), tmp_path)
    assert MARKUP in text


def test_a_letter_that_no_font_has_costs_the_letter_and_not_the_page(tmp_path: Path) -> None:
    text = text_of(set_one(teacher_sheet(replace(PAGE, school="Elm 🎉 Park"), CONTACTS)), tmp_path)
    assert "Park" in text


def test_a_page_on_which_nothing_may_be_said_is_a_page(tmp_path: Path) -> None:
    empty = replace(
        PAGE,
        date="",
        school="",
        stories=(),
        sure=(),
        unsure=(),
        overall="",
        change="",
        untold="Fewer than ten answered, so nothing is said about them.",
        activities=(),
    )
    assert "Fewer than ten answered" in text_of(set_one(teacher_sheet(empty, ())), tmp_path)


def test_there_are_four_cards_on_a_side(tmp_path: Path) -> None:
    pdf = set_one(cards_sheet(PAGE.role_plays))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == 2
    assert "Card 7" in text_of(pdf, tmp_path)


def test_the_same_sheet_is_the_same_file() -> None:
    sheet = teacher_sheet(PAGE, CONTACTS)
    assert set_one(sheet) == set_one(sheet)


def test_without_pictures_there_is_a_page_all_the_same() -> None:
    (pdf,) = Paper(FONTS).printed([teacher_sheet(PAGE, CONTACTS)])
    assert pdf.startswith(b"%PDF")


def test_a_sheet_of_no_template_is_an_os_error() -> None:
    with pytest.raises(OSError, match="could not be set"):
        PAPER.printed([Sheet("no-such-sheet", {})])


def test_a_template_is_looked_for_beside_the_others_only() -> None:
    with pytest.raises(OSError, match="could not be set"):
        PAPER.printed([Sheet("../../../docs/teacher", {})])


def test_a_press_that_is_not_there_is_an_os_error() -> None:
    with pytest.raises(OSError):
        Paper(FONTS, python="/no/python").printed([teacher_sheet(PAGE, ())])
