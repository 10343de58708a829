"""Text to outline: the strict subset of YAML in which scenarios are written.

The subset goes by lines, so it is read by lines: a fault in one of them hides none in the others, which no YAML parser
offers. What is accepted here is YAML and says the same there; the tests hold the two side by side.
"""

import re

from kiosk.scenario.model import Place
from kiosk.scenario.outline import Branch, Leaf, Row
from kiosk.scenario.problems import Findings

LARGEST_BYTES = 64 * 1024
DEEPEST = 6
"""Steps in; the fields of a twin's check choices stand six steps in."""
STEP = 2

UNSEEN = re.compile(
    r"[^\n\t\x20-\x7e\xa0-\xac\xae-\u200a\u200c-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
NAME = re.compile(r"[a-z][a-z-]*:(?:\s|$)")
"""A line between two steps that looks like this has left its block; a spoken line starts with a capital letter."""
BLOCK = re.compile(r"[|>].*")
COMMENT = re.compile(r"(?:^|\s)#")
STARTS: dict[str, tuple[str, str]] = {
    "&": ("S04", "An anchor (&) is not used here. Write the text out."),
    "*": ("S04", "An alias (*) is not used here. Write the text out."),
    "!": ("S05", "A tag (!) is not used here. Everything is text."),
    "[": ("S06", "Square brackets are not used for lists. Write the words with commas between them."),
    "]": ("S06", "Square brackets are not used for lists. Write the words with commas between them."),
    "{": ("S06", "Curly brackets are not used. Write each name on a line of its own."),
    "}": ("S06", "Curly brackets are not used. Write each name on a line of its own."),
    '"': (
        "S14",
        "Quotation marks are not needed here. For words that someone says, write them in a block: |",
    ),
    "'": (
        "S14",
        "Quotation marks are not needed here. For words that someone says, write them in a block: |",
    ),
    "%": ("S13", "A text cannot begin with %. Write it in a block: |"),
    "@": ("S13", "A text cannot begin with @. Write it in a block: |"),
    "`": ("S13", "A text cannot begin with `. Write it in a block: |"),
    ",": ("S13", "A text cannot begin with a comma."),
}


def decode(content: bytes, findings: Findings) -> str | None:
    """The text of a file; None after a fault that leaves nothing to read."""
    start = Place(findings.file)
    if len(content) > LARGEST_BYTES:
        size = len(content) // 1024
        findings.report(
            "S09", start, f"This file has {size} KB. A scenario has at most {LARGEST_BYTES // 1024} KB."
        )
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        findings.report(
            "S03",
            Place(findings.file, line, column),
            f"Byte {content[error.start]:#04x} is not UTF-8. Save the file as UTF-8 and write this letter again.",
        )
        return None


def lines_of(text: str) -> list[str]:
    """The lines of a text, whichever way their ends are written; a lone carriage return ends none."""
    return text.replace("\r\n", "\n").split("\n")


def read_outline(text: str, findings: Findings) -> Branch:
    """Read a text as an outline; every fault is reported and reading goes on after it."""
    start = Place(findings.file)
    if len(text.encode("utf-8", "replace")) > LARGEST_BYTES:
        size = len(text.encode("utf-8", "replace")) // 1024
        findings.report(
            "S09", start, f"This file has {size} KB. A scenario has at most {LARGEST_BYTES // 1024} KB."
        )
        return Branch(start, is_broken=True)
    if text.startswith("\ufeff"):
        findings.report("S02", start, "The file starts with a byte-order mark. Save it as UTF-8 without one.")
        text = text[1:]
    if not text.strip():
        findings.report("S19", start, "The file is empty.")
        return Branch(start, is_broken=True)
    lines = lines_of(text)
    findings.source = lines
    return _Reading(lines, findings).root


class _Reading:
    def __init__(self, lines: list[str], findings: Findings) -> None:
        self.findings = findings
        self.root = Branch(Place(findings.file))
        self.open: list[Branch] = [self.root]
        self.last: tuple[str, Leaf, Branch] | None = None
        """The name read last, while something may still stand under it."""
        self.depth = 0
        self.is_too_deep = False
        self.widened: dict[int, int] = {}
        """How much longer the plain lines are that Tabs led, by index."""
        self.lines = [self._plain(number, line) for number, line in enumerate(lines, start=1)]
        number = 0
        while number < len(self.lines):
            number = self._read(number)

    def _place(self, number: int, column: int) -> Place:
        """The place of a column of the plain line, which is further on where Tabs led it."""
        return Place(self.findings.file, number + 1, max(0, column - self.widened.get(number, 0)) + 1)

    def _plain(self, number: int, line: str) -> str:
        """The line without tabs and unseen characters, each of which is told."""
        unseen = UNSEEN.search(line)
        if unseen:
            self.findings.report(
                "S18",
                Place(self.findings.file, number, unseen.start() + 1),
                f"There is an unseen character here (U+{ord(unseen[0]):04X}). Delete it.",
            )
        if "\t" in line:
            column = line.index("\t")
            is_first = not line[:column].strip()
            told = "This line starts with a Tab." if is_first else "There is a Tab in this line."
            self.findings.report(
                "S01",
                Place(self.findings.file, number, column + 1),
                f"{told} Use spaces: two for each step in.",
            )
            rest = line.lstrip(" \t")
            lead = line[: len(line) - len(rest)].replace("\t", " " * STEP)
            self.widened[number - 1] = len(lead) + len(rest) - len(line)
            line = lead + rest.replace("\t", " ")
        return UNSEEN.sub(" ", line)

    def _read(self, number: int) -> int:
        """Read the line with this index, and its block where it has one; the index of the line to go on with."""
        line = self.lines[number]
        content = line.strip(" ")
        if not content or content.startswith("#"):
            return number + 1
        indent = len(line) - len(line.lstrip(" "))
        level = self._level(number, indent, content)
        if level is None:
            return number + 1
        under = self.last if level > self.depth else None
        if self._refuse_start(number, indent, content, under):
            return number + 1
        if under:
            self._open_branch(*under)
        del self.open[level + 1 :]
        self.depth = level
        return self._entry(number, indent, content)

    def _open_branch(self, name: str, leaf: Leaf, parent: Branch) -> None:
        """Make a branch of a name that has fields below it."""
        branch = Branch(leaf.key)
        if parent.entries.get(name) is leaf:
            parent.entries[name] = branch
        self.open.append(branch)

    def _level(self, number: int, indent: int, content: str) -> int | None:
        """How many steps in the line stands; None where it is not read."""
        deepest = self.depth + 1 if self.last is not None else self.depth
        level, odd = divmod(indent, STEP)
        place = self._place(number, indent)
        if level > DEEPEST:
            if not self.is_too_deep:
                self.findings.report("S10", place, f"This is {level} steps in. At most {DEEPEST} are needed.")
            self.is_too_deep = True
            self.open[-1].is_broken = True
            return None
        self.is_too_deep = False
        if level > deepest and ":" not in content:
            self.findings.report(
                "S13",
                place,
                "This line belongs to no name. A text of more than one line is written in a block: |",
            )
            return None
        if odd or level > deepest:
            level = min(level + odd, deepest)
            told = f"{indent} space{'s' * (indent != 1)} in; {level * STEP} belong here"
            self.findings.report("S12", place, f"This line stands {told}. Each step in is two spaces.")
        return level

    def _refuse_start(
        self, number: int, indent: int, content: str, under: tuple[str, Leaf, Branch] | None
    ) -> bool:
        """Report a line that does not begin with a name. What it stands under, or in, cannot be judged any more."""
        place = self._place(number, indent)
        refused: tuple[str, str] | None = None
        if indent == 0 and (re.match(r"(---|\.\.\.)(\s|$)", content) or content.startswith("%")):
            refused = "S08", "One file holds one scenario: no ---, ... or % lines."
        elif re.match(r"<<\s*:", content):
            refused = "S07", "A merge (<<) is not used here. Write the fields out."
        elif re.match(r"-(\s|$)", content):
            refused = "S16", "Dashes are not used for lists. Write the words with commas between them."
        elif content[0] in STARTS:
            refused = STARTS[content[0]]
            if content[0] in "\"'":
                refused = "S14", "A name stands without quotation marks."
        elif " #" in content.partition(":")[0]:
            refused = "S17", "A comment (#) needs a line of its own; behind a name it would hide the text."
        elif re.match(r"[?|>]", content) or ":" not in content or content.startswith(":"):
            refused = "S13", "This line has no name. Write a name, a colon, a space, then the text."
        if refused is None:
            return False
        owner = under[1] if under else self.open[min(len(self.open) - 1, indent // STEP)]
        if not (isinstance(owner, Leaf) and owner.is_broken):
            self.findings.report(refused[0], place, refused[1])
        owner.is_broken = True
        return True

    def _entry(self, number: int, indent: int, content: str) -> int:
        name, _, value = content.partition(":")
        name = name.rstrip(" ")
        key = self._place(number, indent)
        column = indent + content.index(":") + 1
        if value and not value.startswith(" "):
            self.findings.report("S13", self._place(number, column), "Put a space after the colon.")
        column += len(value) - len(value.lstrip(" "))
        value = value.strip(" ")
        leaf = Leaf(value, key, self._place(number, column) if value else key)
        after = number + 1
        if BLOCK.match(value):
            if value != "|":
                self.findings.report("S15", leaf.place, "A block starts with a bare | and nothing after it.")
                leaf.is_broken = True
            leaf.rows, leaf.text, after = self._block(number, indent)
            leaf.is_block = True
        elif value:
            self._check_value(leaf)
        self._add(name, leaf)
        self.last = (name, leaf, self.open[-1]) if not value else None
        return after

    def _add(self, name: str, leaf: Leaf) -> None:
        branch = self.open[-1]
        first = branch.entries.get(name)
        if first is not None:
            self.findings.report(
                "S11",
                leaf.key,
                f'"{name}" stands here a second time. The first is in line {first.key.line}.',
                width=len(name),
            )
        else:
            branch.entries[name] = leaf

    def _check_value(self, leaf: Leaf) -> None:
        value, place = leaf.text, leaf.place
        comment = COMMENT.search(value)
        if value[0] in STARTS:
            code, message = STARTS[value[0]]
            self.findings.report(code, place, message, width=len(value))
            leaf.is_broken = True
            return
        if re.match(r"[-?:](\s|$)", value):
            self.findings.report(
                "S13", place, f'A text cannot begin with "{value[0]} ". Write it in a block: |'
            )
            leaf.is_broken = True
            return
        if comment:
            at = Place(place.file, place.line, place.column + comment.end() - 1)
            self.findings.report(
                "S17", at, "A comment (#) needs a line of its own. In a text, write the word."
            )
            leaf.text = value = value[: comment.start()].rstrip(" ")
            leaf.is_broken = not value
        colon = re.search(r":(\s|$)", value)
        if colon:
            at = Place(place.file, place.line, place.column + colon.start())
            self.findings.report(
                "S13", at, "There is a second colon in this line. Write the text in a block: |"
            )
            leaf.is_broken = True
        leaf.rows = (Row(value, place),) if value else ()

    def _block(self, number: int, indent: int) -> tuple[tuple[Row, ...], str, int]:
        """The lines of a block, its text, and the index of the line after it."""
        want = (self.depth + 1) * STEP
        rows: list[Row] = []
        kept: list[str] = []
        after = number + 1
        while after < len(self.lines):
            line = self.lines[after]
            content = line.strip(" ")
            stands = len(line) - len(line.lstrip(" ")) if content else len(line)
            if content and (stands <= indent or (stands < want and NAME.match(content))):
                break
            if content:
                row = Row(content, self._place(after, stands))
                if self._is_sound(row, stands, indent):
                    rows.append(row)
            elif stands > want and not rows:
                self.findings.report(
                    "S12", self._place(after, want), "There are too many spaces in this empty line."
                )
            kept.append(content)
            after += 1
        return tuple(rows), "\n".join(kept).strip("\n"), after

    def _is_sound(self, row: Row, stands: int, indent: int) -> bool:
        """Whether a line of a block is text to keep; one at a wrong step is told and kept."""
        want = (self.depth + 1) * STEP
        if stands not in {want, indent + STEP}:
            told = f"{stands} space{'s' * (stands != 1)} in; the text of this block stands {want} in"
            self.findings.report("S12", row.place, f"This line stands {told}.")
        if row.text.startswith("#"):
            told = "A comment (#) cannot stand inside a block: it would be read aloud."
            self.findings.report("S17", row.place, told)
        return not row.text.startswith("#")
