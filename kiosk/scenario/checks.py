"""What is checked of a story as a whole, and of a story beside its twin."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.scenario import paths, wording
from kiosk.scenario.hard_words import find_hard_words
from kiosk.scenario.model import Agreed, Answer, Decision, Place, Rehearsal, Scenario, Telling
from kiosk.scenario.reading import HARDEST, school_year
from kiosk.scenario.timing import LATEST_DECISION_SECONDS, seconds_to_decision
from kiosk.scenario.told import Told
from kiosk.scenario.variants import opening_backdrop

LONGEST_LINE = 60
MOST_DIFFERENT_TAGS = 2
LONGEST_WRONG_FEEDBACK = 1.6
"""As a share of the right answer's feedback, in characters: longer reads as telling-off."""
CHOICES = (2, 3)


@dataclass(frozen=True, slots=True)
class StoryCheck:
    """A check and the fields that must be in order for it to say anything of use."""

    needs: tuple[str, ...]
    find: Callable[[Told], None]


def check_story(told: Told) -> None:
    """Report everything that is wrong with this story by itself."""
    for check in STORY_CHECKS:
        if not told.doubts.intersection(check.needs):
            check.find(told)


def _paths(told: Told) -> None:
    paths.report_paths(told.scenario, told.root, told.findings)


def _long_lines(told: Told) -> None:
    lines = [line for block in told.spoken() for line in block] + list(told.shown())
    for line in lines:
        if len(line.text) > LONGEST_LINE:
            message = f"This line has {len(line.text)} characters. At most {LONGEST_LINE} fit the caption."
            told.report("L02", line.place, message)


def _long_sentences(told: Told) -> None:
    most = told.scenario.ages.words_a_sentence
    for lines in [*told.spoken(), *((line,) for line in told.shown())]:
        starts: list[int] = []
        text = ""
        for line in lines:
            starts.append(len(text))
            text += line.text + " "
        for begin, sentence in wording.sentences(text):
            count = wording.count_words(sentence)
            if count > most:
                line = lines[sum(start <= begin for start in starts) - 1]
                near = line.place or told.root.place
                place = told.findings.place_of(sentence[:20].split("  ")[0], near)
                message = f"This sentence has {count} words. At ages {told.scenario.ages} at most {most} are followed."
                told.report("L02", place, message, width=min(len(sentence), LONGEST_LINE))


def _reading(told: Told) -> None:
    ages = told.scenario.ages
    year = school_year([line.text for line in told.scenario.lines])
    if year > HARDEST[ages]:
        message = (
            f"This story reads like school year {year:.1f}. At ages {ages} up to {HARDEST[ages]:g} is followed: "
            "use shorter words and shorter sentences."
        )
        told.report("L03", told.root.where("ages"), message, width=len("ages"))


def _late_decision(told: Told) -> None:
    taken = seconds_to_decision(told.scenario)
    if taken > LATEST_DECISION_SECONDS:
        message = (
            f"The question comes after {taken:.0f} seconds. A class that only listens for more than "
            f"{LATEST_DECISION_SECONDS:.0f} is lost before it may press: tell less before it."
        )
        told.report("L05", told.root.where("start"), message, width=len("start"))


def _words(told: Told) -> None:
    for rows in (*told.blocks(), told.root.rows("title")):
        for row in rows:
            for unwanted in wording.UNWANTED:
                for found in unwanted.pattern.finditer(row.text):
                    place = Place(row.place.file, row.place.line, row.place.column + found.start())
                    told.report("L07", place, f'"{found[0]}" {unwanted.why}.', width=len(found[0]))


def _badly_read(told: Told) -> None:
    for line in (line for lines in told.spoken() for line in lines):
        for pattern, remedy in wording.BADLY_READ:
            for found in pattern.finditer(line.text):
                if found[0] in told.known.spoken:
                    continue
                place = told.findings.place_of(found[0], line.place or told.root.place)
                told.report(
                    "L11", place, f'The voice may read "{found[0]}" badly. {remedy}', width=len(found[0])
                )


def _check_first(told: Told) -> None:
    is_check_first = told.scenario.answer is Answer.CHECK_FIRST
    for decision in (beat for beat in told.scenario.beats if isinstance(beat, Decision)):
        check = told.beat(decision.id).entries.get("check")
        if is_check_first and check is None:
            message = f'The answer is check-first, and "{decision.id}" has no "check": whom do I check with?'
            told.report("F10", told.root.where("answer"), message, width=len("answer"))
        elif check is not None and not is_check_first:
            message = (
                f'"check" belongs to the answer check-first, and this story\'s is {told.scenario.answer}.'
            )
            told.report("F10", check.key, message, width=len("check"))
        elif decision.check is not None:
            _choices(told, decision)


def _choices(told: Told, decision: Decision) -> None:
    place = told.root.where("beats", decision.id, "check", "choices")
    choices = decision.check.choices if decision.check else ()
    if not CHOICES[0] <= len(choices) <= CHOICES[1]:
        message = f"A check has two or three choices, which fit the screen, and not {len(choices)}."
        told.report("F11", place, message, width=len("choices"))
    elif not any(choice.is_good for choice in choices):
        told.report("F11", place, "None of these choices is good. At least one needs: good: yes", width=7)


def _rehearsal(told: Told) -> None:
    for beat in (beat for beat in told.scenario.beats if isinstance(beat, Rehearsal)):
        acts = sum(line.act_seconds > 0 for line in beat.lines)
        place = told.root.where("beats", beat.id, "steps")
        if acts != len(beat.steps):
            message = (
                f"There are {len(beat.steps)} steps and {acts} lines with [act]. Each step has one such line."
            )
            told.report("L13", place, message, width=len("steps"))
        elif beat.lines and not beat.lines[-1].act_seconds:
            message = "This line follows the last step. A rehearsal ends with the line of its last [act]."
            told.report("L13", beat.lines[-1].place, message)


def _discussion(told: Told) -> None:
    if not any(line.endswith("?") for line in told.scenario.officer.discuss):
        message = "There is no question for the class here: a line that ends with a question mark."
        told.report("L13", told.root.where("officer", "discuss"), message, width=len("discuss"))


def _feedback(told: Told) -> None:
    for decision in (beat for beat in told.scenario.beats if isinstance(beat, Decision)):
        right, wrong = _length(told, decision.right), _length(told, decision.wrong)
        if right and wrong > LONGEST_WRONG_FEEDBACK * right:
            place = told.root.where("beats", decision.wrong)
            message = (
                f"The feedback to a wrong answer has {wrong} characters, to a right one {right}. "
                f"At most {LONGEST_WRONG_FEEDBACK:g} times as long: longer reads as telling-off."
            )
            told.report("L14", place, message, width=len(decision.wrong))


def _length(told: Told, name: str) -> int:
    """The characters from this beat to the rehearsal."""
    by_id = {beat.id: beat for beat in told.scenario.beats}
    seen: set[str] = set()
    length = 0
    while name not in seen and isinstance(beat := by_id.get(name), Telling):
        seen.add(name)
        length += sum(len(line.text) for line in beat.lines)
        name = beat.next
    return length


STORY_CHECKS = (
    StoryCheck(("beats", "start", "answer"), _paths),
    StoryCheck(("beats", "answer"), _check_first),
    StoryCheck((), _long_lines),
    StoryCheck(("ages",), _long_sentences),
    StoryCheck(("ages", "beats"), _reading),
    StoryCheck(("ages", "beats"), find_hard_words),
    StoryCheck(("ages", "beats", "start"), _late_decision),
    StoryCheck((), _words),
    StoryCheck((), _badly_read),
    StoryCheck(("beats",), _rehearsal),
    StoryCheck(("officer",), _discussion),
    StoryCheck(("beats",), _feedback),
)


def check_pair(main: Told, twin: Told | None) -> None:
    """Report (L08) a story without a twin, and twins that do not make a matched pair."""
    if twin is None:
        if "twin" not in main.root.entries:
            main.report(
                "L08", main.root.where("id"), "This story has no twin: the same with another arrangement."
            )
        return
    raw = main.root.branch("twin")
    ours, theirs = main.scenario, twin.scenario
    if ours.id and ours.id == theirs.id:
        twin.report("L08", raw.where("id"), f'The twin needs an id of its own, not "{theirs.id}".', width=2)
    if main.doubts.intersection(TAGS) or twin.doubts.intersection(TAGS):
        return
    if ours.answer.is_go == theirs.answer.is_go:
        message = (
            f"The story is {ours.answer} and its twin {theirs.answer}. One of them is a Go and one is not."
        )
        twin.report("L08", raw.where("answer"), message, width=len("answer"))
    if ours.agreed is theirs.agreed:
        message = f'In both twins "agreed" is {ours.agreed}. It is what makes their answers differ.'
        twin.report("L08", raw.where("agreed"), message, width=len("agreed"))
    if ours.ages is not theirs.ages:
        message = (
            f"The story is for ages {ours.ages} and its twin for {theirs.ages}. A pair stays in one band."
        )
        twin.report("L08", raw.where("ages"), message, width=len("ages"))
    different = [name for name, value in _tags(ours).items() if value != _tags(theirs)[name]]
    if len(different) > MOST_DIFFERENT_TAGS:
        message = f"The twins differ in {_listed(different)}. At most two may differ, and one is agreed."
        twin.report("L08", raw.key, message, width=len("twin"))


TAGS = ("id", "answer", "ages", "who", "lure", "agreed", "beats", "start")


def _tags(scenario: Scenario) -> dict[str, str]:
    agreed: Agreed = scenario.agreed
    return {
        "agreed": agreed,
        "who": scenario.who,
        "lure": scenario.lure,
        "place": opening_backdrop(scenario),
    }


def _listed(words: list[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1]
