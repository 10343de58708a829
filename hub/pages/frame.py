"""What every page has: who is logged in, the frame around it, and a form's proof that it came from us."""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from hub.http.hub import Hub, hub_of
from hub.operators import SESSION_LONGEST_S, Role, Session, seen, session_of

HERE: Final = Path(__file__).parent
TEMPLATES: Final = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
MOST_FIELDS: Final = 50
MOST_FORM_BYTES: Final = 1_000_000
MOST_FILE_BYTES: Final = 100_000_000
CONTROL: Final = dict.fromkeys((*range(32), 127, *range(0xD800, 0xE000)))
"""Characters that no name has, and that PostgreSQL does not take."""
Page = Callable[[Request], Awaitable[Response]]


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page in its frame; every template knows `session`, None where nobody is logged in, and `path`."""
    session = getattr(request.state, "session", None)
    text = TEMPLATES.get_template(template).render(session=session, path=request.url.path, **values)
    return HTMLResponse(text, status)


def needs(role: Role) -> Callable[[Page], Page]:
    """Show a page to operators of this role or a higher one only; others are led to the log-in, or told so."""

    def around(page: Page) -> Page:
        @wraps(page)
        async def guarded(request: Request) -> Response:
            try:
                return await admitted(request)
            finally:
                await request.close()

        async def admitted(request: Request) -> Response:
            session = await current(request)
            if session is None:
                return RedirectResponse(f"/login?to={quote(_asked_for(request))}", 303)
            request.state.session = session
            if not session.operator.role.may(role):
                return render(request, "refused.html", 403, why=f"This page is for {role.value}s.")
            if request.method == "POST" and not _is_fitting(request):
                return render(request, "refused.html", 413, why="What was sent is too long.")
            if request.method == "POST" and not await is_ours(request, session):
                return render(
                    request,
                    "refused.html",
                    403,
                    why="This form has grown old. Please go back and load it again.",
                )
            return await page(request)

        return guarded

    return around


def _is_fitting(request: Request) -> bool:
    """Whether a form says how long it is, and is no longer than its kind may be: a file, or a few fields."""
    length = request.headers.get("content-length", "")
    is_file = request.headers.get("content-type", "").startswith("multipart/form-data")
    most = MOST_FILE_BYTES if is_file else MOST_FORM_BYTES
    return length.isascii() and length.isdigit() and len(length) < 12 and int(length) <= most


def _asked_for(request: Request) -> str:
    """Where somebody wanted to go; a form that was sent has to be filled in again."""
    return (
        "/"
        if request.method == "POST"
        else request.url.path + (f"?{request.url.query}" if request.url.query else "")
    )


def local(target: str) -> str:
    """The address if it is one of ours, else the first page: nobody is led away from here by a link."""
    parts = urlsplit(target)
    is_ours = (
        target.startswith("/")
        and not target.startswith(("//", "/\\"))
        and not parts.scheme
        and not parts.netloc
    )
    return target if is_ours and "\n" not in target and "\r" not in target else "/"


async def current(request: Request) -> Session | None:
    """The session of this request's cookie."""
    hub = hub_of(request)
    token = request.cookies.get(cookie_name(hub), "")
    return await run_in_threadpool(_find, hub, token) if token else None


def _find(hub: Hub, token: str) -> Session | None:
    now_s = hub.now()
    with hub.database.reading() as connection:
        found = session_of(connection, token, now_s)
    if found is None:
        return None
    session, is_to_be_noted = found
    if is_to_be_noted:
        with hub.database.writing() as connection:
            seen(connection, token, now_s)
    return session


async def is_ours(request: Request, session: Session) -> bool:
    """Whether a form was made for this session: its secret came back with it."""
    form = await fields(request)
    return secrets.compare_digest(form.get("csrf", "").encode(), session.csrf.encode())


async def fields(request: Request) -> Mapping[str, str]:
    """The fields of a form, on one line each; those that are files are left out."""
    form = await request.form(max_files=1, max_fields=MOST_FIELDS)
    return {name: plain(value) for name, value in form.items() if isinstance(value, str)}


def plain(text: str) -> str:
    """A text without control characters."""
    return text.translate(CONTROL)


def query(request: Request) -> dict[str, str]:
    """What stands in the address after the question mark, without control characters, at most 100 letters each."""
    return {name: plain(value)[:100] for name, value in request.query_params.items()}


def may(request: Request, role: Role) -> bool:
    """Whether the operator who is logged in may do what needs this role."""
    session: Session = request.state.session
    return session.operator.role.may(role)


def operator_of(request: Request) -> str:
    """The name of the operator who is logged in."""
    session: Session = request.state.session
    return session.operator.name


def missing(request: Request, why: str) -> HTMLResponse:
    """There is no such thing, in a sentence."""
    return render(request, "refused.html", 404, why=why)


def cookie_name(hub: Hub) -> str:
    """With https the name itself has browsers keep the cookie to this host alone (RFC 6265bis, 4.1.3.2)."""
    return "__Host-hub" if hub.settings.is_secure else "hub"


def logged_in(hub: Hub, session: Session, target: str) -> Response:
    """Lead on, with the session's cookie."""
    response = RedirectResponse(local(target), 303)
    response.set_cookie(
        cookie_name(hub),
        session.token,
        max_age=SESSION_LONGEST_S,
        path="/",
        secure=hub.settings.is_secure,
        httponly=True,
        samesite="lax",
    )
    return response
