import pytest

from kiosk.scenario.leaflet import LeafletRow, Piece, told_leaflet
from kiosk.scenario.leaflet_reading import LONGEST_ROW, read_leaflet
from kiosk.scenario.problems import Findings
from kiosk.scenario.translation import Catalogue, Entry

GOOD = """\
clever-leaflet/1
# A comment.
[front] Clever came
In short.

[home] At home
Make it a game.
- Who collects you?
> “I have to check first!”
[ring] Whom to ring
- 999: danger now
[small-print]
Draft.
[machine]
Made by a machine.
"""


def told(text: str) -> list[str]:
    findings = Findings("leaflet.txt")
    leaflet = read_leaflet(text, findings)
    assert (leaflet is None) == bool(findings.problems)
    return [f"{found.place.line} {found.code}" for found in findings.problems]


def test_a_leaflet_is_read_with_its_paragraphs_items_and_words_to_say() -> None:
    leaflet = read_leaflet(GOOD, Findings("leaflet.txt"))
    assert leaflet is not None
    assert leaflet.section("front").title == "Clever came"
    assert [one.id for one in leaflet.body] == ["home", "ring"]
    assert leaflet.section("home").rows == (
        LeafletRow(Piece.PARAGRAPH, "Make it a game."),
        LeafletRow(Piece.ITEM, "Who collects you?"),
        LeafletRow(Piece.SAY, "“I have to check first!”"),
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("clever-leaflet/1", "clever-leaflet/9", ["1 P11"]),
        ("clever-leaflet/1\n", "", ["2 P11"]),
        ("[ring]", "[Ring]", ["10 P11", "1 P11"]),
        ("[ring]", "[home]", ["10 P11", "1 P11"]),
        ("[front] Clever came\n", "", ["3 P11", "1 P11"]),
        ("In short.", "x" * (LONGEST_ROW + 1), ["4 P11"]),
        ("[machine]", "[engine]", ["1 P11"]),
        ("Draft.", "\n".join(["x" * LONGEST_ROW] * 11), ["1 P11"]),
    ],
)
def test_each_mistake_is_told_with_its_line(before: str, after: str, expected: list[str]) -> None:
    assert before in GOOD
    assert told(GOOD.replace(before, after, 1)) == expected


def test_an_empty_file_is_no_leaflet() -> None:
    assert told("\n# nothing\n") == ["1 P11"]


def test_a_leaflet_is_told_in_another_language_whole_or_not_at_all() -> None:
    leaflet = read_leaflet(GOOD, Findings("leaflet.txt"))
    assert leaflet is not None
    entries = tuple(Entry(context, english, english.upper()) for context, english, _ in leaflet.texts())
    whole = told_leaflet(leaflet, Catalogue("pl", "machine", entries))
    assert whole is not None
    assert whole.section("home").title == "AT HOME"
    assert whole.section("home").rows[1] == LeafletRow(Piece.ITEM, "WHO COLLECTS YOU?")
    assert whole.section("small-print").title == ""
    assert told_leaflet(leaflet, Catalogue("pl", "machine", entries[1:])) is None
