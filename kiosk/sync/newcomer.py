"""Enrols a kiosk by itself where its card brings a code, and then lets it send."""

import logging
from collections.abc import Callable

from kiosk.errors import ResultsError
from kiosk.sync.courier import Courier, Outcome
from kiosk.sync.logbook import Logbook
from kiosk.sync.ports import Now
from kiosk.sync.trouble import Trouble, TroubleError
from kiosk.sync.vault import Enrolment, Vault

log = logging.getLogger(__name__)


class Newcomer:
    """Implements `kiosk.sync.watching.Runner`. A code that the hub has refused is not shown to it again."""

    def __init__(
        self,
        courier: Courier,
        vault: Vault,
        logbook: Logbook,
        clock: Callable[[], Now],
        enrol: Callable[[], Enrolment],
    ) -> None:
        self._courier = courier
        self._vault = vault
        self._logbook = logbook
        self._clock = clock
        self._enrol = enrol
        self._is_refused = False

    def run(self) -> Outcome:
        """Enrol where that is still to be done, then send. Never raises for what the network, the hub or the card does."""
        try:
            if self._vault.read() is None and not self._is_refused:
                self._vault.write(self._enrol())
        except TroubleError as error:
            log.warning("%s", error)
            self._is_refused = error.trouble is Trouble.CODE
            return self._failed(error.trouble, error.retry_after_s)
        except (ResultsError, OSError) as error:
            log.warning("the enrolment cannot be read or kept: %s", error)
            return self._failed(Trouble.RESULTS)
        if self._is_refused and self._vault.read() is None:
            return Outcome(trouble=Trouble.CODE)
        return self._courier.run()

    def _failed(self, trouble: Trouble, retry_after_s: int | None = None) -> Outcome:
        try:
            self._logbook.fail(trouble, self._clock())
        except OSError as error:
            log.warning("the logbook cannot be written: %s", error)
        return Outcome(trouble=trouble, retry_after_s=retry_after_s)
