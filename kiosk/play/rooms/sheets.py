"""What an officer looks up in the middle of a class: the view of the story that is on, and what to do when a child tells.

Both stand before what they were called from and change nothing of it. Nothing of them is said, kept or logged.
"""

from kiosk.contacts import Contact
from kiosk.play.journey import safe_side
from kiosk.play.places import (
    AtCheck,
    AtDecide,
    AtFeedback,
    AtGuidance,
    AtKeeping,
    AtNext,
    AtNotes,
    AtPassOn,
    AtPaused,
    AtPractise,
    AtReady,
    AtStory,
    OpenPlace,
)
from kiosk.play.rooms import says
from kiosk.play.rooms.screens import Guidance, Notes, Option
from kiosk.play.state import Round, State
from kiosk.play.turn import Turn
from kiosk.scenario.model import Scenario
from kiosk.words import CARRY_ON

NOTES_OPTIONS = (Option("carry-on", CARRY_ON), Option("back", says.BACK))
GUIDANCE_OPTIONS = (Option("back", says.BACK), Option("calm", says.CALM))


def idled(turn: Turn, place: AtNotes | AtGuidance) -> None:
    """The officer has gone to see to somebody: what stands here is not for pupils, who see Clever calm."""
    turn.enter(AtPaused(place.behind))


def about(current: Round, behind: OpenPlace) -> Scenario:
    """The story that the officer wants to know about: between two stories the one that comes."""
    if isinstance(behind, AtNext | AtPassOn) and not current.is_last:
        return current.playlist[current.index + 1]
    return current.scenario


def notes(current: Round, place: AtNotes) -> Notes:
    scenario = about(current, place.behind)
    return Notes(
        title=scenario.title,
        safe=safe_side(scenario),
        answer=says.ANSWERS[scenario.answer],
        discuss=scenario.officer.discuss,
        watch_for=scenario.officer.watch_for,
        coming=coming(current, place.behind),
        options=NOTES_OPTIONS,
        focus=place.focus,
    )


def coming(current: Round, behind: OpenPlace) -> str:
    """What comes next in this story, and the story after it."""
    index = current.playlist.index(about(current, behind)) + 1
    is_last = index >= len(current.playlist)
    after = says.NO_STORY_LEFT if is_last else says.then_story(current.playlist[index].title)
    return says.coming(next_beat(behind), after)


def next_beat(behind: OpenPlace) -> str:
    match behind:
        case AtReady() | AtStory() | AtNext() | AtPassOn():
            return says.BEATS["question"]
        case AtDecide(decision=decision) if decision.check:
            return says.BEATS["check"]
        case AtDecide() | AtCheck() | AtKeeping():
            return says.BEATS["verdict"]
        case AtFeedback():
            return says.BEATS["practise"]
        case AtPractise():
            return says.BEATS["twist"]
        case _:
            return ""


def guidance(state: State, place: AtGuidance) -> Guidance:
    return Guidance(says.GUIDANCE_TITLE, says.GUIDANCE_STEPS, contacts(state), GUIDANCE_OPTIONS, place.focus)


def contacts(state: State) -> tuple[tuple[str, str], ...]:
    """Whom to ring: the school first, then the police, then who helps; what is not set is left out."""
    ours = state.contacts
    return (
        *_told(ours.school),
        *says.POLICE,
        *_told(ours.force),
        *_told(ours.charity),
        *says.HELP,
    )


def _told(contact: Contact) -> tuple[tuple[str, str], ...]:
    return ((contact.name, contact.number),) if contact.name or contact.number else ()
