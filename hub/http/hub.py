"""What every route works with."""

from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import Request

from hub.database import Database
from hub.http.metrics import Metrics
from hub.http.rates import Rates
from hub.settings import Settings

KIOSK_REQUESTS_A_MINUTE = 60
ENROLMENTS_A_MINUTE = 20
BUNDLES_A_MINUTE = 60
DOWNLOADS_A_MINUTE = 600
"""A school's kiosks may share one address, and one refresh asks for six files."""


@dataclass(frozen=True, slots=True)
class Hub:
    """`now` gives whole seconds since 1970; a test has its own."""

    settings: Settings
    database: Database
    now: Callable[[], int] = field(repr=False)
    enrolments: Rates = field(default_factory=lambda: Rates(ENROLMENTS_A_MINUTE), repr=False)
    bundles: Rates = field(default_factory=lambda: Rates(BUNDLES_A_MINUTE), repr=False)
    metrics: Metrics = field(default_factory=Metrics, repr=False)
    downloads: Rates = field(default_factory=lambda: Rates(DOWNLOADS_A_MINUTE), repr=False)
    rates: Rates = field(default_factory=lambda: Rates(KIOSK_REQUESTS_A_MINUTE), repr=False)


def create_hub(settings: Settings, database: Database, now: Callable[[], int]) -> Hub:
    """A hub on a database that is open and up to date."""
    return Hub(settings, database, now)


def hub_of(request: Request) -> Hub:
    """The hub that a request came to."""
    hub = request.app.state.hub
    if not isinstance(hub, Hub):
        raise TypeError("the application was made without its hub")
    return hub
