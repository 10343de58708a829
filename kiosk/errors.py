"""Every error that the kiosk raises on purpose, each class with the exit code that its command ends with."""

from typing import ClassVar


class KioskError(Exception):
    """Something that a person can mend; its text says what is wrong, where, and what to do."""

    exit_code: ClassVar[int] = 1


class UsageError(KioskError):
    """The command could not be done as it was put: a bad option, or no such path."""

    exit_code = 2


class ScenarioError(KioskError, ValueError):
    """No scenario could be read from what was given."""

    exit_code = 3


class NarrationError(KioskError):
    """Speech could not be rendered or played."""

    exit_code = 4


class HardwareError(KioskError):
    """Buttons or lamps cannot be used as the wiring says."""

    exit_code = 5


class ResultsError(KioskError):
    """The results cannot be kept or read."""

    exit_code = 6


class SettingsError(KioskError, ValueError):
    """The settings hold a mistake; all of them are told at once."""

    exit_code = 7


class ScreenError(KioskError):
    """The screens cannot be drawn: no window, a missing font or picture."""

    exit_code = 8


class SetUpError(KioskError):
    """The installation is incomplete; doctor names the part and its remedy."""

    exit_code = 9
