import threading

from hardware.events import Side
from kiosk.play.events import Pressed, TimePassed
from kiosk.sitting.mailbox import Mailbox


def test_events_come_out_in_the_order_they_were_put() -> None:
    mailbox = Mailbox()
    mailbox.put(Pressed(1, Side.GO))
    mailbox.put(TimePassed(2))
    assert list(mailbox.drain()) == [Pressed(1, Side.GO), TimePassed(2)]
    assert len(mailbox) == 0


def test_an_event_put_while_draining_is_drained_too() -> None:
    mailbox = Mailbox()
    mailbox.put(TimePassed(1))
    seen = []
    for event in mailbox.drain():
        seen.append(event.at)
        if event.at < 3:
            mailbox.put(TimePassed(event.at + 1))
    assert seen == [1, 2, 3]


def test_every_put_wakes_whoever_drains() -> None:
    mailbox = Mailbox()
    woken: list[int] = []
    mailbox.wake = lambda: woken.append(len(mailbox))
    mailbox.put(TimePassed(1))
    mailbox.put(TimePassed(2))
    assert woken == [1, 2]


def test_nothing_is_lost_between_threads() -> None:
    mailbox = Mailbox()

    def many() -> None:
        for number in range(1_000):
            mailbox.put(TimePassed(number))

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    seen = 0
    while any(thread.is_alive() for thread in threads) or len(mailbox):
        seen += sum(1 for _ in mailbox.drain())
    assert seen == 4_000
