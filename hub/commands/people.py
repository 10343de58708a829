"""`hub invite`, `hub code` and `hub token`: who may come in, and by what."""

import argparse
from datetime import UTC, datetime

from hub.commands.common import BY_COMMAND, link, now, opened, settings
from hub.enrolment import make_code
from hub.errors import UsageError
from hub.operators import Role, audit
from hub.operators import invite as invite_operator
from hub.readers import end_reader, make_reader, readers


def invite(asked: argparse.Namespace) -> int:
    chosen = settings(asked)
    with opened(chosen) as database, database.writing() as connection:
        secret = invite_operator(connection, asked.name, Role(asked.role), now())
        audit(connection, BY_COMMAND, f"invited as {asked.role}", asked.name, now())
    print(link(chosen, secret))
    return 0


def code(asked: argparse.Namespace) -> int:
    with opened(settings(asked)) as database, database.writing() as connection:
        made = make_code(connection, now(), asked.name)
        audit(connection, BY_COMMAND, "made a code", asked.name or "for a screen", now())
    print(made)
    return 0


def make_token(asked: argparse.Namespace) -> int:
    with opened(settings(asked)) as database, database.writing() as connection:
        made = make_reader(connection, asked.name, now())
        audit(connection, BY_COMMAND, "made a read token", asked.name, now())
    print(made)
    return 0


def end_token(asked: argparse.Namespace) -> int:
    with opened(settings(asked)) as database, database.writing() as connection:
        if not end_reader(connection, asked.name):
            raise UsageError(f"no reader is called “{asked.name}”: see hub token list")
        audit(connection, BY_COMMAND, "ended a read token", asked.name, now())
    return 0


def list_tokens(asked: argparse.Namespace) -> int:
    with opened(settings(asked)) as database, database.reading() as connection:
        for reader in readers(connection):
            print(f"{datetime.fromtimestamp(reader.made_s, UTC):%Y-%m-%d}  {reader.name}")
    return 0
