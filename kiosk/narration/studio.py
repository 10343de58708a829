"""Lines to clips: the lexicon, the cache and the renderer together, with a queue in which the line to be said goes first."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.errors import NarrationError
from kiosk.narration.alignment import to_caption
from kiosk.narration.cache import Cache
from kiosk.narration.child.engine import OtherLanguageError
from kiosk.narration.pace import BREATH_MS, estimate
from kiosk.narration.pronunciation import Entries, Lexicon, Spoken
from kiosk.narration.recordings import Recordings
from kiosk.narration.renderer import Rendered, Renderer
from kiosk.narration.timeline import Timeline, Word
from kiosk.narration.utterance import Utterance, utterance_of
from kiosk.ports import Clock
from kiosk.scenario.model import AgeBand, Line

log = logging.getLogger(__name__)

IDLE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Clip:
    """A line ready to be played: its sound (empty where there is none) and its timeline in the caption's characters."""

    pcm: bytes
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Wanted:
    line: Line
    ages: AgeBand
    is_quiet: bool


class Studio:
    """Makes clips. `clip` blocks until it has one; a running `Desk` does so in the background."""

    def __init__(
        self,
        renderer: Renderer,
        cache: Cache,
        lexicon: Lexicon,
        recordings: Recordings | None = None,
        better: Renderer | None = None,
    ) -> None:
        """`better` speaks where it can, and `renderer` what is left."""
        self._renderer = renderer
        self._better = better
        self._not_better: set[str] = set()
        self._cache = cache
        self._lexicon = lexicon
        self._recordings = recordings or Recordings()

    @classmethod
    def at(
        cls,
        folder: Path,
        clock: Clock,
        lexicon: Sequence[tuple[str, str]] = (),
        recordings: Sequence[Path] = (),
        better: Renderer | None = None,
        *,
        others: Mapping[str, Entries] | None = None,
    ) -> "Studio":
        """The usual studio: pyttsx3 in its child process, kept in this folder.

        `better`, and before it what is in `recordings`, are heard in its place. `others` are the lexicons of other
        languages than English.
        """
        return cls(Renderer(clock), Cache(folder), Lexicon(lexicon, others), Recordings(recordings), better)

    def clip(self, wanted: Wanted) -> Clip:
        """The line's clip: as somebody read it, else as the voice does; an estimated, silent one without either.

        Never raises.
        """
        recorded = self._recordings.rendered(wanted.line, self._cache)
        if recorded:
            return _with_breath(recorded, recorded.timeline.words)
        utterance, spoken = utterance_of(wanted.line, wanted.ages, self._lexicon, is_quiet=wanted.is_quiet)
        try:
            rendered = self._spoken(utterance)
        except NarrationError as error:
            log.debug("by estimate: %s", error)
            return silent_clip(wanted)
        return _captioned(rendered, spoken, wanted.line.text)

    def learn(self, lexicon: Sequence[tuple[str, str]]) -> None:
        """Speak English by these written and spoken forms from now on. Any thread."""
        self._lexicon = self._lexicon.with_english(lexicon)

    def interrupt(self) -> None:
        """Wait for the voice process no more, for good; clips are estimated from now on."""
        for renderer in self._renderers:
            renderer.interrupt()

    def close(self) -> None:
        """End the voice process."""
        for renderer in self._renderers:
            renderer.close()

    @property
    def _renderers(self) -> tuple[Renderer, ...]:
        return (self._renderer, self._better) if self._better else (self._renderer,)

    def _spoken(self, utterance: Utterance) -> Rendered:
        """As the better voice says it where there is one that can, else as the usual one does."""
        if self._better and utterance.language not in self._not_better:
            try:
                return self._kept_or_rendered(utterance, self._better)
            except OtherLanguageError:
                self._not_better.add(utterance.language)
            except NarrationError as error:
                log.debug("not by the better voice: %s", error)
        return self._kept_or_rendered(utterance, self._renderer)

    def _kept_or_rendered(self, utterance: Utterance, renderer: Renderer) -> Rendered:
        key = utterance.key(renderer.engine())
        kept = self._cache.get(key)
        if kept:
            return kept
        rendered = renderer.render(utterance)
        self._cache.put(key, rendered)
        return rendered


class Desk:
    """The studio's queue, worked off by one thread of its own from the first thing asked to `close`.

    After `idle_seconds` without work the voice process is let go, and its memory with it; the next line starts another.
    """

    def __init__(self, studio: Studio, *, idle_seconds: float = IDLE_SECONDS) -> None:
        self._studio = studio
        self._idle_seconds = idle_seconds
        self._changed = threading.Condition()
        self._urgent: tuple[Wanted, Callable[[Clip], None]] | None = None
        self._ahead: deque[Wanted] = deque()
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def prepare(self, lines: Sequence[Wanted]) -> None:
        """Render these when there is nothing more urgent, before what was asked for earlier."""
        with self._changed:
            fresh = dict.fromkeys(lines)
            self._ahead = deque([*fresh, *(wanted for wanted in self._ahead if wanted not in fresh)])
            self._wake()

    def fetch(self, wanted: Wanted, then: Callable[[Clip], None]) -> None:
        """Have this clip made now and handed over, on the desk's thread; replaces what was to be fetched before."""
        with self._changed:
            self._urgent = (wanted, then)
            self._wake()

    def close(self) -> None:
        """Stop working, and end the voice process, which is not waited for: it may hang."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._studio.interrupt()
        if self._thread:
            self._thread.join()
        self._studio.close()

    def _wake(self) -> None:
        if self._thread is None and not self._is_closed:
            self._thread = threading.Thread(target=self._work, name="narration-desk", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _has_work(self) -> bool:
        return self._is_closed or self._urgent is not None or bool(self._ahead)

    def _work(self) -> None:
        patience: float | None = self._idle_seconds
        while True:
            with self._changed:
                has_work = self._changed.wait_for(self._has_work, patience)
            if not has_work:
                patience = None
                self._studio.close()
                continue
            patience = self._idle_seconds
            with self._changed:
                if self._is_closed:
                    return
                urgent, self._urgent = self._urgent, None
                wanted = urgent[0] if urgent else self._ahead.popleft()
            try:
                clip = self._studio.clip(wanted)
                if urgent:
                    urgent[1](clip)
            except Exception:
                # The voice goes on with the next line, and the captions of this one by estimate.
                log.exception("could not prepare %r", wanted.line.text)


def silent_clip(wanted: Wanted) -> Clip:
    """No sound, and captions at the band's pace."""
    return Clip(b"", estimate(wanted.line, wanted.ages, is_quiet=wanted.is_quiet))


def _captioned(rendered: Rendered, spoken: Spoken, caption: str) -> Clip:
    return _with_breath(rendered, to_caption(spoken, rendered.timeline.words, caption))


def _with_breath(rendered: Rendered, words: tuple[Word, ...]) -> Clip:
    length_ms = rendered.timeline.duration_ms + BREATH_MS
    return Clip(rendered.pcm, replace(rendered.timeline, duration_ms=length_ms, words=words))
