import re

import pytest
import sqlalchemy as sa

from hub.database import Database
from hub.enrolment import plain_code
from hub.kiosks import hash_of
from hub.operators import Role
from hub.schema import AUDIT, ENROL_CODES, KIOSKS
from tests.hub.desk import TOKEN, Desk
from tests.hub.lessons import form, sit_down
from tests.hub.statements import KIOSK, OTHER_KIOSK

DAY_S = 86_400
NASTY = "<script>alert('ä')</script>\" onload=x {{7*7}} \u202e"


@pytest.fixture
def desk(database: Database) -> Desk:
    opened = Desk(database)
    opened.client.follow_redirects = False
    sit_down(opened)
    return opened


def change(desk: Desk, **values: object) -> None:
    with desk.database.writing() as connection:
        connection.execute(sa.update(KIOSKS).where(KIOSKS.c.id == KIOSK).values(values))


def test_an_empty_hub_says_what_to_do_first(desk: Desk) -> None:
    page = desk.client.get("/").text
    assert "Enrol the first kiosk" in page
    assert "Import the list of schools" in page


def test_silent_kiosks_stand_first(desk: Desk) -> None:
    desk.enrol(last_contact_s=desk.now - 60)
    desk.enrol(OTHER_KIOSK, "b" * 44, last_contact_s=desk.now - 20 * DAY_S)
    page = desk.client.get("/").text
    assert page.index("Kiosk zyx") < page.index("Kiosk abc")
    assert "Silent: last heard of 20 days ago." in page
    assert "Of 2 kiosks: 1 kiosk silent for two weeks or more." in page


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"dead": 3}, "3 answers are refused by the hub"),
        ({"waiting": 40, "oldest_waiting_days": 15}, "40 answers are waiting, the oldest for 15 days."),
        ({"clock_skew_s": 7_300}, "Its clock is 2 hours ahead."),
        ({"clock_skew_s": -400}, "Its clock is 6 minutes behind."),
        ({"free_mb": 120}, "Its card is nearly full: 120 MB are left."),
        ({"last_contact_s": None}, "It was never heard of."),
    ],
)
def test_what_is_amiss_is_said_in_words(desk: Desk, values: dict[str, object], told: str) -> None:
    desk.enrol(last_contact_s=desk.now)
    assert told not in desk.client.get("/").text
    change(desk, **values)
    assert told in desk.client.get("/").text
    assert told in desk.client.get(f"/kiosks/{KIOSK}").text


def test_software_that_is_older_than_anothers_is_told_number_by_number(desk: Desk) -> None:
    desk.enrol(last_contact_s=desk.now, software="0.9.2")
    desk.enrol(OTHER_KIOSK, "b" * 44, last_contact_s=desk.now, software="0.10.1")
    assert "Its software is older (0.9.2) than another&#39;s (0.10.1)." in desk.client.get("/").text


def test_a_lost_kiosk_is_trusted_no_longer_after_what_was_on_its_card_was_told(desk: Desk) -> None:
    desk.enrol(waiting=12, last_contact_s=desk.now)
    asked = desk.client.get(f"/kiosks/{KIOSK}/lost").text
    assert "12 answers that it had not sent yet" in asked
    assert desk.upload([], TOKEN).status_code == 200
    assert form(desk, f"/kiosks/{KIOSK}/lost", f"/kiosks/{KIOSK}/lost").status_code == 303
    assert desk.upload([], TOKEN).status_code == 401
    page = desk.client.get(f"/kiosks/{KIOSK}").text
    assert "It was reported lost." in page
    assert "reported lost" in page[page.index("What was done") :]


def test_a_kiosk_is_renamed_and_made_a_pilot_and_both_are_audited(desk: Desk) -> None:
    desk.enrol()
    form(desk, f"/kiosks/{KIOSK}", f"/kiosks/{KIOSK}/name", name="  Blue   van ")
    form(desk, f"/kiosks/{KIOSK}", f"/kiosks/{KIOSK}/pilot", pilot="yes")
    (row,) = desk.rows(KIOSKS)
    assert (row.name, row.is_pilot) == ("Blue van", True)
    assert [(one.operator, one.act, one.about) for one in desk.rows(AUDIT)] == [
        ("Ada", "renamed", KIOSK),
        ("Ada", "made a pilot", KIOSK),
    ]


def test_a_name_is_text_and_nothing_else(desk: Desk) -> None:
    desk.enrol()
    form(desk, f"/kiosks/{KIOSK}", f"/kiosks/{KIOSK}/name", name=f"\0{NASTY}"[:60])
    for address in ("/", f"/kiosks/{KIOSK}", f"/kiosks/{KIOSK}/lost"):
        page = desk.client.get(address)
        assert "<script>" not in page.text
        assert "&lt;script&gt;" in page.text
        assert "49" not in re.sub("[0-9a-f]{64}", "", page.text)


def test_a_name_that_a_spreadsheet_would_reckon_is_text_in_the_file(desk: Desk) -> None:
    desk.enrol(last_contact_s=desk.now)
    change(desk, name='=HYPERLINK("https://elsewhere.example")')
    answer = desk.client.get("/?csv=kiosks")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert '"\'=HYPERLINK(""https://elsewhere.example"")"' in answer.text


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_name_that_will_not_do_is_told(desk: Desk, name: str) -> None:
    desk.enrol()
    assert form(desk, f"/kiosks/{KIOSK}", f"/kiosks/{KIOSK}/name", name=name).status_code == 400
    assert desk.rows(KIOSKS)[0].name == "Kiosk abc"


def test_a_code_is_shown_once_and_only_its_hash_is_kept(desk: Desk) -> None:
    page = form(desk, "/enrol", "/enrol", name="Van 3").text
    shown = re.search(r"The code: </span>([a-z0-9 ]+)<", page)
    assert shown
    (row,) = desk.rows(ENROL_CODES)
    assert row.code_hash == hash_of(plain_code(shown[1]))
    assert row.kiosk_name == "Van 3"
    assert "data:image/svg+xml" in page
    assert shown[1] not in desk.client.get("/enrol").text
    assert shown[1].replace(" ", "") not in str(desk.rows(AUDIT))


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.VIEWER, set()),
        (Role.TRAINER, {"/enrol", "/kiosks/{}/name"}),
        (Role.ADMIN, {"/enrol", "/kiosks/{}/name", "/kiosks/{}/pilot", "/kiosks/{}/lost"}),
    ],
)
def test_each_role_may_do_what_is_its_own(desk: Desk, role: Role, allowed: set[str]) -> None:
    desk.enrol()
    sit_down(desk, role, "Grace")
    done = set()
    for address in ("/enrol", "/kiosks/{}/name", "/kiosks/{}/pilot", "/kiosks/{}/lost"):
        answer = form(desk, "/", address.format(KIOSK), name="Van", pilot="yes")
        assert answer.status_code in {200, 303, 403}
        if answer.status_code != 403:
            done.add(address)
    assert done == allowed
    assert desk.client.get("/enrol").status_code == (403 if role is Role.VIEWER else 200)


@pytest.mark.parametrize(
    "where", ["/enrol", f"/kiosks/{KIOSK}/name", f"/kiosks/{KIOSK}/pilot", f"/kiosks/{KIOSK}/lost"]
)
def test_a_form_without_our_proof_does_nothing(desk: Desk, where: str) -> None:
    desk.enrol()
    before = desk.rows(KIOSKS)
    assert desk.client.post(where, data={"name": "Van", "pilot": "yes", "csrf": "0" * 64}).status_code == 403
    assert desk.rows(KIOSKS) == before
    assert desk.rows(ENROL_CODES) == []


def test_what_is_done_to_a_kiosk_that_is_not_there_is_told(desk: Desk) -> None:
    for act in ("name", "pilot", "lost"):
        assert form(desk, "/", f"/kiosks/{OTHER_KIOSK}/{act}", name="x").status_code == 404
    assert desk.rows(AUDIT) == []


def test_a_form_that_is_too_long_is_refused_before_it_is_read(desk: Desk) -> None:
    assert desk.client.post("/enrol", data={"name": "x" * 1_100_000}).status_code == 413
