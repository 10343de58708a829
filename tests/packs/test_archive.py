"""Archives that are not what they seem: each is refused with its name and a reason, and nothing leaves its folder."""

import json
import random
import stat
import zipfile
from pathlib import Path

import pytest

from kiosk.errors import ScenarioError
from kiosk.packs import archive
from kiosk.packs.archive import faults, manifest_of, names_in, read_manifest, unpack, write_archive
from kiosk.packs.loader import load_pack

TESTS = Path(__file__).parents[1]
CARD = "format: clever-pack/1\nid: ours\ntitle: Our stories\nlanguage: en-GB\nversion: 1.0\nreview: draft\n"
GOOD = (TESTS / "data" / "good" / "lift-home-football.yaml").read_text()
CODES = "code,title,edition\nrshe-safe-adults,Safe,2025\n"


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
    monkeypatch.setattr(archive, "LARGEST_BYTES", 10_000)
    refused(rewritten(packed, bomb__txt=bytes(20_000)), empty, "larger than")


def test_a_bomb_that_lies_about_its_size_is_refused_by_what_comes_out(
    packed: Path, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's zipfile stops at the size told; the count of our own must not depend on that."""
    monkeypatch.setattr(archive, "LARGEST_BYTES", 1_000)
    monkeypatch.setattr(
        archive, "_sound_entries", lambda file, of: {info.filename: info for info in file.infolist()}
    )
    refused(packed, empty, "larger than")


def test_too_many_files_are_refused(packed: Path, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 3)
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
