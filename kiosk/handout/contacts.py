"""Whom to ring: the numbers that are the same everywhere, and those that a technician has set."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.handout import wording


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ring, in a few words; either may be empty."""

    name: str
    number: str


EVERYWHERE = tuple(
    Contact(name, number)
    for number, name in (wording.EMERGENCY, wording.POLICE, wording.CHILDLINE, wording.CEOP)
)


def own_contacts(found: Iterable[tuple[str, str]]) -> tuple[Contact, ...]:
    """The contacts of this kiosk, from names and numbers; those of which nothing is set are left out."""
    return tuple(Contact(name, number) for name, number in found if name or number)
