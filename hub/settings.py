"""What an operator sets: by the command line, else by the environment, else the defaults below."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.errors import SettingsError

DATABASE_SHAPES = r"sqlite:///.+|postgresql(\+psycopg)?://.+"


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` is the folder of everything that is not in the database: packs, keys, the embedded database itself.

    `database` is the address of a PostgreSQL database, empty for the embedded one. `public_url` is what kiosks and
    browsers reach the hub by, with its scheme and without a slash at the end; cookies are for https where it is.
    Nothing is said about fewer people than `smallest_group_people` (5–100).
    """

    data: Path
    database: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    smallest_group_people: int = 10

    @property
    def database_url(self) -> str:
        """The address in the form that SQLAlchemy wants."""
        if not self.database:
            return f"sqlite:///{self.data / 'hub.db'}"
        return re.sub(r"^postgresql://", "postgresql+psycopg://", self.database)

    @property
    def is_secure(self) -> bool:
        return self.public_url.startswith("https://")


def settings_of(environment: Mapping[str, str], data: Path | None = None, **given: object) -> Settings:
    """The settings from `HUB_DATA`, `HUB_DATABASE`, `HUB_HOST`, `HUB_PORT`, `HUB_PUBLIC_URL`, `HUB_SMALLEST_GROUP_PEOPLE`.

    What is `given` (None: not given) goes before. Raises SettingsError with every mistake.
    """
    mistakes: list[str] = []

    def text(name: str, default: str) -> str:
        chosen = given.get(name.lower())
        return str(chosen) if chosen is not None else environment.get(f"HUB_{name}", default)

    def whole(name: str, default: int, lowest: int, highest: int) -> int:
        raw = text(name, str(default))
        if re.fullmatch(r"\d{1,6}", raw) and lowest <= int(raw) <= highest:
            return int(raw)
        mistakes.append(f"HUB_{name}: it is a whole number from {lowest} to {highest}, not “{raw}”")
        return default

    database = text("DATABASE", "")
    if database and not re.fullmatch(DATABASE_SHAPES, database):
        mistakes.append("HUB_DATABASE: it is postgresql://USER@HOST/NAME, or empty for the embedded database")
    public_url = text("PUBLIC_URL", "").rstrip("/")
    if public_url and not re.fullmatch(r"https?://[^/\s]+(/[^\s?#]*)?", public_url):
        mistakes.append("HUB_PUBLIC_URL: it is the hub's address, such as https://hub.example.org")
    settings = Settings(
        data=(data or Path(environment.get("HUB_DATA", "hub-data"))).expanduser().absolute(),
        database=database,
        host=text("HOST", "127.0.0.1"),
        port=whole("PORT", 8000, 0, 65_535),
        public_url=public_url,
        smallest_group_people=whole("SMALLEST_GROUP_PEOPLE", 10, 5, 100),
    )
    if mistakes:
        raise SettingsError("\n".join(mistakes))
    return settings
