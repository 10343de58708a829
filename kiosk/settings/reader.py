"""Reads the settings and tells every mistake at once, each with its place."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.contacts import Contact, Contacts
from kiosk.destination import Destination
from kiosk.errors import SettingsError
from kiosk.look import Distance, Look, Telling, runs_right_to_left
from kiosk.scenario.nearest import did_you_mean
from kiosk.settings.model import FIELDS, Field, Settings

SETTINGS_FILE = Path("/etc/kiosk/kiosk.toml")
FILE_VARIABLE = "KIOSK_SETTINGS"
PREFIX = "KIOSK_"
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and for each field's name its value and where it came from."""

    settings: Settings
    values: Mapping[str, object]
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Given:
    field: Field
    raw: object
    source: str


def load_settings(environment: Mapping[str, str], path: Path | None = None) -> Settings:
    """The settings alone. Raises SettingsError with every mistake, one a line."""
    return read_settings(environment, path).settings


def read_settings(environment: Mapping[str, str], path: Path | None = None) -> Loaded:
    """Read the file (`KIOSK_SETTINGS` names another; a missing one is an empty one) and the environment, which wins.

    Raises SettingsError with every mistake, one a line.
    """
    named = environment.get(FILE_VARIABLE)
    problems: list[str] = []
    if named and not Path(named).is_file():
        problems.append(f"{FILE_VARIABLE}: there is no file {named}")
    from_file = _from_file(path or (Path(named) if named else SETTINGS_FILE), problems)
    given = [*from_file, *_from_environment(environment, problems)]
    values = {field.name: field.default for field in FIELDS}
    sources = dict.fromkeys(values, DEFAULT)
    for one in given:
        try:
            values[one.field.name] = one.field.rule.read(one.raw)
            sources[one.field.name] = one.source
        except ValueError as error:
            found = "not one" if one.field.is_secret else repr(one.raw)
            problems.append(f"{one.source}: {one.field.name} is {found}, but should be {error}")
    _keep_volume_in_bounds(values, sources, problems)
    if values["sync.hub"] and values["sync.lrs"]:
        problems.append(f"{sources['sync.lrs']}: sync.lrs takes the place of sync.hub: set one of them")
    if problems:
        raise SettingsError("\n".join(problems))
    return Loaded(_settings(values), values, sources)


def _keep_volume_in_bounds(
    values: dict[str, object], sources: Mapping[str, str], problems: list[str]
) -> None:
    volume, limit = int(str(values["sound.volume"])), int(str(values["sound.volume-limit"]))
    if volume <= limit:
        return
    if sources["sound.volume"] == DEFAULT:
        values["sound.volume"] = limit
        return
    problems.append(
        f"{sources['sound.volume']}: sound.volume is {volume}, over the limit of {limit}"
        f" ({sources['sound.volume-limit']}): lower one or raise the other"
    )


def _from_file(path: Path, problems: list[str]) -> list[_Given]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except UnicodeDecodeError:
        problems.append(f"{path}:1: this is not UTF-8 text: save it as UTF-8")
        return []
    except OSError as error:
        problems.append(f"{path}: cannot be read ({error.strerror})")
        return []
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(_in_toml(path, str(error), text))
        return []
    lines = lines_of(text)
    known = {(field.section, field.key): field for field in FIELDS}
    given: list[_Given] = []
    for section, content in document.items():
        if section not in {field.section for field in FIELDS}:
            hint = did_you_mean(section, sorted({field.section for field in FIELDS}))
            problems.append(f"{path}:{lines.get((section, ''), 1)}: there is no section [{section}].{hint}")
        elif not isinstance(content, dict):
            problems.append(
                f"{path}:{lines.get(('', section), 1)}: {section} is a section: write [{section}]"
            )
        else:
            for key, raw in content.items():
                source = f"{path}:{lines.get((section, key), 1)}"
                if (section, key) in known:
                    given.append(_Given(known[section, key], raw, source))
                else:
                    hint = did_you_mean(key, [field.key for field in FIELDS if field.section == section])
                    problems.append(f"{source}: there is no setting {section}.{key}.{hint}")
    return given


def _in_toml(path: Path, message: str, text: str) -> str:
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message, re.DOTALL)
    if not found:
        return f"{path}:1: {message}"
    line, column = found[2] or str(text.count("\n") + 1), found[3] or "1"
    return f"{path}:{line}:{column}: this is not TOML: {found[1]}"


def lines_of(text: str) -> dict[tuple[str, str], int]:
    """The line (from 1) of each section, under `(section, "")`, and of each key, under `(section, key)`."""
    lines: dict[tuple[str, str], int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[\s*([\w-]+)\s*\]", line)
        entry = re.match(r"\s*(?:([\w-]+)\s*\.\s*)?([\w-]+)\s*=", line)
        if header:
            section = header[1]
            lines.setdefault((section, ""), number)
        elif entry:
            lines.setdefault((entry[1] or section, entry[2]), number)
            lines.setdefault((entry[1] or section or entry[2], ""), number)
    return lines


def _from_environment(environment: Mapping[str, str], problems: list[str]) -> list[_Given]:
    known = {field.variable: field for field in FIELDS}
    given: list[_Given] = []
    for name, raw in sorted(environment.items()):
        if name in known:
            given.append(_Given(known[name], raw, f"environment {name}"))
        elif name.startswith(PREFIX) and name != FILE_VARIABLE:
            hint = did_you_mean(name, [*known, FILE_VARIABLE])
            problems.append(f"environment {name}: there is no such setting.{hint}")
    return given


def _settings(values: Mapping[str, Any]) -> Settings:
    def contact(who: str) -> Contact:
        return Contact(values[f"contacts.{who}"], values[f"contacts.{who}-number"])

    return Settings(
        size=values["screen.size"],
        is_full_screen=values["screen.full-screen"],
        pins=values["buttons.pins"],
        volume=values["sound.volume"],
        volume_limit=values["sound.volume-limit"],
        look=Look(
            distance=Distance(values["captions.distance"]),
            caption_percent=values["captions.percent"],
            has_high_contrast=values["access.high-contrast"],
            has_reduced_motion=values["access.reduced-motion"],
            telling=Telling(values["access.telling"]),
            is_right_to_left=runs_right_to_left(values["words.language"]),
        ),
        scan_ms=1_000 * int(values["access.one-switch-seconds"]),
        sound_output=values["sound.output"],
        voice_engine=values["voice.engine"],
        voice_model=values["voice.model"],
        theme=values["screen.theme"],
        language=values["words.language"],
        has_unreviewed_languages=values["words.unreviewed"],
        smallest_group_people=values["results.smallest-group-people"],
        contacts=Contacts(contact("school"), contact("force"), contact("charity")),
        log_level=values["log.level"],
        destination=Destination(
            hub=values["sync.hub"].rstrip("/"),
            authority=values["sync.ca"],
            name=values["sync.name"],
            code=values["sync.code"],
            recipient=values["sync.recipient"],
            public_key=values["sync.public_key"],
            lrs=values["sync.lrs"].rstrip("/"),
            lrs_user=values["sync.lrs-user"],
            lrs_password=values["sync.lrs-password"],
        ),
        officer_pin=values["officer.pin"],
    )
