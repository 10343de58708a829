"""The playlist as it would be, for the officer's eyes only, and what could be told in a story's place."""

from dataclasses import replace

from kiosk.play.effects import PreviewRound
from kiosk.play.events import RoundPreviewed
from kiosk.play.journey import safe_side
from kiosk.play.office import says, settings
from kiosk.play.office.choosing import MOST_OPTIONS
from kiosk.play.office.places import AtPreview, AtSwap
from kiosk.play.screens import Chooser, Option
from kiosk.play.state import State
from kiosk.play.turn import Turn


def entered(turn: Turn, place: AtPreview) -> None:
    if not place.is_known:
        turn.do(PreviewRound(turn.state.set_up))


def previewed(turn: Turn, place: AtPreview, event: RoundPreviewed) -> None:
    """The playlist is here: what the officer sees is what will be played."""
    if place.is_known:
        return
    known = {scenario.id for scenario in turn.state.catalogue}
    ids = tuple(one for one in event.scenario_ids if one in known)
    others = tuple(tuple(one for one in could if one in known) for could in event.others)
    turn.state = replace(turn.state, set_up=replace(turn.state.set_up, chosen=ids))
    turn.stay(replace(place, ids=ids, others=others, is_known=True, focus=min(place.focus, len(ids))))


def count_of(place: AtPreview | AtSwap) -> int:
    """How many stops NEVER GO has: the stories and two more, or the others and the way back."""
    return len(place.ids) + 2 if isinstance(place, AtPreview) else len(others(place)) + 1


def others(place: AtSwap) -> tuple[str, ...]:
    preview = place.preview
    found = preview.others[preview.focus] if preview.focus < len(preview.others) else ()
    return found[:MOST_OPTIONS]


def took_story(turn: Turn, place: AtPreview, index: int) -> None:
    """Swap the story `index`; after the last come other stories altogether, and the way back."""
    if index == len(place.ids):
        turn.state = replace(turn.state, set_up=replace(turn.state.set_up, chosen=()))
        turn.enter(AtPreview(focus=index, tile=place.tile))
    elif index > len(place.ids):
        settings.come_back(turn, place.tile)
    elif index >= 0:
        turn.enter(AtSwap(replace(place, focus=index, is_holding=False)))


def took_other(turn: Turn, place: AtSwap, index: int) -> None:
    """Tell this one in its place; the one after the last keeps what was there."""
    could, preview = others(place), place.preview
    if not 0 <= index < len(could):
        turn.enter(preview)
        return
    ids = (*preview.ids[: preview.focus], could[index], *preview.ids[preview.focus + 1 :])
    turn.state = replace(turn.state, set_up=replace(turn.state.set_up, chosen=ids))
    turn.enter(AtPreview(ids=ids, focus=preview.focus, tile=preview.tile))


def screen(state: State, place: AtPreview) -> Chooser:
    stories = tuple(_story(state, scenario_id) for scenario_id in place.ids)
    note = says.ONE_MOMENT if not place.is_known else says.ONLY_YOU_SEE if stories else says.NONE_TO_SEE
    if any(story.label.endswith(says.SENSITIVE_MARK) for story in stories):
        note = f"{note} {says.MARKED_IS_SENSITIVE}"
    options = (*stories, Option(says.OTHER_STORIES), Option(says.BACK))
    return Chooser(says.THE_STORIES, options, place.focus, note, place.is_holding, feet=2)


def swap_screen(state: State, place: AtSwap) -> Chooser:
    title = _story(state, place.preview.ids[place.preview.focus]).label
    options = (*(_story(state, one) for one in others(place)), Option(says.KEEP_IT))
    return Chooser(says.INSTEAD_OF, options, place.focus, title, place.is_holding)


def _story(state: State, scenario_id: str) -> Option:
    scenario = next(one for one in state.catalogue if one.id == scenario_id)
    mark = f" {says.SENSITIVE_MARK}" if scenario.sensitive else ""
    return Option(f"{scenario.title}{mark}", side=safe_side(scenario))
