from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.narration.recordings_check import check_recordings
from kiosk.narration.takes import LIST, Take, read_takes, write_takes
from kiosk.scenario.script import ScriptLine, script_of
from kiosk.scenario.translatable import Part, Text
from tests.narration.recordings_fakes import spoken, wav

TEXTS = (
    Text("lift/title", "A lift home", Part.TITLE),
    Text("lift/start", "Coach has a big car today."),
    Text("lift/start", "(loud) Hop in! [pause 0.5] There is room."),
    Text("lift/start", "We can go in my big car today."),
    Text("lift/decide", "Go, or Never Go?", Part.QUESTION),
    Text("lift/decide/recap", "Coach drives home", Part.RECAP),
)
FIXTURES = Path(__file__).parents[1] / "data" / "recordings"
FIRST, LOUD, CAR, QUESTION = script_of(TEXTS, "en-GB")


def script(language: str) -> Sequence[ScriptLine]:
    return script_of(TEXTS, language) if language == "en-GB" else ()


def put(folder: Path, name: str, content: bytes, language: str = "en-GB") -> Path:
    path = folder / language / f"{name}.wav"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def found(folder: Path) -> list[str]:
    problems = list(check_recordings(folder, script))
    assert {(one.code, one.is_error) for one in problems} <= {("L06", False)}
    return [f"{Path(one.place.file).name}: {one.message}" for one in problems]


def test_lines_are_named_by_their_beat_and_number_and_what_is_only_shown_is_none() -> None:
    assert [one.id for one in (FIRST, LOUD, CAR, QUESTION)] == [
        *(f"lift/start/{number}" for number in (1, 2, 3)),
        "lift/decide/1",
    ]


def test_good_recordings_are_no_problem(tmp_path: Path) -> None:
    for one in (FIRST, LOUD):
        put(tmp_path, one.fingerprint, wav(spoken(1.0, 48_000), 48_000))
    assert found(tmp_path) == []
    assert found(tmp_path / "nowhere") == []


def test_the_recording_of_a_changed_line_is_told_with_what_it_may_have_become(tmp_path: Path) -> None:
    old = "ab" * 32
    put(tmp_path, old, wav(spoken(1.0)))
    take = Take(old, "lift/start/1", "Coach has a red car today.")
    write_takes(tmp_path / "en-GB", {old: take})
    assert found(tmp_path)[0] == (
        f"{old}.wav: “Coach has a red car today.” was read, and no line says that any more: the voice speaks instead. "
        f"The nearest is lift/start/1 (“Coach has a big car today.”). If it is still right: "
        f"kiosk voices adopt {tmp_path.parent} abababab lift/start/1 --lang en-GB"
    )


def test_a_line_that_has_its_recording_is_nobodys_nearest(tmp_path: Path) -> None:
    old = "ab" * 32
    for one in (FIRST, CAR):
        put(tmp_path, one.fingerprint, wav(spoken(1.0)))
    put(tmp_path, old, wav(spoken(1.0)))
    write_takes(tmp_path / "en-GB", {old: Take(old, "lift/start/1", "Coach has a red car today.")})
    (told,) = found(tmp_path)
    assert told.endswith("Delete it, or record the line again.")


def test_a_number_that_nobody_knows_is_told(tmp_path: Path) -> None:
    put(tmp_path, "cd" * 32, wav(spoken(1.0)))
    assert found(tmp_path) == [
        f"{'cd' * 32}.wav: No line has this number: the voice speaks instead. Delete it, or record the line again."
    ]


def test_a_recording_in_a_language_that_the_pack_is_not_in_is_of_no_line(tmp_path: Path) -> None:
    put(tmp_path, FIRST.fingerprint, wav(spoken(1.0)), "pl")
    assert len(found(tmp_path)) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "It is no WAV file, or a damaged one"),
        (wav(spoken(1.0))[:-100], "It was cut short"),
        (wav(spoken(1.0, peak=0.0)), "Nothing can be heard in it"),
        (wav(spoken(1.0, 11_025), 11_025), "It has 1 channels of 16 bits at 11025 Hz"),
        (b"RIFF" + bytes(7_000_000), "It is larger than 6 MB"),
    ],
)
def test_a_file_that_cannot_be_heard_is_told_with_its_fault(
    tmp_path: Path, content: bytes, told: str
) -> None:
    put(tmp_path, FIRST.fingerprint, content)
    (message,) = found(tmp_path)
    assert f"{FIRST.fingerprint}.wav: {told}" in message
    assert message.endswith("The voice speaks instead.")


def test_a_file_of_another_name_is_told(tmp_path: Path) -> None:
    put(tmp_path, "hello", wav(spoken(1.0)))
    assert found(tmp_path) == [
        "hello.wav: Its name is no line's number: “kiosk voices record” names recordings."
    ]


def test_what_was_read_is_kept_in_a_list_that_people_can_read(tmp_path: Path) -> None:
    takes = {name: Take(name, "a/b/1", "Zoë’s\there") for name in ("1" * 64, "0" * 64)}
    write_takes(tmp_path / "so", takes)
    assert (tmp_path / "so" / LIST).read_text().splitlines()[0] == f"{'0' * 64}\ta/b/1\tZoë’s here"
    assert set(read_takes(tmp_path / "so")) == set(takes)
    (tmp_path / "so" / LIST).write_bytes(b"\xff\t\n")
    assert read_takes(tmp_path / "so") == {}


def test_each_fixture_is_told_with_its_own_fault() -> None:
    by_name = dict(told.split(".wav: ", 1) for told in found(FIXTURES))
    stale = next(
        name for name in by_name if by_name[name].startswith("“We can go in my red car today.” was read")
    )
    assert f"The nearest is {CAR.id} (“{CAR.written}”)" in by_name[stale]
    told = {
        FIRST.fingerprint: "It was cut short: copy it again. The voice speaks instead.",
        LOUD.fingerprint: (
            "It is clipped: record it again, farther from the microphone or with less gain. The voice speaks instead."
        ),
        QUESTION.fingerprint: (
            "Nothing can be heard in it: record it again, nearer to the microphone. The voice speaks instead."
        ),
        "room-noise": "Its name is no line's number: “kiosk voices record” names recordings.",
        stale: by_name[stale],
    }
    assert by_name == told
