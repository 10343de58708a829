import io
import shutil
from pathlib import Path

import pytest

from kiosk.errors import UsageError
from kiosk.narration.takes import Take, read_takes, write_takes
from kiosk.packs import check_paths
from kiosk.scenario.fingerprint import fingerprint
from kiosk.scenario.model import Line, Manner
from kiosk.workshop.to_read import APP, ToRead, of_app, of_pack, recording_problems
from kiosk.workshop.voices import adopt, list_voices, record, refuse_on_a_kiosk
from tests.narration.recordings_fakes import spoken, wav
from tests.workshop.readers import FakeMicrophone, FakeTerminal

SHIPPED = Path(__file__).parents[2] / "scenarios" / "core"
CARD = """\
format: clever-pack/1
id: small
title: A small pack
language: en-GB
version: 1.0.0
review: draft
"""
POLISH = """\
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "{context}"
msgid "{english}"
msgstr "Cześć."
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "pack.yaml").write_text(CARD)
    for name in ("curriculum.csv", "lexicon.tsv", "a01-grandad-at-the-gate.yaml"):
        shutil.copy(SHIPPED / name, folder)
    return folder


def record_first(pack: Path, count: int = 1, language: str = "en-GB") -> tuple[ToRead, FakeTerminal]:
    terminal = FakeTerminal(*["", "", ""] * count, "q")
    assert record(of_pack(pack), language, FakeMicrophone(), terminal) == 0
    return of_pack(pack), terminal


def test_every_spoken_line_of_a_pack_is_to_be_read_once(pack: Path) -> None:
    script = of_pack(pack).script("en-GB")
    assert len({one.id for one in script}) == len({one.fingerprint for one in script}) == len(script) > 30
    assert script[0].id.startswith("grandad-at-the-gate/")


def test_its_numbers_are_those_that_the_kiosk_looks_for(pack: Path) -> None:
    from kiosk.packs import load_pack

    spoken_lines = {fingerprint(line) for one in load_pack(pack).pack.scenarios for line in one.lines}
    assert spoken_lines <= {one.fingerprint for one in of_pack(pack).script("en-GB")}


def test_what_is_read_is_kept_with_its_words_and_the_next_day_goes_on_there(pack: Path) -> None:
    script = of_pack(pack).script("en-GB")
    to_read, terminal = record_first(pack, 2)
    assert set(to_read.recorded("en-GB")) == {one.fingerprint for one in script[:2]}
    takes = to_read.takes("en-GB")
    assert takes[script[0].fingerprint] == Take(script[0].fingerprint, script[0].id, script[0].written)
    assert terminal.told[-1].startswith("2 kept, in ")
    _, again = record_first(pack, 1)
    assert again.cards[0][:2] == (f"3 of {len(script)}    {script[2].id}", script[2].line.text)


def test_what_is_recorded_passes_the_check(pack: Path) -> None:
    record_first(pack, 1)
    assert [
        found for found in check_paths([pack], of_pack=recording_problems).problems if found.code == "L06"
    ] == []


def test_a_translated_line_is_read_in_its_language(pack: Path) -> None:
    first = of_pack(pack).script("en-GB")[0]
    (pack / "po").mkdir()
    context = first.id.rpartition("/")[0]
    (pack / "po" / "pl.po").write_text(POLISH.format(context=context, english=first.written))
    to_read, _ = record_first(pack, 1, "pl")
    (line,) = to_read.script("pl")
    assert (line.written, line.line.language) == ("Cześć.", "pl")
    assert list(to_read.recorded("pl")) == [fingerprint(Line("Cześć."))]


def test_a_language_without_a_translation_is_refused(pack: Path) -> None:
    with pytest.raises(UsageError, match="small is not in so, but in en-GB: “kiosk translate extract”"):
        record(of_pack(pack), "so", FakeMicrophone(), FakeTerminal())


def test_a_pack_with_mistakes_is_not_read(pack: Path) -> None:
    (pack / "a01-grandad-at-the-gate.yaml").write_text("x: y\n")
    with pytest.raises(UsageError, match="once “kiosk check” finds no mistake"):
        of_pack(pack)


def changed(pack: Path) -> tuple[str, str]:
    """Record the first line, change it, and return the recording's number and the line's name."""
    record_first(pack, 1)
    first = of_pack(pack).script("en-GB")[0]
    path = pack / "a01-grandad-at-the-gate.yaml"
    path.write_text(path.read_text().replace(first.written, "A new line stands here."))
    return first.fingerprint, first.id


def test_a_changed_line_is_adopted_after_a_listen(pack: Path) -> None:
    old, name = changed(pack)
    terminal, microphone = FakeTerminal(""), FakeMicrophone()
    to_read = of_pack(pack)
    assert [one.fingerprint for one in to_read.stale("en-GB")] == [old]
    adopt(to_read, old[:8], name, language=None, recorder=microphone, terminal=terminal)
    assert len(microphone.played) == 1
    assert "now:   A new line stands here." in terminal.told[0]
    new = fingerprint(Line("A new line stands here."))
    assert list(of_pack(pack).recorded("en-GB")) == list(read_takes(pack / "recordings" / "en-GB")) == [new]
    assert of_pack(pack).stale("en-GB") == ()


@pytest.mark.parametrize("rows", [("n",), ()])
def test_what_does_not_sound_right_is_left(pack: Path, rows: tuple[str, ...]) -> None:
    old, name = changed(pack)
    adopt(of_pack(pack), old, name, language="en-GB", recorder=FakeMicrophone(), terminal=FakeTerminal(*rows))
    assert list(of_pack(pack).recorded("en-GB")) == [old]


def test_what_cannot_be_adopted_says_why(pack: Path) -> None:
    old, name = changed(pack)

    def refused(start: str, line: str) -> str:
        with pytest.raises(UsageError) as caught:
            adopt(
                of_pack(pack), start, line, language=None, recorder=FakeMicrophone(), terminal=FakeTerminal()
            )
        return str(caught.value)

    assert 'begins with "ffffff"' in refused("ffffff", name)
    assert "too short" in refused(old[:4], name)
    assert "has no line" in refused(old, f"{name}0")
    record_first(pack, 1)
    assert "has a recording already" in refused(old, name)


def test_the_list_counts_lines_recordings_and_what_is_stale(pack: Path) -> None:
    changed(pack)
    out = io.StringIO()
    list_voices([of_pack(pack)], "fake 1, en", frozenset({"en", "pl"}), out)
    lines = len(of_pack(pack).script("en-GB"))
    assert out.getvalue() == (
        "engine: fake 1, en\nit speaks: en, pl\n\n"
        f"small: recordings in {pack / 'recordings'}\n"
        f"  en-GB  {lines} lines, 0 recorded, 1 stale, {lines} missing; the voice speaks the rest  (en-GB)\n"
    )


def test_the_list_says_where_there_is_no_voice(tmp_path: Path) -> None:
    out = io.StringIO()
    list_voices([of_app(tmp_path)], "fake 1, en", frozenset({"en"}), out)
    somali = next(row for row in out.getvalue().splitlines() if row.startswith("  so "))
    assert "no voice: captions alone for the rest" in somali


def test_the_apps_own_words_are_read_in_their_manner_and_kept_in_the_state_folder(tmp_path: Path) -> None:
    to_read = of_app(tmp_path)
    english, somali = ({one.id: one for one in to_read.script(language)} for language in ("en-GB", "so"))
    assert english[f"{APP}/still-there"].line == Line("Still there?", Manner.THINKING)
    assert somali[f"{APP}/still-there"].line.manner is Manner.THINKING
    assert not any("{choice}" in one.written for one in somali.values())
    assert len(somali) > 30
    record(to_read, "so", FakeMicrophone(), FakeTerminal("", "", "", "q"))
    assert len(list((tmp_path / "recordings" / "so").glob("*.wav"))) == 1


def test_a_packs_recording_in_the_technicians_folder_is_not_stale_to_the_app(tmp_path: Path) -> None:
    folder = tmp_path / "recordings" / "so"
    folder.mkdir(parents=True)
    for name in ("a" * 64, "b" * 64, "c" * 64):
        (folder / f"{name}.wav").write_bytes(wav(spoken(0.1)))
    takes = (Take("a" * 64, "lift/start/1", "Words"), Take("b" * 64, "app/hello/1", "Old words"))
    write_takes(folder, {take.fingerprint: take for take in takes})
    assert [one.fingerprint for one in of_app(tmp_path).stale("so")] == ["b" * 64]


@pytest.mark.parametrize(
    ("is_installed", "is_pi", "environment"),
    [(True, False, {"DISPLAY": ":0"}), (False, True, {}), (False, True, {"DISPLAY": ""}), (True, True, {})],
)
def test_a_kiosk_never_records(is_installed: bool, is_pi: bool, environment: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="a kiosk has no microphone"):
        refuse_on_a_kiosk(is_installed=is_installed, is_pi=is_pi, environment=environment)


@pytest.mark.parametrize(("is_pi", "environment"), [(False, {}), (True, {"WAYLAND_DISPLAY": "wayland-0"})])
def test_a_laptop_does_and_so_does_a_pi_with_a_desktop(is_pi: bool, environment: dict[str, str]) -> None:
    refuse_on_a_kiosk(is_installed=False, is_pi=is_pi, environment=environment)
