"""The command `hub`: reads what was asked, hands it to whoever does it, and ends with an exit code that says how it went."""

import argparse
import contextlib
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from hub.database import Database, migrate, open_database
from hub.enrolment import make_code
from hub.errors import HubError, UsageError
from hub.operators import RefusedError, Role, audit, has_any, invite
from hub.settings import Settings, settings_of

FIRST = "First operator"
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
    invited = commands.add_parser("invite", help="make an operator, or a new link for one; prints the link")
    invited.set_defaults(run=_invite)
    invited.add_argument("name", metavar="NAME")
    invited.add_argument(
        "--role", choices=tuple(Role), default=Role.VIEWER, help="what they may do (default: viewer)"
    )
    code = commands.add_parser("code", help="make a code with which a kiosk enrols; prints it")
    code.set_defaults(run=_code)
    code.add_argument(
        "--name", metavar="KIOSK", help="for the card of this kiosk: good for 90 days, else for 72 hours"
    )
    for one in (serve, brought, invited, code):
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
    except RefusedError as error:
        print(f"hub {asked.command}: {error}", file=sys.stderr)
        return UsageError.exit_code
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
        _welcome_first(database, settings)
        app = create_app(Hub(settings, database, now=_now))
        uvicorn.run(app, host=settings.host, port=settings.port, log_level="info", server_header=False)
    finally:
        database.close()
    return 0


def _welcome_first(database: Database, settings: Settings) -> None:
    """Where nobody has a password yet, print the link with which the first operator chooses one."""
    with database.writing() as connection:
        if not has_any(connection):
            secret = invite(connection, FIRST, Role.ADMIN, _now())
            print(
                f"Nobody can log in yet. Open this once to choose a password: {_link(settings, secret)}",
                flush=True,
            )


def _invite(asked: argparse.Namespace) -> int:
    settings = _settings(asked)
    with _opened(settings) as database, database.writing() as connection:
        secret = invite(connection, asked.name, Role(asked.role), _now())
        audit(connection, "command line", f"invited as {asked.role}", asked.name, _now())
    print(_link(settings, secret))
    return 0


def _code(asked: argparse.Namespace) -> int:
    with _opened(_settings(asked)) as database, database.writing() as connection:
        code = make_code(connection, _now(), asked.name)
        audit(connection, "command line", "made a code", asked.name or "for a screen", _now())
    print(code)
    return 0


def _migrate(asked: argparse.Namespace) -> int:
    _open(_settings(asked)).close()
    return 0


def _opened(settings: Settings) -> "contextlib.closing[Database]":
    return contextlib.closing(_open(settings))


def _link(settings: Settings, secret: str) -> str:
    address = settings.public_url or f"http://{settings.host}:{settings.port}"
    return f"{address}/welcome/{secret}"


def _now() -> int:
    return int(time.time())
