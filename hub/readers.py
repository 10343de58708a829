"""Other systems of the controller's that read statements: each has a name and a token, made by an operator and ended by one."""

from typing import Any

import sqlalchemy as sa

from hub.errors import UsageError
from hub.kiosks import hash_of, new_token
from hub.schema import READ_TOKENS

LONGEST_NAME = 60


def make_reader(connection: sa.Connection, name: str, now_s: int) -> str:
    """A token for a new reader, or a new one for an old one, whose last is good no more. It is told this once.

    Raises UsageError for a name that is empty or too long.
    """
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise UsageError(f"a reader's name has one to {LONGEST_NAME} letters")
    end_reader(connection, name)
    token = new_token()
    connection.execute(sa.insert(READ_TOKENS).values(name=name, token_hash=hash_of(token), made_s=now_s))
    return token


def end_reader(connection: sa.Connection, name: str) -> bool:
    """Let a reader read no more; False where nobody has that name."""
    return bool(connection.execute(sa.delete(READ_TOKENS).where(READ_TOKENS.c.name == name)).rowcount)


def reader_of(connection: sa.Connection, token: str) -> str | None:
    """The name of the reader who holds a token; None where none does."""
    is_it = READ_TOKENS.c.token_hash == hash_of(token)
    return connection.execute(sa.select(READ_TOKENS.c.name).where(is_it)).scalar_one_or_none()


def readers(connection: sa.Connection) -> list[Any]:
    """Every reader's name, and when its token was made."""
    wanted = sa.select(READ_TOKENS.c.name, READ_TOKENS.c.made_s).order_by(READ_TOKENS.c.name)
    return list(connection.execute(wanted))
