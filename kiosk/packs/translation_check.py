"""The check that a translator runs on a PO file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.packs.catalogue import catalogue_of, language_of, read_po
from kiosk.packs.files import name_of
from kiosk.scenario.model import Place
from kiosk.scenario.problems import Findings, Problem, Severity, in_order
from kiosk.scenario.translatable import Part, Text
from kiosk.scenario.translation import MARK, Entry, marks_of

LONGEST_LINE: Final = 84
"""60 characters of English, and two fifths more."""
CHOICE: Final = "{choice}"
FREE: Final = frozenset({Part.TITLE, Part.LEAFLET})
"""What is not read off a pupil's screen may be as long as it must."""


def fits_anywhere(_text: Text, _translation: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a translation is held against beside the pack: the app's own texts, and whether a text fits its place.

    `trouble` tells what is wrong with a translation of a text on the screen, in words that follow it; empty: nothing.
    """

    own: tuple[Text, ...] = ()
    trouble: Callable[[Text, str], str] = fits_anywhere


NO_YARDSTICK: Final = Yardstick()
OF_NO_STORY: Final = "G04"


def check_translation(path: Path, texts: Iterable[Text], yardstick: Yardstick) -> tuple[Problem, ...]:
    """Everything that is wrong with this PO file as a translation of these texts."""
    findings = Findings(name_of(path))
    po = read_po(path, findings)
    if po is None:
        return tuple(findings.problems)
    language = po.metadata.get("Language", "")
    if language != language_of(path):
        place = _place_of_header(findings)
        told = f'Its Language is "{language}", and its name says {language_of(path)}.' if language else ""
        findings.report("G05", place, told or f"The header has no Language: {language_of(path)}.")
    known = {text.key: text for text in texts}
    seen: set[tuple[str, str]] = set()
    for entry in catalogue_of(po, language_of(path)).entries:
        if entry.key in seen:
            _tell(findings, "G07", entry, f'"{entry.english}" is here twice under "{entry.context}".')
        seen.add(entry.key)
        _check(entry, known.get(entry.key), yardstick, findings)
    return in_order(findings.problems)


def _check(entry: Entry, text: Text | None, yardstick: Yardstick, findings: Findings) -> None:
    if text is None:
        _tell(findings, OF_NO_STORY, entry, f'There is no text "{entry.english}" under "{entry.context}".')
    elif entry.is_fuzzy:
        message = f'"{entry.english}" has changed: look at its translation.'
        _tell(findings, "G08", entry, message, Severity.WARNING)
    elif entry.is_shown:
        for code, message in _faults(entry, text, yardstick):
            _tell(findings, code, entry, message)


def _faults(entry: Entry, text: Text, yardstick: Yardstick) -> Iterator[tuple[str, str]]:
    """What is wrong with a translation that is shown: the first fault of its marks, its length, its place."""
    wrong = _marks_wrong(entry)
    if wrong:
        yield "G02", wrong
        return
    said = MARK.sub("", entry.text).strip()
    if text.part not in FREE and len(said) > LONGEST_LINE:
        yield "G03", f'"{said}" has {len(said)} characters: {LONGEST_LINE} are the most.'
        return
    trouble = yardstick.trouble(text, said)
    if trouble:
        yield "G06", f'"{said}" {trouble}'


def _marks_wrong(entry: Entry) -> str:
    wanted, found = marks_of(entry.english), marks_of(entry.text)
    for one in (CHOICE,):
        wanted[one], found[one] = entry.english.count(one), entry.text.count(one)
    lacking, extra = list((wanted - found).elements()), list((found - wanted).elements())
    if lacking:
        return f"{lacking[0]} of the English line is missing."
    if extra:
        return f"{extra[0]} is not in the English line."
    acts = [mark for mark in wanted if mark.startswith("[act")]
    if any(not entry.text.rstrip().endswith(mark) for mark in acts):
        return f"{acts[0]} is the last thing in its line."
    return ""


def _tell(
    findings: Findings, code: str, entry: Entry, message: str, severity: Severity = Severity.ERROR
) -> None:
    rows = enumerate(findings.source[entry.line - 1 :], start=entry.line)
    line = next((number for number, row in rows if row.startswith(("msgctxt", "msgid"))), entry.line)
    findings.report(code, Place(findings.file, line), message, severity=severity)


def _place_of_header(findings: Findings) -> Place:
    lines = (number for number, row in enumerate(findings.source, start=1) if row.startswith('"Language:'))
    return Place(findings.file, next(lines, 1))
