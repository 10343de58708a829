"""The composition root: the one file that starts everything, in order, and stops it in reverse."""

import contextlib
import gc
import logging
import os
import secrets
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.assembly import buttons, officer
from kiosk.assembly.display import find_display
from kiosk.assembly.options import Options
from kiosk.assembly.speech import open_studio, recording_folders
from kiosk.narration.languages import spoken_languages
from kiosk.narration.recordings import recorded_in
from kiosk.narration.voice import Narrator
from kiosk.play.events import Noticed
from kiosk.play.languages import offering
from kiosk.plumbing import SystemClock, keep_memory_small, log_plainly, on_signal
from kiosk.ports import Voice
from kiosk.programme import Programme, added_packs, fetched_packs, load_programme
from kiosk.results.keeper import WriterKeeper
from kiosk.results.state_folder import results_path
from kiosk.scenario.tongue import Tongue
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.session import Ports, Session
from kiosk.tongues import load_tongues

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

log = logging.getLogger(__name__)


class Kiosk:
    """The running kiosk. `run` returns when the window is closed or `stop` is called."""

    def __init__(self, options: Options, opened: contextlib.ExitStack) -> None:
        """Start everything in order; `opened` stops it in reverse."""
        keep_memory_small()
        self.clock = SystemClock()
        self.mailbox = Mailbox()
        self._once_drawn: tuple[Callable[[], None], ...] = (gc.freeze,)
        fetched = fetched_packs(options.state)
        opened.enter_context(fetched.in_use())
        programme = load_programme(options.packs, added_packs(options.state), fetched)
        offered = load_tongues(
            programme.folders, has_unreviewed=options.has_unreviewed_languages, spoken=spoken_languages
        )
        recordings = recording_folders(options, programme)
        tongues = [replace(tongue, recorded=recorded_in(recordings, tongue.language)) for tongue in offered]
        self.voice = self._open_voice(options, programme, opened)
        self.stage = self._open_stage(options, opened)
        self.stage.phrases = {tongue.language: tongue.phrases for tongue in tongues}
        path = results_path(options.state, is_demo=False)
        self.keeper = WriterKeeper(path, self.mailbox, self.clock, tell=self._notice)
        self.keeper.start()
        opened.callback(self.keeper.close)
        self._open_officers(options, programme, tongues, opened)
        self.panel = buttons.open_panel(options.pins)
        self.session = Session(
            programme.scenarios,
            Ports(
                self.clock,
                self.stage,
                self.voice,
                self.panel or buttons.NoLamps(),
                self.keeper,
                office=self.desk,
                leaving=self.leaving,
                minder=self.minder,
            ),
            self.mailbox,
            seed=lambda: secrets.randbits(63),
            notices=programme.notices,
            set_up_notices=programme.reviews,
            set_up=offering(options.set_up, tongues, options.language),
            contacts=options.contacts,
            witnesses=options.witnesses,
            has_gate=options.has_gate,
            smallest_group=options.smallest_group,
        )
        buttons.start_panel(self.panel, options.pins, self.clock, self.mailbox, opened)

    def run(self) -> None:
        """Show the first screen and play until `stop`."""
        self.mailbox.wake = self.stage.wake
        self.stage.on_wake(self._turn)
        self.session.start()
        self._turn()
        # What is there for good need not be looked through again: a collection of 100,000 objects took 21 ms, for which a
        # press had to wait (2026-11-22).
        for act in self._once_drawn:
            self.stage.when_drawn(act)
        self.stage.run()

    def stop(self) -> None:
        """Leave `run` soon; safe in a signal handler."""
        self.stage.stop()

    def _notice(self, text: str) -> None:
        """Log what the officer should know, and put it on the officer's card; from any thread."""
        log.warning("%s", text)
        self.mailbox.put(Noticed(self.clock.now_ms(), text))

    def _turn(self) -> None:
        self.session.drain()
        due = self.session.next_deadline()
        wait = None if due is None else (due - self.clock.now_ms()) / 1000
        self.stage.set_timer(wait, self._turn)

    def _open_voice(self, options: Options, programme: Programme, opened: contextlib.ExitStack) -> Voice:
        if options.voice:
            return options.voice(self.mailbox, self.clock)
        studio = open_studio(options, programme, self.clock, self._notice)
        narrator = Narrator(
            self.mailbox, self.clock, studio, loudspeaker=options.loudspeaker, tell=self._notice
        )
        opened.callback(narrator.end)
        self._once_drawn = (*self._once_drawn, narrator.check)
        return narrator

    def _open_stage(self, options: Options, opened: contextlib.ExitStack) -> "KivyStage":
        from kiosk.ui.art.artist import Artist
        from kiosk.ui.art.theme import open_theme
        from kiosk.ui.opening import open_stage

        stage = open_stage(
            Artist(options.state / "cache" / "pictures", open_theme(options.theme)),
            self.mailbox,
            self.clock,
            self.voice.progress,
            size=options.size,
            is_fullscreen=options.is_full_screen,
            is_developer=not options.is_full_screen,
        )
        opened.callback(stage.close)
        return stage

    def _open_officers(
        self, options: Options, programme: Programme, tongues: Sequence[Tongue], opened: contextlib.ExitStack
    ) -> None:
        around = officer.Around(
            options, programme, tongues, self.keeper, self.mailbox, self.clock, self._notice
        )
        self.desk = officer.desk_of(around)
        self.leaving = officer.leaving_of(around)
        self.minder = officer.minder_of(around)
        for one in (self.desk, self.leaving, self.minder):
            opened.callback(one.close)
        self.desk.start()
        self.minder.start()
        self._once_drawn = (*self._once_drawn, self.leaving.start)


def play(options: Options) -> int:
    """Run the kiosk until its window is closed or it is told to stop (SIGTERM, SIGINT); returns the exit code.

    Raises ScreenError without a display, HardwareError where the buttons asked for cannot be had.
    """
    log_plainly(options.log_level)
    find_display(os.environ)
    on_signal(lambda: sys.exit(0))
    with contextlib.ExitStack() as opened:
        kiosk = Kiosk(options, opened)
        on_signal(kiosk.stop)
        kiosk.run()
    return 0
