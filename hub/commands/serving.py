"""`hub serve` and `hub migrate`."""

import argparse
import os
import tempfile
from typing import Any

from hub.commands.common import link, now, opened, settings
from hub.database import Database
from hub.errors import UsageError
from hub.figures.stories import BUNDLED, keep_stories, known_stories, stories_in
from hub.operators import Role, has_any, invite
from hub.settings import Settings

FIRST = "First operator"


def serve(asked: argparse.Namespace) -> int:
    import uvicorn

    from hub.http.hub import create_hub
    from hub.http.metrics import SHARED_FOLDER
    from hub.keys import keys_of

    chosen = settings(asked)
    with opened(chosen) as database:
        if asked.processes > 1 and database.is_embedded:
            raise UsageError("several processes want PostgreSQL: set HUB_DATABASE")
        keys_of(chosen.data)
        _welcome_first(database, chosen)
        _learn_stories(database)
        # No log of requests: the addresses in it would be those of schools, and links that are good once.
        options: dict[str, Any] = {
            "host": chosen.host,
            "port": chosen.port,
            "server_header": False,
            "access_log": False,
        }
        if asked.processes == 1:
            from hub.http.app import create_app

            uvicorn.run(create_app(create_hub(chosen, database, now)), **options)
            return 0
    with tempfile.TemporaryDirectory(prefix="hub-metrics-") as shared:
        os.environ |= {SHARED_FOLDER: shared, "HUB_DATA": str(chosen.data)}
        uvicorn.run("hub.http.serving:application", factory=True, workers=asked.processes, **options)
    return 0


def _welcome_first(database: Database, chosen: Settings) -> None:
    """Where nobody has a password yet, print the link with which the first operator chooses one."""
    with database.writing() as connection:
        if not has_any(connection):
            secret = invite(connection, FIRST, Role.ADMIN, now())
            told = f"Nobody can log in yet. Open this once to choose a password: {link(chosen, secret)}"
            print(told, flush=True)


def _learn_stories(database: Database) -> None:
    """Where no story is known yet, learn those that came with the program."""
    with database.writing() as connection:
        if BUNDLED.is_dir() and not known_stories(connection):
            keep_stories(connection, stories_in(BUNDLED))


def migrate(asked: argparse.Namespace) -> int:
    with opened(settings(asked)):
        return 0
