"""The files of a pack beside its scenarios: the card, the lexicon, the curriculum."""

import csv

from kiosk.scenario.fields import Field, Kind
from kiosk.scenario.model import Pack, Place
from kiosk.scenario.problems import Findings
from kiosk.scenario.schema import check_fields
from kiosk.scenario.source import lines_of, read_outline
from kiosk.scenario.values import ID, Asked, Known

CARD_FILE = "pack.yaml"
LEXICON_FILE = "lexicon.tsv"
CURRICULUM_FILE = "curriculum.csv"
FORMAT = "clever-pack/1"
CARD: tuple[Field, ...] = (
    Field("format", Kind.WORD, words=(FORMAT,)),
    Field("id", Kind.ID),
    Field("title", Kind.TEXT),
    Field("language", Kind.LANGUAGE),
    Field("version", Kind.VERSION),
    Field("review", Kind.TEXT),
)
CURRICULUM_COLUMNS = ("code", "title", "edition")


def read_card(text: str, findings: Findings) -> Pack | None:
    """The pack that `pack.yaml` describes, without its scenarios; None where there is an error."""
    root = read_outline(text, findings)
    if root.entries:
        check_fields(Asked(findings, Known()), root, CARD, "A pack")
    if any(found.is_error for found in findings.problems):
        return None
    title, review = (" ".join(row.text for row in root.rows(name)) for name in ("title", "review"))
    return Pack(root.text("id"), title, root.text("language"), root.text("version"), review)


def read_lexicon(text: str, findings: Findings) -> tuple[tuple[str, str], ...]:
    """Written and spoken forms in the order of the file; lines at fault are reported and left out.

    One entry a line with a Tab between; empty lines and those that start with # are passed over.
    """
    findings.source = lines_of(text)
    entries: dict[str, str] = {}
    for number, line in enumerate(findings.source, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        place = Place(findings.file, number)
        parts = [part.strip() for part in line.split("\t")]
        if len(parts) != 2 or not all(parts):
            message = "A line of the lexicon is the written word, one Tab, the spoken form."
            findings.report("P04", place, message, width=len(line))
        elif parts[0] in entries:
            findings.report("P04", place, f'"{parts[0]}" stands here a second time.', width=len(parts[0]))
        else:
            entries[parts[0]] = parts[1]
    return tuple(entries.items())


def read_curriculum(text: str, findings: Findings) -> frozenset[str]:
    """The codes of `curriculum.csv`; rows at fault are reported and left out."""
    findings.source = lines_of(text)
    header = ",".join(CURRICULUM_COLUMNS)
    codes: set[str] = set()
    rows = csv.reader(findings.source, strict=True)
    is_first = True
    try:
        for row in rows:
            place = Place(findings.file, rows.line_num)
            if not any(cell.strip() for cell in row):
                continue
            if is_first:
                is_first = False
                if tuple(cell.strip() for cell in row) != CURRICULUM_COLUMNS:
                    findings.report(
                        "P05", place, f"The first line names the columns: {header}.", width=len(",".join(row))
                    )
                continue
            code = row[0].strip()
            if len(row) != len(CURRICULUM_COLUMNS) or not all(cell.strip() for cell in row):
                message = f"A row has {len(CURRICULUM_COLUMNS)} cells: {header}. A cell with a comma stands in quotation marks."
                findings.report("P05", place, message)
            elif not ID.fullmatch(code):
                findings.report(
                    "P05", place, f'"{code}" cannot be a code: small letters, digits and single hyphens.'
                )
            elif code in codes:
                findings.report(
                    "P05", place, f'The code "{code}" stands here a second time.', width=len(code)
                )
            else:
                codes.add(code)
    except csv.Error as error:
        findings.report(
            "P05", Place(findings.file, max(1, rows.line_num)), f"This row cannot be read: {error}."
        )
    return frozenset(codes)
