"""The files of a pack beside its scenarios: the card, the lexicon, the curriculum."""

import csv
import re

from kiosk.scenario.fields import Field, Kind
from kiosk.scenario.model import Pack, Place
from kiosk.scenario.problems import Findings
from kiosk.scenario.schema import check_fields
from kiosk.scenario.source import lines_of, read_outline
from kiosk.scenario.values import ID, Asked, Known

CARD_FILE = "pack.yaml"
LEXICON_FILE = "lexicon.tsv"
CURRICULUM_FILE = "curriculum.csv"
WORDS_FILE = "words.txt"
FORMAT = "clever-pack/1"
CARD: tuple[Field, ...] = (
    Field("format", Kind.WORD, words=(FORMAT,)),
    Field("id", Kind.ID),
    Field("title", Kind.TEXT),
    Field("language", Kind.LANGUAGE),
    Field("version", Kind.VERSION),
    Field("review", Kind.TEXT),
)
A_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LONGEST_WORD = 40
COLUMNS = ("code", "title", "edition")


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


def read_words(text: str, findings: Findings) -> tuple[str, ...]:
    """The words of a word list in the order of the file; lines at fault are reported (P09) and left out.

    One word a line; empty lines and those that start with # are passed over.
    """
    findings.source = lines_of(text)
    words: dict[str, None] = {}
    for number, line in enumerate(findings.source, start=1):
        word = line.strip()
        if not word or word.startswith("#"):
            continue
        place = Place(findings.file, number, 1 + len(line) - len(line.lstrip()))
        if not A_WORD.fullmatch(word) or len(word) > LONGEST_WORD:
            message = "A line of the word list is one word: letters, with an apostrophe or not."
            findings.report("P09", place, message, width=len(word))
        elif word.lower() in words:
            findings.report("P09", place, f'"{word}" stands here a second time.', width=len(word))
        else:
            words[word.lower()] = None
    return tuple(words)


def read_curriculum(text: str, findings: Findings) -> frozenset[str] | None:
    """The codes of `curriculum.csv`; None where there is an error, so that no story suffers for a typing slip in it.

    One row a line: code, title, edition.
    """
    findings.source = lines_of(text)
    codes: set[str] = set()
    has_header = False
    for number, line in enumerate(findings.source, start=1):
        if not line.strip():
            continue
        fault = _header_fault(line) if not has_header else _row_fault(line, codes)
        if fault:
            findings.report("P05", Place(findings.file, number), fault, width=len(line))
        elif has_header:
            codes.add(_cells(line)[0])
        has_header = True
    return None if findings.problems else frozenset(codes)


def _cells(line: str) -> list[str]:
    """The cells of a line; none where its quotation marks have no partners."""
    try:
        return [cell.strip() for row in csv.reader([line], strict=True) for cell in row]
    except csv.Error:
        return []


def _header_fault(line: str) -> str:
    return "" if tuple(_cells(line)) == COLUMNS else f"The first line names the columns: {','.join(COLUMNS)}"


def _row_fault(line: str, codes: set[str]) -> str:
    """What is wrong with a row; empty where nothing is."""
    cells = _cells(line)
    if len(cells) != len(COLUMNS) or not all(cells):
        return f"A row is {', '.join(COLUMNS)}. A cell with a comma stands in quotation marks."
    if not ID.fullmatch(cells[0]):
        return f'"{cells[0]}" cannot be a code: small letters, digits and single hyphens.'
    return f'The code "{cells[0]}" stands here a second time.' if cells[0] in codes else ""
