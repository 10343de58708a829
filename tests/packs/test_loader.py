import os
import shutil
from pathlib import Path

import pytest

from kiosk.packs import LoadedPack, load_pack, load_packs
from kiosk.packs.loader import EVERYDAY
from kiosk.scenario.hard_words import LONG
from kiosk.scenario.pack import read_words
from kiosk.scenario.problems import Findings, Severity
from kiosk.scenario.reading import syllables

TESTS = Path(__file__).parents[1]
GOOD = (TESTS / "data" / "good" / "lift-home-football.yaml").read_text()
SHIPPED = TESTS.parent / "scenarios" / "core"
CARD = "format: clever-pack/1\nid: ours\ntitle: Our stories\nlanguage: en-GB\nversion: 1.0\nreview: draft\n"
CODES = 'code,title,edition\nrshe-safe-adults,"Safe, with adults",2025\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small pack without a fault."""
    pack = tmp_path / "ours"
    pack.mkdir()
    (pack / "pack.yaml").write_text(CARD)
    (pack / "curriculum.csv").write_text(CODES)
    (pack / "lexicon.tsv").write_text("# how to say it\n\nZofia\tZoffya\nSEN\tsen\n")
    (pack / "lift.yaml").write_text(GOOD)
    return pack


def another(name: str) -> str:
    """The good story under another id."""
    return GOOD.replace("id: lift-home-football", f"id: {name}")


def told(loaded: LoadedPack) -> list[str]:
    return [f"{Path(found.place.file).name}:{found.place.line} {found.code}" for found in loaded.problems]


def ids(loaded: LoadedPack) -> list[str]:
    return [scenario.id for scenario in loaded.pack.scenarios]


BOTH = ["lift-home-football", "lift-home-football-agreed"]


def test_a_folder_is_a_pack(folder: Path) -> None:
    loaded = load_pack(folder)
    assert told(loaded) == []
    assert ids(loaded) == BOTH
    assert loaded.pack.lexicon == (("Zofia", "Zoffya"), ("SEN", "sen"))
    assert (loaded.pack.id, loaded.pack.title, loaded.pack.language) == ("ours", "Our stories", "en-GB")
    assert (loaded.pack.version, loaded.pack.review, loaded.files) == ("1.0", "draft", 4)


def test_the_shipped_pack_has_two_stories_a_file_and_no_problem() -> None:
    loaded = load_pack(SHIPPED)
    assert loaded.problems == ()
    assert len(loaded.pack.scenarios) == 2 * (len(list(SHIPPED.glob("*.yaml"))) - 1)


def test_a_broken_scenario_is_left_out_with_its_twin_and_the_rest_can_be_played(folder: Path) -> None:
    (folder / "broken.yaml").write_text(another("other").replace("answer: go", "answer: went"))
    loaded = load_pack(folder)
    assert ids(loaded) == BOTH
    assert told(loaded) == ["broken.yaml:104 F06"]


def test_without_its_card_a_pack_has_no_scenarios(folder: Path) -> None:
    (folder / "pack.yaml").unlink()
    loaded = load_pack(folder)
    assert (ids(loaded), told(loaded)) == ([], ["pack.yaml:1 P03"])


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: ours\n", "", "F02"),
        ("en-GB", "english", "F06"),
        ("1.0", "one", "F06"),
        ("clever-pack/1", "clever-pack/2", "F06"),
        ("review", "revue", "F01"),
        ("title: Our stories", "title: [x]", "S06"),
    ],
)
def test_with_a_broken_card_a_pack_has_no_scenarios(folder: Path, old: str, new: str, code: str) -> None:
    (folder / "pack.yaml").write_text(CARD.replace(old, new))
    loaded = load_pack(folder)
    assert ids(loaded) == []
    assert [found.code for found in loaded.problems] == [code]


def test_a_code_that_curriculum_csv_has_not_is_told(folder: Path) -> None:
    (folder / "curriculum.csv").write_text(CODES.replace("rshe-safe-adults", "rshe-safe-adult"))
    loaded = load_pack(folder)
    assert (ids(loaded), told(loaded)) == ([], ["lift.yaml:14 F08"])


def test_without_curriculum_csv_the_stories_are_played_with_a_warning(folder: Path) -> None:
    (folder / "curriculum.csv").unlink()
    loaded = load_pack(folder)
    assert (ids(loaded), told(loaded)) == (BOTH, ["curriculum.csv:1 P07"])
    assert loaded.problems[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("code,title\na,b\n", 1),
        (CODES + "Bad Code,t,e\n", 3),
        (CODES + "a,b\n", 3),
        (CODES + "a,,c\n", 3),
        (CODES + "rshe-safe-adults,t,e\n", 3),
        (CODES + 'a,"b,c\n', 3),
        (CODES + 'a,"b"x,c\n', 3),
    ],
)
def test_a_row_of_the_curriculum_at_fault_is_told(folder: Path, text: str, line: int) -> None:
    (folder / "curriculum.csv").write_text(text)
    loaded = load_pack(folder)
    assert f"curriculum.csv:{line} P05" in told(loaded)
    assert ids(loaded) == BOTH


@pytest.mark.parametrize("line", ["Zofia Zoffya", "Zofia\t", "\tZoffya", "a\tb\tc", "Sam\tx\nSam\ty"])
def test_a_line_of_the_lexicon_at_fault_is_told_and_the_others_are_used(folder: Path, line: str) -> None:
    (folder / "lexicon.tsv").write_text(f"Mei\tMay\n{line}\n")
    loaded = load_pack(folder)
    assert [found.code for found in loaded.problems] == ["P04"]
    assert loaded.pack.lexicon[0] == ("Mei", "May")
    assert ids(loaded) == BOTH


@pytest.mark.parametrize(
    ("line", "column"), [("two words", 1), ("abc1", 1), ("  *", 3), ("canary", 1), ("x" * 41, 1), ("a,b", 1)]
)
def test_a_line_of_the_word_list_at_fault_is_told_and_the_others_are_used(
    folder: Path, line: str, column: int
) -> None:
    (folder / "lift.yaml").write_text(GOOD.replace("Kind is not a plan.", "Two canaries."))
    (folder / "words.txt").write_text(f"# easy\n\nCanary\n{line}\nproprietor\n")
    loaded = load_pack(folder)
    assert told(loaded) == ["words.txt:4 P09"]
    assert loaded.problems[0].place.column == column
    assert ids(loaded) == BOTH


def test_without_a_word_list_a_hard_word_is_a_warning_and_the_story_is_played(folder: Path) -> None:
    (folder / "lift.yaml").write_text(GOOD.replace("Kind is not a plan.", "Two canaries."))
    loaded = load_pack(folder)
    assert told(loaded) == ["lift.yaml:99 L04"]
    assert ids(loaded) == BOTH


def test_the_list_of_everyday_words_is_in_order_and_holds_long_words_only() -> None:
    findings = Findings("everyday.txt")
    words = read_words(EVERYDAY.read_text(), findings)
    assert findings.problems == []
    assert [word for word in words if syllables(word) < min(LONG.values())] == []


def test_words_of_the_lexicon_may_be_in_capitals(folder: Path) -> None:
    (folder / "lift.yaml").write_text(GOOD.replace("Kind is not a plan.", "Ask in SEN."))
    assert told(load_pack(folder)) == []
    (folder / "lexicon.tsv").unlink()
    assert told(load_pack(folder)) == ["lift.yaml:99 L11"]


def test_an_id_that_another_file_has_leaves_out_the_later_pair(folder: Path) -> None:
    (folder / "zz-copy.yaml").write_text(GOOD)
    loaded = load_pack(folder)
    assert ids(loaded) == BOTH
    assert told(loaded) == ["zz-copy.yaml:2 P06", "zz-copy.yaml:101 P06"]


def test_a_twin_whose_id_is_taken_takes_its_story_along(folder: Path) -> None:
    text = another("other").replace("id: other-agreed", "id: lift-home-football")
    (folder / "zz-other.yaml").write_text(text)
    loaded = load_pack(folder)
    assert ids(loaded) == BOTH
    assert told(loaded) == ["zz-other.yaml:101 P06"]


def test_ids_are_unique_in_all_packs_together(folder: Path, tmp_path: Path) -> None:
    second = Path(shutil.copytree(folder, tmp_path / "second"))
    (second / "pack.yaml").write_text(CARD.replace("id: ours", "id: theirs"))
    (second / "more.yaml").write_text(another("more"))
    first, other = load_packs([folder, second])
    assert ids(first) == BOTH
    assert ids(other) == ["more", "more-agreed"]
    assert {found.code for found in other.problems} == {"P06"}


def test_a_second_pack_with_the_id_of_the_first_is_left_out(folder: Path, tmp_path: Path) -> None:
    second = Path(shutil.copytree(folder, tmp_path / "second"))
    _, other = load_packs([folder, second])
    assert (ids(other), told(other)) == ([], ["pack.yaml:1 P06"])


@pytest.mark.parametrize("name", ["more.yml", "more.yaml.txt", "MORE.YML"])
def test_a_file_that_looks_like_a_scenario_but_is_not_read_is_told(folder: Path, name: str) -> None:
    (folder / name).write_text(another("more"))
    loaded = load_pack(folder)
    assert (ids(loaded), told(loaded)) == (BOTH, [f"{name}:1 P02"])


def test_what_a_memory_stick_leaves_behind_is_passed_over(folder: Path) -> None:
    (folder / "._lift.yaml").write_bytes(b"\x00\x05\x16\x07")
    (folder / "lift.yaml~").write_text("old")
    assert told(load_pack(folder)) == []


def test_a_folder_in_place_of_a_file_is_told(folder: Path) -> None:
    (folder / "more.yaml").mkdir()
    (folder / "lexicon.tsv").unlink()
    (folder / "lexicon.tsv").mkdir()
    loaded = load_pack(folder)
    assert (ids(loaded), told(loaded)) == (BOTH, ["lexicon.tsv:1 P01", "more.yaml:1 P01"])


def test_a_link_to_itself_is_told(folder: Path) -> None:
    (folder / "loop.yaml").symlink_to("loop.yaml")
    loaded = load_pack(folder)
    assert (ids(loaded), told(loaded)) == (BOTH, ["loop.yaml:1 P01"])


def test_a_link_that_leads_nowhere_is_told(folder: Path) -> None:
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    assert told(load_pack(folder)) == ["gone.yaml:1 P01"]


def test_a_card_that_is_a_link_to_itself_is_told(folder: Path) -> None:
    (folder / "pack.yaml").unlink()
    (folder / "pack.yaml").symlink_to("pack.yaml")
    loaded = load_pack(folder)
    assert (ids(loaded), told(loaded)) == ([], ["pack.yaml:1 P01"])


def test_a_pipe_is_told_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert told(load_pack(folder)) == ["pipe.yaml:1 P01"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "secret.yaml").write_text("x")
    (folder / "secret.yaml").chmod(0)
    assert told(load_pack(folder)) == ["secret.yaml:1 P01"]


@pytest.mark.parametrize("name", ["nowhere", "lift.yaml"])
def test_what_is_no_folder_is_told(folder: Path, name: str) -> None:
    loaded = load_pack(folder / name)
    assert (ids(loaded), told(loaded)) == ([], [f"{name}:1 P01"])


def test_a_folder_without_scenarios_is_told(folder: Path) -> None:
    (folder / "lift.yaml").unlink()
    assert told(load_pack(folder)) == ["ours:1 P08"]
    (folder / "pack.yaml").unlink()
    assert told(load_pack(folder)) == ["pack.yaml:1 P03", "ours:1 P08"]


def test_a_name_that_is_not_utf8_can_be_told(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    (folder / name).write_text("x")
    loaded = load_pack(folder)
    assert ids(loaded) == BOTH
    assert all(str(found).encode() for found in loaded.problems)


def test_binary_files_are_told(folder: Path) -> None:
    for name in ("a.yaml", "lexicon.tsv", "curriculum.csv"):
        (folder / name).write_bytes(b"\x89PNG\xff\xfe" * 100)
    loaded = load_pack(folder)
    assert told(loaded) == ["lexicon.tsv:1 S03", "curriculum.csv:1 S03", "a.yaml:1 S03"]
    assert ids(loaded) == BOTH
