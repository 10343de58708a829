"""A kiosk that has played, a real hub, and the line between them, which fails as it is told to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.database import migrate, open_database
from hub.enrolment import make_code
from kiosk.sync.enrolling import enrol
from tests.hub.desk import Desk
from tests.sync.lines import HUB, FaultyLine, HubLine
from tests.sync.stand import Stand


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    database = open_database(f"sqlite:///{tmp_path / 'hub.db'}")
    migrate(database)
    yield Desk(database, data=tmp_path / "hub")
    database.close()


@pytest.fixture
def line(desk: Desk) -> FaultyLine:
    return FaultyLine(HubLine(desk.client))


@pytest.fixture
def newcomer(tmp_path: Path, line: FaultyLine) -> Stand:
    """A kiosk that is not enrolled yet."""
    return Stand(tmp_path / "state", line)


@pytest.fixture
def stand(newcomer: Stand, desk: Desk, line: FaultyLine) -> Stand:
    """A kiosk that is enrolled."""
    with desk.database.writing() as connection:
        code = make_code(connection, desk.now)
    newcomer.vault.write(enrol(line, newcomer.identity, hub=HUB, code=code, name="Kiosk 7"))
    line.asked.clear()
    line.tokens.clear()
    return newcomer
