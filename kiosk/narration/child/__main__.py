"""Reads requests as JSON lines, renders them, answers in JSON lines; ends as soon as its parent is gone.

Its arguments are espeak's voices, the best first, or `--piper MODEL`. With `--languages` it says which languages espeak has
voices for, `{"languages": […]}`, and ends.

First comes a greeting, `{"engine": …, "voice": …}` or `{"error": …}`. Then one answer for each request:
`{"id", "pcm" (base64), "marks" [[character, ms] …], "levels" (base64)}` or `{"id", "error"}`, with `is_other_language` where
the engine never speaks the language.
"""

import base64
import json
import os
import queue
import sys
import threading
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from kiosk.narration.child.engine import Engine, OtherLanguageError
from kiosk.narration.sound import heard_span, levels_of, limited, ms_of, samples_of, to_bytes

Request = dict[str, Any]
LANGUAGES = "--languages"
PIPER = "--piper"


def main() -> int:
    """Serve until standard input ends."""
    answers = _private_stdout()
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    arguments = sys.argv[1:]
    is_asked_for_languages = arguments == [LANGUAGES]
    if not is_asked_for_languages:
        threading.Thread(target=_read, args=(requests,), name="requests", daemon=True).start()
    try:
        engine = _engine(arguments)
    except Exception as error:  # noqa: BLE001 (whatever is wrong with the engine, the parent must hear of it)
        _tell(answers, {"error": " ".join(str(error).split()) or type(error).__name__})
        return 1
    if is_asked_for_languages:
        _tell(answers, {"languages": engine.languages()})
        return 0
    _tell(answers, {"engine": engine.name, "voice": engine.voice})
    while True:
        _tell(answers, _answer(engine, json.loads(requests.get())))


def _engine(arguments: Sequence[str]) -> Engine:
    """The engine that was asked for. The imports themselves fail where it is not installed."""
    if arguments[:1] == [PIPER]:
        from kiosk.narration.child.piper_engine import PiperEngine  # noqa: PLC0415

        return PiperEngine(Path(arguments[1]))
    from kiosk.narration.child.driver import Engine as EspeakEngine  # noqa: PLC0415

    return EspeakEngine(["en"] if not arguments or arguments == [LANGUAGES] else arguments)


def _private_stdout() -> TextIO:
    """Our own way out; pyttsx3 prints, so its standard output becomes standard error."""
    private = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return private


def _read(requests: "queue.SimpleQueue[str]") -> None:
    try:
        for line in sys.stdin:
            requests.put(line)
    finally:
        # The parent is gone, however it went. The main thread may hang inside the engine: no farewell.
        os._exit(0)


def _tell(answers: TextIO, answer: Request) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _answer(engine: Engine, request: Request) -> Request:
    try:
        samples, marks = _render(engine, request)
    except OtherLanguageError as error:
        return {"id": request.get("id"), "error": str(error), "is_other_language": True}
    except Exception as error:  # noqa: BLE001 (one bad line must not end the voice)
        return {"id": request.get("id"), "error": str(error) or type(error).__name__}
    return {
        "id": request["id"],
        "pcm": base64.b64encode(to_bytes(samples)).decode("ascii"),
        "marks": marks,
        "levels": base64.b64encode(levels_of(samples)).decode("ascii"),
    }


def _render(engine: Engine, request: Request) -> tuple["array[int]", list[tuple[int, int]]]:
    """Each part trimmed to its sound, so that a pause is exactly as long as was asked."""
    clip = array("h")
    marks: list[tuple[int, int]] = []
    engine.speak_in(request.get("language", ""))
    settings = {name: request[name] for name in ("rate", "volume", "pitch")}
    for part in request["parts"]:
        if "silence_ms" in part:
            clip.extend(array("h", bytes(2 * samples_of(part["silence_ms"]))))
            continue
        samples, found = engine.render(part["text"], **settings)
        start, end = heard_span(samples)
        offset_ms = ms_of(len(clip)) - ms_of(start)
        marks += ((part["at"] + at, max(ms_of(len(clip)), ms + offset_ms)) for at, ms in found)
        clip.extend(samples[start:end])
    return limited(clip), marks


if __name__ == "__main__":
    sys.exit(main())
