import pytest

from kiosk.scenario.marks import read_line
from kiosk.scenario.model import Line, Manner, Pause, Place
from kiosk.scenario.outline import Row
from kiosk.scenario.problems import Findings

PLACE = Place("a.yaml", 1, 1)


def line(text: str, *, may_act: bool = False) -> tuple[Line, list[str]]:
    findings = Findings("a.yaml", [text])
    read = read_line(Row(text, PLACE), findings, may_act=may_act)
    return read, [f"{found.code}@{found.place.column}" for found in findings.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain.", Line("Plain.")),
        ("Wait. [pause 0.5]", Line("Wait.", pauses=(Pause(5, 0.5),))),
        ("[pause 1] Wait.", Line("Wait.", pauses=(Pause(0, 1.0),))),
        ("Stop. [pause 2] Think.", Line("Stop. Think.", pauses=(Pause(6, 2.0),))),
        ("Stop [pause 2], then think.", Line("Stop, then think.", pauses=(Pause(4, 2.0),))),
        ("Stop.[pause 2]Think.", Line("Stop.Think.", pauses=(Pause(5, 2.0),))),
        ("A [pause 1] [pause 2] b", Line("A b", pauses=(Pause(2, 1.0), Pause(2, 2.0)))),
        ("(loud) Stop!", Line("Stop!", Manner.LOUD)),
        ("(thinking) [pause 0.1] Hm.", Line("Hm.", Manner.THINKING, (Pause(0, 0.1),))),
        ("(Dad is late.) So wait.", Line("(Dad is late.) So wait.")),
        ("Two  spaces.", Line("Two spaces.")),
    ],
)
def test_marks_leave_the_text(text: str, expected: Line) -> None:
    read, problems = line(text)
    assert read == expected
    assert problems == []


def test_an_act_is_the_last_of_a_rehearsed_line() -> None:
    assert line("Step back. [act 3]", may_act=True) == (Line("Step back.", act_seconds=3.0), [])
    assert line("Step back. [act 3]")[1] == ["C03@12"]
    assert line("Step [act 3] back.", may_act=True)[1] == ["C03@6"]
    assert line("Step. [act 3] [act 4]", may_act=True)[1] == ["C03@7"]


@pytest.mark.parametrize("seconds", ["0.1", "5", "5.0", "0.25"])
def test_a_pause_within_its_range_is_heard(seconds: str) -> None:
    assert line(f"A [pause {seconds}] b")[0].pauses == (Pause(2, float(seconds)),)


@pytest.mark.parametrize("seconds", ["0", "0.09", "5.1", "-1", "1,5", "1s", "nan", "inf", "1e1", "", "١"])
def test_a_pause_out_of_its_range_is_told(seconds: str) -> None:
    assert line(f"A [pause {seconds}] b") == (Line("A b"), ["C02@3"])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A [wait 1] b", "C01@3"),
        ("A [] b", "C01@3"),
        ("A [pause 1 b", "C05@3"),
        ("A pause 1] b", "C05@10"),
        ("A (loud) b", "C04@3"),
        ("(Loud) b", "C04@1"),
        ("(loud) (thinking) b", "C04@8"),
        ("[pause 1]", "C06@1"),
        ("...", "C06@1"),
    ],
)
def test_a_mark_that_is_not_understood_is_told_at_its_column(text: str, problem: str) -> None:
    assert line(text)[1] == [problem]
