"""PINs that everybody tries first."""

import itertools

from kiosk.gate import PIN_DIGITS

KEYPAD_COLUMNS = frozenset({"2580", "0852", "1470", "0741", "3690", "0963"})


def is_pin(digits: str) -> bool:
    """Whether this has the shape of a PIN: as many ASCII digits as one has."""
    return len(digits) == PIN_DIGITS and digits.isascii() and digits.isdecimal()


def is_too_easy(digits: str) -> bool:
    """Whether a PIN is one digit four times, a run, a pair twice, a year, or a column of a telephone's keys.

    That is 324 of the 10,000. A run may go over 9 and 0, up or down: 8901, 1098.
    """
    numbers = [int(digit) for digit in digits]
    steps = {(after - before) % 10 for before, after in itertools.pairwise(numbers)}
    is_even = steps in ({0}, {1}, {9})
    is_pair_twice = digits[:2] == digits[2:]
    return is_even or is_pair_twice or digits[:2] in {"19", "20"} or digits in KEYPAD_COLUMNS
