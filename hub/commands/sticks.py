"""`hub keys` and `hub bundles`: what kiosks know the hub by, and what comes from them on a stick."""

import argparse
import base64
import os
import sys
from pathlib import Path

from hub.bundles import MOST_FILE, Taken, take_bundle
from hub.commands.common import BY_COMMAND, now, opened, settings
from hub.database import Database
from hub.errors import DamagedError
from hub.keys import Keys, keys_of
from hub.operators import audit
from kiosk.wire.envelope import EnvelopeError


def keys(asked: argparse.Namespace) -> int:
    """Print what a card's `kiosk.toml` needs of the hub; both are public."""
    chosen = settings(asked)
    chosen.data.mkdir(parents=True, exist_ok=True)
    found = keys_of(chosen.data)
    print(f'recipient = "{found.recipient}"')
    print(f'public_key = "{base64.b64encode(found.public_key).decode()}"')
    return 0


def take(asked: argparse.Namespace) -> int:
    """Take every file that can be taken, and say of each how it went."""
    chosen = settings(asked)
    failed = 0
    with opened(chosen) as database:
        found = keys_of(chosen.data)
        for file in asked.files:
            try:
                taken = _take(database, found, file)
                receipt = _keep(taken, asked.receipts or file.parent)
            except (EnvelopeError, OSError) as error:
                print(f"{file}: {error}", file=sys.stderr)
                failed += 1
                continue
            print(f"{file}: {taken.told}; receipt: {receipt}")
    return DamagedError.exit_code if failed else 0


def _take(database: Database, found: Keys, file: Path) -> Taken:
    with file.open("rb") as opened_file:
        data = opened_file.read(MOST_FILE + 1)
    taken = take_bundle(database, found, data, now())
    with database.writing() as connection:
        audit(connection, BY_COMMAND, "took a bundle", taken.told, now())
    return taken


def _keep(taken: Taken, folder: Path) -> Path:
    """Write the receipt, whole or not at all: the stick may be pulled at any moment."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / taken.name
    partial = path.with_suffix(".part")
    with partial.open("wb") as file:
        file.write(taken.receipt)
        file.flush()
        os.fsync(file.fileno())
    return partial.replace(path)
