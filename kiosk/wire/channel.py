"""Which packs kiosks are to have: the lists that are signed beside the packs, one for everybody and one for pilot kiosks."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kiosk.wire.members import Members, WireError

FORMAT: Final = "clever-channel/1"
ID_SHAPE: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
VERSION_SHAPE: Final = r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}"
LONGEST: Final = 60
MOST_PACKS: Final = 500
LARGEST_BYTES: Final = 256 * 1024


class Channel(StrEnum):
    """`pilot` is for the kiosks that try a pack first; it has every pack that `everyone` has, or a newer one."""

    EVERYONE = "everyone"
    PILOT = "pilot"

    @property
    def target(self) -> str:
        """The name that the list is signed under."""
        return f"channels/{self.value}.json"


@dataclass(frozen=True, slots=True)
class Offers:
    """The version of each pack by its id, and the versions that are to be played nowhere any more."""

    packs: Mapping[str, str] = field(default_factory=dict)
    withdrawn: frozenset[tuple[str, str]] = frozenset()

    def as_bytes(self) -> bytes:
        """JSON, the same for the same offers."""
        whole = {
            "format": FORMAT,
            "packs": dict(sorted(self.packs.items())),
            "withdrawn": [list(one) for one in sorted(self.withdrawn)],
        }
        return json.dumps(whole, indent=1).encode() + b"\n"


def offers_of(data: bytes) -> Offers:
    """The offers in a list. Raises WireError for what is none."""
    if len(data) > LARGEST_BYTES:
        raise WireError("channel", f"it has to be at most {LARGEST_BYTES} bytes long")
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        raise WireError("channel", "it has to be JSON") from None
    whole = Members(raw, "channel")
    whole.exactly("format", FORMAT)
    packs, withdrawn = whole.take("packs"), whole.take("withdrawn")
    whole.end()
    if not isinstance(packs, Mapping) or len(packs) > MOST_PACKS:
        raise WireError("channel.packs", f"it has to be an object of at most {MOST_PACKS} packs")
    if not isinstance(withdrawn, list):
        raise WireError("channel.withdrawn", "it has to be an array")
    gone = [tuple(one) if isinstance(one, list) else () for one in withdrawn]
    for id_, version in [*packs.items(), *(one if len(one) == 2 else ("", "") for one in gone)]:
        if not is_pack(id_, version):
            raise WireError("channel", "a pack in it has an id or a version that none can have")
    return Offers(dict(packs), frozenset((one[0], one[1]) for one in gone))


def is_pack(id_: object, version: object) -> bool:
    """Whether a pack can have this id and this version; neither means anything to a file system."""
    return _is(id_, ID_SHAPE) and _is(version, VERSION_SHAPE)


def target_of(id_: str, version: str) -> str:
    """The name that a pack is signed under."""
    return f"packs/{id_}-{version}.clever"


def _is(text: object, shape: str) -> bool:
    return isinstance(text, str) and len(text) <= LONGEST and re.fullmatch(shape, text) is not None
