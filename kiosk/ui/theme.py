"""The colours, and what of them may stand on what. Plain values: no Kivy here."""

from typing import Final

INK: Final = "#1D2433"
CREAM: Final = "#FFF8E7"
PAPER: Final = "#FFFDF6"
SAND: Final = "#F3E6C8"
MUTED: Final = "#5B6472"
GO_BLUE: Final = "#005FCC"
GO_DEEP: Final = "#00408C"
NEVER_ORANGE: Final = "#C2410C"
NEVER_DEEP: Final = "#862B06"
AMBER: Final = "#FFD166"
AMBER_DEEP: Final = "#D99A1B"
AMBER_SOFT: Final = "#FFE9B3"
WHITE: Final = "#FFFFFF"
PLUM: Final = "#46295E"
FLOOR: Final = "#857577"
MEADOW: Final = "#A3BC7E"
NIGHT: Final = "#141925"

TEXT_PAIRS: Final = (
    ("ink on cream", INK, CREAM),
    ("ink on paper", INK, PAPER),
    ("ink on sand", INK, SAND),
    ("ink on amber", INK, AMBER),
    ("ink on soft amber", INK, AMBER_SOFT),
    ("cream on ink", CREAM, INK),
    ("cream on night", CREAM, NIGHT),
    ("muted on cream", MUTED, CREAM),
    ("muted on paper", MUTED, PAPER),
    ("white on GO", WHITE, GO_BLUE),
    ("white on NEVER GO", WHITE, NEVER_ORANGE),
    ("GO on white", GO_BLUE, WHITE),
    ("NEVER GO on white", NEVER_ORANGE, WHITE),
    ("white on pressed GO", WHITE, GO_DEEP),
    ("white on pressed NEVER GO", WHITE, NEVER_DEEP),
)
"""Every pair of text and ground that the screens use."""


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, 0.0–1.0, of `#RRGGBB`."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0.0–1.0) of `other` in it, as `#RRGGBB`."""
    pairs = zip(rgb(colour), rgb(other), strict=True)
    return "#" + "".join(f"{round((a + (b - a) * share) * 255):02X}" for a, b in pairs)


def contrast(text: str, ground: str) -> float:
    """The contrast ratio of WCAG 2, 1.0–21.0."""

    def luminance(colour: str) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
