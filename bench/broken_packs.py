"""Packs as nobody should write them: whole folders by a grammar with a seed, and real files with faults put into them."""

import os
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.broken_stories import ODD, SAID, rewired, story

ROOT = Path(__file__).parents[1]
CORE = ROOT / "scenarios" / "core"
GOOD = ROOT / "tests" / "data" / "good"
STORY = "lift-home-football.yaml"
CARD = "format: clever-pack/1\nid: ours\ntitle: Ours\nlanguage: en-GB\nversion: 0.1.0\nreview: draft\n"
CODES = "code,title,edition\nrshe-families,Families,2025\nrshe-safe-adults,Safe,2025\n"
MUTABLE = ("*.yaml", "*.tsv", "*.csv", "*.txt", "po/*.po")
CELLS = (
    *ODD,
    "written\tspoken",
    "a\tb\tc",
    "two words",
    "ours\t1\tchoose\tretired",
    '"a,b',
    "a,b,c,d",
    "a\t1\t\t",
)
PO = (
    *(
        'msgid "a"',
        'msgstr "b"',
        'msgctxt "c"',
        'msgid "',
        'msgstr[0] "x"',
        '"\\q"',
        "#~ x",
        "#, fuzzy",
        "\\",
        "x",
    ),
    *(
        '"Language: pl\\n"',
        'msgid ""\nmsgstr ""',
        'msgctxt "lift-home-football/rain"',
        '"' + "y" * 5_000 + '"',
    ),
)


def generated(folder: Path, seed: int) -> None:
    """Fill an empty folder with a pack that has at least one fault."""
    chance = random.Random(seed)
    _Pack(folder, chance).write()


def mutated(folder: Path, seed: int) -> None:
    """Fill an empty folder with a few files of the pack that came with the kiosk, one to four of them with faults in them."""
    chance = random.Random(seed)
    files = sorted(path for pattern in MUTABLE for path in CORE.glob(pattern))
    stories = [path for path in files if path.suffix == ".yaml" and path.name != "pack.yaml"]
    kept = {*(path for path in files if path not in stories), *chance.sample(stories, 4)}
    for path in sorted(kept):
        target = folder / path.relative_to(CORE)
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, target)
    for path in chance.sample(sorted(kept), chance.randint(1, 4)):
        target = folder / path.relative_to(CORE)
        target.write_bytes(_mutation(target.read_bytes(), chance))


def _mutation(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content) + 1)
        match chance.randrange(6):
            case 0:
                content = content[:at] + chance.choice((*ODD, *SAID, *PO)).encode() + content[at:]
            case 1:
                content = content[:at] + content[at + chance.randint(1, 400) :]
            case 2:
                content = content[:at] + chance.randbytes(chance.randint(1, 4)) + content[at:]
            case 3:
                content = content[:at]
            case 4:
                lines = content.split(b"\n")
                chance.shuffle(lines)
                content = b"\n".join(lines)
            case _:
                lines = content.split(b"\n")
                one = chance.randrange(len(lines))
                lines[one] = b" " * chance.randint(0, 15) + lines[one].strip()
                content = b"\n".join(lines)
    return content


class _Pack:
    """Writes one broken pack."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance

    def write(self) -> None:
        """A sound pack of one story, then one to six parts of it replaced or added by the grammar."""
        self._put("pack.yaml", CARD)
        self._put("curriculum.csv", CODES)
        shutil.copyfile(GOOD / STORY, self._folder / STORY)
        parts: Sequence[Callable[[], None]] = (
            *(self._story, self._story, self._story, self._odd_kind, self._odd_kind, self._card),
            *(
                self._rewired,
                self._rewired,
                self._no_card,
                self._table,
                self._words,
                self._released,
                self._po,
                self._recordings,
            ),
        )
        for part in self._chance.sample(parts, self._chance.randint(1, 6)):
            part()

    def _put(self, name: str, content: str | bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear(path)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))

    def _card(self) -> None:
        lines = [
            f"{name}: {self._odd()}" for name in ("format", "id", "title", "language", "version", "review")
        ]
        self._chance.shuffle(lines)
        self._put("pack.yaml", "\n".join(lines[: self._chance.randint(0, 6)]))

    def _no_card(self) -> None:
        _clear(self._folder / "pack.yaml")

    def _table(self) -> None:
        name = self._chance.choice(("lexicon.tsv", "curriculum.csv"))
        self._put(name, self._noise() if self._chance.random() < 0.2 else self._rows(CELLS) + "\nx y z\n")

    def _words(self) -> None:
        self._put(
            "words.txt", self._noise() if self._chance.random() < 0.2 else self._rows(CELLS) + "\ntwo words\n"
        )

    def _released(self) -> None:
        rows = self._rows((*CELLS, "lift-home-football\t9\tchoose\t0123456789abcdef"))
        gone = "gone-for-good\t1\tchoose\t0123456789abcdef\n"
        self._put("released.tsv", self._noise() if self._chance.random() < 0.2 else f"{rows}\nx\n{gone}")

    def _po(self) -> None:
        language = self._chance.choice(("pl", "ar", "xx", "pl_PL", "é"))
        self._put(
            f"po/{language}.po", self._noise() if self._chance.random() < 0.2 else self._rows(PO) + '\n"x\n'
        )

    def _recordings(self) -> None:
        name = self._chance.choice(("0" * 64, "hello", "é"))
        self._put(f"recordings/en-GB/{name}.wav", self._noise())
        self._put("words.txt", "two words\n")

    def _story(self) -> None:
        name = f"s{self._chance.randrange(100)}.yaml"
        if self._chance.random() < 0.1:
            self._put(name, self._noise())
        elif self._chance.random() < 0.1:
            self._put(name, self._deep())
        else:
            self._put(name, story(self._chance))

    def _rewired(self) -> None:
        self._put(STORY, rewired(self._chance, (GOOD / STORY).read_text(encoding="utf-8")))

    def _odd_kind(self) -> None:
        """Something that is no ordinary file in the place of one, or has no ordinary name."""
        name = self._chance.choice(
            (STORY, "pack.yaml", "words.txt", "lexicon.tsv", "released.tsv", "new.yaml")
        )
        path = self._folder / name
        _clear(path)
        match self._chance.randrange(7):
            case 0:
                path.mkdir()
            case 1:
                path.symlink_to(name)
            case 2:
                path.symlink_to("nowhere")
            case 3:
                path.symlink_to("/dev/zero")
            case 4:
                os.mkfifo(path)
            case 5:
                path.symlink_to(".")
            case _:
                (self._folder / os.fsdecode(b"caf\xe9.yaml")).write_text("x")

    def _deep(self) -> str:
        depth = self._chance.randint(7, 2_000)
        return "".join("  " * min(step, 60) + f"a{step}:\n" for step in range(depth))

    def _noise(self) -> bytes:
        size = self._chance.choice((0, 1, 100, 5_000, 70_000))
        return b"\xff" + self._chance.randbytes(size)

    def _rows(self, cells: Sequence[str]) -> str:
        return "\n".join(self._chance.choice(cells) for _ in range(self._chance.randint(0, 40)))

    def _odd(self) -> str:
        return self._chance.choice(ODD)


def _clear(path: Path) -> None:
    """Take away whatever has this name."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()
