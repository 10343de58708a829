"""What stops the hub on purpose, each with the exit code that its command ends with."""

from typing import ClassVar


class HubError(Exception):
    """Something that an operator can mend; its text says what is wrong, where, and what to do."""

    exit_code: ClassVar[int] = 1


class UsageError(HubError):
    """The command could not be done as it was put."""

    exit_code = 2


class DatabaseError(HubError):
    """The database cannot be opened, or is not of a shape that this hub knows."""

    exit_code = 6


class SettingsError(HubError, ValueError):
    """The settings hold a mistake; all of them are told at once."""

    exit_code = 7


class DamagedError(HubError):
    """A file is damaged, or was never the hub's."""

    exit_code = 8
