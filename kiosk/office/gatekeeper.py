"""The officer's gate: who may pass, how often one may try, and what a pulled plug does not undo."""

import logging
from collections.abc import Callable
from dataclasses import replace

from kiosk.errors import ResultsError
from kiosk.gate import Gate, GateState
from kiosk.office.easy import is_pin, is_too_easy
from kiosk.office.gate_file import MOST_WRONG, DamagedGateError, GateFile, GateRecord
from kiosk.office.pin_hash import Hasher
from kiosk.ports import Clock

log = logging.getLogger(__name__)

TRIES = 5
FIRST_LOCK_SECONDS = 60
LONGEST_LOCK_SECONDS = 3_600

NOT_KEPT = "The PIN could not be written ({why}). It holds until the kiosk is switched off."
NOT_READ = "The PIN could not be read ({why})."
NOT_COMPARED = "The PIN could not be compared ({why})."
DAMAGED = "The file with the officer's PIN was damaged and is kept as {name}. {now}"


def lock_seconds(wrong: int) -> int:
    """How long the gate stays locked after so many wrong tries: a minute, doubled with every fifth, an hour at most."""
    doublings = min(max(wrong // TRIES - 1, 0), 10)
    return min(FIRST_LOCK_SECONDS << doublings, LONGEST_LOCK_SECONDS)


class Gatekeeper:
    """Belongs to one thread. Nothing here raises; what cannot be read or kept is told by the state `FAILED`.

    `given` is the technician's PIN out of the settings, empty for none: another one than was last taken replaces the
    officer's, lifts the lock, and must be changed at once. `tell` is given what the officer should know.
    """

    def __init__(
        self,
        file: GateFile,
        clock: Clock,
        hasher: Hasher,
        given: str = "",
        tell: Callable[[str], None] = log.warning,
    ) -> None:
        self._file = file
        self._clock = clock
        self._hasher = hasher
        self._given = given
        self._tell = tell
        self._record: GateRecord | None = None
        self._is_kept = True
        self._locked_until_ms = 0
        self._may_choose = False

    def ask(self) -> GateState:
        """How the gate stands. It closes behind whoever had passed."""
        self._may_choose = False
        try:
            record = self._open()
        except (OSError, ResultsError) as error:
            return _failed(NOT_READ, error)
        if not self._is_kept:
            self._keep(record)
        if not record.pin:
            self._may_choose = True
            return GateState(Gate.WANTS_NEW)
        return self._asking(record)

    def try_pin(self, digits: str) -> GateState:
        """Try to pass. The try is on the disk as a wrong one before it is judged, so that pulling the plug gains nothing."""
        self._may_choose = False
        try:
            record = self._open()
        except (OSError, ResultsError) as error:
            return _failed(NOT_READ, error)
        if not record.pin:
            return self.ask()
        if self._locked_seconds(record):
            return self._asking(record)
        wrong = min(record.wrong + 1, MOST_WRONG)
        self._keep(replace(record, wrong=wrong, is_locked=wrong % TRIES == 0))
        try:
            is_right = is_pin(digits) and self._hasher.is_same(record.pin, digits)
        except ValueError as error:
            # Want of memory, perhaps. Whatever it is, it must not be taken for “no PIN”.
            return _failed(NOT_COMPARED, error)
        return self._passed() if is_right else self._refused()

    def choose_pin(self, digits: str) -> GateState:
        """Set a new PIN: for whoever has just passed, or where there is none yet."""
        try:
            record = self._open()
            if record.pin and not self._may_choose:
                return self._asking(record)
            if not is_pin(digits) or is_too_easy(digits) or self._was_given(record, digits):
                return GateState(Gate.TOO_EASY)
        except (OSError, ResultsError, ValueError) as error:
            return _failed(NOT_READ, error)
        failure = self._keep(GateRecord(pin=self._hasher.hash(digits), given=record.given))
        return _failed(NOT_KEPT, failure) if failure else GateState(Gate.OPEN)

    def lift(self) -> float | None:
        """Take the lock back where its time is over; returns the seconds until it will be, None where it is not locked."""
        try:
            record = self._open()
        except (OSError, ResultsError) as error:
            log.warning("the gate could not be read: %s", error)
            return None
        if not record.is_locked:
            return None
        left = self._locked_seconds(record)
        if left:
            return float(left)
        self._keep(replace(record, is_locked=False))
        return None

    def _passed(self) -> GateState:
        record = self._known()
        self._keep(replace(record, wrong=0, is_locked=False))
        self._may_choose = True
        return GateState(Gate.WANTS_NEW if record.must_change else Gate.OPEN)

    def _refused(self) -> GateState:
        record = self._known()
        if record.is_locked:
            self._lock(record)
            return self._asking(record)
        return GateState(Gate.WRONG, tries_left=_tries_left(record))

    def _asking(self, record: GateRecord) -> GateState:
        locked = self._locked_seconds(record)
        if locked:
            return GateState(Gate.LOCKED, locked_seconds=locked)
        return GateState(Gate.ASKS, tries_left=_tries_left(record))

    def _open(self) -> GateRecord:
        """The record, read at the first need. Raises OSError and ResultsError where it cannot be had now."""
        if self._record is None:
            try:
                record = self._file.read() or GateRecord()
            except DamagedGateError:
                self._set_aside()
                record = GateRecord()
            self._record = record
            if record.is_locked:
                # No clock outlives a pulled plug: the whole wait begins anew.
                self._lock(record)
            self._take_given(record)
        return self._known()

    def _known(self) -> GateRecord:
        return self._record or GateRecord()

    def _take_given(self, record: GateRecord) -> None:
        if not self._given or self._was_given(record, self._given):
            return
        made = self._hasher.hash(self._given)
        self._locked_until_ms = 0
        failure = self._keep(GateRecord(pin=made, must_change=True, given=made))
        log.info("the technician's PIN opens the gate once, for the officer to choose one")
        if failure:
            self._tell(NOT_KEPT.format(why=failure))

    def _was_given(self, record: GateRecord, digits: str) -> bool:
        try:
            return bool(record.given) and self._hasher.is_same(record.given, digits)
        except ValueError:
            return False

    def _set_aside(self) -> None:
        name = self._file.set_aside().name
        now = "The technician's PIN opens it now." if self._given else "Choose a new one at the gate."
        self._tell(DAMAGED.format(name=name, now=now))

    def _keep(self, record: GateRecord) -> str:
        """Know this from now on, and write it; returns why it could not be written, empty where it was."""
        self._record = record
        try:
            self._file.write(record)
        except OSError as error:
            self._is_kept = False
            log.warning("the gate could not be written, it is kept in memory: %s", error)
            return error.strerror or str(error)
        self._is_kept = True
        return ""

    def _lock(self, record: GateRecord) -> None:
        self._locked_until_ms = self._clock.now_ms() + 1_000 * lock_seconds(record.wrong)

    def _locked_seconds(self, record: GateRecord) -> int:
        """Whole seconds, rounded up; 0 where it is not locked."""
        if not record.is_locked:
            return 0
        return max(0, -(-(self._locked_until_ms - self._clock.now_ms()) // 1_000))


def _tries_left(record: GateRecord) -> int:
    return TRIES - record.wrong % TRIES


def _failed(text: str, why: object) -> GateState:
    said = why.strerror if isinstance(why, OSError) else None
    return GateState(Gate.FAILED, text=text.format(why=said or why))
