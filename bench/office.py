"""What the officer's desk costs: a PIN, the list of schools read and kept, a search: `python -m bench.office [--schools 30000]`.

The schools are invented and as long as real ones; the file has the 130 columns of the public one.
"""

import argparse
import csv
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.office.gias import read_schools
from kiosk.office.pin_hash import Argon2
from kiosk.office.school_list import SchoolList

FRONTS = (
    *(
        "Oak",
        "Ash",
        "Elm",
        "Holly",
        "River",
        "Hill",
        "Park",
        "Church",
        "Mill",
        "Green",
        "Lake",
        "Meadow",
        "Bridge",
    ),
    *("King", "Queen", "Bishop", "Abbey", "Castle", "Manor", "Forest", "Spring"),
)
BACKS = ("field", "wood", "side", "bank", "ford", "ley", "ton", "bury", "ham", "worth", "croft", "gate")
SAINTS = ("St Mary's", "St. Anne's", "St John's", "Saint Peter's", "All Saints'", "Holy Trinity")
KINDS = (
    "Primary School",
    "Church of England Primary School",
    "Catholic Primary School",
    "Academy",
    "Infant School",
)
SEARCHES = ("", "s", "st", "sta", "ann", "p", "primary", "oakf", "oakfield ", "primary oak", "s s", "a a a a")
MORE_COLUMNS = tuple(f"Column{number}" for number in range(122))
HEADER = (
    *("URN", "EstablishmentName", "EstablishmentStatus (name)", "PhaseOfEducation (name)", "StatutoryLowAge"),
    *("StatutoryHighAge", "Town", "Postcode", *MORE_COLUMNS),
)


def write_list(path: Path, schools: int) -> None:
    chance = random.Random(1)
    towns = [front + back for front in FRONTS for back in BACKS]
    with path.open("w", encoding="cp1252", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        for number in range(schools):
            head = chance.choice(SAINTS) if chance.random() < 0.25 else chance.choice(towns)
            name, town = f"{head} {chance.choice(KINDS)}", chance.choice(towns)
            fixed = (100_000 + number, name, "Open", "Primary", 3, 11, town, "ZZ1 1ZZ")
            rows.writerow((*fixed, *("Not applicable" for _ in MORE_COLUMNS)))


def milliseconds(act: Callable[[], object], times: int = 1) -> list[float]:
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append(1_000 * (time.perf_counter() - began))
    return sorted(found)


def main() -> None:
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--schools", type=int, default=30_000)
    asked = reading.parse_args()
    hasher = Argon2()
    kept = hasher.hash("4728")
    print(
        f"a PIN compared: {statistics.median(milliseconds(lambda: hasher.is_same(kept, '4728'), 15)):.0f} ms"
    )
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "edubasealldata.csv"
        write_list(file, asked.schools)
        schools = SchoolList(Path(name) / "schools.db")
        (read,) = milliseconds(lambda: read_schools(file))
        found = read_schools(file).schools
        (put,) = milliseconds(lambda: schools.replace(found))
        size = file.stat().st_size / 1e6
        print(
            f"{len(found)} schools, a file of {size:.0f} MB: read in {read / 1_000:.1f} s, kept in {put / 1_000:.1f} s"
        )
        for letters in SEARCHES:
            took = milliseconds(lambda letters=letters: schools.find(letters), 15)  # type: ignore[misc]
            print(f"“{letters}”: median {statistics.median(took):.1f} ms, longest {took[-1]:.1f} ms")


if __name__ == "__main__":
    main()
