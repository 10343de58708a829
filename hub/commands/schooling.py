"""`hub schools` and `hub stories`: the names that pages go by."""

import argparse

from hub.commands.common import BY_COMMAND, now, opened, settings
from hub.figures.school_list import keep_schools, schools_of
from hub.figures.stories import keep_stories, stories_in
from hub.operators import audit


def schools(asked: argparse.Namespace) -> int:
    rows = schools_of(asked.file.read_bytes())
    with opened(settings(asked)) as database, database.writing() as connection:
        count = keep_schools(connection, rows)
        audit(connection, BY_COMMAND, "imported schools", f"{count} schools", now())
    print(f"{count:,} schools were imported")
    return 0


def stories(asked: argparse.Namespace) -> int:
    found = stories_in(asked.folder)
    with opened(settings(asked)) as database, database.writing() as connection:
        count = keep_stories(connection, found)
        audit(connection, BY_COMMAND, "learned stories", f"{count} stories", now())
    print(f"{count} stories are known now")
    return 0
