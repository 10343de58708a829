"""The officer's card: what it says in the middle of a round, and what its rows do."""

from dataclasses import replace

from kiosk import words
from kiosk.answers import Mode
from kiosk.look import Distance
from kiosk.play import group, quick_check
from kiosk.play.effects import CloseSpeaker, OpenSpeaker
from kiosk.play.group_places import GROUP_PLACES
from kiosk.play.journey import after_story, rehearsal_of
from kiosk.play.keeping import stop_waiting
from kiosk.play.office.carrying_on import to_story
from kiosk.play.office.places import AtChoosing, AtFinding, AtPreview, AtSwap
from kiosk.play.officer import end
from kiosk.play.places import (
    AtAttract,
    AtCard,
    AtCheck,
    AtDecide,
    AtFeedback,
    AtFinish,
    AtGuidance,
    AtNext,
    AtNotes,
    AtPractise,
    AtReady,
    AtSetUp,
    AtStory,
    AtTrouble,
    AtTwist,
    OpenPlace,
)
from kiosk.play.presses import stuck_sides, stuck_switches
from kiosk.play.rooms import says
from kiosk.play.rooms.places import AtHandOut
from kiosk.play.screens import Field
from kiosk.play.state import State
from kiosk.play.turn import Turn

CARRY_ON = "carry-on"
SAY_AGAIN = "say-again"
NEXT_STORY = "next-story"
NOTES = "notes"
GUIDANCE = "guidance"
LEAVE = "leave"
LEAVE_ROW = 2
MUTE = "mute"
BUTTONS = "buttons"
END_NOW = "end-now"


def card_rows(state: State, behind: OpenPlace) -> tuple[Field, ...]:
    """The rows of the card: name, label, and how a switch stands."""
    # Pupils who see the projector must not learn that somebody may have told something.
    guidance = () if is_on_projector(state) else (Field(GUIDANCE, says.GUIDANCE, ""),)
    after = (
        Field(MUTE, words.SOUND, words.OFF if state.is_muted else words.ON),
        Field(BUTTONS, words.BUTTONS, words.ON if state.are_buttons_on else words.OFF),
        *guidance,
        Field(END_NOW, words.END_NOW, ""),
    )
    carry_on, say_again = Field(CARRY_ON, words.CARRY_ON, ""), Field(SAY_AGAIN, words.SAY_AGAIN, "")
    if state.round is None:
        return (carry_on, *after)
    is_over = isinstance(behind, AtFinish)
    onward = Field(LEAVE, says.HAND_OUT, "") if is_over else Field(NEXT_STORY, words.NEXT_STORY, "")
    notes = () if is_on_projector(state) else (Field(NOTES, says.NOTES, ""),)
    return (carry_on, say_again, onward, *notes, *after)


def focus(place: AtCard) -> int:
    """The row in focus; until the officer moves on, that is what is most likely wanted: at the end to leave something."""
    if place.focus is not None:
        return place.focus
    return LEAVE_ROW if isinstance(place.behind, AtFinish) else 0


def is_on_projector(state: State) -> bool:
    """Whether pupils see whatever the officer does: then nothing of the officer's is shown."""
    return state.set_up.look.distance is Distance.PROJECTOR


def card_notes(state: State) -> tuple[str, ...]:
    """What the officer should know, in plain sentences."""
    notes = list(panel_notes(state))
    if state.unkept:
        notes.append(words.not_kept_yet(len(state.unkept)))
    return tuple(notes)


def panel_notes(state: State) -> tuple[str, ...]:
    """What is wrong with buttons, switches and lamps."""
    stuck, loose = stuck_sides(state), stuck_switches(state)
    notes = [words.seems_stuck(side) for side in stuck]
    notes += [words.not_working(side) for side in state.dead]
    notes += [words.not_working(side) for side in state.faulty if side not in (*state.dead, *stuck)]
    notes += [words.switch_seems_stuck(side) for side in loose]
    notes += [words.switch_not_working(side) for side in state.loose_switches if side not in loose]
    notes += [words.lamp_not_working(side) for side in state.dark_lamps]
    match state.place:
        case AtCard(behind=AtReady(may_touch=True)):
            notes.append(words.SWITCH_NOT_HEARD)
    if not state.is_panel_there:
        notes.append(words.NO_PANEL)
    return tuple(notes)


def coming_up(state: State) -> str:
    """The title of the story that is on, and its discussion question."""
    if state.round is None:
        return ""
    scenario = state.round.scenario
    return " ".join((f"{scenario.title}.", *scenario.officer.discuss[:1]))


def chose(turn: Turn, place: AtCard, index: int) -> None:
    """Do what the row says; a row that is not there does nothing."""
    rows = card_rows(turn.state, place.behind)
    if not 0 <= index < len(rows):
        return
    match rows[index].name:
        case "carry-on":
            turn.enter(afresh(place.behind, is_from_start=False))
        case "say-again":
            turn.enter(afresh(place.behind, is_from_start=True))
        case "next-story":
            skip(turn, place.behind)
        case "notes":
            turn.enter(AtNotes(place.behind))
        case "guidance":
            turn.enter(AtGuidance(place.behind))
        case "leave":
            end(turn)
            turn.enter(AtHandOut())
        case "mute":
            switch_sound(turn)
            turn.stay(replace(place, focus=index))
        case "buttons":
            turn.state = replace(turn.state, are_buttons_on=not turn.state.are_buttons_on)
            turn.stay(replace(place, focus=index))
        case _:
            end(turn)


def switch_sound(turn: Turn) -> None:
    """Mute, or unmute, by opening the speaker anew at another volume."""
    state = replace(turn.state, is_muted=not turn.state.is_muted)
    turn.state = state
    if state.is_speaker_open:
        turn.do(CloseSpeaker())
        turn.do(OpenSpeaker(0 if state.is_muted else state.set_up.volume, state.set_up.is_quiet))


def skip(turn: Turn, behind: OpenPlace) -> None:
    """Go to the next story; one that has been answered is rehearsed first, whatever the hurry."""
    current = turn.round
    if isinstance(behind, AtReady):
        to_story(turn, current.index)
    elif turn.state.set_up.mode is Mode.CHECK and not current.is_rehearsed:
        stop_waiting(turn)
        quick_check.go_on(turn)
    elif current.is_decided and not current.is_rehearsed:
        stop_waiting(turn)
        turn.enter(AtPractise(rehearsal_of(current.scenario)))
    elif current.is_last:
        turn.enter(after_story(current, turn.state.set_up.mode))
    else:
        to_story(turn, current.index + 1)


def afresh(place: OpenPlace, *, is_from_start: bool) -> OpenPlace:
    """The place to go on with: its line said again, or all of its beat; an answer not yet decided is asked again."""
    match place:
        case AtAttract():
            return AtAttract()
        case AtSetUp(focus=focus, page=page):
            return AtSetUp(focus, page)
        case AtChoosing() | AtFinding() | AtPreview() | AtSwap():
            return replace(place, is_holding=False)
        case AtReady():
            return replace(place, is_still_there_asked=False)
        case AtDecide() | AtCheck() | AtNext() | AtTrouble():
            return place
        case AtPractise() if is_from_start:
            return AtPractise(place.rehearsal)
        case AtStory() | AtFeedback() | AtPractise() | AtTwist() | AtFinish() if is_from_start:
            return replace(place, line=0)
        case place if isinstance(place, GROUP_PLACES):
            return group.afresh(place, is_from_start=is_from_start)
        case _:
            return place
