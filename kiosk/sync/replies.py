"""The hub's replies, believed only where they are whole and about what was sent."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kiosk.sync.ports import Reply
from kiosk.wire.health import HIGHEST_S
from kiosk.wire.members import WireError
from kiosk.wire.statement import UTC_TIME, check_time

DONE: Final = frozenset({"stored", "duplicate", "gone"})
DEAD: Final = frozenset({"invalid", "conflict"})
TOKEN: Final = r"[A-Za-z0-9_-]{20,100}"  # noqa: S105  # the shape of one
NEXT_SYNC_S: Final = 900
LONGEST_NEXT_S: Final = 86_400


class ReplyError(ValueError):
    """It is no reply of the hub's to what was sent: nothing may be changed for it."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What became of a batch. Ids that are in neither stay in the outbox. `day` is the hub's, as `2026-09-01`."""

    done: tuple[str, ...]
    dead: Mapping[str, tuple[str, str | None]]
    server_time: str
    next_sync_s: int
    token: str | None = field(repr=False)

    @property
    def day(self) -> str:
        return self.server_time[:10]


@dataclass(frozen=True, slots=True)
class Greeting:
    """The hub has heard how the kiosk is."""

    server_s: int
    next_sync_s: int
    token: str | None = field(repr=False)


def greeting_of(reply: Reply) -> Greeting:
    """Read the reply to a heartbeat. Raises ReplyError."""
    told = _told_by(reply)
    server_s = told.get("server_time_s")
    if not isinstance(server_s, int) or not 0 <= server_s <= HIGHEST_S:
        raise ReplyError("it does not tell the time")
    return Greeting(server_s, next_sync_of(told), token_of(told))


def verdicts_of(reply: Reply, sent: Collection[str]) -> Verdicts:
    """Read the reply to an upload of these ids. Raises ReplyError."""
    told = _told_by(reply)
    results = told.get("results")
    if not isinstance(results, list):
        raise ReplyError("there are no results in it")
    found: dict[str, tuple[str, str | None]] = {}
    for one in results:
        id_, status, member = _verdict(one)
        if id_ not in sent or found.setdefault(id_, (status, member)) != (status, member):
            raise ReplyError("it is about something that was not sent")
    return Verdicts(
        done=tuple(id_ for id_, (status, _) in found.items() if status in DONE),
        dead={id_: verdict for id_, verdict in found.items() if verdict[0] in DEAD},
        server_time=_time(told.get("server_time")),
        next_sync_s=next_sync_of(told),
        token=token_of(told),
    )


def object_of(body: bytes) -> Mapping[str, Any]:
    """The JSON object that the body is. Raises ReplyError."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ReplyError("it is not JSON") from error
    if not isinstance(told, dict):
        raise ReplyError("it is no JSON object")
    return told


def says_error(reply: Reply) -> bool:
    """Whether a refusal has the shape of the hub's own; a login page of the network's has not."""
    try:
        return isinstance(object_of(reply.body).get("error"), str)
    except ReplyError:
        return False


def token_of(told: Mapping[str, Any]) -> str | None:
    """A new token, if one came. Raises ReplyError for what can be none."""
    token = told.get("token")
    if token is None:
        return None
    if isinstance(token, str) and re.fullmatch(TOKEN, token):
        return token
    raise ReplyError("the token in it is none")


def next_sync_of(told: Mapping[str, Any]) -> int:
    """In how many seconds the hub wants to hear from us."""
    wanted = told.get("next_sync_s")
    is_number = isinstance(wanted, int) and not isinstance(wanted, bool)
    return min(max(int(wanted), 1), LONGEST_NEXT_S) if is_number else NEXT_SYNC_S  # type: ignore[arg-type]


def retry_after_of(headers: Mapping[str, str]) -> int | None:
    """The seconds that the reply asks us to wait; None where it asks for nothing, or by a date."""
    told = headers.get("retry-after", "").strip()
    return int(told) if re.fullmatch(r"[0-9]{1,7}", told) else None


def _told_by(reply: Reply) -> Mapping[str, Any]:
    if reply.status != 200:
        raise ReplyError(f"status {reply.status}")
    return object_of(reply.body)


def _verdict(one: object) -> tuple[str, str, str | None]:
    if not isinstance(one, dict):
        raise ReplyError("a result in it is no object")
    id_, status, error = one.get("id"), one.get("status"), one.get("error")
    if not isinstance(id_, str) or status not in DONE | DEAD:
        raise ReplyError("a result in it is no verdict")
    return id_, status, member_of(error) if isinstance(error, str) else None


def member_of(error: str) -> str | None:
    """The path that a refusal names; None where it names none. Its words are kept nowhere."""
    member = error.partition(":")[0]
    return member if re.fullmatch(r"[a-z][a-zA-Z.-]{0,59}", member) else None


def _time(told: object) -> str:
    if not isinstance(told, str) or not re.fullmatch(UTC_TIME, told, re.ASCII):
        raise ReplyError("it does not tell the time")
    try:
        return check_time(told)
    except WireError as error:
        raise ReplyError("it tells a time that cannot be") from error
