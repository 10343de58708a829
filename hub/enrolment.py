"""How a kiosk becomes known: a code that is good once, and the key that the kiosk has made for itself."""

import secrets
from dataclasses import dataclass, field
from typing import Final

import sqlalchemy as sa
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from hub.database import insert_new
from hub.kiosks import hash_of, new_token
from hub.schema import ENROL_CODES, KIOSKS
from kiosk.wire.identity import enrolment_text, four_words_of, kiosk_id_of

LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"
"""32 that are not taken for one another: no l, o, 0 or 1."""
CODE_LETTERS: Final = 26
"""130 bits."""
ON_SCREEN_S: Final = 72 * 3600
ON_CARD_S: Final = 90 * 86_400


class EnrolmentError(Exception):
    """The kiosk cannot be enrolled with this; the text is for whoever stands before it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a kiosk asks with: the code, its public key (32 bytes), its name, and its signature over these (64 bytes)."""

    code: str = field(repr=False)
    public_key: bytes
    name: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The kiosk's id, its token (told this once), and the four words that both screens show."""

    kiosk_id: str
    token: str = field(repr=False)
    words: tuple[str, str, str, str]


def make_code(connection: sa.Connection, now_s: int, kiosk_name: str | None = None) -> str:
    """A new code: for a card where it is bound to a kiosk's name (90 days), else for a screen (72 hours).

    It is told this once; only its hash is kept.
    """
    code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LETTERS))
    good_s = ON_SCREEN_S if kiosk_name is None else ON_CARD_S
    connection.execute(
        sa.insert(ENROL_CODES).values(
            code_hash=hash_of(code), kiosk_name=kiosk_name, made_s=now_s, expires_s=now_s + good_s
        )
    )
    return code


def plain_code(code: str) -> str:
    """A code as somebody may have typed it: capitals, blanks and hyphens mean nothing."""
    return "".join(letter for letter in code.lower() if letter not in " -")


def enrol(connection: sa.Connection, asked: Asked, now_s: int, *, is_by_stick: bool = False) -> Enrolled:
    """Use up the code and make the kiosk known, or known again with a new token. Raises EnrolmentError.

    A kiosk that never saw the reply asks again with the same code and key, and is given a new token. What asks by a stick
    may have been written long ago: the token that the kiosk holds by now stays good until the new one is used.
    """
    _check_signature(asked)
    kiosk_id = kiosk_id_of(asked.public_key)
    _use_code(connection, asked, kiosk_id, now_s)
    token = new_token()
    if is_by_stick and _give_next(connection, kiosk_id, token):
        return Enrolled(kiosk_id, token, four_words_of(asked.public_key))
    known = {
        "name": asked.name,
        "token_hash": hash_of(token),
        "token_made_s": now_s,
        "next_token_hash": None,
        "revoked_s": None,
        "enrolled_s": now_s,
        "last_contact_s": now_s,
    }
    first = {"id": kiosk_id, "public_key": asked.public_key, "name": asked.name, "enrolled_s": now_s}
    insert_new(connection, KIOSKS, [first])
    connection.execute(sa.update(KIOSKS).where(KIOSKS.c.id == kiosk_id).values(known))
    return Enrolled(kiosk_id, token, four_words_of(asked.public_key))


def _give_next(connection: sa.Connection, kiosk_id: str, token: str) -> bool:
    """Give a token beside the one that is held; False where none is."""
    holds = sa.and_(KIOSKS.c.id == kiosk_id, KIOSKS.c.revoked_s.is_(None), KIOSKS.c.token_hash.is_not(None))
    given = connection.execute(sa.update(KIOSKS).where(holds).values(next_token_hash=hash_of(token)))
    return bool(given.rowcount)


def _check_signature(asked: Asked) -> None:
    try:
        key = Ed25519PublicKey.from_public_bytes(asked.public_key)
        key.verify(asked.signature, enrolment_text(asked.code, asked.public_key, asked.name))
    except (InvalidSignature, ValueError):
        raise EnrolmentError("the kiosk did not show that the key is its own") from None


def _use_code(connection: sa.Connection, asked: Asked, kiosk_id: str, now_s: int) -> None:
    """Take the code, in one statement: of two kiosks with the same code the first one has it."""
    hashed = hash_of(plain_code(asked.code))
    free = sa.or_(ENROL_CODES.c.used_s.is_(None), ENROL_CODES.c.used_by == kiosk_id)
    taken = connection.execute(
        sa.update(ENROL_CODES)
        .where(ENROL_CODES.c.code_hash == hashed, ENROL_CODES.c.expires_s > now_s, free)
        .where(sa.or_(ENROL_CODES.c.kiosk_name.is_(None), ENROL_CODES.c.kiosk_name == asked.name))
        .values(used_s=now_s, used_by=kiosk_id)
    )
    if taken.rowcount:
        return
    row = connection.execute(sa.select(ENROL_CODES).where(ENROL_CODES.c.code_hash == hashed)).one_or_none()
    if row is None:
        raise EnrolmentError("this code is not known here: look at it again, or ask for a new one")
    if row.used_s is not None and row.used_by != kiosk_id:
        raise EnrolmentError("this code was used before: ask for a new one")
    if row.expires_s <= now_s:
        raise EnrolmentError("this code is too old: ask for a new one")
    raise EnrolmentError("this code is for a kiosk of another name")


def revoke(connection: sa.Connection, kiosk_id: str, now_s: int) -> bool:
    """Trust this kiosk no longer; False where it is not known, or was revoked before.

    The code that it was enrolled with ends too: whoever has the kiosk has that.
    """
    used = sa.and_(ENROL_CODES.c.used_by == kiosk_id, ENROL_CODES.c.expires_s > now_s)
    connection.execute(sa.update(ENROL_CODES).where(used).values(expires_s=now_s))
    is_it = sa.and_(KIOSKS.c.id == kiosk_id, KIOSKS.c.revoked_s.is_(None))
    return bool(connection.execute(sa.update(KIOSKS).where(is_it).values(revoked_s=now_s)).rowcount)
