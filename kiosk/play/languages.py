"""In which language a round is told, and what is said of that to the officer."""

from collections.abc import Sequence
from dataclasses import replace

from hardware.events import Side
from kiosk import words
from kiosk.answers import Mode, SetUp
from kiosk.look import Telling, runs_right_to_left
from kiosk.play.screens import AtHome
from kiosk.scenario.model import Decision, Line, Scenario
from kiosk.scenario.tongue import Tongue, own_line, retold
from kiosk.scenario.translation import ENGLISH
from kiosk.visit import ClassSize


def tongue_of(set_up: SetUp) -> Tongue | None:
    """The language beside or in place of English; None where all is English.

    By sound alone there has to be a voice, and there is nothing to read under another language.
    """
    chosen = next((tongue for tongue in set_up.tongues if tongue.language == set_up.language), None)
    if chosen is not None and set_up.look.telling is Telling.AUDIO:
        return chosen if chosen.has_voice and not set_up.is_bilingual else None
    return chosen


def told(scenario: Scenario, set_up: SetUp) -> Scenario:
    """The story in the language that was chosen."""
    tongue = tongue_of(set_up)
    return scenario if tongue is None else retold(scenario, tongue, is_bilingual=set_up.is_bilingual)


def said(line: Line, set_up: SetUp) -> Line:
    """One of the app's own lines in the language that was chosen; a line of a story stays as it was told."""
    tongue = tongue_of(set_up)
    return line if tongue is None else own_line(line, tongue, is_bilingual=set_up.is_bilingual)


def voiced(line: Line, scenario: Scenario | None) -> Line:
    """The line with the language of the story, where it says one of the story's texts that are otherwise only read."""
    if scenario is None or line.language != ENGLISH:
        return line
    decision, spoken = scenario.decision, scenario.decision.ask.language
    choices = decision.check.choices if decision.check else ()
    texts = {*decision.recap, *(choice.text for choice in choices)}
    return replace(line, language=spoken) if spoken != ENGLISH and line.text in texts else line


def at_home(set_up: SetUp) -> AtHome:
    """What stands beside the English words of the buttons; nothing where all is English."""
    tongue = tongue_of(set_up)
    if tongue is None:
        return AtHome()
    go, never_go = (tongue.word(f"side/{side}", words.SIDE_NAMES[side]) for side in (Side.GO, Side.NEVER_GO))
    return AtHome(go, never_go, tongue.word("rule", words.RULE))


def choose(set_up: SetUp, language: str, *, is_bilingual: bool) -> SetUp:
    """Tell in this language from now on; a lone language that runs from right to left turns the screens."""
    is_turned = not is_bilingual and runs_right_to_left(language)
    words_in = ENGLISH if is_bilingual else language
    look = replace(set_up.look, is_right_to_left=is_turned, is_bilingual=is_bilingual, language=words_in)
    return replace(set_up, language=language, is_bilingual=is_bilingual, look=look)


def offering(set_up: SetUp, tongues: Sequence[Tongue], language: str) -> SetUp:
    """Offer these languages, and start with this one if it is among them, else with English."""
    offered = tuple(tongues)
    known = {tongue.language for tongue in offered}
    start = language if language in known else language.partition("-")[0]
    return choose(replace(set_up, tongues=offered), start if start in known else ENGLISH, is_bilingual=False)


def ways(set_up: SetUp) -> tuple[SetUp, ...]:
    """The settings with each way of telling: English only, then each language under the English and alone."""
    found = [(ENGLISH, False)]
    for tongue in set_up.tongues:
        found += [(tongue.language, True), (tongue.language, False)]
    return tuple(choose(set_up, language, is_bilingual=is_bilingual) for language, is_bilingual in found)


def notices(set_up: SetUp, catalogue: Sequence[Scenario]) -> tuple[str, ...]:
    """What the officer should know of the language that was chosen: how many stories there are in it, where not all are."""
    tongue = tongue_of(set_up)
    if tongue is None:
        return ()
    count = sum(_is_told(scenario, tongue) for scenario in catalogue)
    return (words.stories_in(tongue.name, count, len(catalogue)),) if count < len(catalogue) else ()


def preferred_pairs(set_up: SetUp, catalogue: Sequence[Scenario]) -> frozenset[str]:
    """The pairs that are told whole in the language that was chosen alone, by name; none where English is heard as well."""
    tongue = tongue_of(set_up)
    if tongue is None or set_up.is_bilingual:
        return frozenset()
    untold = {scenario.pair for scenario in catalogue if not _is_told(scenario, tongue)}
    return frozenset(scenario.pair for scenario in catalogue) - untold


def _is_told(scenario: Scenario, tongue: Tongue) -> bool:
    """Whether the story begins in this language."""
    first = scenario.beat(scenario.start)
    lines = (first.ask,) if isinstance(first, Decision) else first.lines
    return all(tongue.told(scenario, first.id, line.written) for line in lines)


def shown(set_up: SetUp) -> str:
    """What the officer reads: “English only”, “English + Polski”, “Polski (not reviewed)”."""
    tongue = next((one for one in set_up.tongues if one.language == set_up.language), None)
    if tongue is None:
        return words.ENGLISH_ONLY
    name = tongue.name if tongue.is_reviewed else words.not_reviewed(tongue.name)
    if set_up.is_bilingual:
        return words.english_and(name)
    return name if tongue.has_voice else words.english_voice(name)


def kept(set_up: SetUp) -> str | None:
    """The language that a round may be known by: only of ten pupils or more, of whom it tells nothing about one."""
    if set_up.plan.size in {None, ClassSize.UNDER_10} or set_up.mode is Mode.SOLO:
        return None
    tongue = tongue_of(set_up)
    return tongue.language if tongue else ENGLISH
