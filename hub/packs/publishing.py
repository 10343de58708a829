"""What is offered to kiosks: a pack is published to pilot kiosks or to all, promoted, withdrawn, and carried on a stick."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

from hub.errors import DamagedError, UsageError
from hub.packs.inspection import Inspected, inspect
from hub.packs.repository import METADATA, Repository, path_of, put_file
from kiosk.wire.channel import Channel, Offers, is_pack, offers_of, target_of
from kiosk.wire.members import WireError

DETAILS: Final = "x-clever"


@dataclass(frozen=True, slots=True)
class Signers:
    """`targets` comes from the folder that is kept away, `online` is the hub's own."""

    targets: CryptoSigner
    online: CryptoSigner


@dataclass(frozen=True, slots=True)
class Published:
    """One version of a pack, and who is offered it."""

    id: str
    version: str
    title: str
    sha256: str
    channels: tuple[Channel, ...]
    is_withdrawn: bool


def begin(repository: Repository, roots: list[CryptoSigner], signers: Signers) -> None:
    """Sign the first root and two empty lists. Raises UsageError where that was done before."""
    if repository.is_there:
        raise UsageError("packs are signed here already: their keys are replaced by hub packs rotate")
    root = Metadata(Root(consistent_snapshot=True))
    _name_keys(root.signed, roots, signers)
    repository.sign_root(root, roots)
    repository.begin(root, signers.targets, signers.online)
    _offer(repository, repository.targets(), {channel: Offers() for channel in Channel}, signers)


def rotate(
    repository: Repository, old: list[CryptoSigner], new: list[CryptoSigner], signers: Signers
) -> None:
    """Name other keys in a new root, which the old ones and the new ones sign, and sign everything with the new.

    `old` is one root key at least. Raises UsageError where it is none of this root's.
    """
    root = repository.root()
    before = set(root.signed.roles[Root.type].keyids)
    if not before & {key.public_key.keyid for key in old}:
        raise UsageError("this is not the root key: was it replaced before? See hub packs root")
    for role in (Root.type, Targets.type, Snapshot.type, Timestamp.type):
        for keyid in list(root.signed.roles[role].keyids):
            root.signed.revoke_key(keyid, role)
    _name_keys(root.signed, new, signers)
    root.signed.version += 1
    repository.sign_root(root, list({key.public_key.keyid: key for key in (*old, *new)}.values()))
    repository.put_root(root)
    repository.renew_targets(repository.targets(), signers.targets, signers.online)


def publish(
    repository: Repository,
    file: Path,
    signers: Signers,
    *,
    is_pilot: bool,
    look: Callable[[Path], Inspected] = inspect,
) -> Inspected:
    """Offer a pack, to pilot kiosks or to every kiosk. Raises UsageError for whatever a kiosk would refuse."""
    pack = look(file)
    targets = repository.targets()
    name = target_of(pack.id, pack.version)
    offers = offers_in(repository, targets)
    there = targets.signed.targets.get(name)
    if there and there.hashes["sha256"] != pack.sha256:
        raise UsageError(
            f"{pack.id} {pack.version} was published with other content: give the changed pack another version"
        )
    if (pack.id, pack.version) in offers[Channel.EVERYONE].withdrawn:
        raise UsageError(f"{pack.id} {pack.version} was withdrawn: give it another version")
    found = repository.keep_target(name, file)
    if found.hashes["sha256"] != pack.sha256:
        raise UsageError(f"{file}: it was changed while it was read")
    found.unrecognized_fields["custom"] = {
        DETAILS: {"title": pack.title, "review": pack.review, "stories": pack.stories}
    }
    targets.signed.targets[name] = found
    channels = (Channel.PILOT,) if is_pilot else tuple(Channel)
    _offer(repository, targets, _with(offers, pack.id, pack.version, channels), signers)
    return pack


def promote(repository: Repository, id_: str, version: str | None, signers: Signers) -> str:
    """Offer every kiosk what pilot kiosks have, or any version that was published, be it older; returns the version."""
    targets = repository.targets()
    offers = offers_in(repository, targets)
    chosen = version or offers[Channel.PILOT].packs.get(id_, "")
    _look_up(targets, id_, chosen)
    if (id_, chosen) in offers[Channel.EVERYONE].withdrawn:
        raise UsageError(f"{id_} {chosen} was withdrawn")
    _offer(repository, targets, _with(offers, id_, chosen, tuple(Channel)), signers)
    return chosen


def withdraw(repository: Repository, id_: str, version: str, signers: Signers) -> None:
    """Have no kiosk play this version any more; each falls back to the one it had before, or to what it came with."""
    targets = repository.targets()
    _look_up(targets, id_, version)
    offers = {
        channel: Offers(
            {name: held for name, held in one.packs.items() if (name, held) != (id_, version)},
            one.withdrawn | {(id_, version)},
        )
        for channel, one in offers_in(repository, targets).items()
    }
    _offer(repository, targets, offers, signers)


def published(repository: Repository) -> tuple[Published, ...]:
    """Every version that was ever published, by id."""
    targets = repository.targets()
    offers = offers_in(repository, targets)
    found = []
    for name, target in sorted(targets.signed.targets.items()):
        id_, _, version = name.removeprefix("packs/").removesuffix(".clever").rpartition("-")
        if not is_pack(id_, version):
            continue
        details = target.custom.get(DETAILS, {}) if target.custom else {}
        offered = tuple(channel for channel in Channel if offers[channel].packs.get(id_) == version)
        is_withdrawn = (id_, version) in offers[Channel.EVERYONE].withdrawn
        title = str(details.get("title", ""))
        found.append(Published(id_, version, title, target.hashes["sha256"], offered, is_withdrawn))
    return tuple(found)


def copy(repository: Repository, folder: Path) -> int:
    """Put what kiosks need into a folder such as a stick, the timestamp last; returns the number of packs.

    A copy that was cut short is refused by kiosks, and can be made again. Raises UsageError.
    """
    targets = repository.targets().signed
    offers = offers_in(repository, repository.targets())
    wanted = {target_of(*one) for held in offers.values() for one in held.packs.items()}
    names = [path_of(targets.targets[name]) for name in (*sorted(wanted), *(one.target for one in Channel))]
    roots = [f"{METADATA}/{number}.root.json" for number in range(1, repository.root().signed.version + 1)]
    snapshot = repository.snapshot().signed.version
    names += [*roots, f"{METADATA}/{targets.version}.targets.json", f"{METADATA}/{snapshot}.snapshot.json"]
    try:
        for name in (*names, f"{METADATA}/timestamp.json"):
            put_file(folder / name, repository.folder / name)
    except OSError as error:
        raise UsageError(f"{folder}: the copy is not whole ({error.strerror}). Make it again") from error
    return len(wanted)


def offers_in(repository: Repository, targets: Metadata[Targets]) -> Mapping[Channel, Offers]:
    """What is offered now. Raises DamagedError."""
    try:
        return {
            channel: offers_of(
                (repository.folder / path_of(targets.signed.targets[channel.target])).read_bytes()
            )
            for channel in Channel
        }
    except (OSError, KeyError, WireError) as error:
        raise DamagedError(
            f"{repository.folder}: the lists of packs cannot be read: bring them back"
        ) from error


def _offer(
    repository: Repository, targets: Metadata[Targets], offers: Mapping[Channel, Offers], signers: Signers
) -> None:
    for channel, one in offers.items():
        targets.signed.targets[channel.target] = repository.keep_target(channel.target, one.as_bytes())
    repository.renew_targets(targets, signers.targets, signers.online)


def _with(
    offers: Mapping[Channel, Offers], id_: str, version: str, channels: tuple[Channel, ...]
) -> dict[Channel, Offers]:
    return {
        channel: Offers({**one.packs, id_: version}, one.withdrawn) if channel in channels else one
        for channel, one in offers.items()
    }


def _look_up(targets: Metadata[Targets], id_: str, version: str) -> None:
    if not version or target_of(id_, version) not in targets.signed.targets:
        raise UsageError(f"{id_} {version}: this was never published. See: hub packs list")


def _name_keys(root: Root, roots: list[CryptoSigner], signers: Signers) -> None:
    for key in roots:
        root.add_key(key.public_key, Root.type)
    root.add_key(signers.targets.public_key, Targets.type)
    root.add_key(signers.online.public_key, Snapshot.type)
    root.add_key(signers.online.public_key, Timestamp.type)
