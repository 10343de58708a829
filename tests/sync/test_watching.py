"""Sending again and again: when the next run comes, and what brings it forward."""

from collections import deque
from pathlib import Path

import pytest

from kiosk.sync.courier import Outcome
from kiosk.sync.trouble import STOPPING, Trouble
from kiosk.sync.watching import STOPPED_S, NetworkWaiter, networks_up, pause_s, watch


class Runs:
    """Ends as it is told to, run by run."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.left = deque(outcomes)

    def run(self) -> Outcome:
        return self.left.popleft()


class Waits:
    """Stops after so many waits; a network comes up in those that are named."""

    def __init__(self, most: int, *up: int) -> None:
        self.seconds: list[float] = []
        self._most = most
        self._up = up

    def wait(self, seconds: float) -> bool:
        self.seconds.append(seconds)
        return len(self.seconds) in self._up

    @property
    def is_stopped(self) -> bool:
        return len(self.seconds) >= self._most


LOST = Outcome(trouble=Trouble.UNREACHABLE)
WELL = Outcome(next_s=900)


def waited(waits: Waits, *outcomes: Outcome) -> list[float]:
    watch(Runs(*outcomes), waits, lambda: 1.0)
    return waits.seconds


def test_each_failure_doubles_the_wait_and_a_success_ends_that() -> None:
    assert waited(Waits(5), LOST, LOST, LOST, WELL, LOST) == [2, 4, 8, 900, 2]


def test_a_network_that_comes_up_begins_anew() -> None:
    assert waited(Waits(4, 2), LOST, LOST, LOST, LOST) == [2, 4, 2, 4]


def test_while_more_waits_the_next_run_is_at_once() -> None:
    assert waited(Waits(2), Outcome(500, next_s=0), WELL) == [0, 900]


@pytest.mark.parametrize("trouble", sorted(STOPPING))
def test_what_only_a_person_mends_is_looked_at_now_and_then(trouble: Trouble) -> None:
    assert pause_s(Outcome(trouble=trouble), 50, 0.0) == STOPPED_S


def test_what_the_hub_asks_for_is_waited() -> None:
    assert pause_s(Outcome(trouble=Trouble.HUB, retry_after_s=30), 1, 0.5) == 30


def test_the_networks_that_are_up_are_found_without_the_machines_own_loop(tmp_path: Path) -> None:
    for name, kind, state in (("lo", "772", "unknown"), ("wlan0", "1", "up"), ("eth0", "1", "down")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "type").write_text(f"{kind}\n")
        (tmp_path / name / "operstate").write_text(f"{state}\n")
    assert networks_up(tmp_path) == {"wlan0"}
    assert networks_up(tmp_path / "nowhere") == frozenset()


def test_a_wait_of_nothing_asks_nobody_and_a_stopped_one_ends() -> None:
    waiter = NetworkWaiter(lambda: frozenset({"eth0"}))
    assert waiter.wait(0) is False
    waiter.stop()
    assert waiter.wait(1_000) is False
    assert waiter.is_stopped


def test_a_wait_ends_when_a_network_comes_up(monkeypatch: pytest.MonkeyPatch) -> None:
    found = iter([frozenset[str](), frozenset({"wlan0"})])
    waiter = NetworkWaiter(lambda: next(found))
    monkeypatch.setattr("kiosk.sync.watching.LOOK_EVERY_S", 0.01)
    assert waiter.wait(900) is True
