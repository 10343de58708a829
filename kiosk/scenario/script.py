"""What is read aloud of a pack, or of the app, in a language: each line with a name that people can type."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from kiosk.scenario.fingerprint import fingerprint
from kiosk.scenario.model import Line
from kiosk.scenario.translatable import Part, Text
from kiosk.scenario.translation import Catalogue, line_in

SILENT: Final = frozenset({Part.TITLE, Part.RECAP})
"""Shown, and never spoken."""


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A line to read. `id` is its beat and its number there from 1, such as `lift-home/start/2`; `written` has its marks."""

    id: str
    line: Line
    written: str

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.line)


def script_of(
    texts: Iterable[Text], language: str, catalogue: Catalogue | None = None
) -> tuple[ScriptLine, ...]:
    """The lines of these texts, each once: as they are, or as the `catalogue` has them, without those it lacks."""
    first: dict[str, ScriptLine] = {}
    for one in _named(texts, language, catalogue):
        first.setdefault(one.fingerprint, one)
    return tuple(first.values())


def _named(texts: Iterable[Text], language: str, catalogue: Catalogue | None) -> Iterator[ScriptLine]:
    counts: Counter[str] = Counter()
    for text in texts:
        if text.part in SILENT:
            continue
        counts[text.context] += 1
        written = catalogue.text(text.context, text.english) if catalogue else text.english
        if written.strip():
            line = replace(line_in(written, language), language=language)
            yield ScriptLine(f"{text.context}/{counts[text.context]}", line, written)
