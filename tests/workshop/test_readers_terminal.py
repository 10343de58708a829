import io

import pytest

from kiosk.workshop.terminal import ReadersTerminal


def test_rows_come_in_turn_and_then_the_end() -> None:
    terminal = ReadersTerminal(io.StringIO("one\n\ntwo"), io.StringIO())
    assert [terminal.typed(5), terminal.typed(5), terminal.typed()] == ["one", "", "two"]
    with pytest.raises(EOFError):
        terminal.typed()


def test_a_card_shows_the_whole_line_with_its_words_uncut() -> None:
    out = io.StringIO()
    text = "Coach has a very big car today, and there is room for you and for your friend in it."
    ReadersTerminal(io.StringIO(), out).card("1 of 9", text, "Loudly:")
    shown = " ".join(out.getvalue().replace("\x1b[1m", "").replace("\x1b[0m", "").split())
    assert text in shown
    assert "Loudly:" in shown


def test_what_is_told_begins_on_a_row_of_its_own_after_the_meter() -> None:
    out = io.StringIO()
    terminal = ReadersTerminal(io.StringIO(), out)
    terminal.meter("[#]")
    terminal.meter("[##]")
    terminal.tell("Done.")
    assert out.getvalue() == "\r\x1b[K[#]\r\x1b[K[##]\nDone.\n"
