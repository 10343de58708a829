"""The colours of the picture book, and the three ways in which one may be mixed."""

INK = "#1D2433"
CREAM = "#FFF8E7"
AMBER = "#FFD166"
GO = "#005FCC"
NEVER_GO = "#C2410C"
PLUM = "#46295E"
LIGHT = "#FFF3D6"
PAPER = "#FFFDF6"
WHITE = "#FFFFFF"

SKIN: dict[int, tuple[str, str, str]] = {
    1: ("#FBE0CC", "#EDBFA4", "#F2A08C"),
    2: ("#F3C9A5", "#DDA37C", "#E88F74"),
    3: ("#DDA673", "#BF8250", "#D9764F"),
    4: ("#B67B4C", "#935B36", "#B9573F"),
    5: ("#8A5636", "#693C28", "#96432F"),
    6: ("#734734", "#563226", "#8E3B2E"),
}
"""Base, shade and cheek of the six skins, from the lightest to the darkest."""

BLACK_HAIR, DARK_HAIR, BROWN_HAIR = "#2B2022", "#33241F", "#6A4630"
COPPER_HAIR, GREY_HAIR, WHITE_HAIR = "#C8622B", "#CFCBD2", "#F0EBE4"

RUST, CORAL, HONEY, MINT, TEAL = "#C2405B", "#E4674E", "#F6C453", "#5BAA98", "#3F8580"
SKY_BLUE, VIOLET, MAUVE, CLAY, SAND = "#6C8FB8", "#7A5BA8", "#94618F", "#BD5B45", "#7A6650"
NAVY, DENIM, SLATE = "#33415F", "#3F5573", "#54526C"
"""Clothes: never the blue of GO, never the orange of NEVER GO."""

BRICK = "#CF8763"


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#RRGGBB`, each 0–255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0–1) of `other` in it."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def shaded(colour: str, share: float = 0.2) -> str:
    return mixed(colour, PLUM, share)


def lit(colour: str, share: float = 0.2) -> str:
    return mixed(colour, LIGHT, share)


def brightness(colour: str) -> int:
    """The sum of the three channels, 0–765."""
    return sum(channels(colour))


PAGE = (
    *("#CF8763", "#BF7355", "#6F6B8A", "#F2DDBB", "#EBD3AE", "#2C4660", "#FFE6A6", "#F7E9D0"),
    *("#BFC3A0", "#8E9A4C", "#C79A46", "#5F7142", "#B4C89C", "#A3BC7E", "#86A763", "#B9B566", "#6E8F4E"),
    *("#9AD0E6", "#D3EAE4", "#FFF0CF", "#8CCBEA", "#C6E6EE", "#F3F1DC", "#86BAD6", "#FBE5BC", "#FFCF94"),
    *("#CDEBEA", "#93C9CF", "#4E9FAE", "#37798C", "#17304A", "#F4B942", "#D98F2B", "#F47C6C", "#D95A5E"),
    *("#F2766B", "#E08B45", "#3D7EA6", "#2F7370", "#25605F", "#F7B9C4", "#C9A6DD"),
)
"""What a backdrop, a prop or Clever may be painted with besides clothes, skin and hair; and mixes of them."""
