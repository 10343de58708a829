import os
from pathlib import Path

from kiosk.workshop.watching import Watch


def test_a_file_that_nobody_touches_has_not_changed(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("one\n")
    watch = Watch([file, tmp_path / "none.csv"])
    assert not watch.has_changed()


def test_a_save_in_place_is_seen_once(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("one\n")
    watch = Watch([file])
    file.write_text("other\n")
    assert watch.has_changed()
    assert not watch.has_changed()


def test_a_save_of_the_same_length_is_seen_by_its_time(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("one\n")
    watch = Watch([file])
    file.write_text("eno\n")
    os.utime(file, ns=(1, 1))
    assert watch.has_changed()


def test_a_file_that_is_written_beside_and_renamed_is_seen_even_with_the_old_time(tmp_path: Path) -> None:
    file, fresh = tmp_path / "one.yaml", tmp_path / ".one.yaml.swp"
    file.write_text("one\n")
    os.utime(file, ns=(5, 5))
    watch = Watch([file])
    fresh.write_text("eno\n")
    os.utime(fresh, ns=(5, 5))
    fresh.rename(file)
    assert watch.has_changed()


def test_an_editor_that_empties_or_removes_the_file_for_a_moment_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("one\n")
    watch = Watch([file])
    file.write_text("")
    assert not watch.has_changed()
    file.write_text("other\n")
    assert watch.has_changed()
    file.unlink()
    assert not watch.has_changed()
    file.write_text("and another\n")
    assert watch.has_changed()


def test_a_file_that_stays_away_or_empty_is_told_at_the_second_look_and_then_no_more(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("one\n")
    watch = Watch([file])
    for act in (file.unlink, file.touch):
        act()
        assert [watch.has_changed() for _ in range(4)] == [False, True, False, False]


def test_one_that_comes_beside_it_is_seen(tmp_path: Path) -> None:
    file, beside = tmp_path / "one.yaml", tmp_path / "lexicon.tsv"
    file.write_text("one\n")
    watch = Watch([file, beside])
    beside.write_text("Zofia\tZoffia\n")
    assert watch.has_changed()
