import io
from pathlib import Path

import pytest

from kiosk.errors import UsageError
from kiosk.packs.check import check_paths
from kiosk.packs.loader import load_pack
from kiosk.play.playlist import choose
from kiosk.scenario.model import AgeBand
from kiosk.workshop.skeleton import title_of, write_skeleton


def begun(path: Path, ages: AgeBand = AgeBand.B) -> str:
    out = io.StringIO()
    assert write_skeleton(path, ages, out) == 0
    return out.getvalue()


@pytest.mark.parametrize("ages", AgeBand)
def test_a_skeleton_has_no_problems_and_plays_in_an_empty_folder(tmp_path: Path, ages: AgeBand) -> None:
    folder = tmp_path / "our-pack"
    told = begun(folder / "bike-bells.yaml", ages)
    assert str(folder / "pack.yaml") in told
    assert check_paths([folder / "bike-bells.yaml"]).problems == ()
    report = check_paths([folder])
    assert [(found.code, found.is_error) for found in report.problems] == [("L09", False)]
    pack = load_pack(folder).pack
    assert (pack.id, pack.title, pack.review) == ("our-pack", "Our pack", "draft")
    assert {one.id for one in choose(pack.scenarios, ages, 6, 1)} == {"bike-bells", "bike-bells-agreed"}


def test_a_pack_that_is_there_is_left_as_it_is_and_its_codes_are_used(tmp_path: Path) -> None:
    begun(tmp_path / "one.yaml")
    (tmp_path / "curriculum.csv").write_text("code,title,edition\nyear-three,Ours,1\n")
    before = (tmp_path / "pack.yaml").read_text()
    assert "pack.yaml" not in begun(tmp_path / "two.yaml")
    assert (tmp_path / "pack.yaml").read_text() == before
    assert "curriculum: year-three\n" in (tmp_path / "two.yaml").read_text()


def test_a_broken_curriculum_gets_a_code_to_be_told_of(tmp_path: Path) -> None:
    begun(tmp_path / "one.yaml")
    (tmp_path / "curriculum.csv").write_text("nonsense\n")
    begun(tmp_path / "two.yaml")
    assert "curriculum: our-scheme\n" in (tmp_path / "two.yaml").read_text()


def test_a_folder_whose_name_cannot_be_an_id_gets_one(tmp_path: Path) -> None:
    begun(tmp_path / "2026 Ideas" / "one.yaml")
    assert load_pack(tmp_path / "2026 Ideas").pack.id == "our-pack"


def test_what_is_there_already_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("my work\n")
    with pytest.raises(UsageError, match=r"one\.yaml: this is there already"):
        begun(path)
    assert path.read_text() == "my work\n"
    assert not (tmp_path / "pack.yaml").exists()


@pytest.mark.parametrize(
    "name", ["One.yaml", "one two.yaml", "1st.yaml", "one.yml", "one", "a" * 55 + ".yaml"]
)
def test_a_name_that_cannot_be_an_id_is_told_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="name"):
        begun(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="file: this is there already"):
        begun(tmp_path / "file" / "one.yaml")


def test_a_title_is_the_words_of_the_id() -> None:
    assert title_of("bike-bells") == "Bike bells"
