import io
from pathlib import Path

import pikepdf
import pytest

from kiosk import words
from kiosk.handout.leaflet_sheet import HomeWords, leaflet_sheet
from kiosk.packs.loader import load_pack
from kiosk.programme import SHIPPED
from kiosk.scenario.leaflet import Leaflet, told_leaflet
from kiosk.tongues import load_tongues
from tests.handout.pages import CONTACTS, PAPER
from tests.handout.test_paper import tags_of, text_of

CORE = SHIPPED / "core"
WHOLE = ("ar", "bn", "pl")
MACHINE = "What is not English here was translated by a machine, and nobody has reviewed it yet."


@pytest.fixture(scope="module")
def leaflet() -> Leaflet:
    found = load_pack(CORE).pack.leaflet
    assert found is not None
    return found


@pytest.fixture(scope="module")
def homes(leaflet: Leaflet) -> dict[str, HomeWords]:
    found = {}
    for tongue in load_tongues((CORE,), has_unreviewed=True, spoken=frozenset):
        told = (told_leaflet(leaflet, catalogue) for catalogue in tongue.packs)
        found[tongue.language] = HomeWords(
            tongue.language,
            tongue.word("rule", words.RULE),
            tongue.word("side/go", "GO"),
            tongue.word("side/never-go", "NEVER GO"),
            next((one for one in told if one), None),
            tongue.is_reviewed,
        )
    return found


@pytest.fixture(scope="module")
def pdfs(leaflet: Leaflet, homes: dict[str, HomeWords]) -> dict[str, bytes]:
    sheets = {"en": leaflet_sheet(leaflet, CONTACTS)}
    sheets |= {language: leaflet_sheet(leaflet, CONTACTS, home) for language, home in homes.items()}
    return dict(zip(sheets, PAPER.printed(tuple(sheets.values())), strict=True))


def test_the_leaflet_is_there_whole_in_three_languages(homes: dict[str, HomeWords]) -> None:
    assert tuple(sorted(language for language, home in homes.items() if home.leaflet)) == WHOLE
    assert len(homes) == 15


def test_in_every_language_it_is_one_side_of_a4_with_tags(pdfs: dict[str, bytes]) -> None:
    for language, pdf in pdfs.items():
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert len(document.pages) == 1, language
            expected = language if language in WHOLE else "en-GB"
            assert str(document.Root["/Lang"]) == expected
            with document.open_metadata() as about:
                assert about["pdfuaid:part"] == "1", language
        assert tags_of(pdf).count("/H1") == 1


def test_the_english_leaflet_says_whom_to_ring_and_nothing_of_machines(
    pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    text = text_of(pdfs["en"], tmp_path)
    for wanted in ("Practise at home", "0800 1111", "01632 960 003", words.RULE, "I have to check first!"):
        assert wanted in text
    assert "machine" not in text


def test_a_machines_translation_says_that_it_is_one_in_both_languages(
    pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    text = text_of(pdfs["pl"], tmp_path)
    assert "Poćwiczcie w domu" in text
    assert "Tę ulotkę przetłumaczyła maszyna" in text
    assert MACHINE in text


def test_without_a_translation_it_is_english_with_the_rule_and_the_buttons_in_the_language(
    pdfs: dict[str, bytes], tmp_path: Path
) -> None:
    text = text_of(pdfs["so"], tmp_path)
    assert "Practise at home" in text
    assert "Meelna cidna ha u raacin" in text
    assert "Weligaa ha tagin" in text
    assert MACHINE in text


def test_a_reviewed_translation_says_nothing_of_machines(leaflet: Leaflet, tmp_path: Path) -> None:
    home = HomeWords("pl", "Zasada.", "Idę", "Nigdy nie idę", None, is_reviewed=True)
    (pdf,) = PAPER.printed([leaflet_sheet(leaflet, (), home)])
    assert "machine" not in text_of(pdf, tmp_path)


def test_nothing_in_it_frightens_or_speaks_of_strangers_or_code_words(leaflet: Leaflet) -> None:
    told = " ".join(text for _, text, _ in leaflet.texts()).lower()
    for word in ("stranger", "kidnap", "abduct", "code word", "password", "danger"):
        assert word not in told.replace("somebody is in danger now", "")
