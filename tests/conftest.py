"""For every test: what a keeper or a simulated disk has opened is closed when the test is over."""

from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.results.keeper import PromptKeeper
from tests.results.disks import close_all


@pytest.fixture(autouse=True)
def _nothing_stays_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Python 3.13 warns of a connection that was left open, at whatever test comes next."""
    made: list[PromptKeeper] = []
    make = PromptKeeper.__init__

    def remember(self: PromptKeeper, *given: Any, **named: Any) -> None:
        make(self, *given, **named)
        made.append(self)

    monkeypatch.setattr(PromptKeeper, "__init__", remember)
    yield
    close_all()
    for keeper in made:
        keeper._backlog.close()
