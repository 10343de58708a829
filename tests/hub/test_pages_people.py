import re

import pytest

from hub.database import Database
from hub.operators import Role
from hub.schema import AUDIT, OPERATORS
from tests.hub.desk import Desk
from tests.hub.lessons import form, sit_down


@pytest.fixture
def desk(database: Database) -> Desk:
    opened = Desk(database)
    opened.client.follow_redirects = False
    sit_down(opened)
    return opened


def roles(desk: Desk) -> dict[str, str]:
    return {row.name: row.role for row in desk.rows(OPERATORS) if row.removed_s is None}


def test_a_link_is_shown_once_and_works(desk: Desk) -> None:
    page = form(desk, "/operators", "/operators/invite", name="Grace", role="trainer").text
    found = re.search(r'class="secret">https?://[^/]+(/welcome/[\w-]+)', page)
    assert found
    assert found[1] not in desk.client.get("/operators").text
    assert "Welcome, Grace" in desk.client.get(found[1]).text
    assert roles(desk) == {"Ada": "admin", "Grace": "trainer"}


def test_a_role_is_changed_and_an_operator_removed_and_both_are_audited(desk: Desk) -> None:
    sit_down(desk, Role.VIEWER, "Grace")
    sit_down(desk, Role.ADMIN, "Ada")
    assert (
        "Grace is a trainer now."
        in form(desk, "/operators", "/operators/role", name="Grace", role="trainer").text
    )
    assert roles(desk)["Grace"] == "trainer"
    assert "Grace is out." in form(desk, "/operators", "/operators/remove", name="Grace").text
    assert roles(desk) == {"Ada": "admin"}
    audit = desk.client.get("/audit").text
    assert audit.index("removed") < audit.index("made trainer")


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        ("/operators/role", {"name": "Ada", "role": "viewer"}),
        ("/operators/remove", {"name": "Ada"}),
        ("/operators/invite", {"name": "Ada", "role": "viewer"}),
    ],
)
def test_the_last_admin_stays(desk: Desk, where: str, fields: dict[str, str]) -> None:
    answer = form(desk, "/operators", where, **fields)
    assert answer.status_code == 400
    assert "last admin" in answer.text
    assert roles(desk) == {"Ada": "admin"}


@pytest.mark.parametrize(
    ("where", "fields", "status"),
    [
        ("/operators/role", {"name": "Nobody", "role": "viewer"}, 404),
        ("/operators/role", {"name": "Ada", "role": "queen"}, 400),
        ("/operators/remove", {"name": "' OR 1=1 --"}, 404),
        ("/operators/remove", {}, 404),
        ("/operators/invite", {"name": " ", "role": "viewer"}, 400),
        ("/operators/invite", {"name": "x" * 61, "role": "viewer"}, 400),
        ("/operators/invite", {"name": "Grace"}, 400),
    ],
)
def test_what_cannot_be_done_is_told(desk: Desk, where: str, fields: dict[str, str], status: int) -> None:
    assert form(desk, "/operators", where, **fields).status_code == status
    assert roles(desk) == {"Ada": "admin"}
    assert desk.rows(AUDIT) == []


def test_a_name_is_text_and_nothing_else(desk: Desk) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    form(desk, "/operators", "/operators/invite", name=f"\0{nasty}", role="viewer")
    for address in ("/operators", "/audit"):
        page = desk.client.get(address).text
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page


@pytest.mark.parametrize("role", [Role.VIEWER, Role.TRAINER])
def test_only_admins_see_operators_and_audit(desk: Desk, role: Role) -> None:
    sit_down(desk, role, "Grace")
    page = desk.client.get("/").text
    assert "/operators" not in page
    for address in ("/operators", "/audit"):
        assert desk.client.get(address).status_code == 403
    for act in ("invite", "role", "remove"):
        assert form(desk, "/", f"/operators/{act}", name="Ada", role="viewer").status_code == 403
    assert roles(desk)["Ada"] == "admin"


@pytest.mark.parametrize("act", ["invite", "role", "remove"])
def test_a_form_without_our_proof_does_nothing(desk: Desk, act: str) -> None:
    assert desk.client.post(f"/operators/{act}", data={"name": "Grace", "role": "admin"}).status_code == 403
    assert roles(desk) == {"Ada": "admin"}


def test_a_long_audit_goes_on_page_by_page(desk: Desk) -> None:
    with desk.database.writing() as connection:
        acts = [
            {"at_s": 1, "operator": "Ada", "act": f"act {number:03}", "about": ""} for number in range(201)
        ]
        connection.execute(AUDIT.insert(), acts)
    first = desk.client.get("/audit").text
    older = re.search(r'href="(/audit\?before=\d+)"', first)
    assert older
    assert "act 000" not in first
    assert "act 000" in desk.client.get(older[1]).text


def test_without_packs_the_page_says_so(desk: Desk) -> None:
    assert "No pack was published from this hub yet." in desk.client.get("/packs").text
