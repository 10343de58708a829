"""Packs from the hub to a kiosk, and all that may go wrong between them: the pack that is there goes on in each."""

import errno
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from types import SimpleNamespace

import pytest
from tuf.ngclient._internal import trusted_metadata_set

from kiosk import fetching
from kiosk.errors import UsageError
from kiosk.fetched import sources
from kiosk.packs import commands, limits
from kiosk.packs.added import AddedPacks
from kiosk.programme import fetched_packs, load_programme
from kiosk.wire.channel import Channel
from tests.fetched.press import ID, TODAY, Kiosk, Press


@pytest.fixture
def press(tmp_path: Path) -> Press:
    made = Press(tmp_path)
    made.publish("1.0")
    return made


@pytest.fixture
def kiosk(press: Press, tmp_path: Path) -> Kiosk:
    """One that plays 1.0."""
    made = Kiosk(tmp_path / "state", press)
    made.fetch(press.stick())
    assert made.played == "1.0"
    return made


def set_clock(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    """Have TUF's client believe that it is so many days later."""

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Shifted":
            return cls.fromtimestamp((datetime.now(tz) + timedelta(days=days)).timestamp(), tz)

    shifted = SimpleNamespace(datetime=Shifted, timezone=timezone)
    monkeypatch.setattr(trusted_metadata_set, "datetime", shifted)


def refused(kiosk: Kiosk, source: Path, why: str) -> None:
    before = kiosk.played
    with pytest.raises(UsageError, match=why):
        kiosk.fetch(source)
    assert kiosk.played == before != ""


def test_a_pack_that_was_fetched_is_played_and_is_not_called_unreviewed(kiosk: Kiosk, press: Press) -> None:
    programme = load_programme(fetched=fetched_packs(kiosk.state))
    assert {"bells", "bells-agreed"} < {scenario.id for scenario in programme.scenarios}
    assert not any("added by hand" in told for told in programme.reviews)
    out = io.StringIO()
    commands.list_packs((), AddedPacks(kiosk.state / "packs"), fetched_packs(kiosk.state), out)
    assert "fetched and verified on 23 November 2026" in out.getvalue()


def test_a_second_fetch_finds_it_there(kiosk: Kiosk, press: Press) -> None:
    assert f"{ID} 1.0: here already" in kiosk.fetch(press.stick())


def test_a_newer_version_takes_its_place_and_the_last_one_is_kept(kiosk: Kiosk, press: Press) -> None:
    press.publish("1.1")
    kiosk.fetch(press.stick())
    standing = fetched_packs(kiosk.state).page()[ID]
    assert standing.before is not None
    assert (standing.current.version, standing.before.version) == ("1.1", "1.0")


def test_pilot_kiosks_have_a_pack_first_and_the_others_when_it_is_promoted(
    kiosk: Kiosk, press: Press, tmp_path: Path
) -> None:
    from hub.packs.publishing import promote

    press.publish("1.1", is_pilot=True)
    pilot = Kiosk(tmp_path / "pilot", press)
    pilot.fetch(press.stick(), Channel.PILOT)
    kiosk.fetch(press.stick())
    assert (pilot.played, kiosk.played) == ("1.1", "1.0")
    assert promote(press.repository, ID, None, press.signers) == "1.1"
    kiosk.fetch(press.stick())
    assert kiosk.played == "1.1"


def test_an_older_version_that_is_offered_again_is_played_again(kiosk: Kiosk, press: Press) -> None:
    from hub.packs.publishing import promote

    press.publish("1.1")
    kiosk.fetch(press.stick())
    promote(press.repository, ID, "1.0", press.signers)
    kiosk.fetch(press.stick())
    assert kiosk.played == "1.0"


def test_a_withdrawn_version_gives_way_to_the_one_before(kiosk: Kiosk, press: Press) -> None:
    from hub.packs.publishing import withdraw

    press.publish("1.1")
    kiosk.fetch(press.stick())
    withdraw(press.repository, ID, "1.1", press.signers)
    assert f"{ID} 1.1: withdrawn" in kiosk.fetch(press.stick())
    assert kiosk.played == "1.0"
    withdraw(press.repository, ID, "1.0", press.signers)
    kiosk.fetch(press.stick())
    assert kiosk.played == ""


def test_an_older_list_is_refused(kiosk: Kiosk, press: Press) -> None:
    old = press.stick("old")
    press.publish("1.1")
    kiosk.fetch(press.stick())
    refused(kiosk, old, "an older list of packs")
    assert kiosk.played == "1.1"


def test_a_frozen_list_shows_its_age_and_is_refused_once_it_is_too_old(
    kiosk: Kiosk, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = press.stick()
    signed = datetime.now(UTC).date()
    set_clock(monkeypatch, days=399)
    told = kiosk.fetch(frozen, today=signed + timedelta(days=399))
    assert "here already" in told
    assert "399 days ago" in told
    set_clock(monkeypatch, days=401)
    refused(kiosk, frozen, "too old to be believed")


def test_a_pack_that_was_altered_is_refused(kiosk: Kiosk, press: Press) -> None:
    press.publish("1.1")
    stick = press.stick()
    target = next(stick.glob("targets/packs/*1.1.clever"))
    data = bytearray(target.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)
    refused(kiosk, stick, "damaged or was altered")
    target.write_bytes(bytes(data) + b"more")
    refused(kiosk, stick, "damaged or was altered")
    target.write_bytes(bytes(data)[:-10])
    refused(kiosk, stick, "damaged or was altered")


@pytest.mark.parametrize("name", ["timestamp", "snapshot", "targets"])
def test_metadata_that_was_altered_is_refused(kiosk: Kiosk, press: Press, name: str) -> None:
    press.publish("1.1")
    stick = press.stick()
    path = max(stick.glob(f"metadata/*{name}.json"), key=lambda one: one.stat().st_mtime_ns)
    whole = json.loads(path.read_bytes())
    whole["signed"]["expires"] = "2060-01-01T00:00:00Z"
    path.write_text(json.dumps(whole))
    refused(kiosk, stick, "not signed by the hub|damaged or was altered")


def test_what_another_hub_has_signed_is_refused(kiosk: Kiosk, tmp_path: Path) -> None:
    stranger = Press(tmp_path / "stranger")
    for version in ("1.1", "1.2", "1.3"):
        stranger.publish(version)
    refused(kiosk, stranger.stick(), "not signed by the hub that this kiosk believes")


def test_a_page_of_a_captive_portal_is_refused(kiosk: Kiosk, press: Press) -> None:
    stick = press.stick()
    (stick / "metadata" / "2.root.json").write_text("<html>Log in to the guest network</html>")
    refused(kiosk, stick, "no list of packs")


def test_new_keys_are_believed_where_the_old_root_has_signed_them(kiosk: Kiosk, press: Press) -> None:
    press.rotate("keys-2")
    press.publish("1.1")
    press.rotate("keys-3")
    kiosk.fetch(press.stick())
    assert kiosk.played == "1.1"


def test_what_the_old_keys_sign_after_a_rotation_is_refused(
    kiosk: Kiosk, press: Press, tmp_path: Path
) -> None:
    thief = shutil.copytree(press.repository.folder, tmp_path / "thief" / "hub" / "tuf")
    stolen = press.signers
    press.rotate("keys-2")
    kiosk.fetch(press.stick())
    repository = type(press.repository)(thief, lambda: 4_000_000_000)
    for _ in range(5):
        repository.renew_targets(repository.targets(), stolen.targets, stolen.online)
    from hub.packs.publishing import copy

    copy(repository, tmp_path / "bad")
    refused(kiosk, tmp_path / "bad", "not signed by the hub that this kiosk believes")


def test_a_root_that_the_old_root_has_not_signed_is_refused(
    kiosk: Kiosk, press: Press, tmp_path: Path
) -> None:
    stranger = Press(tmp_path / "stranger")
    stranger.rotate("keys-2")
    stick = press.stick()
    shutil.copy(stranger.repository.folder / "metadata" / "2.root.json", stick / "metadata" / "2.root.json")
    refused(kiosk, stick, "not signed by the hub that this kiosk believes")


def test_a_clock_two_years_ahead_refuses_and_says_so(
    kiosk: Kiosk, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.publish("1.1")
    set_clock(monkeypatch, days=731)
    refused(kiosk, press.stick(), "or this kiosk's clock runs ahead .* The packs that are here go on")


def test_a_clock_two_years_behind_accepts(
    kiosk: Kiosk, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.publish("1.1")
    set_clock(monkeypatch, days=-731)
    told = kiosk.fetch(press.stick(), today=datetime.now(UTC).date() - timedelta(days=731))
    assert "by a clock ahead of this one" in told
    assert kiosk.played == "1.1"


def test_a_root_that_has_expired_is_refused(
    kiosk: Kiosk, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, days=5 * 365 + 1)
    refused(kiosk, press.stick(), "too old to be believed")


@pytest.mark.parametrize("left", range(1, 7))
def test_a_copy_that_was_cut_short_is_refused_and_can_be_made_again(
    kiosk: Kiosk, press: Press, tmp_path: Path, left: int
) -> None:
    press.publish("1.1")
    whole = sorted(
        (path for path in press.stick("whole").rglob("*") if path.is_file()),
        key=lambda path: path.stat().st_mtime_ns,
    )
    cut = tmp_path / "cut"
    assert len(whole) == 7
    for path in whole[:left]:
        target = cut / path.relative_to(tmp_path / "whole")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    refused(kiosk, cut, "a file is not there|cannot be reached")
    kiosk.fetch(press.stick("cut"))
    assert kiosk.played == "1.1"


def test_a_stick_that_is_pulled_out_while_it_is_read_leaves_what_is_played(
    kiosk: Kiosk, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.publish("1.1")
    stick = press.stick()
    whole = sources._pieces

    def pulled_out(file: io.BufferedReader) -> Iterator[bytes]:
        if not file.name.endswith(".clever"):
            yield from whole(file)
            return
        with file:
            yield file.read(100)
            from tuf.api.exceptions import DownloadError

            raise DownloadError("it cannot be read to its end") from OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(sources, "_pieces", pulled_out)
        refused(kiosk, stick, "cannot be reached")
    assert not (kiosk.state / "fetched" / "incoming").exists()
    kiosk.fetch(stick)
    assert kiosk.played == "1.1"


def bomb(tmp_path: Path) -> bytes:
    file = tmp_path / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", "{}")
        archive.writestr("zeros.txt", bytes(50_000_000))
    return file.read_bytes()


def escaping(tmp_path: Path) -> bytes:
    file = tmp_path / "escaping.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../../../escaped.txt", "out")
    return file.read_bytes()


def test_a_bomb_that_was_signed_is_refused(kiosk: Kiosk, press: Press, tmp_path: Path) -> None:
    press.slip_in(bomb(tmp_path), "1.1")
    refused(kiosk, press.stick(), "times as large as itself")


def test_a_signed_pack_with_a_path_that_leads_elsewhere_is_refused(
    kiosk: Kiosk, press: Press, tmp_path: Path
) -> None:
    press.slip_in(escaping(tmp_path), "1.1")
    refused(kiosk, press.stick(), "cannot be in a pack")
    assert not list(tmp_path.rglob("escaped.txt"))


def test_a_pack_that_says_it_is_another_is_refused(kiosk: Kiosk, press: Press) -> None:
    press.slip_in(press.pack("9.0").read_bytes(), "1.1")
    refused(kiosk, press.stick(), "holds our-pack 9.0")


def test_a_full_disk_leaves_what_is_played(
    kiosk: Kiosk, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.publish("1.1")
    with monkeypatch.context() as patched:
        patched.setattr(limits, "RESERVE_BYTES", 1 << 60)
        refused(kiosk, press.stick(), "no room")
    kiosk.fetch(press.stick())
    assert kiosk.played == "1.1"


def test_a_disk_that_fills_up_while_the_page_is_turned_leaves_what_is_played(
    kiosk: Kiosk, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.packs import fetched

    press.publish("1.1")

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(fetched, "write_durably", full)
        refused(kiosk, press.stick(), "cannot be kept .No space left")
    kiosk.fetch(press.stick())
    assert kiosk.played == "1.1"


def test_a_version_that_was_damaged_on_the_card_gives_way_to_the_one_before(
    kiosk: Kiosk, press: Press
) -> None:
    press.publish("1.1")
    kiosk.fetch(press.stick())
    path = kiosk.all()[0].folder / "bells.yaml"
    path.write_text(path.read_text() + "\n")
    assert kiosk.played == "1.0"
    notices = load_programme(fetched=fetched_packs(kiosk.state)).notices
    assert notices == (
        "The pack “our-pack” is played in version 1.0: 1.1 cannot be played: bells.yaml was altered.",
    )
    kiosk.fetch(press.stick())
    assert kiosk.played == "1.1"


def test_nothing_that_a_running_kiosk_may_play_is_taken_away(kiosk: Kiosk, press: Press) -> None:
    running = kiosk.all()[0].folder
    with fetched_packs(kiosk.state).in_use():
        for version in ("1.1", "1.2", "1.3"):
            press.publish(version)
            kiosk.fetch(press.stick())
        assert (running / "bells.yaml").exists()
    with fetched_packs(kiosk.state).in_use():
        assert not running.exists()
        assert kiosk.played == "1.3"


def test_a_kiosk_that_was_given_no_root_believes_nobody(press: Press, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not know whose packs to believe"):
        fetching.fetch(tmp_path / "new", fetching.Wish(str(press.stick())), TODAY, io.StringIO())


def test_another_root_is_taken_only_when_that_is_asked_for(kiosk: Kiosk, tmp_path: Path) -> None:
    stranger = Press(tmp_path / "stranger")
    with pytest.raises(UsageError, match="another root already"):
        fetching.trust(kiosk.state, stranger.root, is_instead=False, out=io.StringIO())
    fetching.trust(kiosk.state, stranger.root, is_instead=True, out=io.StringIO())
    stranger.publish("2.0")
    kiosk.fetch(stranger.stick())
    assert kiosk.played == "2.0"


def test_a_root_that_nobody_has_signed_is_none(press: Press, tmp_path: Path) -> None:
    whole = json.loads(press.root.read_bytes())
    whole["signed"]["expires"] = "2060-01-01T00:00:00Z"
    false = tmp_path / "false.json"
    false.write_text(json.dumps(whole))
    with pytest.raises(UsageError, match=r"no root\.json of a hub"):
        fetching.trust(tmp_path / "new", false, is_instead=False, out=io.StringIO())


def test_packs_never_come_by_plain_http_from_elsewhere() -> None:
    with pytest.raises(UsageError, match="https"):
        sources.source_of("http://hub.example.org/tuf")


def test_a_stick_that_is_not_in_is_told() -> None:
    with pytest.raises(UsageError, match="Is the stick in"):
        sources.source_of("/media/nothing")


def test_a_page_that_cannot_be_read_takes_no_pack_away(kiosk: Kiosk, press: Press) -> None:
    folder = kiosk.all()[0].folder
    (folder.parent / "current.json").write_bytes(b"")
    with fetched_packs(kiosk.state).in_use():
        assert kiosk.played == ""
    assert (folder / "bells.yaml").exists()
    kiosk.fetch(press.stick())
    assert kiosk.played == "1.0"
