"""Whom to ring: the numbers that are the same everywhere, and those that a technician has set."""

from kiosk.contacts import Contact, Contacts
from kiosk.handout import wording

EVERYWHERE = tuple(
    Contact(name, number)
    for number, name in (wording.EMERGENCY, wording.POLICE, wording.CHILDLINE, wording.CEOP)
)


def own_contacts(contacts: Contacts) -> tuple[Contact, ...]:
    """The contacts that a technician has set; those of which nothing is set are left out."""
    return tuple(one for one in (contacts.school, contacts.force, contacts.charity) if one.name or one.number)
