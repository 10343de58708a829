"""What is on the stage at each beat: a beat without a scene of its own keeps what is up, and may change a part of it."""

from collections.abc import Iterator

from kiosk.scenario.model import Figure, Scene
from kiosk.scenario.outline import Branch
from kiosk.scenario.problems import Findings

WHAT_IF = "what-if"
"""Stands for the what-if among the beats' names; a beat of this name would be told before it."""
LINKS = ("next", "right", "wrong", "no-answer")
PARTS = ("cast", "props")
MOST_STEPS = 1000
"""A story takes about thirty; one that goes in circles could take thousands, and is refused elsewhere."""


def links(beat: Branch) -> Iterator[str]:
    """The beats that a beat leads to."""
    yield from (beat.text(name) for name in LINKS if name in beat.entries)
    if "check" in beat.entries:
        yield beat.branch("check").text("other")


def scenes(root: Branch, findings: Findings) -> dict[str, Scene]:
    """The scene of each beat that changes what is up, whole; beats that keep what is up are not there."""
    beats = dict(root.branch("beats").branches())
    found: dict[str, Scene] = {}
    seen: set[tuple[str, Scene | None]] = set()
    last: list[Scene | None] = []
    waiting: list[tuple[str, Scene | None]] = [(root.text("start"), None)]
    while waiting and len(seen) < MOST_STEPS:
        name, before = waiting.pop()
        beat = beats.get(name)
        if beat is None or (name, before) in seen:
            continue
        seen.add((name, before))
        now = _scene(beat, before)
        if now is None and name == root.text("start"):
            findings.report("F14", beat.key, f'"{name}" is the first beat: give its scene.', width=len(name))
        _keep(name, beat, now, found, findings)
        if "steps" in beat.entries:
            last.append(now)
        waiting += [(following, now) for following in links(beat)]
    what_if = root.branch("what-if")
    for before in last:
        _keep(WHAT_IF, what_if, _scene(what_if, before), found, findings)
    return found


def _keep(name: str, beat: Branch, now: Scene | None, found: dict[str, Scene], findings: Findings) -> None:
    if now is None or not any(part in beat.entries for part in ("scene", *PARTS)):
        return
    if found.setdefault(name, now) != now:
        message = f'What is up when "{name}" begins depends on the way there. Give its scene too.'
        findings.report("F14", beat.key, message, width=len(name))


def _scene(beat: Branch, before: Scene | None) -> Scene | None:
    """The scene that is up in this beat; None where none has been given yet."""
    words = beat.words("scene")
    if words:
        now: Scene | None = Scene(words[0], words[1:])
    else:
        now = before
    if now is None:
        return None
    cast = _cast(beat) if "cast" in beat.entries else now.cast
    props = beat.words("props") if "props" in beat.entries else now.props
    return Scene(now.backdrop, now.states, cast, props)


def _cast(beat: Branch) -> tuple[Figure, ...]:
    figures = []
    for text in beat.words("cast"):
        role, _, attitude = text.partition(" ")
        figures.append(Figure(role, attitude.strip()))
    return tuple(figures)
