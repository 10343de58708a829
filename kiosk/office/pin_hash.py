"""PINs as argon2id hashes, the only form in which one is ever kept.

Two passes over 19 MiB on one core, the least that OWASP's password storage cheat sheet recommends: 20 ms a try on a
server's core (2026-11-22). A Pi 3 was not measured; at ten to fifteen times that it takes 0.2 to 0.3 s.
A hash of four digits cannot withstand whoever holds the card: 10,000 tries take minutes. It keeps the PIN, which people use
elsewhere too, from being read at a glance or found in a copy; what keeps the gate shut is the waiting after wrong tries.
"""

from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHash, VerificationError, VerifyMismatchError

PASSES = 2
KIBIBYTES = 19_456


class Hasher(Protocol):
    def hash(self, digits: str) -> str: ...

    def is_same(self, kept: str, digits: str) -> bool:
        """Whether these digits were hashed to `kept`. Raises ValueError where that cannot be found out."""


class Argon2:
    """Implements `Hasher`."""

    def __init__(self, passes: int = PASSES, kibibytes: int = KIBIBYTES) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=kibibytes, parallelism=1)

    def hash(self, digits: str) -> str:
        return self._hasher.hash(digits)

    def is_same(self, kept: str, digits: str) -> bool:
        try:
            return self._hasher.verify(kept, digits)
        except VerifyMismatchError:
            return False
        except (InvalidHash, VerificationError) as error:
            raise ValueError(str(error)) from error
