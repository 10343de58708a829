"""A hub on each kind of database that is there: embedded always, PostgreSQL where its programs are installed."""

import os
import pwd
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from hub.database import Database, migrate, open_database


def postgres_programs() -> Path | None:
    """The folder of PostgreSQL's own programs: Debian keeps them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


class Cluster:
    """A PostgreSQL of our own in a folder, reached by a socket there and by nobody else."""

    def __init__(self, programs: Path, folder: Path, *, is_durable: bool = False) -> None:
        self.folder = folder
        self._is_durable = is_durable
        self._programs = programs
        self._owner: tuple[str, ...] = ()
        if os.geteuid() == 0:
            self._give_away()

    def _give_away(self) -> None:
        """PostgreSQL refuses to be run by root."""
        owner = pwd.getpwnam("postgres")
        for path in (self.folder, *self.folder.parents[:2]):
            path.chmod(path.stat().st_mode | 0o711)
        os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self._owner = ("setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups")

    def start(self) -> None:
        self._run("initdb", "-U", "hub", "-A", "trust", "-E", "UTF8")
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder}"
        if not self._is_durable:
            options += " -c fsync=off"
        self._run("pg_ctl", "-o", options, "-w", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = (*self._owner, str(self._programs / program), "-D", str(self.folder / "data"), *arguments)
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL that ends with the tests."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql): not run on it")
    # The path of a socket may be 107 bytes long, and pytest's folders are deep.
    with tempfile.TemporaryDirectory(prefix="hub-pg-") as folder:
        cluster = Cluster(programs, Path(folder))
        cluster.start()
        try:
            yield f"postgresql+psycopg://hub@/postgres?host={folder}"
        finally:
            cluster.stop()


@pytest.fixture(params=["embedded", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "embedded":
        return f"sqlite:///{tmp_path / 'hub.db'}"
    server: str = request.getfixturevalue("postgres")
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """An open database of today's shape."""
    opened = open_database(address)
    migrate(opened)
    yield opened
    opened.close()
