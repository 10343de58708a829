from hypothesis import given
from hypothesis import strategies as st

from kiosk.narration.alignment import Mark, align, to_caption
from kiosk.narration.pronunciation import Lexicon
from kiosk.narration.timeline import Word


def timed(text: str, marks: list[tuple[int, int]], sound_ms: int = 5_000) -> list[tuple[str, int]]:
    return [(text[w.start : w.end], w.at_ms) for w in align(text, [Mark(*mark) for mark in marks], sound_ms)]


def test_each_mark_times_its_word() -> None:
    assert timed("Go now", [(0, 0), (3, 400)]) == [("Go", 0), ("now", 400)]


def test_a_mark_on_a_quote_belongs_to_the_word_that_it_opens() -> None:
    assert timed('Say "no" now', [(0, 0), (4, 300), (9, 700)]) == [("Say", 0), ("no", 300), ("now", 700)]


def test_the_first_of_several_marks_in_a_word_counts() -> None:
    assert timed("Ring 1111 now", [(0, 0), (5, 400), (6, 800), (6, 1_200), (10, 2_000)])[1:] == [
        ("1111", 400),
        ("now", 2_000),
    ]


def test_words_that_the_engine_merged_share_the_time_by_letters() -> None:
    assert timed("end of the road", [(0, 0), (4, 700), (11, 1_400)]) == [
        ("end", 0),
        ("of", 700),
        ("the", 1_000),
        ("road", 1_400),
    ]


def test_words_after_the_last_mark_share_what_is_left() -> None:
    assert timed("go now", [(0, 0)], sound_ms=700) == [("go", 0), ("now", 300)]


def test_without_any_mark_every_word_still_has_a_time() -> None:
    assert [word for word, _ in timed("one two three", [])] == ["one", "two", "three"]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9_000)), max_size=12))
def test_times_never_run_backwards_nor_past_the_sound(text: str, marks: list[tuple[int, int]]) -> None:
    times = [at_ms for _, at_ms in timed(text, marks, sound_ms=4_000)]
    assert times == sorted(times)
    assert all(0 <= at_ms <= 4_000 for at_ms in times)


def test_the_captions_own_word_is_lit_whatever_is_spoken() -> None:
    caption = "Ring 0800 1111 with Mei"
    spoken = Lexicon([("0800 1111", "oh eight hundred, one one"), ("Mei", "May")]).speak(caption)
    words = [Word(start, start + 1, 100 * n) for n, start in enumerate((0, 5, 8, 14, 23, 27, 31, 36))]
    lit = [(caption[word.start : word.end], word.at_ms) for word in to_caption(spoken, words, caption)]
    assert [word for word, _ in lit] == ["Ring", "0800", "1111", "with", "Mei"]
    assert [at_ms for _, at_ms in lit] == sorted({at_ms for _, at_ms in lit})
