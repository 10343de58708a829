from kiosk.ui.regard import AT_PUPILS, Regard, names_of, towards

EYES = (1070.0, 400.0)
LINE = "Grandad is waving by the gate. What would you do?"
THERE = {"maya": (300.0, 250.0), "grandad": (560.0, 350.0)}


def looked(text: str, word: str, regard: Regard) -> tuple[float, float]:
    start = text.index(word)
    return regard.at(text, (start, start + len(word)))


def test_the_pupils_are_looked_at_in_a_silence() -> None:
    assert Regard(THERE, EYES, 1280).at(LINE, None) == AT_PUPILS


def test_whoever_is_named_is_looked_at_until_somebody_else_is() -> None:
    regard = Regard(THERE, EYES, 1280)
    grandad = looked(LINE, "Grandad", regard)
    assert grandad == towards(EYES, THERE["grandad"], 1280)
    assert looked(LINE, "waving", regard) == grandad
    assert looked(LINE, "you", regard) == AT_PUPILS


def test_a_line_that_names_nobody_is_told_to_those_who_are_there() -> None:
    regard = Regard(THERE, EYES, 1280)
    middle = looked("It is home time.", "home", regard)
    assert middle == towards(EYES, (430.0, 300.0), 1280)


def test_a_new_line_forgets_who_was_named_in_the_one_before() -> None:
    regard = Regard(THERE, EYES, 1280)
    named = looked(LINE, "Grandad", regard)
    assert looked("It is home time.", "It", regard) != named


def test_an_empty_stage_leaves_the_pupils_to_look_at() -> None:
    assert looked(LINE, "Grandad", Regard({}, EYES, 1280)) == AT_PUPILS


def test_who_stands_on_the_left_is_looked_at_to_the_left_and_who_is_lower_below() -> None:
    across, up = towards(EYES, (300.0, 250.0), 1280)
    assert -1 <= across < -0.8
    assert -0.4 < up < 0


def test_words_for_a_role_are_those_that_stories_use() -> None:
    assert "grandpa" in names_of("grandad")
    assert "mum" in names_of("sams-mum")
    assert "man" in names_of("stranger-b")
    assert names_of("maya") == ("maya",)


def test_a_name_counts_with_its_signs_around_it() -> None:
    regard = Regard(THERE, EYES, 1280)
    line = '"Maya\'s here!" says Mum.'
    assert looked(line, "\"Maya's", regard) == towards(EYES, THERE["maya"], 1280)
