"""A PO file is checked like a scenario: each bad one in tests/data/bad/po breaks the rule it is named for, and no other."""

import re
import shutil
from pathlib import Path
from random import Random

import pytest

from kiosk.packs import Yardstick, check_paths
from kiosk.packs.translation_check import check_translation
from kiosk.packs.translation_codes import TRANSLATION_CODES, explain_translation
from kiosk.scenario.reader import read_bytes
from kiosk.scenario.translatable import Part, Text, texts_of
from kiosk.scenario.values import Known

DATA = Path(__file__).parents[1] / "data"
BAD = DATA / "bad" / "po"
STORY = DATA / "good" / "lift-home-football.yaml"
SCRAPS = ('"', "\\", "\n", "#~ ", "#| ", "msgid", 'msgstr[0] ""', "msgctxt", "#: a:b", "\0", "\u2028", '"\n"')
FOLDERS = sorted(path.name for path in BAD.iterdir() if path.is_dir())


def trouble(text: Text, translation: str) -> str:
    """A screen with little room."""
    return "does not fit." if text.part is Part.RECAP and len(translation) > 50 else ""


def texts() -> tuple[Text, ...]:
    reading = read_bytes(
        STORY.read_bytes(), STORY.name, Known(curriculum=frozenset({"rshe-families", "rshe-safe-adults"}))
    )
    return tuple(text for scenario in reading.scenarios for text in texts_of(scenario))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_bad_translation_breaks_only_the_rule_it_is_named_for(folder: str) -> None:
    found = check_translation(BAD / folder / "pl.po", texts(), Yardstick(trouble=trouble))
    code, _, _ = folder.partition("-")
    assert [problem.code for problem in found] == [code.upper()]
    expected = (BAD / folder / "line").read_text().strip()
    assert str(found[0].place.line) == expected


def test_every_code_of_a_translation_has_a_bad_file() -> None:
    assert {folder.partition("-")[0].upper() for folder in FOLDERS} == set(TRANSLATION_CODES)


def test_the_document_for_translators_names_every_code() -> None:
    document = (DATA.parents[1] / "docs" / "translating.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (G\d\d) \|", document, re.MULTILINE) == list(TRANSLATION_CODES)


def test_a_translation_in_order_has_no_problem() -> None:
    assert check_translation(DATA / "good" / "po" / "pl.po", texts(), Yardstick(trouble=trouble)) == ()


def test_a_code_can_be_explained_and_another_room_s_cannot() -> None:
    assert explain_translation("g02").startswith("G02: A translation has the marks")
    assert explain_translation("F06") == ""


def test_the_translations_of_a_pack_are_checked_with_it(tmp_path: Path) -> None:
    (tmp_path / "po").mkdir()
    shutil.copy(STORY, tmp_path)
    (tmp_path / "pack.yaml").write_text(
        "format: clever-pack/1\nid: ours\ntitle: Ours\nlanguage: en-GB\nversion: 0.1.0\nreview: draft\n"
    )
    (tmp_path / "curriculum.csv").write_text("code,title,edition\nrshe-families,t,e\nrshe-safe-adults,t,e\n")
    shutil.copy(BAD / "g02-pause-missing" / "pl.po", tmp_path / "po")
    whole = check_paths([tmp_path])
    alone = check_paths([tmp_path / "po" / "pl.po"])
    for report in (whole, alone):
        assert [found.code for found in report.problems if found.code.startswith("G")] == ["G02"]
    assert alone.files == 1


def test_a_file_beside_no_pack_is_held_against_the_app_s_own_words(tmp_path: Path) -> None:
    (tmp_path / "po").mkdir()
    path = tmp_path / "po" / "pl.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Language: pl\\n"\n\nmsgctxt "hello"\nmsgid "Hello!"\nmsgstr "Cześć!"\n'
    )
    own = (Text("hello", "Hello!", Part.OWN),)
    assert check_paths([path], yardstick=Yardstick(own)).problems == ()
    assert [found.code for found in check_paths([path]).problems] == ["G04"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello\n",
        'msgid "a\nmsgstr "b"\n',
        'msgid "a"\n',
        'msgstr "x"\n',
        'msgctxt "a"\nmsgctxt "b"\n',
        '"abc"\n',
        'msgid "a" x\nmsgstr ""\n',
        'msgid "a"\nmsgstr[0] "q"\n',
        'msgid "a"\nmsgstr "\\q"\n',
        '#~ msgid "a\n#~ nonsense\n',
        "\0\0\0",
    ],
)
def test_what_is_no_po_file_is_told_and_never_raised(text: str, tmp_path: Path) -> None:
    path = tmp_path / "pl.po"
    path.write_text(text)
    assert {problem.code for problem in check_translation(path, texts(), Yardstick())} <= {
        "G01",
        "G04",
        "G05",
    }


def test_a_file_in_another_encoding_is_told_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "pl.po"
    path.write_bytes('msgid "a"\nmsgstr "żółw"\n'.encode("cp1250"))
    (problem,) = check_translation(path, (), Yardstick())
    assert (problem.code, problem.place.line) == ("G01", 2)


def test_mangled_files_are_told_of_and_never_raise(tmp_path: Path) -> None:
    whole = (DATA / "good" / "po" / "pl.po").read_text(encoding="utf-8")
    known = texts()
    chance, path = Random(4), tmp_path / "pl.po"
    for _ in range(300):
        letters = list(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(letters))
            if chance.random() < 0.5:
                letters[at] = chance.choice(SCRAPS)
            else:
                del letters[at : at + chance.randint(1, 60)]
        path.write_text("".join(letters), encoding="utf-8")
        found = check_translation(path, known, Yardstick())
        assert all(problem.place.line >= 1 for problem in found)
