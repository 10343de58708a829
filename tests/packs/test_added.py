import io
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.errors import ScenarioError, UsageError
from kiosk.packs import commands, limits
from kiosk.packs.added import AddedPacks
from kiosk.packs.archive import manifest_of, write_archive
from kiosk.packs.fetched import FetchedPacks
from kiosk.packs.loader import load_pack
from kiosk.programme import load_programme
from kiosk.scenario.model import AgeBand
from kiosk.workshop.skeleton import write_skeleton

TODAY = date(2026, 11, 22)
NONE = FetchedPacks(Path("/nowhere"))
CORE = Path(__file__).parents[2] / "scenarios" / "core"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "our-pack"
    write_skeleton(folder / "bells.yaml", AgeBand.B, io.StringIO())
    return folder


@pytest.fixture
def added(tmp_path: Path) -> AddedPacks:
    return AddedPacks(tmp_path / "state" / "packs")


def put(added: AddedPacks, source: Path) -> str:
    out = io.StringIO()
    assert commands.add_pack(source, [CORE], added, TODAY, out) == 0
    return out.getvalue()


def shelf(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "state" / "packs").iterdir())


def test_a_folder_that_was_added_is_played_and_told_as_not_reviewed(
    added: AddedPacks, source: Path, tmp_path: Path
) -> None:
    assert put(added, source) == "added our-pack 0.1.0: Our pack, 2 stories\n"
    programme = load_programme(added=added)
    assert {"bells", "bells-agreed"} < {scenario.id for scenario in programme.scenarios}
    assert programme.notices == ()
    assert programme.reviews[1:] == (
        "The pack “our-pack” is not reviewed: added by hand on 22 November 2026.",
    )
    assert shelf(tmp_path) == ["our-pack"]


def test_one_file_is_added_like_a_folder(added: AddedPacks, source: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.clever"
    assert commands.make_archive(source, file, io.StringIO()) == 0
    put(added, file)
    assert [(one.folder.name, one.added_on, one.fault) for one in added.all()] == [
        ("our-pack", "2026-11-22", "")
    ]


def test_an_altered_pack_is_not_played_and_told_with_its_file(added: AddedPacks, source: Path) -> None:
    put(added, source)
    path = added.all()[0].folder / "bells.yaml"
    path.write_text(path.read_text().replace("Sam", "Zed"))
    programme = load_programme(added=added)
    assert all(scenario.id != "bells" for scenario in programme.scenarios)
    assert programme.notices[0].endswith("NOT PLAYED: bells.yaml was altered.")
    assert len(programme.reviews) == 1
    out = io.StringIO()
    assert commands.verify_packs(added, NONE, out) == 1
    assert out.getvalue() == "our-pack: bells.yaml was altered\n"


def recorded(source: Path) -> str:
    """Put a recording into a pack, and return its name."""
    path = source / "recordings" / "en-GB" / f"{7:064x}.wav"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"RIFF of a kind")
    return path.relative_to(source).as_posix()


def test_a_recording_that_was_replaced_is_found_at_the_next_start(added: AddedPacks, source: Path) -> None:
    name = recorded(source)
    put(added, source)
    assert added.all()[0].fault == ""
    (added.all()[0].folder / name).write_bytes(b"RIFF of another")
    assert added.all()[0].fault == f"{name} was altered"


def test_a_recording_that_kept_its_size_and_time_is_read_by_verify_alone(
    added: AddedPacks, source: Path
) -> None:
    """A start does not wait for hundreds of megabytes; who asks for it does."""
    name = recorded(source)
    put(added, source)
    path = added.all()[0].folder / name
    before = path.stat()
    path.write_bytes(b"RIFF of a mind")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert added.all()[0].fault == ""
    out = io.StringIO()
    assert commands.verify_packs(added, NONE, out) == 1
    assert out.getvalue() == f"our-pack: {name} was altered\n"


def test_without_a_record_of_its_recordings_a_pack_is_read_whole(added: AddedPacks, source: Path) -> None:
    name = recorded(source)
    put(added, source)
    folder = added.all()[0].folder
    (folder / ".added.json").write_text('{"added": "2026-11-22"}')
    assert (added.all()[0].fault, added.all()[0].added_on) == ("", "2026-11-22")
    (folder / name).write_bytes(b"RIFF of another")
    assert added.all()[0].fault == f"{name} was altered"


def test_a_folder_with_more_than_a_pack_may_have_is_refused(
    added: AddedPacks, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LARGEST_BYTES", 1_000)
    with pytest.raises(ScenarioError, match="larger than"):
        put(added, source)
    with pytest.raises(ScenarioError, match="larger than"):
        commands.make_archive(source, None, io.StringIO())
    monkeypatch.setattr(limits, "LARGEST_BYTES", 1_000_000)
    monkeypatch.setattr(limits, "MOST_FILES", 2)
    with pytest.raises(ScenarioError, match="more than 2 files"):
        put(added, source)


def test_a_folder_that_would_leave_no_room_for_results_is_refused(
    added: AddedPacks, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "RESERVE_BYTES", 1 << 60)
    with pytest.raises(UsageError, match="there is no room for it"):
        put(added, source)
    assert added.all() == ()


def test_a_newer_version_takes_the_place_of_the_old_one(
    added: AddedPacks, source: Path, tmp_path: Path
) -> None:
    put(added, source)
    card = source / "pack.yaml"
    card.write_text(card.read_text().replace("0.1.0", "0.2.0"))
    put(added, source)
    assert load_pack(added.all()[0].folder).pack.version == "0.2.0"
    assert shelf(tmp_path) == ["our-pack"]


def test_a_pack_with_mistakes_is_refused_and_the_old_one_stays(
    added: AddedPacks, source: Path, tmp_path: Path
) -> None:
    put(added, source)
    story = source / "bells.yaml"
    story.write_text(story.read_text().replace("answer: go", "answer: gone"))
    with pytest.raises(ScenarioError, match=r"our-pack/bells\.yaml:\d+:\d+: F06"):
        put(added, source)
    assert added.all()[0].fault == ""
    assert shelf(tmp_path) == ["our-pack"]


def test_the_id_of_a_pack_that_came_with_the_kiosk_is_taken(added: AddedPacks) -> None:
    with pytest.raises(ScenarioError, match='the id "core"'):
        put(added, CORE)
    assert added.all() == ()


def test_a_folder_gets_a_manifest_of_what_it_holds_now(added: AddedPacks, source: Path) -> None:
    (source / "manifest.json").write_text("of another day")
    put(added, source)
    assert added.all()[0].fault == ""


def test_one_file_whose_manifest_names_other_stories_is_refused(
    added: AddedPacks, source: Path, tmp_path: Path
) -> None:
    file = tmp_path / "ours.clever"
    told = manifest_of(load_pack(source).pack, source)
    write_archive(replace(told, stories=(("bells", 7),)), source, file)
    with pytest.raises(ScenarioError, match="names other stories"):
        put(added, file)
    assert shelf(tmp_path) == []


def test_a_pack_copied_there_by_other_means_is_not_played(
    added: AddedPacks, source: Path, tmp_path: Path
) -> None:
    (tmp_path / "state" / "packs").mkdir(parents=True)
    source.rename(tmp_path / "state" / "packs" / "our-pack")
    assert added.all()[0].fault.startswith("its manifest.json cannot be read")
    assert "NOT PLAYED" in load_programme(added=added).notices[0]


def test_what_was_added_can_be_removed_and_nothing_else(added: AddedPacks, source: Path) -> None:
    put(added, source)
    assert commands.remove_pack("our-pack", added, io.StringIO()) == 0
    assert added.all() == ()
    for name in ("our-pack", "core", "../our-pack", ""):
        with pytest.raises(UsageError, match="None was added"):
            commands.remove_pack(name, added, io.StringIO())


def test_what_an_interrupted_adding_left_is_swept_away(
    added: AddedPacks, source: Path, tmp_path: Path
) -> None:
    half = tmp_path / "state" / "packs" / ".new-half"
    half.mkdir(parents=True)
    (half / "pack.yaml").write_text("format:")
    assert added.all() == ()
    put(added, source)
    assert not half.exists()


def test_a_draft_is_called_one_in_plain_words(added: AddedPacks) -> None:
    title = "Clever's first stories"
    told = f"The pack “{title}” is a draft: nobody has reviewed it yet."
    assert load_programme(added=added).reviews == (told,)


def test_who_has_reviewed_a_pack_is_told_as_its_card_says(source: Path) -> None:
    card = source / "pack.yaml"
    card.write_text(card.read_text().replace("review: draft", "review: reviewed by a safeguarding lead, May"))
    assert load_programme([source]).reviews == ("The pack “Our pack”: reviewed by a safeguarding lead, May.",)


def test_a_pack_added_by_hand_does_not_review_itself(added: AddedPacks, source: Path) -> None:
    card = source / "pack.yaml"
    card.write_text(card.read_text().replace("review: draft", "review: reviewed by everybody"))
    put(added, source)
    assert "not reviewed: added by hand" in load_programme(added=added).reviews[1]


def test_a_pack_of_which_nothing_is_played_has_no_review(source: Path) -> None:
    (source / "bells.yaml").write_text("")
    assert load_programme([source]).reviews == ()


def test_chosen_packs_are_played_alone(added: AddedPacks, source: Path) -> None:
    put(added, source)
    assert {scenario.id for scenario in load_programme([source], added).scenarios} == {
        "bells",
        "bells-agreed",
    }


def test_the_list_says_where_each_came_from(added: AddedPacks, source: Path) -> None:
    put(added, source)
    out = io.StringIO()
    assert commands.list_packs([CORE], added, NONE, out) == 0
    core, ours = out.getvalue().splitlines()
    assert core.startswith("core")
    assert core.endswith("came with the kiosk")
    assert ours.split()[:3] == ["our-pack", "0.1.0", "2"]
    assert ours.endswith("not reviewed: added by hand on 22 November 2026")


@pytest.mark.parametrize(
    ("name", "why"),
    [("none", "there is no such file"), ("notes.txt", "a pack is a folder"), ("empty", "P03|mistake")],
)
def test_what_is_no_pack_is_told(added: AddedPacks, tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    with pytest.raises((UsageError, ScenarioError), match=why):
        put(added, tmp_path / name)


def test_an_archive_is_never_written_over(source: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.clever"
    file.write_text("mine")
    with pytest.raises(UsageError, match="there already"):
        commands.make_archive(source, file, io.StringIO())
    assert file.read_text() == "mine"
    with pytest.raises(UsageError, match=r"ends in \.clever"):
        commands.make_archive(source, tmp_path / "ours.zip", io.StringIO())
