"""A session steps the engine with what has happened and performs what it asks for, through ports."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from kiosk import words
from kiosk.answers import Had, Mode, SetUp, Unfinished
from kiosk.contacts import Contacts
from kiosk.insight.reveal import SMALLEST_VOTE
from kiosk.insight.revisit import check_round
from kiosk.look import Telling
from kiosk.play import effects as do
from kiosk.play import engine, languages, playlist
from kiosk.play.effects import Effect
from kiosk.play.events import Event, RoundPlanned, RoundPreviewed, TimePassed
from kiosk.ports import Clock, Keeper, Lamps, Leaving, Minder, Office, Stage, Voice
from kiosk.scenario.model import Line, Scenario, Scene
from kiosk.sitting.absent import NoLeaving, NoMinder, NoOffice
from kiosk.sitting.mailbox import Mailbox

log = logging.getLogger(__name__)

CALM_TROUBLE = "Clever needs a little rest. Please tell a grown-up."


class Witness(Protocol):
    """Somebody who sees every step after its effects were performed: a transcript, a pretend class, a recording."""

    def saw(self, event: Event | None, effects: Sequence[Effect]) -> None:
        """`event` is None for the very first screen."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything outside that a session needs."""

    clock: Clock
    stage: Stage
    voice: Voice
    lamps: Lamps
    keeper: Keeper
    office: Office = field(default_factory=NoOffice)
    leaving: Leaving = field(default_factory=NoLeaving)
    minder: Minder = field(default_factory=NoMinder)


class Session:
    """Owns the engine's state. Every method is called on the drawing thread only.

    `seed` gives a fresh whole number for each round's playlist. With `has_gate` the officer gives a PIN first. A class of
    fewer than `smallest_group` is not shown how it voted.
    """

    def __init__(
        self,
        catalogue: Sequence[Scenario],
        ports: Ports,
        mailbox: Mailbox,
        *,
        seed: Callable[[], int],
        notices: Sequence[str] = (),
        set_up: SetUp = SetUp(),  # noqa: B008  # frozen
        witnesses: Sequence[Witness] = (),
        has_gate: bool = False,
        contacts: Contacts = Contacts(),  # noqa: B008  # frozen
        set_up_notices: Sequence[str] = (),
        smallest_group: int = SMALLEST_VOTE,
    ) -> None:
        self._catalogue = tuple(catalogue)
        self._ports = ports
        self._mailbox = mailbox
        self._seed = seed
        self._witnesses = tuple(witnesses)
        self._notices = tuple(notices)
        self._set_up = set_up
        self._has_gate = has_gate
        self._contacts = contacts
        self._set_up_notices = tuple(set_up_notices)
        self._smallest_group = smallest_group
        self._state: engine.State | None = None

    def start(self) -> None:
        """Show the first screen; what had arrived before is handled next."""
        set_up = self._set_up
        now = self._ports.clock.now_ms()
        state, effects = engine.begin(
            *(self._catalogue, self._notices, now, set_up),
            has_gate=self._has_gate,
            contacts=self._contacts,
            set_up_notices=self._set_up_notices,
            smallest_group=self._smallest_group,
        )
        self._state = state
        self._perform_all(None, effects)
        self._prepare(own_lines(set_up), set_up)
        self.drain()

    def resume(self, state: engine.State, effects: Sequence[Effect]) -> None:
        """Go on from a state that was come to elsewhere, and do what shall be done there; what had arrived before is dropped."""
        for _ in self._mailbox.drain():
            pass
        self._state = state
        self._perform_all(None, effects)

    @property
    def state(self) -> engine.State | None:
        """What the engine knows now; None before `start`."""
        return self._state

    def drain(self) -> None:
        """Handle all that has arrived, and the time that has passed; before `start`, leave it for then."""
        if self._state is None:
            return
        for event in self._mailbox.drain():
            self._handle(event)
        now = self._ports.clock.now_ms()
        due = self.next_deadline()
        if due is not None and due <= now:
            self._handle(TimePassed(now))
            for event in self._mailbox.drain():
                self._handle(event)

    def next_deadline(self) -> int | None:
        """When `drain` must be called even if nothing arrives, in the clock's milliseconds."""
        return None if self._state is None else engine.next_deadline(self._state)

    def _handle(self, event: Event) -> None:
        if self._state is None:
            return
        try:
            self._state, effects = engine.step(self._state, event)
        except Exception:
            # The room goes on: a class sees a calm screen, the log has the rest.
            log.exception("a step failed on %s", type(event).__name__)
            now = self._ports.clock.now_ms()
            self._state, effects = engine.give_up(self._state, now, CALM_TROUBLE)
        self._perform_all(event, effects)

    def _perform_all(self, event: Event | None, effects: Sequence[Effect]) -> None:
        for effect in effects:
            try:
                self._perform(effect)
            except Exception:
                # One failing port must not take the others with it.
                log.exception("could not perform %s", type(effect).__name__)
        for witness in self._witnesses:
            witness.saw(event, effects)

    def _perform(self, effect: Effect) -> None:
        voice, keeper = self._ports.voice, self._ports.keeper
        match effect:
            case do.Show(screen):
                self._ports.stage.show(screen)
            case do.Dress(look):
                self._ports.stage.dress(look)
            case do.Say(token, line, ages, is_quiet):
                voice.say(token, line, ages, is_quiet=is_quiet)
            case do.Hush():
                voice.hush()
            case do.Light(go, never_go):
                self._ports.lamps.light(go, never_go)
            case do.Sound(cue):
                voice.play(cue)
            case do.OpenSpeaker(volume, is_quiet):
                voice.open(volume=volume, is_quiet=is_quiet)
            case do.CloseSpeaker():
                voice.close()
            case do.PlanRound():
                self._plan(effect)
            case do.PreviewRound():
                self._preview(effect)
            case do.OpenRound(planned):
                keeper.open_round(planned)
            case do.Record(key, answer):
                keeper.keep(key, answer)
            case do.CloseRound(end):
                keeper.close_round(end)
            case do.Reach(index):
                keeper.reach(index)
            case do.CarryOn(unfinished):
                keeper.carry_on(unfinished)
                self._get_ready_again(unfinished)
            case do.CloseUnfinished(round_id):
                keeper.close_unfinished(round_id)
            case do.Tell(text):
                log.warning("%s", text)
            case _:
                self._perform_for_officer(effect)

    def _perform_for_officer(self, effect: Effect) -> None:
        office, leaving, minder = self._ports.office, self._ports.leaving, self._ports.minder
        match effect:
            case do.AskGate():
                office.ask_gate()
            case do.TryPin(digits):
                office.try_pin(digits)
            case do.ChoosePin(digits):
                office.choose_pin(digits)
            case do.FindSchools(letters):
                office.find_schools(letters)
            case do.RecallVisits():
                office.recall_visits()
            case do.RememberVisit(plan, is_planned):
                office.remember_visit(plan, is_planned=is_planned)
            case do.ForgetVisit(plan):
                office.forget_visit(plan)
            case do.MakeHandOut():
                leaving.make()
            case do.LookForStick():
                leaving.look_for_stick()
            case do.WriteStick():
                leaving.write_stick()
            case do.EjectStick():
                leaving.eject_stick()
            case do.LeaveStick():
                leaving.leave_stick()
            case do.LookAfter():
                minder.look()
            case do.SwitchOff():
                minder.switch_off()

    def _plan(self, effect: do.PlanRound) -> None:
        set_up = effect.set_up
        chosen = self._choose(set_up)
        ids = tuple(scenario.id for scenario in chosen)
        self._mailbox.put(RoundPlanned(self._ports.clock.now_ms(), ids))
        self._get_ready(chosen, set_up)

    def _get_ready(self, stories: Sequence[Scenario], set_up: SetUp) -> None:
        """Have the words and the pictures of these stories ready, in the background."""
        lines = [line for scenario in stories for line in lines_of(languages.told(scenario, set_up), set_up)]
        self._prepare([*own_lines(set_up), *lines], set_up)
        self._ports.stage.preload(scenes_of(stories), is_quiet=set_up.is_quiet)

    def _get_ready_again(self, unfinished: Unfinished) -> None:
        """A round that goes on needs what is still to come of it."""
        known = {scenario.id: scenario for scenario in self._catalogue}
        to_come = unfinished.planned.playlist[unfinished.index :]
        stories = [known[item.scenario_id] for item in to_come if item.scenario_id in known]
        if self._state is not None:
            self._get_ready(stories, self._state.set_up)

    def _choose(self, set_up: SetUp) -> tuple[Scenario, ...]:
        """The playlist that the officer saw, or another; what this class had before comes last."""
        known = {scenario.id: scenario for scenario in self._catalogue}
        if set_up.chosen and all(scenario_id in known for scenario_id in set_up.chosen):
            return tuple(known[scenario_id] for scenario_id in set_up.chosen)
        if set_up.mode is Mode.CHECK:
            stories = [one for one in self._catalogue if set_up.has_sensitive or not one.sensitive]
            return check_round(self._had(set_up), stories, self._seed(), set_up.ages)
        return playlist.choose(
            self._catalogue,
            set_up.ages,
            set_up.stories,
            self._seed(),
            has_sensitive=set_up.has_sensitive,
            had=self._had(set_up),
            preferred=languages.preferred_pairs(set_up, self._catalogue),
        )

    def _had(self, set_up: SetUp) -> tuple[Had, ...]:
        try:
            return self._ports.keeper.had(set_up.plan)
        except Exception:
            # A round that repeats a story is better than none.
            log.exception("what this class had cannot be read")
            return ()

    def _preview(self, effect: do.PreviewRound) -> None:
        set_up = effect.set_up
        chosen = self._choose(set_up)
        # A check asks what this class has not had: nothing else can stand in its place.
        could = (
            ((),) * len(chosen)
            if set_up.mode is Mode.CHECK
            else playlist.others(chosen, self._catalogue, has_sensitive=set_up.has_sensitive)
        )
        others = tuple(tuple(one.id for one in found) for found in could)
        ids = tuple(scenario.id for scenario in chosen)
        self._mailbox.put(RoundPreviewed(self._ports.clock.now_ms(), ids, others))

    def _prepare(self, lines: Sequence[Line], set_up: SetUp) -> None:
        try:
            spoken = [(line.english or line, set_up.ages) for line in lines]
            self._ports.voice.prepare(spoken, is_quiet=set_up.is_quiet)
        except Exception:
            # What is not ready is made when it is wanted.
            log.exception("the voice could not prepare %d lines", len(lines))


def lines_of(scenario: Scenario, set_up: SetUp) -> tuple[Line, ...]:
    """Every line of a story that can be spoken with these settings, also what is only seen with others."""
    decision = scenario.decision
    is_by_sound_alone = set_up.look.telling is Telling.AUDIO
    recap = tuple(Line(text) for text in decision.recap) if is_by_sound_alone else ()
    check = decision.check if is_by_sound_alone or set_up.scan_ms > 0 else None
    choices = words.choice_lines(tuple(choice.text for choice in check.choices)) if check else ()
    shown = (languages.voiced(languages.said(line, set_up), scenario) for line in (*recap, *choices))
    return (*scenario.lines, *shown)


def own_lines(set_up: SetUp) -> tuple[Line, ...]:
    """Every line of the app itself that can be spoken with these settings."""
    return tuple(languages.said(line, set_up) for line in words.lines())


def scenes_of(scenarios: Sequence[Scenario]) -> tuple[Scene, ...]:
    """Every scene of these stories once, in the order of play."""
    found: dict[Scene, None] = {}
    for scenario in scenarios:
        for beat in scenario.beats:
            if beat.scene:
                found.setdefault(beat.scene)
        if scenario.what_if.scene:
            found.setdefault(scenario.what_if.scene)
    return tuple(found)
