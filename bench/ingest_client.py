"""One kiosk of bench.ingest: makes its batches, waits for the word, and sends them one after the other."""

import gzip
import http.client
import json
import sys

from bench.ingest import batch, post, prepared, timed, token_of


def main() -> None:
    port, seconds = int(sys.argv[1]), float(sys.argv[2])
    count, number = int(sys.argv[3]), int(sys.argv[4])
    bodies = iter([gzip.compress(json.dumps(one).encode(), 1) for one in prepared(count, number)])
    headers = {
        "Authorization": f"Bearer {token_of(number)}",
        "Content-Encoding": "gzip",
        "Content-Type": "application/json",
    }
    connection = http.client.HTTPConnection("127.0.0.1", port)
    post(connection, "/sync/v1/upload", gzip.compress(json.dumps(batch(number)).encode()), headers)
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(timed(seconds, lambda: post(connection, "/sync/v1/upload", next(bodies), headers))))


if __name__ == "__main__":
    main()
