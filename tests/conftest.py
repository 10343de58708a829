"""For every test: what a simulated disk has opened is closed when the test is over."""

from collections.abc import Iterator

import pytest

from tests.results.disks import close_all


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    yield
    close_all()
