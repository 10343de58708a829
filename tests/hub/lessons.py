"""Rounds put straight into the hub's database, as sums of votes; and somebody who is logged in to read of them."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
import sqlalchemy as sa

from hub.database import Database
from hub.figures.settling import SETTLES_AFTER_S, settle
from hub.figures.stories import BUNDLED, keep_stories, stories_in
from hub.operators import Role, accept, invite, open_session
from hub.schema import ROLLUPS, ROUNDS, SCHOOLS, STORIES, VISITS
from kiosk.scenario.model import Answer
from tests.hub.desk import Desk
from tests.hub.statements import KIOSK

OCTOBER_S = 1_792_000_000
"""14 October 2026, 18:26 UTC."""
GO_STORY, NEVER_STORY = "planned-tea", "lift-from-coach"
Votes = Mapping[str, tuple[int, int]]
"""By story: how many chose GO, how many NEVER GO."""


@dataclass(frozen=True)
class Lesson:
    """One round: `number` within its kiosk; every lesson is a visit unless `visit` says otherwise."""

    votes: Votes
    number: int = 1
    year: str = "3"
    language: str | None = "en"
    urn: str | None = "100001"
    at_s: int = OCTOBER_S
    mode: str = "vote"
    press: str = "own"
    kiosk: str = KIOSK
    visit: str = ""
    rev: int = 1
    size: str | None = "20-29"


def keep_two_stories(database: Database) -> None:
    """A story in which GO is safe, and one in which NEVER GO is; two revisions of each."""
    with database.writing() as connection:
        for rev in (1, 2):
            for id_, answer, title in (
                (GO_STORY, Answer.GO, "Tea at Sam's"),
                (NEVER_STORY, Answer.NEVER_GO, "A lift from the coach"),
            ):
                connection.execute(
                    sa.insert(STORIES).values(
                        id=id_,
                        rev=rev,
                        title=title,
                        answer=answer.value,
                        who="known-adult",
                        ages="7-9",
                        skills="recall-the-plan check-first",
                    )
                )


def keep_bundled_stories(database: Database) -> None:
    with database.writing() as connection:
        keep_stories(connection, stories_in(BUNDLED))


def keep_school(database: Database, urn: str, name: str, area: str, region: str = "London") -> None:
    with database.writing() as connection:
        connection.execute(sa.insert(SCHOOLS).values(urn=urn, name=name, town="", area=area, region=region))


def hold(database: Database, lesson: Lesson, received_s: int | None = None) -> str:
    """Put a lesson; returns the id of its visit."""
    round_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{lesson.kiosk} {lesson.number}"))
    visit_id = str(uuid.uuid5(uuid.NAMESPACE_URL, lesson.visit or round_id))
    key = {"kiosk_id": lesson.kiosk, "round_id": round_id}
    with database.writing() as connection:
        is_it = sa.and_(VISITS.c.kiosk_id == lesson.kiosk, VISITS.c.id == visit_id)
        if not connection.execute(sa.select(VISITS.c.id).where(is_it)).first():
            connection.execute(
                sa.insert(VISITS).values(
                    kiosk_id=lesson.kiosk, id=visit_id, urn=lesson.urn, year=lesson.year, size=lesson.size
                )
            )
        connection.execute(
            sa.insert(ROUNDS).values(
                kiosk_id=lesson.kiosk,
                id=round_id,
                visit_id=visit_id,
                number=lesson.number,
                ages="7-9",
                mode=lesson.mode,
                boottime_ms=1,
                wall_time="2026-10-14T18:26:40Z",
                language=lesson.language,
                best_s=lesson.at_s,
                confidence="guess",
                received_s=lesson.at_s if received_s is None else received_s,
            )
        )
        for story, (go, never_go) in lesson.votes.items():
            more = {"press": lesson.press, "ballot": 1, "go": go, "never_go": never_go}
            connection.execute(
                sa.insert(ROLLUPS).values(**key, scenario_id=story, scenario_rev=lesson.rev, **more)
            )
    return visit_id


def settled(database: Database, now_s: int = OCTOBER_S + SETTLES_AFTER_S) -> int:
    """Settle everything that is due; returns how many rounds there were."""
    count = 0
    while True:
        with database.writing() as connection:
            some = settle(connection, now_s)
        count += some
        if not some:
            return count


def sit_down(desk: Desk, role: Role = Role.ADMIN, name: str = "Ada") -> None:
    """Log somebody in."""
    with desk.database.writing() as connection:
        secret = invite(connection, name, role, desk.now)
        operator = accept(connection, secret, "three quiet green otters", desk.now)
        session = open_session(connection, operator, desk.now)
    desk.client.cookies.set("hub", session.token)


def form(desk: Desk, page: str, address: str, **fields: Any) -> httpx2.Response:
    """Send a form as the page would that holds it."""
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', desk.client.get(page).text)
    assert found
    return desk.client.post(address, data={"csrf": found[1], **fields})
