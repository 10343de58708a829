"""The line to the hub with real TLS on this machine: whom it believes, with a right clock, a wrong one, and none."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from kiosk.sync.exchange import Exchange
from kiosk.sync.ports import Now
from kiosk.sync.trouble import Trouble, TroubleError
from tests.sync.certificates import FAR, TODAY, YEAR, Authority
from tests.sync.servers import Asked, serving, tell, well

TOKEN = {"Authorization": "Bearer a-token-for-the-hub-alone"}
BOOT = "5e1f0a9c-7b1d-4c58-9a53-0c7a3e0d9b11"
WRONG = {
    "1970": datetime.fromisoformat("1970-01-01T00:02:00+00:00"),
    "two years ago": TODAY - 2 * YEAR,
    "in ten years": TODAY + 10 * YEAR,
}


def at(wall: datetime, *, is_trusted: bool = False) -> Callable[[], Now]:
    return lambda: Now(BOOT, 60_000, int(wall.timestamp()), is_trusted)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def refused(line: Exchange) -> TroubleError:
    with pytest.raises(TroubleError) as caught:
        line.request("POST", "/sync/v1/upload", TOKEN, b"[]")
    return caught.value


def shown(asked: Asked) -> list[str | None]:
    return [token for token in asked.tokens if token]


def test_with_a_right_clock_a_good_hub_is_believed(authority: Authority) -> None:
    certificate = authority.issue(TODAY - YEAR, FAR)
    with serving(well(TODAY), certificate) as (address, asked):
        line = Exchange(address, authority.path, at(TODAY, is_trusted=True))
        reply = line.request("POST", "/sync/v1/upload", TOKEN, b"[]")
    assert (reply.status, asked.paths, asked.bodies) == (200, ["/sync/v1/upload"], [b"[]"])


@pytest.mark.parametrize("wall", WRONG.values(), ids=WRONG)
def test_with_a_wrong_clock_that_is_known_for_it_the_hub_is_asked_for_the_time_first(
    authority: Authority, wall: datetime
) -> None:
    with serving(well(TODAY), authority.issue(TODAY - YEAR, TODAY + YEAR)) as (address, asked):
        line = Exchange(address, authority.path, at(wall))
        assert line.request("POST", "/sync/v1/upload", TOKEN).status == 200
        assert line.request("POST", "/sync/v1/heartbeat", TOKEN).status == 200
    assert asked.paths == ["/healthz", "/sync/v1/upload", "/sync/v1/heartbeat"]
    assert asked.tokens == [None, TOKEN["Authorization"], TOKEN["Authorization"]]


@pytest.mark.parametrize(
    ("since", "until"),
    [(TODAY - 2 * YEAR, TODAY - YEAR), (TODAY + YEAR, TODAY + 2 * YEAR)],
    ids=["it has expired", "it is not valid yet"],
)
def test_without_a_clock_a_certificate_of_another_time_is_shown_nothing(
    authority: Authority, since: datetime, until: datetime
) -> None:
    with serving(well(TODAY), authority.issue(since, until)) as (address, asked):
        assert refused(Exchange(address, authority.path, at(TODAY))).trouble is Trouble.CLOCK
    assert shown(asked) == []


def test_without_a_clock_an_authority_that_has_expired_is_shown_nothing(tmp_path: Path) -> None:
    old = Authority(tmp_path, until=TODAY - YEAR)
    with serving(well(TODAY), old.issue(TODAY - YEAR, TODAY + YEAR)) as (address, asked):
        assert refused(Exchange(address, old.path, at(TODAY))).trouble is Trouble.CLOCK
    assert shown(asked) == []


def test_an_old_certificate_is_not_brought_back_by_an_old_time(authority: Authority) -> None:
    """Whoever has stolen its key can tell any time; but not one before the last contact."""
    long_ago = TODAY - 2 * YEAR
    certificate = authority.issue(long_ago - YEAR, long_ago + YEAR)
    latest_s = int((TODAY - timedelta(days=3)).timestamp())
    with serving(well(long_ago), certificate) as (address, asked):
        line = Exchange(address, authority.path, at(long_ago), latest_s=latest_s)
        assert refused(line).trouble is Trouble.CLOCK
    assert shown(asked) == []


@pytest.mark.parametrize("is_trusted", [True, False])
def test_another_authority_is_shown_nothing_whatever_the_clock(tmp_path: Path, is_trusted: bool) -> None:
    ours = Authority(tmp_path)
    theirs = Authority(tmp_path, "somebody-else")
    certificate = theirs.issue(TODAY - YEAR, FAR)
    with serving(well(TODAY), certificate) as (address, asked):
        assert (
            refused(Exchange(address, ours.path, at(TODAY, is_trusted=is_trusted))).trouble
            is Trouble.CERTIFICATE
        )
    assert asked.paths == []


@pytest.mark.parametrize("is_trusted", [True, False])
def test_a_certificate_for_another_name_is_shown_nothing(authority: Authority, is_trusted: bool) -> None:
    with serving(well(TODAY), authority.issue(TODAY - YEAR, FAR, "127.0.0.2")) as (address, asked):
        line = Exchange(address, authority.path, at(TODAY, is_trusted=is_trusted))
        assert refused(line).trouble is Trouble.CERTIFICATE
    assert asked.paths == []


def test_a_clock_that_is_trusted_and_wrong_sends_nothing(authority: Authority) -> None:
    """Here the machine's real clock stands for it: the certificate has long expired for it."""
    old = authority.issue(TODAY - 4 * YEAR, TODAY - 3 * YEAR)
    with serving(well(TODAY), old) as (address, asked):
        line = Exchange(address, authority.path, at(TODAY, is_trusted=True))
        assert refused(line).trouble is Trouble.CLOCK
    assert asked.paths == []


@pytest.mark.parametrize("date", ["soon", None])
def test_a_hub_that_does_not_tell_the_time_is_shown_nothing(authority: Authority, date: str | None) -> None:
    def answer(handler: BaseHTTPRequestHandler, _body: bytes) -> None:
        tell(handler, 200, b"{}", **({"Date": date} if date else {}))

    with serving(answer, authority.issue(TODAY - YEAR, TODAY + YEAR)) as (address, asked):
        assert refused(Exchange(address, authority.path, at(TODAY))).trouble is Trouble.CLOCK
    assert shown(asked) == []


def test_two_authorities_in_one_file_are_both_believed(tmp_path: Path) -> None:
    old, new = Authority(tmp_path, "old"), Authority(tmp_path, "new")
    both = tmp_path / "both.pem"
    both.write_bytes(old.path.read_bytes() + new.path.read_bytes())
    for one in (old, new):
        with serving(well(TODAY), one.issue(TODAY - YEAR, TODAY + YEAR)) as (address, _):
            assert Exchange(address, both, at(TODAY)).request("GET", "/healthz").status == 200


def test_a_file_without_certificates_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("")
    error = refused(Exchange("https://127.0.0.1:9", tmp_path / "empty.pem", at(TODAY, is_trusted=True)))
    assert error.trouble is Trouble.CERTIFICATE
    assert "holds no certificates" in str(error)


def test_a_hub_that_never_finishes_is_left_when_time_is_up() -> None:
    """Byte by byte: no single wait is long, and all of it is cut."""
    enough = threading.Event()

    def drip(handler: BaseHTTPRequestHandler, _body: bytes) -> None:
        handler.send_response_only(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        while not enough.wait(0.05):
            handler.wfile.write(b" ")

    with serving(drip) as (address, _):
        assert refused(Exchange(address, None, at(TODAY), timeout_s=0.4)).trouble is Trouble.UNREACHABLE
        enough.set()


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{}", Trouble.NOT_THE_HUB),
        (b"I am a printer\r\n", Trouble.NOT_THE_HUB),
        (b"", Trouble.UNREACHABLE),
    ],
)
def test_a_reply_that_is_not_whole_is_none(raw: bytes, trouble: Trouble) -> None:
    def answer(handler: BaseHTTPRequestHandler, _body: bytes) -> None:
        handler.close_connection = True
        handler.wfile.write(raw)

    with serving(answer) as (address, _):
        assert refused(Exchange(address, None, at(TODAY))).trouble is trouble


def test_nobody_there_is_unreachable() -> None:
    with serving(well(TODAY)) as (address, _):
        pass
    assert refused(Exchange(address, None, at(TODAY))).trouble is Trouble.UNREACHABLE


def test_a_redirection_is_not_followed() -> None:
    def answer(handler: BaseHTTPRequestHandler, _body: bytes) -> None:
        tell(handler, 302, b"", Location="/elsewhere")

    with serving(answer) as (address, asked):
        assert Exchange(address, None, at(TODAY)).request("POST", "/sync/v1/upload", TOKEN).status == 302
    assert asked.paths == ["/sync/v1/upload"]


def test_the_address_may_have_a_path() -> None:
    with serving(well(TODAY)) as (address, asked):
        Exchange(f"{address}/kiosks/", None, at(TODAY)).request("GET", "/healthz")
    assert asked.paths == ["/kiosks/healthz"]
