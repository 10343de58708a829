"""The words that stand on every hand-out, whatever was played."""

from typing import Final

AUTHOR: Final = "Clever Kiosk"
TITLE: Final = "What we practised with Clever"
CARDS_TITLE: Final = "Cards to play with"
CARDS_TOLD: Final = (
    "For two or three. Stand up, say the words, then swap. Whoever checks first has done well, and nobody is ever in trouble "
    "for it."
)
CARDS_CUT: Final = "Cut along the dashed lines. Nobody is made to play, and everybody may stop."
TEACHER: Final = {
    "practised": "We practised",
    "stories": "The stories",
    "doing": "How the class is doing",
    "sure": "Going well",
    "unsure": "Worth another look",
    "activities": "Try this next",
    "contacts": "Whom to ring",
    "worried": "Worried about a child? Listen, do not promise to keep a secret, and tell the safeguarding lead today.",
    "rule": "The rule:",
    "draft": "Draft until reviewed by the charity whose programme this is.",
    "promise": "There is no name, no score and no count here. These are the answers of a class on one day: they show what "
    "to practise next, and not who is safe.",
}
SIDES: Final = {True: "GO", False: "NEVER GO"}

EMERGENCY: Final = ("999", "Somebody is in danger now")
POLICE: Final = ("101", "The police, when it can wait")
CHILDLINE: Final = ("0800 1111", "Childline: free, for every child")
CEOP: Final = ("CEOP", "Something online: ceop.police.uk")
