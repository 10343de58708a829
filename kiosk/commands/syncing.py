"""sync: sends results to the hub, in a process of its own, and says how that goes."""

import argparse
import fcntl
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.options import Commands, add, state_of, takes_state
from kiosk.errors import ResultsError, UsageError

if TYPE_CHECKING:
    from kiosk.destination import Destination
    from kiosk.sync.watching import Runner

NOWHERE = "no hub is set (sync.hub): nothing is sent, and nothing is lost"


def add_sync(commands: Commands) -> None:
    """Add `kiosk sync`."""
    sync = add(
        commands, "sync", _sync, "send results to the hub, say how that goes, or enrol this kiosk there"
    )
    sync.add_argument(
        "what",
        nargs="?",
        choices=("enrol", "requeue", "export", "import"),
        help="enrol: become known to the hub; requeue: send again what the hub has refused;"
        " export, import: by a stick, where there is no network",
    )
    sync.add_argument(
        "given", nargs="?", metavar="CODE|DIR", help="the code from the hub, for enrol; the stick's folder"
    )
    how = sync.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help="send what waits, and end (the default)")
    how.add_argument("--watch", action="store_true", help="go on sending until stopped")
    how.add_argument("--status", action="store_true", help="say what waits, and what is in the way")
    sync.add_argument("--hub", metavar="URL", help="the hub's address, for enrol (default: sync.hub)")
    takes_state(sync)


def _sync(asked: argparse.Namespace) -> int:
    from kiosk.settings import load_settings

    settings = load_settings(os.environ)
    state, destination = state_of(asked), settings.destination
    if asked.what in {"export", "import"}:
        from kiosk.commands.sticks import bring, fetch

        with _alone(state):
            return (bring if asked.what == "export" else fetch)(state, destination, asked.given)
    if asked.what == "enrol":
        return _enrol(state, destination, asked.given or destination.code, asked.hub)
    if asked.what == "requeue":
        return _requeue(state)
    if asked.status:
        return _status(state, destination)
    return _send(state, destination, is_watching=asked.watch, log_level=settings.log_level)


def _enrol(state: Path, destination: "Destination", code: str, hub: str | None) -> int:
    from kiosk.dispatch import exchange_with, name_of
    from kiosk.settings.model import ADDRESS
    from kiosk.sync.enrolling import enrol
    from kiosk.sync.identity import load_identity
    from kiosk.sync.trouble import WORDS, TroubleError
    from kiosk.sync.vault import Vault

    try:
        address = ADDRESS.read(hub if hub is not None else destination.hub).rstrip("/")
    except ValueError as error:
        raise UsageError(f"--hub: it should be {error}") from error
    if not code or not address:
        raise UsageError("say which code and which hub: kiosk sync enrol CODE --hub https://hub.example.org")
    with _alone(state):
        identity = load_identity(state)
        name = name_of(destination)
        line = exchange_with(address, destination.authority, state)
        try:
            Vault(state).write(enrol(line, identity, hub=address, code=code, name=name))
        except TroubleError as error:
            raise UsageError(f"{WORDS[error.trouble]} ({error.detail})") from error
    print(f"{name} is enrolled at {address}. Compare these words with the hub's page:")
    print(f"  {' '.join(identity.words)}")
    return 0


def _requeue(state: Path) -> int:
    from kiosk.dispatch import results_of

    count = results_of(state).requeue()
    print(f"{count} answers go into the outbox again" if count else "the hub has refused nothing")
    return 0


def _status(state: Path, destination: "Destination") -> int:
    from kiosk.dispatch import tell_status

    tell_status(state, destination, sys.stdout)
    return 0


def _send(state: Path, destination: "Destination", *, is_watching: bool, log_level: str) -> int:
    from kiosk.dispatch import runner_of
    from kiosk.plumbing import log_plainly
    from kiosk.sync.vault import Vault
    from kiosk.sync.watching import NetworkWaiter, watch

    log_plainly(log_level)
    with _alone(state):
        runner = runner_of(state, destination)
        if runner is None:
            print(NOWHERE)
            return 0
        if not is_watching:
            # Whoever does this by hand wants to know.
            Vault(state).try_again()
            return _send_once(runner)
        waiter = NetworkWaiter()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: waiter.stop())
        watch(runner, waiter)
    return 0


def _send_once(runner: "Runner") -> int:
    from kiosk.sync.trouble import WORDS

    is_more, sent = True, 0
    while is_more:
        outcome = runner.run()
        sent += outcome.sent
        is_more = outcome.trouble is None and outcome.next_s == 0
    print(f"{sent} answers were sent")
    if outcome.trouble:
        raise UsageError(WORDS[outcome.trouble])
    return 0


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Hold the lock of whoever sends. Raises UsageError where another process does, ResultsError for a folder out of reach."""
    from kiosk.durable import make_folder

    path = state / "sync" / "lock"
    try:
        make_folder(path.parent)
        with path.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise UsageError(
                    "another process is sending: systemctl stop kiosk-sync.service, or look with kiosk sync --status"
                ) from error
            yield
    except OSError as error:
        raise ResultsError(f"{path.parent} cannot be used ({error.strerror}): see its owner") from error
