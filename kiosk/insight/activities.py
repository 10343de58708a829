"""What to do in class afterwards: a few minutes each, standing up, with nothing to buy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from kiosk.insight.page import Activity
from kiosk.insight.themes import Theme

HOW_MANY: Final = 3


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An activity, and the themes that it goes with: the first is what it is best for."""

    activity: Activity
    themes: tuple[str, ...]


FOLLOW_UPS: Final = (
    FollowUp(
        Activity(
            "Who agreed it?",
            "Everybody stands. Say a plan: “Grandad fetches you today.” The class asks together: “Who agreed it?” Answer "
            "“Mum, this morning” or “Nobody yet.” They step forward for a plan and stay put for none. Then pupils make them up.",
        ),
        ("plan", "no-plan", "new-people"),
    ),
    FollowUp(
        Activity(
            "The plan in my pocket",
            "In pairs, standing. One tells today's plan for going home: who, where, when. The other hears it once and tells it "
            "back. Swap. Anybody who does not know the plan has found a good question for home.",
        ),
        ("plan", "grown-up-here", "online-plan"),
    ),
    FollowUp(
        Activity(
            "Thank you, but I check first",
            "Walk about the room. When you clap, all stop, take one big step back and say together: “Thank you, but I check "
            "first!” Try it loud, try it friendly, try it with a smile. Clever's favourite is loud and friendly.",
        ),
        ("no-plan", "known-people", "lift"),
    ),
    FollowUp(
        Activity(
            "The kind driver",
            "Two chairs are a car. One pupil waits for the bus, another leans out and offers a lift very nicely. The first steps "
            "back, says they check first, and walks to the class, which is the school office. The driver says: “Good idea.” Swap.",
        ),
        ("lift", "known-people", "plan"),
    ),
    FollowUp(
        Activity(
            "Change of plan!",
            "Stand in a circle and pass a message: “The plan has changed.” Each asks the one before: “Who says so?” and turns to "
            "check with you. You answer yes or no. Nobody moves until the answer has come all the way back round.",
        ),
        ("changed-plan", "family-said", "peers"),
    ),
    FollowUp(
        Activity(
            "The saved number",
            "Hands become telephones. You ring the class with news: “Home has sent me to fetch you.” The class hangs up, dials a "
            "number it knows on its palm, and asks: “Is it agreed?” Half the time it is, and everybody sets off on the spot.",
        ),
        ("family-said", "changed-plan", "online"),
    ),
    FollowUp(
        Activity(
            "Helpers at work",
            "Pupils act people at work: a nurse, a bus driver, a lollipop person, an officer. The class guesses, and says when it "
            "can go along: “When my grown-up agreed it” or “When my grown-up is here.” Clap for every helper.",
        ),
        ("helpers", "new-people", "uniform"),
    ),
    FollowUp(
        Activity(
            "A badge is not a plan",
            "Put on a pretend badge and ask politely: “Come with me, please.” The class answers: “Who agreed it?” Take the badge "
            "off and ask again: the same answer. Then say that their teacher has arranged it, and off you all go, once round the room.",
        ),
        ("uniform", "helpers", "no-plan"),
    ),
    FollowUp(
        Activity(
            "My grown-up is here",
            "In threes: a child, their grown-up, and somebody with a lovely pretend dog. The child looks at the grown-up and asks: "
            "“May I?” A nod means stroke the dog together, a shake means wave and walk on. Swap until all have asked.",
        ),
        ("grown-up-here", "treats", "new-people"),
    ),
    FollowUp(
        Activity(
            "Very nice biscuits",
            "One pupil holds out something wonderful that is not there: biscuits, a kitten, a rocket. The other admires it, keeps "
            "both feet where they are, and says: “It looks lovely. I check first.” Who can invent the most wonderful thing?",
        ),
        ("treats", "no-plan", "helping"),
    ),
    FollowUp(
        Activity(
            "Grown-ups ask grown-ups",
            "Somebody has lost a pretend puppy and asks a pupil to help look. The pupil points to the nearest grown-up: “They can "
            "help you.” Then all walk to a grown-up together and tell. Try it quickly, slowly, and with the puppy found at the end.",
        ),
        ("helping", "treats", "new-people"),
    ),
    FollowUp(
        Activity(
            "Sticking to the route",
            "Chalk or point out a route through the room. Two friends walk it; a third calls: “This way is quicker!” The friends "
            "stop, say “That is not our plan”, and invite the third along theirs. Everybody arrives together.",
        ),
        ("peers", "changed-plan", "plan"),
    ),
    FollowUp(
        Activity(
            "Out in the open",
            "One corner of the room is the chat that everybody sees, another is the secret one. Read out messages: “Nice game!” "
            "“Come to my room.” “Where do you live?” Pupils stay in the open corner, put the pretend tablet down and come to show you.",
        ),
        ("online", "peers", "no-plan"),
    ),
    FollowUp(
        Activity(
            "Planned together",
            "Stand in pairs, one grown-up and one child. Plan something online: who will be there, when, who sits beside you. Shake "
            "hands on it. Now you read out invitations: thumbs up for the planned one, and “Let me show somebody” for the rest.",
        ),
        ("online-plan", "online", "plan"),
    ),
    FollowUp(
        Activity(
            "Hello is only hello",
            "Walk about and greet each other. Some say only “Hello”, some add “Come with me.” At a hello, wave and walk on. At a "
            "“come with me”, stop, step back and put a hand up. Listening for the ask is the whole game.",
        ),
        ("no-ask", "new-people", "no-plan"),
    ),
    FollowUp(
        Activity(
            "Five grown-ups",
            "Each pupil counts on one hand five grown-ups whom they could tell: at home, at school, elsewhere. Nobody says the names "
            "aloud. Then shake hands with a neighbour: “I will tell.” “And I will listen.” Telling is never telling tales.",
        ),
        ("known-people", "online", "helping"),
    ),
)


def follow_ups(unsure: Iterable[Theme], played: Iterable[Theme]) -> tuple[Activity, ...]:
    """Three activities: for what the class is unsure about first, then for what was practised, then any.

    Of what was practised the narrow themes come first, so that not every class is given the same.
    """
    chosen: dict[str, Activity] = {}
    narrow_first = sorted(played, key=lambda theme: theme.fewest)
    for activity in (*_in_turn(unsure), *_in_turn(narrow_first), *(one.activity for one in FOLLOW_UPS)):
        chosen.setdefault(activity.title, activity)
    return tuple(chosen.values())[:HOW_MANY]


def _in_turn(themes: Iterable[Theme]) -> Iterator[Activity]:
    """The best activity for each theme, then the second best for each, and so on."""
    ranked = [_best_for(theme.id) for theme in themes]
    for several in zip_longest(*ranked):
        yield from (activity for activity in several if activity)


def _best_for(theme: str) -> list[Activity]:
    fitting = [one for one in FOLLOW_UPS if theme in one.themes]
    return [one.activity for one in sorted(fitting, key=lambda one: one.themes.index(theme))]
