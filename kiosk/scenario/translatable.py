"""What there is to translate in a story: each text with the name that translators find it under."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.scenario.leaflet import Leaflet
from kiosk.scenario.model import Decision, Line, Pack, Scenario


class Part(StrEnum):
    """Where pupils meet a text, which decides how much room it has."""

    TITLE = "title"
    """The officer alone sees it."""
    CAPTION = "caption"
    QUESTION = "question"
    RECAP = "recap"
    CHECK = "check"
    CHOICE = "choice"
    LEAFLET = "leaflet"
    """On paper, for parents."""
    OWN = "own"
    """One of the app's own words."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to translate. `context` and `english` together are its name: the `msgctxt` and the `msgid` of a PO file."""

    context: str
    english: str
    part: Part = Part.CAPTION
    note: str = ""
    """What translators are told: who says it, and where."""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.english


def texts_of(scenario: Scenario) -> tuple[Text, ...]:
    """Every text of a story that pupils meet, and its title, in the order of the file, each once."""
    found = {text.key: text for text in _all(scenario) if text.english.strip()}
    return tuple(found.values())


def texts_of_leaflet(leaflet: Leaflet | None) -> tuple[Text, ...]:
    """Every text of a pack's leaflet, each once; none where it has no leaflet."""
    if leaflet is None:
        return ()
    texts = (Text(context, english, Part.LEAFLET, note) for context, english, note in leaflet.texts())
    return tuple({text.key: text for text in texts}.values())


def texts_of_pack(pack: Pack) -> tuple[Text, ...]:
    """Every text of a pack that may be translated: those of its stories, then those of its leaflet."""
    return (*(text for story in pack.scenarios for text in texts_of(story)), *texts_of_leaflet(pack.leaflet))


def texts_of_all(scenarios: tuple[Scenario, ...]) -> tuple[Text, ...]:
    """Every text of these stories that has to be translated: what a twin shares with its story is there once."""
    first = {scenario.id: {_local(scenario, text) for text in texts_of(scenario)} for scenario in scenarios}
    return tuple(
        text
        for scenario in scenarios
        for text in texts_of(scenario)
        if scenario.id == scenario.pair or _local(scenario, text) not in first.get(scenario.pair, set())
    )


def _local(scenario: Scenario, text: Text) -> tuple[str, str]:
    return text.context.removeprefix(f"{scenario.id}/"), text.english


def _all(scenario: Scenario) -> Iterator[Text]:
    yield Text(f"{scenario.id}/title", scenario.title, Part.TITLE, "The title; the officer sees it")
    ages = f"ages {scenario.ages}"
    for beat in scenario.beats:
        context = f"{scenario.id}/{beat.id}"
        if isinstance(beat, Decision):
            yield from _asked(beat, context, ages)
        else:
            yield from (
                Text(context, line.written, Part.CAPTION, f"Clever, beat “{beat.id}”, {ages}")
                for line in beat.lines
            )
    for line in scenario.what_if.lines:
        yield Text(f"{scenario.id}/what-if", line.written, Part.CAPTION, f"Clever, what if, {ages}")


def _asked(beat: Decision, context: str, ages: str) -> Iterator[Text]:
    yield _question(beat.ask, context, Part.QUESTION, ages)
    for row in beat.recap:
        yield Text(f"{context}/recap", row, Part.RECAP, f"A line of the recap beside the question, {ages}")
    if beat.check is None:
        return
    yield _question(beat.check.ask, context, Part.CHECK, ages)
    for choice in beat.check.choices:
        note = f"On a card with a picture of “{choice.picture}”, {ages}"
        yield Text(f"{context}/check/{choice.id}", choice.text, Part.CHOICE, note)


def _question(line: Line, context: str, part: Part, ages: str) -> Text:
    return Text(context, line.written, part, f"Clever asks, {ages}")
