"""The assessment and the notices: whole, readable, and open about what is not done."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
CHILDREN, GROWN_UPS, ASSESSMENT = (
    (DOCS / name).read_text(encoding="utf-8")
    for name in ("privacy-notice-children.md", "privacy-notice-grown-ups.md", "dpia.md")
)


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence, without headings and marks."""
    plain = re.sub(r"^#.*$|\*\*", "", text, flags=re.MULTILINE)
    return [found.split() for found in re.split(r"[.?!:]\s", plain + " ") if found.split()]


def test_the_page_for_children_is_short_and_easy() -> None:
    found = sentences(CHILDREN)
    assert max(len(words) for words in found) <= 12
    assert sum(len(words) for words in found) / len(found) <= 8
    assert sum(len(words) for words in found) <= 260, "it is one page"
    assert [word for words in found for word in words if len(word.strip('",')) > 10] == []


@pytest.mark.parametrize("notice", [CHILDREN, GROWN_UPS])
def test_both_notices_say_whom_to_ask(notice: str) -> None:
    assert re.search(r"ask", notice, re.IGNORECASE)
    assert "teacher" in notice


def test_children_are_told_of_childline_and_grown_ups_of_the_commissioner() -> None:
    assert "Childline on 0800 1111" in CHILDREN
    assert "Information Commissioner" in GROWN_UPS
    assert "complain" in GROWN_UPS


@pytest.mark.parametrize("notice", [GROWN_UPS, ASSESSMENT])
def test_what_grown_ups_read_says_how_long_answers_stay(notice: str) -> None:
    for promise in ("14 days", "13 months", "90 days"):
        assert promise in notice


def test_children_are_told_the_same_in_their_words() -> None:
    assert "Two weeks later" in CHILDREN
    assert "a year and a month" in CHILDREN


def test_the_assessment_has_every_section_and_says_what_is_open() -> None:
    headings = re.findall(r"^## (\d)\. (.+)$", ASSESSMENT, re.MULTILINE)
    assert [int(number) for number, _ in headings] == [1, 2, 3, 4, 5, 6, 7]
    assert "Not consulted on and not signed off" in ASSESSMENT
    for section in ("## 3. Consultation", "## 7. Sign-off and outcome"):
        assert re.search(re.escape(section) + r"\s+Open\.", ASSESSMENT)


def test_every_risk_has_measures_that_are_described() -> None:
    risks = re.findall(r"^\| (\d+) \| .+ \| ([a-n, ]+) \| [^|]+ \|$", ASSESSMENT, re.MULTILINE)
    assert [int(number) for number, _ in risks] == list(range(1, 14))
    described = set(re.findall(r"\b([a-n])\. [A-Z]", ASSESSMENT.split("## 6.")[1]))
    assert {letter for _, letters in risks for letter in letters.split(", ")} == described
