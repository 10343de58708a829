"""sync export, sync import: answers to the hub by a stick, and its receipts back."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import ResultsError, UsageError

if TYPE_CHECKING:
    from kiosk.destination import Destination
    from kiosk.sync.stick import Sender


def bring(state: Path, destination: "Destination", given: str | None) -> int:
    """Write what waits into the stick's folder."""
    from kiosk.dispatch import name_of
    from kiosk.sync.stick import export
    from kiosk.wire.envelope import EnvelopeError

    folder, sender = _folder(given), _sender(state, destination)
    code = destination.code if sender.vault.read() is None else ""
    try:
        made = export(sender, folder, code=code, name=name_of(destination))
    except (EnvelopeError, OSError) as error:
        raise UsageError(f"{folder}: nothing can be written there ({error})") from error
    except sqlite3.Error as error:
        raise ResultsError(f"the results cannot be read ({error}): see “kiosk doctor”") from error
    if made is None:
        print("nothing waits to be sent")
        return 0
    path, count = made
    print(
        f"{path}: {count} answers, written and read back. They stay here until the hub's receipt is brought back."
    )
    return 0


def fetch(state: Path, destination: "Destination", given: str | None) -> int:
    """Do as the receipts in the stick's folder say. Ends with 2 where one could not be taken."""
    from kiosk.dispatch import clock
    from kiosk.sync.stick import take_receipt
    from kiosk.wire.envelope import EnvelopeError

    folder, sender = _folder(given), _sender(state, destination)
    files = sorted(folder.glob("*.receipt"))
    if not files:
        raise UsageError(f"{folder}: there is no receipt of the hub (NAME.receipt)")
    refused: list[str] = []
    for file in files:
        try:
            counts = take_receipt(sender, file.read_bytes(), clock())
        except (EnvelopeError, OSError) as error:
            refused.append(f"{file}: {error}")
        except sqlite3.Error as error:
            raise ResultsError(f"the results cannot be written ({error}): see “kiosk doctor”") from error
        else:
            told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
            print(f"{file}: {told or 'nothing in it'}")
    if refused:
        raise UsageError("\n".join(refused))
    return 0


def _folder(given: str | None) -> Path:
    folder = Path(given or "")
    if not given or not folder.is_dir():
        raise UsageError("name the stick's folder: kiosk sync export DIR, kiosk sync import DIR")
    return folder


def _sender(state: Path, destination: "Destination") -> "Sender":
    from kiosk.dispatch import results_of
    from kiosk.sync.identity import load_identity
    from kiosk.sync.stick import HubKeys, Sender
    from kiosk.sync.vault import Vault

    if not destination.recipient or not destination.public_key:
        raise UsageError("sync.recipient and sync.public_key are not set: “hub keys” prints both lines")
    keys = HubKeys.of(destination.recipient, destination.public_key)
    return Sender(load_identity(state), results_of(state), Vault(state), keys, destination.hub)
