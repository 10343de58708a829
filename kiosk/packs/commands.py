"""`kiosk packs`: which packs there are, where each came from, and whether it is as it was."""

import json
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from kiosk.errors import ScenarioError, UsageError
from kiosk.packs.added import AddedPack, AddedPacks, taken_in
from kiosk.packs.archive import SUFFIX, digest, manifest_of, size_of, write_archive
from kiosk.packs.fetched import FetchedPack, FetchedPacks
from kiosk.packs.loader import load_pack
from kiosk.packs.released import release, release_problems


def list_packs(shipped: Sequence[Path], added: AddedPacks, fetched: FetchedPacks, out: TextIO) -> int:
    """Write one line a pack: id, version, stories, review, and where it came from; returns the exit code."""
    from_hub = fetched.all()
    newer = {one.id for one in from_hub}
    rows = [_row(folder, "came with the kiosk") for folder in shipped]
    rows = [
        (*row[:4], f"{row[4]}; not played: the fetched one is") if row[0] in newer else row for row in rows
    ]
    rows += [_row(one.folder, _when_fetched(one)) for one in from_hub]
    rows += [_row(one.folder, where_from(one)) for one in added.all()]
    widths = [max(len(row[column]) for row in rows) for column in range(4)] if rows else []
    for row in rows:
        cells = [f"{cell:{width}}" for cell, width in zip(row, widths, strict=False)]
        out.write("  ".join([*cells, row[4]]) + "\n")
    return 0


def where_from(one: AddedPack) -> str:
    """How a pack that was added by hand is told of, wherever it is."""
    day = f" on {_in_words(one.added_on)}" if one.added_on else ""
    return f"not reviewed: added by hand{day}" + (f"; NOT PLAYED: {one.fault}" if one.fault else "")


def _when_fetched(one: FetchedPack) -> str:
    day = f" on {_in_words(one.fetched_on)}" if one.fetched_on else ""
    return f"fetched and verified{day}" + (f"; {one.fault}" if one.fault else "")


def inspect_pack(file: Path, out: TextIO) -> int:
    """Hold a `.clever` file against all that a kiosk asks of one, keep nothing, and write what it is as JSON.

    Returns the exit code. Raises UsageError and ScenarioError.
    """
    if not file.is_file() or file.suffix != SUFFIX:
        raise UsageError(f"{file}: this is no file that ends in {SUFFIX}")
    with tempfile.TemporaryDirectory() as folder:
        loaded = taken_in(file, Path(folder), ())
        wrong = [problem for problem in release_problems(loaded) if problem.is_error]
        if wrong:
            raise ScenarioError(str(wrong[0]).replace(folder, str(file)))
        pack = loaded.pack
        told = {
            "id": pack.id,
            "version": pack.version,
            "title": pack.title,
            "review": pack.review,
            "stories": len(pack.scenarios),
            "sha256": digest(file),
        }
    out.write(json.dumps(told, indent=1) + "\n")
    return 0


def add_pack(source: Path, shipped: Sequence[Path], added: AddedPacks, today: date, out: TextIO) -> int:
    """Take in a folder or a `.clever` file; returns the exit code. Raises UsageError and ScenarioError."""
    loaded = added.add(source, today, {load_pack(folder).pack.id for folder in shipped})
    pack = loaded.pack
    out.write(f"added {pack.id} {pack.version}: {pack.title}, {len(pack.scenarios)} stories\n")
    return 0


def remove_pack(pack_id: str, added: AddedPacks, out: TextIO) -> int:
    """Take a pack away that was added by hand; returns the exit code. Raises UsageError."""
    added.remove(pack_id)
    out.write(f"removed {pack_id}; what was answered to its stories is kept\n")
    return 0


def verify_packs(added: AddedPacks, fetched: FetchedPacks, out: TextIO) -> int:
    """Hold every added and every fetched pack against its manifest; returns 1 where one was altered, else 0."""
    packs = added.all(is_thorough=True)
    out.writelines(f"{one.folder.name}: {one.fault or 'as it was added'}\n" for one in packs)
    if not packs:
        out.write("no pack was added by hand\n")
    faults = fetched.faults()
    out.writelines(f"{id_} {version}: {fault or 'as it was fetched'}\n" for id_, version, fault in faults)
    return 1 if any(one.fault for one in packs) or any(fault for _, _, fault in faults) else 0


def make_archive(folder: Path, file: Path | None, out: TextIO) -> int:
    """Write the pack in a folder as one `.clever` file; returns the exit code. Raises UsageError and ScenarioError."""
    loaded = load_pack(folder)
    wrong = [problem for problem in (*loaded.problems, *release_problems(loaded)) if problem.is_error]
    if wrong:
        raise ScenarioError(f"{wrong[0]} A pack with mistakes is not packed. See: kiosk check {folder}")
    size_of(folder)
    target = file or Path(f"{loaded.pack.id}-{loaded.pack.version}{SUFFIX}")
    if target.suffix != SUFFIX:
        raise UsageError(f"{target}: the name of a packed pack ends in {SUFFIX}")
    try:
        write_archive(manifest_of(loaded.pack, folder), folder, target)
    except FileExistsError as error:
        raise UsageError(f"{target}: this is there already, and is left as it is") from error
    except OSError as error:
        raise UsageError(f"{target}: this cannot be written ({error.strerror or error})") from error
    out.write(f"wrote {target}\n")
    return 0


def release_pack(folder: Path, same: Sequence[str], out: TextIO) -> int:
    """Write down the ids, revisions and meanings of a pack; returns the exit code. Raises UsageError and ScenarioError."""
    done = release(folder, same)
    out.write(
        f"wrote {done.file}: {done.stories} stories ({done.new} new, {done.revised} with another rev), "
        f"{done.retired} retired\n"
    )
    return 0


def _row(folder: Path, source: str) -> tuple[str, str, str, str, str]:
    pack = load_pack(folder).pack
    stories = f"{len(pack.scenarios)} stories"
    return (pack.id or folder.name, pack.version or "?", stories, f"review: {pack.review}", source)


def _in_words(day: str) -> str:
    """`22 November 2026` for `2026-11-22`; what is no date is told as it stands."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {found:%B %Y}"
