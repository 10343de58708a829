"""Every code of a problem in a translation, what it means, and how to mend it."""

from typing import Final

TRANSLATION_CODES: Final[dict[str, str]] = {
    "G01": "A PO file is UTF-8 text. Each entry has a msgctxt, a msgid and a msgstr in quotation marks; a quotation mark in "
    'a text is written \\". Poedit and Weblate write it right by themselves.',
    "G02": "A translation has the marks of its English line, each as often: [pause 0.5], [act 3], (loud), {choice}. "
    "(loud) stands first and [act 3] last.",
    "G03": "A line has at most 84 characters, its marks not counted: 60 in English, and two fifths more.",
    "G04": "No story of the pack, and no word of the app, has this msgctxt with this msgid: it would never be shown. "
    "“kiosk translate merge” finds what it has become.",
    "G05": "The header's Language, and the name of the file, are the same language tag, such as pl.",
    "G06": "The translation does not fit its place on the screen at some size, or no font of the kiosk has its letters. "
    "Say it in fewer or shorter words.",
    "G07": "Two entries have the same msgctxt and msgid: the last one would be shown. Delete one.",
    "G08": "The entry is fuzzy: its English line has changed since it was translated, and English is shown. Look at it, "
    "and take the mark “fuzzy” away.",
}


def explain_translation(code: str) -> str:
    """What a code means and what to do; empty where it is none of a translation."""
    wanted = code.strip().upper()
    known = TRANSLATION_CODES.get(wanted)
    return f"{wanted}: {known}" if known else ""
