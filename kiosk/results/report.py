"""`kiosk results`: the newest visit, every story, and a CSV file, in words that protect the group."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from kiosk.durable import write_whole
from kiosk.errors import UsageError
from kiosk.insight.disclosure import SMALLEST_GROUP
from kiosk.insight.kept import KeptRound
from kiosk.results.reading import read_rounds
from kiosk.results.state_folder import results_path
from kiosk.results.summary import COLUMNS, report, rows
from kiosk.scenario.model import Scenario

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
    """Tell of the newest visit and of each story, or write all rounds as CSV (`-` is `out`); returns the exit code.

    `catalogue` lends titles and safe answers to what it knows. Raises ResultsError where the results cannot be read, and
    UsageError where the CSV file cannot be written.
    """
    path = results_path(state_folder, is_demo=is_demo)
    rounds = read_rounds(path)
    if csv_path is None:
        out.writelines(line + "\n" for line in report(rounds, catalogue, smallest_group, place=str(path)))
    elif csv_path == STANDARD_OUTPUT:
        write_csv(rounds, out, catalogue, smallest_group)
    else:
        save_csv(rounds, csv_path, catalogue, smallest_group)
        noun = "round" if len(rounds) == 1 else "rounds"
        out.write(f"{len(rounds)} {noun} written to {csv_path}\n")
    return 0


def write_csv(
    rounds: Sequence[KeptRound], out: TextIO, catalogue: Sequence[Scenario], smallest_group: int
) -> None:
    """Write the rows of all rounds under their columns."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(rounds, catalogue, smallest_group))


def save_csv(
    rounds: Sequence[KeptRound], path: Path, catalogue: Sequence[Scenario], smallest_group: int
) -> None:
    """Write the CSV file whole or not at all: what was there before stays until the new one is on the disk."""
    table = io.StringIO()
    write_csv(rounds, table, catalogue, smallest_group)
    try:
        write_whole(path, table.getvalue().encode())
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written ({error.strerror}): name a file in a folder that you may write to"
        ) from error
