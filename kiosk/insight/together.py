"""One story over all rounds: the middle of the bands that are told anyway, and what classes that spoke as one chose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hardware.events import Side
from kiosk.answers import PlannedItem
from kiosk.insight.bands import Share
from kiosk.insight.disclosure import SMALLEST_GROUP, GroupChose, ShareSaid, StoryResult

FEWEST_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class StoryTogether:
    """A story in `voted` rounds with a band each, and `spoke` rounds with a shared press.

    `middle` is the band of the middle round, from three on; `classes` how many classes chose NEVER GO as one, from
    `smallest` classes on.
    """

    item: PlannedItem
    voted: int
    middle: Share | None
    spoke: int
    classes: Share | None


def stories_together(
    results: Iterable[StoryResult], smallest: int = SMALLEST_GROUP
) -> tuple[StoryTogether, ...]:
    """Every story of which something is told, by id and revision. No press is summed: only bands are set in order."""
    found: dict[PlannedItem, list[StoryResult]] = {}
    for result in results:
        if isinstance(result.told, ShareSaid | GroupChose):
            found.setdefault(result.item, []).append(result)
    items = sorted(found, key=lambda item: (item.scenario_id, item.scenario_rev))
    return tuple(_together(item, found[item], smallest) for item in items)


def _together(item: PlannedItem, results: Sequence[StoryResult], smallest: int) -> StoryTogether:
    bands = sorted(
        (result.told.never_go for result in results if isinstance(result.told, ShareSaid)),
        key=lambda share: share.middle,
    )
    chosen = [
        result.told.choice
        for result in results
        if isinstance(result.told, GroupChose) and result.told.choice is not None
    ]
    return StoryTogether(
        item,
        len(bands),
        bands[len(bands) // 2] if len(bands) >= FEWEST_ROUNDS else None,
        len(chosen),
        Share.of(chosen.count(Side.NEVER_GO), len(chosen)) if len(chosen) >= smallest else None,
    )
