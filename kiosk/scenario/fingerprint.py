"""The name of a recording: what is read out in a line, and how, as a number that changes when it does."""

import hashlib
import unicodedata
from typing import Final

from kiosk.scenario.model import Line

FORMAT: Final = "clever-line/1"
_PLAIN: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "\u00a0": " "})


def fingerprint(line: Line) -> str:
    """The SHA-256 of the line as somebody reads it aloud, in 64 hexadecimal digits.

    Of the format's name, the manner and the text with its pauses, each on a row of its own, in UTF-8. The text is in
    Unicode's form C, with plain quotation marks and single spaces; each pause stands before the word that it holds back,
    in whole milliseconds: `[pause 500]`, and pauses that follow each other are one. Not part of it are the time to act,
    which comes after the sound, and the lexicon, which only the engine needs.
    """
    rows = (FORMAT, str(line.manner), as_read(line))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def as_read(line: Line) -> str:
    """The text with its pauses, written in the one way that the fingerprint is taken of."""
    waits: dict[int, int] = {}
    for pause in line.pauses:
        at = _next_word(line.text, pause.at)
        waits[at] = waits.get(at, 0) + round(pause.seconds * 1000)
    pieces: list[str] = []
    done = 0
    for at, wait_ms in sorted(waits.items()):
        pieces += line.text[done:at], f" [pause {wait_ms}] "
        done = at
    whole = "".join((*pieces, line.text[done:]))
    return " ".join(unicodedata.normalize("NFC", whole.translate(_PLAIN)).split())


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return min(at, len(text))
