"""The database's copy of what was published, for the hub's pages: what is signed counts, and this follows it."""

import sqlalchemy as sa

from hub.database import insert_new
from hub.packs.publishing import Published
from hub.schema import PACKS
from kiosk.wire.channel import Channel


def note(connection: sa.Connection, packs: tuple[Published, ...], now_s: int) -> None:
    """Have the table say what is signed; whatever it said before is mended."""
    rows = [
        {
            "id": one.id,
            "version": one.version,
            "sha256": bytes.fromhex(one.sha256),
            "published_s": now_s,
            "is_pilot_only": is_for_pilots(one),
        }
        for one in packs
    ]
    insert_new(connection, PACKS, rows)
    for one in packs:
        is_it = sa.and_(PACKS.c.id == one.id, PACKS.c.version == one.version)
        changed = {"sha256": bytes.fromhex(one.sha256), "is_pilot_only": is_for_pilots(one)}
        connection.execute(sa.update(PACKS).where(is_it).values(changed))
        if one.is_withdrawn:
            ended = sa.and_(is_it, PACKS.c.withdrawn_s.is_(None))
            connection.execute(sa.update(PACKS).where(ended).values(withdrawn_s=now_s))


def is_for_pilots(one: Published) -> bool:
    """Whether only pilot kiosks are offered it."""
    return one.channels == (Channel.PILOT,)
