"""A file's outline: names, what stands under them, and where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.scenario.model import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a block that is not empty, without its indentation."""

    text: str
    place: Place


@dataclass(slots=True)
class Leaf:
    """A text. `key` is where its name stands, `place` where the text does."""

    text: str
    key: Place
    place: Place
    rows: tuple[Row, ...] = ()
    is_block: bool = False
    is_broken: bool = False
    """A problem of the text itself was told already: nothing more is said about it."""


@dataclass(slots=True)
class Branch:
    """Named texts and branches, in the order of the file."""

    key: Place
    entries: dict[str, "Leaf | Branch"] = field(default_factory=dict)
    is_broken: bool = False
    """A line in it could not be read: what it lacks may stand there."""

    @property
    def place(self) -> Place:
        return self.key

    def text(self, name: str) -> str:
        """The text with this name; empty where there is none."""
        node = self.entries.get(name)
        return node.text if isinstance(node, Leaf) else ""

    def rows(self, name: str) -> tuple[Row, ...]:
        """The lines of the text with this name; a text on the line of its name is one line."""
        node = self.entries.get(name)
        return node.rows if isinstance(node, Leaf) else ()

    def words(self, name: str) -> tuple[str, ...]:
        """The items of a list that is written with commas."""
        return tuple(item for item in (part.strip() for part in self.text(name).split(",")) if item)

    def branch(self, name: str) -> "Branch":
        """The branch with this name; an empty one where there is none."""
        node = self.entries.get(name)
        return node if isinstance(node, Branch) else Branch(self.key)

    def branches(self) -> Iterator[tuple[str, "Branch"]]:
        return ((name, node) for name, node in self.entries.items() if isinstance(node, Branch))

    def where(self, *path: str) -> Place:
        """The place of the name at this path, or of the last name on the way that is there."""
        node: Node = self
        for name in path:
            under = node.entries.get(name) if isinstance(node, Branch) else None
            if under is None:
                break
            node = under
        return node.key


Node = Leaf | Branch


def lines_of(node: Node) -> frozenset[int]:
    """The numbers of the lines that hold a name or a text of this node."""
    if isinstance(node, Leaf):
        return frozenset({node.key.line, node.place.line, *(row.place.line for row in node.rows)})
    return frozenset({node.key.line}).union(*(lines_of(under) for under in node.entries.values()))


def is_broken(node: Node) -> bool:
    """Whether something in this node could not be read."""
    if isinstance(node, Leaf):
        return node.is_broken
    return node.is_broken or any(is_broken(under) for under in node.entries.values())
