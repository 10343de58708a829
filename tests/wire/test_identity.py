import hashlib
import re

import pytest

from kiosk.wire.identity import WORDS, enrolment_text, four_words_of, kiosk_id_of
from kiosk.wire.statement import KIOSK

KEYS = [hashlib.sha256(bytes([number])).digest() for number in range(200)]


def test_an_id_is_one_that_a_statement_may_name() -> None:
    assert all(re.fullmatch(KIOSK, kiosk_id_of(key)) for key in KEYS)
    assert len({kiosk_id_of(key) for key in KEYS}) == len(KEYS)


def test_the_id_of_a_key_never_changes() -> None:
    assert kiosk_id_of(bytes(32)) == "mzuhvlpymk6xo3epygfy5h4oea"


def test_there_are_256_words_and_none_begins_like_another_for_long() -> None:
    assert len(set(WORDS)) == 256
    assert max(len(word) for word in WORDS) <= 8


def test_four_words_differ_where_keys_do() -> None:
    assert len({four_words_of(key) for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_what_is_no_key_has_no_id(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        kiosk_id_of(bytes(length))


def test_what_is_signed_names_all_that_is_asked() -> None:
    texts = {enrolment_text(code, key, name) for code in "ab" for key in KEYS[:2] for name in ("x", "y")}
    assert len(texts) == 8
