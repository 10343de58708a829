"""The colours, in two palettes, and what of them may stand on what. Plain values: no Kivy here."""

from dataclasses import dataclass
from typing import Final

from kiosk.look import Look

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

GO_PALE: Final = "#B7CDE0"
NEVER_PALE: Final = "#EEC5AA"
SEPIA: Final = "#8A7A5C"
"""The thin edge of what can be touched: 4 : 1 on cream and paper, 3.5 : 1 on soft amber."""
OCHRE: Final = "#A36A00"
"""The bar under a word that is heard, on light cards: 3.6 : 1 on its own box."""

BLACK: Final = "#000000"
COAL: Final = "#0A0C12"
SMOKE: Final = "#171B26"
YELLOW: Final = "#FFE14D"
ASH: Final = "#9AA3B2"
MIST: Final = "#DDE2EA"
GO_STRONG: Final = "#0052B3"
NEVER_STRONG: Final = "#9A3409"


@dataclass(frozen=True, slots=True)
class Palette:
    """What each thing is painted with; `#RRGGBB`. Views are built anew for another look, so they read it once."""

    ground: str
    """Behind the officer's tiles and the answers."""
    warm_ground: str
    floor: str
    card: str
    tile: str
    letters: str
    """On the grounds, cards and tiles."""
    soft_letters: str
    bar: str
    """The caption bar, the start button, the discs of numbers."""
    bar_letters: str
    rule: str
    card_edge: str
    """Round cards that only tell; empty: none."""
    edge: str
    """Round what can be touched."""
    edge_units: int
    lit: str
    """The fill of what is in focus, and of what is being done."""
    taken: str
    passed_over: str
    lit_letters: str
    ring: str
    """The outer of the two rims of a focus."""
    rim: str
    """The inner one."""
    go: str
    go_deep: str
    go_pale: str
    go_pale_letters: str
    never_go: str
    never_go_deep: str
    never_go_pale: str
    never_go_pale_letters: str
    answer_letters: str
    answer_edge: str
    """Round an answer; empty: none, as its colour stands out from the ground by itself."""
    heard_box_share: float
    """How much amber lies behind a word that is heard, on cards."""
    heard_bar: str
    star_done: str
    star_to_come: str
    star_edge: str
    backdrop_shade: float
    """How bright the places behind Clever and the people are painted, 0.0–1.0."""


USUAL: Final = Palette(
    ground=CREAM,
    warm_ground=AMBER_SOFT,
    floor=FLOOR,
    card=CREAM,
    tile=PAPER,
    letters=INK,
    soft_letters=MUTED,
    bar=INK,
    bar_letters=CREAM,
    rule=SAND,
    card_edge="",
    edge=SEPIA,
    edge_units=3,
    lit=AMBER_SOFT,
    taken=AMBER,
    passed_over=SAND,
    lit_letters=INK,
    ring=INK,
    rim=AMBER,
    go=GO_BLUE,
    go_deep=GO_DEEP,
    go_pale=GO_PALE,
    go_pale_letters=GO_DEEP,
    never_go=NEVER_ORANGE,
    never_go_deep=NEVER_DEEP,
    never_go_pale=NEVER_PALE,
    never_go_pale_letters=NEVER_DEEP,
    answer_letters=WHITE,
    answer_edge="",
    heard_box_share=0.6,
    heard_bar=OCHRE,
    star_done=AMBER,
    star_to_come=SAND,
    star_edge=SEPIA,
    backdrop_shade=1.0,
)
HIGH_CONTRAST: Final = Palette(
    ground=COAL,
    warm_ground=COAL,
    floor=COAL,
    card=BLACK,
    tile=BLACK,
    letters=WHITE,
    soft_letters=MIST,
    bar=BLACK,
    bar_letters=WHITE,
    rule=ASH,
    card_edge=WHITE,
    edge=WHITE,
    edge_units=6,
    lit=YELLOW,
    taken=YELLOW,
    passed_over=SMOKE,
    lit_letters=BLACK,
    ring=YELLOW,
    rim=BLACK,
    go=GO_STRONG,
    go_deep=GO_STRONG,
    go_pale=BLACK,
    go_pale_letters=MIST,
    never_go=NEVER_STRONG,
    never_go_deep=NEVER_STRONG,
    never_go_pale=BLACK,
    never_go_pale_letters=MIST,
    answer_letters=WHITE,
    answer_edge=WHITE,
    heard_box_share=0.26,
    heard_bar=AMBER,
    star_done=YELLOW,
    star_to_come=BLACK,
    star_edge=WHITE,
    backdrop_shade=0.4,
)
"""For eyes that see little: near-black grounds, white letters, thick light edges, and what is in focus in yellow."""


def palette(look: Look) -> Palette:
    """What this look is painted with."""
    return HIGH_CONTRAST if look.has_high_contrast else USUAL


def text_pairs(worn: Palette) -> tuple[tuple[str, str, str], ...]:
    """Name, letters and ground of every text that the screens paint in this palette."""
    heard_on_card = mix(worn.card, AMBER, worn.heard_box_share)
    return (
        ("letters on the ground", worn.letters, worn.ground),
        ("letters on the warm ground", worn.letters, worn.warm_ground),
        ("letters on a card", worn.letters, worn.card),
        ("letters on a tile", worn.letters, worn.tile),
        ("letters on a card passed over", worn.letters, worn.passed_over),
        ("soft letters on the ground", worn.soft_letters, worn.ground),
        ("soft letters on a tile", worn.soft_letters, worn.tile),
        ("soft letters on a card", worn.soft_letters, worn.card),
        ("letters in focus", worn.lit_letters, worn.lit),
        ("letters on what is taken", worn.lit_letters, worn.taken),
        ("a caption", worn.bar_letters, worn.bar),
        ("a word heard in a caption", worn.bar_letters, mix(worn.bar, AMBER, 0.26)),
        ("a word heard on a card", worn.letters, heard_on_card),
        ("a dimmed kiosk's words", CREAM, NIGHT),
        ("GO", worn.answer_letters, worn.go),
        ("NEVER GO", worn.answer_letters, worn.never_go),
        ("GO passed over", worn.go_pale_letters, worn.go_pale),
        ("NEVER GO passed over", worn.never_go_pale_letters, worn.never_go_pale),
    )


def control_pairs(worn: Palette) -> tuple[tuple[str, str, str], ...]:
    """Name and the two colours that meet at the edge of each control, at each mark of a focus, and in each sign."""
    edge_of_go, edge_of_never_go = worn.answer_edge or worn.go, worn.answer_edge or worn.never_go
    return (
        ("a tile's edge", worn.edge, worn.ground),
        ("a choice's edge", worn.edge, worn.warm_ground),
        ("the start button", worn.edge if worn.card_edge else worn.bar, worn.ground),
        ("GO's edge", edge_of_go, worn.ground),
        ("NEVER GO's edge", edge_of_never_go, worn.ground),
        ("a focus on the ground", worn.ring, worn.ground),
        ("a focus on the warm ground", worn.ring, worn.warm_ground),
        ("a focus' two rims", worn.ring, worn.rim),
        ("GO's focus", worn.rim, worn.answer_edge or worn.go),
        ("NEVER GO's focus", worn.rim, worn.answer_edge or worn.never_go),
        ("the bar under a word on a card", worn.heard_bar, mix(worn.card, AMBER, worn.heard_box_share)),
        ("the bar under a word in a caption", AMBER, mix(worn.bar, AMBER, 0.26)),
        ("GO's sign", worn.go, worn.answer_letters),
        ("NEVER GO's sign", worn.never_go, worn.answer_letters),
        ("a star's edge", worn.star_edge, worn.card),
    )


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
