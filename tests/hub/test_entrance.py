import re

import httpx2
import pytest

from hub.database import Database
from hub.operators import (
    LINK_GOOD_S,
    LOCKED_S,
    SESSION_IDLE_S,
    SESSION_LONGEST_S,
    WRONG_TRIES,
    RefusedError,
    Role,
    invite,
    remove,
)
from hub.schema import METADATA, OPERATORS, SESSIONS
from tests.hub.desk import Desk

PASSWORD = "three quiet green otters"


@pytest.fixture
def desk(database: Database) -> Desk:
    opened = Desk(database)
    opened.client.follow_redirects = False
    return opened


def link(desk: Desk, name: str = "Ada", role: Role = Role.VIEWER) -> str:
    with desk.database.writing() as connection:
        return f"/welcome/{invite(connection, name, role, desk.now)}"


def accept(desk: Desk, address: str, password: str = PASSWORD) -> httpx2.Response:
    return desk.client.post(address, data={"password": password, "again": password})


def log_in(desk: Desk, password: str = PASSWORD, name: str = "Ada", to: str = "/") -> httpx2.Response:
    return desk.client.post("/login", data={"name": name, "password": password, "to": to})


def csrf(page: httpx2.Response) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page.text)
    assert found
    return found[1]


def test_a_link_lets_its_operator_choose_a_password_once(desk: Desk) -> None:
    address = link(desk)
    assert "Welcome, Ada" in desk.client.get(address).text
    assert accept(desk, address).headers["Location"] == "/"
    assert desk.client.get("/").status_code == 200
    assert desk.client.get(address).status_code == 404
    assert accept(desk, address, "another good password").status_code == 404


def test_a_link_grows_too_old(desk: Desk) -> None:
    address = link(desk)
    desk.now += LINK_GOOD_S
    assert desk.client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        ("short", "short", "12 to 200"),
        (PASSWORD, "another one altogether", "not the same"),
        ("Ada and the otters", "Ada and the otters", "your name"),
        ("x" * 201, "x" * 201, "12 to 200"),
    ],
)
def test_a_password_that_will_not_do_is_told_and_the_link_stays_good(
    desk: Desk, password: str, again: str, told: str
) -> None:
    address = link(desk)
    answer = desk.client.post(address, data={"password": password, "again": again})
    assert answer.status_code == 400
    assert told in answer.text
    assert accept(desk, address).status_code == 303


def test_who_is_not_logged_in_is_led_to_the_log_in_and_back(desk: Desk) -> None:
    accept(desk, link(desk))
    desk.client.cookies.clear()
    assert desk.client.get("/?year=3").headers["Location"] == "/login?to=/%3Fyear%3D3"
    assert log_in(desk, to="/?year=3").headers["Location"] == "/?year=3"


@pytest.mark.parametrize(
    "to",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", ""],
)
def test_nobody_is_led_elsewhere(desk: Desk, to: str) -> None:
    accept(desk, link(desk))
    assert log_in(desk, to=to).headers["Location"] == "/"


def test_a_wrong_name_and_a_wrong_password_are_told_alike(desk: Desk) -> None:
    accept(desk, link(desk))
    desk.client.cookies.clear()
    wrong = [log_in(desk, "not this one at all"), log_in(desk, PASSWORD, "Nobody")]
    assert [answer.status_code for answer in wrong] == [403, 403]
    assert len({answer.text for answer in wrong}) == 1


def test_after_ten_wrong_tries_there_is_a_wait(desk: Desk) -> None:
    accept(desk, link(desk))
    for _ in range(WRONG_TRIES):
        log_in(desk, "not this one at all")
    assert log_in(desk).status_code == 403
    desk.now += LOCKED_S
    assert log_in(desk).status_code == 303


def test_a_session_is_new_at_each_log_in_and_nothing_that_was_sent_before_becomes_one(desk: Desk) -> None:
    accept(desk, link(desk))
    desk.client.cookies.clear()
    desk.client.cookies.set("hub", "a-token-that-somebody-else-has-planted-00001")
    answer = log_in(desk)
    first = answer.cookies["hub"]
    assert first != "a-token-that-somebody-else-has-planted-00001"
    assert log_in(desk).cookies["hub"] != first


@pytest.mark.parametrize("away_s", [SESSION_IDLE_S, SESSION_LONGEST_S])
def test_a_session_ends_by_itself(desk: Desk, away_s: int) -> None:
    accept(desk, link(desk))
    step = min(away_s, SESSION_IDLE_S - 1) if away_s > SESSION_IDLE_S else away_s
    for _ in range(away_s // step):
        desk.now += step
        desk.client.get("/")
    desk.now += away_s % step
    assert desk.client.get("/").status_code == 303


def test_a_session_that_is_used_goes_on(desk: Desk) -> None:
    accept(desk, link(desk))
    for _ in range(4):
        desk.now += SESSION_IDLE_S - 1
        assert desk.client.get("/").status_code == 200


def test_logging_out_ends_the_session_here_and_for_whoever_copied_it(desk: Desk) -> None:
    accept(desk, link(desk))
    token = desk.client.cookies["hub"]
    page = desk.client.get("/")
    assert desk.client.post("/logout", data={"csrf": csrf(page)}).headers["Location"] == "/login"
    desk.client.cookies.set("hub", token)
    assert desk.client.get("/").status_code == 303


@pytest.mark.parametrize("data", [{}, {"csrf": ""}, {"csrf": "0" * 64}])
def test_a_form_that_is_not_ours_does_nothing(desk: Desk, data: dict[str, str]) -> None:
    accept(desk, link(desk))
    assert desk.client.post("/logout", data=data).status_code == 403
    assert desk.client.get("/").status_code == 200


def test_a_form_from_another_site_does_nothing(desk: Desk) -> None:
    accept(desk, link(desk))
    good = {"csrf": csrf(desk.client.get("/"))}
    elsewhere = {"Origin": "https://elsewhere.example"}
    assert desk.client.post("/logout", data=good, headers=elsewhere).status_code == 403
    assert desk.client.post("/login", data={}, headers=elsewhere).status_code == 403
    assert desk.client.get("/").status_code == 200


def test_a_new_password_ends_every_session(desk: Desk) -> None:
    accept(desk, link(desk))
    old = desk.client.cookies["hub"]
    accept(desk, link(desk), "another good password")
    desk.client.cookies.clear()
    desk.client.cookies.set("hub", old)
    assert desk.client.get("/").status_code == 303


def test_who_was_removed_is_out_at_once_and_the_last_admin_stays(desk: Desk) -> None:
    accept(desk, link(desk, "Grace", Role.ADMIN))
    accept(desk, link(desk))
    with desk.database.writing() as connection:
        assert remove(connection, "Ada", desk.now)
        assert not remove(connection, "Ada", desk.now)
        with pytest.raises(RefusedError, match="last admin"):
            remove(connection, "Grace", desk.now)
    assert desk.client.get("/").status_code == 303
    assert log_in(desk).status_code == 403


def test_neither_password_nor_token_nor_link_is_kept(desk: Desk) -> None:
    address = link(desk)
    accept(desk, address)
    kept = str([row for table in METADATA.sorted_tables for row in desk.rows(table)])
    assert [secret for secret in (PASSWORD, desk.client.cookies["hub"], address[9:]) if secret in kept] == []
    assert desk.rows(OPERATORS)[0].password_hash.startswith("$argon2id$")
    assert len(desk.rows(SESSIONS)) == 1


def test_what_an_operator_is_called_is_text_and_nothing_else(desk: Desk) -> None:
    accept(desk, link(desk, "<script>alert(1)</script>"))
    page = desk.client.get("/").text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_name_that_is_sql_is_a_name(desk: Desk) -> None:
    accept(desk, link(desk))
    assert log_in(desk, PASSWORD, "' OR 1=1 --").status_code == 403


def test_browsers_are_told_to_be_careful(desk: Desk) -> None:
    for address in ("/login", "/static/hub.css", "/healthz", "/nowhere"):
        headers = desk.client.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert desk.client.get("/login").headers["Cache-Control"] == "no-store"
    cookie = accept(desk, link(desk)).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


@pytest.mark.parametrize(
    "path", ["/static/../routes.py", "/static/%2e%2e/routes.py", "/static/..%2froutes.py"]
)
def test_nothing_beside_the_static_files_is_served(desk: Desk, path: str) -> None:
    assert desk.client.get(path).status_code == 404
