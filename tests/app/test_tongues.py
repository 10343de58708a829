"""Which languages a kiosk offers: reviewed ones, and others where a technician wants them."""

from pathlib import Path

from kiosk.tongues import load_tongues

REVIEWED = "reviewed by a teacher of Polish, 2026-11-01"


def write(path: Path, review: str, *entries: tuple[str, str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f'msgid ""\nmsgstr ""\n"Language: {path.stem}\\n"\n"X-Clever-Review: {review}\\n"\n'
    body = "".join(f'\nmsgctxt "{name}"\nmsgid "{old}"\nmsgstr "{new}"\n' for name, old, new in entries)
    path.write_text(head + body, encoding="utf-8")


def nobody_asks() -> frozenset[str]:
    raise AssertionError("the engine was asked without need")


def test_only_reviewed_languages_are_offered_unless_a_technician_wants_others(tmp_path: Path) -> None:
    write(tmp_path / "po" / "pl.po", REVIEWED, ("hello", "Hello!", "Cześć!"))
    write(tmp_path / "po" / "so.po", "machine", ("hello", "Hello!", "Salaan!"))
    speaks = lambda: frozenset({"pl"})  # noqa: E731
    (polish,) = load_tongues((), has_unreviewed=False, spoken=speaks, own=tmp_path)
    assert (polish.language, polish.is_reviewed, polish.has_voice) == ("pl", True, True)
    both = load_tongues((), has_unreviewed=True, spoken=speaks, own=tmp_path)
    assert [(one.language, one.is_reviewed, one.has_voice) for one in both] == [
        ("pl", True, True),
        ("so", False, False),
    ]


def test_a_pack_that_is_not_reviewed_keeps_its_language_from_being_so(tmp_path: Path) -> None:
    write(tmp_path / "po" / "pl.po", REVIEWED, ("hello", "Hello!", "Cześć!"))
    write(tmp_path / "pack" / "po" / "pl.po", "machine", ("a/b", "One.", "Jeden."))
    assert load_tongues((tmp_path / "pack",), has_unreviewed=False, spoken=nobody_asks, own=tmp_path) == ()
    (polish,) = load_tongues((tmp_path / "pack",), has_unreviewed=True, spoken=frozenset, own=tmp_path)
    assert polish.packs[0].text("a/b", "One.") == "Jeden."


def test_a_broken_file_is_left_out_and_the_kiosk_starts(tmp_path: Path) -> None:
    write(tmp_path / "po" / "pl.po", REVIEWED)
    (tmp_path / "po" / "fr.po").write_text('msgid "')
    found = load_tongues((), has_unreviewed=True, spoken=frozenset, own=tmp_path)
    assert [tongue.language for tongue in found] == ["pl"]


def test_without_a_language_to_offer_the_engine_is_not_asked(tmp_path: Path) -> None:
    assert load_tongues((), has_unreviewed=False, spoken=nobody_asks, own=tmp_path) == ()


def test_the_languages_that_come_with_the_kiosk_are_offered_when_they_are_wanted() -> None:
    found = load_tongues((), has_unreviewed=True, spoken=frozenset)
    assert [tongue.language for tongue in found] == [
        *("ar", "bn", "cy", "es", "fr", "gu", "pa", "pl"),
        *("pt", "ro", "so", "ta", "tr", "uk", "ur"),
    ]
    assert all(tongue.word("side/go", "GO") for tongue in found)
    assert load_tongues((), has_unreviewed=False, spoken=nobody_asks) == ()
