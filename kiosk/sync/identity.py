"""The kiosk's own key: made once, never leaves the state folder, and makes the kiosk's id."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.durable import write_durably
from kiosk.errors import ResultsError
from kiosk.wire.identity import enrolment_text, four_words_of, kiosk_id_of

SEED_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this kiosk is. The id comes of the key, so that it is the same before and after it was enrolled."""

    key: Ed25519PrivateKey = field(repr=False)

    @property
    def public_key(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    @property
    def kiosk_id(self) -> str:
        return kiosk_id_of(self.public_key)

    @property
    def words(self) -> tuple[str, str, str, str]:
        """What two people compare, here and at the hub."""
        return four_words_of(self.public_key)

    def sign_enrolment(self, code: str, name: str) -> bytes:
        return self.key.sign(enrolment_text(code, self.public_key, name))


def key_path(state: Path) -> Path:
    return state / "sync" / "key"


def load_identity(state: Path) -> Identity:
    """The identity of this state folder, made now where there is none.

    Raises ResultsError for a damaged key, which is never replaced by itself: another key is another kiosk. Raises OSError
    where nothing can be read or written.
    """
    path = key_path(state)
    if not path.exists():
        write_durably(path, os.urandom(SEED_BYTES))
    seed = path.read_bytes()
    if len(seed) != SEED_BYTES:
        raise ResultsError(
            f"{path} is damaged: put it back from a copy, or move it away and enrol this kiosk anew as another one"
        )
    return Identity(Ed25519PrivateKey.from_private_bytes(seed))
