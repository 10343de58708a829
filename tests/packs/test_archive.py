"""Archives that are not what they seem: each is refused with its name and a reason, and nothing leaves its folder."""

import copy
import json
import random
import stat
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from kiosk.errors import ScenarioError, UsageError
from kiosk.packs import archive, limits
from kiosk.packs.archive import faults, manifest_of, names_in, read_manifest, unpack, write_archive
from kiosk.packs.loader import load_pack
from kiosk.scenario.script import script_of
from kiosk.scenario.translatable import texts_of_all

TESTS = Path(__file__).parents[1]
CARD = "format: clever-pack/1\nid: ours\ntitle: Our stories\nlanguage: en-GB\nversion: 1.0\nreview: draft\n"
GOOD = (TESTS / "data" / "good" / "lift-home-football.yaml").read_text()
CODES = "code,title,edition\nrshe-safe-adults,Safe,2025\n"

WORDS_A_MINUTE = 117
"""A reader for children, with the silences round each line: 395 MB for the core pack at 22 kHz."""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "pack.yaml").write_text(CARD)
    (folder / "curriculum.csv").write_text(CODES)
    (folder / "lift.yaml").write_text(GOOD)
    return folder


@pytest.fixture
def packed(pack: Path, tmp_path: Path) -> Path:
    file = tmp_path / "ours.clever"
    write_archive(manifest_of(load_pack(pack).pack, pack), pack, file)
    return file


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "out" / "new"
    folder.mkdir(parents=True)
    return folder


def refused(file: Path, folder: Path, why: str) -> None:
    before = sorted(folder.parent.parent.rglob("*"))
    with pytest.raises(ScenarioError, match=why) as caught:
        unpack(file, folder)
    assert file.name in str(caught.value)
    outside = [path for path in folder.parent.parent.rglob("*") if folder not in path.parents]
    assert set(outside) == set(before)


def rewritten(packed: Path, **entries: bytes) -> Path:
    """The archive with entries replaced or added, its manifest left as it was."""
    with zipfile.ZipFile(packed) as old:
        content = {name: old.read(name) for name in old.namelist()}
    content |= {name.replace("__", "."): data for name, data in entries.items()}
    with zipfile.ZipFile(packed, "w") as new:
        for name, data in content.items():
            new.writestr(name, data)
    return packed


def test_a_pack_comes_out_as_it_went_in(pack: Path, packed: Path, empty: Path) -> None:
    manifest = unpack(packed, empty)
    assert manifest.stories == (("lift-home-football", 1), ("lift-home-football-agreed", 1))
    assert names_in(empty) == names_in(pack) == ("curriculum.csv", "lift.yaml", "pack.yaml")
    assert all((empty / name).read_bytes() == (pack / name).read_bytes() for name in names_in(pack))
    assert faults(manifest, empty) == ()


def test_the_same_pack_gives_the_same_bytes(pack: Path, packed: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.clever"
    write_archive(manifest_of(load_pack(pack).pack, pack), pack, again)
    assert again.read_bytes() == packed.read_bytes()


def test_a_manifest_says_what_was_altered_added_and_taken_away(packed: Path, empty: Path) -> None:
    manifest = unpack(packed, empty)
    (empty / "lift.yaml").write_text(GOOD + "\n")
    (empty / "more.yaml").write_text("")
    (empty / "curriculum.csv").unlink()
    assert faults(manifest, empty) == (
        "lift.yaml was altered",
        "curriculum.csv is missing",
        "more.yaml was added",
    )


@pytest.mark.parametrize(
    "name",
    [
        "../evil.yaml",
        "/etc/evil.yaml",
        "a/../../evil.yaml",
        "..\\evil.yaml",
        "C:evil.yaml",
        "a//b.yaml",
        ".hidden.yaml",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(packed: Path, empty: Path, name: str) -> None:
    with zipfile.ZipFile(packed, "a") as file:
        file.writestr(name, b"x")
    refused(packed, empty, "cannot be in a pack")


def test_a_file_that_no_pack_holds_is_refused(packed: Path, empty: Path) -> None:
    refused(rewritten(packed, run__sh=b"#!/bin/sh\n"), empty, "no file of a pack")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO])
def test_links_and_devices_are_refused(packed: Path, empty: Path, kind: int) -> None:
    entry = zipfile.ZipInfo("link.yaml")
    entry.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(packed, "a") as file:
        file.writestr(entry, "/etc/passwd")
    refused(packed, empty, "a link or a device")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused(packed: Path, empty: Path) -> None:
    with zipfile.ZipFile(packed, "a") as file:
        file.writestr("lift.yaml", b"another")
    refused(packed, empty, "in it twice")


def test_a_bomb_is_refused_by_what_it_says(
    packed: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LARGEST_BYTES", 10_000)
    refused(rewritten(packed, bomb__txt=bytes(20_000)), empty, "larger than")


def test_a_bomb_that_lies_about_its_size_is_refused_by_what_comes_out(
    packed: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's zipfile stops at the size told; the count of our own must not depend on that."""
    monkeypatch.setattr(limits, "LARGEST_BYTES", 1_000)
    monkeypatch.setattr(
        archive,
        "_sound_entries",
        lambda file, _allowed, _of: {info.filename: info for info in file.infolist()},
    )
    refused(packed, empty, "larger than")


def test_a_bomb_is_refused_by_how_much_larger_than_itself_it_is(packed: Path, empty: Path) -> None:
    """Three megabytes of zeros: far from the largest pack, and nothing that a story or a recording packs down to."""
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb.txt", bytes(3 * limits.MEGABYTE))
    refused(packed, empty, "more than 20 times as large")


def test_entries_that_share_their_bytes_are_refused_by_their_sum(packed: Path, empty: Path) -> None:
    """A thousand names for one packed file: a small archive that no single file of it gives away."""
    noise = random.Random(3).randbytes(60_000)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("one.txt", noise)
        (first,) = (info for info in file.infolist() if info.filename == "one.txt")
        for number in range(1_000):
            twin = copy.copy(first)
            twin.filename = twin.orig_filename = f"n{number}.txt"
            file.filelist.append(twin)
            file.NameToInfo[twin.filename] = twin
    assert packed.stat().st_size < 300_000
    refused(packed, empty, "times as large")


def test_a_pack_of_recordings_is_let_in(pack: Path, tmp_path: Path, empty: Path) -> None:
    """Noise hardly packs at all, a voice with its silences to a half: neither is taken for a bomb."""
    folder = pack / "recordings" / "en-GB"
    folder.mkdir(parents=True)
    for number in range(3):
        (folder / f"{number:064x}.wav").write_bytes(
            random.Random(number).randbytes(700_000) + bytes(1_400_000)
        )
    file = tmp_path / "recorded.clever"
    write_archive(manifest_of(load_pack(pack).pack, pack), pack, file)
    assert len(unpack(file, empty).files) == 6


def test_the_core_pack_recorded_in_two_languages_is_within_the_limits() -> None:
    core = load_pack(TESTS.parent / "scenarios" / "core")
    lines = script_of(texts_of_all(core.pack.scenarios), "en-GB")
    seconds = sum(len(one.line.text.split()) for one in lines) * 60 / WORDS_A_MINUTE
    assert 2 * len(lines) + 200 < limits.MOST_FILES
    assert 390e6 < seconds * 2 * 22_050 < 400e6
    assert 2 * seconds * 2 * 22_050 < limits.LARGEST_BYTES
    assert seconds * 2 * 48_000 < limits.LARGEST_BYTES


def test_a_long_list_of_contents_is_refused_before_it_is_read(packed: Path, empty: Path) -> None:
    data = bytearray(packed.read_bytes())
    end = data.rfind(limits.END_MARK)
    data[end + 12 : end + 16] = (limits.LARGEST_DIRECTORY_BYTES + 1).to_bytes(4, "little")
    packed.write_bytes(data)
    refused(packed, empty, "the list of what is in it is longer")


def test_the_large_form_of_an_archive_is_refused(packed: Path, empty: Path) -> None:
    data = bytearray(packed.read_bytes())
    end = data.rfind(limits.END_MARK)
    data[end:end] = limits.LARGE_MARK + bytes(16)
    packed.write_bytes(data)
    refused(packed, empty, "the list of what is in it is longer")


def test_a_pack_that_would_leave_no_room_for_results_is_refused(
    packed: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "RESERVE_BYTES", 1 << 60)
    with pytest.raises(UsageError, match=r"ours\.clever: there is no room for it\. \d+ MB have to be free"):
        unpack(packed, empty)
    assert list(empty.iterdir()) == []


def test_nothing_is_read_into_memory_whole(pack: Path, tmp_path: Path, empty: Path) -> None:
    """24 MB go in and come out, and not a sixth of it is ever held at once."""
    folder = pack / "recordings" / "en-GB"
    folder.mkdir(parents=True)
    for number in range(4):
        with (folder / f"{number:064x}.wav").open("wb") as out:
            chance = random.Random(number)
            for _ in range(6):
                out.write(chance.randbytes(limits.MEGABYTE))
    manifest = manifest_of(load_pack(pack).pack, pack)
    file = tmp_path / "recorded.clever"
    tracemalloc.start()
    try:
        write_archive(manifest, pack, file)
        unpack(file, empty)
        assert tracemalloc.get_traced_memory()[1] < 4 * limits.MEGABYTE
    finally:
        tracemalloc.stop()


def test_too_many_files_are_refused(packed: Path, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_FILES", 3)
    refused(packed, empty, "more than 3 files")


def test_an_altered_file_is_refused(packed: Path, empty: Path) -> None:
    refused(rewritten(packed, lift__yaml=b"other"), empty, r"lift\.yaml was altered")


def test_a_file_that_the_manifest_does_not_know_is_refused(packed: Path, empty: Path) -> None:
    refused(rewritten(packed, more__yaml=b"x"), empty, r"more\.yaml was added")


LIKE_ONE = {"format": archive.FORMAT, "id": "a", "version": "1", "stories": {}, "files": {}}


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", "nonsense", "[" * 100_000),
        json.dumps({**LIKE_ONE, "stories": []}),
        json.dumps({**LIKE_ONE, "stories": {"a": "x"}}),
    ],
)
def test_a_manifest_that_is_none_is_told(text: str) -> None:
    with pytest.raises(ScenarioError, match=r"ours: its manifest\.json cannot be read"):
        read_manifest(text, "ours")


def test_a_manifest_of_another_format_is_told() -> None:
    with pytest.raises(ScenarioError, match="of another format"):
        read_manifest(json.dumps({**LIKE_ONE, "format": "clever-manifest/2"}), "ours")


def test_a_manifest_may_not_name_files_elsewhere() -> None:
    text = json.dumps({**LIKE_ONE, "files": {"../x.yaml": "0"}})
    with pytest.raises(ScenarioError, match="cannot be in a pack"):
        read_manifest(text, "ours")


def test_an_archive_without_a_manifest_is_none(tmp_path: Path, empty: Path) -> None:
    file = tmp_path / "plain.clever"
    with zipfile.ZipFile(file, "w") as plain:
        plain.writestr("pack.yaml", CARD)
    refused(file, empty, r"there is no manifest\.json in it")


def test_what_is_no_zip_is_told(tmp_path: Path, empty: Path) -> None:
    file = tmp_path / "noise.clever"
    file.write_bytes(random.Random(1).randbytes(5_000))
    refused(file, empty, "this is no pack")


def test_a_thousand_damaged_archives_are_refused_or_whole(packed: Path, tmp_path: Path) -> None:
    """Bytes changed, cut off, or doubled: a pack comes out only where nothing of it is different."""
    whole = packed.read_bytes()
    came_out = 0
    for seed in range(1_000):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            match chance.randrange(3):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randint(1, 40)]
                case _:
                    data[at:at] = data[at : at + chance.randint(1, 40)]
        file, folder = tmp_path / "damaged.clever", tmp_path / f"out-{seed}"
        file.write_bytes(data)
        folder.mkdir()
        try:
            unpack(file, folder)
        except (ScenarioError, OSError):
            continue  # OSError: a name that stands in the way of another
        else:
            assert (folder / "lift.yaml").read_text() == GOOD
            came_out += 1
    assert came_out < 500


def test_a_link_in_a_folder_is_refused(pack: Path) -> None:
    (pack / "other.yaml").symlink_to("/etc/passwd")
    with pytest.raises(ScenarioError, match="holds no links"):
        names_in(pack)
