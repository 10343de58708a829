"""The hub of bench.ingest: as it is served, but that a kiosk may call as often as it likes."""

import sys

import uvicorn
from starlette.applications import Starlette

import hub.http.hub
from hub.http.serving import application


def unhurried() -> Starlette:
    hub.http.hub.KIOSK_REQUESTS_A_MINUTE = 1_000_000
    hub.http.hub.ENROLMENTS_A_MINUTE = 1_000_000
    hub.http.hub.BUNDLES_A_MINUTE = 1_000_000
    return application()


if __name__ == "__main__":
    uvicorn.run(
        "bench.ingest_hub:unhurried",
        factory=True,
        port=int(sys.argv[1]),
        workers=int(sys.argv[2]),
        log_level="error",
        access_log=False,
    )
