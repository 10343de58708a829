"""Tries one PIN at a gate and stands still before the verdict: `python -m tests.office.tried GATE_FILE DIGITS`, to be killed."""

import sys
import time
from pathlib import Path

from kiosk.office.gate_file import GateFile
from kiosk.office.gatekeeper import Gatekeeper
from kiosk.office.pin_hash import Argon2
from tests.office.gates import HandClock


class Slow(Argon2):
    def is_same(self, kept: str, digits: str) -> bool:
        print("judging", flush=True)
        time.sleep(600)
        return super().is_same(kept, digits)


if __name__ == "__main__":
    Gatekeeper(GateFile(Path(sys.argv[1])), HandClock(), Slow()).try_pin(sys.argv[2])
