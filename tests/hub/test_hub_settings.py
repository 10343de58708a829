from pathlib import Path

import pytest

from hub.errors import SettingsError
from hub.settings import settings_of


def test_the_defaults_are_an_embedded_database_that_only_this_machine_reaches(tmp_path: Path) -> None:
    settings = settings_of({}, tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path / 'hub.db'}"
    assert (settings.host, settings.port, settings.smallest_group_people) == ("127.0.0.1", 8000, 10)


def test_one_setting_leads_to_postgresql(tmp_path: Path) -> None:
    settings = settings_of({"HUB_DATABASE": "postgresql://hub@db/clever"}, tmp_path)
    assert settings.database_url == "postgresql+psycopg://hub@db/clever"


def test_what_is_given_goes_before_the_environment(tmp_path: Path) -> None:
    assert settings_of({"HUB_PORT": "9000"}, tmp_path, port=9001).port == 9001


def test_cookies_are_for_https_where_the_address_says_so(tmp_path: Path) -> None:
    assert settings_of({"HUB_PUBLIC_URL": "https://hub.example.org/"}, tmp_path).is_secure
    assert not settings_of({"HUB_PUBLIC_URL": "http://127.0.0.1:8000"}, tmp_path).is_secure


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    wrong = {
        "HUB_DATABASE": "mysql://x",
        "HUB_PORT": "70000",
        "HUB_SMALLEST_GROUP_PEOPLE": "4",
        "HUB_PUBLIC_URL": "hub",
    }
    with pytest.raises(SettingsError) as told:
        settings_of(wrong, tmp_path)
    assert [name for name in wrong if name not in str(told.value)] == []
