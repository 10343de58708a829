"""`kiosk new`: a filled skeleton that plays as it stands, and a pack around it where there is none."""

import os
import re
from pathlib import Path
from string import Template
from typing import Final, TextIO

from kiosk.errors import UsageError
from kiosk.packs.files import read_text
from kiosk.scenario.model import AgeBand
from kiosk.scenario.pack import CARD_FILE, CURRICULUM_FILE, LEXICON_FILE, WORDS_FILE, read_curriculum
from kiosk.scenario.problems import Findings
from kiosk.scenario.values import ID, LONGEST_ID

SKELETON: Final = Path(__file__).with_name("skeleton.yaml")
SUFFIX: Final = ".yaml"
TWIN_TAIL: Final = "-agreed"
CARD: Final = """\
format: clever-pack/1
id: {id}
title: {title}
language: en-GB
version: 0.1.0
# Who has reviewed it? It is a draft until a named role has.
review: draft
"""
OWN_CODE: Final = "our-scheme"
CURRICULUM: Final = f"code,title,edition\n{OWN_CODE},What your school's scheme calls it,Its year\n"
LEXICON: Final = (
    "# Words that the voice reads badly: the written word, one Tab, how it is spoken.\n# Zofia\tZoffia\n"
)
WORDS: Final = "# Long words that your pupils know, one a line: the check calls them easy.\n# stegosaurus\n"


def write_skeleton(path: Path, ages: AgeBand, out: TextIO) -> int:
    """Write a scenario that plays to `path`, and its pack's card beside it if there is none; returns the exit code.

    Raises UsageError where the name cannot be an id, something is there already, or nothing can be written.
    """
    if path.suffix != SUFFIX:
        raise UsageError(f"{path}: the name of a scenario ends in {SUFFIX}, such as our-bike-bells{SUFFIX}")
    scenario_id = path.stem
    if not ID.fullmatch(scenario_id) or len(scenario_id + TWIN_TAIL) > LONGEST_ID:
        raise UsageError(
            f"{path}: the file's name becomes the id of the scenario: small letters, digits and single hyphens, a letter first"
        )
    try:
        made = _write_all(path, scenario_id, ages)
    except FileExistsError as error:
        raise UsageError(f"{error.filename}: this is there already, and is left as it is") from error
    except OSError as error:
        raise UsageError(f"{error.filename}: this cannot be written ({error.strerror})") from error
    out.writelines(f"wrote {one}\n" for one in made)
    out.write(f"Now write it:  kiosk preview {path}\nand check it:  kiosk check {path.parent}\n")
    return 0


def _write_all(path: Path, scenario_id: str, ages: AgeBand) -> list[Path]:
    folder = path.parent
    folder.mkdir(parents=True, exist_ok=True)
    if path.exists():
        raise FileExistsError(0, os.strerror(0), str(path))
    made = []
    if not (folder / CARD_FILE).exists():
        made += _write_pack(folder)
    text = Template(SKELETON.read_text(encoding="utf-8")).substitute(
        id=scenario_id, title=title_of(scenario_id), ages=ages, curriculum=_code(folder)
    )
    _write(path, text)
    return [path, *made]


def _write_pack(folder: Path) -> list[Path]:
    """The card, the curriculum, the lexicon and the word list of a new pack; what is there of them is left alone."""
    name = folder.resolve().name
    pack_id = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_ID]
    pack_id = pack_id if ID.fullmatch(pack_id) else "our-pack"
    files = {
        CARD_FILE: CARD.format(id=pack_id, title=title_of(pack_id)),
        CURRICULUM_FILE: CURRICULUM,
        LEXICON_FILE: LEXICON,
        WORDS_FILE: WORDS,
    }
    made = [folder / file for file in files if not (folder / file).exists()]
    for path in made:
        _write(path, files[path.name])
    return made


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _code(folder: Path) -> str:
    """A code that the pack knows."""
    path = folder / CURRICULUM_FILE
    findings = Findings(str(path))
    text = read_text(path, findings) if path.exists() else None
    codes = read_curriculum(text, findings) if text is not None else None
    return min(codes) if codes else OWN_CODE


def title_of(name: str) -> str:
    """A title to begin with: the words of an id."""
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]
