"""Which loudspeaker: what `sound.output` asks for, and the ways to it, the best one first. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

AUTO = "auto"

# Kernel names: a Raspberry Pi's screens are "vc4-hdmi-0: MAI PCM i2s-hifi-0", its socket "bcm2835 Headphones".
_KINDS = {
    "hdmi": re.compile(r"hdmi|displayport", re.IGNORECASE),
    "headphones": re.compile(r"headphone|analog", re.IGNORECASE),
}
_CARD = re.compile(r"\(hw:(\d+),\d+\)")
_NOT_A_LOUDSPEAKER = re.compile(r"loopback|dummy|spdif|iec958", re.IGNORECASE)
_CARD_NAMES = ("sysdefault", "default")


@dataclass(frozen=True, slots=True)
class Output:
    """A device as PortAudio lists it: its number there, its name, and whether the system would choose it."""

    index: int
    name: str
    is_default: bool = False

    @property
    def card(self) -> str | None:
        """The number of the sound card that it is, without anything between; None for a name of the system's."""
        found = _CARD.search(self.name)
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a loudspeaker: open `output`; `card` is what ALSA's own names mean meanwhile (None: as it is set)."""

    output: Output
    card: str | None = None

    @property
    def is_hardware(self) -> bool:
        """Whether no other program and no sound server stands between: then small buffers do."""
        return self.output.card is not None

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self.output.name if self.card is None else f"{self.output.name} of card {self.card}"


def matches(wanted: str, output: Output) -> bool:
    """Whether this is one that `wanted` means: `hdmi`, `headphones`, or part of a name; `auto` means the default."""
    if wanted == AUTO:
        return output.is_default
    kind = _KINDS.get(wanted.lower())
    return bool(kind.search(output.name)) if kind else wanted.lower() in output.name.lower()


def ways(wanted: str, outputs: Sequence[Output]) -> tuple[Way, ...]:
    """Every way to what is wanted, in the order to try them; empty where no such device is there.

    A card is asked for directly first, then by the name that its own ALSA configuration gives it: a Pi's HDMI takes only
    IEC 958 frames, which that configuration makes (ALSA 1.2.8 has no other way).
    """
    found = []
    for output in outputs:
        if matches(wanted, output):
            found.append(Way(output))
            names = [each for name in _CARD_NAMES for each in outputs if each.name == name]
            if output.card is not None and names:
                found.append(Way(names[0], output.card))
    return tuple(found)


def ways_anywhere(outputs: Sequence[Output]) -> tuple[Way, ...]:
    """The system's choice, then every loudspeaker there is: rather the wrong one than none."""
    others = [
        output
        for output in outputs
        if output.card is not None and not output.is_default and not _NOT_A_LOUDSPEAKER.search(output.name)
    ]
    return (*ways(AUTO, outputs), *(way for output in others for way in _direct(output, outputs)))


def _direct(output: Output, outputs: Sequence[Output]) -> tuple[Way, ...]:
    return ways(output.name, [output, *(each for each in outputs if each.name in _CARD_NAMES)])
