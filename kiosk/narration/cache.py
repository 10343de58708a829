"""Rendered lines on disk: a WAV and a JSON file each, under a name that changes with everything that shapes the sound."""

import json
import logging
import os
import threading
from collections import OrderedDict
from pathlib import Path

from kiosk.errors import NarrationError
from kiosk.narration.renderer import Rendered
from kiosk.narration.sound import ms_of, pcm_of, wav_of
from kiosk.narration.timeline import Timeline, Word

log = logging.getLogger(__name__)

DISK_BYTES = 1_000_000_000
"""The core pack's 2,600 lines take 340 MB. With room for 300 every line was gone again before it was asked for twice."""
KEPT_SHARE = 0.9
"""Room is made in one go, so that the next lines need not look through the whole folder again."""
MEMORY_BYTES = 16_000_000


class Cache:
    """Keeps rendered lines, the least recently heard ones going first when there are too many.

    A damaged entry counts as missing. Where the folder cannot be written, lines are kept in memory instead and the log
    says so once. Used from one thread at a time.
    """

    def __init__(self, folder: Path, disk_bytes: int = DISK_BYTES, memory_bytes: int = MEMORY_BYTES) -> None:
        self._folder = folder
        self._disk_bytes = disk_bytes
        self._memory_bytes = memory_bytes
        self._memory: OrderedDict[str, Rendered] = OrderedDict()
        self._used_bytes: int | None = None
        self._is_told = False
        self._lock = threading.Lock()

    def get(self, key: str) -> Rendered | None:
        """The line kept under this key; None where there is none that is whole."""
        with self._lock:
            if key in self._memory:
                self._memory.move_to_end(key)
                return self._memory[key]
        try:
            rendered = _read(*self._paths(key))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, NarrationError) as error:
            log.info("narration %s… is damaged (%s) and is rendered again", key[:8], error)
            return None
        self._touch(key)
        return rendered

    def has(self, key: str) -> bool:
        """Whether there is an entry at all (it may still turn out to be damaged)."""
        return key in self._memory or all(path.is_file() for path in self._paths(key))

    def put(self, key: str, rendered: Rendered) -> None:
        """Keep it; never raises for want of room or rights."""
        wav, notes = self._paths(key)
        try:
            wav.parent.mkdir(parents=True, exist_ok=True)
            size = _write(wav, wav_of(rendered.pcm)) + _write(notes, _notes(rendered))
            self._make_room(size)
        except OSError as error:
            self._remember(key, rendered)
            if not self._is_told:
                self._is_told = True
                log.warning("narration cannot be kept in %s (%s); it is kept in memory", self._folder, error)

    def _paths(self, key: str) -> tuple[Path, Path]:
        stem = self._folder / key[:2] / key
        return stem.with_suffix(".wav"), stem.with_suffix(".json")

    def _touch(self, key: str) -> None:
        for path in self._paths(key):
            try:
                os.utime(path)
            except OSError:
                return  # a read-only cache still serves, it just forgets what was used

    def _remember(self, key: str, rendered: Rendered) -> None:
        with self._lock:
            self._memory[key] = rendered
            while sum(len(each.pcm) for each in self._memory.values()) > self._memory_bytes:
                self._memory.popitem(last=False)

    def _make_room(self, added_bytes: int) -> None:
        if self._used_bytes is not None and self._used_bytes + added_bytes <= self._disk_bytes:
            self._used_bytes += added_bytes
            return
        entries = []
        for path in self._folder.glob("??/*"):
            try:
                facts = path.stat()
            except FileNotFoundError:
                continue  # another kiosk process made room at the same time
            entries.append((facts.st_mtime_ns, path.name, path, facts.st_size))
        used = sum(size for *_, size in entries)
        wanted = used if used <= self._disk_bytes else self._disk_bytes * KEPT_SHARE
        for _, _, path, size in sorted(entries):
            if used <= wanted:
                break
            path.unlink(missing_ok=True)
            used -= size
        self._used_bytes = used


def _notes(rendered: Rendered) -> bytes:
    facts = {
        "words": [[word.start, word.end, word.at_ms] for word in rendered.timeline.words],
        "levels": rendered.timeline.levels.hex(),
        "sound_bytes": len(rendered.pcm),
    }
    return json.dumps(facts).encode()


def _read(wav: Path, notes: Path) -> Rendered:
    facts = json.loads(notes.read_text(encoding="utf-8"))
    pcm = pcm_of(wav.read_bytes())
    if facts["sound_bytes"] != len(pcm):
        raise NarrationError("sound and notes do not belong together")
    words = tuple(Word(int(start), int(end), int(at_ms)) for start, end, at_ms in facts["words"])
    return Rendered(pcm, Timeline(ms_of(len(pcm) // 2), words, bytes.fromhex(facts["levels"])))


def _write(path: Path, content: bytes) -> int:
    """Whole or not at all, even when the power goes."""
    temporary = path.with_suffix(f"{path.suffix}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return len(content)
