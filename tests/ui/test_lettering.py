import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.ui import cmap, faces, lettering, measure
from kiosk.ui.breaking import lines_of
from kiosk.ui.grid import Grid
from kiosk.ui.lettering import fit, letter, word_boxes
from kiosk.ui.measure import Setting

SIZES = ((800, 480), (1024, 600), (1280, 800), (1920, 1080))
SIXTY = "Mummy welcomes William warmly when Mohammed swims home. Wow!"
ARABIC = "مرحبا يا أصدقاء"
MIXED = "یہ لڑکی Maya ہے۔"


def lines(text: str, width: int, size: int = 40) -> list[str]:
    return [text[span.start : span.end] for span in lines_of(Setting(text, size), width)]


def test_a_line_breaks_where_a_sentence_ends() -> None:
    assert lines("It is home time. Maya comes out of school.", 600) == [
        "It is home time.",
        "Maya comes out of school.",
    ]


def test_no_word_is_left_alone_on_the_last_line() -> None:
    found = lines("Everyone else has gone home with somebody they know", 760)
    assert len(found) == 2
    assert len(found[-1].split()) > 1


def test_between_two_breaks_of_the_author_no_word_is_left_alone_either() -> None:
    assert lines("Grandad waits by the gate.\nThis morning Mum said:", 450) == [
        "Grandad waits",
        "by the gate.",
        "This morning Mum said:",
    ]


@pytest.mark.parametrize("name", ["NEVER GO", "Never Go", "0800 1111"])
def test_a_name_of_two_words_stays_together(name: str) -> None:
    for width in range(160, 700, 20):
        assert any(name in line for line in lines(f"Touch or press {name} on this screen", width)), width


def test_a_line_break_of_the_author_is_kept() -> None:
    assert lines("One.\nTwo.", 900) == ["One.", "Two."]


@pytest.mark.parametrize("size", SIZES)
def test_sixty_wide_letters_fit_the_caption_bar_in_a_readable_size(size: tuple[int, int]) -> None:
    grid = Grid(*size)
    assert len(SIXTY) == 60
    width, height = grid.caption.width - 2 * grid.px(44), grid.caption.height - grid.px(6)
    found = fit(SIXTY, grid.caption_px, width, height)
    assert found.size_px >= 0.85 * grid.caption_px
    assert found.width <= width
    assert found.height <= height


@pytest.mark.parametrize("size", SIZES)
def test_a_language_two_fifths_longer_still_fits(size: tuple[int, int]) -> None:
    grid, longer = Grid(*size), SIXTY + " And then they all swim"
    width, height = grid.caption.width - 2 * grid.px(44), grid.caption.height - grid.px(6)
    found = fit(longer, grid.caption_px, width, height)
    assert found.size_px >= 30
    assert found.width <= width


def test_a_word_stands_where_it_is_drawn() -> None:
    text = "Grandad is waving by the gate."
    found = letter(text, 44, 2_000)
    (box,) = word_boxes(found, 11, 17)
    ink = lettering.draw(found).getchannel("A")
    left, right = box.x + lettering.MARGIN_PX, box.x + box.width + lettering.MARGIN_PX
    space = ink.crop((left - 8, 0, left - 1, ink.height))
    assert space.getbbox() is None
    assert ink.crop((left, 0, right, ink.height)).getbbox() is not None


def test_a_word_over_two_lines_has_two_boxes() -> None:
    found = letter("One two\nthree four", 30, 900)
    assert len(word_boxes(found, 4, 13)) == 2


def test_the_first_word_of_arabic_stands_at_the_right() -> None:
    found = letter(ARABIC, 40, 900)
    (first,) = word_boxes(found, 0, 5)
    (last,) = word_boxes(found, 8, len(ARABIC))
    assert found.is_right_to_left
    assert first.x > last.x


def advance(text: str) -> float:
    return Setting(text, 400).width(0, len(text))


def test_arabic_letters_join() -> None:
    assert advance("سلام") < 0.9 * sum(advance(letter) for letter in "سلام")


@pytest.mark.parametrize(
    "conjunct", ["ক্ষ", "ਸ੍ਵ", "ક્ષ", "க்ஷ"], ids=["Bengali", "Gurmukhi", "Gujarati", "Tamil"]
)
def test_two_consonants_are_drawn_as_one(conjunct: str) -> None:
    assert advance(conjunct) < 0.9 * sum(advance(letter) for letter in (conjunct[0], conjunct[2]))


def test_a_latin_name_in_an_urdu_line_stands_where_it_is_read() -> None:
    found = letter(MIXED, 40, 900)
    at = MIXED.index("Maya")
    (girl,), (name,), (last,) = (
        word_boxes(found, *span) for span in ((3, 7), (at, at + 4), (at + 5, at + 7))
    )
    assert girl.x > name.x > last.x
    (first_letter,) = word_boxes(found, at, at + 1)
    assert first_letter.x == name.x


def test_a_latin_name_is_drawn_in_andika_wherever_it_stands() -> None:
    by_face = {run.face.stem: MIXED[run.start : run.end] for run in Setting(MIXED, 40).runs(0, len(MIXED))}
    assert by_face["Andika"] == "Maya"
    assert set(by_face) == {"Andika", "NotoNaskhArabic"}


@pytest.fixture
def empty_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Fonts are looked for in a folder of their own; whatever was opened before is forgotten, then and now."""
    rooms = (cmap, faces, lettering, measure)
    caches = [found for room in rooms for found in vars(room).values() if hasattr(found, "cache_clear")]
    monkeypatch.setattr(faces, "FONTS", tmp_path)
    # Pillow looks for a font of the same name in the system's folders.
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    for found in caches:
        found.cache_clear()
    yield tmp_path
    for found in caches:
        found.cache_clear()


def test_a_missing_font_is_replaced_and_told_once(
    empty_fonts: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (empty_fonts / "Andika-Regular.ttf").write_bytes(b"this is no font")
    with caplog.at_level(logging.ERROR):
        first = lettering.draw(letter("Hello", 30, 500))
        lettering.draw(letter("Hello", 31, 500))
    assert first.getchannel("A").getbbox() is not None
    assert len(caplog.records) == 1
    assert "Andika-Regular.ttf" in caplog.text


def test_a_line_is_not_broken_before_a_french_question_mark() -> None:
    from kiosk.ui.breaking import words_of

    text = "Y aller, ou jamais\u00a0?"
    assert [text[span.start : span.end] for span in words_of(text)] == ["Y", "aller,", "ou", "jamais\u00a0?"]
