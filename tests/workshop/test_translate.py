"""`kiosk translate`: a translation begun, brought up to date, and counted."""

import io
import shutil
from pathlib import Path

import polib
import pytest

from kiosk.errors import UsageError
from kiosk.packs import check_paths
from kiosk.scenario.translatable import Part, Text
from kiosk.workshop.translate import Source, extract, merge, status

STORY = Path(__file__).parents[1] / "data" / "good" / "lift-home-football.yaml"
HELLO = Text("hello", "Hello! I am Clever.", Part.OWN, "Clever says")
PRESS = Text("press-go", "Press GO.", Part.OWN, "Clever says")


def app(folder: Path, *texts: Text) -> Source:
    return Source(folder, "app", texts)


def translate(path: Path, **texts: str) -> None:
    """Do what a translator does."""
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in po:
        entry.msgstr = texts.get(entry.msgctxt.replace("-", "_"), entry.msgstr)
    po.save()


def entries(path: Path) -> dict[str, tuple[str, str, bool]]:
    return {
        entry.msgctxt: (entry.msgid, entry.msgstr, "fuzzy" in entry.flags)
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    }


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    shutil.copy(STORY, tmp_path)
    (tmp_path / "pack.yaml").write_text(
        "format: clever-pack/1\nid: ours\ntitle: Ours\nlanguage: en-GB\nversion: 0.1.0\nreview: draft\n"
    )
    (tmp_path / "curriculum.csv").write_text("code,title,edition\nrshe-families,t,e\nrshe-safe-adults,t,e\n")
    return tmp_path


def test_a_pack_is_extracted_with_every_text_and_nothing_translated(pack: Path) -> None:
    out = io.StringIO()
    source = Source.of_pack(pack)
    assert extract(source, "pl", out) == 0
    po = polib.pofile(str(pack / "po" / "pl.po"))
    assert [(entry.msgctxt, entry.msgid) for entry in po] == [text.key for text in source.texts]
    assert not any(entry.msgstr for entry in po)
    assert po.metadata["Language"] == "pl"
    assert "to translate into Polski" in out.getvalue()
    assert [found for found in check_paths([pack]).problems if found.code.startswith("T")] == []


def test_a_translation_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    source = app(tmp_path, HELLO)
    extract(source, "pl", io.StringIO())
    with pytest.raises(UsageError, match="there already"):
        extract(source, "pl", io.StringIO())


def test_merging_keeps_what_fits_marks_what_has_changed_and_puts_away_what_is_gone(tmp_path: Path) -> None:
    gone = Text("still-there", "Still there?", Part.OWN)
    source = app(tmp_path, HELLO, PRESS, gone)
    path = source.path("pl")
    extract(source, "pl", io.StringIO())
    translate(path, hello="Cześć! Jestem Clever.", press_go="Naciśnij GO.", still_there="Jesteś tam?")
    changed, new = Text("press-go", "Press GO now.", Part.OWN), Text("go-on", "Go on.", Part.OWN)
    out = io.StringIO()
    assert merge(app(tmp_path, HELLO, changed, new), "pl", out) == 0
    assert entries(path) == {
        "hello": ("Hello! I am Clever.", "Cześć! Jestem Clever.", False),
        "press-go": ("Press GO now.", "Naciśnij GO.", True),
        "go-on": ("Go on.", "", False),
    }
    assert "1 kept, 1 to look at (fuzzy), 1 new, 1 no longer used" in out.getvalue()
    assert '#~ msgstr "Jesteś tam?"' in path.read_text()
    assert '#| msgid "Press GO."' in path.read_text()


def test_merging_twice_changes_nothing_more(tmp_path: Path) -> None:
    source = app(tmp_path, HELLO, PRESS)
    path = source.path("pl")
    extract(source, "pl", io.StringIO())
    translate(path, hello="Cześć! Jestem Clever.", press_go="Naciśnij GO.")
    now = app(tmp_path, HELLO, Text("press-go", "Press GO now.", Part.OWN))
    merge(now, "pl", io.StringIO())
    once = path.read_text()
    merge(now, "pl", io.StringIO())
    assert path.read_text() == once


def test_what_is_put_away_comes_back_when_its_line_does(tmp_path: Path) -> None:
    source = app(tmp_path, HELLO, PRESS)
    path = source.path("pl")
    extract(source, "pl", io.StringIO())
    translate(path, hello="Cześć! Jestem Clever.", press_go="Naciśnij GO.")
    merge(app(tmp_path, HELLO), "pl", io.StringIO())
    assert set(entries(path)) == {"hello"}
    merge(source, "pl", io.StringIO())
    assert entries(path)["press-go"] == ("Press GO.", "Naciśnij GO.", False)


def test_a_line_that_is_quite_another_is_not_taken_for_a_changed_one(tmp_path: Path) -> None:
    source = app(tmp_path, PRESS)
    extract(source, "pl", io.StringIO())
    translate(source.path("pl"), press_go="Naciśnij GO.")
    merge(
        app(tmp_path, Text("press-go", "Whatever happened to the elephant?", Part.OWN)), "pl", io.StringIO()
    )
    assert entries(source.path("pl"))["press-go"][1] == ""


def test_status_counts_and_says_who_has_reviewed_and_whether_there_is_a_voice(tmp_path: Path) -> None:
    source = app(tmp_path, HELLO, PRESS)
    for language in ("pl", "so"):
        extract(source, language, io.StringIO())
    translate(source.path("pl"), hello="Cześć! Jestem Clever.")
    out = io.StringIO()
    assert status(source, lambda language: language == "pl", out) == 0
    first, polish, somali = out.getvalue().splitlines()
    assert first == "app: 2 texts"
    assert "1 translated, 0 fuzzy, 1 missing; not reviewed (draft); voice  (Polski)" in polish
    assert "0 translated, 0 fuzzy, 2 missing; not reviewed (draft); no voice" in somali


def test_status_tells_a_broken_file_and_ends_with_1(tmp_path: Path) -> None:
    source = app(tmp_path, HELLO)
    extract(source, "pl", io.StringIO())
    source.path("pl").write_text('msgid "a\n')
    out = io.StringIO()
    assert status(source, lambda _: True, out) == 1
    assert "pl.po:1:1: G01" in out.getvalue()


def test_a_pack_with_a_mistake_is_not_translated(pack: Path) -> None:
    (pack / "lift-home-football.yaml").write_text("format: nonsense\n")
    with pytest.raises(UsageError, match="kiosk check"):
        Source.of_pack(pack)
