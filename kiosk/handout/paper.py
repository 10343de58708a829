"""The printing office: sheets to PDFs, set by a child process."""

import base64
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.handout.sheets import Sheet

PRESS: Final = Path(__file__).parent / "child" / "press.py"
LONGEST_SECONDS: Final = 120.0
AT_ONCE: Final = 3
"""Sheets a child: the typesetter remembers all that it has set. Twenty took 214 MB, in threes 88 (2026-11-23)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`fonts` is the folder of the kiosk's letters; `pictures` are SVGs by the names that the templates know.

    They are `wave`, `say` and `thumbs-up`: Clever in those poses. A sheet without its picture is a sheet all the same.
    """

    fonts: Path
    pictures: Mapping[str, str] = field(default_factory=dict)
    python: str = sys.executable

    def printed(self, sheets: Sequence[Sheet]) -> tuple[bytes, ...]:
        """A PDF for each sheet, in order. Raises OSError where the child gives none."""
        batches = (sheets[at : at + AT_ONCE] for at in range(0, len(sheets), AT_ONCE))
        return tuple(pdf for batch in batches for pdf in self._printed(batch))

    def _printed(self, sheets: Sequence[Sheet]) -> tuple[bytes, ...]:
        asked = {
            "fonts": str(self.fonts),
            "pictures": dict(self.pictures),
            "sheets": [{"template": sheet.template, "data": sheet.data} for sheet in sheets],
        }
        command = [self.python, "-P", str(PRESS)]
        try:
            done = subprocess.run(  # noqa: S603 ourselves
                command,
                input=json.dumps(asked).encode(),
                capture_output=True,
                check=True,
                timeout=LONGEST_SECONDS,
            )
            pdfs = tuple(base64.b64decode(one) for one in json.loads(done.stdout))
        except subprocess.CalledProcessError as error:
            why = error.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise OSError(f"the sheets could not be set: {why or error}") from error
        except (subprocess.SubprocessError, ValueError) as error:
            raise OSError(f"the sheets could not be set: {error}") from error
        if len(pdfs) != len(sheets):
            raise OSError(f"{len(sheets)} sheets were to be set, and {len(pdfs)} were")
        return pdfs
