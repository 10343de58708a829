"""What sending has gone through: the last contact, what is in the way since when, and what was learnt of the time.

Read by the app and by doctor as well, so that it knows nothing of networks.
"""

import contextlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from kiosk.durable import write_durably
from kiosk.sync.ports import Now
from kiosk.sync.trouble import ADVICE, WORDS, Trouble
from kiosk.wire.health import MOST_SAMPLES, ClockSample, ClockSource

SAMPLE_EVERY_MS: Final = 6 * 3_600_000
NOTED_EVERY_S: Final = 3_600
"""Contacts are noted once an hour: a card wears out by writing."""


@dataclass(frozen=True, slots=True)
class Page:
    """Times are seconds since 1970: of the contact by the hub, of the trouble by this machine's clock (None: untrusted)."""

    contact_s: int | None = None
    trouble: Trouble | None = None
    trouble_since_s: int | None = None
    samples: tuple[ClockSample, ...] = ()
    """Of the clock; the last one of each kind stays after it was delivered, to know when the next is due."""
    delivered: int = 0
    """So many of these the hub has."""

    @property
    def words(self) -> str:
        """What is in the way, in plain words; empty where nothing is."""
        return WORDS[self.trouble] if self.trouble else ""

    @property
    def advice(self) -> str:
        """One line for the officer, where a person has to do something about it."""
        return ADVICE.get(self.trouble, "") if self.trouble else ""


class Logbook:
    """One small file. It is told again at the next contact, so that a damaged one is begun anew."""

    def __init__(self, state: Path) -> None:
        self._path = state / "sync" / "logbook.json"

    def read(self) -> Page:
        """Never raises: what cannot be read is not known."""
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            return _page(json.loads(self._path.read_bytes()))
        return Page()

    def fail(self, trouble: Trouble, now: Now) -> None:
        """Note what is in the way; from when it is, stays."""
        since_s = now.wall_s if now.is_trusted else None
        self._change(
            lambda page: (
                page if page.trouble == trouble else replace(page, trouble=trouble, trouble_since_s=since_s)
            )
        )

    def meet(self, server_s: int, now: Now) -> None:
        """Note that the hub has answered."""

        def met(page: Page) -> Page:
            is_noted = page.contact_s is not None and 0 <= server_s - page.contact_s < NOTED_EVERY_S
            contact_s = page.contact_s if is_noted else server_s
            cleared = replace(page, contact_s=contact_s, trouble=None, trouble_since_s=None)
            return _with_sample(cleared, now, server_s, ClockSource.HUB)

        self._change(met)

    def clear(self) -> None:
        """Nothing is in the way any more."""
        self._change(lambda page: replace(page, trouble=None, trouble_since_s=None))

    def look_at_clock(self, now: Now) -> None:
        """Note what a trusted clock says in this boot: rounds of the same boot can be dated by it."""
        if now.is_trusted:
            self._change(lambda page: _with_sample(page, now, now.wall_s, ClockSource.NTP))

    def deliver(self, count: int) -> None:
        """The hub has the first so many samples."""
        self._change(lambda page: _without_delivered(replace(page, delivered=count)))

    def _change(self, change: Callable[[Page], Page]) -> None:
        before = self.read()
        after = change(before)
        if after != before:
            write_durably(self._path, json.dumps(asdict(after)).encode())


def _page(told: dict[str, Any]) -> Page:
    samples = tuple(
        ClockSample(**(one | {"source": ClockSource(one["source"])})) for one in told.pop("samples")
    )
    trouble = told.pop("trouble")
    return Page(**told, samples=samples, trouble=Trouble(trouble) if trouble else None)


def _with_sample(page: Page, now: Now, wall_s: int, source: ClockSource) -> Page:
    if now.boot_id is None:
        return page
    last = [one for one in page.samples if (one.boot_id, one.source) == (now.boot_id, source)]
    if last and now.boottime_ms - last[-1].boottime_ms < SAMPLE_EVERY_MS:
        return page
    samples = (*page.samples, ClockSample(now.boot_id, now.boottime_ms, wall_s, source))
    dropped = max(0, len(samples) - MOST_SAMPLES)
    return replace(page, samples=samples[dropped:], delivered=max(0, page.delivered - dropped))


def _without_delivered(page: Page) -> Page:
    """Keep what is not delivered, and the newest of each source."""
    newest = {one.source: one for one in page.samples}
    old = tuple(one for one in page.samples[: page.delivered] if newest[one.source] == one)
    return replace(page, samples=(*old, *page.samples[page.delivered :]), delivered=len(old))
