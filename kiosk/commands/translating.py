"""translate: what translators use."""

import argparse
import re
import sys
from pathlib import Path

from kiosk.commands.options import Commands, add
from kiosk.errors import UsageError

APP = "app"


def add_translate(commands: Commands) -> None:
    translate = add(
        commands, "translate", _translate, "begin a translation, bring it up to date, or say how far each is"
    )
    translate.add_argument(
        "what", choices=("extract", "merge", "status"), help="status is the place to begin"
    )
    translate.add_argument(
        "which", metavar="PACK", help="the folder of a pack, or app for the words of the app itself"
    )
    translate.add_argument("--lang", metavar="TAG", help="extract, merge: the language, such as pl or bn")


def _translate(asked: argparse.Namespace) -> int:
    from kiosk.narration.languages import spoken_languages
    from kiosk.programme import APP_FOLDER
    from kiosk.ui import labels
    from kiosk.wordlist import own_texts
    from kiosk.workshop import translate

    if asked.which == APP:
        source = translate.Source(APP_FOLDER, APP, own_texts(labels.PUPILS))
    else:
        source = translate.Source.of_pack(Path(asked.which))
    if asked.what == "status":
        spoken = spoken_languages()
        return translate.status(source, lambda language: language in spoken, sys.stdout)
    if not asked.lang or not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", asked.lang):
        raise UsageError(f"say which language, such as: kiosk translate {asked.what} {asked.which} --lang pl")
    act = translate.extract if asked.what == "extract" else translate.merge
    return act(source, asked.lang, sys.stdout)
