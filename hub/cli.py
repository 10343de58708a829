"""The command `hub`: reads what was asked, hands it to whoever does it, and ends with an exit code that says how it went."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from hub.database import Database, migrate, open_database
from hub.errors import HubError
from hub.settings import Settings, settings_of

EXIT_CODES = """exit codes:
  0  well                    2  could not be done: a bad option
  6  the database cannot be opened or is of another shape
  7  the settings hold a mistake"""


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="hub",
        description="The receiving server of Clever Kiosk.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    serve = commands.add_parser("serve", help="start the hub; the database is brought up to date first")
    serve.set_defaults(run=_serve)
    serve.add_argument("--host", help="the address to listen on (default: 127.0.0.1)")
    serve.add_argument("--port", type=int, help="the port to listen on (default: 8000)")
    brought = commands.add_parser("migrate", help="bring the database up to date, and nothing else")
    brought.set_defaults(run=_migrate)
    for one in (serve, brought):
        one.add_argument("--data", type=Path, metavar="DIR", help="the hub's folder (default: hub-data)")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Errors that a person can mend are told on standard error."""
    asked = parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except HubError as error:
        print(f"hub {asked.command}: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130


def _settings(asked: argparse.Namespace) -> Settings:
    given = {name: getattr(asked, name, None) for name in ("host", "port")}
    return settings_of(os.environ, asked.data, **given)


def _open(settings: Settings) -> Database:
    settings.data.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.database_url)
    if migrate(database):
        print("the database was brought up to date", file=sys.stderr)
    return database


def _serve(asked: argparse.Namespace) -> int:
    import uvicorn

    from hub.http.app import create_app
    from hub.http.hub import Hub

    settings = _settings(asked)
    database = _open(settings)
    try:
        app = create_app(Hub(settings, database, now=lambda: int(time.time())))
        uvicorn.run(app, host=settings.host, port=settings.port, log_level="info", server_header=False)
    finally:
        database.close()
    return 0


def _migrate(asked: argparse.Namespace) -> int:
    _open(_settings(asked)).close()
    return 0
