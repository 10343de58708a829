"""A JSON Schema of the scenario format, made of the same tables that check it: for editors that complete as one types.

An editor's plug-in for YAML reads it. What it cannot say (links between beats, words a sentence) is left to the check.
"""

import json
from typing import Any, Final

from kiosk.scenario import fields, vocabulary
from kiosk.scenario.fields import Field, Kind, Table
from kiosk.scenario.schema import MOST_BEATS
from kiosk.scenario.values import ID, LONGEST_ID

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def json_schema() -> Schema:
    """The schema of a whole scenario file, draft 2020-12."""
    whole = _object(fields.FILE)
    return {"$schema": DRAFT, "title": fields.FORMAT, **whole}


def json_schema_text() -> str:
    """The schema as a file would hold it, ending in a line end."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _object(table: Table) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in table if field.is_needed],
        "properties": {field.name: _value(field) for field in table},
    }


def _value(field: Field) -> Schema:
    match field.kind:
        case Kind.WORD | Kind.PICTURE:
            return {"enum": list(field.words)}
        case Kind.LIST | Kind.PICTURES:
            return _list_of(field.words)
        case Kind.SCENE:
            return _list_of((*vocabulary.BACKDROPS, *vocabulary.STATES))
        case Kind.CAST:
            one = f"({'|'.join(vocabulary.CAST)})( ({'|'.join(vocabulary.ATTITUDES)}))?"
            return {"type": "string", "pattern": f"^{one}(, *{one})*$", "examples": ["maya, grandad waving"]}
        case Kind.ID | Kind.LINK:
            return {"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": LONGEST_ID}
        case Kind.NUMBER:
            # YAML reads a bare 1 as a number; the kiosk reads every value as text.
            return {
                "type": ["integer", "string"],
                "pattern": "^[1-9][0-9]{0,3}$",
                "minimum": 1,
                "maximum": 9999,
            }
        case Kind.FIELDS:
            return _object(field.inner)
        case Kind.NAMED:
            return {"type": "object", "propertyNames": _id(), "additionalProperties": _object(field.inner)}
        case Kind.BEATS:
            beat = {
                "anyOf": [_object(table) for table in (fields.TELLING, fields.DECISION, fields.REHEARSAL)]
            }
            return {
                "type": "object",
                "propertyNames": _id(),
                "maxProperties": MOST_BEATS,
                "additionalProperties": beat,
            }
        case Kind.CHANGES:
            return {"type": "object", "propertyNames": _id(), "additionalProperties": _change()}
        case _:
            return {"type": "string", "minLength": 1}


def _list_of(words: tuple[str, ...]) -> Schema:
    one = f"({'|'.join(words)})"
    return {"type": "string", "pattern": f"^{one}(, *{one})*$", "examples": list(words)}


def _id() -> Schema:
    return {"pattern": f"^{ID.pattern}$"}


def _change() -> Schema:
    """What a twin says of a beat: a text alone, or any of the fields that a beat may have."""
    known: dict[str, Schema] = {}
    for table in (fields.TELLING, fields.DECISION, fields.REHEARSAL):
        known |= {field.name: _value(field) for field in table}
    part = {"type": "object", "additionalProperties": False, "properties": known}
    return {"anyOf": [{"type": "string", "minLength": 1}, part]}
