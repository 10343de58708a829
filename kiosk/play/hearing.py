"""What follows in each place once a line has been heard to its end."""

from dataclasses import replace

from kiosk.play import checking, deciding, group, ready, scanning, telling
from kiosk.play.group_places import GROUP_PLACES
from kiosk.play.places import (
    AtAttract,
    AtCheck,
    AtDecide,
    AtFeedback,
    AtFinish,
    AtPractise,
    AtReady,
    AtSetUp,
    AtStory,
    AtTwist,
)
from kiosk.play.turn import Turn


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
