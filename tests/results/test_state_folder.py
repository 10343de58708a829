from pathlib import Path

import pytest

from kiosk.errors import UsageError
from kiosk.results.state_folder import Installation, find_state_folder, results_path


@pytest.fixture
def nothing_installed(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "opt", tmp_path / "var")


@pytest.fixture
def installed(nothing_installed: Installation) -> Installation:
    nothing_installed.code.mkdir()
    nothing_installed.state.mkdir()
    return nothing_installed


def test_the_folder_that_was_chosen_comes_first(installed: Installation) -> None:
    assert find_state_folder(Path("/somewhere"), {"HOME": "/home/pat"}, installed) == Path("/somewhere")


def test_a_chosen_folder_is_made_absolute(installed: Installation) -> None:
    assert find_state_folder(Path("here"), {}, installed) == Path.cwd() / "here"


def test_an_installed_kiosk_has_its_own(installed: Installation) -> None:
    assert find_state_folder(None, {"XDG_STATE_HOME": "/x"}, installed) == installed.state


def test_a_lone_state_folder_is_no_installation(nothing_installed: Installation) -> None:
    nothing_installed.state.mkdir()
    assert find_state_folder(None, {"XDG_STATE_HOME": "/x"}, nothing_installed) == Path("/x/clever-kiosk")


@pytest.mark.parametrize("environment", [{}, {"XDG_STATE_HOME": ""}, {"XDG_STATE_HOME": "relative/state"}])
def test_else_it_is_the_users_own(nothing_installed: Installation, environment: dict[str, str]) -> None:
    found = find_state_folder(None, environment | {"HOME": "/home/pat"}, nothing_installed)
    assert found == Path("/home/pat/.local/state/clever-kiosk")


def test_without_a_home_one_must_be_chosen(nothing_installed: Installation) -> None:
    with pytest.raises(UsageError, match="--state"):
        find_state_folder(None, {}, nothing_installed)


def test_the_pretend_class_has_a_file_of_its_own() -> None:
    assert results_path(Path("/s"), is_demo=True) == Path("/s/demo/results.db")
    assert results_path(Path("/s"), is_demo=False) == Path("/s/results.db")
