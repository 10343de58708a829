"""A translation has a lexicon of its own: po/pl.tsv beside po/pl.po."""

import io
from pathlib import Path

import pytest

from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.utterance import utterance_of
from kiosk.packs import check_paths
from kiosk.packs.lexicons import lexicon_problems, lexicons_in, lexicons_of
from kiosk.programme import APP_FOLDER, load_programme
from kiosk.scenario.model import AgeBand, Line
from kiosk.workshop.skeleton import write_skeleton


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pack = tmp_path / "ours"
    write_skeleton(pack / "bells.yaml", AgeBand.B, io.StringIO())
    (pack / "po").mkdir()
    (pack / "po" / "pl.tsv").write_text("# names\nMei\tMej\nGO\tgoo\n", encoding="utf-8")
    return pack


def test_what_comes_with_the_kiosk_is_in_order_and_for_each_language_that_has_a_voice() -> None:
    assert lexicon_problems(APP_FOLDER) == ()
    names = [path.stem for path in lexicons_in(APP_FOLDER)]
    assert names == ["ar", "bn", "cy", "es", "fr", "gu", "pa", "pl", "pt", "ro", "ta", "tr", "uk", "ur"]


def test_those_of_a_pack_count_for_more_than_the_app_s_own(folder: Path) -> None:
    lexicons = load_programme([folder]).lexicons
    polish = Lexicon((), lexicons).of("pl")
    assert polish.speak("Mei: GO, Childline").text == "Mej: goo, Czajldlajn"
    assert Lexicon((), lexicons).of("tr").speak("GO").text == "go"


def test_a_line_in_a_language_is_spoken_by_its_lexicon_and_an_english_one_is_not(folder: Path) -> None:
    lexicon = Lexicon([("Mei", "May")], lexicons_of([folder]))
    texts = [
        utterance_of(Line("Mei", language=language), AgeBand.A, lexicon, is_quiet=False)[0].text
        for language in ("en-GB", "pl", "so")
    ]
    assert texts == ["May", "Mej", "Mei"]


def test_a_mistake_in_one_is_told_at_its_line_and_the_rest_is_used(folder: Path) -> None:
    path = folder / "po" / "pl.tsv"
    path.write_text("Mei Mej\nGO\tgoo\n", encoding="utf-8")
    for report in (check_paths([folder]), check_paths([path])):
        assert [str(found.place) for found in report.problems if found.code == "P04"] == [f"{path}:1:1"]
    assert lexicons_of([folder]) == {"pl": (("GO", "goo"),)}


def test_the_files_of_a_pack_are_counted_with_it(folder: Path) -> None:
    with_it = check_paths([folder]).files
    (folder / "po" / "pl.tsv").unlink()
    assert check_paths([folder]).files == with_it - 1
