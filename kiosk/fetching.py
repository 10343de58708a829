"""Brings packs from the hub to the shelf: what is offered is looked up, checked, and put beside what is played."""

import argparse
import fcntl
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from kiosk.destination import Destination
from kiosk.durable import make_folder, write_durably
from kiosk.errors import KioskError, UsageError
from kiosk.fetched.client import Client, signed_on
from kiosk.fetched.root import TrustedRoot
from kiosk.fetched.sources import source_of
from kiosk.packs.fetched import FetchedPacks
from kiosk.packs.limits import check_room
from kiosk.programme import fetched_packs
from kiosk.wire.channel import Channel, Offers

FOLDER = "fetched"
WISH = "wish.json"


@dataclass(frozen=True, slots=True)
class Wish:
    """Where packs come from, and which list of them this kiosk follows."""

    source: str
    channel: Channel = Channel.EVERYONE
    authority: str = ""
    """A file of the certificates that may vouch for the hub (PEM); empty for the system's own."""


def wish_of(state: Path, asked: argparse.Namespace, destination: Destination) -> Wish:
    """What was asked now, else what was asked last, else the hub that results go to.

    Raises UsageError where no source is known.
    """
    last = last_wish(state)
    source = asked.source or last.source or (destination.hub and f"{destination.hub.rstrip('/')}/tuf")
    if not source:
        raise UsageError(
            "say where from: kiosk packs fetch --from https://hub.example.org/tuf, or the folder of a stick"
        )
    channel = Channel.PILOT if asked.pilot else Channel.EVERYONE if asked.everyone else last.channel
    return Wish(source, channel, destination.authority)


def fetch(state: Path, wish: Wish, today: date, out: TextIO) -> int:
    """Bring every pack that is offered; returns the exit code. What is played goes on, whatever happens here.

    Raises UsageError where the list cannot be had or believed, or where packs of it could not be brought: the others were.
    """
    shelf = fetched_packs(state)
    with _alone(state / FOLDER), closing(source_of(wish.source, wish.authority)) as source:
        client = Client(state / FOLDER, TrustedRoot(state / FOLDER).read(), source)
        offers = client.refresh(wish.channel)
        _remember(state, wish)
        out.writelines(
            f"{id_} {version}: withdrawn; it is not played again\n"
            for id_, version in shelf.withdraw(offers.withdrawn)
        )
        failures = _bring_all(client, offers, shelf, today, out)
        shelf.tidy()
    tell_age(state, today, out)
    if failures:
        raise UsageError("\n".join(failures))
    return 0


def _bring_all(client: Client, offers: Offers, shelf: FetchedPacks, today: date, out: TextIO) -> list[str]:
    failures = []
    for id_, version in sorted(set(offers.packs.items()) - offers.withdrawn):
        try:
            told = _bring(client, shelf, id_, version, today)
        except KioskError as error:
            failures.append(f"{id_} {version}: {error}")
            continue
        out.write(f"{id_} {version}: {told}\n")
    return failures


def _bring(client: Client, shelf: FetchedPacks, id_: str, version: str, today: date) -> str:
    pack = client.look_up(id_, version)
    if shelf.has(id_, version, pack.sha256):
        return "here already"
    check_room(pack.length, client.folder, f"{id_} {version}")
    with client.downloaded(pack) as file:
        shelf.put(file, id_, version, pack.sha256, today)
    return "fetched and verified; it is played from the next start on"


def trust(state: Path, file: Path, *, is_instead: bool, out: TextIO) -> int:
    """Believe the hub whose root this is; returns the exit code. Raises UsageError."""
    words = TrustedRoot(state / FOLDER).take(file, is_instead=is_instead)
    out.write("compare these words with those of hub packs root:\n")
    out.write(f"  {' '.join(words)}\n")
    return 0


def tell_age(state: Path, today: date, out: TextIO) -> int:
    """Write when the hub has signed what this kiosk goes by; returns the exit code."""
    day = signed_on(state / FOLDER)
    if day is not None:
        age = (today - day).days
        ago = (
            f"{age} days ago"
            if age > 1
            else {0: "today", 1: "yesterday"}.get(age, "by a clock ahead of this one")
        )
        out.write(f"the hub signed this list on {day.day} {day:%B %Y}, {ago}\n")
    return 0


def last_wish(state: Path) -> Wish:
    """What was asked last; no source where none was."""
    try:
        raw = json.loads((state / FOLDER / WISH).read_text(encoding="utf-8"))
        return Wish(str(raw["from"]), Channel(raw["channel"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Wish("")


def _remember(state: Path, wish: Wish) -> None:
    """Keep the channel, and the address where it is one: a stick is elsewhere the next time."""
    source = wish.source if "://" in wish.source else last_wish(state).source
    whole = {"from": source, "channel": wish.channel.value}
    try:
        write_durably(state / FOLDER / WISH, json.dumps(whole).encode())
    except OSError as error:
        raise UsageError(f"{state / FOLDER / WISH}: this cannot be kept ({error.strerror})") from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock of whoever fetches. Raises UsageError where another process does, or the folder is out of reach."""
    try:
        make_folder(folder)
        lock = (folder / "lock").open("a")
    except OSError as error:
        raise UsageError(f"{folder} cannot be used ({error.strerror}): see its owner") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError("packs are being fetched already") from error
        yield
