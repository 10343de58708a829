"""Whom an officer can ring: what a technician sets, and nothing about any pupil."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to tell, as the officer's screens show it; both empty where none is set."""

    name: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Contacts:
    """The school's safeguarding lead or office, the police force, and the charity whose programme this is."""

    school: Contact = Contact()  # frozen
    force: Contact = Contact()  # frozen
    charity: Contact = Contact()  # frozen
