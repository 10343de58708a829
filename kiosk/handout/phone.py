"""What a telephone finds in the QR code: the page's text itself, because there is no network to look anything up in.

It names no school, no year and no day: it stays in a telephone among a thousand other pictures.
"""

from collections.abc import Callable, Sequence
from typing import Final

from kiosk.contacts import Contact
from kiosk.handout import wording
from kiosk.handout.qr import MOST_BYTES
from kiosk.insight.page import Activity, TeacherPage

PLAIN: Final = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-", "\u00a0": " "}
)
"""What any telephone reads the same, whichever of two letter tables it takes the code for."""
TOLD: Final = "It holds this page in short, as plain text. It opens nothing and needs no network."


def note(page: TeacherPage, contacts: Sequence[Contact], most_bytes: int = MOST_BYTES) -> str:
    """The text: what was practised, how the class is doing, a line for each activity, whom to ring.

    Where it is longer than `most_bytes`, activities are told more and more shortly, then what matters least of the
    class is left out. Activities and numbers to ring are never left out.
    """
    about = _about_class(page)
    ring = _ring(contacts)
    for told in (_whole, _first_sentence, _title):
        lines = [*about, *_numbered(page.activities, told), *ring]
        if _size(lines) <= most_bytes:
            return _text(lines)
    short = [*_numbered(page.activities, _title), *ring]
    while about and _size([*about, *short]) > most_bytes:
        about.pop()
    return _text([*about, *short])


def _about_class(page: TeacherPage) -> list[str]:
    """What was practised and how the class is doing, what matters most first."""
    practised = f"{wording.TITLE}: {'; '.join(page.practised)}." if page.practised else f"{wording.TITLE}."
    told = (page.overall or page.untold, *page.unsure, *page.sure, page.change)
    return [practised, *(line for line in told if line)]


def _whole(one: Activity) -> str:
    return f"{_as_opening(one.title)} {one.text}"


def _first_sentence(one: Activity) -> str:
    first, stop, _ = one.text.partition(". ")
    return f"{_as_opening(one.title)} {first}{stop.rstrip()}"


def _as_opening(title: str) -> str:
    return title if title.endswith(("?", "!", ".")) else f"{title}:"


def _title(one: Activity) -> str:
    return one.title


def _numbered(activities: Sequence[Activity], told: Callable[[Activity], str]) -> list[str]:
    return [f"{number}. {told(one)}" for number, one in enumerate(activities, start=1)]


def _ring(contacts: Sequence[Contact]) -> list[str]:
    numbers = (*contacts, *(Contact(name.partition(":")[0], number) for number, name in (wording.CHILDLINE,)))
    lines = [f"{one.name} {one.number}".strip() for one in numbers]
    return [*lines, "999 danger now, 101 police, ceop.police.uk"]


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines).translate(PLAIN)


def _size(lines: Sequence[str]) -> int:
    return len(_text(lines).encode())
