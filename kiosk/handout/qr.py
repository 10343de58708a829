"""The QR code: text to rows of 0 and 1, small enough to be read from a small screen at arm's length.

On the 7-inch panel of 800×480 px a pixel is 0.19 mm. At 4 px a module, version 16 (81 modules, and 4 of quiet on each side)
is 356 px or 68 mm wide and a module 0.77 mm, which a telephone at 30 cm sees as 4 of its pixels or more.
"""

from typing import Final

import segno

MOST_VERSION: Final = 16
CORRECTION: Final = "L"
"""The least, and more wherever there is room: a screen has no dirt and no folds."""
MOST_BYTES: Final = 586
"""What version 16 holds at L."""


def qr_rows(text: str) -> tuple[str, ...]:
    """The pattern of the smallest code that holds `text`, without a quiet zone; empty where it is too long."""
    if not text:
        return ()
    try:
        code = segno.make_qr(text, error=CORRECTION, encoding=_encoding(text), boost_error=True)
    except segno.DataOverflowError:
        return ()
    if int(code.version) > MOST_VERSION:
        return ()
    return tuple("".join(str(int(module)) for module in row) for row in code.matrix)


def _encoding(text: str) -> str | None:
    """Plain letters need no table named, which a few readers show as part of the text."""
    return None if text.isascii() else "utf-8"
