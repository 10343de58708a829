"""One turn of the engine: a state on its way to the next, and the effects gathered meanwhile."""

from collections.abc import Sequence
from dataclasses import replace

from hardware.events import Lamp, Side
from kiosk.look import Telling
from kiosk.play import languages
from kiosk.play.effects import CloseSpeaker, Cue, Effect, Hush, Light, OpenSpeaker, Say, Sound
from kiosk.play.places import Place
from kiosk.play.screens import Caption
from kiosk.play.state import HOLDS, ORDER, Deadline, Round, State, Timer
from kiosk.scenario.model import Line, Scene


class Turn:
    """Lives for one `step` only; what is mutable here never leaves it."""

    __slots__ = ("done", "effects", "is_entering", "state")

    def __init__(self, state: State) -> None:
        self.state = state
        self.effects: list[Effect] = []
        self.done: list[Effect] = []
        self.is_entering = False

    @property
    def now(self) -> int:
        return self.state.now

    @property
    def round(self) -> Round:
        """The round that is on; only places inside a round may ask."""
        if self.state.round is None:
            raise RuntimeError("there is no round")
        return self.state.round

    def do(self, effect: Effect) -> None:
        self.effects.append(effect)

    def enter(self, place: Place) -> None:
        """Go to a place: the deadlines of the one that is left go with it, and the new one's entry follows."""
        kept = tuple(deadline for deadline in self.state.deadlines if deadline.timer in HOLDS)
        self.state = replace(self.state, place=place, deadlines=kept)
        self.is_entering = True

    def stay(self, place: Place) -> None:
        """Change what the place remembers, without entering it anew."""
        self.state = replace(self.state, place=place)

    def after(self, wait_ms: int, timer: Timer) -> None:
        """Set a deadline; one for the same purpose is replaced."""
        others = [deadline for deadline in self.state.deadlines if deadline.timer is not timer]
        others.append(Deadline(self.now + wait_ms, timer))
        others.sort(key=lambda deadline: (deadline.at, ORDER[deadline.timer]))
        self.state = replace(self.state, deadlines=tuple(others))

    def cancel(self, *timers: Timer) -> None:
        kept = tuple(deadline for deadline in self.state.deadlines if deadline.timer not in timers)
        self.state = replace(self.state, deadlines=kept)

    def is_waiting_for(self, timer: Timer) -> bool:
        return any(deadline.timer is timer for deadline in self.state.deadlines)

    @property
    def is_by_sound_alone(self) -> bool:
        """Whether what is seen has to be said as well."""
        return self.state.set_up.look.telling is Telling.AUDIO

    def say(self, line: Line, *, before: Sequence[Line] = (), after: Sequence[Line] = ()) -> Caption:
        """Speak a line; the caption it returns belongs on the screen.

        Where the story is told by sound alone, `before` and `after` are said too: what everybody else sees. The place
        hears of the end of the last one only.
        """
        line = self._in_words(line)
        round_about = self.is_by_sound_alone
        told = (*map(self._in_words, before), line, *map(self._in_words, after)) if round_about else (line,)
        first = self.state.next_token
        queue = tuple(enumerate((one.english or one for one in told), start=first))
        self.state = replace(self.state, next_token=first + len(told), queue=queue)
        self.say_next()
        return Caption(line, 0 if line.english else first + (len(before) if round_about else 0))

    def _in_words(self, line: Line) -> Line:
        """The line in the language of the round, or of the set-up."""
        scenario = self.state.round.scenario if self.state.round else None
        return languages.voiced(languages.said(line, self.state.set_up), scenario)

    def say_next(self) -> bool:
        """Speak the next line of the queue; answer False where there is none."""
        if not self.state.queue:
            return False
        (token, line), *rest = self.state.queue
        self.state = replace(self.state, saying=token, queue=tuple(rest))
        set_up = self.state.set_up
        self.do(Say(token, line, set_up.ages, set_up.is_quiet))
        return True

    def hush(self) -> None:
        self.state = replace(self.state, saying=None, queue=())
        self.do(Hush())

    def sound(self, cue: Cue) -> None:
        """Play a cue; quiet mode has none."""
        if not self.state.set_up.is_quiet:
            self.do(Sound(cue))

    def blink(self, side: Side) -> None:
        """Blink one lamp and tock, as an answer to a press that means nothing; quiet mode does neither."""
        if self.state.set_up.is_quiet:
            return
        lamps = self.state.lamps or Light(Lamp.OFF, Lamp.OFF)
        if side is Side.GO:
            self.do(Light(Lamp.BLINK, lamps.never_go))
        else:
            self.do(Light(lamps.go, Lamp.BLINK))
        self.sound(Cue.TOCK)

    def open_speaker(self) -> None:
        if not self.state.is_speaker_open:
            set_up = self.state.set_up
            self.state = replace(self.state, is_speaker_open=True)
            self.do(OpenSpeaker(0 if self.state.is_muted else set_up.volume, set_up.is_quiet))

    def close_speaker(self) -> None:
        """Stop what is being said and let the stream go."""
        if self.state.is_speaker_open:
            if self.state.saying is not None:
                self.hush()
            self.state = replace(self.state, is_speaker_open=False)
            self.do(CloseSpeaker())

    def set_scene(self, scene: Scene | None) -> None:
        """Put up a scene, if the beat brings one; without one the scene that is up stays."""
        if scene is not None and scene != self.round.scene:
            self.state = replace(self.state, round=replace(self.round, scene=scene))
