"""What the screen shows in each place: from all that the engine knows to one plain value."""

from kiosk.play import languages, scanning, teams
from kiosk.play.card import card_notes, card_rows, coming_up, is_on_projector
from kiosk.play.card import focus as card_focus
from kiosk.play.group_places import GROUP_PLACES
from kiosk.play.group_views import group_screen
from kiosk.play.journey import safe_side
from kiosk.play.knobs import fields
from kiosk.play.office import entering, pages
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
    AtKeeping,
    AtNext,
    AtPassOn,
    AtPaused,
    AtPractise,
    AtReady,
    AtSetUp,
    AtStory,
    AtTrouble,
    AtTwist,
    RoundPlace,
)
from kiosk.play.ready import by_touch
from kiosk.play.rooms import room
from kiosk.play.rooms.says import HIDDEN
from kiosk.play.screens import (
    Attract,
    CheckWith,
    Decide,
    Feedback,
    Finish,
    Next,
    OfficerCard,
    PassOn,
    Paused,
    Practise,
    Ready,
    Screen,
    SetUpScreen,
    Story,
    Trouble,
    Twist,
)
from kiosk.play.state import Round, State


def screen_of(state: State) -> Screen:
    """The screen of the place the state is in."""
    match state.place:
        case AtAttract(caption=caption, is_dimmed=is_dimmed):
            return Attract(caption, is_dimmed, state.set_up.is_quiet, state.notices, state.is_connected)
        case AtSetUp() as place:
            return set_up_screen(state, place)
        case AtChoosing() | AtFinding() | AtPreview() | AtSwap() as place:
            return pages.screen(state, place)
        case AtGate() as place:
            return entering.screen(state, place)
        case AtTrouble(text=text):
            return Trouble(text)
        case AtPaused():
            return Paused()
        case AtCard() as place:
            return card_screen(state, place)
        case place if isinstance(place, ROOMS):
            return room.screen(state, place)
        case place:
            if state.round is None:
                raise RuntimeError(f"{type(place).__name__} without a round")
            return screen_in_round(state, state.round, place)


def card_screen(state: State, place: AtCard) -> OfficerCard:
    """The officer's card; on a projector plain tiles, and that the notes stay hidden."""
    rows, focus = card_rows(state, place.behind), card_focus(place)
    if is_on_projector(state):
        return OfficerCard(rows, focus, (HIDDEN,))
    notes = (*card_notes(state), *state.notices)
    return OfficerCard(rows, focus, notes, coming_up(state))


def set_up_screen(state: State, place: AtSetUp) -> SetUpScreen:
    about_language = languages.notices(state.set_up, state.catalogue)
    notices = (*place.notices, *about_language, *card_notes(state), *state.notices, *state.set_up_notices)
    return SetUpScreen(fields(state, place.page), place.focus, place.is_holding or place.is_planning, notices)


def screen_in_round(state: State, current: Round, place: RoundPlace) -> Screen:
    is_quiet = state.set_up.is_quiet
    item, items = current.index + 1, len(current.playlist)
    scene = current.scene
    match place:
        case AtReady(asked=asked, heard=heard, caption=caption):
            told_at_home = languages.at_home(state.set_up)
            touched = by_touch(state, place)
            return Ready(caption, asked, heard, touched, is_quiet, scanning.is_on(state), told_at_home)
        case AtStory(beat=beat, caption=caption, glance=glance, presses=presses):
            return Story(caption, scene, beat.clever, item, items, glance, is_quiet, presses)
        case AtKeeping(asking=asking):
            return screen_in_round(state, current, asking)
        case place if isinstance(place, GROUP_PLACES):
            return group_screen(state, current, place)
        case AtDecide():
            return decide_screen(state, current, place)
        case AtCheck():
            return check_screen(state, current, place)
        case AtFeedback(beat=beat, verdict=verdict, caption=caption, glance=glance, presses=presses):
            side = safe_side(current.scenario)
            clever = beat.clever
            return Feedback(verdict, side, caption, scene, clever, item, items, is_quiet, glance, presses)
        case AtPractise():
            return practise_screen(state, current, place)
        case AtTwist(caption=caption, may_go_on=may_go_on, glance=glance, presses=presses):
            clever = current.scenario.what_if.clever
            return Twist(caption, scene, clever, may_go_on, item, items, is_quiet, glance, presses)
        case AtNext(caption=caption):
            return Next(caption, item, items, is_quiet, teams.battery(state, current))
        case AtPassOn(caption=caption):
            return PassOn(caption, item, items, is_quiet)
        case AtFinish(caption=caption):
            return Finish(current.practised, caption, is_quiet, teams.battery(state, current))


def practise_screen(state: State, current: Round, place: AtPractise) -> Practise:
    return Practise(
        steps=place.rehearsal.steps,
        lit=place.lit,
        caption=place.caption,
        is_acting=place.is_acting,
        scene=current.scene,
        item=current.index + 1,
        items=len(current.playlist),
        is_quiet=state.set_up.is_quiet,
        glance=place.glance,
        presses=place.presses,
    )


def decide_screen(state: State, current: Round, place: AtDecide) -> Decide:
    decision = place.decision
    return Decide(
        question=decision.ask.text,
        recap=decision.recap,
        caption=place.caption,
        scene=current.scene,
        clever=decision.clever,
        is_open=place.is_open,
        pressed=None if place.team else place.pressed,
        item=current.index + 1,
        items=len(current.playlist),
        is_quiet=state.set_up.is_quiet,
        scanned=scanning.SIDES[place.scan.lit] if place.scan and place.pressed is None else None,
        at_home=languages.at_home(state.set_up),
        team=place.team,
        is_taken=place.team is not None and place.pressed is not None,
    )


def check_screen(state: State, current: Round, place: AtCheck) -> CheckWith:
    return CheckWith(
        question=place.check.ask.text,
        caption=place.caption,
        choices=place.check.choices,
        focus=check_focus(state, place),
        pressed=place.pressed,
        is_open=place.is_open,
        scene=current.scene,
        item=current.index + 1,
        items=len(current.playlist),
        is_quiet=state.set_up.is_quiet,
        is_scanning=scanning.is_on(state),
    )


def check_focus(state: State, place: AtCheck) -> int | None:
    """The choice that is framed: with one switch the lit one, of three the one that GO would take."""
    if scanning.is_on(state):
        return place.scan.lit if place.scan and place.pressed is None else place.pressed
    return place.focus if len(place.check.choices) > 2 else None
