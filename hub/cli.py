"""The command `hub`: reads what was asked, hands it to whoever does it, and ends with an exit code that says how it went."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from hub.commands import keeping, people, schooling, serving, sticks
from hub.errors import HubError, UsageError
from hub.operators import RefusedError, Role
from hub.packs.cli import add_commands as add_packs

EXIT_CODES = """exit codes:
  0  well                    1  hub doctor found something to look at
  2  could not be done: a bad option, or something is in the way
  6  the database cannot be opened or is of another shape
  7  the settings hold a mistake
  8  a file is damaged, or was never the hub's"""
Run = Callable[[argparse.Namespace], int]


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="hub",
        description="The receiving server of Clever Kiosk.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    serve = _word(words, "serve", serving.serve, "start the hub; the database is brought up to date first")
    serve.add_argument("--host", help="the address to listen on (default: 127.0.0.1)")
    serve.add_argument("--port", type=int, help="the port to listen on (default: 8000)")
    serve.add_argument(
        "--processes",
        type=_count,
        default=1,
        metavar="N",
        help="how many processes; more than one on PostgreSQL only",
    )
    _word(words, "migrate", serving.migrate, "bring the database up to date, and nothing else")
    invite = _word(words, "invite", people.invite, "make an operator, or a new link for one; prints the link")
    invite.add_argument("name", metavar="NAME")
    invite.add_argument(
        "--role", choices=tuple(Role), default=Role.VIEWER, help="what they may do (default: viewer)"
    )
    code = _word(words, "code", people.code, "make a code with which a kiosk enrols; prints it")
    code.add_argument(
        "--name", metavar="KIOSK", help="for the card of this kiosk: good for 90 days, else for 72 hours"
    )
    _tokens(words)
    schools = _word(words, "schools", schooling.schools, "import a list of schools, so that areas have names")
    schools.add_argument("act", metavar="import", choices=("import",))
    schools.add_argument(
        "file", type=Path, metavar="FILE", help="a CSV file of Get Information About Schools"
    )
    stories = _word(
        words, "stories", schooling.stories, "learn what a pack's stories are called, and what is safe"
    )
    stories.add_argument(
        "folder", type=Path, metavar="FOLDER", help="the pack's folder, such as scenarios/core"
    )
    _word(words, "keys", sticks.keys, "print what a card's kiosk.toml needs of the hub")
    _bundles(words)
    _word(words, "purge", keeping.purge, "let go of what has been kept long enough")
    export = _word(words, "export", keeping.export, "write what may leave the hub, in bands")
    export.add_argument("file", type=Path, nargs="?", metavar="FILE", help="default: print it")
    export.add_argument("--format", choices=("csv", "ndjson"), default="csv", help="default: csv")
    backup = _word(
        words, "backup", keeping.backup, "write the whole database into one file, while the hub runs"
    )
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = _word(words, "restore", keeping.restore, "bring a backup back into an empty hub")
    restore.add_argument("file", type=Path, metavar="FILE")
    _word(words, "doctor", keeping.doctor, "look everything over")
    add_packs(words)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Errors that a person can mend are told on standard error."""
    asked = parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except HubError as error:
        print(f"hub {asked.command}: {error}", file=sys.stderr)
        return error.exit_code
    except (RefusedError, OSError) as error:
        print(f"hub {asked.command}: {error}", file=sys.stderr)
        return UsageError.exit_code
    except KeyboardInterrupt:
        return 130


def _word(
    words: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Run, told: str
) -> argparse.ArgumentParser:
    """One word of the command; each knows the hub's folder."""
    word = words.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")
    word.set_defaults(run=run)
    word.add_argument("--data", type=Path, metavar="DIR", help="the hub's folder (default: hub-data)")
    return word


def _tokens(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    told = "tokens for systems that read statements"
    token = words.add_parser("token", help=told, description=f"T{told[1:]}.")
    acts = token.add_subparsers(dest="act", metavar="ACT", required=True)
    make = _word(acts, "make", people.make_token, "make one, or a new one in its place; prints it")
    make.add_argument("name", metavar="NAME")
    end = _word(acts, "end", people.end_token, "let it read no more")
    end.add_argument("name", metavar="NAME")
    _word(acts, "list", people.list_tokens, "print who has one, and since when")


def _bundles(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    told = "what kiosks have sent on a stick"
    bundles = words.add_parser("bundles", help=told, description=f"W{told[1:]}.")
    acts = bundles.add_subparsers(dest="act", metavar="ACT", required=True)
    take = _word(acts, "take", sticks.take, "take bundles in, and write a receipt for each")
    take.add_argument("files", type=Path, nargs="+", metavar="FILE")
    take.add_argument(
        "--receipts", type=Path, metavar="DIR", help="where receipts go (default: beside each bundle)"
    )


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 1 to 64")
    return int(text)
