"""`kiosk voices`: what is recorded of each pack, keeping what somebody reads, and giving a changed line its recording back."""

import contextlib
from collections.abc import Mapping, Sequence
from typing import Final, TextIO

from kiosk.durable import write_whole
from kiosk.errors import NarrationError, UsageError
from kiosk.narration.recorded import read_recording
from kiosk.narration.recordings import SUFFIX, Recording, content_of
from kiosk.narration.recordings_check import nearest
from kiosk.narration.takes import Take, read_takes, write_takes
from kiosk.scenario.nearest import did_you_mean
from kiosk.scenario.script import ScriptLine
from kiosk.scenario.translation import name_of_language
from kiosk.workshop.reading_aloud import ReadingAloud, Recorder, Terminal
from kiosk.workshop.to_read import ToRead

SHORTEST_HASH: Final = 6
DESKTOP: Final = ("DISPLAY", "WAYLAND_DISPLAY")


def refuse_on_a_kiosk(*, is_installed: bool, is_pi: bool, environment: Mapping[str, str]) -> None:
    """Raise UsageError on a kiosk: there is no microphone in a room where children are."""
    if is_installed or (is_pi and not any(environment.get(name) for name in DESKTOP)):
        raise UsageError(
            "this is a kiosk, and a kiosk has no microphone: record on a laptop, and copy the pack here"
        )


def list_voices(everything: Sequence[ToRead], engine: str, spoken: frozenset[str], out: TextIO) -> int:
    """Write what is recorded of each pack in each language, and what the engine speaks; returns the exit code."""
    out.write(f"engine: {engine}\n")
    out.write(f"it speaks: {', '.join(sorted(spoken)) or 'nothing'}\n")
    for one in everything:
        out.write(f"\n{one.name}: recordings in {one.folder}\n")
        for language in one.languages:
            lines, missing = len(one.script(language)), len(one.missing(language))
            base = language.partition("-")[0]
            voice = "the voice speaks the rest" if base in spoken else "no voice: captions alone for the rest"
            out.write(
                f"  {language:5}  {lines} lines, {lines - missing} recorded, {len(one.stale(language))} stale, "
                f"{missing} missing; {voice}  ({name_of_language(language)})\n"
            )
    return 0


def record(to_read: ToRead, language: str, recorder: Recorder, terminal: Terminal) -> int:
    """Have the lines read that nobody has read yet; returns the exit code. Raises UsageError and NarrationError."""
    in_language(to_read, language)
    missing = to_read.missing(language)
    recorded = len(to_read.script(language)) - len(missing)
    folder = to_read.folder / language

    def keep(one: ScriptLine, content: bytes) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(folder / f"{one.fingerprint}{SUFFIX}", content)
            takes = read_takes(folder)
            write_takes(folder, {**takes, one.fingerprint: Take(one.fingerprint, one.id, one.written)})
        except OSError as error:
            raise UsageError(f"{folder}: it cannot be kept there ({error.strerror or error})") from error

    count = ReadingAloud(recorder, terminal, keep).run(missing, recorded)
    left = len(missing) - count.kept
    rest = f"{left} lines are left for another day." if left else "Every line is recorded."
    terminal.tell(f"{count.kept} kept, in {folder}. {rest}")
    return 0


def adopt(
    to_read: ToRead, start: str, line_id: str, *, language: str | None, recorder: Recorder, terminal: Terminal
) -> int:
    """Give the recording whose number begins so to the line of this name, after a listen; returns the exit code.

    Raises UsageError where there is no such recording, no such line, or the line has one already.
    """
    one = _stale_one(to_read, start, language)
    script = to_read.script(one.language)
    line = next((each for each in script if each.id == line_id), None)
    takes = to_read.takes(one.language)
    take = takes.get(one.fingerprint)
    if line is None:
        near = nearest(take, to_read.missing(one.language))
        hint = (
            f" The nearest without a recording is {near.id}."
            if near
            else did_you_mean(line_id, [each.id for each in script])
        )
        raise UsageError(f'{to_read.name} has no line "{line_id}" in {one.language}.{hint}')
    target = one.path.with_name(f"{line.fingerprint}{SUFFIX}")
    if target.exists():
        raise UsageError(f"{line.id} has a recording already: {target}")
    try:
        samples = read_recording(content_of(one.path))
    except NarrationError as error:
        raise UsageError(f"{one.path}: {error}") from error
    terminal.tell(
        f"read:  {take.words if take else '(nobody wrote down what was read)'}\nnow:   {line.written}"
    )
    recorder.play(samples)
    terminal.tell("Is this what the line says now? Enter adopts it, n leaves it.")
    if not _is_yes(terminal):
        terminal.tell("left as it is")
        return 0
    try:
        one.path.rename(target)
        kept = {name: each for name, each in takes.items() if name != one.fingerprint}
        write_takes(target.parent, {**kept, line.fingerprint: Take(line.fingerprint, line.id, line.written)})
    except OSError as error:
        raise UsageError(f"{target}: it cannot be kept there ({error.strerror or error})") from error
    terminal.tell(f"adopted: {line.id} has its recording again")
    return 0


def in_language(to_read: ToRead, language: str) -> None:
    """Raise UsageError where there is nothing to read in this language."""
    if language not in to_read.languages:
        raise UsageError(
            f"{to_read.name} is not in {language}, but in {', '.join(to_read.languages)}: "
            f"“kiosk translate extract” begins a translation"
        )
    if not to_read.script(language):
        raise UsageError(f"nothing of {to_read.name} is translated into {language} yet")


def _stale_one(to_read: ToRead, start: str, language: str | None) -> Recording:
    languages = (language,) if language else to_read.languages
    found = [
        one for each in languages for one in to_read.stale(each) if one.fingerprint.startswith(start.lower())
    ]
    if len(start) >= SHORTEST_HASH and len(found) == 1:
        return found[0]
    if len(found) > 1 or len(start) < SHORTEST_HASH:
        raise UsageError(
            f'"{start}" is too short: give {SHORTEST_HASH} or more digits of the number, and --lang'
        )
    raise UsageError(
        f'{to_read.folder}: no recording of a line that has changed begins with "{start}". “kiosk check” lists them.'
    )


def _is_yes(terminal: Terminal) -> bool:
    with contextlib.suppress(EOFError):
        return (terminal.typed() or "").strip().lower() in {"", "y", "yes"}
    return False
