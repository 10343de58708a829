"""The composition root: the one file that starts everything, in order, and stops it in reverse."""

import contextlib
import gc
import logging
import os
import secrets
import signal
import sys
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hardware.errors import PanelUnavailableError, WiringError
from hardware.events import Faults, Lamp
from hardware.panel import ButtonPanel
from kiosk import __version__
from kiosk.answers import SetUp
from kiosk.care import Clock as Trust
from kiosk.contacts import Contacts
from kiosk.errors import HardwareError, ScreenError
from kiosk.insight.disclosure import SMALLEST_GROUP
from kiosk.insight.revisit import check_due
from kiosk.leaving.desk import LeavingDesk
from kiosk.leaving.opening import Handing, open_desk, surroundings
from kiosk.minder.caretaker import Caretaker, Sources
from kiosk.minder.switching_off import ask_nobody, ask_systemd
from kiosk.narration.better import better_voice
from kiosk.narration.languages import spoken_languages
from kiosk.narration.recordings import recorded_in
from kiosk.narration.studio import Studio
from kiosk.narration.voice import Loudspeaker, Narrator
from kiosk.office.desk import Desk, drawers
from kiosk.play.events import Noticed, PanelChanged
from kiosk.play.languages import offering
from kiosk.plumbing import SystemClock, deliver, deliver_faults, keep_memory_small, log_plainly
from kiosk.ports import Clock, Voice
from kiosk.programme import RECORDINGS, Programme, added_packs, load_programme
from kiosk.results.keeper import WriterKeeper
from kiosk.results.moment import moment_now
from kiosk.results.records import Moment, WallState
from kiosk.results.state_folder import results_path
from kiosk.results.waiting import Waiting, read_waiting
from kiosk.scenario.tongue import Tongue
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.session import Ports, Session, Witness
from kiosk.tongues import load_tongues
from kiosk.visit import CheckDue, VisitPlan

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

log = logging.getLogger(__name__)


class NoLamps:
    """Implements `kiosk.ports.Lamps` where there is no panel: the screen shows what the lamps would."""

    def light(self, go: Lamp, never_go: Lamp) -> None:
        """Nothing to light."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the kiosk was started: what the command line and the settings say together.

    `size` is in pixels; `pins` is `gpio`, `mock`, `none`, or None for gpio where there is one. `set_up` is what the
    officer's set-up starts from; `theme` is a theme's folder, empty for the shipped one. `voice` replaces the
    narrator, for whoever measures something else; `voice_model` is the file of piper's model, None where espeak speaks.
    `officer_pin` is a technician's PIN, empty for none; without `has_gate` nobody is asked for one, for whoever measures.
    Nothing is said about fewer than `smallest_group` people.
    """

    state: Path
    size: tuple[int, int] = (1280, 800)
    is_full_screen: bool = False
    pins: str | None = None
    packs: Sequence[Path] | None = None
    set_up: SetUp = SetUp()  # noqa: RUF009  # frozen
    language: str = "en-GB"
    has_unreviewed_languages: bool = False
    log_level: str = "INFO"
    theme: str = ""
    voice: Callable[[Mailbox, Clock], Voice] | None = None
    witnesses: Sequence[Witness] = ()
    loudspeaker: Loudspeaker = Loudspeaker()  # noqa: RUF009  # frozen
    voice_model: str | None = None
    contacts: Contacts = Contacts()  # noqa: RUF009  # frozen
    officer_pin: str = field(default="", repr=False)
    has_gate: bool = True
    smallest_group: int = SMALLEST_GROUP


def open_panel(pins: str | None) -> ButtonPanel | None:
    """The panel that `pins` asks for; None where there is none and none was asked for.

    Raises HardwareError for wiring that cannot be used, and for `gpio` where GPIO was asked for by name and cannot be had.
    """
    if pins == "none":
        return None
    from hardware.gpio import GpioPanel, mock_factory, open_factory
    from hardware.wiring_file import load_wiring

    try:
        factory = mock_factory() if pins == "mock" else open_factory()
        return GpioPanel(load_wiring(), factory)
    except WiringError as error:
        raise HardwareError(str(error)) from error
    except PanelUnavailableError as error:
        do_without(error, pins)
        return None


def do_without(error: PanelUnavailableError, pins: str | None) -> None:
    """Say that keys and touch take the buttons' place. Raises HardwareError where `pins` were asked for by name."""
    if pins:
        raise HardwareError(str(error)) from error
    log.warning("no buttons: %s. Keys F and J and touch take their place.", error)


def find_display(environment: MutableMapping[str, str], cards: Path = Path("/dev/dri")) -> None:
    """Have SDL draw on the desktop that is there, else straight on the screen.

    Without either, or with a desktop that does not answer, SDL would draw where nobody can see it: it is told what to
    draw on, and no window opens there. Raises ScreenError where there is nothing.
    """
    desktops = {"DISPLAY": "x11", "WAYLAND_DISPLAY": "wayland"}
    found = [driver for name, driver in desktops.items() if environment.get(name)]
    if environment.get("SDL_VIDEODRIVER"):
        return
    if found:
        environment["SDL_VIDEODRIVER"] = ",".join(found)
        return
    if not any(cards.glob("card*")):
        raise ScreenError(
            "there is no display here: start it on a desktop or a Pi, or see “kiosk demo --fast”"
        )
    environment["SDL_VIDEODRIVER"] = "kmsdrm"


def recording_folders(options: Options, programme: Programme) -> tuple[Path, ...]:
    """Where human recordings are looked for: a technician's stand before those that came with a pack."""
    return (options.state / RECORDINGS, *programme.recordings)


def open_studio(options: Options, programme: Programme, clock: Clock, tell: Callable[[str], None]) -> Studio:
    """The studio with recordings and, where it is asked for, the better voice; `tell` is told where that is not there."""
    model = options.voice_model
    return Studio.at(
        options.state / "cache" / "voice",
        clock,
        programme.lexicon,
        recording_folders(options, programme),
        None if model is None else better_voice(clock, model, tell),
        others=programme.lexicons,
    )


class Kiosk:
    """The running kiosk. `run` returns when the window is closed or `stop` is called."""

    def __init__(self, options: Options, opened: contextlib.ExitStack) -> None:
        """Start everything in order; `opened` stops it in reverse."""
        keep_memory_small()
        self.clock = SystemClock()
        self.mailbox = Mailbox()
        self._once_drawn: tuple[Callable[[], None], ...] = (gc.freeze,)
        programme = load_programme(options.packs, added_packs(options.state))
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
        self.desk = self._open_desk(options, programme, opened)
        self.leaving = self._open_leaving(options, programme, tongues, opened)
        self.minder = self._open_minder(options, programme, opened)
        self.panel = open_panel(options.pins)
        self.session = Session(
            programme.scenarios,
            Ports(
                self.clock,
                self.stage,
                self.voice,
                self.panel or NoLamps(),
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
        self._start_panel(options.pins, opened)

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

    def _open_desk(self, options: Options, programme: Programme, opened: contextlib.ExitStack) -> Desk:
        def due(plan: VisitPlan) -> CheckDue | None:
            return check_due(self.keeper.had(plan), programme.scenarios, trusted_month(moment_now()))

        made = drawers(options.state, self.clock, given_pin=options.officer_pin, tell=self._notice)
        desk = Desk(made, self.mailbox, self.clock, due=due, tell=self._notice)
        desk.start()
        opened.callback(desk.close)
        return desk

    def _open_leaving(
        self, options: Options, programme: Programme, tongues: Sequence[Tongue], opened: contextlib.ExitStack
    ) -> LeavingDesk:
        handing = Handing(options.contacts, options.smallest_group, options.theme)
        around = surroundings(handing, programme, tongues, options.state, self.keeper)
        leaving = open_desk(handing, around, options.state, self.mailbox.put, self.clock)
        leaving.start()
        opened.callback(leaving.close)
        return leaving

    def _open_minder(self, options: Options, programme: Programme, opened: contextlib.ExitStack) -> Caretaker:
        def waiting() -> Waiting:
            return read_waiting(results_path(options.state, is_demo=False), moment_now())

        sources = Sources(
            clock=lambda: Trust(moment_now().wall_state),
            waiting=lambda: waiting().answers,
            oldest_waiting_days=lambda: waiting().oldest_days,
            last_sync_days=lambda: waiting().last_sync_days,
            unkept=lambda: self.keeper.unkept,
            version=__version__,
            packs=programme.packs,
        )
        # In a window it is somebody's desktop, which is not ours to switch off.
        ask_power = ask_systemd if options.is_full_screen else ask_nobody
        minder = Caretaker(options.state, self.mailbox, self.clock, sources, ask_power=ask_power)
        minder.start()
        opened.callback(minder.close)
        return minder

    def _panel_faults(self, faults: Faults) -> None:
        """Log what is wrong with the panel now, and have the officer's card say it; from any thread."""
        for fault in faults:
            log.warning("%s", fault.text)
        self.mailbox.put(deliver_faults(self.clock.now_ms(), faults))

    def _start_panel(self, pins: str | None, opened: contextlib.ExitStack) -> None:
        panel, now = self.panel, self.clock.now_ms()
        if panel is None:
            self.mailbox.put(PanelChanged(now, is_panel_there=False))
            return
        opened.callback(panel.close)
        try:
            panel.start(lambda edge: self.mailbox.put(deliver(edge)), self._panel_faults)
        except PanelUnavailableError as error:
            do_without(error, pins)
            self.mailbox.put(PanelChanged(now, is_panel_there=False))
        else:
            self.mailbox.put(deliver_faults(now, panel.faults()))


def trusted_month(now: Moment) -> str | None:
    """The month that it is now, as `2026-09`; None where the clock is not known to be right."""
    return now.wall_time[:7] if now.wall_state is WallState.TRUSTED else None


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


def on_signal(act: Callable[[], None]) -> None:
    """Do this on SIGTERM and SIGINT from now on."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: act())
