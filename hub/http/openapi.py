"""`/openapi.json`: every address that is for machines, in OpenAPI 3.1. A test holds it to the routes and statuses that there are."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse

from hub.http.asked import MOST
from hub.http.upload import MOST_RECORDS
from hub.ingest.verdicts import Status
from kiosk.answers import Mode, Press, ResponseBand
from kiosk.scenario.model import AgeBand
from kiosk.visit import ClassSize, YearGroup
from kiosk.wire import statement as profile
from kiosk.wire.bundle import BASE_64, CODE, KIOSK_NAME
from kiosk.wire.health import (
    HIGHEST_COUNT,
    HIGHEST_S,
    MOST_PACKS,
    MOST_SAMPLES,
    VERSION,
    ClockSource,
)

Json = dict[str, Any]
TEXT: Final = "The text says in a sentence what is wrong, and repeats nothing of what was sent."
TOLD: Final = {
    400: "It is not of the shape that is described here.",
    401: "No token that is good here.",
    403: "It is known who asks, and it is not for them.",
    404: "There is none.",
    409: "Another record has an id of these. Nothing was kept.",
    413: "It is more than may come at once.",
    415: "It is packed with something other than gzip.",
    429: "Too many in a minute; Retry-After has the seconds to wait.",
    503: "The hub is in trouble. Keep what you have and come again; Retry-After has the seconds.",
}


def _text(pattern: str, **more: Any) -> Json:
    return {"type": "string", "pattern": f"^(?:{pattern})$"} | more


def _whole(lowest: int, highest: int) -> Json:
    return {"type": "integer", "minimum": lowest, "maximum": highest}


def _object(optional: tuple[str, ...] = (), /, **members: Json) -> Json:
    return _named(members, optional)


def _named(members: Json, optional: tuple[str, ...] = ()) -> Json:
    """An object of these members and no others."""
    return {
        "type": "object",
        "properties": members,
        "required": [name for name in members if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Json, most: int) -> Json:
    return {"type": "array", "items": items, "maxItems": most}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


UUID4: Final = _text(profile.UUID4)
AT: Final = _text(profile.UTC_TIME)


def _round() -> Json:
    members = {
        "number": _whole(1, profile.HIGHEST_NUMBER),
        "ages": {"enum": list(AgeBand)},
        "mode": {"enum": list(Mode)},
        "boottime-ms": _whole(0, profile.HIGHEST_BOOTTIME_MS),
        "boot": _text(profile.UUID),
        "is-time-trusted": {"type": "boolean"},
        "urn": _text(profile.URN),
        "year": {"enum": list(YearGroup)},
        "size": {"enum": list(ClassSize)},
    }
    return _named(members, ("boot", "is-time-trusted", "urn", "year", "size"))


def _statement() -> Json:
    account = _object(homePage={"const": f"{profile.PROFILE}/rounds"}, name=UUID4)
    activity = {
        "objectType": {"const": "Activity"},
        "id": _text(profile.SCENARIO_SHAPE.replace(r"\-", "-")),
        "definition": _object(type={"const": profile.QUESTION}),
    }
    context = {
        f"{profile.PROFILE}/kiosk": _text(profile.KIOSK),
        f"{profile.PROFILE}/press": {"enum": list(Press)},
        f"{profile.PROFILE}/ballot": _whole(1, 2),
        f"{profile.PROFILE}/round": _round(),
    }
    seconds = _named({f"{profile.PROFILE}/response-seconds": {"enum": list(ResponseBand)}})
    return _object(
        id=UUID4,
        actor=_object(objectType={"const": "Agent"}, account=account),
        verb=_object(id={"const": profile.ANSWERED}),
        object=_named(activity),
        result=_object(("extensions",), response=_text(profile.RESPONSE_SHAPE), extensions=seconds),
        context=_object(
            ("language",),
            registration=UUID4,
            platform={"const": "Clever Kiosk"},
            language=_text(profile.LANGUAGE),
            extensions=_named(context),
        ),
        timestamp=AT,
        version={"const": profile.XAPI_VERSION},
    )


def _told_statement() -> Json:
    """What comes back has two members more, and in short form it has fewer."""
    return {"type": "object", "required": ["id", "actor", "verb", "object", "stored", "authority"]}


def _health() -> Json:
    sample = _object(
        boot=_text(profile.UUID),
        boottime_ms=_whole(0, profile.HIGHEST_BOOTTIME_MS),
        wall_s=_whole(0, HIGHEST_S),
        source={"enum": list(ClockSource)},
    )
    packs = {
        "type": "object",
        "propertyNames": _text(profile.NAME),
        "additionalProperties": _text(VERSION),
        "maxProperties": MOST_PACKS,
    }
    return _object(
        ("oldest_waiting_days", "free_mb", "wall_s"),
        software=_text(VERSION),
        waiting=_whole(0, HIGHEST_COUNT),
        dead=_whole(0, HIGHEST_COUNT),
        oldest_waiting_days=_whole(0, 100_000),
        free_mb=_whole(0, HIGHEST_COUNT),
        wall_s=_whole(0, HIGHEST_S),
        packs=packs,
        clock_samples=_list(sample, MOST_SAMPLES),
    )


def _schemas() -> Json:
    error = {"type": "string", "description": TEXT}
    result = _object(("error",), id={"type": ["string", "null"]}, status={"enum": list(Status)}, error=error)
    token = {"type": "string", "description": "A new token: the old one is good until this is used."}
    enrol = _object(
        code=_text(CODE), public_key=_text(BASE_64), name=_text(KIOSK_NAME), signature=_text(BASE_64)
    )
    seconds = {"type": "integer"}
    return {
        "Statement": _statement(),
        "ToldStatement": _told_statement(),
        "Health": _health(),
        "Enrolling": enrol,
        "Enrolled": _object(
            kiosk=_text(profile.KIOSK), token={"type": "string"}, words=_list({"type": "string"}, 4)
        ),
        "Verdicts": _object(
            ("token",), results=_list(result, MOST_RECORDS), server_time=AT, next_sync_s=seconds, token=token
        ),
        "Alive": _object(("token",), server_time_s=seconds, next_sync_s=seconds, token=token),
        "Page": _object(statements=_list(_ref("ToldStatement"), MOST), more={"type": "string"}),
        "Error": _object(error=error),
    }


def _json(schema: Json) -> Json:
    return {"content": {"application/json": {"schema": schema}}}


def _operation(
    told: str,
    good: int,
    answer: Json | None,
    refusals: tuple[int, ...] = (),
    body: Json | None = None,
    **more: Any,
) -> Json:
    """One method of one path: what it does, its good reply, and every status with which it refuses."""
    responses: Json = {str(good): {"description": "It was done."} | (answer or {})}
    for status in refusals:
        responses[str(status)] = {"description": TOLD[status]} | _json(_ref("Error"))
    asked = {} if body is None else {"requestBody": {"required": True} | body}
    return {"summary": told, "responses": responses} | asked | more


def _parameter(name: str, schema: Json, *, where: str = "query", required: bool = False) -> Json:
    return {"name": name, "in": where, "schema": schema, "required": required}


KIOSKS: Final[Json] = {"security": [{"kiosk": []}]}
READERS: Final[Json] = {"security": [{"reader": []}]}
REFUSALS: Final = (400, 401, 413, 415, 429, 503)
SPOKEN: Final = _parameter(
    "X-Experience-API-Version", {"const": profile.XAPI_VERSION}, where="header", required=True
)


def _questions() -> list[Json]:
    truth, at = {"type": "boolean"}, {"type": "string", "format": "date-time"}
    schemas: dict[str, Json] = {
        "statementId": {"type": "string", "format": "uuid"},
        "voidedStatementId": {"type": "string", "format": "uuid"},
        "agent": {"type": "string"},
        "verb": {"type": "string"},
        "activity": {"type": "string"},
        "registration": {"type": "string", "format": "uuid"},
        "since": at,
        "until": at,
        "limit": _whole(0, 999_999_999),
        "format": {"enum": ["exact", "ids", "canonical"]},
        "attachments": {"const": "false"},
        "ascending": truth,
        "related_activities": truth,
        "related_agents": truth,
        "cursor": {"type": "string", "description": "As `more` has it, and then alone."},
    }
    return [SPOKEN, *(_parameter(name, schema) for name, schema in schemas.items())]


def _paths() -> Json:
    one, batch = _ref("Statement"), _list(_ref("Statement"), MOST_RECORDS)
    file = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    written = (400, 401, 403, 409, 413, 415, 429, 503)
    any_json = _json({"type": "object"})
    ids = _json(_list({"type": "string"}, MOST_RECORDS))
    told = _json({"oneOf": [_ref("Page"), _ref("ToldStatement")]})
    id_ = _parameter("statementId", UUID4, required=True)
    return {
        "/healthz": {"get": _operation("Does the database answer?", 200, any_json, (503,))},
        "/metrics": {"get": _operation("Numbers for Prometheus.", 200, {"content": {"text/plain": {}}})},
        "/openapi.json": {"get": _operation("This description.", 200, any_json)},
        "/sync/v1/bundle": {
            "post": _operation(
                "Take a bundle from a stick; the reply is its receipt (docs/bundle-format.md).",
                200,
                file,
                (400, 413, 429, 503),
                file,
            )
        },
        "/sync/v1/enrol": {
            "post": _operation(
                "Make a kiosk known.",
                201,
                _json(_ref("Enrolled")),
                (400, 403, 413, 415, 429, 503),
                _json(_ref("Enrolling")),
            )
        },
        "/sync/v1/heartbeat": {
            "post": _operation(
                "Say how the kiosk is.", 200, _json(_ref("Alive")), REFUSALS, _json(_ref("Health")), **KIOSKS
            )
        },
        "/sync/v1/upload": {
            "post": _operation(
                "Take records in; each has a verdict.",
                200,
                _json(_ref("Verdicts")),
                REFUSALS,
                _json(batch),
                **KIOSKS,
            )
        },
        "/xapi/about": {"get": _operation("Which xAPI is spoken.", 200, any_json)},
        "/xapi/statements": {
            "get": _operation(
                "Find statements.", 200, told, (400, 401, 404, 429, 503), parameters=_questions(), **READERS
            ),
            "post": _operation(
                "Store statements, all or none.",
                200,
                ids,
                written,
                _json({"oneOf": [one, batch]}),
                parameters=[SPOKEN],
                **KIOSKS,
            ),
            "put": _operation(
                "Store one statement.", 204, None, written, _json(one), parameters=[SPOKEN, id_], **KIOSKS
            ),
        },
    }


def description() -> Json:
    """The whole description."""
    bearer = {"type": "http", "scheme": "bearer"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Clever Kiosk hub",
            "version": "1",
            "description": "What machines may ask of the hub. Bodies may be packed with gzip.",
        },
        "paths": _paths(),
        "components": {"schemas": _schemas(), "securitySchemes": {"kiosk": bearer, "reader": bearer}},
    }


def openapi(_request: Request) -> JSONResponse:
    return JSONResponse(description())
