"""The people who use the hub: invited by a link that is good once, known by a password of their own, and by no more."""

import secrets
import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from hub.kiosks import hash_of
from hub.schema import AUDIT, OPERATORS, SESSIONS

LINK_GOOD_S: Final = 7 * 86_400
SESSION_IDLE_S: Final = 8 * 3_600
SESSION_LONGEST_S: Final = 7 * 86_400
SEEN_EVERY_S: Final = 60
"""A session's last use is noted no more often, so that reading a page is not a write each time."""
WRONG_TRIES: Final = 10
LOCKED_S: Final = 900
SHORTEST_PASSWORD: Final = 12
LONGEST_PASSWORD: Final = 200


class Role(StrEnum):
    """Each may do what those before it may."""

    VIEWER = "viewer"
    TRAINER = "trainer"
    ADMIN = "admin"

    def may(self, needed: "Role") -> bool:
        """Whether this role is enough for what needs that one."""
        return tuple(Role).index(self) >= tuple(Role).index(needed)


@dataclass(frozen=True, slots=True)
class Operator:
    id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Session:
    """An operator who is logged in; `csrf` has to come back with every form."""

    operator: Operator
    csrf: str = field(repr=False)
    token: str = field(repr=False)


class RefusedError(Exception):
    """It cannot be done; the text is for the person who asked."""


@cache
def hasher() -> PasswordHasher:
    """Argon2id with the parameters of RFC 9106 for little memory: 64 MiB, three passes."""
    return PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=4)


def invite(connection: sa.Connection, name: str, role: Role, now_s: int) -> str:
    """Make an operator, or a new link for one who is there; returns the secret of the link, told this once.

    Raises RefusedError for a name that is empty or too long.
    """
    name = " ".join(name.split())
    if not 1 <= len(name) <= 60:
        raise RefusedError("an operator's name has one to 60 letters")
    secret = secrets.token_urlsafe(32)
    link = {
        "link_hash": hash_of(secret),
        "link_expires_s": now_s + LINK_GOOD_S,
        "role": role.value,
        "removed_s": None,
    }
    found = connection.execute(sa.update(OPERATORS).where(OPERATORS.c.name == name).values(link))
    if not found.rowcount:
        connection.execute(sa.insert(OPERATORS).values(id=str(uuid.uuid4()), name=name, made_s=now_s, **link))
    return secret


def invited(connection: sa.Connection, secret: str, now_s: int) -> str | None:
    """The name of the operator whom a link is for; None where it is good no more."""
    return connection.execute(sa.select(OPERATORS.c.name).where(_is_link(secret, now_s))).scalar_one_or_none()


def accept(connection: sa.Connection, secret: str, password: str, now_s: int) -> Operator:
    """Set the password of whom the link is for; the link is used up, and every session of theirs ends. Raises RefusedError."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise RefusedError(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} letters")
    row = connection.execute(sa.select(OPERATORS).where(_is_link(secret, now_s))).one_or_none()
    if row is None:
        raise RefusedError("this link was used before, or is too old: ask for a new one")
    if row.name.casefold() in password.casefold():
        raise RefusedError("the password holds your name: take another")
    connection.execute(
        sa.update(OPERATORS)
        .where(OPERATORS.c.id == row.id)
        .values(
            password_hash=hasher().hash(password),
            link_hash=None,
            link_expires_s=None,
            wrong_tries=0,
            locked_until_s=None,
        )
    )
    connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.operator_id == row.id))
    return Operator(row.id, row.name, Role(row.role))


def log_in(connection: sa.Connection, name: str, password: str, now_s: int) -> Session | None:
    """Open a session; None where name or password is wrong, or after too many wrong tries for a while.

    Takes as long for a name that nobody has. The caller commits also where this is None: tries are counted.
    """
    is_it = sa.and_(OPERATORS.c.name == " ".join(name.split()), OPERATORS.c.removed_s.is_(None))
    row = connection.execute(sa.select(OPERATORS).where(is_it)).one_or_none()
    is_right = _verify(row.password_hash if row and row.password_hash else _nobodys(), password)
    if row is None or not row.password_hash or (row.locked_until_s or 0) > now_s:
        return None
    if not is_right:
        tries = row.wrong_tries + 1
        locked = now_s + LOCKED_S if tries >= WRONG_TRIES else None
        kept = {"wrong_tries": 0 if locked else tries, "locked_until_s": locked}
        connection.execute(sa.update(OPERATORS).where(OPERATORS.c.id == row.id).values(kept))
        return None
    connection.execute(
        sa.update(OPERATORS).where(OPERATORS.c.id == row.id).values(wrong_tries=0, locked_until_s=None)
    )
    return open_session(connection, Operator(row.id, row.name, Role(row.role)), now_s)


def open_session(connection: sa.Connection, operator: Operator, now_s: int) -> Session:
    """A new session, with a token that nobody could have known before."""
    token, csrf = secrets.token_urlsafe(32), secrets.token_bytes(32)
    connection.execute(
        sa.insert(SESSIONS).values(
            token_hash=hash_of(token), operator_id=operator.id, csrf=csrf, made_s=now_s, seen_s=now_s
        )
    )
    return Session(operator, csrf.hex(), token)


def session_of(connection: sa.Connection, token: str, now_s: int) -> tuple[Session, bool] | None:
    """The session of a token, and whether its use should be noted (`seen`); None where it has ended."""
    joined = sa.join(SESSIONS, OPERATORS, SESSIONS.c.operator_id == OPERATORS.c.id)
    row = connection.execute(
        sa.select(SESSIONS, OPERATORS.c.name, OPERATORS.c.role)
        .select_from(joined)
        .where(SESSIONS.c.token_hash == hash_of(token), OPERATORS.c.removed_s.is_(None))
        .where(SESSIONS.c.seen_s > now_s - SESSION_IDLE_S, SESSIONS.c.made_s > now_s - SESSION_LONGEST_S)
    ).one_or_none()
    if row is None:
        return None
    operator = Operator(row.operator_id, row.name, Role(row.role))
    return Session(operator, row.csrf.hex(), token), now_s - row.seen_s >= SEEN_EVERY_S


def seen(connection: sa.Connection, token: str, now_s: int) -> None:
    connection.execute(
        sa.update(SESSIONS).where(SESSIONS.c.token_hash == hash_of(token)).values(seen_s=now_s)
    )


def log_out(connection: sa.Connection, token: str) -> None:
    connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.token_hash == hash_of(token)))


def remove(connection: sa.Connection, name: str, now_s: int) -> bool:
    """Let an operator in no more; False where nobody has that name. The last admin stays: raises RefusedError."""
    row = _named(connection, name)
    if row is None:
        return False
    if row.role == Role.ADMIN.value and not _has_other_admin(connection, row.id):
        raise RefusedError("the last admin cannot be removed: make another one first")
    changes = {"removed_s": now_s, "password_hash": None, "link_hash": None}
    connection.execute(sa.update(OPERATORS).where(OPERATORS.c.id == row.id).values(changes))
    connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.operator_id == row.id))
    return True


def change_role(connection: sa.Connection, name: str, role: Role) -> bool:
    """Let an operator do more or less from now on; False where nobody has that name. The last admin stays one: RefusedError."""
    row = _named(connection, name)
    if row is None:
        return False
    if row.role == Role.ADMIN.value and role is not Role.ADMIN and not _has_other_admin(connection, row.id):
        raise RefusedError("the last admin has to stay one: make another one first")
    connection.execute(sa.update(OPERATORS).where(OPERATORS.c.id == row.id).values(role=role.value))
    return True


def _named(connection: sa.Connection, name: str) -> sa.Row[Any] | None:
    is_it = sa.and_(OPERATORS.c.name == name, OPERATORS.c.removed_s.is_(None))
    return connection.execute(sa.select(OPERATORS).where(is_it)).one_or_none()


def _has_other_admin(connection: sa.Connection, id_: str) -> bool:
    """Whether somebody else is an admin who can log in."""
    others = sa.and_(
        OPERATORS.c.role == Role.ADMIN.value,
        OPERATORS.c.removed_s.is_(None),
        OPERATORS.c.password_hash.is_not(None),
        OPERATORS.c.id != id_,
    )
    return connection.execute(sa.select(OPERATORS.c.id).where(others).limit(1)).first() is not None


def has_any(connection: sa.Connection) -> bool:
    """Whether anybody has set a password yet."""
    is_set = OPERATORS.c.password_hash.is_not(None)
    return connection.execute(sa.select(OPERATORS.c.id).where(is_set).limit(1)).first() is not None


def audit(connection: sa.Connection, operator: str, act: str, about: str, now_s: int) -> None:
    """Write down who did what; `about` is an id or a name, never a secret."""
    connection.execute(sa.insert(AUDIT).values(at_s=now_s, operator=operator, act=act, about=about[:200]))


def _is_link(secret: str, now_s: int) -> sa.ColumnElement[bool]:
    return sa.and_(
        OPERATORS.c.link_hash == hash_of(secret),
        OPERATORS.c.link_expires_s > now_s,
        OPERATORS.c.removed_s.is_(None),
    )


def _verify(hashed: str, password: str) -> bool:
    try:
        return hasher().verify(hashed, password[:LONGEST_PASSWORD])
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return hasher().hash(secrets.token_urlsafe(32))
