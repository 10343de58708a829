"""What the screen shows while a group answers."""

from kiosk.play import hands, languages, revealing, scanning, voting
from kiosk.play.group_places import AtEveryone, AtHands, AtReveal, AtTalk, AtTeam, AtVote, GroupPlace
from kiosk.play.group_screens import Everyone, GroupScreen, HandsUp, Reveal, Talk, TeamTurn, Vote
from kiosk.play.state import Round, State

MOST_DOTS = 40
"""A row of more dots than pupils in a class tells nothing more."""


def group_screen(state: State, current: Round, place: GroupPlace) -> GroupScreen:
    is_quiet = state.set_up.is_quiet
    match place:
        case AtVote():
            return vote_screen(state, current, place)
        case AtEveryone(caption=caption, is_holding=is_holding):
            return Everyone(caption, is_holding, is_quiet)
        case AtTalk(caption=caption, may_go_on=may_go_on):
            return Talk(caption, may_go_on, is_quiet, place.glance, place.presses)
        case AtHands():
            return hands_screen(state, place)
        case AtReveal(caption=caption):
            first, second = revealing.shown(state, current, place)
            return Reveal(caption, first, second, is_quiet)
        case AtTeam(caption=caption, team=team):
            return TeamTurn(caption, team, is_quiet)


def vote_screen(state: State, current: Round, place: AtVote) -> Vote:
    """Nothing here depends on the side that was pressed, nor on what is counted."""
    decision = place.decision
    lines = voting.lines_of(place)
    is_told = voting.is_told(place)
    return Vote(
        question=decision.ask.text,
        recap=decision.recap,
        caption=place.caption,
        scene=current.scene,
        clever="thinking" if not is_told and place.line else decision.clever,
        is_open=place.is_open,
        is_thinking=not is_told and len(lines) > 1,
        is_heard=not place.is_open and bool(place.presses),
        may_end=is_told,
        dots=dots(state, place),
        presses=place.presses,
        item=current.index + 1,
        items=len(current.playlist),
        is_quiet=state.set_up.is_quiet,
        scanned=scanning.SIDES[place.scan.lit] if place.scan else None,
        at_home=languages.at_home(state.set_up),
    )


def dots(state: State, place: AtVote) -> int:
    """How many votes of this ballot are on the card."""
    on_their_way = {awaited.key for awaited in state.awaited} | set(state.unkept)
    kept = sum(key not in on_their_way for key in place.keys)
    return min(MOST_DOTS, place.before + kept)


def hands_screen(state: State, place: AtHands) -> HandsUp:
    count = None if place.focus is None else hands.number(place)
    return HandsUp(
        caption=place.caption,
        clever="calm" if place.focus else "thinking" if place.line else place.decision.clever,
        asked=place.focus,
        count=count,
        is_last=place.focus is not None and not hands.is_first(place),
        is_quiet=state.set_up.is_quiet,
    )
