"""One thing after the other, on a thread that no errand can end."""

import queue
import threading

import pytest

from kiosk.errands import Errands


def test_errands_are_done_in_order_and_before_the_end() -> None:
    done: list[int] = []
    errands = Errands("test")
    for number in range(50):
        errands.put(lambda number=number: done.append(number))  # type: ignore[misc]
    errands.start()
    errands.close()
    assert done == list(range(50))


def test_an_errand_that_fails_is_logged_and_the_next_one_is_done(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def fail() -> None:
        raise RuntimeError("no such thing")

    errands = Errands("test")
    errands.start()
    errands.put(fail)
    errands.put(lambda: done.append("next"))
    errands.close()
    assert done == ["next"]
    assert "no such thing" in caplog.text


def test_what_is_done_between_comes_at_the_start_after_each_errand_and_when_it_is_due() -> None:
    waits = iter((0.001, None, None))
    turns: queue.SimpleQueue[str] = queue.SimpleQueue()

    def between() -> float | None:
        turns.put("between")
        return next(waits)

    errands = Errands("test", between)
    errands.start()
    assert [turns.get(timeout=10), turns.get(timeout=10)] == ["between", "between"]
    errands.put(lambda: turns.put("errand"))
    assert [turns.get(timeout=10), turns.get(timeout=10)] == ["errand", "between"]
    errands.close()
    assert turns.empty()


def test_an_errand_that_hangs_does_not_keep_the_kiosk_from_stopping(caplog: pytest.LogCaptureFixture) -> None:
    gate = threading.Event()

    def hang() -> None:
        gate.wait(10)

    errands = Errands("test")
    errands.start()
    errands.put(hang)
    errands.close(within_seconds=0.05)
    gate.set()
    assert "test did not end" in caplog.text
