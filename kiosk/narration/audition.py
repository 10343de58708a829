"""`kiosk sound`: the loudspeakers that there are, a trial that can be heard, and the effects as files."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from kiosk.errors import NarrationError, UsageError
from kiosk.narration.chimes import LOUDNESS_DB, chime
from kiosk.narration.outputs import AUTO, Output, matches, ways, ways_anywhere
from kiosk.narration.pace import EFFECTS_DB
from kiosk.narration.portaudio import PortAudio
from kiosk.narration.sound import gain_of, loudest_db, ms_of, peak_db, scaled, to_bytes, wav_of
from kiosk.narration.sound_check import Wait
from kiosk.narration.studio import Studio, Wanted
from kiosk.narration.voice import Loudspeaker, Narrator
from kiosk.play.effects import Cue
from kiosk.play.events import Event
from kiosk.ports import Clock
from kiosk.scenario.model import AgeBand, Line

SPOKEN = Line("Hello! I am Clever. Can you hear me?")
_KINDS = (AUTO, "hdmi", "headphones")
_TOKEN = 1


class _NobodyAsks:
    """An inbox for a voice that is listened to, and not waited for."""

    def put(self, event: Event) -> None:
        """Nothing to do with it."""


def list_outputs(wanted: str, out: TextIO, find: Callable[[], Sequence[Output]] | None = None) -> int:
    """Print every loudspeaker, what each word of `sound.output` would choose, and what it chooses as it is set.

    Raises NarrationError where there is none, or no PortAudio.
    """
    outputs = (find or PortAudio().outputs)()
    width = max((len(output.name) for output in outputs), default=0)
    for output in outputs:
        kinds = [kind for kind in _KINDS if matches(kind, output)]
        out.write(f"  {output.name:{width}}  {', '.join(kinds)}".rstrip() + "\n")
    name, is_wanted = chosen(wanted, outputs)
    how = f": {name}" if is_wanted else f", which is not there: {name} takes its place"
    out.write(f"\nsound.output is {wanted}{how}\n")
    return 0


def chosen(wanted: str, outputs: Sequence[Output]) -> tuple[str, bool]:
    """The name of the loudspeaker that is tried first, and whether it is one that is wanted.

    Raises NarrationError where there is none at all.
    """
    found = ways(wanted, outputs) or ways_anywhere(outputs)
    if not found:
        raise NarrationError("no loudspeaker is there: connect one; captions go on without a voice")
    return found[0].name, wanted == AUTO or matches(wanted, found[0].output)


def try_loudspeaker(
    clock: Clock,
    studio: Studio,
    loudspeaker: Loudspeaker,
    volume: int,
    out: TextIO,
    *,
    narrate: Callable[..., Narrator] = Narrator,
    wait: Wait | None = None,
) -> int:
    """Play a tock, the rising notes and a spoken line, and print what was measured.

    Raises NarrationError where nothing, or no voice, can be heard. `narrate` and `wait` replace the real ones.
    """
    if volume <= 0:
        raise NarrationError("the volume is 0: set sound.volume to more")
    told: list[str] = []
    narrator = narrate(_NobodyAsks(), clock, studio, loudspeaker=loudspeaker, tell=told.append)
    trial = _Trial(narrator, clock, wait or threading.Event().wait)
    try:
        clip = studio.clip(Wanted(SPOKEN, AgeBand.A, is_quiet=False))
        narrator.open(volume=volume, is_quiet=False)
        pace = trial.pace(told)
        first_ms = trial.first_sound_ms(clip.timeline.duration_ms)
        account = narrator.account()
    finally:
        narrator.end()
    if account is None or first_ms is None:
        raise NarrationError("the loudspeaker went away while it was tried")
    out.writelines(f"{notice}\n" for notice in told)
    _told(out, "loudspeaker", account.device)
    _told(out, "volume", f"{volume} of 10, limit {loudspeaker.volume_limit}")
    _told(out, "pace", f"{pace:.2f} (1 is right)")
    _told(out, "buffer", f"{account.latency_ms} ms")
    _told(out, "first sound", f"{first_ms} ms after it was asked for")
    _told(out, "underruns", str(account.underruns))
    if not clip.pcm:
        raise NarrationError("the effects play, but Clever has no voice: `kiosk doctor` says why")
    return 0


class _Trial:
    """What is played to whoever stands in front of the loudspeaker."""

    def __init__(self, narrator: Narrator, clock: Clock, wait: Wait) -> None:
        self._narrator = narrator
        self._clock = clock
        self._wait = wait

    def pace(self, told: Sequence[str]) -> float:
        """Play silence; raises NarrationError where even that cannot be, with what was told about it."""
        heard = self._narrator.listen(self._wait)
        if heard is None:
            raise NarrationError("the trial was stopped")
        if heard.fault:
            raise NarrationError(told[-1] if told and heard.account is None else heard.fault)
        return heard.pace

    def first_sound_ms(self, line_ms: int) -> int | None:
        """Play two effects, then the line; how long it took until its first sample, None where it was not heard."""
        for cue, seconds in ((Cue.TOCK, 0.6), (Cue.RIGHT, 1.3)):
            self._narrator.play(cue)
            self._wait(seconds)
        said_ms = self._clock.now_ms()
        self._narrator.say(_TOKEN, SPOKEN, AgeBand.A, is_quiet=False)
        self._wait(0.5)
        heard_ms = self._narrator.heard_from_ms()
        self._wait(line_ms / 1000)
        return None if heard_ms is None else heard_ms - said_ms


def write_cues(folder: Path, out: TextIO) -> int:
    """Write each effect as a WAV file, as loud as it is played at full volume, and print how loud that is."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for cue in Cue:
            samples = scaled(chime(cue), gain_of(EFFECTS_DB))
            (folder / f"{cue}.wav").write_bytes(wav_of(to_bytes(samples)))
            loud = loudest_db(samples)
            out.write(
                f"{cue:12} {ms_of(len(samples)):4} ms   peak {peak_db(samples):6.1f} dBFS   "
                f"loudest 50 ms {loud:6.1f} dBFS   {loud - LOUDNESS_DB:+.1f} dB beside the voice\n"
            )
    except OSError as error:
        raise UsageError(f"{folder}: no sounds can be written there ({error.strerror})") from error
    return 0


def _told(out: TextIO, what: str, found: str) -> None:
    out.write(f"{what:12} {found}\n")
