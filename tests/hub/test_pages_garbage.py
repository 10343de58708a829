"""Whatever stands in an address, a page is a page or is not there: nothing breaks."""

from random import Random
from urllib.parse import quote

import pytest

from hub.database import Database
from tests.hub.desk import Desk
from tests.hub.lessons import NEVER_STORY, OCTOBER_S, Lesson, hold, keep_two_stories, settled, sit_down
from tests.hub.statements import KIOSK

GARBAGE = (
    "%00",
    "%ed%a0%80",
    "%ff%fe",
    "'%20OR%201=1--",
    "%22%3E%3Cscript%3E",
    "{{7*7}}",
    "..%2f..%2fetc%2fpasswd",
    "9" * 40,
    "-1",
    "2026-13",
    "2026-00",
    "0000-01",
    quote("½ ٣ 𝟘"),
    "x" * 5_000,
    "%25s%25n",
    "a&when=b&when=c",
    "",
)
PLACES = (
    "/?q={}",
    "/?csv={}",
    "/kiosks/{}",
    "/kiosks/{}/lost",
    "/scenarios?when={}",
    "/scenarios?area={}",
    "/scenarios?year={}",
    "/scenarios?language={}",
    "/scenarios?csv={}",
    "/scenarios/{}",
    "/scenarios/lift-from-coach?when={}",
    "/scenarios/lift-from-coach?area={}&csv=years",
    "/skills?when={}",
    "/skills?area={}",
    "/schools?q={}",
    "/schools?area={}",
    "/schools/{}",
    "/visits/{}/x",
    "/visits/" + KIOSK + "/{}",
    "/packs?csv={}",
    "/operators?csv={}",
    "/audit?before={}",
    "/welcome/{}",
    "/login?to={}",
)
FORMS = (
    "/enrol",
    f"/kiosks/{KIOSK}/name",
    f"/kiosks/{KIOSK}/pilot",
    "/kiosks/%00/name",
    "/operators/invite",
    "/operators/role",
    "/operators/remove",
    "/login",
)


@pytest.fixture
def desk(database: Database) -> Desk:
    opened = Desk(database)
    opened.client.follow_redirects = False
    opened.now = OCTOBER_S + 25 * 86_400
    keep_two_stories(database)
    hold(database, Lesson({NEVER_STORY: (5, 20)}))
    settled(database)
    sit_down(opened)
    opened.enrol()
    return opened


@pytest.mark.parametrize("place", PLACES)
def test_an_address_may_hold_anything(desk: Desk, place: str) -> None:
    codes = {garbage[:20]: desk.client.get(place.format(garbage)).status_code for garbage in GARBAGE}
    assert {text: code for text, code in codes.items() if code not in {200, 303, 307, 400, 404}} == {}


def test_a_form_may_hold_anything(desk: Desk) -> None:
    proof = desk.client.get("/enrol").text.partition('name="csrf" value="')[2][:64].encode()
    rng = Random(1)
    for address in FORMS:
        for field in (b"name", b"role", b"pilot", b"password"):
            junk = b"%00%ff%ed%a0%80" + rng.randbytes(200).replace(b"&", b"")
            body = b"csrf=" + proof + b"&" + field + b"=" + junk
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            assert desk.client.post(address, content=body, headers=kind).status_code < 500, (address, field)


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "multipart/form-data"},
        {"Content-Type": "multipart/form-data; boundary=x"},
        {"Content-Type": "application/json"},
        {"Content-Type": "text/plain; charset=klingon"},
        {},
    ],
)
def test_a_form_may_be_no_form(desk: Desk, headers: dict[str, str]) -> None:
    for address in (*FORMS, "/schools/import"):
        assert desk.client.post(address, content=b"--x\r\n\x00\xff", headers=headers).status_code in {
            400,
            403,
            404,
        }
