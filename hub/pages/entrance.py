"""In and out: the log-in, the link that sets a password, and the way out."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hub.http.hub import Hub, hub_of
from hub.operators import RefusedError, Role, Session, accept, audit, invited, log_in, log_out, open_session
from hub.pages.frame import cookie_name, current, fields, local, logged_in, needs, render

WRONG = (
    "That name and password do not go together. After ten wrong tries there is a quarter of an hour's wait."
)


async def login_page(request: Request) -> Response:
    """Name and password."""
    if await current(request):
        return RedirectResponse(local(request.query_params.get("to", "/")), 303)
    return render(request, "login.html", to=local(request.query_params.get("to", "/")), wrong="")


async def login(request: Request) -> Response:
    hub, form = hub_of(request), await fields(request)
    session = await run_in_threadpool(_log_in, hub, form.get("name", ""), form.get("password", ""))
    if session is None:
        return render(request, "login.html", 403, to=local(form.get("to", "/")), wrong=WRONG)
    return logged_in(hub, session, form.get("to", "/"))


def _log_in(hub: Hub, name: str, password: str) -> Session | None:
    with hub.database.writing() as connection:
        return log_in(connection, name, password, hub.now())


@needs(Role.VIEWER)
async def logout(request: Request) -> Response:
    hub, session = hub_of(request), request.state.session
    await run_in_threadpool(_log_out, hub, session.token)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(
        cookie_name(hub), path="/", secure=hub.settings.is_secure, httponly=True, samesite="lax"
    )
    return response


def _log_out(hub: Hub, token: str) -> None:
    with hub.database.writing() as connection:
        log_out(connection, token)


async def welcome_page(request: Request) -> Response:
    """Whom the link is for, and a password to choose."""
    hub = hub_of(request)
    name = await run_in_threadpool(_invited, hub, request.path_params["secret"])
    if name is None:
        return render(
            request, "refused.html", 404, why="This link was used before, or is too old. Ask for a new one."
        )
    return render(request, "welcome.html", name=name, wrong="")


async def welcome(request: Request) -> Response:
    hub, form = hub_of(request), await fields(request)
    secret = request.path_params["secret"]
    if form.get("password") != form.get("again"):
        wrong = "The two passwords are not the same."
    else:
        try:
            session = await run_in_threadpool(_accept, hub, secret, form.get("password", ""))
        except RefusedError as error:
            wrong = f"{str(error)[:1].upper()}{str(error)[1:]}."
        else:
            return logged_in(hub, session, "/")
    name = await run_in_threadpool(_invited, hub, secret)
    if name is None:
        return render(request, "refused.html", 404, why=wrong)
    return render(request, "welcome.html", 400, name=name, wrong=wrong)


def _invited(hub: Hub, secret: str) -> str | None:
    with hub.database.reading() as connection:
        return invited(connection, secret, hub.now())


def _accept(hub: Hub, secret: str, password: str) -> Session:
    now_s = hub.now()
    with hub.database.writing() as connection:
        operator = accept(connection, secret, password, now_s)
        audit(connection, operator.name, "set a password", operator.name, now_s)
        return open_session(connection, operator, now_s)
