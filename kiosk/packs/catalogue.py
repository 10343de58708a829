"""PO files to catalogues of translations. The only room that knows how such a file is written."""

import re
from pathlib import Path
from typing import Final

import polib

from kiosk.packs.files import in_folder, is_there, name_of
from kiosk.scenario.model import Place
from kiosk.scenario.problems import Findings
from kiosk.scenario.translation import MACHINE, REVIEWED, Catalogue, Entry

FOLDER: Final = "po"
SUFFIX: Final = ".po"
REVIEW: Final = "X-Clever-Review"
HEADER_BYTES: Final = 4096
LARGEST_BYTES: Final = 4 * 1024 * 1024
"""A translation of a hundred stories is about 700 KB."""
QUOTED: Final = r'"(?:[^"\\]|\\[abfnrtv"\\])*"'
LINE: Final = re.compile(rf"#.*|(?:msgctxt|msgid|msgstr)\s+{QUOTED}|{QUOTED}")
"""A line of the PO files that are read here: no plurals, which no text of the kiosk has."""


def in_pack(folder: Path) -> tuple[Path, ...]:
    """The PO files of a pack, or of any folder with a folder `po` in it, by name."""
    po = folder / FOLDER
    if not po.is_dir():
        return ()
    return tuple(path for path in in_folder(po, Findings(name_of(po))) if path.suffix == SUFFIX)


def language_of(path: Path) -> str:
    """The language of a PO file: its name says it."""
    return path.name.removesuffix(SUFFIX)


def is_said_to_be_reviewed(path: Path) -> bool:
    """Whether the header says so, which is looked at without reading the rest."""
    try:
        with path.open("rb") as file:
            return f'"{REVIEW}: {REVIEWED}'.encode() in file.read(HEADER_BYTES)
    except OSError:
        return False


def read_catalogue(path: Path, findings: Findings) -> Catalogue | None:
    """The translations in a file; None after a fault that nothing can be read for, which is reported (G01)."""
    po = read_po(path, findings)
    return None if po is None else catalogue_of(po, language_of(path))


def catalogue_of(po: "polib.POFile", language: str) -> Catalogue:
    """What a file says, as a value."""
    entries = tuple(_entry(entry) for entry in po if not entry.obsolete)
    return Catalogue(language, po.metadata.get(REVIEW, ""), entries)


def read_po(path: Path, findings: Findings) -> "polib.POFile | None":
    """The file as polib has it; None after a fault, which is reported (G01)."""
    text = _text(path, findings)
    if text is None:
        return None
    if not text.strip():
        findings.report("G01", Place(findings.file), "There is nothing in this file.")
        return None
    findings.source = text.splitlines()
    if not _is_well_written(findings):
        return None
    try:
        # With a line break at its end polib takes it for a text, and not for the name of a file.
        return polib.pofile(text + "\n", wrapwidth=0)
    except (OSError, ValueError) as error:
        found = re.search(r"\(line (\d+)\)", str(error))
        line = int(found[1]) if found else 1
        findings.report(
            "G01", Place(findings.file, line), "A msgctxt, msgid or msgstr is missing, or out of its order."
        )
        return None


def _is_well_written(findings: Findings) -> bool:
    """Report (G01) the first line that is none of a PO file, or an entry that lacks its msgstr."""
    opened = ""
    for number, row in enumerate(findings.source, start=1):
        line = row.strip()
        begun = line.partition(" ")[0]
        if line and not LINE.fullmatch(line):
            why = (
                "This is not how a PO file is written. Look for a quotation mark that is missing or too many."
            )
        elif (begun in {"msgctxt", "msgid"} and opened == "msgid") or (
            begun == "msgstr" and opened != "msgid"
        ):
            why = f"This {begun} is out of its order: an entry is msgctxt, msgid, msgstr."
        else:
            opened = begun if begun.startswith("msg") else opened
            continue
        findings.report("G01", Place(findings.file, number), why, width=len(row))
        return False
    if opened in {"msgctxt", "msgid"}:
        findings.report("G01", Place(findings.file, len(findings.source)), "The last entry has no msgstr.")
        return False
    return True


def _text(path: Path, findings: Findings) -> str | None:
    start = Place(findings.file)
    if not is_there(path) or not path.is_file():
        findings.report("G01", start, "There is no such file.")
        return None
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        findings.report("G01", start, f"This file cannot be read: {error.strerror or error}.")
        return None
    if len(content) > LARGEST_BYTES:
        findings.report("G01", start, "This file is larger than a translation can be (4 MB).")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        findings.report("G01", Place(findings.file, line), "This is not UTF-8. Save the file as UTF-8.")
        return None


def _entry(entry: "polib.POEntry") -> Entry:
    told = f"{entry.tcomment}\n{entry.comment}"
    return Entry(
        entry.msgctxt or "",
        entry.msgid,
        entry.msgstr,
        entry.linenum or 1,
        is_fuzzy="fuzzy" in entry.flags,
        is_machine_made=f"{REVIEW}: {MACHINE}" in told or MACHINE in entry.flags,
    )
