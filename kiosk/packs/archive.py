"""A pack as one `.clever` file: a zip with a manifest of what is in it. Nothing in such a file is trusted."""

import hashlib
import json
import re
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from kiosk.errors import ScenarioError
from kiosk.packs.limits import allowance, check_count, check_directory, check_room, check_size
from kiosk.scenario.model import Pack

SUFFIX: Final = ".clever"
MANIFEST: Final = "manifest.json"
FORMAT: Final = "clever-manifest/1"
KINDS: Final = frozenset({".yaml", ".tsv", ".csv", ".po", ".wav", ".json", ".md", ".txt"})
LARGEST_MANIFEST_BYTES: Final = 1024 * 1024
DEEPEST: Final = 3
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""What each part of a file's name may be: nothing that means something to a file system."""
PIECE: Final = 64 * 1024
DAMAGED: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    struct.error,
)
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the same pack gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself: its stories with their revisions, and the SHA-256 of each file but the manifest."""

    id: str
    version: str
    stories: tuple[tuple[str, int], ...]
    files: tuple[tuple[str, str], ...]

    def as_text(self) -> str:
        """JSON, the same for the same pack."""
        whole = {
            "format": FORMAT,
            "id": self.id,
            "version": self.version,
            "stories": dict(self.stories),
            "files": dict(self.files),
        }
        return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def manifest_of(pack: Pack, folder: Path) -> Manifest:
    """The manifest of the pack that was read from this folder. Raises ScenarioError for files that no pack holds."""
    return Manifest(
        pack.id,
        pack.version,
        tuple((scenario.id, scenario.rev) for scenario in pack.scenarios),
        tuple((name, digest(folder / name)) for name in names_in(folder)),
    )


def read_manifest(text: str, of: str) -> Manifest:
    """The manifest in a text. Raises ScenarioError where it is none; `of` names the pack in the message."""
    try:
        whole: Any = json.loads(text)
        is_ours = whole["format"] == FORMAT
        manifest = Manifest(
            str(whole["id"]),
            str(whole["version"]),
            tuple((str(name), int(rev)) for name, rev in whole["stories"].items()),
            tuple((str(name), str(sha)) for name, sha in whole["files"].items()),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ScenarioError(f"{of}: its {MANIFEST} cannot be read. Ask for the pack again.") from error
    if not is_ours:
        raise ScenarioError(
            f"{of}: its {MANIFEST} is of another format than {FORMAT}. Is this kiosk up to date?"
        )
    for name, _ in manifest.files:
        checked_name(name, of)
    return manifest


def faults(manifest: Manifest, folder: Path, unread: Collection[str] = ()) -> tuple[str, ...]:
    """What of a folder is not as its manifest says, in plain words: files altered, missing or added.

    Files named in `unread` have only to be there.
    """
    told = dict(manifest.files)
    there = set(names_in(folder))
    changed = sorted(name for name in there & set(told) - set(unread) if digest(folder / name) != told[name])
    return (
        *(f"{name} was altered" for name in changed),
        *(f"{name} is missing" for name in sorted(set(told) - there)),
        *(f"{name} was added" for name in sorted(there - set(told))),
    )


def names_in(folder: Path) -> tuple[str, ...]:
    """The names of a pack's files, sorted, without the manifest and hidden ones.

    Raises ScenarioError for links and for files that no pack holds.
    """
    names = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in PurePosixPath(name).parts) or name == MANIFEST:
            continue
        if path.is_symlink():
            raise ScenarioError(f"{path}: a pack holds no links: put the file itself there")
        if path.is_dir():
            continue
        if not path.is_file():
            raise ScenarioError(f"{path}: this is no ordinary file")
        names.append(checked_name(name, str(folder)))
        check_count(len(names), str(folder))
    return tuple(names)


def checked_name(name: str, of: str) -> str:
    """The name, where a file of a pack may have it. Raises ScenarioError where not: `../x`, `/x`, `x.exe`."""
    parts = name.split("/")
    if len(parts) > DEEPEST or not all(NAME.fullmatch(part) for part in parts):
        raise ScenarioError(
            f"{of}: {name[:80]!r} cannot be in a pack: letters, digits, hyphens and dots, at most {DEEPEST} folders deep"
        )
    if PurePosixPath(name).suffix.lower() not in KINDS:
        raise ScenarioError(f"{of}: {name[:80]!r} is no file of a pack ({', '.join(sorted(KINDS))})")
    return name


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size_of(folder: Path) -> int:
    """How many bytes the files of a pack have together. Raises ScenarioError for more files, or bytes, than it may have."""
    total = sum((folder / name).stat().st_size for name in names_in(folder))
    check_size(total, total, str(folder))
    return total


def write_archive(manifest: Manifest, folder: Path, file: Path) -> None:
    """Write the pack in this folder as one file; the same pack gives the same bytes. Raises OSError."""
    with zipfile.ZipFile(file, "x", zipfile.ZIP_DEFLATED) as archive:
        text = manifest.as_text().encode()
        with archive.open(_entry(MANIFEST, len(text)), "w") as out:
            out.write(text)
        for name, _ in manifest.files:
            path = folder / name
            with path.open("rb") as source, archive.open(_entry(name, path.stat().st_size), "w") as out:
                shutil.copyfileobj(source, out, PIECE)


def _entry(name: str, size: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    entry.file_size = size
    return entry


def unpack(file: Path, folder: Path) -> Manifest:
    """Unpack an archive into an empty folder, and return its manifest, which all of it was held against.

    Raises ScenarioError for whatever is not a sound pack (too large, too many files, far larger than the archive, names
    that lead elsewhere, links, encrypted or altered files), UsageError where there is no room for it; what was unpacked until then is left for the caller to take away. Raises OSError.
    """
    of = file.name
    try:
        check_directory(file, of)
        allowed = allowance(file.stat().st_size)
        with zipfile.ZipFile(file) as archive:
            entries = _sound_entries(archive, allowed, of)
            check_room(sum(info.file_size for info in entries.values()), folder, of)
            if MANIFEST not in entries:
                raise ScenarioError(f"{of}: there is no {MANIFEST} in it: this is no pack")
            text = _read_small(archive, entries[MANIFEST], of)
            manifest = read_manifest(text, of)
            _unpack_all(archive, entries, folder, allowed, of)
    except DAMAGED as error:
        raise ScenarioError(f"{of}: this is no pack, or a damaged one. Ask for it again.") from error
    wrong = faults(manifest, folder)
    if wrong:
        raise ScenarioError(f"{of}: {wrong[0]} since it was packed. Ask for the pack again.")
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return manifest


def _sound_entries(archive: zipfile.ZipFile, allowed: int, of: str) -> dict[str, zipfile.ZipInfo]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    check_count(len(archive.infolist()), of)
    check_size(sum(info.file_size for info in infos), allowed, of)
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in {0, stat.S_IFREG}:
            raise ScenarioError(
                f"{of}: {info.filename[:80]!r} is a link or a device: a pack holds only files"
            )
        if info.flag_bits & 0x1:
            raise ScenarioError(f"{of}: {info.filename[:80]!r} is locked with a password")
        if info.filename in entries:
            raise ScenarioError(f"{of}: {info.filename[:80]!r} is in it twice")
        entries[checked_name(info.filename, of)] = info
    return entries


def _read_small(archive: zipfile.ZipFile, info: zipfile.ZipInfo, of: str) -> str:
    with archive.open(info) as file:
        content = file.read(LARGEST_MANIFEST_BYTES + 1)
    if len(content) > LARGEST_MANIFEST_BYTES:
        raise ScenarioError(f"{of}: its {MANIFEST} is larger than a pack's can be")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ScenarioError(f"{of}: its {MANIFEST} is not UTF-8") from error


def _unpack_all(
    archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], folder: Path, allowed: int, of: str
) -> None:
    """Write every file, counting what really comes out: the sizes in an archive may lie."""
    total = 0
    for name, info in entries.items():
        if name == MANIFEST:
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(info) as source, target.open("xb") as out:
            while piece := source.read(PIECE):
                total += len(piece)
                check_size(total, allowed, of)
                out.write(piece)
