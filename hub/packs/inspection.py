"""Holds a pack against all that a kiosk asks of one, by the kiosk's own program, in a process of its own."""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from hub.errors import UsageError
from kiosk.wire.channel import is_pack

LONGEST_S: Final = 600


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a sound pack says of itself. `sha256` is that of its file, in hexadecimal."""

    id: str
    version: str
    title: str
    review: str
    stories: int
    sha256: str


def inspect(file: Path) -> Inspected:
    """What is in a `.clever` file. Raises UsageError with the kiosk's own words where a kiosk would refuse it."""
    with tempfile.TemporaryDirectory() as state:
        asked = (sys.executable, "-m", "kiosk", "packs", "inspect", str(file.absolute()), "--state", state)
        try:
            done = subprocess.run(  # noqa: S603  # our own program, and a path of the operator's
                asked, capture_output=True, text=True, timeout=LONGEST_S, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UsageError(f"{file}: it could not be looked at ({error})") from error
    if done.returncode:
        why = done.stderr.strip().removeprefix("kiosk packs: ") or f"the check ended with {done.returncode}"
        raise UsageError(f"a kiosk would refuse this: {why}")
    pack = msgspec.json.decode(done.stdout, type=Inspected)
    if not is_pack(pack.id, pack.version):
        raise UsageError(
            f"{file}: the version “{pack.version}” cannot be published: digits and dots, such as 1.2"
        )
    return pack
