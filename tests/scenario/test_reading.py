import pytest

from kiosk.scenario.reading import school_year, syllables

HEARD = {
    1: "go dogs walked gates time rushed phone",
    2: "never wanted boxes table going Maya playing yellow",
    3: "remember another animal family together",
    4: "information caterpillar television",
}


@pytest.mark.parametrize(
    ("count", "word"), [(n, word) for n, words in HEARD.items() for word in words.split()]
)
def test_syllables_are_counted_as_they_are_heard(count: int, word: str) -> None:
    assert syllables(word) == count


def test_an_ending_behind_an_apostrophe_adds_none() -> None:
    assert (syllables("Grandad's"), syllables("don’t"), syllables("we'll")) == (2, 1, 1)


def test_what_has_no_letter_has_no_syllable() -> None:
    assert syllables("…") == 0


def test_the_formula_is_that_of_flesch_and_kincaid() -> None:
    """Ten words, two sentences, fifteen syllables."""
    text = ("The dog ran to the park.", "Maya remembered her umbrella.")
    assert school_year(text) == pytest.approx(0.39 * 10 / 2 + 11.8 * 15 / 10 - 15.59)


def test_long_words_read_harder_than_short_ones() -> None:
    assert (
        school_year(("Go to the till and wait.",))
        < 2
        < school_year(("Immediate verification is necessary.",))
    )


def test_nothing_to_read_is_no_year_at_all() -> None:
    assert school_year(()) == school_year(("…",)) == 0.0
