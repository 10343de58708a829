"""The three processes that bench.chaos kills: a writer, a sender and a hub, each the real thing with shorter waits.

python -m bench.chaos_child writer STATE SEED | sender STATE | hub DIR PORT
"""

import json
import random
import sys
import time
from dataclasses import asdict
from pathlib import Path

from kiosk.play.events import AnswerKept, Event

POISON = 0.01


class Told:
    """An inbox: an answer is told only when it is on the disk."""

    def __init__(self) -> None:
        self.kept = False

    def put(self, event: Event) -> None:
        self.kept = self.kept or isinstance(event, AnswerKept)


def write(state: Path, seed: int) -> None:
    """Play round after round, and print each answer with its id once it was kept."""
    from hardware.events import Side
    from kiosk.answers import KeptAnswer, Mode, PlannedItem, PlannedRound, Press, ResponseBand, RoundEnd
    from kiosk.plumbing import SystemClock
    from kiosk.results.book import RoundBook, random_id
    from kiosk.results.keeper import PromptKeeper
    from kiosk.results.moment import moment_now
    from kiosk.results.records import Moment, WallState
    from kiosk.scenario.model import AgeBand

    chance = random.Random(seed)
    ids: list[str] = []
    is_poison = False

    def new_id() -> str:
        ids.append(random_id())
        return ids[-1]

    def moment() -> Moment:
        now = moment_now()
        # A day that there is not: the card takes it, the hub does not.
        wall = "2026-19-01T09:30:00Z" if is_poison else now.wall_time
        return Moment(now.boot_id, now.boottime_ms, wall, WallState.UNTRUSTED)

    told = Told()
    keeper = PromptKeeper(
        state / "results.db", told, SystemClock(), book=RoundBook(moment=moment, new_id=new_id)
    )
    keeper.start()
    while True:
        is_poison = chance.random() < POISON
        playlist = tuple(PlannedItem(f"story-{chance.randrange(30)}", 1 + n) for n in range(6))
        keeper.open_round(PlannedRound(AgeBand.B, Mode.VOTE, playlist))
        for key in range(chance.randrange(1, 25)):
            item = chance.choice(playlist)
            side, band = chance.choice(tuple(Side)), chance.choice((None, *ResponseBand))
            answer = KeptAnswer(
                item.scenario_id, item.scenario_rev, side, chance.choice((None, "dad")), band, Press.OWN
            )
            told.kept = False
            keeper.keep(key, answer)
            while not told.kept:
                keeper.run_pending()
            print(json.dumps({"id": ids[-1], "poison": is_poison} | asdict(answer)), flush=True)
            time.sleep(chance.uniform(0, 0.02))
        keeper.close_round(chance.choice(tuple(RoundEnd)))


def send(state: Path) -> None:
    """`kiosk sync --watch` with waits of a twentieth, a time-out of two seconds, and small batches."""
    from kiosk import cli, dispatch
    from kiosk.sync import backoff, courier
    from kiosk.sync.exchange import Exchange

    class Impatient(Exchange):
        def __init__(self, *arguments: object, **named: object) -> None:
            super().__init__(*arguments, timeout_s=2.0, **named)  # type: ignore[arg-type]

    backoff.FIRST_S, backoff.LONGEST_S = 0.05, 0.5  # type: ignore[misc]
    courier.MOST_RECORDS = 40  # type: ignore[misc]
    dispatch.Exchange = Impatient  # type: ignore[attr-defined]
    sys.exit(cli.main(["sync", "--watch", "--state", str(state)]))


def serve(folder: Path, port: str) -> None:
    """`hub serve` that lets a kiosk ask as often as it likes and come back after a second."""
    import hub.http.hub
    import hub.http.upload

    hub.http.hub.KIOSK_REQUESTS_A_MINUTE = 1_000_000
    hub.http.upload.NEXT_SYNC_S = 1  # type: ignore[misc]
    from hub import cli

    sys.exit(cli.main(["serve", "--data", str(folder), "--port", port]))


if __name__ == "__main__":
    what, where, *more = sys.argv[1:]
    if what == "writer":
        write(Path(where), int(more[0]))
    elif what == "sender":
        send(Path(where))
    else:
        serve(Path(where), more[0])
