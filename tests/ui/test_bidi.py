"""What stands where on a line: expectations worked out by hand with UAX #9, capitals standing for Hebrew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.bidi import in_sight_order, is_right_to_left, levels

HEBREW = {chr(ord("A") + n): chr(0x05D0 + n) for n in range(26)}
LATIN = {hebrew: capital for capital, hebrew in HEBREW.items()}


def seen(text: str, *, base: bool) -> str:
    logical = "".join(HEBREW.get(letter, letter) for letter in text)
    found = levels(logical, is_base_right_to_left=base)
    drawn = ""
    for one in in_sight_order(found, 0, len(logical)):
        part = logical[one.start : one.end]
        drawn += part[::-1] if one.is_right_to_left else part
    return "".join(LATIN.get(letter, letter) for letter in drawn)


@pytest.mark.parametrize(
    ("text", "from_left", "from_right"),
    [
        ("go home", "go home", "go home"),
        ("ABC DEF", "FED CBA", "FED CBA"),
        ("ABC.", "CBA.", ".CBA"),
        ("ABC maya DEF", "CBA maya FED", "FED maya CBA"),
        ("ABC 0800 DEF", "FED 0800 CBA", "FED 0800 CBA"),
        ("say ABC DEF!", "say FED CBA!", "!FED CBA say"),
        ("ABC 3,2 DEF", "FED 3,2 CBA", "FED 3,2 CBA"),
        ("ABC 5% DEF", "FED 5% CBA", "FED 5% CBA"),
    ],
)
def test_a_line_is_seen_in_the_order_of_the_standard(text: str, from_left: str, from_right: str) -> None:
    assert seen(text, base=False) == from_left
    assert seen(text, base=True) == from_right


def test_a_telephone_number_is_read_from_left_to_right() -> None:
    assert seen("ABC 0800 1111.", base=True) == ".0800 1111 CBA"
    assert levels("رقم 0800 1111", is_base_right_to_left=True)[4:] == [2] * 9


def test_arabic_figures_run_to_the_right_between_arabic_words() -> None:
    text = "اب ١٢ ت"
    found = levels(text, is_base_right_to_left=True)
    assert found == [1, 1, 1, 2, 2, 1, 1]


def test_european_figures_after_arabic_letters_do_so_as_well() -> None:
    assert levels("رقم 0800", is_base_right_to_left=True) == [1, 1, 1, 1, 2, 2, 2, 2]


@given(st.text(alphabet="ab אب1٣.,%-+: ", max_size=20), st.booleans())
def test_no_letter_is_lost_or_doubled(text: str, base: bool) -> None:
    stretches = in_sight_order(levels(text, is_base_right_to_left=base), 0, len(text))
    places = sorted(at for one in stretches for at in range(one.start, one.end))
    assert places == list(range(len(text)))


def test_the_first_letter_with_a_direction_decides() -> None:
    assert is_right_to_left("… 5 سلام Maya")
    assert not is_right_to_left("Maya سلام")
    assert not is_right_to_left("0800 1111")
