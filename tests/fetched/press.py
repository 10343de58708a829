"""A hub that signs packs, a kiosk that fetches them, and a pack to be carried from one to the other."""

import io
import json
import time
import zipfile
from datetime import date
from pathlib import Path

from hub.packs import keys, publishing
from hub.packs.inspection import Inspected
from hub.packs.repository import Repository
from kiosk import fetching
from kiosk.fetched.root import TrustedRoot
from kiosk.packs.archive import digest
from kiosk.packs.commands import make_archive
from kiosk.packs.fetched import FetchedPack
from kiosk.programme import fetched_packs
from kiosk.scenario.model import AgeBand
from kiosk.wire.channel import Channel
from kiosk.workshop.skeleton import write_skeleton

ID = "our-pack"
TODAY = date(2026, 11, 23)


def looked_at(file: Path) -> Inspected:
    """What the file says of itself, without the kiosk's own check."""
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    return Inspected(manifest["id"], manifest["version"], "Ours", "draft", 2, digest(file))


class Press:
    """A hub in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.repository = Repository(folder / "hub" / "tuf", lambda: int(time.time()))
        made = keys.make_offline(folder / "keys", "")
        self.roots = [made[name] for name in keys.ROOTS]
        self.signers = publishing.Signers(made[keys.TARGETS], keys.make_online(folder / "hub"))
        publishing.begin(self.repository, self.roots, self.signers)
        self.root = self.repository.folder / "metadata" / "1.root.json"

    def pack(self, version: str, word: str = "Our pack") -> Path:
        """A pack of this version as a file."""
        source = self._folder / "source" / word / ID
        if not source.exists():
            write_skeleton(source / "bells.yaml", AgeBand.B, io.StringIO())
        card = source / "pack.yaml"
        lines = [
            f"version: {version}" if line.startswith("version:") else line
            for line in card.read_text().splitlines()
        ]
        card.write_text("\n".join(lines).replace("title: Our pack", f"title: {word}") + "\n")
        file = self._folder / f"{word}-{version}.clever"
        if not file.exists():
            assert make_archive(source, file, io.StringIO()) == 0
        return file

    def publish(self, version: str, *, is_pilot: bool = False, file: Path | None = None) -> None:
        publishing.publish(
            self.repository,
            file or self.pack(version),
            self.signers,
            is_pilot=is_pilot,
            look=looked_at,
        )

    def slip_in(self, content: bytes, version: str) -> None:
        """Publish bytes that were never checked, as whoever holds the keys could."""
        file = self._folder / f"evil-{version}.clever"
        file.write_bytes(content)
        publishing.publish(
            self.repository,
            file,
            self.signers,
            is_pilot=False,
            look=lambda path: Inspected(ID, version, "", "", 0, digest(path)),
        )

    def rotate(self, name: str) -> None:
        new = keys.make_offline(self._folder / name, "")
        signers = publishing.Signers(new[keys.TARGETS], keys.make_online(self._folder / "hub"))
        roots = [new[one] for one in keys.ROOTS]
        publishing.rotate(self.repository, self.roots[:1], roots, signers)
        self.roots, self.signers = roots, signers

    def stick(self, name: str = "stick") -> Path:
        publishing.copy(self.repository, self._folder / name)
        return self._folder / name


class Kiosk:
    """A kiosk that believes one hub."""

    def __init__(self, state: Path, press: Press) -> None:
        self.state = state
        TrustedRoot(state / "fetched").take(press.root)

    def fetch(self, source: Path | str, channel: Channel = Channel.EVERYONE, today: date = TODAY) -> str:
        out = io.StringIO()
        fetching.fetch(self.state, fetching.Wish(str(source), channel), today, out)
        return out.getvalue()

    def all(self) -> tuple[FetchedPack, ...]:
        return fetched_packs(self.state).all(is_thorough=True)

    @property
    def played(self) -> str:
        """The version of the pack that the next start plays; empty where there is none."""
        return next((one.version for one in self.all() if one.id == ID), "")
