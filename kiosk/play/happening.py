"""What each event does in each place. Whatever is not named here does nothing there."""

from dataclasses import replace

from hardware.events import Side
from kiosk.play import (
    card,
    checking,
    deciding,
    group,
    keeping,
    officer,
    presses,
    ready,
    scanning,
    starting,
    telling,
)
from kiosk.play.due import note_hands_up
from kiosk.play.durations import (
    DIM_MS,
    FINISH_IDLE_MS,
    GATE_IDLE_MS,
    MOST_NOTICES,
    NEXT_IDLE_MS,
    OFFICER_HOLD_MS,
    PASS_IDLE_MS,
    PAUSE_CORNER_MS,
    READY_IDLE_MS,
    SET_UP_IDLE_MS,
)
from kiosk.play.events import (
    AnswerKept,
    AnswerNotKept,
    CareTold,
    Corner,
    CornerPressed,
    CornerReleased,
    Event,
    GateTold,
    HandOutMade,
    NarrationEnded,
    Noticed,
    OptionTouched,
    PanelChanged,
    PowerOffTold,
    Pressed,
    Released,
    RoundPlanned,
    RoundPreviewed,
    SchoolsFound,
    ScreenTouched,
    StartTouched,
    StickTold,
    TimePassed,
    UnfinishedFound,
    VisitsRecalled,
)
from kiosk.play.group_places import GROUP_PLACES
from kiosk.play.journey import after_story
from kiosk.play.office import carrying_on, entering, pages, settings
from kiosk.play.office.places import AtChoosing, AtFinding, AtPreview, AtSwap
from kiosk.play.places import (
    ROOMS,
    AtAttract,
    AtCard,
    AtCheck,
    AtDecide,
    AtFeedback,
    AtFinish,
    AtGate,
    AtNext,
    AtPassOn,
    AtPaused,
    AtPractise,
    AtReady,
    AtSetUp,
    AtStory,
    AtTrouble,
    AtTwist,
)
from kiosk.play.presses import is_held
from kiosk.play.rooms import room
from kiosk.play.state import Timer
from kiosk.play.turn import Turn


def happen(turn: Turn, event: Event) -> None:
    match event:
        case Pressed():
            pressed(turn, event)
        case Released():
            released(turn, event)
        case CornerPressed(corner=corner):
            corner_pressed(turn, corner)
        case CornerReleased(corner=corner):
            turn.cancel(Timer.PAUSE_CORNER if corner is Corner.PAUSE else Timer.OFFICER_CORNER)
        case OptionTouched() | StartTouched() | ScreenTouched():
            touched(turn, event)
        case NarrationEnded(token=token):
            narrated(turn, token)
        case AnswerKept(key=key):
            keeping.kept(turn, key)
        case AnswerNotKept(key=key):
            keeping.not_kept(turn, key)
        case RoundPlanned(scenario_ids=scenario_ids):
            if isinstance(turn.state.place, AtSetUp):
                starting.planned(turn, turn.state.place, scenario_ids)
        case GateTold(state=told):
            entering.told(turn, told)
        case VisitsRecalled():
            settings.recalled(turn, event)
        case SchoolsFound() | RoundPreviewed():
            pages.answered(turn, event)
        case UnfinishedFound(unfinished=unfinished):
            carrying_on.found(turn, unfinished)
        case PanelChanged():
            panel_changed(turn, event)
        case Noticed(text=text):
            noticed(turn, text)
        case HandOutMade() | StickTold() | CareTold() | PowerOffTold():
            if isinstance(event, CareTold):
                turn.state = replace(turn.state, is_connected=event.machine.is_connected)
            room.told(turn, event)
        case TimePassed():
            pass


def panel_changed(turn: Turn, change: PanelChanged) -> None:
    turn.state = replace(
        turn.state,
        faulty=change.faulty,
        is_panel_there=change.is_panel_there,
        loose_switches=change.loose_switches,
        dark_lamps=change.dark_lamps,
    )
    note_hands_up(turn)
    deciding.open_when_up(turn)


def noticed(turn: Turn, text: str) -> None:
    """Keep a notice for the officer, once, among the newest ones; pupils' screens show none."""
    if text not in turn.state.notices:
        turn.state = replace(turn.state, notices=(*turn.state.notices, text)[-MOST_NOTICES:])


def pressed(turn: Turn, press: Pressed) -> None:
    is_edge = presses.put_down(turn, press)
    if not is_edge or wakes(turn):
        return
    stir(turn)
    side = press.side
    match turn.state.place:
        case AtAttract():
            starting.attract_pressed(turn, side)
        case AtSetUp() as place:
            starting.set_up_pressed(turn, place, side)
        case AtChoosing() | AtFinding() | AtPreview() | AtSwap() as place:
            pages.pressed(turn, place, side)
        case AtGate() as place:
            entering.pressed(turn, place, side)
        case AtReady() as place:
            ready.pressed(turn, place, press)
        case AtStory() as place:
            telling.story_pressed(turn, place, side)
        case AtDecide() as place:
            deciding.pressed(turn, place, press)
        case AtCheck() as place:
            checking.pressed(turn, place, press)
        case AtFeedback() as place:
            telling.feedback_pressed(turn, place, side)
        case AtPractise() as place:
            telling.practise_pressed(turn, place, side)
        case AtTwist() as place:
            telling.twist_pressed(turn, place, side)
        case AtPaused() as place:
            paused_pressed(turn, place, side)
        case AtCard() as place:
            card_pressed(turn, place, side)
        case place if isinstance(place, ROOMS):
            room.pressed(turn, place, press)
        case AtNext() | AtPassOn() | AtFinish() | AtTrouble():
            go_on(turn)
        case place if isinstance(place, GROUP_PLACES):
            group.pressed(turn, place, press)
        case _:
            pass


def paused_pressed(turn: Turn, place: AtPaused, side: Side) -> None:
    """NEVER GO alone, held, calls the officer, once both were up."""
    if side is Side.NEVER_GO and place.were_both_up and not is_held(turn.state, Side.GO):
        turn.after(OFFICER_HOLD_MS, Timer.OFFICER_BUTTON)
    else:
        turn.cancel(Timer.OFFICER_BUTTON)


def card_pressed(turn: Turn, place: AtCard, side: Side) -> None:
    if side is Side.GO:
        card.chose(turn, place, card.focus(place))
    else:
        rows = card.card_rows(turn.state, place.behind)
        turn.stay(replace(place, focus=(card.focus(place) + 1) % len(rows)))


def go_on(turn: Turn) -> None:
    match turn.state.place:
        case AtNext() | AtPassOn():
            telling.next_story(turn)
        case AtTwist() as place if place.may_go_on:
            turn.enter(after_story(turn.round, turn.state.set_up.mode))
        case AtFinish() | AtTrouble():
            officer.end(turn)
        case place if isinstance(place, GROUP_PLACES):
            group.gone_on(turn, place)
        case _:
            pass


def released(turn: Turn, release: Released) -> None:
    if not presses.lift(turn, release):
        return
    if release.side is Side.NEVER_GO:
        turn.cancel(Timer.OFFICER_BUTTON)
    place = turn.state.place
    if isinstance(place, AtSetUp):
        stir(turn)
        starting.set_up_released(turn, place, release.side)
    if isinstance(place, AtChoosing | AtFinding | AtPreview | AtSwap):
        stir(turn)
        pages.released(turn, place, release.side)
    if isinstance(place, AtGate):
        stir(turn)
        entering.released(turn, place, release.side)
    if isinstance(place, ROOMS):
        room.released(turn, place, release)
    group.released(turn, release.side)
    note_hands_up(turn)
    deciding.open_when_up(turn)


def corner_pressed(turn: Turn, corner: Corner) -> None:
    if wakes(turn):
        return
    stir(turn)
    if isinstance(turn.state.place, ROOMS):
        room.corner_pressed(turn, turn.state.place, corner)
    if corner is Corner.PAUSE:
        turn.after(PAUSE_CORNER_MS, Timer.PAUSE_CORNER)
    else:
        turn.after(OFFICER_HOLD_MS, Timer.OFFICER_CORNER)


def touched(turn: Turn, touch: OptionTouched | StartTouched | ScreenTouched) -> None:
    if wakes(turn):
        return
    stir(turn)
    match touch, turn.state.place:
        case OptionTouched(index=index), AtSetUp() as place:
            starting.set_up_touched(turn, place, index)
        case OptionTouched(index=index), (AtChoosing() | AtFinding() | AtPreview() | AtSwap()) as place:
            pages.touched(turn, place, index)
        case OptionTouched(index=index), AtGate() as place:
            entering.touched(turn, place, index)
        case OptionTouched(index=index), AtCheck() as place:
            checking.took(turn, place, index)
        case OptionTouched(index=index), AtCard() as place:
            card.chose(turn, place, index)
        case OptionTouched(index=index), place if isinstance(place, ROOMS):
            room.touched(turn, place, index)
        case OptionTouched(index=index), place if isinstance(place, GROUP_PLACES):
            group.touched(turn, place, index)
        case StartTouched(), AtSetUp() as place:
            starting.start(turn, place)
        case ScreenTouched(), AtGate() as place:
            entering.touched_beside(turn, place)
        case ScreenTouched(), AtAttract():
            starting.hello(turn)
        case ScreenTouched(), AtReady() as place:
            ready.stirred(turn, place)
        case ScreenTouched(), AtFeedback() as place:
            telling.again(turn, place)
        case ScreenTouched(), _:
            go_on(turn)
        case _:
            pass


def wakes(turn: Turn) -> bool:
    """Whether this touch or press finds a dimmed screen: then it wakes it, and does nothing else."""
    place = turn.state.place
    if isinstance(place, AtAttract) and place.is_dimmed:
        starting.woke(turn)
        return True
    return False


def stir(turn: Turn) -> None:
    """Somebody is there: the place starts to wait anew."""
    match turn.state.place:
        case AtAttract():
            turn.after(DIM_MS, Timer.IDLE)
        case AtSetUp() | AtChoosing() | AtFinding() | AtPreview() | AtSwap() | AtTrouble():
            turn.after(SET_UP_IDLE_MS, Timer.IDLE)
        case AtGate():
            turn.after(GATE_IDLE_MS, Timer.IDLE)
        case AtReady(is_still_there_asked=False):
            turn.after(READY_IDLE_MS, Timer.IDLE)
        case AtNext():
            turn.after(NEXT_IDLE_MS, Timer.IDLE)
        case AtPassOn():
            turn.after(PASS_IDLE_MS, Timer.IDLE)
        case AtTwist(may_go_on=True):
            turn.after(NEXT_IDLE_MS, Timer.IDLE)
        case AtFinish():
            turn.after(FINISH_IDLE_MS, Timer.IDLE)
        case place if isinstance(place, ROOMS):
            room.stirred(turn, place)
        case _:
            pass


def narrated(turn: Turn, token: int) -> None:
    """The line being said has been heard; the end of any other line means nothing any more."""
    if token != turn.state.saying:
        return
    turn.state = replace(turn.state, saying=None)
    if turn.say_next():
        return
    match turn.state.place:
        case AtAttract() | AtSetUp():
            turn.close_speaker()
        case AtReady() as place:
            ready.narrated(turn, place)
        case AtStory() as place:
            telling.story_narrated(turn, place)
        case AtDecide() as place:
            deciding.narrated(turn, place)
            scanning.narrated(turn)
        case AtCheck() as place:
            checking.narrated(turn, place)
            deciding.open_when_up(turn)
            scanning.narrated(turn)
        case AtFeedback() as place:
            telling.feedback_narrated(turn, place)
        case AtPractise() as place:
            telling.practise_narrated(turn, place)
        case AtTwist() as place:
            telling.twist_narrated(turn, place)
        case AtFinish() as place:
            telling.finish_narrated(turn, place)
        case place if isinstance(place, GROUP_PLACES):
            group.narrated(turn, place)
        case _:
            pass
