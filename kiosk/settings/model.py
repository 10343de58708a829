"""The settings, and for each its place in the file, its default, and what it may be."""

import re
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.contacts import Contacts
from kiosk.destination import Destination
from kiosk.look import Distance, Look, Telling
from kiosk.scenario.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set.

    `size` is the window's width and height in pixels; `pins` is `gpio`, `mock`, `none`, or None for gpio where there is
    one. Volumes are steps of 3 dB: 10 is full, 0 is off. Captions are drawn at `look.caption_percent`
    of the size for their distance. `scan_ms` is the dwell of one-switch scanning, 0 for two buttons. `sound_output` is
    `auto`, `hdmi`, `headphones` or part of a device's name; `voice_engine` is `espeak` or `piper`, whose model's
    file is `voice_model`; `theme` a folder, empty for the theme that came with the kiosk.
    Languages that nobody has reviewed are offered only where `has_unreviewed_languages`.
    Nothing is said about fewer than `smallest_group_people`. `officer_pin` is the PIN that a technician gives out, empty
    for none.
    """

    size: tuple[int, int]
    is_full_screen: bool
    pins: str | None
    volume: int
    volume_limit: int
    look: Look
    scan_ms: int
    sound_output: str
    voice_engine: str
    voice_model: str
    theme: str
    language: str
    has_unreviewed_languages: bool
    smallest_group_people: int
    contacts: Contacts
    log_level: str
    destination: Destination = Destination()  # noqa: RUF009  # frozen
    officer_pin: str = field(default="", repr=False)

    @property
    def better_voice_model(self) -> str | None:
        """The file of piper's model, perhaps empty, where piper is to speak; None where espeak is."""
        return self.voice_model if self.voice_engine == "piper" else None


class Rule(Protocol):
    """What a value may be. Raises ValueError with the end of a sentence that begins “it is …”."""

    def read(self, raw: object) -> object:
        """The value, from TOML (text, whole number, true or false) or from the environment (text)."""

    def show(self, value: object) -> str:
        """The value as it could be written."""


class Plain:
    def show(self, value: object) -> str:
        return str(value)


class Size(Plain):
    def read(self, raw: object) -> tuple[int, int]:
        found = re.fullmatch(r"(\d{3,4})[x×](\d{3,4})", str(raw))
        if found:
            width, height = int(found[1]), int(found[2])
            if 320 <= width <= 7680 and 240 <= height <= 4320:
                return width, height
        raise ValueError('width x height in pixels, from 320x240 to 7680x4320, such as "800x480"')

    def show(self, value: object) -> str:
        return "{}x{}".format(*value) if isinstance(value, tuple) else str(value)


@dataclass(frozen=True, slots=True)
class OneOf(Plain):
    words: tuple[str, ...]

    def read(self, raw: object) -> str:
        text = str(raw)
        if text in self.words:
            return text
        raise ValueError(f"one of {', '.join(self.words)}.{did_you_mean(text, self.words)}")


class Pins(OneOf):
    """`auto` is None: gpio where there is one."""

    def read(self, raw: object) -> str | None:  # type: ignore[override]  # None is one more answer
        text = OneOf.read(self, raw)
        return None if text == "auto" else text

    def show(self, value: object) -> str:
        return "auto" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Whole(Plain):
    lowest: int
    highest: int

    def read(self, raw: object) -> int:
        is_number = isinstance(raw, int) and not isinstance(raw, bool)
        if is_number or (isinstance(raw, str) and re.fullmatch(r"\d{1,6}", raw)):
            number = int(str(raw))
            if self.lowest <= number <= self.highest:
                return number
        raise ValueError(f"a whole number from {self.lowest} to {self.highest}")


class YesNo(Plain):
    WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}  # noqa: RUF012  (only read)

    def read(self, raw: object) -> bool:
        found = self.WORDS.get(str(raw).lower())
        if found is None:
            raise ValueError("true or false")
        return found

    def show(self, value: object) -> str:
        return "true" if value else "false"


@dataclass(frozen=True, slots=True)
class Words(Plain):
    """One line of text of a shape that is told when it is not kept to."""

    shape: str
    told: str

    def read(self, raw: object) -> str:
        if isinstance(raw, str) and (not raw or re.fullmatch(self.shape, raw)):
            return raw
        raise ValueError(self.told)


class Pin:
    """Four digits that are never shown, neither as a setting nor in a mistake."""

    def read(self, raw: object) -> str:
        if isinstance(raw, str) and re.fullmatch(r"([0-9]{4})?", raw):
            return raw
        raise ValueError('four digits in quotes, such as "0000", or empty')

    def show(self, value: object) -> str:
        return "set" if value else "not set"


class Secret:
    """One line of text that is never shown, neither as a setting nor in a mistake."""

    def read(self, raw: object) -> str:
        if isinstance(raw, str) and re.fullmatch(r"[\x20-\x7e]{0,200}", raw):
            return raw
        raise ValueError("one line of plain letters, digits and signs, or empty")

    def show(self, value: object) -> str:
        return "set" if value else "not set"


NAME = Words(r"[^\x00-\x1f\x7f]{1,60}", "a name in one line of at most 60 characters")
OUTPUT = Words(
    r"[^\x00-\x1f\x7f]{1,60}", "auto, hdmi, headphones, or part of a name that `kiosk sound --list` shows"
)
FOLDER = Words(r"[^\x00-\x1f\x7f]{1,400}", "the path of a theme's folder in one line, or empty")
MODEL = Words(r"[^\x00-\x1f\x7f]{1,400}", "the path of a model's file in one line, or empty")
NUMBER = Words(r"\+?[0-9 ()-]{2,24}", 'a telephone number in quotes, such as "0800 1111"')


ADDRESS = Words(
    r"(https://[^/?#\s@]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?)(/[^?#\s]*)?",
    'an address such as "https://hub.example.org" (http:// is for this very machine only), or empty',
)
RECIPIENT = Words(r"age1[02-9ac-hj-np-z]{58}", "the line that “hub keys” prints, or empty")
PUBLIC_KEY = Words(r"[A-Za-z0-9+/]{43}=", "the line that “hub keys” prints, or empty")
CERTIFICATES = Words(
    r"[^\x00-\x1f\x7f]{1,400}", "the path of a file of certificates (PEM) in one line, or empty"
)


@dataclass(frozen=True, slots=True)
class Field:
    """One setting: `[section] key` in the file, `KIOSK_SECTION_KEY` in the environment."""

    section: str
    key: str
    rule: Rule
    default: object

    @property
    def is_secret(self) -> bool:
        """Whether the value is never to be shown."""
        return isinstance(self.rule, Pin | Secret)

    @property
    def name(self) -> str:
        return f"{self.section}.{self.key}"

    @property
    def variable(self) -> str:
        return f"KIOSK_{self.section}_{self.key}".upper().replace("-", "_")


FIELDS = (
    Field("screen", "size", Size(), (1280, 800)),
    Field("screen", "full-screen", YesNo(), False),
    Field("screen", "theme", FOLDER, ""),
    Field("buttons", "pins", Pins(("auto", "gpio", "mock", "none")), None),
    Field("sound", "volume", Whole(0, 10), 7),
    Field("sound", "volume-limit", Whole(1, 10), 10),
    Field("sound", "output", OUTPUT, "auto"),
    Field("voice", "engine", OneOf(("espeak", "piper")), "espeak"),
    Field("voice", "model", MODEL, ""),
    Field("captions", "percent", Whole(100, 150), 100),
    Field("captions", "distance", OneOf(tuple(Distance)), "table"),
    Field("access", "high-contrast", YesNo(), False),
    Field("access", "reduced-motion", YesNo(), False),
    Field("access", "telling", OneOf(tuple(Telling)), "captions"),
    Field("access", "one-switch-seconds", Whole(0, 10), 0),
    Field("words", "language", Words(r"[a-z]{2,3}(-[A-Z]{2})?", 'a language tag, such as "en-GB"'), "en-GB"),
    Field("words", "unreviewed", YesNo(), False),
    Field("results", "smallest-group-people", Whole(5, 100), 10),
    Field("officer", "pin", Pin(), ""),
    Field("contacts", "school", NAME, ""),
    Field("contacts", "school-number", NUMBER, ""),
    Field("contacts", "force", NAME, ""),
    Field("contacts", "force-number", NUMBER, ""),
    Field("contacts", "charity", NAME, ""),
    Field("contacts", "charity-number", NUMBER, ""),
    Field("sync", "hub", ADDRESS, ""),
    Field("sync", "ca", CERTIFICATES, ""),
    Field("sync", "name", NAME, ""),
    Field("sync", "code", Secret(), ""),
    Field("sync", "recipient", RECIPIENT, ""),
    Field("sync", "public_key", PUBLIC_KEY, ""),
    Field("sync", "lrs", ADDRESS, ""),
    Field("sync", "lrs-user", NAME, ""),
    Field("sync", "lrs-password", Secret(), ""),
    Field("log", "level", OneOf(("DEBUG", "INFO", "WARNING", "ERROR")), "INFO"),
)
