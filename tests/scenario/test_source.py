"""The strict subset beside a real YAML parser, and beside files that are no scenarios at all."""

import random
import string
import time
from pathlib import Path

import pytest
import yaml

from kiosk.scenario.outline import Branch, Leaf, Node
from kiosk.scenario.problems import Findings, render
from kiosk.scenario.reader import Reading, read_bytes, read_pair
from kiosk.scenario.source import DEEPEST, LARGEST_BYTES, read_outline

TESTS = Path(__file__).parents[1]
GOOD = (TESTS / "data" / "good" / "lift-home-football.yaml").read_text()
SHIPPED = sorted((TESTS.parent / "scenarios").rglob("*.yaml"))
PIECES = (
    *"&*!|>-?:#,[]{}%@`'\" \t\n",
    "\n  ",
    "\n    ",
    ": ",
    " #",
    "---\n",
    "<<: ",
    "é",
    "\u200b",
    "\x00",
    "end",
    "|\n",
)


def as_values(node: Node) -> object:
    """What a YAML parser that takes every scalar as text makes of the same lines."""
    if isinstance(node, Branch):
        return {name: as_values(under) for name, under in node.entries.items()}
    return "\n".join(row.text for row in node.rows) if node.is_block else node.text


def trimmed(value: object) -> object:
    """A parsed value without the ends of lines and empty lines, which a scenario does not keep."""
    if isinstance(value, dict):
        return {name: trimmed(under) for name, under in value.items()}
    assert isinstance(value, str)
    return "\n".join(line.strip(" ") for line in value.split("\n") if line.strip(" "))


def parsed(text: str) -> object:
    return trimmed(yaml.load(text, Loader=yaml.BaseLoader) or {})


def mutated(seed: int) -> str:
    """The good file with one to four faults in it."""
    chance = random.Random(seed)
    text = GOOD
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text))
        match chance.randrange(6):
            case 0:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[at + chance.randint(1, 30) :]
            case 2:
                text = text[:at] + chance.choice(string.printable) + text[at + 1 :]
            case 3:
                lines = text.split("\n")
                lines.insert(chance.randrange(len(lines)), chance.choice(lines))
                text = "\n".join(lines)
            case 4:
                lines = text.split("\n")
                number = chance.randrange(len(lines))
                lines[number] = " " * chance.randint(0, 15) + lines[number].lstrip()
                text = "\n".join(lines)
            case _:
                lines = text.split("\n")
                del lines[chance.randrange(len(lines))]
                text = "\n".join(lines)
    return text


def assert_sound(reading: Reading, text: str) -> None:
    lines = text.replace("\r\n", "\n").split("\n")
    assert reading.scenarios or reading.problems
    for found in reading.problems:
        assert 1 <= found.place.line <= len(lines)
        assert 1 <= found.place.column <= max(1, len(lines[found.place.line - 1]) + 1)
        assert found.code in render(found)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_file_is_yaml_that_says_the_same(path: Path) -> None:
    findings = Findings(path.name)
    text = path.read_text()
    assert as_values(read_outline(text, findings)) == parsed(text)
    assert findings.problems == []


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_a_mutated_file_never_raises_always_has_places_and_is_yaml_where_nothing_is_said(start: int) -> None:
    for seed in range(start, start + 100):
        text = mutated(seed)
        assert_sound(read_pair(text, "mutated.yaml"), text)
        findings = Findings("mutated.yaml")
        root = read_outline(text, findings)
        if not findings.problems:
            assert as_values(root) == parsed(text), f"seed {seed}"


def test_some_mutations_leave_a_text_that_yaml_reads_too() -> None:
    """Else the comparison above would compare nothing."""
    kept = 0
    for seed in range(200):
        findings = Findings("mutated.yaml")
        read_outline(mutated(seed), findings)
        kept += not findings.problems
    assert kept >= 40


def test_a_comment_behind_a_name_is_told_for_it_would_hide_the_text() -> None:
    assert "S17" in codes(b"format: clever-scenario/1\nans #wer: go\n")


def codes(content: bytes) -> list[str]:
    return [found.code for found in read_bytes(content, "odd.yaml").problems]


def test_random_bytes_are_told_at_their_first_bad_one() -> None:
    for seed in range(50):
        content = b"id: \xc3\xa9\n " + b"\xff" + random.Random(seed).randbytes(5000)
        (found,) = read_bytes(content, "odd.yaml").problems
        assert (found.code, found.place.line, found.place.column) == ("S03", 2, 2)


def test_random_text_never_raises() -> None:
    for seed in range(100):
        chance = random.Random(seed)
        text = "".join(chance.choice((*PIECES, "a", "beats", "1")) for _ in range(chance.randint(0, 600)))
        assert_sound(read_pair(text, "odd.yaml"), text)


def test_a_file_of_more_than_64_kb_is_not_read_further() -> None:
    assert codes(b"#" * (LARGEST_BYTES + 1)) == ["S09"]
    assert codes(b"\xff" * 70 * 1024) == ["S09"]
    assert "S09" not in codes(b"#" * LARGEST_BYTES)
    assert [found.code for found in read_pair("é" * 40_000, "odd.yaml").problems] == ["S09"]


def test_a_billion_laughs_are_no_laugh() -> None:
    text = "a: &a x\n" + "".join(f"b{n}: &b{n} [{', '.join(['*a'] * 9)}]\n" for n in range(30))
    assert {"S04", "F01", "F02"} == set(codes(text.encode())) - {"L08"}


def test_deep_nesting_is_told_once() -> None:
    text = "".join("  " * depth + f"a{depth}:\n" for depth in range(200))
    found = [problem for problem in read_pair(text, "deep.yaml").problems if problem.code == "S10"]
    assert [problem.place.line for problem in found] == [DEEPEST + 2]


@pytest.mark.parametrize(
    "text",
    [
        "a:\n" * 20_000,
        "".join(f"k{n:x}:\n" for n in range(9_000)),
        "skills: " + ",".join(f"s{n:x}" for n in range(9_000)),
        "beats:\n" + "".join(f"  b{n:x}:\n    next: b{n + 1:x}\n" for n in range(2_000)),
        GOOD + "".join(f"      [x{n:x}\n" for n in range(5_000)),
        GOOD.replace("Hop in", "(" * 20_000),
        GOOD.replace("Hop in", "a " * 20_000),
        GOOD.replace("Hop in", "[pause 1]" * 4_000),
        "  " * 30_000,
        "a" * 60_000,
        ":" * 60_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_file_made_to_be_slow_is_not(text: str) -> None:
    before = time.process_time()
    assert read_pair(text[:LARGEST_BYTES], "slow.yaml").problems
    assert time.process_time() - before < 2.5


def test_a_file_without_a_last_line_end_reads_alike() -> None:
    assert read_pair(GOOD.rstrip("\n"), "a.yaml") == read_pair(GOOD, "a.yaml")


def test_a_value_of_its_own_line_and_a_block_are_leaves() -> None:
    findings = Findings("a.yaml")
    root = read_outline("a: b\nc: |\n  d\n\n  e\nf:\n  g: h\n", findings)
    leaf = root.entries["c"]
    assert isinstance(leaf, Leaf)
    assert [row.text for row in leaf.rows] == ["d", "e"]
    assert leaf.text == "d\n\ne"
    assert root.where("f", "g").line == 7
    assert findings.problems == []
