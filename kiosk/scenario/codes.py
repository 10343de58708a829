"""Every code of a problem, what it means, and how to mend it.

S codes are about the file as text, F about fields, C about marks, L about the story as a whole, P about the pack.
"""

from kiosk.errors import UsageError
from kiosk.scenario.nearest import did_you_mean

CODES: dict[str, str] = {
    "S01": "There is a Tab. Editors show Tabs at different widths, so only spaces step in: two for each step.",
    "S02": "The file starts with a byte-order mark, three bytes that some editors add. Save it as UTF-8 without one.",
    "S03": "A byte is not UTF-8, as when a file was saved as Windows-1252. Save it as UTF-8; write the letter again.",
    "S04": "Anchors (&name) and aliases (*name) make a file mean what it does not show. Write the text out.",
    "S05": "Tags (!int) are for programs. Everything in a scenario is text.",
    "S06": "Brackets are another way to write lists and fields. There is one way here: words with commas between, and "
    "one name on each line.",
    "S07": "A merge (<<) takes fields from elsewhere. Write them out; a twin shares its story's fields by itself.",
    "S08": "One file holds one scenario and its twin. Lines such as --- begin a second document.",
    "S09": "A scenario has at most 64 KB, which is thirty times a long one. Is this the right file?",
    "S10": "Nothing stands more than six steps (twelve spaces) in. Look for a line that lost its place.",
    "S11": "The same name stands twice in one place; only the first would count. Delete or rename one.",
    "S12": "A line stands too far in or not far enough. Each step in is two spaces, and a block's text is one step in "
    "from its name.",
    "S13": "Each line is a name, a colon, a space and a text. A text with a colon and a space in it, a text that "
    "begins with a sign, or one of several lines is written as a block: a | after the name, the text below.",
    "S14": "Names and texts stand without quotation marks. Words that someone says are written in a block (|), where "
    "quotation marks are just what they are.",
    "S15": "A block starts with a bare |. The other signs of YAML (>, |-, |+) change line ends, and a line is a caption here.",
    "S16": "Lists are written on one line with commas between, without dashes.",
    "S17": "A comment is a line of its own that starts with #, outside blocks. Behind a text it would be lost, and inside "
    "a block it would be read aloud.",
    "S18": "A character that cannot be seen stands here, often pasted from a web page or a word processor. Delete it.",
    "S19": "The file has nothing in it.",
    "F01": "There is no field of this name here. It may be misspelt, or stand at the wrong place or step.",
    "F02": "A field is missing that cannot be done without.",
    "F03": "A text stands where fields are expected, fields where a text is, or a text has the wrong form.",
    "F04": "A field, or an item of a list, has nothing in it.",
    "F05": "Names of scenarios, beats and choices are small letters, digits and single hyphens, starting with a letter. "
    "Results are kept under them, so choose well and never change them.",
    "F06": "The text is none of those that this field knows. docs/scenario-format.md lists them.",
    "F07": "A revision is a whole number from 1. Add one whenever the meaning of a scenario changes.",
    "F08": "The code is not in the pack's curriculum.csv. Add it there with its title and edition, or correct it.",
    "F09": "There is no beat of this name in the story.",
    "F10": "A decision has a check, whom do I check with?, where the answer is check-first, and only there.",
    "F11": "There are too many of something, or too few, or no good one: 30 beats a story, two or three choices.",
    "F12": "The same item stands twice in one list.",
    "F13": "A beat has one job. With ask it is the decision, with steps the rehearsal; otherwise it tells.",
    "F14": "It is not clear what is up on the stage: the first beat has no scene, or a beat that can be reached in two "
    "ways changes only the cast or the props of two different scenes.",
    "C01": "The mark in square brackets is unknown. There are [pause 0.5] and [act 3].",
    "C02": "A mark needs its seconds: a pause from 0.1 to 5, an act from 1 to 20.",
    "C03": "The mark cannot stand here: [act] is last in a line of the rehearsal, and texts that are only shown have none.",
    "C04": "A way of speaking stands first in its line, once: (loud) or (thinking).",
    "C05": "A square bracket has no partner.",
    "C06": "The line has marks but nothing to say.",
    "L01": "Every way through a story goes: story, one decision, feedback, rehearsal, end. No beat is left over, none "
    "comes twice, and right and wrong have feedback of their own.",
    "L02": "A sentence has at most 10, 12 or 14 words at ages 5-7, 7-9, 9-11, counted over the lines it runs on. A line "
    "has at most 60 characters, its marks not counted, so that it fits as a caption.",
    "L03": "A story that is told is followed at ages 5-7 up to the reading level of school year 2, at 7-9 up to 3.5, at 9-11 "
    "up to 5 (Flesch and Kincaid, over the whole story). Long words count for more than long sentences.",
    "L04": "A word is long for the ages (three syllables or more at 5-7 and 7-9, four at 9-11) and in neither list of easy "
    "words: the kiosk's own, and words.txt in the pack's folder. Use an easier word, or add it to words.txt: one word a "
    "line stands for its plural and its other endings too. A warning.",
    "L05": "The question is asked within 60 seconds of the first word, reckoned from the words at the voice's pace, and pauses.",
    "L06": "There is no picture of this name; docs/scenario-format.md lists them all. Or a recording cannot be heard: its "
    "line has changed since it was read, or its file is damaged. “kiosk voices” records, and adopts, a changed line.",
    "L07": "Pupils hear and see nothing that frightens, blames, or teaches stranger danger. Officer notes may name things.",
    "L08": "Every scenario has a twin. One of the two is a Go and one is not; they differ in what was agreed, and in one "
    "more of who, lure and place (the first backdrop) at most.",
    "L09": "Rounds of an age band must be balanced: three pairs or more, 40 to 60 % Go, and what-ifs that keep the "
    "story's answer in half of the stories (one more or less), some for each answer.",
    "L10": "In each band every kind of person should have a Go and a story that is not, and none should be in more than half "
    "of the stories. Otherwise children learn the person, and not the plan.",
    "L11": "The voice reads digits, abbreviations, capitals and signs badly. Write words, or tell lexicon.tsv how to say it.",
    "L12": "Results are kept under ids. An id that was released (released.tsv) is not dropped without being retired, means "
    "the same until its rev goes up, and is never used for another story; a rev never goes down.",
    "L13": "A rehearsal has one line with [act] for each step and ends with the last one; the officer has a question for "
    "the class.",
    "L14": "The feedback to a wrong answer is at most 1.6 times as long as that to a right one: longer reads as telling-off.",
    "L16": "What pupils read fits its place on the screen: at each size, from each distance, with captions of 100, 125 and "
    "150 %, with letters not much smaller than wished; also two fifths longer, as a translation may be, and in Arabic "
    "letters. And a font has each letter. Say it in fewer or shorter words.",
    "P01": "A file or folder cannot be read. Look at its permissions, and whether it is what its name says.",
    "P02": "The file lies in a pack but is not read, because its name does not end in .yaml.",
    "P03": "A pack is a folder with a pack.yaml. Without one nothing in it can be played.",
    "P04": "Each line of lexicon.tsv is the written word, one Tab, and how it is spoken.",
    "P05": "curriculum.csv has the columns code, title and edition, and each code once.",
    "P06": "Ids are unique in all packs together. The later one is left out, with its twin.",
    "P07": "Without curriculum.csv nobody can tell whether the codes in the scenarios exist.",
    "P08": "The folder has no scenarios: files that end in .yaml, beside pack.yaml.",
    "P09": "Each line of words.txt is one word, once. Lines that start with # are comments.",
    "P10": "Each line of released.tsv is an id, its rev, its decision and its meaning, with one Tab between, as “kiosk packs "
    "release” writes it. By hand you only write retired in place of a meaning.",
    "P11": "The leaflet for parents, leaflet.txt, is rows of text in named sections, and fits one side of A4.",
}


def explain(code: str) -> str:
    """What a code means and what to do; raises UsageError where there is no such code."""
    wanted = code.strip().upper()
    known = CODES.get(wanted)
    if known is None:
        digits = wanted[1:].replace("O", "0").replace("I", "1")
        raise UsageError(f'There is no code "{code}".{did_you_mean(wanted[:1] + digits, CODES)}')
    return f"{wanted}: {known}"
