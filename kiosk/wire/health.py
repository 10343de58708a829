"""How a kiosk tells that it is alive: a few numbers about the machine, and what it knows of the time. Nothing of any visit."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from kiosk.wire.members import Members, WireError
from kiosk.wire.statement import HIGHEST_BOOTTIME_MS, NAME, UUID

MOST_PACKS: Final = 20
MOST_SAMPLES: Final = 50
HIGHEST_COUNT: Final = 100_000_000
HIGHEST_S: Final = 253_402_300_799
"""The last second of the year 9999."""
VERSION: Final = r"[0-9A-Za-z.+~-]{1,30}"


class ClockSource(StrEnum):
    """From where the wall time of a sample is."""

    NTP = "ntp"
    HUB = "hub"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class ClockSample:
    """At `boottime_ms` after the boot `boot_id` it was `wall_s` seconds since 1970, says the source."""

    boot_id: str
    boottime_ms: int
    wall_s: int
    source: ClockSource


@dataclass(frozen=True, slots=True)
class Health:
    """`waiting` answers are not with the hub yet, the oldest for so many whole days; `dead` ones were refused.

    `wall_s` is the kiosk's own clock in seconds since 1970, None where it knows that it is wrong.
    """

    software: str
    waiting: int
    dead: int
    oldest_waiting_days: int | None = None
    free_mb: int | None = None
    wall_s: int | None = None
    packs: tuple[tuple[str, str], ...] = ()
    """The id and the version of each."""
    clock_samples: tuple[ClockSample, ...] = ()


def told_of(health: Health) -> dict[str, Any]:
    """The health ready for JSON."""
    told: dict[str, Any] = {
        "software": health.software,
        "waiting": health.waiting,
        "dead": health.dead,
        "packs": dict(health.packs),
        "clock_samples": [
            {
                "boot": sample.boot_id,
                "boottime_ms": sample.boottime_ms,
                "wall_s": sample.wall_s,
                "source": sample.source.value,
            }
            for sample in health.clock_samples
        ],
    }
    for name in ("oldest_waiting_days", "free_mb", "wall_s"):
        if getattr(health, name) is not None:
            told[name] = getattr(health, name)
    return told


def health_of(raw: object) -> Health:
    """The health that is told. Raises WireError with the member that is not of this shape."""
    told = Members(raw, "")
    health = Health(
        software=told.text("software", VERSION, "a version"),
        waiting=told.whole("waiting", 0, HIGHEST_COUNT),
        dead=told.whole("dead", 0, HIGHEST_COUNT),
        oldest_waiting_days=told.maybe_whole("oldest_waiting_days", 0, 100_000),
        free_mb=told.maybe_whole("free_mb", 0, HIGHEST_COUNT),
        wall_s=told.maybe_whole("wall_s", 0, HIGHEST_S),
        packs=_packs(told.take("packs")),
        clock_samples=_samples(told.take("clock_samples")),
    )
    told.end()
    return health


def _packs(raw: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(raw, dict) or len(raw) > MOST_PACKS:
        raise WireError("packs", f"it has to be an object of at most {MOST_PACKS}")
    for id_ in raw:
        Members({"id": id_}, "packs").text("id", NAME, "a pack's id")
    members = Members(raw, "packs")
    return tuple((id_, members.text(id_, VERSION, "a version")) for id_ in sorted(raw))


def _samples(raw: object) -> tuple[ClockSample, ...]:
    if not isinstance(raw, list) or len(raw) > MOST_SAMPLES:
        raise WireError("clock_samples", f"it has to be an array of at most {MOST_SAMPLES}")
    return tuple(_sample(Members(one, "clock_samples")) for one in raw)


def _sample(told: Members) -> ClockSample:
    sample = ClockSample(
        told.text("boot", UUID, "the boot's UUID"),
        told.whole("boottime_ms", 0, HIGHEST_BOOTTIME_MS),
        told.whole("wall_s", 0, HIGHEST_S),
        told.word("source", ClockSource),
    )
    told.end()
    return sample
