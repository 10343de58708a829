"""The public list of schools as it comes, as spreadsheets save it, with mistakes in it, and files that are none."""

import csv
import io
import random
from pathlib import Path

import pytest

from kiosk.errors import UsageError
from kiosk.office.gias import NEEDED, SAMPLE, Reading, read_schools
from kiosk.visit import School

HEADER = (
    *(
        "URN",
        "LA (code)",
        "LA (name)",
        "EstablishmentNumber",
        "EstablishmentName",
        "EstablishmentStatus (code)",
    ),
    *("EstablishmentStatus (name)", "PhaseOfEducation (code)", "PhaseOfEducation (name)", "StatutoryLowAge"),
    *("StatutoryHighAge", "HeadFirstName", "HeadLastName", "Street", "Town", "County (name)", "Postcode"),
)


def row(urn: str = "900001", name: str = "Harbour Lane Primary School", **changed: str) -> dict[str, str]:
    cells = {
        "URN": urn,
        "EstablishmentName": name,
        "EstablishmentStatus (name)": "Open",
        "PhaseOfEducation (name)": "Primary",
        "StatutoryLowAge": "3",
        "StatutoryHighAge": "11",
        "HeadLastName": "Nobody",
        "Town": "Brindlesea",
        "Postcode": "ZZ1 1ZZ",
    }
    named = {
        "status": "EstablishmentStatus (name)",
        "phase": "PhaseOfEducation (name)",
        "low": "StatutoryLowAge",
    }
    named |= {"high": "StatutoryHighAge", "town": "Town"}
    return cells | {named[key]: value for key, value in changed.items()}


def text_of(*rows: dict[str, str], delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, restval="", delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "edubasealldata.csv"


def reading(file: Path, content: str | bytes) -> Reading:
    file.write_bytes(content if isinstance(content, bytes) else content.encode("cp1252"))
    return read_schools(file)


def problems(file: Path, content: str | bytes) -> list[str]:
    return [f"{problem.line}: {problem.text}" for problem in reading(file, content).problems]


def test_number_name_town_and_postcode_are_taken_over_and_nothing_else(file: Path) -> None:
    found = reading(file, text_of(row()))
    assert found.schools == [School("900001", "Harbour Lane Primary School", "Brindlesea", "ZZ1 1ZZ")]
    assert found.problems == []


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_it_is_read_as_it_comes_and_as_spreadsheets_save_it(
    file: Path, encoding: str, delimiter: str
) -> None:
    text = text_of(row(name="Café Row – St Zoë’s School"), delimiter=delimiter)
    assert [school.name for school in reading(file, text.encode(encoding)).schools] == [
        "Café Row – St Zoë’s School"
    ]


@pytest.mark.parametrize(
    ("status", "is_taken"),
    [
        ("Open", True),
        ("Open, but proposed to close", True),
        ("Closed", False),
        ("Proposed to open", False),
        ("", False),
    ],
)
def test_only_open_schools_are_taken(file: Path, status: str, is_taken: bool) -> None:
    found = reading(file, text_of(row(status=status)))
    assert (len(found.schools), found.closed) == ((1, 0) if is_taken else (0, 1))


@pytest.mark.parametrize(
    ("low", "high", "phase", "is_taken"),
    [
        ("4", "11", "", True),
        ("3", "5", "", True),
        ("7", "13", "", True),
        ("2", "19", "", True),
        ("11", "18", "", False),
        ("16", "19", "", False),
        ("2", "4", "", False),
        ("", "", "Primary", True),
        ("", "", "All-through", True),
        ("", "", "Not applicable", False),
    ],
)
def test_only_schools_for_ages_between_4_and_11_are_taken(
    file: Path, low: str, high: str, phase: str, is_taken: bool
) -> None:
    found = reading(file, text_of(row(low=low, high=high, phase=phase)))
    assert (len(found.schools), found.other_ages) == ((1, 0) if is_taken else (0, 1))


def test_all_mistakes_are_told_at_once_with_their_lines(file: Path) -> None:
    text = text_of(
        row(),
        row("90-01"),
        row("900003", name=""),
        row("900004", low="four"),
        row("900005", low="12", high="4"),
        row("900001"),
        row("900007", name="x" * 121),
        row("900008", high="-1"),
    )
    assert problems(file, text) == [
        "3: the URN is “90-01”, but should be one to twelve digits or capital letters",
        "4: the school 900003 has no EstablishmentName",
        "5: StatutoryLowAge is “four”, but should be an age in whole years",
        "6: StatutoryLowAge is 12, above StatutoryHighAge, which is 4",
        "7: the URN 900001 is that of line 2 too",
        "8: EstablishmentName has 121 characters, over 120: “xxxxxxxxxxxxxxxxxxxx…”",
        "9: StatutoryHighAge is “-1”, but should be an age in whole years",
    ]


def test_a_mistake_in_a_row_that_is_left_out_anyway_is_nobodys_business(file: Path) -> None:
    assert problems(file, text_of(row("?", status="Closed"))) == []


def test_a_name_over_several_lines_becomes_one_and_lines_are_still_counted(file: Path) -> None:
    found = reading(file, text_of(row(name="Harbour\nLane\x00 School"), row("?!")))
    assert found.schools[0].name == "Harbour Lane School"
    assert [problem.line for problem in found.problems] == [4]


def test_a_letter_that_no_encoding_knows_is_told(file: Path) -> None:
    found = problems(file, text_of(row(name="Hat Lane")).encode().replace(b"Hat", b"H\x81t"))
    assert found == [
        "2: EstablishmentName holds a letter that is neither UTF-8 nor Windows-1252: “H\ufffdt Lane”"
    ]


@pytest.mark.parametrize("missing", NEEDED)
def test_a_missing_column_is_told_by_its_name(file: Path, missing: str) -> None:
    (found,) = problems(file, text_of(row()).replace(missing, "Something else", 1))
    assert found.startswith(f"1: these columns are missing: {missing};")


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\x00" * 4_000, b"PK\x03\x04" + bytes(range(256)) * 9, b"\xff\xfe"]
)
def test_another_file_is_told_to_be_another(file: Path, content: bytes) -> None:
    (found,) = problems(file, content)
    assert found.startswith("1: this is not the list of schools: fetch it from https://")


def test_a_row_that_is_cut_off_is_told(file: Path) -> None:
    assert problems(file, text_of(row()) + "900002,1,2\r\n") == ["3: only 3 cells, where more are needed"]


def test_a_quote_that_is_never_closed_is_told(file: Path) -> None:
    (found,) = problems(file, text_of(row()) + '900002,"never\r\nclosed\r\n')
    assert "the file cannot be read on from here" in found


def test_only_the_names_of_columns_are_no_list(file: Path) -> None:
    assert problems(file, text_of()) == ["1: there is no school in it, only the names of the columns"]


def test_a_path_without_a_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(UsageError, match="no such file"):
            read_schools(path)


def test_a_thousand_files_of_random_bytes_each_get_a_line(file: Path) -> None:
    chance = random.Random(5)
    head = text_of(row()).encode("cp1252")
    for number in range(1_000):
        noise = chance.randbytes(chance.choice((1, 60, 900)))
        cut = chance.randrange(len(head))
        content = (
            noise,
            head + noise,
            head[:cut] + noise + head[cut:],
            head.split(b"\r\n")[0] + b"\n" + noise,
        )[number % 4]
        found = reading(file, content)
        assert found.problems or found.schools or found.closed or found.other_ages
        for problem in found.problems:
            assert problem.line >= 1
            assert problem.text
            assert problem.text.isprintable() or "\ufffd" in problem.text


def test_the_sample_is_a_list_without_mistakes_that_says_what_it_is() -> None:
    found = read_schools(SAMPLE)
    assert found.problems == []
    assert len(found.schools) == found.rows == 32
    for school in found.schools:
        assert school.name.endswith("(sample)")
        assert school.urn.startswith("SAMPLE")
        assert school.postcode.startswith("ZZ")
