"""check, new, preview, graph: what the people use who write scenarios."""

import argparse
import os
import sys
from pathlib import Path

from kiosk.commands.options import Commands, add, size, state_of, takes_state
from kiosk.errors import UsageError


def add_check(commands: Commands) -> None:
    check = add(commands, "check", _check, "check scenarios and packs, and say where each mistake is")
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="scenario files, packs, folders of packs, or a theme's folder",
    )
    check.add_argument("--json", action="store_true", help="print the findings as JSON")
    check.add_argument("--strict", action="store_true", help="treat warnings as errors")
    check.add_argument(
        "--schema",
        action="store_true",
        help="print a JSON Schema of scenario files for an editor, and do nothing else",
    )
    check.add_argument("--explain", metavar="CODE", help="explain a code such as F06, and do nothing else")


def add_new(commands: Commands) -> None:
    new = add(commands, "new", _new, "begin a scenario: write one that plays as it stands, to be changed")
    new.add_argument(
        "file", type=Path, metavar="FILE", help="the scenario to write, such as our-pack/bike-bells.yaml"
    )
    new.add_argument(
        "--ages", choices=("5-7", "7-9", "9-11"), default="7-9", help="the age band (default: 7-9)"
    )


def add_preview(commands: Commands) -> None:
    preview = add(
        commands,
        "preview",
        _preview,
        "play a scenario while it is written: it plays on when the file is saved, with its mistakes beside it",
    )
    preview.add_argument("file", type=Path, metavar="FILE", help="the scenario")
    preview.add_argument(
        "--size",
        type=size,
        default=(800, 480),
        metavar="WxH",
        help="the stage's size in pixels, without the list beside it (default: 800x480)",
    )
    takes_state(preview)


def add_graph(commands: Commands) -> None:
    graph = add(
        commands, "graph", _graph, "draw a pack's coverage and the paths of its scenarios on one HTML page"
    )
    graph.add_argument("packs", nargs="+", type=Path, metavar="PACK", help="the folder of a pack")
    graph.add_argument(
        "--out", type=Path, default=Path("graph.html"), metavar="FILE", help="the page (default: graph.html)"
    )


def _check(asked: argparse.Namespace) -> int:
    from kiosk.packs import Yardstick, run_check
    from kiosk.packs.translation_codes import explain_translation
    from kiosk.scenario.codes import explain
    from kiosk.scenario.json_schema import json_schema_text
    from kiosk.ui import labels
    from kiosk.ui.art.theme_check import is_theme, run_theme_check
    from kiosk.ui.art.theme_codes import explain_theme
    from kiosk.ui.fit.check import misfits
    from kiosk.ui.fit.translations import trouble_of_translation
    from kiosk.wordlist import own_texts
    from kiosk.workshop.to_read import recording_problems

    if asked.schema:
        print(json_schema_text(), end="")
        return 0
    if asked.explain:
        known = explain_theme(asked.explain) or explain_translation(asked.explain)
        print(known or explain(asked.explain))
        return 0
    if not asked.paths:
        raise UsageError(
            "name the scenario files, packs or folders to check, such as: kiosk check scenarios/core"
        )
    themes = [path for path in asked.paths if is_theme(path)]
    others = [path for path in asked.paths if path not in themes]
    if themes and others and asked.json:
        raise UsageError(
            "with --json check themes and scenarios one after the other: each prints one JSON text"
        )
    codes = []
    if themes:
        codes.append(run_theme_check(themes, as_json=asked.json, is_strict=asked.strict, out=sys.stdout))
    if others:
        codes.append(
            run_check(
                others,
                as_json=asked.json,
                is_strict=asked.strict,
                out=sys.stdout,
                further=misfits,
                yardstick=Yardstick(own_texts(labels.PUPILS), trouble_of_translation),
                of_pack=recording_problems,
            )
        )
    return max(codes)


def _new(asked: argparse.Namespace) -> int:
    from kiosk.scenario.model import AgeBand
    from kiosk.workshop.skeleton import write_skeleton

    return write_skeleton(asked.file, AgeBand(asked.ages), sys.stdout)


def _preview(asked: argparse.Namespace) -> int:
    from kiosk.answers import SetUp
    from kiosk.narration.voice import Loudspeaker
    from kiosk.settings import load_settings
    from kiosk.workshop.preview import Options, run_preview

    chosen = load_settings(os.environ)
    volume = min(chosen.volume, chosen.volume_limit)
    options = Options(
        asked.file,
        state_of(asked),
        asked.size,
        SetUp(volume=volume, volume_limit=chosen.volume_limit, look=chosen.look, scan_ms=chosen.scan_ms),
        theme=chosen.theme,
        loudspeaker=Loudspeaker(chosen.sound_output, chosen.volume_limit),
        voice_model=chosen.better_voice_model,
        log_level=chosen.log_level,
    )
    return run_preview(options)


def _graph(asked: argparse.Namespace) -> int:
    from kiosk.workshop.coverage_page import write_graph

    return write_graph(asked.packs, asked.out, sys.stdout)
