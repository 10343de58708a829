"""Every text stands in its place at every size, distance and percentage, in three languages; and the check can fail."""

from pathlib import Path

import pytest

from kiosk import cli
from kiosk.packs import load_pack
from kiosk.scenario.codes import explain
from kiosk.scenario.model import Scenario
from kiosk.scenario.reader import read_bytes
from kiosk.scenario.values import Known
from kiosk.ui.fit import places
from kiosk.ui.fit.check import misfits, misfits_of_our_own, trouble
from kiosk.ui.fit.own_words import own_words
from kiosk.ui.fit.places import MODES, Frame, Place, worst
from kiosk.ui.fit.pseudo import ARABIC, GROWTH, LONGEST_WORD, longer, right_to_left
from kiosk.ui.fit.ruler import SPARE, ruler
from kiosk.ui.lettering import fit, letter

ROOT = Path(__file__).parents[2]
CORE = ROOT / "scenarios" / "core"
BAD = ROOT / "tests" / "data" / "bad" / "fit"
KNOWN = Known(curriculum=frozenset({"rshe-families", "rshe-safe-adults"}))
STORIES = load_pack(CORE).pack.scenarios
SENTENCE = "Everyone else has gone home, and Dad is late."


def read(path: Path) -> tuple[Scenario, ...]:
    reading = read_bytes(path.read_bytes(), path.name, KNOWN)
    assert reading.problems == ()
    return reading.scenarios


def test_every_line_of_the_core_pack_fits_everywhere() -> None:
    assert STORIES
    assert [str(found) for story in STORIES for found in misfits(story)] == []


def test_every_word_of_our_own_fits_everywhere() -> None:
    assert list(misfits_of_our_own()) == []


def test_a_name_too_long_for_its_card_is_told_with_story_place_size_and_mode() -> None:
    story = read(BAD / "l16-too-long-for-a-card.yaml")[0]
    (found,) = misfits(story)
    assert found.code == "L16"
    assert str(found.place).startswith("l16-too-long-for-a-card.yaml:")
    assert found.message.startswith(
        'lift-home-football: "Grandfather-in-Wolverhampton, on the house telephone"'
    )
    assert "does not fit a card to choose as it is: at 800x480" in found.message
    assert "80 % is the least" in found.message


def test_a_letter_that_no_font_has_is_told() -> None:
    story = read(BAD / "l16-no-font-has-a-letter.yaml")[0]
    (found,) = misfits(story)
    assert 'no font of the kiosk has "走"' in found.message
    assert found.place.line > 1


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_command_finds_it_and_nothing_else(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(path)]) == 1
    told = capsys.readouterr().out
    assert " L16 " in told
    assert "1 error" in told


def test_the_code_is_explained() -> None:
    assert "letters" in explain("L16")


@pytest.mark.parametrize(
    "place", [places.CAPTION, places.RECAP, places.QUESTION, places.CHOICES[3]], ids=lambda p: p.name
)
def test_a_far_too_long_text_fits_nowhere(place: Place) -> None:
    assert "does not fit" in trouble("wordswords " * 60, place)


def test_a_word_that_no_line_holds_does_not_fit_even_in_pages() -> None:
    assert "does not fit the caption" in trouble("Donaudampfschifffahrtsgesellschaft" * 2, places.CAPTION)


def test_what_fits_the_worst_frames_fits_them_all() -> None:
    frames = [(mode, places.RECAP.frame(mode, 1.0)) for mode in MODES]
    kept = worst(frames)
    assert 0 < len(kept) < len(frames)
    for width in (5.0, 8.0, 11.0, 14.0, 20.0):
        for words in (3, 6, 9, 12):
            text = ruler("Grandad " * words, is_bold=False)
            fits = [
                lines is not None and lines <= frame.lines
                for _, frame in frames
                if (lines := text.lines(frame.width * width / 10)) is not None or True
            ]
            fits_worst = [
                lines is not None and lines <= frame.lines
                for _, frame in kept
                if (lines := text.lines(frame.width * width / 10)) is not None or True
            ]
            assert all(fits) == all(fits_worst)


def test_a_frame_that_is_wider_but_holds_fewer_lines_is_kept() -> None:
    mode = MODES[0]
    both = [(mode, Frame(10, 3)), (mode, Frame(20, 1)), (mode, Frame(25, 2))]
    assert [frame for _, frame in worst(both)] == [Frame(10, 3), Frame(20, 1)]


@pytest.mark.parametrize("size", [20, 31, 44, 72, 108])
def test_the_ruler_never_promises_more_than_the_screen_keeps(size: int) -> None:
    """Widths are measured once at 100 px: hinting at another size may not make a line longer than is spared for."""
    texts = {line.text for story in STORIES for line in story.lines}
    for text in texts:
        real = letter(text, size, 100_000).width - 1
        measured = ruler(text, is_bold=False)
        whole = sum(measured.words) + sum(gap or 0.0 for gap in measured.gaps)
        assert real * SPARE <= whole * size * 1.0 + 1, text


def test_the_check_and_the_screen_agree_on_the_size() -> None:
    for text, place in own_words():
        for mode in MODES[:: len(MODES) // 4]:
            box, size = place.box(mode.grid), place.size_px(mode.grid)
            if place.pages > 1 or box.height <= 0:
                continue
            drawn = fit(text, size, box.width, box.height, is_bold=place.is_bold, max_lines=place.max_lines)
            assert drawn.size_px >= int(place.share * size) - 1, f"{text} in {place.name} at {mode}"


def test_the_longer_language_is_longer_in_words_of_a_plausible_length() -> None:
    made = longer(SENTENCE)
    assert len(made) >= GROWTH * len(SENTENCE)
    assert max(len(word) for word in made.split()) <= LONGEST_WORD + 1
    assert len(made) < 1.6 * len(SENTENCE)
    assert made.isascii() is False


def test_the_language_from_the_right_has_as_many_words_and_arabic_letters() -> None:
    made = right_to_left(SENTENCE)
    assert len(made.split()) == len(SENTENCE.split())
    assert not any(letter.isascii() and letter.isalpha() for letter in made)
    assert len(set(ARABIC.values())) > 20
