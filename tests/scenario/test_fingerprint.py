import unicodedata
from dataclasses import replace

import pytest

from kiosk.scenario.fingerprint import as_read, fingerprint
from kiosk.scenario.model import Line, Manner, Pause

LINE = Line("Dad said yes. Now wave.", pauses=(Pause(14, 0.5),))


def test_it_stays_the_same_for_ever() -> None:
    # Recordings are kept under it: if this fails, everybody's recordings are lost.
    assert fingerprint(Line("Go, or Never Go?")) == (
        "26cdc32328b50bc549690e502680f7a38aa42bd483ffe2fabb2fd4b92e580a35"
    )
    assert fingerprint(replace(LINE, manner=Manner.LOUD)) == (
        "13e8ba328157dec8a08b9ae0b134e9a0f292eb8ffe7395f1dbb6708883c77687"
    )


def test_what_is_read_is_the_text_with_its_pauses() -> None:
    assert as_read(LINE) == "Dad said yes. [pause 500] Now wave."


@pytest.mark.parametrize(
    "other",
    [
        Line("Dad said yes. Now wave."),
        Line("Dad said yes. Now wave.", pauses=(Pause(14, 0.6),)),
        Line("Dad said yes. Now wave.", pauses=(Pause(4, 0.5),)),
        Line("Dad said yes! Now wave.", pauses=LINE.pauses),
        Line("dad said yes. Now wave.", pauses=LINE.pauses),
        replace(LINE, manner=Manner.THINKING),
    ],
)
def test_whatever_is_read_differently_has_another(other: Line) -> None:
    assert fingerprint(other) != fingerprint(LINE)


@pytest.mark.parametrize(
    "same",
    [
        Line("Dad said yes. Now wave.", pauses=(Pause(13, 0.5),)),
        Line("Dad said yes. Now wave.", pauses=(Pause(14, 0.2), Pause(14, 0.3))),
        Line("Dad said yes.\u00a0Now wave.", pauses=LINE.pauses),
        replace(LINE, act_seconds=4.0),
    ],
)
def test_what_sounds_the_same_has_the_same(same: Line) -> None:
    assert fingerprint(same) == fingerprint(LINE)


def test_quotation_marks_and_the_form_of_accents_are_not_heard() -> None:
    assert fingerprint(Line("“Zoë’s here…”")) == fingerprint(
        Line(unicodedata.normalize("NFD", '"Zoë\'s here..."'))
    )


def test_a_pause_at_the_end_stands_at_the_end() -> None:
    assert as_read(Line("Step back.", pauses=(Pause(10, 2.0),))) == "Step back. [pause 2000]"
