"""What `GET /xapi/statements` is asked for: by its parameters, or by the cursor of a page that was told before."""

import base64
import binascii
import math
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

import msgspec
from starlette.datastructures import QueryParams

from hub.http.bodies import RefusedError
from hub.statements import Place, Wanted
from kiosk.wire.statement import ANSWERED, KIOSK, PROFILE, SCENARIO_SHAPE, SCENARIOS, UUID, UUID4

MOST: Final = 1_000
LONGEST_CURSOR: Final = 1_000
ONE: Final = frozenset({"statementId", "voidedStatementId"})
SAME_FOR_US: Final = frozenset({"related_activities", "related_agents"})
"""Nothing of ours is inside another statement, so that these change nothing."""
KNOWN: Final = frozenset(
    {
        "agent",
        "verb",
        "activity",
        "registration",
        "since",
        "until",
        "limit",
        "format",
        "attachments",
        "ascending",
    }
)


class Nothing(Exception):  # noqa: N818  # a question that is answered, not a mistake
    """It is a good question, and nothing that the hub may hold answers it."""


def id_asked(params: QueryParams) -> str | None:
    """The one statement that is asked for, None where many are. Raises RefusedError, and Nothing for what is voided."""
    given = frozenset(params.keys())
    if len(params.multi_items()) != len(given):
        raise RefusedError(400, "a parameter stands twice")
    asked = given & ONE
    if not asked:
        return None
    if len(asked) > 1 or given - ONE - {"format", "attachments"}:
        raise RefusedError(400, "one statement is asked for by its id and nothing else")
    _format(params)
    id_ = params[next(iter(asked))].lower()
    if not re.fullmatch(UUID, id_):
        raise RefusedError(400, "statementId: it has to be a UUID")
    if "voidedStatementId" in asked:
        raise Nothing
    return id_


def wanted_of(params: QueryParams) -> Wanted:
    """Which statements are asked for. Raises RefusedError for a parameter that is none, Nothing where none can be."""
    given = frozenset(params.keys())
    if "cursor" in given:
        return _continued(params, given)
    if strange := given - KNOWN - SAME_FOR_US:
        raise RefusedError(400, f"{len(strange)} parameters are not known here")
    for name in SAME_FOR_US & given:
        _truth(params, name)
    if params.get("verb", ANSWERED) != ANSWERED:
        raise Nothing
    return Wanted(
        limit=_limit(params),
        since_s=_time(params, "since"),
        until_s=_time(params, "until"),
        round_id=_round_of(params["agent"]) if "agent" in given else None,
        visit_id=_visit_of(params["registration"]) if "registration" in given else None,
        scenario=_scenario_of(params["activity"]) if "activity" in given else None,
        ascending=_truth(params, "ascending"),
        is_short=_format(params) == "ids",
    )


def cursor_of(wanted: Wanted, last: Place) -> str:
    """Where to go on after a page."""
    whole = msgspec.structs.replace(wanted, after=last)
    return base64.urlsafe_b64encode(msgspec.json.encode(whole)).decode().rstrip("=")


def _continued(params: QueryParams, given: frozenset[str]) -> Wanted:
    text = params["cursor"]
    if given != {"cursor"} or len(text) > LONGEST_CURSOR:
        raise RefusedError(400, "cursor: it stands alone, as it was told")
    try:
        whole = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        wanted = msgspec.json.decode(whole, type=Wanted)
    except (binascii.Error, ValueError, msgspec.DecodeError):
        raise RefusedError(400, "cursor: it was not told by this hub") from None
    if not _is_sound(wanted):
        raise RefusedError(400, "cursor: it was not told by this hub")
    return wanted


def _is_sound(wanted: Wanted) -> bool:
    """Whether a cursor holds nothing that a question could not: it has been in other hands."""
    numbers = (
        wanted.limit,
        wanted.since_s or 0,
        wanted.until_s or 0,
        wanted.after.received_s if wanted.after else 0,
    )
    ids = [wanted.round_id, wanted.visit_id, wanted.after.id if wanted.after else None]
    return (
        1 <= wanted.limit <= MOST
        and all(abs(number) < 2**40 for number in numbers)
        and all(id_ is None or re.fullmatch(UUID4, id_) for id_ in ids)
        and (wanted.after is None or re.fullmatch(KIOSK, wanted.after.kiosk_id) is not None)
        and (wanted.scenario is None or _is_scenario(*wanted.scenario))
    )


def _is_scenario(name: str, rev: int) -> bool:
    return re.fullmatch(SCENARIO_SHAPE, f"{SCENARIOS}{name}/{rev}", re.ASCII) is not None


def _limit(params: Mapping[str, str]) -> int:
    raw = params.get("limit", "0")
    if not re.fullmatch(r"[0-9]{1,9}", raw):
        raise RefusedError(
            400, "limit: it has to be a whole number, 0 for as many as the hub will tell at once"
        )
    return min(int(raw), MOST) or MOST


def _time(params: Mapping[str, str], name: str) -> int | None:
    if name not in params:
        return None
    try:
        time = datetime.fromisoformat(params[name])
    except ValueError:
        time = datetime.min  # noqa: DTZ901  # refused below, as is every other time without a zone
    if time.tzinfo is None or not 1970 <= time.year <= 9998:
        raise RefusedError(400, f"{name}: it has to be a time with its zone, such as 2026-09-01T09:30:00Z")
    return math.floor(time.timestamp())


def _truth(params: Mapping[str, str], name: str) -> bool:
    raw = params.get(name, "false")
    if raw not in {"true", "false"}:
        raise RefusedError(400, f"{name}: it has to be true or false")
    return raw == "true"


def _format(params: Mapping[str, str]) -> str:
    if _truth(params, "attachments"):
        raise RefusedError(400, "attachments: nothing here has any")
    found = params.get("format", "exact")
    if found not in {"exact", "ids", "canonical"}:
        raise RefusedError(400, "format: it has to be exact, ids or canonical")
    return found


class _Account(msgspec.Struct):
    homePage: str = ""  # noqa: N815  # xAPI's own name
    name: str = ""


class _Agent(msgspec.Struct):
    account: _Account | None = None


def _round_of(raw: str) -> str:
    """The round that an agent is; Nothing for any other agent."""
    try:
        agent = msgspec.json.decode(raw, type=_Agent)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise RefusedError(400, "agent: it has to be an agent as JSON") from None
    account = agent.account
    if account is None or account.homePage != f"{PROFILE}/rounds" or not re.fullmatch(UUID4, account.name):
        raise Nothing
    return account.name


def _visit_of(raw: str) -> str:
    if not re.fullmatch(UUID, raw.lower()):
        raise RefusedError(400, "registration: it has to be a UUID")
    return raw.lower()


def _scenario_of(raw: str) -> tuple[str, int]:
    if not re.fullmatch(SCENARIO_SHAPE, raw, re.ASCII):
        raise Nothing
    name, _, rev = raw.removeprefix(SCENARIOS).partition("/")
    return name, int(rev)
