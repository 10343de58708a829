from array import array

import pytest

from kiosk.narration.recorded import read_recording
from kiosk.narration.sound import ms_of
from kiosk.scenario.model import Line, Manner, Pause
from kiosk.scenario.script import ScriptLine, script_of
from kiosk.scenario.translatable import Text
from kiosk.workshop.reading_aloud import Count, ReadingAloud, meter, to_be_read
from tests.narration.recordings_fakes import spoken
from tests.workshop.readers import WAIT, FakeMicrophone, FakeTerminal

LINES = script_of(
    [
        Text("lift/start", "Coach has a big car."),
        Text("lift/start", "(loud) Hop in!"),
        Text("lift/ask", "Go?"),
    ],
    "en-GB",
)


class Shelf:
    def __init__(self) -> None:
        self.kept: list[tuple[str, bytes]] = []

    def keep(self, one: ScriptLine, content: bytes) -> None:
        self.kept.append((one.id, content))


def read(
    terminal: FakeTerminal, microphone: FakeMicrophone | None = None, done: int = 0
) -> tuple[Count, list[str], FakeMicrophone]:
    shelf, microphone = Shelf(), microphone or FakeMicrophone()
    count = ReadingAloud(microphone, terminal, shelf.keep).run(LINES, done)
    for _, content in shelf.kept:
        read_recording(content)
    return count, [name for name, _ in shelf.kept], microphone


def test_enter_starts_ends_and_keeps_each_line() -> None:
    terminal = FakeTerminal(*["", "", ""] * 3)
    count, kept, microphone = read(terminal)
    assert (count, kept) == (Count(kept=3), [one.id for one in LINES])
    assert [card[1] for card in terminal.cards] == ["Coach has a big car.", "Hop in!", "Go?"]
    assert len(microphone.played) == 3


def test_what_is_kept_is_at_the_players_rate_and_without_its_silence() -> None:
    shelf = Shelf()
    microphone = FakeMicrophone(spoken(2.0, 48_000, silence_seconds=3.0))
    ReadingAloud(microphone, FakeTerminal("", "", ""), shelf.keep).run(LINES[:1])
    samples = read_recording(shelf.kept[0][1])
    assert ms_of(len(samples)) == pytest.approx(2_500, abs=60)


def test_a_card_says_how_far_one_is_and_how_to_read() -> None:
    terminal = FakeTerminal("s", "s", "q")
    read(terminal, done=7)
    assert terminal.cards == [
        ("8 of 10    lift/start/1", "Coach has a big car.", ""),
        ("9 of 10    lift/start/2", "Hop in!", "Loudly:"),
        ("10 of 10    lift/ask/1", "Go?", ""),
    ]


def test_r_reads_it_again_and_only_the_last_is_kept() -> None:
    count, kept, microphone = read(FakeTerminal("", "", "r", "", "", "q"))
    assert (count.kept, kept) == (1, ["lift/start/1"])
    assert microphone.started == 2


def test_p_plays_it_again() -> None:
    _, kept, microphone = read(FakeTerminal("", "", "p", "p", "", "q"))
    assert kept == ["lift/start/1"]
    assert len(microphone.played) == 3


@pytest.mark.parametrize("rows", [("s", "q"), ("", "", "s", "q")])
def test_s_skips_a_line_before_and_after_it_was_read(rows: tuple[str, ...]) -> None:
    count, kept, _ = read(FakeTerminal(*rows))
    assert (count, kept) == (Count(skipped=1), [])


@pytest.mark.parametrize("rows", [("q",), ("", "", "q"), (), ("",), ("", "")])
def test_q_and_a_closed_terminal_end_it_and_keep_nothing_unasked(rows: tuple[str, ...]) -> None:
    assert read(FakeTerminal(*rows))[:2] == (Count(), [])


def test_a_letter_that_means_nothing_is_asked_again() -> None:
    terminal = FakeTerminal("x", "", "", "y", "", "q")
    assert read(terminal)[1] == ["lift/start/1"]
    assert terminal.told.count("Enter starts, s skips, q quits.") == 3


def test_the_level_is_shown_while_it_records_and_it_ends_by_itself() -> None:
    terminal = FakeTerminal("", *[WAIT] * 290, "", "q")
    assert read(terminal)[1] == ["lift/start/1"]
    assert terminal.meters == [meter(-12.0)] * 290


@pytest.mark.parametrize(
    ("take", "told"),
    [
        (
            array("h", (min(32_767, max(-32_768, 9 * value)) for value in spoken(1.0, 48_000))),
            "it is clipped",
        ),
        (spoken(1.0, 48_000, peak=0.0), "nothing can be heard"),
        (array("h"), "nothing can be heard"),
    ],
)
def test_a_reading_that_nobody_could_listen_to_is_told_and_cannot_be_kept(
    take: "array[int]", told: str
) -> None:
    terminal = FakeTerminal("", "", "", "", "", "q")
    _, kept, microphone = read(terminal, FakeMicrophone(take, spoken(1.0, 48_000)))
    assert kept == ["lift/start/1"]
    assert microphone.started == 2
    assert any(told in row for row in terminal.told)


@pytest.mark.parametrize(("peak", "told"), [(0.95, "nearly too loud"), (0.012, "very soft")])
def test_a_reading_that_could_be_better_is_told_and_may_be_kept(peak: float, told: str) -> None:
    terminal = FakeTerminal("", "", "", "q")
    _, kept, _ = read(terminal, FakeMicrophone(spoken(1.0, 48_000, peak=peak)))
    assert kept == ["lift/start/1"]
    assert any(told in row for row in terminal.told)


def test_without_a_loudspeaker_it_can_be_kept_unheard() -> None:
    microphone = FakeMicrophone()
    microphone.can_play = False
    terminal = FakeTerminal("", "", "", "q")
    assert read(terminal, microphone)[1] == ["lift/start/1"]
    assert any("cannot be played back" in row for row in terminal.told)


def test_pauses_are_shown_as_dots() -> None:
    line = Line("Step back. Wait.", Manner.PLAIN, (Pause(11, 1.0), Pause(16, 0.2)))
    assert to_be_read(line) == "Step back. .... Wait. ..."


def test_the_meter_grows_with_the_level_and_says_too_loud() -> None:
    assert meter(-120.0) == f"[{' ' * 30}]"
    assert meter(-30.0) == f"[{'#' * 15:30}]"
    assert meter(-0.5) == f"[{'#' * 30}] too loud"
