"""The terminal that a reader sits at: large cards, and what is typed while something else goes on."""

import queue
import shutil
import textwrap
import threading
from typing import TextIO

CLEAR = "\x1b[2J\x1b[H"
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
WIDEST = 64


class ReadersTerminal:
    """Rows are read by a thread of its own, which works on every system, and ends with the program."""

    def __init__(self, typed: TextIO, out: TextIO) -> None:
        self._source = typed
        self._out = out
        self._rows: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader: threading.Thread | None = None
        self._is_metering = False

    def card(self, above: str, text: str, below: str) -> None:
        """Show a line to read on an empty screen, as large as can be."""
        columns, rows = shutil.get_terminal_size((80, 24))
        wide = min(columns - 8, WIDEST)
        # Words are not cut: letters of some scripts join, and their width is not their number.
        lines = textwrap.wrap(text, wide, break_long_words=False) or [text]
        space = "\n" * max(1, (rows - 2 * len(lines) - 8) // 2)
        shown = "\n\n".join(f"    {BOLD}{line}{PLAIN}" for line in lines)
        self._write(f"{CLEAR}{above}\n{space}    {below}\n\n{shown}\n{space}")

    def tell(self, text: str) -> None:
        """Show a row of text."""
        self._write(f"{text}\n")

    def meter(self, text: str) -> None:
        """Show a row that the next one takes the place of."""
        self._write(f"\r\x1b[K{text}")
        self._is_metering = True

    def typed(self, seconds: float | None = None) -> str | None:
        """A row that was typed, without its end; None when nothing was typed in time. Raises EOFError at the end."""
        if self._reader is None:
            self._reader = threading.Thread(target=self._read, name="typed", daemon=True)
            self._reader.start()
        try:
            row = self._rows.get(timeout=seconds)
        except queue.Empty:
            return None
        if not row:
            raise EOFError
        return row.rstrip("\r\n")

    def _read(self) -> None:
        for row in self._source:
            self._rows.put(row)
        self._rows.put("")

    def _write(self, text: str) -> None:
        end = "\n" if self._is_metering and not text.startswith("\r") else ""
        self._is_metering = False
        self._out.write(end + text)
        self._out.flush()
