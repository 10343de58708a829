"""Kiosks as the hub knows them: who holds which token, and who is no longer trusted."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from hub.schema import KIOSKS

TOKEN_BYTES: Final = 32
ROTATE_AFTER_S: Final = 30 * 86_400
"""A token is good for ever; one that is older is given a successor at its next contact."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A kiosk that has shown its token. `is_revoked`: it was told to be lost."""

    id: str
    name: str
    is_revoked: bool


def new_token() -> str:
    """256 bits out of the system's entropy, for the kiosk alone: only their hash is kept."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(secret: str) -> bytes:
    """What is kept of a token, a code or a link. All are random and long, so that no salt and no delay is needed."""
    return hashlib.sha256(secret.encode()).digest()


def kiosk_of(connection: sa.Connection, token: str) -> Kiosk | None:
    """The kiosk that holds a token; None where nobody does."""
    hashed = hash_of(token)
    columns = (KIOSKS.c.id, KIOSKS.c.name, KIOSKS.c.revoked_s)
    held = sa.or_(KIOSKS.c.token_hash == hashed, KIOSKS.c.next_token_hash == hashed)
    row = connection.execute(sa.select(*columns).where(held)).one_or_none()
    return None if row is None else Kiosk(row.id, row.name, row.revoked_s is not None)


def met(connection: sa.Connection, kiosk: Kiosk, token: str, now_s: int) -> str | None:
    """Note that a kiosk was here; returns a new token for it where its own has become old.

    The first use of a new token ends the old one: until then both are good, because the reply that brought it may have
    been lost.
    """
    hashed = hash_of(token)
    is_it = KIOSKS.c.id == kiosk.id
    row = connection.execute(
        sa.select(KIOSKS.c.token_hash, KIOSKS.c.next_token_hash, KIOSKS.c.token_made_s).where(is_it)
    ).one()
    changes: dict[str, object] = {"last_contact_s": now_s}
    successor = None
    if hashed == row.next_token_hash:
        changes |= {"token_hash": hashed, "next_token_hash": None, "token_made_s": now_s}
    elif now_s - row.token_made_s >= ROTATE_AFTER_S:
        successor = new_token()
        changes["next_token_hash"] = hash_of(successor)
    connection.execute(sa.update(KIOSKS).where(is_it).values(changes))
    return successor
