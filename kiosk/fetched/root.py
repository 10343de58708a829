"""Whom this kiosk believes: the first root, brought by enrolment, on the card, or by a technician, and never by what it signs."""

import hashlib
from pathlib import Path
from typing import Final

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root

from kiosk.durable import write_durably
from kiosk.errors import UsageError
from kiosk.wire.identity import four_words_of

ROOT: Final = "root.json"
LARGEST_BYTES: Final = 512_000
NO_ROOT: Final = "this kiosk does not know whose packs to believe. Give it the hub's root.json once: kiosk packs trust FILE"


class TrustedRoot:
    """The root in a folder of the state folder; each newer one is signed by the one before it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ROOT

    def read(self) -> bytes:
        """Raises UsageError where none was ever given, or it cannot be read."""
        try:
            return self._path.read_bytes()
        except FileNotFoundError as error:
            raise UsageError(NO_ROOT) from error
        except OSError as error:
            raise UsageError(f"{self._path} cannot be read ({error.strerror})") from error

    @property
    def is_there(self) -> bool:
        return self._path.exists()

    def take(self, file: Path, *, is_instead: bool = False) -> tuple[str, str, str, str]:
        """Keep a root; returns its four words.

        Raises UsageError for what is none, and for another than is there unless it is to take its place.
        """
        try:
            with file.open("rb") as source:
                data = source.read(LARGEST_BYTES + 1)
        except OSError as error:
            raise UsageError(f"{file}: this cannot be read ({error.strerror})") from error
        words = words_of(data, str(file))
        if self.is_there and self.read() != data and not is_instead:
            raise UsageError(
                "this kiosk believes another root already. Its own chain of signatures replaces that one; by hand: --instead"
            )
        try:
            write_durably(self._path, data)
        except OSError as error:
            raise UsageError(f"{self._path}: this cannot be kept ({error.strerror})") from error
        return words


def words_of(data: bytes, of: str) -> tuple[str, str, str, str]:
    """What two people compare. Raises UsageError for what is no root, or is not signed by itself."""
    try:
        whole = Metadata[Root].from_bytes(data)
        whole.signed.verify_delegate(Root.type, whole.signed_bytes, whole.signatures)
    except (RepositoryError, ValueError, AttributeError) as error:
        raise UsageError(f"{of}: this is no root.json of a hub") from error
    return four_words_of(hashlib.sha256(data).digest())
