"""`kiosk translate`: PO files for translators, begun, brought up to date with the English, and counted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final, TextIO

import polib

from kiosk.durable import write_whole
from kiosk.errors import UsageError
from kiosk.packs.catalogue import FOLDER, REVIEW, SUFFIX, catalogue_of, in_pack, language_of, read_po
from kiosk.packs.loader import load_pack
from kiosk.scenario.problems import Findings, render
from kiosk.scenario.translatable import Text, texts_of_all, texts_of_leaflet, texts_of_pack
from kiosk.scenario.translation import counted, name_of_language

DRAFT: Final = "draft"
AS_LIKE: Final = 0.6
"""So alike, from 0 to 1, two English lines are that the translation of one is worth looking at for the other."""

Key = tuple[str, str]


class Source:
    """What is to be translated: the texts of a pack, or the app's own; and the folder whose `po` holds translations."""

    def __init__(self, folder: Path, name: str, texts: Sequence[Text], allowed: Iterable[Text] = ()) -> None:
        self.folder = folder
        self.name = name
        self.texts = tuple(texts)
        self.allowed: Mapping[Key, Text] = {text.key: text for text in (*allowed, *texts)}

    @classmethod
    def of_pack(cls, folder: Path) -> "Source":
        """The pack in this folder. Raises UsageError where there is none, or one with mistakes in it."""
        loaded = load_pack(folder)
        errors = [problem for problem in loaded.problems if problem.is_error]
        if errors or not loaded.pack.id:
            first = f": {errors[0]}" if errors else ""
            raise UsageError(
                f"{folder}: a pack is translated once “kiosk check” finds no mistake in it{first}"
            )
        stories = loaded.pack.scenarios
        texts = (*texts_of_all(stories), *texts_of_leaflet(loaded.pack.leaflet))
        return cls(folder, loaded.pack.id, texts, texts_of_pack(loaded.pack))

    def path(self, language: str) -> Path:
        return self.folder / FOLDER / f"{language}{SUFFIX}"


def extract(source: Source, language: str, out: TextIO) -> int:
    """Begin a translation: a PO file with every text and no translation yet; returns the exit code.

    Raises UsageError where there is one already, or nothing can be written.
    """
    path = source.path(language)
    if path.exists():
        raise UsageError(f"{path}: this is there already. “kiosk translate merge” brings it up to date")
    po = _new(source, language)
    po.extend(_entry(text) for text in source.texts)
    _write(po, path)
    out.write(f"wrote {path}: {len(po)} texts to translate into {name_of_language(language)}\n")
    return 0


def merge(source: Source, language: str, out: TextIO) -> int:
    """Bring a translation up to date; returns the exit code.

    What still fits is kept; what belonged to a line that has changed is kept and marked fuzzy; what is of no line any more
    stays at the end (`#~`). Raises UsageError where the file cannot be read or written.
    """
    path = source.path(language)
    before = _read(path)
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in before}
    left = {key: entry for key, entry in known.items() if key not in source.allowed and entry.msgstr}
    after = polib.POFile(wrapwidth=0)
    after.header, after.metadata = before.header, before.metadata
    counts = {"kept": 0, "changed": 0, "new": 0}
    for text in _wanted(source, known):
        entry, how = _merged(text, known.get(text.key), left)
        counts[how] += 1
        after.append(entry)
    for old in left.values():
        old.obsolete = True
        old.comment, old.occurrences = "", []
        after.append(old)
    _write(after, path)
    out.write(
        f"{path}: {counts['kept']} kept, {counts['changed']} to look at (fuzzy), {counts['new']} new, "
        f"{len(left)} no longer used\n"
    )
    return 0


def status(source: Source, has_voice: Callable[[str], bool], out: TextIO) -> int:
    """Say of each language how far its translation is; returns 1 where a file cannot be read, else 0."""
    code = 0
    out.write(f"{source.name}: {len(source.texts)} texts\n")
    for path in in_pack(source.folder):
        language = language_of(path)
        findings = Findings(str(path))
        po = read_po(path, findings)
        if po is None:
            out.writelines(f"{render(problem)}\n" for problem in findings.problems)
            code = 1
            continue
        catalogue = catalogue_of(po, language)
        translated, fuzzy, missing = counted(catalogue, (text.key for text in source.texts))
        review = catalogue.review if catalogue.is_reviewed else f"not reviewed ({catalogue.review or DRAFT})"
        voice = "voice" if has_voice(language) else "no voice: captions only, or recordings"
        out.write(
            f"  {language:5}  {translated} translated, {fuzzy} fuzzy, {missing} missing; {review}; {voice}"
            f"  ({name_of_language(language)})\n"
        )
    if not in_pack(source.folder):
        out.write("  no translation yet: kiosk translate extract begins one\n")
    return code


def _wanted(source: Source, known: Mapping[Key, object]) -> Iterable[Text]:
    """What has to be translated, and what was translated of a twin although it is its story's too."""
    must = {text.key: text for text in source.texts}
    more = {key: text for key, text in source.allowed.items() if key in known}
    return (must | more).values()


def _merged(
    text: Text, same: "polib.POEntry | None", left: dict[Key, "polib.POEntry"]
) -> tuple["polib.POEntry", str]:
    """The entry for a text, from the one of the same name, or from a like one, which it uses up."""
    entry = _entry(text)
    if same is not None:
        _take(entry, same)
        # An obsolete entry has come back to life; it was right when it was put away.
        return entry, "kept" if entry.msgstr else "new"
    like = _likest(text, left)
    if like is None:
        return entry, "new"
    old = left.pop(like)
    _take(entry, old)
    entry.previous_msgctxt = old.msgctxt if old.msgctxt != text.context else None
    entry.previous_msgid = old.msgid
    entry.flags = [*(flag for flag in entry.flags if flag != "fuzzy"), "fuzzy"]
    return entry, "changed"


def _take(entry: "polib.POEntry", of: "polib.POEntry") -> None:
    entry.msgstr, entry.tcomment = of.msgstr, of.tcomment
    entry.flags = list(of.flags)
    entry.previous_msgid = of.previous_msgid


def _likest(text: Text, left: Mapping[Key, object]) -> Key | None:
    """The text that was most probably this one before it was changed: of the same beat, and not too unlike."""
    beat = [
        (_likeness(english, text.english), (context, english))
        for context, english in left
        if context == text.context
    ]
    best = max(beat, default=None)
    return best[1] if best and best[0] >= AS_LIKE else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _entry(text: Text) -> "polib.POEntry":
    return polib.POEntry(msgctxt=text.context, msgid=text.english, msgstr="", comment=text.note)


def _new(source: Source, language: str) -> "polib.POFile":
    po = polib.POFile(wrapwidth=0)
    po.header = f"Translation of {source.name} into {name_of_language(language)}."
    po.metadata = {
        "Project-Id-Version": source.name,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        REVIEW: DRAFT,
    }
    return po


def _read(path: Path) -> "polib.POFile":
    findings = Findings(str(path))
    po = read_po(path, findings)
    if po is None:
        raise UsageError(str(findings.problems[0]))
    return po


def _write(po: "polib.POFile", path: Path) -> None:
    """Write it whole or not at all. Raises UsageError where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, f"{po}\n".replace("\n\n\n", "\n\n").encode())
    except OSError as error:
        raise UsageError(f"{path}: this cannot be written ({error.strerror})") from error
