"""The token that the hub has given this kiosk, and the one before it until the new one has been taken."""

import contextlib
import json
import re
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from kiosk.durable import write_durably
from kiosk.errors import ResultsError
from kiosk.sync.replies import TOKEN


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Where this kiosk is enrolled. A token is shown to the hub that gave it and to no other."""

    hub: str
    token: str = field(repr=False)
    before: str | None = field(default=None, repr=False)
    """The token before, for as long as nobody has seen the new one being taken."""
    is_refused: bool = False


class Vault:
    """Keeps the enrolment in a file that is its owner's alone; every change is on the disk when the call returns."""

    def __init__(self, state: Path) -> None:
        self._path = state / "sync" / "enrolment.json"

    def read(self) -> Enrolment | None:
        """None where the kiosk is not enrolled. Raises ResultsError for a damaged file, OSError for one out of reach."""
        try:
            text = self._path.read_bytes()
        except FileNotFoundError:
            return None
        with contextlib.suppress(ValueError, TypeError):
            found = Enrolment(**json.loads(text))
            if all(re.fullmatch(TOKEN, token) for token in (found.token, found.before) if token is not None):
                return found
        raise ResultsError(f"{self._path} is damaged: enrol this kiosk again with “kiosk sync enrol”")

    def write(self, enrolment: Enrolment) -> None:
        write_durably(self._path, json.dumps(asdict(enrolment)).encode())

    def rotate(self, enrolment: Enrolment, token: str) -> Enrolment:
        """Keep the new token, and the old one beside it."""
        return self._put(replace(enrolment, token=token, before=enrolment.token))

    def was_taken(self, enrolment: Enrolment) -> Enrolment:
        """The hub has taken the token: the one before it is good for nothing any more."""
        return enrolment if enrolment.before is None else self._put(replace(enrolment, before=None))

    def was_refused(self, enrolment: Enrolment) -> Enrolment:
        """The hub has refused the token: go back to the one before, or, without one, stop."""
        if enrolment.before is not None:
            return self._put(replace(enrolment, token=enrolment.before, before=None))
        return self._put(replace(enrolment, is_refused=True))

    def try_again(self) -> None:
        """A person wants it tried again."""
        found = self.read()
        if found and found.is_refused:
            self.write(replace(found, is_refused=False))

    def _put(self, enrolment: Enrolment) -> Enrolment:
        self.write(enrolment)
        return enrolment
