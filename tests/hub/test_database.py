import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from hub.database import Database, migrate, open_database, revision
from hub.errors import DatabaseError
from hub.schema import AUDIT, METADATA


def note(connection: sa.Connection, about: str) -> None:
    connection.execute(sa.insert(AUDIT).values(at_s=1, operator="ada", act="test", about=about))


def noted(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(AUDIT)).scalar_one()


def test_the_migrations_lead_to_the_tables_that_the_program_knows(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_database_that_is_up_to_date_is_left_alone(database: Database) -> None:
    assert revision(database) == "0001"
    assert not migrate(database)


def test_what_raises_leaves_nothing_behind(database: Database) -> None:
    def half() -> None:
        with database.writing() as connection:
            note(connection, "half")
            raise ValueError

    with pytest.raises(ValueError):
        half()
    assert noted(database) == 0


def test_writers_of_one_process_wait_for_each_other(database: Database) -> None:
    def write() -> None:
        for number in range(20):
            with database.writing() as connection:
                note(connection, str(number))

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert noted(database) == 80


def test_a_reader_sees_one_moment(database: Database) -> None:
    if not database.is_embedded:
        pytest.skip("PostgreSQL reads committed rows unless it is asked for more")
    with database.reading() as connection:
        count = sa.select(sa.func.count()).select_from(AUDIT)
        assert connection.execute(count).scalar_one() == 0
        with database.writing() as writer:
            note(writer, "meanwhile")
        assert connection.execute(count).scalar_one() == 0
    assert noted(database) == 1


def test_a_step_that_fails_is_told_and_leaves_no_trace(address: str) -> None:
    database = open_database(address)
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE visit (odd INTEGER)")
    with pytest.raises(DatabaseError, match="cannot be brought up to date"):
        migrate(database)
    with database.reading() as connection:
        assert sa.inspect(connection).get_table_names() == ["visit"]
    database.close()


def test_a_database_of_a_newer_hub_is_refused(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseError, match="newer hub"):
        migrate(database)


def test_a_database_that_cannot_be_reached_is_told_without_its_password() -> None:
    with pytest.raises(DatabaseError) as told:
        open_database("postgresql+psycopg://ada:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value)
    assert "HUB_DATABASE" in str(told.value)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    path.write_text("this is no database, however long it may be " * 100)
    with pytest.raises(DatabaseError, match="cannot be opened"):
        open_database(f"sqlite:///{path}")
