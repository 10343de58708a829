"""Words that Clever does not say to pupils, and forms that a voice reads badly."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A pattern in what pupils see or hear, and why it is not there."""

    pattern: re.Pattern[str]
    why: str


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


FRIGHTENING = Unwanted(
    _words(
        r"kidnap\w*|abduct\w*|snatch\w*|murder\w*|kill\w*|dead|die|dies|died|weapons?|knife|knives|guns?|blood|bleeding",
        r"attack\w*|tortur\w*|predators?|terrif\w*|horrif\w*|horrible|scary|creepy|evil|monsters?|nightmares?",
        r"pa?edophiles?|perverts?|molest\w*|traffick\w*|never see (?:your|his|her|their) \w+ again",
    ),
    "frightens. Clever never frightens: say what to do",
)
BLAMING = Unwanted(
    _words(
        r"(?<!not )(?<!never )(?<!n't )(?<!n’t )your (?:own )?fault|stupid|silly|foolish|naughty|careless|ashamed",
        r"shame on you|you (?:were|are|got it|did it|chose) wrong|wrong answer|bad (?:choice|answer|boy|girl)",
        r"you should(?:n't|n’t| not)? have|you failed|told you so|how could you|disappointed",
    ),
    "blames. A wrong answer gets a warm explanation",
)
STRANGER_DANGER = Unwanted(
    _words(
        r"strangers?|weirdos?|(?:bad|nasty|scary|dangerous|strange|evil) (?:man|men|woman|women|lady|people|persons?)",
        r"(?:bad|nasty|scary|dangerous|strange) (?:guys?|grown-ups?|adults?)",
    ),
    "teaches stranger danger. Not who asks matters, but whether it was agreed",
)
UNWANTED = (FRIGHTENING, BLAMING, STRANGER_DANGER)

ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Rd|approx|etc|vs)\.(?=\s+\w|$|[,;])|\b(?:e\.g|i\.e)\.?")
DIGITS = re.compile(r"\d[\d.,:]*")
CAPITALS = re.compile(r"\b[A-Z]{2,}(?:'?s)?\b")
SYMBOL = re.compile(r"[&%£$€@/=+<>~^*_|#{}\\]")
BADLY_READ: tuple[tuple[re.Pattern[str], str], ...] = (
    (DIGITS, "Write the number in words."),
    (ABBREVIATION, "Write the word out."),
    (
        CAPITALS,
        "Capitals may be spelt out by the voice: write it in small letters, or put it in lexicon.tsv.",
    ),
    (SYMBOL, "Write the word for this sign."),
)

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)")


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a text, each with where it begins."""
    found: list[tuple[int, str]] = []
    start = 0
    for end in SENTENCE_END.finditer(text):
        found.append((start, text[start : end.end()]))
        start = end.end()
    if text[start:].strip():
        found.append((start, text[start:]))
    return [(begin + len(part) - len(part.lstrip()), part.strip()) for begin, part in found]


def count_words(text: str) -> int:
    """How many words are spoken; a word with a hyphen or an apostrophe is one."""
    return len(WORD.findall(text))
