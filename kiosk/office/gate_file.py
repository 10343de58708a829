"""gate.json: what the gate must know after a restart, written durably before anybody is told of it."""

import json
import re
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from kiosk.durable import set_file_aside, write_durably
from kiosk.errors import ResultsError

SHAPE = 1
MOST_BYTES = 10_000
MOST_WRONG = 1_000_000
_HASH = re.compile(r"\$argon2id\$v=\d+\$m=\d{1,7},t=\d{1,3},p=\d\$[A-Za-z0-9+/]{8,200}\$[A-Za-z0-9+/]{8,200}")


@dataclass(frozen=True, slots=True)
class GateRecord:
    """`pin` and `given` are argon2id hashes, empty for none; `given` is of the technician's PIN that was last taken.

    `wrong` counts the wrong tries since the last right one. `is_locked` is set with the try that locks the gate, and taken
    back when the waiting is over.
    """

    pin: str = ""
    must_change: bool = False
    wrong: int = 0
    is_locked: bool = False
    given: str = ""


class DamagedGateError(ResultsError):
    """The file is there and holds something else."""


class GateFile:
    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> GateRecord | None:
        """The record; None where there is no file yet.

        Raises DamagedGateError where it is none, ResultsError where a newer kiosk wrote it, OSError where it cannot be
        read: none of these may be taken for “no PIN yet”.
        """
        try:
            with self.path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except FileNotFoundError:
            return None
        return record_of(content)

    def write(self, record: GateRecord) -> None:
        """Keep the record; on return it is on the disk. Raises OSError."""
        text = json.dumps({"shape": SHAPE, **asdict(record)}, indent=1)
        write_durably(self.path, text.encode("ascii"))

    def set_aside(self) -> Path:
        """Rename the damaged file, and return its new path. Raises OSError."""
        return set_file_aside(self.path)


def record_of(content: bytes) -> GateRecord:
    """Read a record. Raises DamagedGateError, or ResultsError where a newer kiosk wrote it."""
    try:
        found = json.loads(content[: MOST_BYTES + 1].decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise DamagedGateError("gate.json is no JSON") from error
    if not isinstance(found, dict) or type(found.get("shape")) is not int:
        raise DamagedGateError("gate.json does not say its shape")
    if found["shape"] > SHAPE:
        raise ResultsError("gate.json was written by a newer kiosk: update this one")
    values: dict[str, Any] = {field.name: found.get(field.name) for field in fields(GateRecord)}
    if found.keys() != {"shape", *values} or not _are_sound(values):
        raise DamagedGateError("gate.json holds something that is not the gate's")
    return GateRecord(**values)


def _are_sound(values: dict[str, object]) -> bool:
    wrong = values["wrong"]
    return (
        all(isinstance(values[name], bool) for name in ("must_change", "is_locked"))
        and type(wrong) is int
        and 0 <= wrong <= MOST_WRONG
        and all(_is_hash(values[name]) for name in ("pin", "given"))
    )


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and (not value or _HASH.fullmatch(value) is not None)
