"""Which address leads to which page."""

from pathlib import Path
from typing import Final

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

import kiosk
from hub.pages.enrolling import enrol, enrol_page
from hub.pages.entrance import login, login_page, logout, welcome, welcome_page
from hub.pages.kiosks import fleet_page, kiosk_page, lose, lost_page, rename, set_pilot
from hub.pages.people import (
    audit_page,
    invite_operator,
    operators_page,
    packs_page,
    remove_operator,
    set_role,
)
from hub.pages.scenario import scenario_page
from hub.pages.scenarios import scenarios_page
from hub.pages.schools import import_schools, school_page, schools_page, visit_page
from hub.pages.skills import skills_page

STATIC: Final = Path(__file__).parent / "static"
FONTS: Final = Path(kiosk.__file__).parent / "ui" / "fonts"
"""The kiosk's own, so that both look alike."""


def pages() -> list[BaseRoute]:
    return [
        Route("/", fleet_page, methods=["GET"]),
        Route("/kiosks/{id}", kiosk_page, methods=["GET"]),
        Route("/kiosks/{id}/name", rename, methods=["POST"]),
        Route("/kiosks/{id}/pilot", set_pilot, methods=["POST"]),
        Route("/kiosks/{id}/lost", lost_page, methods=["GET"]),
        Route("/kiosks/{id}/lost", lose, methods=["POST"]),
        Route("/enrol", enrol_page, methods=["GET"]),
        Route("/enrol", enrol, methods=["POST"]),
        Route("/scenarios", scenarios_page, methods=["GET"]),
        Route("/scenarios/{id}", scenario_page, methods=["GET"]),
        Route("/skills", skills_page, methods=["GET"]),
        Route("/schools", schools_page, methods=["GET"]),
        Route("/schools/import", import_schools, methods=["POST"]),
        Route("/schools/{urn}", school_page, methods=["GET"]),
        Route("/visits/{kiosk}/{visit}", visit_page, methods=["GET"]),
        Route("/packs", packs_page, methods=["GET"]),
        Route("/operators", operators_page, methods=["GET"]),
        Route("/operators/invite", invite_operator, methods=["POST"]),
        Route("/operators/role", set_role, methods=["POST"]),
        Route("/operators/remove", remove_operator, methods=["POST"]),
        Route("/audit", audit_page, methods=["GET"]),
        Route("/login", login_page, methods=["GET"]),
        Route("/login", login, methods=["POST"]),
        Route("/logout", logout, methods=["POST"]),
        Route("/welcome/{secret}", welcome_page, methods=["GET"]),
        Route("/welcome/{secret}", welcome, methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
        Mount("/fonts", StaticFiles(directory=FONTS)),
    ]
