"""Where the kiosk keeps what it must not lose."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import UsageError


@dataclass(frozen=True, slots=True)
class Installation:
    """The fixed folders of an installed kiosk."""

    code: Path = Path("/opt/clever-kiosk")
    state: Path = Path("/var/lib/kiosk")

    @property
    def is_here(self) -> bool:
        return self.code.is_dir() and self.state.is_dir()


INSTALLATION = Installation()


def find_state_folder(
    chosen: Path | None, environment: Mapping[str, str], installation: Installation = INSTALLATION
) -> Path:
    """The state folder: the one chosen with `--state`, else the installed kiosk's, else the user's own.

    On an installed kiosk it is never the user's own: results that went there would be looked for in vain. The folder
    need not exist yet. Raises UsageError where there is neither a choice nor a home.
    """
    if chosen is not None:
        return chosen.expanduser().absolute()
    if installation.is_here:
        return installation.state
    named = environment.get("XDG_STATE_HOME", "")
    if Path(named).is_absolute():  # a relative one is to be ignored (XDG base directory specification 0.8)
        return Path(named) / "clever-kiosk"
    home = environment.get("HOME", "")
    if not home:
        raise UsageError("there is no home folder to keep results in: give one with --state DIR")
    return Path(home) / ".local" / "state" / "clever-kiosk"


def results_path(state_folder: Path, *, is_demo: bool) -> Path:
    """The results of the kiosk, or those of its pretend class, which opens no other."""
    return state_folder / "demo" / "results.db" if is_demo else state_folder / "results.db"
