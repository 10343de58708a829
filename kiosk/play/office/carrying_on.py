"""A round that was left open, by a power cut say: asked about once the officer is there, and gone on with where it was."""

from dataclasses import replace

from kiosk.answers import KeptAnswer, Mode, SetUp, Unfinished
from kiosk.play.effects import CarryOn, CloseUnfinished, Reach
from kiosk.play.journey import story_at, verdict_on
from kiosk.play.languages import kept
from kiosk.play.languages import told as told_in
from kiosk.play.office import says, settings
from kiosk.play.places import AtReady, AtSetUp, RoundPlace
from kiosk.play.resuming import resumed
from kiosk.play.state import Round, State
from kiosk.play.turn import Turn
from kiosk.scenario.model import Scenario, Scene, Telling

ONE_ANSWER = (Mode.CLASS, Mode.PASS, Mode.SOLO)
"""The modes with one answer to a story: once it is kept, only its verdict is to come."""


def found(turn: Turn, unfinished: Unfinished) -> None:
    turn.state = replace(turn.state, unfinished=unfinished)


def told(state: State) -> tuple[str, str, bool]:
    """What the card asks, what it adds, and whether the round can go on."""
    unfinished = state.unfinished
    if unfinished is None:
        return "", "", False
    can_go_on = bool(playlist(state, unfinished))
    plan = settings.name_of(state, unfinished.planned.plan)
    title = says.carry_on(plan, unfinished.index + 1, len(unfinished.planned.playlist))
    if not can_go_on:
        return title, says.NOT_PLAYABLE, False
    if unfinished.is_today is None or not unfinished.is_time_trusted:
        return title, says.CLOCK_NOT_SET, True
    return (
        title,
        "" if unfinished.is_today else f"{says.ANOTHER_DAY} {says.from_day(unfinished.wall_time)}",
        True,
    )


def playlist(state: State, unfinished: Unfinished) -> tuple[Scenario, ...]:
    """The stories as they were planned; none where one is not there any more, or was changed meanwhile."""
    known = {(scenario.id, scenario.rev): scenario for scenario in state.catalogue}
    items = unfinished.planned.playlist
    if not 0 <= unfinished.index < len(items):
        return ()
    if any((item.scenario_id, item.scenario_rev) not in known for item in items):
        return ()
    return tuple(known[item.scenario_id, item.scenario_rev] for item in items)


def carry_on(turn: Turn) -> None:
    """The same round goes on, through the check of the buttons."""
    unfinished = turn.state.unfinished
    if unfinished is None:
        return
    set_up = set_up_of(turn.state, unfinished)
    stories = tuple(told_in(scenario, set_up) for scenario in playlist(turn.state, unfinished))
    current = Round(stories, index=unfinished.index, kept=unfinished.answers, is_resumed=True)
    turn.state = replace(turn.state, unfinished=None, set_up=set_up, round=current)
    turn.open_speaker()
    planned = replace(unfinished.planned, language=kept(set_up))
    turn.do(CarryOn(replace(unfinished, planned=planned)))
    turn.enter(AtReady())


def set_up_of(state: State, unfinished: Unfinished) -> SetUp:
    planned = unfinished.planned
    return replace(
        state.set_up,
        ages=planned.ages,
        mode=planned.mode,
        plan=settings.name_of(state, planned.plan),
        stories=len(planned.playlist),
        chosen=(),
    )


def begin_anew(turn: Turn) -> None:
    """The round that was left open ends as it is, and a new one is set up."""
    if turn.state.unfinished is not None:
        turn.do(CloseUnfinished(turn.state.unfinished.round_id))
    turn.state = replace(turn.state, unfinished=None)
    turn.enter(AtSetUp())


def to_story(turn: Turn, index: int) -> None:
    """Go to the story `index` of the round; one that was answered before a power cut goes on with its verdict."""
    before = turn.round
    is_resumed = before.is_resumed and index == before.index
    kept = before.kept if is_resumed else ()
    current, place = story_at(replace(before, kept=kept, is_resumed=False), index)
    turn.state = replace(turn.state, round=current)
    turn.do(Reach(index))
    turn.enter(place_after(turn, kept) or place)


def place_after(turn: Turn, kept: tuple[KeptAnswer, ...]) -> RoundPlace | None:
    """Where a story goes on of which an answer is kept; None where it is yet to be answered."""
    mode = turn.state.set_up.mode
    current, place = resumed(turn.round, mode, kept)
    if place is not None:
        scene = scene_at_decision(current.scenario)
        turn.state = replace(turn.state, round=replace(current, scene=scene))
        return place
    if not kept or mode not in ONE_ANSWER:
        return None
    answer, scenario = kept[-1], turn.round.scenario
    check = scenario.decision.check
    choices = check.choices if check else ()
    picture = next((choice for choice in choices if choice.id == answer.second_step), None)
    turn.state = replace(
        turn.state, round=replace(turn.round, is_decided=True, scene=scene_at_decision(scenario))
    )
    return verdict_on(scenario, answer.choice, picture)


def scene_at_decision(scenario: Scenario) -> Scene | None:
    """The scene that is up when the story asks."""
    scene, at = None, scenario.start
    for _ in scenario.beats:
        beat = scenario.beat(at)
        scene = beat.scene or scene
        if not isinstance(beat, Telling):
            break
        at = beat.next
    return scene
