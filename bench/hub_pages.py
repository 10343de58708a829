"""How long the hub's pages take where many answers are behind them.

    python -m bench.hub_pages [--answers 10000000] [--database postgresql://USER@HOST/NAME] [--times 9]

Rounds are put in as they stand once settled (one in twelve as a pool), 150 answers each over two years, three in four of them of London; the database
is emptied by nobody: give an empty one. Each page is asked for by somebody who is logged in, with its chart; the median and the
worst are told. Exits with 1 where a median is over 300 ms.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from starlette.testclient import TestClient

from hub.database import Database, migrate, open_database
from hub.figures.filters import shifted
from hub.figures.stories import BUNDLED, StoryKnown, keep_stories, known_stories, stories_in
from hub.figures.tallies import place_again
from hub.http.app import create_app
from hub.http.hub import create_hub
from hub.operators import Operator, Role, accept, invite, open_session
from hub.schema import KIOSKS, POOLS, SCHOOLS, SETTLED, TOLD
from hub.settings import settings_of
from kiosk.insight.bands import Share
from kiosk.insight.kinds import Kind

NOW_S: Final = 1_794_000_000
"""November 2026."""
MONTH: Final = "2026-10"
ANSWERS_A_ROUND: Final = 150
KIOSKS_THERE: Final = 400
SCHOOLS_THERE: Final = 20_000
AREAS: Final = 150
LONDON_AREAS: Final = 33
STORIES_A_ROUND: Final = 6
ROUNDS_AT_ONCE: Final = 2_000
MOST_MS: Final = 300.0
PAGES: Final = (
    "/",
    "/scenarios",
    "/scenarios?area=London",
    "/scenarios?when=year",
    "/scenarios?when=year&area=London&year=3",
    "/scenarios/{story}?when=year",
    "/skills",
    "/skills?area=London",
    "/schools",
    "/schools?when=year",
    "/schools?q=lane",
    "/schools/100007",
    "/kiosks/{kiosk}",
    "/visits/{kiosk}/{visit}",
    "/audit",
)


def kiosk_id(number: int) -> str:
    return "".join("abcdefghijklmnopqrstuvwxyz234567"[number >> 5 * place & 31] for place in range(26))


def uid(number: int) -> str:
    return str(UUID(int=number * 0x9E3779B97F4A7C15 % 2**128, version=4))


def fill(database: Database, answers: int) -> None:
    """Put kiosks, schools and settled rounds."""
    rng = Random(1)
    with database.writing() as connection:
        keep_stories(connection, stories_in(BUNDLED))
        stories = list(known_stories(connection).values())
        connection.execute(sa.insert(KIOSKS), [_kiosk(number) for number in range(KIOSKS_THERE)])
        connection.execute(sa.insert(SCHOOLS), [_school(number) for number in range(SCHOOLS_THERE)])
    rounds = answers // ANSWERS_A_ROUND
    for start in range(0, rounds, ROUNDS_AT_ONCE):
        settled, told, pools = [], [], []
        for number in range(start, min(start + ROUNDS_AT_ONCE, rounds)):
            row = _settled(rng, number)
            settled.append(row)
            told += list(_told(rng, row, stories))
            if number % 12 == 0:
                pools += _pool(rng, row)
        with database.writing() as connection:
            connection.execute(sa.insert(SETTLED), settled)
            connection.execute(sa.insert(TOLD), told)
            connection.execute(sa.insert(POOLS), pools)
    with database.writing() as connection:
        place_again(connection)
        connection.exec_driver_sql("ANALYZE")


def _kiosk(number: int) -> dict[str, Any]:
    known = {"id": kiosk_id(number), "name": f"Kiosk {number}", "public_key": number.to_bytes(32, "big")}
    return {**known, "enrolled_s": NOW_S, "last_contact_s": NOW_S - number * 9_000, "software": "0.1.0"}


def _school(number: int) -> dict[str, str]:
    area = number % AREAS
    region = "London" if area < LONDON_AREAS else f"Region {area % 8}"
    return {
        "urn": str(100_000 + number),
        "name": f"School {number} Lane",
        "town": "",
        "area": f"Area {area}",
        "region": region,
    }


def _settled(rng: Random, number: int) -> dict[str, Any]:
    area = rng.randrange(LONDON_AREAS) if rng.random() < 0.75 else rng.randrange(AREAS)
    return {
        "kiosk_id": kiosk_id(number % KIOSKS_THERE),
        "round_id": uid(number),
        "visit_id": uid(number + 10**9),
        "number": number // KIOSKS_THERE + 1,
        "presses": ANSWERS_A_ROUND,
        "month": shifted("2026-11", -(number % 24)),
        "urn": str(100_000 + area + AREAS * rng.randrange(SCHOOLS_THERE // AREAS)),
        "area": "",
        "region": "",
        "year": rng.choice("R123456"),
        "language": rng.choice(("en",) * 12 + ("pl", "bn", "ur", "so")),
        "ages": "7-9",
        "mode": "vote",
        "kind": rng.choice(tuple(Kind)).value,
    }


def _told(rng: Random, row: dict[str, Any], stories: Sequence[StoryKnown]) -> Iterator[dict[str, Any]]:
    bands = [share.value for share in (Share.FEW, Share.ABOUT_HALF, Share.MOST, Share.NEARLY_ALL)]
    for story in rng.sample(stories, STORIES_A_ROUND):
        yield {
            "kiosk_id": row["kiosk_id"],
            "round_id": row["round_id"],
            "scenario_id": story.item.scenario_id,
            "scenario_rev": story.item.scenario_rev,
            "said": rng.choice(bands),
            "after": "",
        }


def _pool(rng: Random, row: dict[str, Any]) -> list[dict[str, Any]]:
    kept = {
        "kiosk_id": row["kiosk_id"],
        "block": row["number"],
        "month": row["month"],
        "visits": 6,
        "stories": 2,
    }
    return [
        {**kept, "is_arranged": side, "asker": asker, "never_go": rng.randint(100, 200), "whole": 300}
        for side in (True, False)
        for asker in ("known", "unknown", "other")
    ]


def timed(database: Database, times: int) -> dict[str, list[float]]:
    """Milliseconds of each page, `times` of them, after one that is not counted."""
    client = TestClient(create_app(create_hub(settings_of({}), database, lambda: NOW_S)))
    with database.writing() as connection:
        secret = invite(connection, "Bench", Role.ADMIN, NOW_S)
        operator: Operator = accept(connection, secret, "three quiet green otters", NOW_S)
        client.cookies.set("hub", open_session(connection, operator, NOW_S).token)
    with database.reading() as connection:
        visit = connection.execute(sa.select(SETTLED.c.kiosk_id, SETTLED.c.visit_id).limit(1)).one()
        story = next(iter(known_stories(connection))).scenario_id
    found: dict[str, list[float]] = {}
    for page in PAGES:
        address = page.format(kiosk=visit.kiosk_id, visit=visit.visit_id, story=story)
        for turn in range(times + 1):
            began = time.perf_counter()
            answer = client.get(address)
            took_ms = (time.perf_counter() - began) * 1_000
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code}")
            if turn:
                found.setdefault(page, []).append(took_ms)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--answers", type=int, default=10_000_000)
    parser.add_argument("--database", default="")
    parser.add_argument("--times", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hub-pages-") as folder:
        settings = settings_of({"HUB_DATABASE": asked.database}, Path(folder))
        database = open_database(settings.database_url)
        try:
            migrate(database)
            began = time.perf_counter()
            fill(database, asked.answers)
            print(f"filled with {asked.answers:,} answers' worth in {time.perf_counter() - began:.0f} s")
            found = timed(database, asked.times)
        finally:
            database.close()
    for page, took_ms in found.items():
        print(f"| {page} | {median(took_ms):.0f} | {max(took_ms):.0f} |")
    return int(any(median(took_ms) > MOST_MS for took_ms in found.values()))


if __name__ == "__main__":
    sys.exit(main())
