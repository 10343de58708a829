"""play, demo, results: what a class and an officer use."""

import argparse
import os
import sys
from pathlib import Path

from kiosk.commands.options import Commands, add, size, state_of, takes_packs, takes_state


def add_play(commands: Commands) -> None:
    play = add(commands, "play", _play, "start the kiosk")
    play.add_argument(
        "--size", type=size, metavar="WxH", help="the window's size in pixels (default: 1280x800)"
    )
    play.add_argument("--full-screen", action="store_true", help="use the whole screen")
    play.add_argument(
        "--pins",
        choices=("gpio", "mock", "none"),
        help="the two buttons: on GPIO pins, on pretend pins, or none: keys F and J (default: gpio where there is one)",
    )
    takes_state(play)
    takes_packs(play)


def add_demo(commands: Commands) -> None:
    demo = add(
        commands,
        "demo",
        _demo,
        "a pretend class plays a round on the same app, off-screen, and a transcript is printed",
    )
    demo.add_argument(
        "--seed", type=int, default=1, metavar="N", help="which class and which playlist (default: 1)"
    )
    demo.add_argument(
        "--fast", action="store_true", help="do not wait: a pretend clock runs from event to event"
    )
    demo.add_argument(
        "--size", type=size, default=(1280, 800), metavar="WxH", help="size in pixels (default: 1280x800)"
    )
    demo.add_argument(
        "--pictures",
        type=Path,
        metavar="DIR",
        help="where pictures of the screens go (default: demo/pictures in the state folder)",
    )
    demo.add_argument("--no-pictures", action="store_true", help="leave no pictures")
    demo.add_argument("--ages", choices=("5-7", "7-9", "9-11"), help="the age band (default: by the seed)")
    demo.add_argument(
        "--mode",
        choices=("class", "vote", "hands", "teams", "pass", "solo", "check"),
        default="class",
        help="who answers: the class together, by a vote one by one or by hands, two teams, passed on (default: class)",
    )
    demo.add_argument(
        "--save", type=Path, metavar="FILE", help="save the sitting as its events, to be replayed"
    )
    takes_state(demo)
    takes_packs(demo)


def add_results(commands: Commands) -> None:
    results = add(
        commands,
        "results",
        _results,
        "list the newest visit, summarise each scenario, or export it all as CSV",
    )
    results.add_argument("--demo", action="store_true", help="those of the pretend class, not the real ones")
    results.add_argument(
        "--csv",
        type=Path,
        metavar="FILE",
        help="write what may be told of each round to this file (- for the screen)",
    )
    takes_state(results)


def _play(asked: argparse.Namespace) -> int:
    from kiosk import app
    from kiosk.answers import SetUp
    from kiosk.assembly.options import Options
    from kiosk.narration.voice import Loudspeaker
    from kiosk.settings import load_settings

    chosen = load_settings(os.environ)
    options = Options(
        state=state_of(asked),
        size=asked.size or chosen.size,
        is_full_screen=asked.full_screen or chosen.is_full_screen,
        pins=asked.pins or chosen.pins,
        packs=asked.packs,
        set_up=SetUp(
            volume=min(chosen.volume, chosen.volume_limit),
            volume_limit=chosen.volume_limit,
            look=chosen.look,
            scan_ms=chosen.scan_ms,
        ),
        language=chosen.language,
        has_unreviewed_languages=chosen.has_unreviewed_languages,
        log_level=chosen.log_level,
        theme=chosen.theme,
        loudspeaker=Loudspeaker(chosen.sound_output, chosen.volume_limit),
        voice_model=chosen.better_voice_model,
        contacts=chosen.contacts,
        officer_pin=chosen.officer_pin,
        smallest_group=chosen.smallest_group_people,
    )
    return app.play(options)


def _demo(asked: argparse.Namespace) -> int:
    from kiosk.answers import Mode
    from kiosk.demo import run as demo

    options = demo.Options(
        seed=asked.seed,
        is_fast=asked.fast,
        size=asked.size,
        pictures=asked.pictures,
        has_pictures=not asked.no_pictures,
        ages=asked.ages,
        mode=Mode(asked.mode),
        save=asked.save,
        state=state_of(asked),
        packs=asked.packs,
    )
    return demo.run(options, sys.stdout)


def _results(asked: argparse.Namespace) -> int:
    from kiosk.programme import added_packs, fetched_packs, load_programme
    from kiosk.results.report import run_results
    from kiosk.settings import load_settings

    return run_results(
        state_of(asked),
        is_demo=asked.demo,
        csv_path=asked.csv,
        out=sys.stdout,
        catalogue=load_programme(
            added=added_packs(state_of(asked)), fetched=fetched_packs(state_of(asked))
        ).scenarios,
        smallest_group=load_settings(os.environ).smallest_group_people,
    )
