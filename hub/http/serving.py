"""The application as each of several processes makes it, from the environment alone."""

import os
import time

from starlette.applications import Starlette

from hub.database import open_database
from hub.http.app import create_app
from hub.http.hub import create_hub
from hub.settings import settings_of


def application() -> Starlette:
    """A hub of its own for this process; whoever starts the processes has brought the database up to date."""
    settings = settings_of(os.environ)
    return create_app(create_hub(settings, open_database(settings.database_url), lambda: int(time.time())))
