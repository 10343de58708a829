"""A language that stories can be told in: under the English, or alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.scenario.fingerprint import fingerprint
from kiosk.scenario.model import Beat, Check, Decision, Line, Scenario, WhatIf
from kiosk.scenario.translation import ENGLISH, Catalogue, line_in, name_of_language

CHOICE: Final = "{choice}"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language with the app's own words and the stories that there are in it. What is not translated stays English.

    `has_voice`: whether the engine speaks it; without a voice captions are in it, and English is heard. `recorded` are the
    fingerprints of the lines that somebody has read in it: those are heard as they were read.
    """

    language: str
    own: Catalogue
    packs: tuple[Catalogue, ...] = ()
    has_voice: bool = False
    recorded: frozenset[str] = frozenset()
    _by_english: Mapping[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        found = {entry.english: entry.text for entry in reversed(self.own.entries) if entry.is_shown}
        object.__setattr__(self, "_by_english", found)

    @property
    def name(self) -> str:
        """What it is called by those who speak it."""
        return name_of_language(self.language)

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody who is named has reviewed all of it."""
        return all(catalogue.is_reviewed for catalogue in (self.own, *self.packs))

    @property
    def phrases(self) -> Mapping[str, str]:
        """The app's own words by their English."""
        return self._by_english

    def can_be_heard(self, line: Line) -> bool:
        """Whether this line, told in the language, has a voice: the engine's, or that of somebody who read it."""
        return self.has_voice or (bool(self.recorded) and fingerprint(line) in self.recorded)

    def word(self, context: str, english: str) -> str:
        """One of the app's own words; empty where it is not translated."""
        return self.own.text(context, english)

    def words(self, english: str) -> str:
        """The app's own words for this English, wherever they stand; empty where there are none.

        A line that names a choice, such as “Left: Miss Lane.”, keeps the name.
        """
        if english in self._by_english:
            return self._by_english[english]
        if english.removesuffix(".") in self._by_english:
            return f"{self._by_english[english.removesuffix('.')]}."
        for pattern, text in self._by_english.items():
            if CHOICE in pattern:
                before, _, after = pattern.partition(CHOICE)
                found = re.fullmatch(f"{re.escape(before)}(.+){re.escape(after)}", english)
                if found:
                    return text.replace(CHOICE, found[1])
        return ""

    def told(self, scenario: Scenario, place: str, english: str) -> str:
        """A text of a story as a translator wrote it, marks and all; empty where it is not translated.

        What a twin shares with its story is translated there.
        """
        for story in dict.fromkeys((scenario.id, scenario.pair)):
            for pack in self.packs:
                text = pack.text(f"{story}/{place}", english)
                if text:
                    return text
        return ""


def own_line(line: Line, tongue: Tongue, *, is_bilingual: bool) -> Line:
    """A line as it is told in this language: with a second caption, or in it alone."""
    if line.language != ENGLISH or line.home:
        return line
    text = tongue.words(line.written or line.text)
    return _told(line, text, tongue, is_bilingual=is_bilingual)


def retold(scenario: Scenario, tongue: Tongue, *, is_bilingual: bool) -> Scenario:
    """The story as it is told in this language. Its ids, its paths and its answer stay what they are."""
    teller = _Teller(scenario, tongue, is_bilingual)
    what_if = scenario.what_if
    return replace(
        scenario,
        beats=tuple(teller.beat(beat) for beat in scenario.beats),
        what_if=_what_if(what_if, teller),
    )


def _what_if(what_if: WhatIf, teller: "_Teller") -> WhatIf:
    return replace(what_if, lines=tuple(teller.line("what-if", line) for line in what_if.lines))


@dataclass(frozen=True, slots=True)
class _Teller:
    scenario: Scenario
    tongue: Tongue
    is_bilingual: bool

    def line(self, place: str, line: Line) -> Line:
        text = self.tongue.told(self.scenario, place, line.written) or self.tongue.words(line.written)
        return _told(line, text, self.tongue, is_bilingual=self.is_bilingual)

    def text(self, place: str, english: str) -> str:
        """A text that is shown once only: in two languages it stays English."""
        return english if self.is_bilingual else self.tongue.told(self.scenario, place, english) or english

    def beat(self, beat: Beat) -> Beat:
        if isinstance(beat, Decision):
            recap = tuple(self.text(f"{beat.id}/recap", row) for row in beat.recap)
            check = self._check(beat.id, beat.check) if beat.check else None
            return replace(beat, ask=self.line(beat.id, beat.ask), recap=recap, check=check)
        return replace(beat, lines=tuple(self.line(beat.id, line) for line in beat.lines))

    def _check(self, beat: str, check: Check) -> Check:
        choices = tuple(
            replace(choice, text=self.text(f"{beat}/check/{choice.id}", choice.text))
            for choice in check.choices
        )
        return replace(check, ask=self.line(beat, check.ask), choices=choices)


def _told(line: Line, text: str, tongue: Tongue, *, is_bilingual: bool) -> Line:
    """The line with this translation, which may be empty."""
    if not text:
        return line
    home = line_in(text, tongue.language)
    if is_bilingual:
        return replace(line, home=home.text)
    told = replace(
        home,
        manner=home.manner if line.written else line.manner,
        act_seconds=line.act_seconds,
        language=tongue.language,
    )
    return told if tongue.can_be_heard(told) else replace(told, english=line)
