"""Ask the hub everything that its own description allows, and much that it does not, for a while.

    python -m bench.fuzz [--seconds 60]

Schemathesis (`pip install clever-kiosk[fuzz]`) reads `/openapi.json` of a hub of ours on loopback, once as a kiosk and once as a
reader. No reply may be a 5xx, of a status or a shape that the description does not name. Ends with 1 where one is.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.ingest import Subjects, serving, token_of
from hub.database import open_database
from hub.readers import make_reader

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def ask(port: int, seconds: int, token: str, *which: str) -> int:
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "--no-color",
        "run",
        f"http://127.0.0.1:{port}/openapi.json",
        f"--max-time={seconds}",
        f"--checks={CHECKS}",
        f"--header=Authorization:Bearer {token}",
        "--header=X-Experience-API-Version:2.0.0",
        "--continue-on-failure",
        "--phases=examples,coverage,fuzzing",
        *which,
    ]
    return subprocess.run(command, check=False).returncode


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=int, default=60)
    seconds = asked.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        subjects = Subjects(Path(folder), None, 0)
        url = subjects.fresh(embedded=True)
        subjects.prepare(url)
        database = open_database(url)
        with database.writing() as connection:
            reader = make_reader(connection, "Fuzz", int(time.time()))
        database.close()
        with serving(Path(folder), url, 1) as (port, _):
            kiosk = ask(port, seconds // 2, token_of(0), "--exclude-method=GET")
            read = ask(port, seconds // 2, reader, "--include-method=GET")
    return int(bool(kiosk or read))


if __name__ == "__main__":
    sys.exit(main())
