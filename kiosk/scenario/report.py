"""What a check found, for people and for programs."""

import json
from dataclasses import dataclass

from kiosk.scenario.problems import Problem, render


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The outcome of checking some paths. `unchecked` says of each path that is not there that it is not."""

    problems: tuple[Problem, ...]
    files: int
    stories: int
    unchecked: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        return sum(problem.is_error for problem in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors

    def exit_code(self, *, is_strict: bool) -> int:
        """0 without errors, 1 with one (or a warning, where strict), 2 where something could not be checked."""
        if self.unchecked:
            return 2
        return 1 if self.errors or (is_strict and self.warnings) else 0

    def as_text(self) -> str:
        parts = [*(render(problem) for problem in self.problems), *self.unchecked, self._summary()]
        return "\n".join(parts) + "\n"

    def as_json(self) -> str:
        """One JSON object; `problems` are in the order of the text."""
        found = [
            {
                "code": problem.code,
                "severity": problem.severity,
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "width": problem.width,
                "message": problem.message,
                "quote": problem.quote,
            }
            for problem in self.problems
        ]
        whole = {
            "files": self.files,
            "stories": self.stories,
            "errors": self.errors,
            "warnings": self.warnings,
            "unchecked": list(self.unchecked),
            "problems": found,
        }
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"

    def _summary(self) -> str:
        read = f"{_count(self.files, 'file')} read, {_count(self.stories, 'story', 'stories')} to play"
        if not self.problems:
            return f"{read}: no problems."
        return f"{read}: {_count(self.errors, 'error')}, {_count(self.warnings, 'warning')}."


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
