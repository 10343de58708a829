"""`hub purge`, `export`, `backup`, `restore` and `doctor`."""

import argparse
import sys

from hub.commands.common import BY_COMMAND, now, opened, settings
from hub.keys import FOLDER
from hub.operators import audit


def purge(asked: argparse.Namespace) -> int:
    from hub.lifecycle.purge import purge as let_go

    with opened(settings(asked)) as database:
        print(f"removed: {let_go(database, now()).told or 'nothing is too old'}")
    return 0


def export(asked: argparse.Namespace) -> int:
    from hub.lifecycle.export import as_csv, as_ndjson, rows

    chosen = settings(asked)
    with opened(chosen) as database:
        with database.snapshot() as connection:
            found = rows(connection, chosen.smallest_group_people)
        with database.writing() as connection:
            audit(connection, BY_COMMAND, "exported what may leave", f"{len(found)} rows", now())
    told = as_csv(found) if asked.format == "csv" else as_ndjson(found)
    if asked.file is None:
        sys.stdout.writelines(told)
        return 0
    with asked.file.open("w", encoding="utf-8", newline="") as file:
        file.writelines(told)
    return 0


def backup(asked: argparse.Namespace) -> int:
    from hub.lifecycle.backup import backup as keep

    chosen = settings(asked)
    with opened(chosen) as database:
        count = keep(database, asked.file, now())
        with database.writing() as connection:
            audit(connection, BY_COMMAND, "made a backup", f"{count} rows", now())
    print(
        f"{count} rows are in {asked.file}. The keys in {chosen.data / FOLDER} are not: keep them elsewhere, once."
    )
    return 0


def restore(asked: argparse.Namespace) -> int:
    from hub.lifecycle.restore import restore as bring_back

    with opened(settings(asked)) as database:
        print(f"{bring_back(database, asked.file)} rows were brought back")
    return 0


def doctor(asked: argparse.Namespace) -> int:
    from hub.lifecycle.checks import findings

    chosen = settings(asked)
    with opened(chosen) as database:
        found = list(findings(database, chosen, now()))
    for one in found:
        print(f"{'ok  ' if one.is_well else 'LOOK'}  {one.text}")
    return 0 if all(one.is_well for one in found) else 1
