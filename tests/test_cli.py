"""The command `kiosk`: what it says of itself, how it ends, and that the documents say the same."""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import cli, errors
from kiosk.commands.options import EXIT_CODES
from kiosk.errors import KioskError
from kiosk.settings.model import FIELDS, Field

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DOCUMENTS = [README, CONTRIBUTING, *(path.read_text(encoding="utf-8") for path in ROOT.glob("*/*.md"))]
COMMANDS = (
    *("play", "demo", "check", "new", "preview", "graph", "packs", "translate"),
    *(
        "results",
        "handout",
        "schools",
        "visits",
        "privacy",
        "sync",
        "settings",
        "sound",
        "voices",
        "doctor",
        "pictures",
    ),
)


def parsers() -> dict[str, argparse.ArgumentParser]:
    actions = cli.parser()._actions
    commands = next(action for action in actions if isinstance(action, argparse._SubParsersAction))
    return dict(commands.choices)


def options(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in parser._actions if action.dest != "help"]


def errors_of_the_kiosk() -> Iterator[type[KioskError]]:
    for found in vars(errors).values():
        if isinstance(found, type) and issubclass(found, KioskError):
            yield found


def helped(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        cli.main([*arguments, "--help"])
    assert ended.value.code == 0
    return " ".join(capsys.readouterr().out.split())


def test_there_are_these_commands() -> None:
    assert tuple(parsers()) == COMMANDS


def test_its_help_names_each_command_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    text = helped(capsys)
    for name, parser in parsers().items():
        assert re.search(rf"\b{name} \w", text)
        assert parser.description


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_is_complete(capsys: pytest.CaptureFixture[str], command: str) -> None:
    text = helped(capsys, command)
    for option in options(parsers()[command]):
        assert option.help, f"{option.dest} has no help"
        for name in option.option_strings:
            assert name in text
    assert "exit codes: 0 well" in text


@pytest.mark.parametrize("error", list(errors_of_the_kiosk()), ids=lambda error: error.__name__)
def test_every_exit_code_is_told(error: type[KioskError]) -> None:
    assert re.search(rf"^ .*\b{error.exit_code}  \w", EXIT_CODES, re.MULTILINE)


def test_every_class_of_error_has_an_exit_code_of_its_own_from_one_to_nine() -> None:
    codes = sorted(error.exit_code for error in errors_of_the_kiosk())
    assert codes == list(range(1, 10))
    assert [int(code) for code in re.findall(r"(?:^|  )(\d)  ", EXIT_CODES, re.MULTILINE)] == list(range(10))


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"kiosk \d+\.\d+\.\d+\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ("", 2, "COMMAND"),
        ("frobnicate", 2, "invalid choice: 'frobnicate'"),
        ("play --size 3x3", 2, "3x3 is not a size this kiosk draws at"),
        ("play --size wide", 2, '"wide" is not a size: write width x height'),
        ("play --pins soldered", 2, "invalid choice: 'soldered'"),
        ("demo --seed x", 2, "invalid int value"),
        ("demo --ages 3-4", 2, "invalid choice: '3-4'"),
        ("settings --loud", 2, "unrecognized arguments: --loud"),
        ("pictures", 2, "DIR"),
    ],
)
def test_a_bad_option_ends_with_2_and_says_which(
    capsys: pytest.CaptureFixture[str], arguments: str, code: int, told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments.split())
    assert ended.value.code == code
    assert told in capsys.readouterr().err.splitlines()[-1]


BAD = ROOT / "tests" / "data" / "bad"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ("check", 2, "name the scenario files"),
        ("check --explain ZZZ", 2, 'no code "ZZZ"'),
        ("results --csv {tmp}/nowhere/answers.csv --state {tmp}", 2, "cannot be written"),
        ("demo --fast --packs {tmp}/nowhere --state {tmp}", 2, "no such folder"),
        ("demo --fast --no-pictures --save {tmp}/nowhere/sitting --state {tmp}", 2, "cannot be saved"),
        ("pictures {file}/pictures --size 800x480 --state {tmp}", 2, "no pictures can be put there"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_ends_with_its_code(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: str, code: int, told: str
) -> None:
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    command = arguments.format(tmp=tmp_path, file=file).split()
    assert cli.main(command) == code
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith(f"kiosk {command[0]}: ")
    assert told in said[0]


def test_a_bad_scenario_ends_with_1_and_a_good_pack_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    bad = sorted(BAD.glob("*.yaml"))
    assert cli.main(["check", str(bad[0])]) == 1
    assert f"{bad[0].name}:" in capsys.readouterr().out
    assert cli.main(["check", str(ROOT / "scenarios" / "core")]) == 0


def test_no_such_path_ends_with_2(tmp_path: Path) -> None:
    assert cli.main(["check", str(tmp_path / "nowhere.yaml")]) == 2


def test_bad_settings_end_with_7_wherever_they_are_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_SOUND_VOLUME", "eleven")
    assert cli.main(["settings"]) == 7
    assert cli.main(["play", "--pins", "mock"]) == 7
    said = capsys.readouterr()
    assert "KIOSK_SOUND_VOLUME" in said.err + said.out


def test_results_of_a_damaged_file_end_with_6(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "results.db").write_bytes(b"\x00 no database" * 400)
    assert cli.main(["results", "--state", str(tmp_path)]) == 6
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_before_the_first_round_there_are_no_results_and_that_is_well(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert cli.main(["results", "--state", str(tmp_path)]) == 0
    assert capsys.readouterr().out


def test_a_reader_that_goes_away_is_no_error_of_ours() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "settings"],
        cwd=ROOT,
        env=environment,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (2, b"")


# What is written down


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_each_command(command: str) -> None:
    assert f"`kiosk {command}" in README


def test_every_command_that_a_document_names_is_there() -> None:
    for text in DOCUMENTS:
        named = re.findall(r"(?:`|bin/|^)kiosk ([a-z]+)\b", text, re.MULTILINE)
        assert set(named) <= set(COMMANDS)


def test_every_option_that_the_readme_gives_to_a_command_is_there() -> None:
    given = re.findall(r"^\| `kiosk (\w+)([^`]*)`", README, re.MULTILINE)
    assert len(given) == len(COMMANDS)
    for command, rest in given:
        known = {name for option in options(parsers()[command]) for name in option.option_strings}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known


def test_every_module_and_script_that_contributing_names_is_there() -> None:
    for module in re.findall(r"`python -m ([\w.]+)`", CONTRIBUTING):
        assert (ROOT / module.replace(".", "/")).with_suffix(".py").exists(), module
    assert (ROOT / "setup.sh").exists()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_setting_is_printed_by_the_command_that_the_readme_names_for_it(
    capsys: pytest.CaptureFixture[str], field: Field
) -> None:
    assert cli.main(["settings"]) == 0
    assert re.search(rf"^\s*{re.escape(field.name)}\b", capsys.readouterr().out, re.MULTILINE)
