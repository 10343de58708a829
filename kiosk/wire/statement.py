"""An answer as an xAPI 2.0 statement, and back. Each is the other's inverse; whatever else a statement holds is refused."""

import re
from calendar import monthrange
from typing import Any, Final

from hardware.events import Side
from kiosk.answers import Mode, Press, ResponseBand
from kiosk.scenario.model import AgeBand
from kiosk.visit import ClassSize, YearGroup
from kiosk.wire.members import Members, WireError
from kiosk.wire.record import AnswerSent, RoundSent

PROFILE: Final = "https://clever-kiosk.example/xapi"
"""Where the profile's names begin. The address is reserved for examples (RFC 2606): nothing is ever fetched from it."""
ANSWERED: Final = "http://adlnet.gov/expapi/verbs/answered"
QUESTION: Final = "http://adlnet.gov/expapi/activities/question"
XAPI_VERSION: Final = "2.0.0"

HIGHEST_REV: Final = 100_000
HIGHEST_NUMBER: Final = 10_000_000
HIGHEST_BOOTTIME_MS: Final = 10 * 366 * 24 * 3_600_000
"""Ten years without a restart."""

_HEX: Final = "[0-9a-f]"
UUID: Final = f"{_HEX}{{8}}(-{_HEX}{{4}}){{3}}-{_HEX}{{12}}"
UUID4: Final = f"{_HEX}{{8}}-{_HEX}{{4}}-4{_HEX}{{3}}-[89ab]{_HEX}{{3}}-{_HEX}{{12}}"
NAME: Final = "[a-z][a-z0-9-]{0,59}"
KIOSK: Final = "[a-z2-7]{26}"
URN: Final = "[0-9A-Z]{1,12}"
LANGUAGE: Final = "[a-z]{2,3}"
TIME_TOLD: Final = "a time in UTC such as 2026-09-01T09:30:00Z"
UTC_TIME: Final = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"

SCENARIOS: Final = f"{PROFILE}/scenarios/"
SCENARIO_SHAPE: Final = f"{re.escape(SCENARIOS)}{NAME}/[1-9][0-9]{{0,5}}"
RESPONSE_SHAPE: Final = f"({'|'.join(Side)})(,{NAME})?"


def statement_of(answer: AnswerSent) -> dict[str, Any]:
    """The statement of an answer, ready for JSON."""
    round_ = answer.round
    result: dict[str, Any] = {"response": _joined(answer)}
    if answer.response is not None:
        result["extensions"] = {f"{PROFILE}/response-seconds": answer.response.value}
    context: dict[str, Any] = {
        "registration": round_.visit_id,
        "platform": "Clever Kiosk",
        "extensions": {
            f"{PROFILE}/kiosk": answer.kiosk_id,
            f"{PROFILE}/press": answer.press.value,
            f"{PROFILE}/ballot": answer.ballot,
            f"{PROFILE}/round": _round_told(round_),
        },
    }
    if round_.language is not None:
        context["language"] = round_.language
    return {
        "id": answer.id,
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": f"{PROFILE}/rounds", "name": round_.id},
        },
        "verb": {"id": ANSWERED},
        "object": {
            "objectType": "Activity",
            "id": f"{SCENARIOS}{answer.scenario_id}/{answer.scenario_rev}",
            "definition": {"type": QUESTION},
        },
        "result": result,
        "context": context,
        "timestamp": round_.wall_time,
        "version": XAPI_VERSION,
    }


def answer_of(raw: object) -> AnswerSent:
    """The answer that a statement tells of. Raises WireError with the member that is not of the profile."""
    whole = Members(raw, "")
    id_ = whole.text("id", UUID4, "a random UUID (version 4) in small letters")
    round_id = _round_id(whole.inside("actor"))
    verb = whole.inside("verb")
    verb.exactly("id", ANSWERED)
    verb.end()
    scenario_id, scenario_rev = _scenario(whole.inside("object"))
    choice, second_step, response = _result(whole.inside("result"))
    wall_time = _time(whole)
    whole.exactly("version", XAPI_VERSION)
    context = whole.inside("context")
    visit_id = context.text("registration", UUID4, "a random UUID (version 4) in small letters")
    context.exactly("platform", "Clever Kiosk")
    language = context.maybe_text("language", LANGUAGE, "a language's two or three small letters")
    extensions = context.inside("extensions")
    context.end()
    kiosk_id = extensions.text(f"{PROFILE}/kiosk", KIOSK, "26 letters and digits of base 32")
    press = extensions.word(f"{PROFILE}/press", Press)
    ballot = extensions.whole(f"{PROFILE}/ballot", 1, 2)
    round_ = _round(extensions.inside(f"{PROFILE}/round"), round_id, visit_id, wall_time, language)
    extensions.end()
    whole.end()
    return AnswerSent(
        id_, kiosk_id, round_, scenario_id, scenario_rev, choice, second_step, response, press, ballot
    )


def _joined(answer: AnswerSent) -> str:
    """What was pressed, and after a comma whom they would check with."""
    return ",".join(part for part in (answer.choice.value, answer.second_step) if part)


def _round_told(round_: RoundSent) -> dict[str, Any]:
    told: dict[str, Any] = {
        "number": round_.number,
        "ages": round_.ages.value,
        "mode": round_.mode.value,
        "boottime-ms": round_.boottime_ms,
        "boot": round_.boot_id,
        "is-time-trusted": round_.is_time_trusted,
        "urn": round_.urn,
        "year": round_.year,
        "size": round_.size,
    }
    return {name: value for name, value in told.items() if value is not None}


def _round_id(actor: Members) -> str:
    actor.exactly("objectType", "Agent")
    account = actor.inside("account")
    actor.end()
    account.exactly("homePage", f"{PROFILE}/rounds")
    round_id = account.text("name", UUID4, "the round's random UUID (version 4)")
    account.end()
    return round_id


def _scenario(activity: Members) -> tuple[str, int]:
    activity.exactly("objectType", "Activity")
    told = f"{SCENARIOS}NAME/REV"
    address = activity.text("id", SCENARIO_SHAPE, told)
    definition = activity.inside("definition")
    definition.exactly("type", QUESTION)
    definition.end()
    activity.end()
    name, _, rev = address.removeprefix(SCENARIOS).partition("/")
    if int(rev) > HIGHEST_REV:
        raise WireError("object.id", f"the rev has to be at most {HIGHEST_REV}")
    return name, int(rev)


def _result(result: Members) -> tuple[Side, str | None, ResponseBand | None]:
    told = "go or never-go, and whom they would check with after a comma"
    pressed = result.text("response", RESPONSE_SHAPE, told)
    response = None
    if result.has("extensions"):
        extensions = result.inside("extensions")
        response = extensions.word(f"{PROFILE}/response-seconds", ResponseBand)
        extensions.end()
    result.end()
    side, _, second_step = pressed.partition(",")
    return Side(side), second_step or None, response


def _time(whole: Members) -> str:
    return check_time(whole.text("timestamp", UTC_TIME, TIME_TOLD))


def check_time(wall_time: str) -> str:
    """A time of the shape of `UTC_TIME`, if there is such a day and such a second. Raises WireError."""
    year, month, day = int(wall_time[:4]), int(wall_time[5:7]), int(wall_time[8:10])
    hour, minute, second = int(wall_time[11:13]), int(wall_time[14:16]), int(wall_time[17:19])
    is_day = year >= 1970 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    if not is_day or hour > 23 or minute > 59 or second > 59:
        raise WireError("timestamp", f"it has to be {TIME_TOLD}")
    return wall_time


def _round(told: Members, id_: str, visit_id: str, wall_time: str, language: str | None) -> RoundSent:
    round_ = RoundSent(
        id=id_,
        visit_id=visit_id,
        number=told.whole("number", 1, HIGHEST_NUMBER),
        ages=told.word("ages", AgeBand),
        mode=told.word("mode", Mode),
        boot_id=told.maybe_text("boot", UUID, "the boot's UUID"),
        boottime_ms=told.whole("boottime-ms", 0, HIGHEST_BOOTTIME_MS),
        wall_time=wall_time,
        is_time_trusted=told.maybe_truth("is-time-trusted"),
        urn=told.maybe_text("urn", URN, "one to twelve digits and capital letters"),
        year=told.maybe_word("year", YearGroup),
        size=told.maybe_word("size", ClassSize),
        language=language,
    )
    told.end()
    return round_
