"""What is wrong in a file, where, and how it is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.scenario.model import Place
from kiosk.scenario.nearest import did_you_mean

WIDEST = 100
"""A quoted line is cut after so many characters."""
MOST_HINTS = 200
"""With more problems than this a file has other troubles, and looking for near words takes seconds."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `quote` is the line it stands in, empty where it is about a file as a whole."""

    code: str
    place: Place
    message: str
    severity: Severity = Severity.ERROR
    width: int = 1
    """How many characters of the line are meant, from the place on."""
    quote: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        mild = "" if self.is_error else f"{self.severity}: "
        return f"{self.place}: {self.code} {mild}{self.message}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, sorted by place: a twin repeats what is wrong in the story that it shares."""
    once = {(found.code, found.place, found.message): found for found in problems}
    return tuple(sorted(once.values(), key=lambda found: (found.place, found.code)))


def render(problem: Problem) -> str:
    """The problem in one line, then the line that it is about with a caret under the fault."""
    if not problem.quote.strip():
        return str(problem)
    start = problem.place.column - 1
    quote = problem.quote.replace("\t", " ")
    quote = "".join(character if character.isprintable() else "�" for character in quote)
    if start + 1 > WIDEST:
        quote, start = "…" + quote[start - 40 :], 41
    quote = quote if len(quote) <= WIDEST else quote[:WIDEST] + "…"
    carets = "^" * max(1, min(problem.width, len(quote) - start))
    gutter = f"{problem.place.line:>7} | "
    return f"{problem}\n{gutter}{quote}\n{' ' * (len(gutter) - 2)}| {' ' * start}{carets}"


@dataclass(slots=True)
class Findings:
    """Collects the problems of one file, so that its author sees all of them at once."""

    file: str
    source: Sequence[str] = ()
    """The lines of the file, to quote from."""
    problems: list[Problem] = field(default_factory=list)

    def report(
        self, code: str, place: Place, message: str, *, width: int = 1, severity: Severity = Severity.ERROR
    ) -> None:
        is_within = 1 <= place.line <= len(self.source)
        quote = self.source[place.line - 1] if is_within else ""
        self.problems.append(Problem(code, place, message, severity, width, quote))

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """A sentence that follows a message, with a space before it; empty where nothing is near."""
        return did_you_mean(word, known) if len(self.problems) < MOST_HINTS else ""

    def place_of(self, text: str, near: Place) -> Place:
        """Where this text stands in the line of `near`, from there on; `near` where it does not."""
        if 1 <= near.line <= len(self.source):
            column = self.source[near.line - 1].find(text, near.column - 1)
            if column >= 0:
                return Place(near.file, near.line, column + 1)
        return near
