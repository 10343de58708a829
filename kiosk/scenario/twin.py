"""The twin of a story: the same outline with what its `twin:` part gives again."""

from dataclasses import replace

from kiosk.scenario.model import Answer
from kiosk.scenario.outline import Branch, Node

IN_PARTS = ("officer", "what-if")
"""Fields of which a twin gives only the parts that differ."""
OF_THE_FILE = ("format", "twin")


def twin_of(root: Branch) -> Branch | None:
    """The outline of the twin as a story of its own; None where the file has no twin."""
    twin = root.entries.get("twin")
    if not isinstance(twin, Branch):
        return None
    entries = {name: node for name, node in root.entries.items() if name not in OF_THE_FILE}
    for name, node in twin.entries.items():
        if name == "change":
            continue
        shared = entries.get(name)
        entries[name] = _over(shared, node) if name in IN_PARTS else node
    whole = Branch(root.key, entries, root.is_broken or twin.is_broken)
    beats = entries.get("beats")
    if isinstance(beats, Branch):
        entries["beats"] = _changed(beats, twin.branch("change"), has_check=_has_check(whole))
    return whole


def _has_check(story: Branch) -> bool:
    return story.text("answer") == Answer.CHECK_FIRST


def _over(shared: Node | None, given: Node) -> Node:
    """The shared fields with the given ones over them."""
    if isinstance(shared, Branch) and isinstance(given, Branch):
        return Branch(shared.key, shared.entries | given.entries, shared.is_broken or given.is_broken)
    return given


def _changed(beats: Branch, change: Branch, *, has_check: bool) -> Branch:
    entries = dict(beats.entries)
    for name, given in change.entries.items():
        shared = entries.get(name)
        if isinstance(given, Branch):
            entries[name] = _over(shared, given) if shared else given
        elif isinstance(shared, Branch):
            said: dict[str, Node] = {"say": replace(given)}
            entries[name] = _over(shared, Branch(shared.key, said))
    if not has_check:
        for name, node in entries.items():
            if isinstance(node, Branch) and "check" not in change.branch(name).entries:
                kept = {field: under for field, under in node.entries.items() if field != "check"}
                entries[name] = Branch(node.key, kept, node.is_broken)
    return Branch(beats.key, entries, beats.is_broken or change.is_broken)
