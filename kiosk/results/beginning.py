"""What is done once in a kiosk's run, as soon as the results can be opened and before anything is written."""

from kiosk.database import Tell
from kiosk.play.events import UnfinishedFound
from kiosk.ports import Clock, Inbox
from kiosk.results.book import RoundBook
from kiosk.results.retention import UNSENT_DAYS
from kiosk.results.store import Store


class Beginning:
    """Tells of a round that was left open and of results that wait to be sent. Belongs to the thread of the store.

    Unless `is_offering`, nobody is there to be asked: what was left open is closed.
    """

    def __init__(self, book: RoundBook, inbox: Inbox, clock: Clock, tell: Tell) -> None:
        self._book = book
        self._inbox = inbox
        self._clock = clock
        self._tell = tell
        self._is_done = False
        self.is_offering = False

    def make(self, store: Store) -> None:
        """Raises sqlite3.Error where the store cannot be read or written now: then it is made at the next opening."""
        if not self._is_done:
            self._begin(store)
        self._book.recollection.refresh(store.memory())

    def _begin(self, store: Store) -> None:
        now = self._book.now()
        since = store.unsent_since(now)
        left = store.begin(now, is_offering=self.is_offering)
        self._is_done = True
        if left:
            self._book.offer(left.opened)
            self._inbox.put(UnfinishedFound(self._clock.now_ms(), left.unfinished))
        if since:
            self._tell(
                f"Results since {since} have waited for more than {UNSENT_DAYS} days to be sent."
                " None is lost. Tell whoever looks after this kiosk."
            )
