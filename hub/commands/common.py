"""What every word begins with: the settings that were asked for, and the database that they name, open."""

import argparse
import contextlib
import os
import sys
import time

from hub.database import Database, migrate, open_database
from hub.settings import Settings, settings_of

BY_COMMAND = "command line"


def settings(asked: argparse.Namespace) -> Settings:
    given = {name: getattr(asked, name, None) for name in ("host", "port")}
    return settings_of(os.environ, asked.data, **given)


def opened(settings: Settings) -> "contextlib.closing[Database]":
    """The database, brought up to date."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.database_url)
    if migrate(database):
        print("the database was brought up to date", file=sys.stderr)
    return contextlib.closing(database)


def now() -> int:
    return int(time.time())


def link(settings: Settings, secret: str) -> str:
    """Where an operator chooses a password."""
    address = settings.public_url or f"http://{settings.host}:{settings.port}"
    return f"{address}/welcome/{secret}"
