"""Checks an outline against the tables of fields, and says what is wrong in words for its author."""

from collections.abc import Callable

from kiosk.scenario import fields
from kiosk.scenario.fields import Field, Kind, Table
from kiosk.scenario.model import Place
from kiosk.scenario.outline import Branch, Leaf, Node
from kiosk.scenario.values import VALUES, Asked, check_id

MOST_BEATS = 30


def check_fields(asked: Asked, branch: Branch, table: Table, of: str) -> None:
    """Report what is unknown, missing or wrong in a branch. `of` names it in messages ("A scenario")."""
    by_name = {known.name: known for known in table}
    unknown = [name for name in branch.entries if name not in by_name]
    for name in unknown:
        message = f'{of} has no field "{name}".{asked.findings.did_you_mean(name, by_name)}'
        asked.findings.report("F01", branch.entries[name].key, message, width=len(name))
    for name, node in branch.entries.items():
        if name in by_name:
            _check_field(asked, node, by_name[name])
    if branch.is_broken:
        return
    for known in table:
        is_missing = known.is_needed and known.name not in branch.entries
        if is_missing and not any(asked.findings.did_you_mean(name, [known.name]) for name in unknown):
            asked.findings.report("F02", branch.key, f'{of} needs the field "{known.name}".')


def table_of(beat: Branch) -> Table:
    """The fields of a beat: one with `ask` decides, one with `steps` rehearses, every other one tells."""
    if "ask" in beat.entries:
        return fields.DECISION
    if "steps" in beat.entries:
        return fields.REHEARSAL
    return fields.TELLING


def _check_field(asked: Asked, node: Node, known: Field) -> None:
    if isinstance(node, Branch):
        if known.kind in BRANCHES:
            BRANCHES[known.kind](asked, node, known)
        else:
            _report_shape(asked, node.key, known.name, "a text, and no fields")
    elif node.is_broken:
        return
    elif known.kind in BRANCHES:
        _report_shape(asked, node.key, known.name, "fields below it, two spaces further in, and no text")
    elif not node.text.strip():
        asked.findings.report("F04", node.key, f'"{known.name}" is empty.', width=len(known.name))
    elif known.kind is not Kind.BLOCK and len(node.rows) > 1:
        _report_shape(asked, node.rows[1].place, known.name, "one line")
    else:
        VALUES[known.kind](asked, node, known)


def _report_shape(asked: Asked, place: Place, name: str, shape: str) -> None:
    asked.findings.report("F03", place, f'"{name}" holds {shape}.', width=len(name))


def _fields(asked: Asked, branch: Branch, known: Field) -> None:
    check_fields(asked, branch, known.inner, f'"{known.name}"')


def _named(asked: Asked, branch: Branch, known: Field) -> None:
    for name, node in branch.entries.items():
        check_id(asked, name, node.key)
        if isinstance(node, Branch):
            check_fields(asked, node, known.inner, f'"{name}"')
        elif not node.is_broken:
            _report_shape(asked, node.key, name, "fields, and no text")


def _beats(asked: Asked, branch: Branch, known: Field) -> None:
    if len(branch.entries) > MOST_BEATS:
        message = f"There are {len(branch.entries)} beats. A story has at most {MOST_BEATS}."
        asked.findings.report("F11", branch.key, message, width=len(known.name))
    for name, node in branch.entries.items():
        check_id(asked, name, node.key)
        if isinstance(node, Branch):
            _beat(asked, name, node)
        elif not node.is_broken:
            _report_shape(asked, node.key, name, "the fields of a beat, such as say and next")


def _beat(asked: Asked, name: str, beat: Branch) -> None:
    if "ask" in beat.entries and "steps" in beat.entries:
        message = f'"{name}" has "ask" and "steps". The decision and the rehearsal are beats of their own.'
        asked.findings.report("F13", beat.key, message, width=len(name))
    else:
        check_fields(asked, beat, table_of(beat), f'"{name}"')


def _changes(asked: Asked, branch: Branch, _known: Field) -> None:
    """Text alone needs a beat that it changes; fields may make a new one, which the twin's own check looks at."""
    for name, node in branch.entries.items():
        if isinstance(node, Leaf) and name not in asked.beats:
            message = f'The story has no beat "{name}".{asked.findings.did_you_mean(name, asked.beats)}'
            asked.findings.report("F09", node.key, message, width=len(name))


BRANCHES: dict[Kind, Callable[[Asked, Branch, Field], None]] = {
    Kind.FIELDS: _fields,
    Kind.NAMED: _named,
    Kind.BEATS: _beats,
    Kind.CHANGES: _changes,
}
