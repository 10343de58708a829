"""Reading the members of a statement one by one, refusing what is not of the profile by its path."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

Word = TypeVar("Word", bound=StrEnum)


class WireError(ValueError):
    """A statement is not of the profile. `member` is the path of what is wrong: `context.extensions`.

    Neither the path nor the text repeats a value, so that what should never have been sent is not in a log either.
    """

    def __init__(self, member: str, text: str) -> None:
        super().__init__(f"{member}: {text}")
        self.member = member
        self.text = text


class Members:
    """One object of a statement. Every member must be taken; `end` refuses those that nobody asked for."""

    def __init__(self, raw: object, path: str) -> None:
        if not isinstance(raw, Mapping):
            raise WireError(path or "statement", "it has to be an object")
        self._left = dict(raw)
        self._path = path

    def within(self, name: str) -> str:
        """The path of a member; names that are addresses go by their last part."""
        known = name.rpartition("/")[2]
        return f"{self._path}.{known}" if self._path else known

    def has(self, name: str) -> bool:
        return name in self._left

    def inside(self, name: str) -> "Members":
        return Members(self.take(name), self.within(name))

    def text(self, name: str, shape: str, told: str) -> str:
        """A text of a shape (a regular expression for all of it)."""
        return self._shaped(name, self.take(name), shape, told)

    def maybe_text(self, name: str, shape: str, told: str) -> str | None:
        """The same where it may be left out."""
        return self.text(name, shape, told) if name in self._left else None

    def exactly(self, name: str, wanted: str) -> None:
        if self.take(name) != wanted:
            raise WireError(self.within(name), f'it has to be "{wanted}"')

    def word(self, name: str, known: type[Word]) -> Word:
        """One of the words of an enumeration."""
        raw = self.take(name)
        if isinstance(raw, str) and raw in tuple(known):
            return known(raw)
        raise WireError(self.within(name), f"it has to be one of {', '.join(known)}")

    def maybe_word(self, name: str, known: type[Word]) -> Word | None:
        return self.word(name, known) if name in self._left else None

    def whole(self, name: str, lowest: int, highest: int) -> int:
        """A whole number within these bounds."""
        raw = self.take(name)
        if isinstance(raw, int) and not isinstance(raw, bool) and lowest <= raw <= highest:
            return raw
        raise WireError(self.within(name), f"it has to be a whole number from {lowest} to {highest}")

    def maybe_whole(self, name: str, lowest: int, highest: int) -> int | None:
        return self.whole(name, lowest, highest) if name in self._left else None

    def maybe_truth(self, name: str) -> bool | None:
        if name not in self._left:
            return None
        raw = self.take(name)
        if isinstance(raw, bool):
            return raw
        raise WireError(self.within(name), "it has to be true or false")

    def end(self) -> None:
        """Refuse whatever has not been taken."""
        if self._left:
            raise WireError(self._path or "statement", f"there is no place here for {len(self._left)} more")

    def take(self, name: str) -> object:
        """The member as it is, for whoever looks into it."""
        if name not in self._left:
            raise WireError(self.within(name), "it is missing")
        return self._left.pop(name)

    def _shaped(self, name: str, raw: object, shape: str, told: str) -> str:
        if isinstance(raw, str) and re.fullmatch(shape, raw, re.ASCII):
            return raw
        raise WireError(self.within(name), f"it has to be {told}")
