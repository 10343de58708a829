"""What a class can be sure or unsure about: by what was agreed, by who asks, and by what is held out to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from kiosk.insight.bands import Share
from kiosk.insight.kinds import Kind
from kiosk.scenario.model import Agreed, Lure, Scenario, Who

SURE_FROM: Final = 0.80
UNSURE_TO: Final = 0.60
"""Mean shares of the safe answer. Between the two nothing is said."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A story whose band may be told: `share` chose NEVER GO before they talked about it."""

    scenario: Scenario
    share: Share

    @property
    def safe(self) -> float:
        """About how many chose the safe answer, 0.0–1.0, as the band's middle."""
        return 1 - self.share.middle if self.scenario.answer.is_go else self.share.middle


@dataclass(frozen=True, slots=True)
class Theme:
    """Stories that teach one thing. An empty field is no condition; `who` or `lure` suffices where both are given."""

    id: str
    is_go: bool
    sure: str
    unsure: str
    agreed: tuple[Agreed, ...] = ()
    who: tuple[Who, ...] = ()
    lure: tuple[Lure, ...] = ()
    is_online: bool = False
    fewest: int = 1
    """Of how many stories something is said."""

    def has(self, scenario: Scenario) -> bool:
        if scenario.answer.is_go != self.is_go or scenario.is_online < self.is_online:
            return False
        if self.agreed and scenario.agreed not in self.agreed:
            return False
        return not (self.who or self.lure) or scenario.who in self.who or scenario.lure in self.lure


THEMES: Final = (
    Theme(
        "plan",
        is_go=True,
        agreed=(Agreed.GROWN_UP_TOLD_YOU, Agreed.STANDING_PLAN),
        fewest=2,
        sure="Sure about plans: what was agreed may be done.",
        unsure="Not sure yet that a plan which was agreed may be followed.",
    ),
    Theme(
        "no-plan",
        is_go=False,
        agreed=(Agreed.NOBODY_TOLD_YOU,),
        fewest=2,
        sure="Sure what to do when nothing was agreed: not to go, and to check.",
        unsure="Goes along although nothing was agreed beforehand.",
    ),
    Theme(
        "changed-plan",
        is_go=False,
        agreed=(Agreed.PLAN_CHANGED,),
        sure="Checks before a plan is changed.",
        unsure="Takes a changed plan on somebody's word, without checking.",
    ),
    Theme(
        "grown-up-here",
        is_go=True,
        agreed=(Agreed.GROWN_UP_IS_HERE,),
        sure="At ease when their own grown-up is there and says yes.",
        unsure="Says Never Go even when their own grown-up is there and says yes.",
    ),
    Theme(
        "helpers",
        is_go=True,
        who=(Who.PROFESSIONAL,),
        lure=(Lure.AUTHORITY, Lure.EMERGENCY),
        sure="Takes help from people at their work, where it was agreed.",
        unsure="Still says Never Go to everyone in uniform or at work, where it was agreed as well.",
    ),
    Theme(
        "uniform",
        is_go=False,
        lure=(Lure.AUTHORITY,),
        sure="Knows that a uniform or a badge is not a plan.",
        unsure="Takes a uniform or a badge for a plan.",
    ),
    Theme(
        "new-people",
        is_go=True,
        who=(Who.UNKNOWN_ADULT,),
        sure="At ease with new people where it was agreed.",
        unsure="Says Never Go to new people even where it was agreed: it is the plan that counts, not the face.",
    ),
    Theme(
        "known-people",
        is_go=False,
        who=(Who.FAMILY, Who.KNOWN_ADULT),
        sure="Checks first with people they know and like, too.",
        unsure="Goes along with people they know, without checking.",
    ),
    Theme(
        "family-said",
        is_go=False,
        lure=(Lure.FAMILY_SAID,),
        sure="Checks when somebody says that home has sent them.",
        unsure="Believes “home has sent me” without checking.",
    ),
    Theme(
        "lift",
        is_go=False,
        lure=(Lure.LIFT,),
        sure="Checks before any lift, however hard it rains.",
        unsure="Takes a lift from somebody kind without checking.",
    ),
    Theme(
        "treats",
        is_go=False,
        lure=(Lure.GIFT, Lure.ANIMAL),
        sure="Sticks to the plan when there are treats or animals to see.",
        unsure="Treats and animals still lead them away from the plan.",
    ),
    Theme(
        "helping",
        is_go=False,
        lure=(Lure.HELP, Lure.EMERGENCY),
        sure="Knows that grown-ups who need help can ask other grown-ups.",
        unsure="Sets off to help, or in an emergency, before checking.",
    ),
    Theme(
        "peers",
        is_go=False,
        who=(Who.PEER, Who.OLDER_CHILD),
        lure=(Lure.PEER_PRESSURE,),
        sure="Sticks to the plan when other children want to change it.",
        unsure="Changes the plan when other children want to.",
    ),
    Theme(
        "online",
        is_go=False,
        lure=(Lure.GAME, Lure.PRIVATE_CHAT, Lure.MEET, Lure.SHARE),
        sure="Stays in the open online, and shows a grown-up who asks.",
        unsure="Online, moves somewhere private or gives away where they are.",
    ),
    Theme(
        "online-plan",
        is_go=True,
        lure=(Lure.GAME, Lure.PRIVATE_CHAT, Lure.MEET, Lure.SHARE),
        sure="At ease online with what was planned together.",
        unsure="Says Never Go online even to what was planned together.",
    ),
    Theme(
        "no-ask",
        is_go=True,
        agreed=(Agreed.NOBODY_ASKED,),
        sure="Notices when nobody has asked them to go anywhere.",
        unsure="Hears an ask to go where there was none.",
    ),
)


@dataclass(frozen=True, slots=True)
class Leaning:
    """The themes that a class is sure about, in the order of the table, and unsure about, the least sure first."""

    sure: tuple[Theme, ...]
    unsure: tuple[Theme, ...]


def leaning(answered: Sequence[Answered], kind: Kind | None = None) -> Leaning:
    """What the bands of these stories say by theme, what is least sure first.

    A theme with one story that went wrong is never told as sure. Whoever says the same to everything is sure of nothing
    in which that happens to be safe.
    """
    says_to_everything = {Kind.BLANKET: False, Kind.TRUSTING: True}.get(kind or Kind.NOT_CLEAR)
    sure: list[Theme] = []
    unsure: list[tuple[float, Theme]] = []
    for theme in THEMES:
        safe = [one.safe for one in answered if theme.has(one.scenario)]
        if len(safe) < theme.fewest:
            continue
        if fmean(safe) >= SURE_FROM and min(safe) > UNSURE_TO and theme.is_go is not says_to_everything:
            sure.append(theme)
        elif fmean(safe) <= UNSURE_TO:
            unsure.append((fmean(safe), theme))
    unsure.sort(key=lambda one: one[0])
    return Leaning(tuple(sure), tuple(theme for _, theme in unsure))


def themes_of(scenarios: Iterable[Scenario]) -> tuple[Theme, ...]:
    """The themes that these stories teach, in the order of the table."""
    played = tuple(scenarios)
    return tuple(theme for theme in THEMES if any(theme.has(scenario) for scenario in played))
