"""A slice of the thousand broken packs, and of the thousand mangled copies, that `bench.malformed` goes through."""

from pathlib import Path

import pytest

from bench.broken_packs import generated, mutated
from bench.malformed import judge
from kiosk.packs import check_paths

SLICE = range(60)


@pytest.mark.parametrize("start", range(SLICE.start, SLICE.stop, 20))
def test_a_pack_by_the_grammar_is_told_of_with_places_and_never_raises_or_hangs(start: int) -> None:
    for seed in range(start, start + 20):
        verdict = judge(generated, seed)
        assert verdict.fault == "", f"seed {seed}"
        assert verdict.codes


def test_a_mangled_copy_of_shipped_files_is_told_of_with_places_and_never_raises_or_hangs() -> None:
    for seed in range(20):
        assert judge(mutated, seed).fault == "", f"seed {seed}"


def test_the_grammar_reaches_every_kind_of_problem(tmp_path: Path) -> None:
    """Else the thousand would be one pack over and over."""
    codes: set[str] = set()
    for seed in range(120):
        folder = tmp_path / str(seed)
        folder.mkdir()
        generated(folder, seed)
        codes |= {found.code for found in check_paths([folder]).problems}
    assert {code[0] for code in codes} == set("SFCLPG")
    assert {"L01", "L08", "P01", "P03", "P04", "P05", "P09", "P10", "S10", "F01", "G01"} <= codes


def test_a_seed_gives_the_same_pack_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        mutated(tmp_path / name, 7)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(files) > 4
    assert all(
        (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files
    )


def test_a_judge_tells_of_a_tamer_pack_that_nothing_was_said_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.malformed.generated", good)
    assert judge(good, 0).fault == "nothing was said of a broken pack"


def good(folder: Path, _seed: int) -> None:
    """A sound pack in the place of a broken one: three pairs, which is all that a round needs."""
    core = Path(__file__).parents[2] / "scenarios" / "core"
    for name in ("pack.yaml", "curriculum.csv", "lexicon.tsv", "words.txt"):
        (folder / name).write_bytes((core / name).read_bytes())
    for path in core.glob("b*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
