"""A code for a kiosk: made, shown once, and explained."""

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from hub.enrolment import make_code
from hub.http.hub import Hub, hub_of
from hub.operators import Role, audit
from hub.pages.frame import fields, needs, operator_of, render


@needs(Role.TRAINER)
async def enrol_page(request: Request) -> Response:
    """What is needed, and a button."""
    return render(request, "enrol.html", code="", wrong="")


@needs(Role.TRAINER)
async def enrol(request: Request) -> Response:
    """A new code, told this once."""
    name = " ".join((await fields(request)).get("name", "").split())
    if len(name) > 60:
        return render(request, "enrol.html", 400, code="", wrong="A kiosk's name has at most 60 letters.")
    hub = hub_of(request)
    code = await run_in_threadpool(_make, hub, name, operator_of(request))
    address = hub.settings.public_url or f"{request.url.scheme}://{request.url.netloc}"
    return render(
        request,
        "enrol.html",
        code=" ".join(code[start : start + 5] for start in range(0, len(code), 5)),
        picture=segno.make(f"{address}\n{code}", micro=False).svg_data_uri(scale=4, border=4),
        good_for="for 90 days" if name else "for 72 hours",
        name=name,
        address=address,
        wrong="",
    )


def _make(hub: Hub, name: str, operator: str) -> str:
    with hub.database.writing() as connection:
        code = make_code(connection, hub.now(), name or None)
        audit(connection, operator, "made a code", name or "for a screen", hub.now())
        return code
