import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.narration.pronunciation import Lexicon, words_of


def test_a_written_form_is_read_as_its_spoken_one() -> None:
    assert Lexicon([("Mei", "May")]).speak("Mei waits.").text == "May waits."


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Meimei and ReMei", "Meimei and ReMei"),
        ("Mei's bag, Mei’s hat", "May's bag, May's hat"),
        ("‘Mei’ said", "'May' said"),
        ("O'Mei", "O'Mei"),
        ("Mei'd go", "Mei'd go"),
    ],
)
def test_only_whole_words_are_replaced(text: str, spoken: str) -> None:
    assert Lexicon([("Mei", "May")]).speak(text).text == spoken


OTHERS = {"tr": [("GO", "go"), ("NEVER GO", "nevır go"), ("Clever", "Klevır")], "pt": [("GO", "gou")]}


def test_each_language_has_words_of_its_own() -> None:
    lexicon = Lexicon([("Mei", "May")], OTHERS)
    assert lexicon.of("en-GB").speak("Mei: GO").text == "May: GO"
    assert lexicon.of("tr").speak("Mei: NEVER GO, GO").text == "Mei: nevır go, go"
    assert lexicon.of("pt-PT").speak("GO").text == "gou"
    assert lexicon.of("so").speak("Mei: GO").text == "Mei: GO"


def test_other_languages_put_endings_behind_an_apostrophe() -> None:
    lexicon = Lexicon([("Clever", "Klever")], OTHERS)
    assert lexicon.of("tr").speak("Clever'ın GO’ya").text == "Klevır'ın go'ya"
    assert lexicon.speak("Clever's Clever'd").text == "Klever's Clever'd"


def test_english_words_that_are_learnt_leave_the_other_languages_alone() -> None:
    lexicon = Lexicon([("Mei", "May")], OTHERS).with_english([("Eli", "Eelye")])
    assert lexicon.of("en-GB").speak("Mei, Eli").text == "Mei, Eelye"
    assert lexicon.of("tr").speak("GO").text == "go"


def test_of_two_forms_of_one_word_the_later_counts() -> None:
    assert Lexicon([("GO", "go"), ("GO", "gou")]).speak("GO").text == "gou"


def test_a_lower_case_form_stands_for_any_case_and_a_capital_for_itself() -> None:
    lexicon = Lexicon([("quay", "key"), ("Fin", "Finn")])
    assert lexicon.speak("Quay, quay, Fin, fin").text == "key, key, Finn, fin"


def test_the_longer_form_wins() -> None:
    lexicon = Lexicon([("Miss", "miz"), ("Miss Lane", "miss lain")])
    assert lexicon.speak("Miss Lane and Miss Day").text == "miss lain and miz Day"


def test_spoken_characters_know_their_place_in_the_caption() -> None:
    spoken = Lexicon([("Mei", "May-ee")]).speak("So Mei went")
    assert spoken.text == "So May-ee went"
    assert [spoken.origins[at] for at in (0, 3, 8, 10)] == [0, 3, 5, 7]
    assert spoken.index_of(7) == 10
    assert spoken.index_of(99) == len(spoken.text)


def test_a_word_may_be_read_as_nothing() -> None:
    assert Lexicon([("sic", "")]).speak("Go sic now").text == "Go  now"


def test_curly_quotes_and_dashes_are_spoken_plainly_in_the_same_places() -> None:
    spoken = Lexicon().speak("“Stop” – it’s me—now…")
    assert spoken.text == '"Stop" , it\'s me-now.'
    assert spoken.origins == tuple(range(len(spoken.text)))


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.text(min_size=1, max_size=6), st.text(max_size=6)), max_size=4),
)
def test_every_spoken_character_has_an_origin_in_order(text: str, entries: list[tuple[str, str]]) -> None:
    spoken = Lexicon(entries).speak(text)
    assert len(spoken.origins) == len(spoken.text)
    assert list(spoken.origins) == sorted(spoken.origins)
    assert all(0 <= origin < max(1, len(text)) for origin in spoken.origins)


def test_words_leave_punctuation_out_and_keep_what_is_inside() -> None:
    text = "“Don't, check-in!” it’s 5"
    assert [text[start:end] for start, end in words_of(text)] == ["Don't", "check-in", "it’s", "5"]
