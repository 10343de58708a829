"""`kiosk results`: the newest visit, every scenario, and a CSV file, in words that protect the group."""

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from hardware.events import Side
from kiosk.answers import KeptAnswer, Mode, PlannedItem, RoundEnd
from kiosk.durable import sync_folder
from kiosk.errors import UsageError
from kiosk.insight.kept import KeptRound
from kiosk.results.reading import read_rounds
from kiosk.results.state_folder import results_path
from kiosk.results.summary import (
    SMALLEST_GROUP,
    ClassChose,
    ScenarioTold,
    ShareSaid,
    Titles,
    Told,
    newest_visit,
    told_of_item,
    told_of_scenarios,
)
from kiosk.scenario.model import Scenario

SIDES = {Side.GO: "GO", Side.NEVER_GO: "NEVER GO"}
MODES = {Mode.CLASS: "a class, one shared press", Mode.SOLO: "one or two children"}
CLOCKS = {True: "", False: " (clock not set)", None: " (clock unsure)"}
ENDS = {RoundEnd.FINISHED: "finished", RoundEnd.ENDED: "ended early", None: "not ended"}
COLUMNS = (
    "round",
    "started",
    "is_clock_trusted",
    "mode",
    "ages",
    "ended",
    "place",
    "scenario_id",
    "scenario_rev",
    "told",
    "second_step",
    "response_seconds",
)
STANDARD_OUTPUT = Path("-")


def run_results(
    state_folder: Path,
    *,
    is_demo: bool,
    csv_path: Path | None,
    out: TextIO,
    catalogue: Sequence[Scenario] = (),
    smallest_group: int = SMALLEST_GROUP,
) -> int:
    """List the newest visit and sum up each scenario, or write all rounds as CSV (`-` is `out`); returns the exit code.

    `catalogue` lends titles and safe answers to what it knows. Raises ResultsError where the results cannot be read, and
    UsageError where the CSV file cannot be written.
    """
    path = results_path(state_folder, is_demo=is_demo)
    rounds = read_rounds(path)
    if csv_path is None:
        out.writelines(line + "\n" for line in report(path, rounds, titles_of(catalogue), smallest_group))
    elif csv_path == STANDARD_OUTPUT:
        write_csv(rounds, out, smallest_group)
    else:
        save_csv(rounds, csv_path, smallest_group)
        out.write(f"{_count(len(rounds), 'round')} written to {csv_path}\n")
    return 0


def titles_of(catalogue: Sequence[Scenario]) -> Titles:
    return {
        PlannedItem(scenario.id, scenario.rev): (
            scenario.title,
            Side.GO if scenario.answer.is_go else Side.NEVER_GO,
        )
        for scenario in catalogue
    }


def report(path: Path, rounds: Sequence[KeptRound], titles: Titles, smallest_group: int) -> Iterator[str]:
    """The report, line by line."""
    if not rounds:
        yield f"No round has been played yet: there is nothing in {path}"
        return
    yield f"Results in {path}"
    visit = newest_visit(rounds)
    yield ""
    yield f"The newest visit: {_count(len(visit), 'round')}, {MODES[visit[0].mode]}"
    for round_ in visit:
        yield f"  Round {round_.number}: ages {_ages(round_)}, {_when(round_)}, {ENDS[round_.ended]}"
        for place, item in enumerate(round_.playlist, start=1):
            said = _told(told_of_item(round_, item, smallest_group), titles.get(item))
            yield f"    {place:2}  {_title(item, titles):40}  {said}"
    yield ""
    yield f"Each scenario, in all {_count(len(rounds), 'round')} together (told from {smallest_group} rounds on)"
    for told in told_of_scenarios(rounds, smallest_group):
        yield f"      {_title(told.item, titles):40}  {_pooled(told)}"


def write_csv(rounds: Sequence[KeptRound], out: TextIO, smallest_group: int) -> None:
    """One row for each scenario of each round, in the order of the playlist: no ids, nothing about fewer than a group."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for round_ in rounds:
        for place, item in enumerate(round_.playlist, start=1):
            told = told_of_item(round_, item, smallest_group)
            trusted = {True: "yes", False: "no", None: "unknown"}[round_.is_time_trusted]
            writer.writerow(
                (
                    round_.number,
                    round_.wall_time,
                    trusted,
                    round_.mode,
                    round_.ages,
                    round_.ended or "",
                    place,
                    item.scenario_id,
                    item.scenario_rev,
                    *_cells(told),
                )
            )


def save_csv(rounds: Sequence[KeptRound], path: Path, smallest_group: int) -> None:
    """Write the CSV file whole or not at all: what was there before stays until the new one is on the disk."""
    partial = path.with_name(f".{path.name}.part")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            write_csv(rounds, file, smallest_group)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written ({error.strerror}): name a file in a folder that you may write to"
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink()


def _cells(told: Told) -> tuple[str, str, str]:
    match told:
        case ClassChose(answer):
            return f"class chose {answer.choice}", answer.second_step or "", answer.response or ""
        case ShareSaid(never_go):
            return f"{never_go} never-go", "", ""
        case _:
            return told, "", ""


def _told(told: Told, known: tuple[str, Side] | None) -> str:
    match told:
        case ClassChose(answer):
            return f"the class chose {_chosen(answer)}{_judged(answer, known)}"
        case ShareSaid(never_go):
            return f"{never_go} chose NEVER GO"
        case _:
            return told


def _chosen(answer: KeptAnswer) -> str:
    then = f", then {answer.second_step}" if answer.second_step else ""
    return f"{SIDES[answer.choice]}{then}"


def _judged(answer: KeptAnswer, known: tuple[str, Side] | None) -> str:
    if known is None:
        return ""
    return " (safe)" if answer.choice is known[1] else f" ({SIDES[known[1]]} is safe)"


def _pooled(told: ScenarioTold) -> str:
    who = "classes" if told.mode is Mode.CLASS else "rounds of one or two children"
    if told.never_go is None:
        return f"too few {who} to say"
    return f"{told.never_go} {who} chose NEVER GO"


def _title(item: PlannedItem, titles: Titles) -> str:
    known = titles.get(item)
    return known[0] if known else f"{item.scenario_id} (rev {item.scenario_rev})"


def _ages(round_: KeptRound) -> str:
    return round_.ages.replace("-", "–")


def _when(round_: KeptRound) -> str:
    return f"{round_.wall_time[:10]} {round_.wall_time[11:16]} UTC{CLOCKS[round_.is_time_trusted]}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
