"""The app's own words, and the places in which pupils meet them."""

from collections.abc import Iterator

from kiosk import words
from kiosk.ui import labels
from kiosk.ui.fit.places import (
    ASK,
    CAPTION,
    CHECK,
    CHILDLINE,
    HEAD,
    PROMPT,
    READY,
    SIGN,
    STEPS,
    TROUBLE,
    Place,
)

IN_A_CARD = (
    words.STILL_THERE,
    words.PRESS_GO,
    words.NOW_PRESS_NEVER_GO,
    words.WHAT_I_KEEP,
    words.PRESS_YOUR_SWITCH,
)
BESIDE_A_QUESTION = (words.ONE_AT_A_TIME, words.TAKE_YOUR_TIME)


def own_words() -> Iterator[tuple[str, Place]]:
    """Each text with its place; a line that is known to none is taken for a caption."""
    in_a_card = {line.text for line in IN_A_CARD}
    beside = {line.text for line in BESIDE_A_QUESTION}
    for line in words.lines():
        if line.text in in_a_card:
            yield line.text, READY
        elif line.text in beside:
            yield line.text, PROMPT
        elif line == words.HELLO:
            yield line.text, ASK
        elif line == words.TAKE_YOUR_TIME_TO_CHECK:
            yield line.text, CHECK
        else:
            yield line.text, CAPTION
    for name in labels.STEPS.values():
        yield from ((name, place) for place in STEPS.values())
        yield name, SIGN
    yield labels.ASK_TO_START, ASK
    yield labels.READY, READY
    yield labels.WE_PRACTISED, HEAD
    yield labels.WHO_TELL, HEAD
    yield labels.CHILDLINE, CHILDLINE
    yield labels.TROUBLE, TROUBLE
