"""The database, embedded or PostgreSQL: opened, brought up to date, and written to in whole transactions."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, exc
from sqlalchemy.dialects import postgresql, sqlite

from hub.errors import DatabaseError

MIGRATIONS: Final = Path(__file__).parent / "migrations"
BUSY_SECONDS: Final = 10
POOL: Final = 8
"""Connections to PostgreSQL that a process holds."""


class Database:
    """An open database. Safe from any thread; nothing is kept of a transaction that raised.

    The embedded one is in WAL with `synchronous=FULL`: what was committed outlives a pulled plug. It takes one writer at a
    time, so writers of one process queue for `writing` here instead of meeting inside SQLite.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.is_embedded = engine.dialect.name == "sqlite"
        self._turn = threading.Lock()

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction that writes: committed on leaving, rolled back where it raises."""
        if not self.is_embedded:
            with self.engine.begin() as connection:
                yield connection
            return
        with self._turn, self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One view of the data, unchanged by what others write meanwhile."""
        with self.engine.connect() as connection:
            if self.is_embedded:
                connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                if self.is_embedded:
                    connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def snapshot(self) -> Iterator[sa.Connection]:
        """The same for as long as it is open and however many questions are asked, on either kind of database."""
        if self.is_embedded:
            with self.reading() as connection:
                yield connection
            return
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True, "stream_results": True}
        with self.engine.connect().execution_options(**options) as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


def open_database(url: str) -> Database:
    """Open the database at an SQLAlchemy address. Raises DatabaseError where it cannot be reached."""
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite":
        engine = _embedded(address)
    else:
        engine = sa.create_engine(address, pool_size=POOL, max_overflow=0, pool_pre_ping=True)
    database = Database(engine)
    try:
        with database.reading() as connection:
            connection.execute(sa.select(1))
    except exc.SQLAlchemyError as error:
        database.close()
        where = address.render_as_string(hide_password=True)
        raise DatabaseError(f"{where} cannot be opened ({_told(error)}): see HUB_DATABASE") from error
    return database


def _embedded(address: sa.URL) -> sa.Engine:
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(address, connect_args={"timeout": BUSY_SECONDS, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    return engine


def insert_new(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert those rows whose key is not there yet; what is there stays as it is, whoever else is writing."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), [dict(row) for row in rows])


def migrate(database: Database) -> bool:
    """Bring the database up to date, each step in a transaction with its record; True when there was something to do.

    Raises DatabaseError where a newer hub has written it already, and where a step fails.
    """
    scripts = ScriptDirectory.from_config(_config())
    wanted, found = scripts.get_current_head(), revision(database)
    if found == wanted:
        return False
    if found is not None and found not in {step.revision for step in scripts.walk_revisions()}:
        raise DatabaseError(
            f"the database was written by a newer hub (its shape is {found}): update this hub"
        )
    try:
        with database.writing() as connection:
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except exc.SQLAlchemyError as error:
        raise DatabaseError(f"the database cannot be brought up to date: {_told(error)}") from error
    return True


def revision(database: Database) -> str | None:
    """The name of the newest migration that this database has had; None where it is empty."""
    with database.reading() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _told(error: exc.SQLAlchemyError) -> str:
    """What the driver said, without the statement and its values."""
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().splitlines()[0]
