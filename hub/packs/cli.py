"""`hub packs`: who may sign packs, and which packs are signed."""

import argparse
import getpass
import hashlib
import os
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from hub.database import migrate, open_database
from hub.errors import UsageError
from hub.operators import audit
from hub.packs import keys, ledger, publishing
from hub.packs.repository import FOLDER, METADATA, Repository
from hub.settings import Settings, settings_of
from kiosk.wire.identity import four_words_of

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  (argparse has no other name)
Act = Callable[[argparse.Namespace, Settings, Repository], str]
"""Does one thing, and returns what of it is written down; empty where nothing was changed."""

PASSPHRASE = "HUB_KEYS_PASSPHRASE"  # noqa: S105  # the name of a variable


def add_commands(commands: Commands) -> None:
    """Add `hub packs`."""
    command = commands.add_parser(
        "packs", help="publish packs to kiosks, withdraw them, copy them to a stick"
    )
    acts = command.add_subparsers(dest="act", metavar="ACT", required=True)
    _add_keys(acts)
    _add_offers(acts)


def _add_keys(acts: Commands) -> None:
    init = _act(
        acts, "init", _init, "make keys in a folder that is kept away from the hub, and sign the first root"
    )
    init.add_argument("folder", type=Path, metavar="DIR")
    init.add_argument("--plain", action="store_true", help="do not lock the keys with a passphrase")
    _act(acts, "root", _show, "print the words by which kiosks know the root, and until when it is good")
    rotate = _act(
        acts,
        "rotate",
        _rotate,
        "replace every key by new ones, or with the same folder twice sign the root anew",
    )
    rotate.add_argument("folder", type=Path, metavar="OLD")
    rotate.add_argument("new", type=Path, metavar="NEW")
    rotate.add_argument(
        "--root", choices=keys.ROOTS, default=keys.ROOTS[0], help="which old root key is there"
    )
    rotate.add_argument("--plain", action="store_true", help="do not lock the new keys with a passphrase")


def _add_offers(acts: Commands) -> None:
    _act(acts, "list", _list, "list what was published, and who is offered it")
    publish = _act(acts, "publish", _publish, "check a pack as a kiosk would, sign it, and offer it")
    publish.add_argument("file", type=Path, metavar="FILE.clever")
    publish.add_argument("--pilot", action="store_true", help="offer it to pilot kiosks first")
    promote = _act(
        acts, "promote", _promote, "offer every kiosk what pilot kiosks have, or an older version again"
    )
    promote.add_argument("id", metavar="ID")
    promote.add_argument("version", nargs="?", metavar="VERSION")
    withdraw = _act(acts, "withdraw", _withdraw, "have no kiosk play a version any more")
    withdraw.add_argument("id", metavar="ID")
    withdraw.add_argument("version", metavar="VERSION")
    for one in (publish, promote, withdraw):
        one.add_argument(
            "--keys", type=Path, required=True, metavar="DIR", help="the folder with the key that signs packs"
        )
    _act(
        acts,
        "refresh",
        _refresh,
        "sign the lists anew, so that they are good for another year: do it every month",
    )
    copy = _act(acts, "copy", _copy, "put what kiosks need into a folder such as a stick")
    copy.add_argument("folder", type=Path, metavar="DIR")


def _act(acts: Commands, name: str, act: Act, summary: str) -> argparse.ArgumentParser:
    command = acts.add_parser(name, help=summary)
    command.set_defaults(run=run, do=act)
    command.add_argument("--data", type=Path, metavar="DIR", help="the hub's folder (default: hub-data)")
    return command


def run(asked: argparse.Namespace) -> int:
    """Do it alone, then have the database and its audit follow. Raises HubError."""
    settings = settings_of(os.environ, asked.data)
    repository = Repository(settings.data / FOLDER, _now)
    with repository.alone():
        done = asked.do(asked, settings, repository)
        if done:
            _write_down(settings, repository, f"{asked.command} {asked.act}", done)
    return 0


def _write_down(settings: Settings, repository: Repository, act: str, about: str) -> None:
    database = open_database(settings.database_url)
    try:
        migrate(database)
        with database.writing() as connection:
            ledger.note(connection, publishing.published(repository), _now())
            audit(connection, "command line", act, about, _now())
    finally:
        database.close()


def _init(asked: argparse.Namespace, settings: Settings, repository: Repository) -> str:
    if repository.is_there:
        raise UsageError("packs are signed here already: their keys are replaced by hub packs rotate")
    _check_away(asked.folder, settings)
    made = keys.make_offline(asked.folder, _new_passphrase(is_plain=asked.plain))
    signers = publishing.Signers(made[keys.TARGETS], keys.make_online(settings.data))
    publishing.begin(repository, [made[name] for name in keys.ROOTS], signers)
    print(f"Keep {asked.folder} away from this machine, and a second copy of it elsewhere.")
    _show(asked, settings, repository)
    return "first root"


def _show(_asked: argparse.Namespace, _settings: Settings, repository: Repository) -> str:
    root = repository.root().signed
    first = (repository.folder / METADATA / "1.root.json").read_bytes()
    print(f"kiosks know this hub by  {' '.join(four_words_of(hashlib.sha256(first).digest()))}")
    print(f"root for kiosks          {repository.folder / METADATA / '1.root.json'}")
    print(f"root version             {root.version}, good until {root.expires.date()}")
    print(f"lists good until         {repository.timestamp().signed.expires.date()}")
    return ""


def _rotate(asked: argparse.Namespace, settings: Settings, repository: Repository) -> str:
    ask = cache(_passphrase)
    old = keys.load_offline(asked.folder, asked.root, ask)
    if asked.new == asked.folder:
        new = {name: keys.load_offline(asked.new, name, ask) for name in (*keys.ROOTS, keys.TARGETS)}
    else:
        _check_away(asked.new, settings)
        new = keys.make_offline(asked.new, _new_passphrase(is_plain=asked.plain))
    signers = publishing.Signers(new[keys.TARGETS], keys.make_online(settings.data))
    publishing.rotate(repository, [old], [new[name] for name in keys.ROOTS], signers)
    _show(asked, settings, repository)
    return f"root {repository.root().signed.version}"


def _list(_asked: argparse.Namespace, _settings: Settings, repository: Repository) -> str:
    for one in publishing.published(repository):
        who = "withdrawn" if one.is_withdrawn else " and ".join(one.channels) or "offered to nobody"
        print(f"{one.id}  {one.version}  {one.title}  {who}")
    return ""


def _publish(asked: argparse.Namespace, settings: Settings, repository: Repository) -> str:
    pack = publishing.publish(repository, asked.file, _signers(asked, settings), is_pilot=asked.pilot)
    whom = "pilot kiosks" if asked.pilot else "every kiosk"
    print(f"published {pack.id} {pack.version} to {whom}: {pack.title}, {pack.stories} stories")
    return f"{pack.id} {pack.version} to {whom}"


def _promote(asked: argparse.Namespace, settings: Settings, repository: Repository) -> str:
    version = publishing.promote(repository, asked.id, asked.version, _signers(asked, settings))
    print(f"every kiosk is offered {asked.id} {version}")
    return f"{asked.id} {version}"


def _withdraw(asked: argparse.Namespace, settings: Settings, repository: Repository) -> str:
    publishing.withdraw(repository, asked.id, asked.version, _signers(asked, settings))
    print(f"withdrew {asked.id} {asked.version}: a kiosk stops playing it after its next fetch")
    return f"{asked.id} {asked.version}"


def _refresh(_asked: argparse.Namespace, settings: Settings, repository: Repository) -> str:
    repository.refresh(keys.online(settings.data))
    until = repository.timestamp().signed.expires.date()
    print(f"the lists are good until {until}")
    return f"good until {until}"


def _copy(asked: argparse.Namespace, _settings: Settings, repository: Repository) -> str:
    count = publishing.copy(repository, asked.folder)
    print(f"copied {count} packs to {asked.folder}; at the kiosk: kiosk packs fetch --from FOLDER")
    return ""


def _signers(asked: argparse.Namespace, settings: Settings) -> publishing.Signers:
    targets: CryptoSigner = keys.load_offline(asked.keys, keys.TARGETS, _passphrase)
    return publishing.Signers(targets, keys.online(settings.data))


def _check_away(folder: Path, settings: Settings) -> None:
    if folder.absolute().is_relative_to(settings.data):
        raise UsageError(
            f"{folder} is in the hub's own folder: whoever breaks into the hub would have these keys"
        )


def _passphrase() -> str:
    return os.environ.get(PASSPHRASE) or (
        getpass.getpass("Passphrase of the keys: ") if sys.stdin.isatty() else ""
    )


def _new_passphrase(*, is_plain: bool) -> str:
    if is_plain:
        return ""
    chosen = _passphrase()
    if not chosen:
        raise UsageError(
            f"choose a passphrase for the keys ({PASSPHRASE}), or leave them unlocked with --plain"
        )
    if PASSPHRASE not in os.environ and getpass.getpass("Once more: ") != chosen:
        raise UsageError("these were two different passphrases")
    return chosen


def _now() -> int:
    return int(time.time())
