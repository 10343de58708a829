import pytest

from kiosk.narration.pace import BREATH_MS, delivery, estimate
from kiosk.scenario.model import AgeBand, Line, Manner, Pause

LINE = Line("Football has finished. It is raining.")


def test_young_ears_and_quiet_mode_get_a_slower_voice() -> None:
    rates = [delivery(Manner.PLAIN, ages, is_quiet=quiet).rate for ages in AgeBand for quiet in (True, False)]
    assert rates[0] < rates[1] < rates[3]
    assert rates[2] < rates[3] == rates[5]


def test_a_loud_line_is_louder_and_no_faster() -> None:
    plain, loud = (delivery(manner, AgeBand.A, is_quiet=False) for manner in (Manner.PLAIN, Manner.LOUD))
    assert loud.volume > plain.volume
    assert loud.rate < plain.rate


def test_thinking_is_slower_still() -> None:
    assert (
        delivery(Manner.THINKING, AgeBand.C, is_quiet=False).rate
        < delivery(Manner.LOUD, AgeBand.C, is_quiet=False).rate
    )


@pytest.mark.parametrize(("ages", "wpm"), [(AgeBand.A, 120), (AgeBand.C, 135)])
def test_an_estimate_keeps_the_bands_pace(ages: AgeBand, wpm: int) -> None:
    timeline = estimate(LINE, ages)
    assert timeline.is_estimate
    assert timeline.duration_ms == pytest.approx(6 * 60_000 / wpm + BREATH_MS, abs=2)
    assert [LINE.text[word.start : word.end] for word in timeline.words][:2] == ["Football", "has"]


def test_an_estimate_keeps_pauses() -> None:
    paused = Line(LINE.text, pauses=(Pause(23, 1.5), Pause(len(LINE.text), 0.5)))
    plain, longer = estimate(LINE, AgeBand.A), estimate(paused, AgeBand.A)
    assert longer.duration_ms - plain.duration_ms == pytest.approx(2_000, abs=2)
    assert longer.words[2].at_ms == plain.words[2].at_ms
    assert longer.words[3].at_ms - plain.words[3].at_ms == pytest.approx(1_500, abs=2)


def test_a_line_without_words_is_a_breath() -> None:
    assert estimate(Line("…"), AgeBand.A).duration_ms == BREATH_MS
