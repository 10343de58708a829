"""Defaults, file, environment; and every mistake at once, with its place."""

import io
import re
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.contacts import Contacts
from kiosk.errors import SettingsError
from kiosk.look import Look
from kiosk.settings import Settings, load_settings, print_settings, read_settings
from kiosk.settings.model import FIELDS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kiosk.toml"


def mistakes(file: Path, text: str, environment: dict[str, str] | None = None) -> list[str]:
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(environment or {}, file)
    return str(caught.value).replace(f"{file}:", "").split("\n")


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    found = load_settings({"HOME": "/home/pat"}, file)
    assert found == Settings(
        size=(1280, 800),
        is_full_screen=False,
        pins=None,
        volume=7,
        volume_limit=10,
        look=Look(),
        scan_ms=0,
        sound_output="auto",
        voice_engine="espeak",
        voice_model="",
        theme="",
        language="en-GB",
        has_unreviewed_languages=False,
        smallest_group_people=10,
        contacts=Contacts(),
        log_level="INFO",
    )


def test_the_file_is_stronger_than_a_default_and_the_environment_than_the_file(file: Path) -> None:
    file.write_text('[screen]\nsize = "800x480"\n[sound]\nvolume = 3\n')
    loaded = read_settings({"KIOSK_SOUND_VOLUME": "5"}, file)
    assert (loaded.settings.size, loaded.settings.volume, loaded.settings.volume_limit) == ((800, 480), 5, 10)
    assert loaded.sources["screen.size"] == f"{file}:2"
    assert loaded.sources["sound.volume"] == "environment KIOSK_SOUND_VOLUME"
    assert loaded.sources["sound.volume-limit"] == "default"


def test_every_setting_can_be_set_in_both_ways(file: Path) -> None:
    good = {
        "screen.size": ('"1024x600"', "1024x600"),
        "screen.full-screen": ("true", "yes"),
        "buttons.pins": ('"mock"', "mock"),
        "sound.volume": ("2", "2"),
        "sound.volume-limit": ("8", "8"),
        "voice.engine": ('"piper"', "piper"),
        "captions.percent": ("125", "125"),
        "captions.distance": ('"class"', "class"),
        "access.high-contrast": ("true", "yes"),
        "access.reduced-motion": ("true", "yes"),
        "access.telling": ('"audio"', "audio"),
        "access.one-switch-seconds": ("3", "3"),
        "words.language": ('"ur"', "ur"),
        "words.unreviewed": ("true", "yes"),
        "results.smallest-group-people": ("12", "12"),
        "officer.pin": ('"4728"', "4728"),
        "sync.hub": ('"https://hub.example.org"', "https://hub.example.org"),
        "sync.recipient": (f'"age1{"q" * 58}"', f"age1{'q' * 58}"),
        "sync.public_key": (f'"{"A" * 43}="', f"{'A' * 43}="),
        "sync.lrs": ('"https://lrs.example.org/xapi"', "https://lrs.example.org/xapi"),
        "log.level": ('"DEBUG"', "DEBUG"),
    }
    for field in FIELDS:
        in_file, in_environment = good.get(field.name, ('"0800 1111"', "0800 1111"))
        file.write_text(f"{field.section}.{field.key} = {in_file}\n")
        from_file = read_settings({}, file)
        from_environment = read_settings({field.variable: in_environment}, file.with_name("none"))
        assert from_file.settings == from_environment.settings != load_settings({}, file.with_name("none"))
        assert from_file.sources[field.name] == f"{file}:1"


def test_all_mistakes_are_told_at_once_with_their_places(file: Path) -> None:
    text = """\
[screen]
size = "wide"
colour = "blue"

[sonud]
volume = 3
[sound]
volume = 11
volum-limit = 5
[buttons]
pins = "gpoi"
"""
    assert mistakes(file, text, {"KIOSK_LOG_LEVEL": "LOUD", "KIOSK_SOUND_VOLUMES": "3"}) == [
        "3: there is no setting screen.colour.",
        '5: there is no section [sonud]. Did you mean "sound"?',
        '9: there is no setting sound.volum-limit. Did you mean "volume-limit"?',
        'environment KIOSK_SOUND_VOLUMES: there is no such setting. Did you mean "KIOSK_SOUND_VOLUME"?',
        "2: screen.size is 'wide', but should be width x height in pixels, from 320x240 to 7680x4320, such as \"800x480\"",
        "8: sound.volume is 11, but should be a whole number from 0 to 10",
        "11: buttons.pins is 'gpoi', but should be one of auto, gpio, mock, none. Did you mean \"gpio\"?",
        "environment KIOSK_LOG_LEVEL: log.level is 'LOUD', but should be one of DEBUG, INFO, WARNING, ERROR.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[screen\n", "1:8: this is not TOML"),
        ("a = 1\n[screen]\nsize = \n", "3:8: this is not TOML"),
        ('screen = "800x480"\n', "1: screen is a section: write [screen]"),
        ("[sound]\nvolume = true\n", "2: sound.volume is True"),
        ("[sound]\nvolume = 2.5\n", "2: sound.volume is 2.5"),
        ("[contacts]\nschool-number = 999\n", "2: contacts.school-number is 999"),
        ('[contacts]\nschool = "two\\nlines"\n', "2: contacts.school is"),
        ("[results]\nsmallest-group-people = 4\n", "from 5 to 100"),
        ("[sound]\nvolume = 9\nvolume-limit = 6\n", "2: sound.volume is 9, over the limit of 6"),
    ],
)
def test_a_mistake_is_told_with_its_place(file: Path, text: str, told: str) -> None:
    found = mistakes(file, text)
    assert len(found) == 1
    assert told in found[0]


def test_a_pin_is_shown_neither_as_a_setting_nor_in_a_mistake(file: Path) -> None:
    file.write_text('[officer]\npin = "4728"\n')
    out = io.StringIO()
    print_settings({}, out, file)
    assert re.search(r"^officer.pin +set +.*kiosk.toml:2$", out.getvalue(), re.MULTILINE)
    assert "4728" not in out.getvalue() + repr(load_settings({}, file))
    assert mistakes(file, "[officer]\npin = 47281\n") == [
        '2: officer.pin is not one, but should be four digits in quotes, such as "0000", or empty'
    ]


def test_a_file_that_is_not_utf_8_is_told(file: Path) -> None:
    file.write_bytes(b'[contacts]\nschool = "St Zo\xeb"\n')
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings({}, file)


def test_a_lower_limit_lowers_the_default_volume(file: Path) -> None:
    assert load_settings({"KIOSK_SOUND_VOLUME_LIMIT": "4"}, file).volume == 4


def test_the_environment_can_name_another_file(file: Path) -> None:
    file.write_text("[sound]\nvolume = 1\n")
    assert load_settings({"KIOSK_SETTINGS": str(file)}).volume == 1
    with pytest.raises(SettingsError, match="there is no file"):
        load_settings({"KIOSK_SETTINGS": f"{file}.not"})


def test_each_value_is_printed_with_its_source(file: Path) -> None:
    file.write_text('[contacts]\n\nforce = "Area North"\n')
    out = io.StringIO()
    assert print_settings({"KIOSK_SCREEN_FULL_SCREEN": "1"}, out, file) == 0
    lines = [line.split(maxsplit=1) for line in out.getvalue().splitlines()]
    assert [name for name, _ in lines] == [field.name for field in FIELDS]
    said = {name: " ".join(rest.split()) for name, rest in lines}
    assert said["screen.size"] == "1280x800 default"
    assert said["screen.full-screen"] == "true environment KIOSK_SCREEN_FULL_SCREEN"
    assert said["buttons.pins"] == "auto default"
    assert said["contacts.force"] == f"Area North {file}:3"
    assert said["contacts.school"] == "(none) default"


@pytest.mark.parametrize(("engine", "wanted"), [("espeak", None), ("piper", "/srv/alba.onnx")])
def test_a_model_speaks_only_where_piper_is_asked_for(file: Path, engine: str, wanted: str | None) -> None:
    file.write_text(f'[voice]\nengine = "{engine}"\nmodel = "/srv/alba.onnx"\n')
    assert load_settings({}, file).better_voice_model == wanted


def test_no_field_of_the_settings_is_forgotten() -> None:
    assert (
        len(FIELDS) == len(fields(Settings)) + 5 + 4 + 8
    )  # three contacts of two are one, a look five of its own, a destination nine


@pytest.mark.parametrize(
    "address",
    ["http://hub.example.org", "hub.example.org", "https://pat:secret@hub.example.org", "ftp://localhost"],
)
def test_results_go_nowhere_in_the_clear(file: Path, address: str) -> None:
    (told,) = mistakes(file, f'[sync]\nhub = "{address}"\n')
    assert "http:// is for this very machine only" in told


def test_a_hub_and_another_store_at_once_are_a_mistake(file: Path) -> None:
    text = '[sync]\nhub = "https://hub.example.org"\nlrs = "https://lrs.example.org/xapi"\n'
    assert mistakes(file, text) == ["3: sync.lrs takes the place of sync.hub: set one of them"]


@pytest.mark.parametrize("key", ["code", "lrs-password"])
def test_what_is_secret_in_sending_is_never_shown(file: Path, key: str) -> None:
    file.write_text(f'[sync]\n{key} = "abcdefgh2345"\n')
    out = io.StringIO()
    print_settings({}, out, file)
    assert "abcdefgh2345" not in out.getvalue()
    assert "abcdefgh2345" not in repr(load_settings({}, file))
    (told,) = mistakes(file, f'[sync]\n{key} = "abcdefgh\\u00e92345"\n')
    assert "abcdefgh" not in told
