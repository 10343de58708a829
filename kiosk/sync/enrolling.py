"""Becoming known to the hub: with a code that is good once, and the key that this kiosk has made for itself."""

import base64
import json
import re

from kiosk.sync.identity import Identity
from kiosk.sync.ports import Line, Reply
from kiosk.sync.replies import ReplyError, object_of, retry_after_of, says_error, token_of
from kiosk.sync.trouble import Trouble, TroubleError
from kiosk.sync.vault import Enrolment

NAME = r"[^\x00-\x1f\x7f]{1,60}"


def enrol(line: Line, identity: Identity, *, hub: str, code: str, name: str) -> Enrolment:
    """Ask the hub to take this kiosk in. Raises TroubleError.

    May be repeated with the same code where the reply was lost: the hub gives the same kiosk another token.
    """
    if not re.fullmatch(NAME, name):
        raise TroubleError(Trouble.CODE, "the kiosk's name has to be one line of at most 60 characters")
    asked = {
        "code": code,
        "public_key": _text(identity.public_key),
        "name": name,
        "signature": _text(identity.sign_enrolment(code, name)),
    }
    headers = {"Content-Type": "application/json"}
    reply = line.request("POST", "/sync/v1/enrol", headers, json.dumps(asked).encode())
    if reply.status != 201:
        raise _refusal(reply)
    try:
        told = object_of(reply.body)
        token = token_of(told)
    except ReplyError as error:
        raise TroubleError(Trouble.NOT_THE_HUB, str(error)) from error
    if token is None or told.get("kiosk") != identity.kiosk_id:
        raise TroubleError(Trouble.NOT_THE_HUB, "it took in another kiosk than this one")
    return Enrolment(hub, token)


def _refusal(reply: Reply) -> TroubleError:
    if not says_error(reply):
        return TroubleError(Trouble.NOT_THE_HUB, f"status {reply.status}")
    text = str(object_of(reply.body)["error"])[:200]
    if reply.status in {400, 403}:
        return TroubleError(Trouble.CODE, text)
    return TroubleError(Trouble.HUB, text, retry_after_s=retry_after_of(reply.headers))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
