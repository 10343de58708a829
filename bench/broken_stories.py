"""Stories by the table of fields, with something wrong at every step."""

import random
import re
from collections.abc import Sequence

from kiosk.scenario import fields
from kiosk.scenario.fields import Field, Kind

ODD = (
    *("", " ", "~", "null", "yes", "9" * 4_000, "-1", "0", "1e999", "é" * 500, "x" * 3_000, "\t", "\x00\x07"),
    *(
        "[a, b]",
        "{a: b}",
        "[" * 400,
        "&a x",
        "*a",
        "!int 3",
        "<<",
        ">",
        "|-",
        "| # x",
        "- x",
        '"x"',
        "'x'",
        "# x",
    ),
    *(
        "a: b",
        "a, , b",
        ",",
        "end",
        "END",
        "-",
        "?",
        "%",
        "@",
        "\u200b",
        "\u202eabc",
        "\ud7ff\U0001f600",
        "12:30",
    ),
)
SAID = (
    *(
        "Go, or Never Go?",
        "[pause 0.5]",
        "[pause",
        "pause]",
        "[act 4]",
        "[act 99]",
        "[act x]",
        "[paws 1]",
        "(loud)",
    ),
    *(
        "(quiet)",
        "A stranger waits.",
        "Mr. Day has 5 dogs & 1 cat.",
        "NO",
        "Say it. " * 30,
        "w" * 400,
        "…",
        '"',
        "[]",
    ),
)

LINK = re.compile(r" +(?:next|right|wrong|no-answer|other): [a-z-]+$")
BEAT = re.compile(r"  [a-z-]+:")
TWINS = (
    ("id: lift-home-football-agreed", "id: lift-home-football"),
    ("  answer: go\n", "  answer: never-go\n"),
    ("  agreed: grown-up-told-you", "  agreed: nobody-told-you\n  who: peer\n  lure: gift"),
    ("twin:\n", "twin:\n  ages: 9-11\n"),
    ("twin:\n", "twins:\n"),
    ("  change:\n", "  change: nothing\n  changes:\n"),
    ("    well-spotted: |\n", "    never-heard-of: |\n"),
)


def story(chance: random.Random) -> str:
    """The text of a file that is never without a fault."""
    return _Story(chance).text()


def rewired(chance: random.Random, good: str) -> str:
    """A sound story whose ways lead elsewhere: in circles, past the end, to no beat; or with a twin that is none; and a field too many."""
    lines = good.splitlines()
    links = [number for number, line in enumerate(lines) if LINK.match(line)]
    names = [line.strip(" :") for line in lines if BEAT.fullmatch(line)]
    for number in chance.sample(links, chance.randint(1, 5)):
        name, _, _ = lines[number].partition(":")
        lines[number] = f"{name}: {chance.choice((*names, 'end', 'nowhere'))}"
    text = "\n".join(lines) + "\n"
    for old, new in chance.sample(TWINS, chance.randint(0, 2)):
        text = text.replace(old, new)
    return text + "wrong: yes\n"


class _Story:
    """Writes one story."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._names = [f"b{number}" for number in range(chance.choice((0, 1, 3, 4, 6, 8, 12, 40, 300)))]

    def text(self) -> str:
        lines = self._fields(fields.FILE, 0)
        if self._chance.random() < 0.3:
            self._chance.shuffle(lines)
        lines.insert(self._chance.randint(0, len(lines)), f"wrong: {self._chance.choice(ODD)}")
        return "\n".join(lines) + "\n"

    def _fields(self, table: Sequence[Field], depth: int) -> list[str]:
        lines: list[str] = []
        for known in table:
            times = self._chance.choices((0, 1, 2), (1, 12, 1))[0]
            for _ in range(times):
                lines += self._field(known, depth)
        return lines

    def _field(self, known: Field, depth: int) -> list[str]:
        step = "  " * depth if self._chance.random() < 0.97 else " " * self._chance.randint(0, 14)
        if self._chance.random() < 0.03 or depth > 7:
            return [f"{step}{known.name}: {self._chance.choice(ODD)}"]
        if known.name in {"beats", "change"}:
            return [f"{step}{known.name}:", *self._beats(depth + 1)]
        if known.kind is Kind.NAMED:
            named = [
                row
                for name in ("dad", "nobody", self._chance.choice(ODD))
                for row in self._named(name, known, depth)
            ]
            return [f"{step}{known.name}:", *named]
        if known.inner:
            return [f"{step}{known.name}:", *self._fields(known.inner, depth + 1)]
        if known.kind is Kind.BLOCK or known.name in {"say", "recap"}:
            inner = "  " * (depth + 1)
            rows = [self._chance.choice(SAID) for _ in range(self._chance.randint(0, 9))]
            return [f"{step}{known.name}: |", *(inner + row for row in rows)]
        return [f"{step}{known.name}: {self._value(known)}"]

    def _named(self, name: str, known: Field, depth: int) -> list[str]:
        return ["  " * (depth + 1) + f"{name}:", *self._fields(known.inner, depth + 2)]

    def _value(self, known: Field) -> str:
        if known.words and self._chance.random() < 0.8:
            return ", ".join(self._chance.choices(known.words, k=self._chance.choice((1, 1, 1, 2, 5))))
        if known.kind is Kind.LINK:
            return self._chance.choice((*self._names[:50], "end", "nowhere"))
        if self._chance.random() < 0.15:
            return self._chance.choice(ODD)
        if self._chance.random() < 0.001:
            return "x" * 70_000
        return self._chance.choice(
            ("a", "lift", "1", "park, rain", "maya waving, coach", "home", "Go, or Never Go?")
        )

    def _beats(self, depth: int) -> list[str]:
        lines: list[str] = []
        for name in self._names:
            table = self._chance.choice((fields.TELLING, fields.TELLING, fields.DECISION, fields.REHEARSAL))
            lines += ["  " * depth + f"{name}:", *self._fields(table, depth + 1)]
        return lines
