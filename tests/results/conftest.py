"""A keeper on a disk that can be made to fail, without a thread: what it does is done when the call returns."""

from pathlib import Path

import pytest

from kiosk.results.book import RoundBook
from kiosk.results.keeper import PromptKeeper
from tests.results.disks import Disk, Ears, StillClock, moment


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "results.db"


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def keeper(path: Path, disk: Disk, ears: Ears, told: list[str]) -> PromptKeeper:
    return PromptKeeper(
        path, ears, StillClock(), connect=disk.connect, tell=told.append, book=RoundBook(moment=moment)
    )
