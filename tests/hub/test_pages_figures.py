import csv
import io
from pathlib import Path

import pytest

from hub.cli import main
from hub.database import Database
from hub.figures.settling import SETTLES_AFTER_S
from hub.operators import Role
from hub.schema import AUDIT, SCHOOLS, SETTLED, TALLIES
from tests.hub.desk import Desk
from tests.hub.lessons import (
    GO_STORY,
    NEVER_STORY,
    OCTOBER_S,
    Lesson,
    form,
    hold,
    keep_school,
    keep_two_stories,
    settled,
    sit_down,
)
from tests.hub.statements import KIOSK

NOVEMBER_S = OCTOBER_S + 25 * 86_400
SCHOOL_LIST = (
    "URN,LA (name),GOR (name),EstablishmentName,EstablishmentStatus (name),Town,HeadLastName\r\n"
    "100001,Camden,London,St Wilfrith's,Open,London,Jones\r\n"
    "100002,Kent,South East,Harbour Lane,Closed,Brindlesea,Smith\r\n"
    "x y,Kent,South East,No Number,Open,Brindlesea,Brown\r\n"
)


@pytest.fixture
def desk(database: Database) -> Desk:
    opened = Desk(database)
    opened.client.follow_redirects = False
    opened.now = NOVEMBER_S
    keep_two_stories(database)
    keep_school(database, "100001", "Hill Street", "Camden")
    keep_school(database, "100003", "Orchard", "Kent", "South East")
    sit_down(opened)
    return opened


def hold_london(desk: Desk) -> None:
    """Four classes in London that get the story of the coach wrong, one in Kent that does not."""
    for number, never_go in enumerate((5, 8, 11, 24), start=1):
        votes = {NEVER_STORY: (25 - never_go, never_go), GO_STORY: (24, 1)}
        hold(desk.database, Lesson(votes, number=number))
    hold(desk.database, Lesson({NEVER_STORY: (0, 25)}, number=5, urn="100003", year="4", language="pl"))
    settled(desk.database)


def rows_of(desk: Desk, address: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(desk.client.get(address).text.removeprefix("\ufeff"))))


def test_what_londons_children_got_wrong_last_month_is_one_sentence_and_a_table(desk: Desk) -> None:
    hold_london(desk)
    page = desk.client.get("/scenarios?area=London").text
    assert (
        "In October 2026, children in London got “A lift from the coach” wrong most often (safe is NEVER GO): in 3 of 4 "
        "classes about half of them or fewer were right at first try." in page
    )
    rows = rows_of(desk, "/scenarios?area=London&csv=stories")
    assert [row[0] for row in rows[1:]] == ["A lift from the coach", "Tea at Sam's"]
    assert rows[1][4:8] == ["4", "1", "2", "1"]
    assert rows[2][4:8] == ["4", "4", "0", "0"]


def test_a_chart_stands_beside_the_table_that_says_the_same(desk: Desk) -> None:
    hold_london(desk)
    page = desk.client.get("/scenarios").text
    assert 'src="data:image/svg+xml;base64,' in page
    assert "The table beside it says the same." in page


def test_filters_narrow_what_is_counted(desk: Desk) -> None:
    hold_london(desk)

    def classes(query: str) -> dict[str, str]:
        return {row[0]: row[4] for row in rows_of(desk, f"/scenarios?csv=stories&{query}")[1:]}

    assert classes("")["A lift from the coach"] == "5"
    assert classes("year=3&language=en")["A lift from the coach"] == "4"
    assert classes("year=4") == {"A lift from the coach": "fewer than 3"}
    assert classes("when=2026-09") == {}
    assert classes("when=year")["Tea at Sam's"] == "4"


def test_where_nothing_may_be_told_the_page_says_so(desk: Desk) -> None:
    page = desk.client.get("/scenarios?area=London").text
    assert "Nothing can be told of children in London in October 2026" in page
    assert "No story was played, or none is settled yet" in page


def test_a_month_in_which_all_was_right_is_praised(desk: Desk) -> None:
    for number in (1, 2, 3):
        hold(desk.database, Lesson({GO_STORY: (25, 0)}, number=number))
    settled(desk.database)
    assert "most children got every story right, in every class" in desk.client.get("/scenarios").text


def test_no_count_of_children_stands_on_any_page(desk: Desk) -> None:
    """Every class has 97 children of whom 61 or 83 chose NEVER GO: none of these numbers appears, nor any sum of them."""
    for number in range(1, 4):
        visit = hold(desk.database, Lesson({NEVER_STORY: (36, 61), GO_STORY: (14, 83)}, number=number))
    settled(desk.database)
    addresses = ["/scenarios", f"/scenarios/{NEVER_STORY}", "/skills", "/schools", "/schools/100001"]
    addresses += [f"/visits/{KIOSK}/{visit}", "/scenarios?csv=stories", "/scenarios?csv=indices"]
    for address in addresses:
        text = desk.client.get(address).text.partition("<main")[2] or desk.client.get(address).text
        text = "".join(text.split("base64,")[:1])
        assert not [number for number in ("97", "61", "83", "183", "249", "291") if f">{number}<" in text], (
            address
        )


def test_a_visit_is_told_in_bands(desk: Desk) -> None:
    visit = hold(desk.database, Lesson({NEVER_STORY: (5, 20), GO_STORY: (24, 1)}))
    hold(desk.database, Lesson({NEVER_STORY: (4, 2)}, number=2, size="under-10"))
    settled(desk.database)
    page = desk.client.get(f"/visits/{KIOSK}/{visit}").text
    assert "Hill Street, Year 3, in October 2026." in page
    assert "Most of the class chose NEVER GO." in page
    assert "Few of the class chose NEVER GO." in page
    assert visit in desk.client.get("/schools/100001").text
    assert visit in desk.client.get(f"/kiosks/{KIOSK}").text or desk.rows(SETTLED)


def test_a_visit_that_is_not_settled_is_not_told(desk: Desk) -> None:
    visit = hold(desk.database, Lesson({NEVER_STORY: (5, 20)}))
    assert desk.client.get(f"/visits/{KIOSK}/{visit}").status_code == 404
    settled(desk.database, OCTOBER_S + SETTLES_AFTER_S)
    assert desk.client.get(f"/visits/{KIOSK}/{visit}").status_code == 200


def test_revisions_stand_side_by_side(desk: Desk) -> None:
    for number in range(1, 7):
        never_go = 5 if number < 4 else 24
        rev = 1 if number < 4 else 2
        hold(desk.database, Lesson({NEVER_STORY: (25 - never_go, never_go)}, number=number, rev=rev))
    settled(desk.database)
    rows = rows_of(desk, "/scenarios?csv=revisions")
    assert [row[1:6] for row in rows[1:]] == [["1", "3", "0", "0", "3"], ["2", "3", "3", "0", "0"]]
    assert (
        "in 3 of 3 classes most were right at first try (revision 2)"
        in desk.client.get(f"/scenarios/{NEVER_STORY}").text
    )


def test_the_indices_stand_with_their_intervals(desk: Desk) -> None:
    for number in range(1, 13):
        hold(desk.database, Lesson({NEVER_STORY: (7, 18), GO_STORY: (14, 11)}, number=number))
    settled(desk.database)
    rows = rows_of(desk, "/scenarios?csv=indices")
    assert rows[1][0] == "Telling agreed from not agreed (d′)"
    value, low, high = (float(cell.removeprefix("'")) for cell in rows[1][1:4])
    assert low < value < high
    assert "over 12 visits in 1 blocks" in desk.client.get("/scenarios").text


def test_kinds_of_class_are_counted_in_words(desk: Desk) -> None:
    with desk.database.writing() as connection:
        for number in (1, 2, 3):
            connection.execute(SETTLED.insert().values(**settled_row(number)))
    rows = rows_of(desk, "/scenarios?csv=kinds")
    assert rows[1:3] == [["Sure about both", "3"], ["Says Never Go to everything", "0"]]


def settled_row(number: int) -> dict[str, object]:
    id_ = f"00000000-0000-4000-8000-00000000000{number}"
    kept = {
        "kiosk_id": KIOSK,
        "round_id": id_,
        "visit_id": id_,
        "number": number,
        "presses": 1,
        "month": "2026-10",
    }
    words = {"area": "", "region": "", "year": "3", "language": "en", "ages": "7-9", "mode": "vote"}
    return {**kept, **words, "kind": "sure about both"}


def test_skills_are_told_month_by_month(desk: Desk) -> None:
    hold_london(desk)
    rows = rows_of(desk, "/skills?csv=skills")
    assert rows[0][-2:] == ["October 2026", "November 2026"]
    assert {row[0]: row[-2:] for row in rows[1:]} == {
        "Remembering what was agreed": ["67", "–"],
        "Checking first": ["67", "–"],
    }


def test_areas_are_told_by_their_classes(desk: Desk) -> None:
    hold_london(desk)
    rows = rows_of(desk, "/schools?csv=areas")
    assert [row[:2] for row in rows[1:]] == [
        ["Camden", "8"],
        ["Kent", "fewer than 3"],
        ["London", "8"],
        ["South East", "fewer than 3"],
    ]


def test_a_list_of_schools_is_imported_and_what_was_told_is_placed_anew(desk: Desk) -> None:
    hold_london(desk)
    answer = send_list(desk, SCHOOL_LIST.replace("Camden", "Islington").encode("cp1252"))
    assert "1 schools were imported." in answer
    assert {row.area for row in desk.rows(TALLIES)} == {"*", "Islington", "London", "Kent", "South East"}
    assert "Jones" not in str(desk.rows(SCHOOLS))
    assert [row.act for row in desk.rows(AUDIT)] == ["imported schools"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no column URN or EstablishmentName"),
        (b"\x00\xff\xfe\x00" * 50, "no column"),
        (b"URN,EstablishmentName\n,\n", "There is no open school"),
        (b"PK\x03\x04 a spreadsheet, not a CSV file", "no column"),
        (b"URN,EstablishmentName\n1," + b'"' + b"x" * 200_000, "cannot be read as CSV"),
    ],
)
def test_a_file_that_is_no_list_is_told_and_nothing_changes(desk: Desk, content: bytes, told: str) -> None:
    before = desk.rows(SCHOOLS)
    assert told in send_list(desk, content)
    assert desk.rows(SCHOOLS) == before


def send_list(desk: Desk, content: bytes) -> str:
    proof = form_proof(desk)
    return desk.client.post(
        "/schools/import", data={"csrf": proof}, files={"file": ("list.csv", content)}
    ).text


def form_proof(desk: Desk) -> str:
    return desk.client.get("/schools").text.partition('name="csrf" value="')[2][:64]


def test_only_admins_import_and_only_with_our_form(desk: Desk) -> None:
    file = {"file": ("list.csv", SCHOOL_LIST.encode())}
    assert desk.client.post("/schools/import", data={"csrf": "0" * 64}, files=file).status_code == 403
    assert form(desk, "/schools", "/schools/import").status_code == 400
    sit_down(desk, Role.TRAINER, "Grace")
    assert "Import a list" not in desk.client.get("/schools").text
    answer = desk.client.post("/schools/import", data={"csrf": form_proof(desk)}, files=file)
    assert answer.status_code == 403
    assert len(desk.rows(SCHOOLS)) == 2


def test_the_names_of_schools_are_text_and_nothing_else(desk: Desk) -> None:
    nasty = "<b onclick=alert(1)>\"'&"
    keep_school(desk.database, "100009", nasty, f"{nasty} area", f"{nasty} region")
    for number in (1, 2, 3):
        hold(desk.database, Lesson({NEVER_STORY: (5, 20)}, number=number, urn="100009"))
    settled(desk.database)
    for address in ("/schools", "/schools/100009", "/scenarios", "/schools?q=%3Cb"):
        page = desk.client.get(address).text
        assert "<b onclick" not in page
        assert "&lt;b onclick" in page or address == "/scenarios"


def test_schools_are_found_by_letters_that_mean_nothing_to_the_database(desk: Desk) -> None:
    def names(letters: str) -> list[str]:
        return [row[0] for row in rows_of(desk, f"/schools?csv=schools&q={letters}")[1:]]

    assert names("hill") == ["Hill Street"]
    assert names("100003") == ["Orchard"]
    assert names("%25") == []
    assert names("_") == []


def test_the_command_line_imports_schools_and_learns_stories(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(SCHOOL_LIST)
    data = ["--data", str(tmp_path / "data")]
    assert main(["schools", "import", str(file), *data]) == 0
    assert main(["stories", str(Path(__file__).parents[2] / "scenarios" / "core"), *data]) == 0
    told = capsys.readouterr().out
    assert "1 schools were imported" in told
    assert "104 stories are known now" in told
    assert main(["schools", "import", str(tmp_path / "none.csv"), *data]) == 2
    assert main(["stories", str(tmp_path), *data]) == 2
