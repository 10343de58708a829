"""Every code of a problem in a theme, what it means, and how to mend it."""

from typing import Final

THEME_CODES: Final[dict[str, str]] = {
    "T01": "A theme is a folder with theme.toml; one that brings its own character has rig.toml, poses.toml and acts.toml "
    "too. Copy them from the theme that came with the kiosk, kiosk/ui/art/svg, and change them.",
    "T02": "The file is not TOML. The place is where reading stopped; the slip is often one line above.",
    "T03": "There is no field, layer or parameter of this name here. It may be misspelt, or stand in the wrong table.",
    "T04": "A field, layer, pose or act is missing that cannot be done without.",
    "T05": "A value has the wrong form, or a number is out of the range in which the figure still looks like itself.",
    "T06": "A colour is written as # and six hexadecimal digits, in quotation marks.",
    "T07": "There is no pose, hand or layer of this name in the theme.",
    "T08": "The drawing cannot be read. It is an SVG file: XML in UTF-8, whose outermost element is svg with a viewBox.",
    "T09": "Drawings are shapes alone. Filters, words, photographs, style sheets and programs are left out: they draw "
    "slowly, cannot be translated, or are not ours to carry.",
    "T10": "The colour is neither of the palette nor of the theme's own paints, or it is that of an answer: GO blue and "
    "NEVER GO orange mean the two buttons and nothing else. Add others to paints in theme.toml.",
    "T11": "Each id stands once in a drawing: layers are found by it.",
    "T12": 'There is no part of this name. Parts are the drawings in part/, used as <use href="tree"/>.',
    "T13": "A drawing is missing from a room that the theme offers. Draw it, or take the room out of offers: then the one "
    "that came with the kiosk is shown.",
    "T14": "No scenario, screen or figure asks for a drawing or a layer of this name.",
    "T15": "A backdrop has the layers mid and ground, out of doors far as well; light, detail, fore and state-NAME may be "
    "there too.",
    "T16": "The drawing of a layer leaves the box that rig.toml gives it, and would be cut there.",
    "T17": "All the drawings of a theme together have at most 8 MB, a single one 400 KB, so that a kiosk can carry them.",
}


def explain_theme(code: str) -> str | None:
    """What a code means and what to do; None where this is no code of a theme."""
    wanted = code.strip().upper()
    return f"{wanted}: {THEME_CODES[wanted]}" if wanted in THEME_CODES else None
