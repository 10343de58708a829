"""The command `kiosk`: reads what was asked, hands it to whoever does it, and ends with an exit code that says how it went."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk import __version__
from kiosk.errors import KioskError, UsageError

EXIT_CODES = """\
exit codes:
  0  well (there may have been warnings)
  1  an error in what was given, such as a mistake in a scenario
  2  could not be done: a bad option, or no such path
  3  no scenario could be read          4  the voice cannot speak
  5  buttons or lamps cannot be used    6  results cannot be kept or read
  7  the settings hold a mistake        8  the screens cannot be drawn
  9  the installation is incomplete
"""


def size(text: str) -> tuple[int, int]:
    """Read `WxH` in pixels."""
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(
            f'"{text}" is not a size: write width x height in pixels, such as 800x480'
        )
    found = int(width), int(height)
    if not (320 <= found[0] <= 7680 and 240 <= found[1] <= 4320):
        raise argparse.ArgumentTypeError(f"{text} is not a size this kiosk draws at: 320x240 to 7680x4320")
    return found


def parser() -> argparse.ArgumentParser:
    """The whole command line; `kiosk COMMAND --help` tells each command's options."""
    top = argparse.ArgumentParser(
        prog="kiosk",
        description="An offline classroom kiosk: Clever the robot helps children practise one rule.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"kiosk {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_play(commands)
    _add_demo(commands)
    _add_check(commands)
    _add_new(commands)
    _add_graph(commands)
    _add_packs(commands)
    _add_results(commands)
    _add(commands, "settings", _settings, "print each setting, its value, and where it came from")
    _add_sound(commands)
    doctor = _add(
        commands, "doctor", _doctor, "look for what is wrong with this kiosk, and say how to mend it"
    )
    _takes_state(doctor)
    _add_pictures(commands)
    return top


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def _takes_state(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--state",
        type=Path,
        metavar="DIR",
        help="where results are kept (default: /var/lib/kiosk when installed, else $XDG_STATE_HOME/clever-kiosk)",
    )


def _takes_packs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--packs",
        type=Path,
        action="append",
        metavar="DIR",
        help="a folder with a pack of scenarios (default: the packs that came with the kiosk); may be given again",
    )


def _add_play(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    play = _add(commands, "play", _play, "start the kiosk")
    play.add_argument(
        "--size", type=size, metavar="WxH", help="the window's size in pixels (default: 1280x800)"
    )
    play.add_argument("--full-screen", action="store_true", help="use the whole screen")
    play.add_argument(
        "--pins",
        choices=("gpio", "mock", "none"),
        help="the two buttons: on GPIO pins, on pretend pins, or none: keys F and J (default: gpio where there is one)",
    )
    _takes_state(play)
    _takes_packs(play)


def _add_demo(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = _add(
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
        "--save", type=Path, metavar="FILE", help="save the sitting as its events, to be replayed"
    )
    _takes_state(demo)
    _takes_packs(demo)


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = _add(commands, "check", _check, "check scenarios and packs, and say where each mistake is")
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


def _add_new(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    new = _add(commands, "new", _new, "begin a scenario: write one that plays as it stands, to be changed")
    new.add_argument(
        "file", type=Path, metavar="FILE", help="the scenario to write, such as our-pack/bike-bells.yaml"
    )
    new.add_argument(
        "--ages", choices=("5-7", "7-9", "9-11"), default="7-9", help="the age band (default: 7-9)"
    )


def _add_graph(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    graph = _add(
        commands, "graph", _graph, "draw a pack's coverage and the paths of its scenarios on one HTML page"
    )
    graph.add_argument("packs", nargs="+", type=Path, metavar="PACK", help="the folder of a pack")
    graph.add_argument(
        "--out", type=Path, default=Path("graph.html"), metavar="FILE", help="the page (default: graph.html)"
    )


def _add_packs(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    packs = _add(
        commands,
        "packs",
        _packs,
        "list the packs of this kiosk, add or remove one, or pack a folder as one file",
    )
    packs.add_argument(
        "what", choices=("list", "add", "remove", "verify", "make"), help="list is the place to begin"
    )
    packs.add_argument(
        "which",
        nargs="?",
        metavar="PACK",
        help="add: a folder or .clever file; remove: an id; make: a folder",
    )
    packs.add_argument("--out", type=Path, metavar="FILE", help="make: the file (default: ID-VERSION.clever)")
    _takes_state(packs)


def _add_results(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    results = _add(
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
    _takes_state(results)


def _add_pictures(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    pictures = _add(
        commands,
        "pictures",
        _pictures,
        "draw every screen at every size in every mode, with a page to look at",
    )
    pictures.add_argument(
        "folder",
        type=Path,
        metavar="DIR",
        help="where index.html and the pictures go; made if it is not there",
    )
    pictures.add_argument(
        "--size", type=size, action="append", metavar="WxH", help="only this size; may be given again"
    )
    pictures.add_argument(
        "--mode", action="append", metavar="NAME", help="only this mode, such as quiet; may be given again"
    )
    pictures.add_argument(
        "--screen",
        action="append",
        metavar="NAME",
        help="only screens whose names begin so, such as decide; may be given again",
    )
    pictures.add_argument(
        "--all",
        action="store_true",
        dest="is_all",
        help="the modes at the middle sizes too, and every place and act in every mode",
    )
    pictures.add_argument(
        "--sheet", action="store_true", help="write a contact sheet of all the art instead; DIR is its PNG file"
    )
    _takes_state(pictures)


def _add_sound(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sound = _add(
        commands, "sound", _sound, "list the loudspeakers, try the one that is set, or write the effects"
    )
    what = sound.add_mutually_exclusive_group(required=True)
    what.add_argument("--list", action="store_true", help="show the loudspeakers, and which one is used")
    what.add_argument(
        "--test", action="store_true", help="play two effects and a spoken line, and measure them"
    )
    what.add_argument(
        "--write", type=Path, metavar="DIR", help="write each effect as a WAV file into this folder"
    )
    _takes_state(sound)


def _play(asked: argparse.Namespace) -> int:
    from kiosk import app
    from kiosk.answers import SetUp
    from kiosk.narration.voice import Loudspeaker
    from kiosk.settings import load_settings

    chosen = load_settings(os.environ)
    options = app.Options(
        state=_state(asked),
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
        log_level=chosen.log_level,
        theme=chosen.theme,
        loudspeaker=Loudspeaker(chosen.sound_output, chosen.volume_limit),
    )
    return app.play(options)


def _demo(asked: argparse.Namespace) -> int:
    from kiosk.demo import run as demo

    options = demo.Options(
        seed=asked.seed,
        is_fast=asked.fast,
        size=asked.size,
        pictures=asked.pictures,
        has_pictures=not asked.no_pictures,
        ages=asked.ages,
        save=asked.save,
        state=_state(asked),
        packs=asked.packs,
    )
    return demo.run(options, sys.stdout)


def _check(asked: argparse.Namespace) -> int:
    from kiosk.packs import run_check
    from kiosk.scenario.codes import explain
    from kiosk.scenario.json_schema import json_schema_text
    from kiosk.ui.art.theme_check import is_theme, run_theme_check
    from kiosk.ui.art.theme_codes import explain_theme
    from kiosk.ui.fit.check import misfits

    if asked.schema:
        print(json_schema_text(), end="")
        return 0
    if asked.explain:
        print(explain_theme(asked.explain) or explain(asked.explain))
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
            run_check(others, as_json=asked.json, is_strict=asked.strict, out=sys.stdout, further=misfits)
        )
    return max(codes)


def _new(asked: argparse.Namespace) -> int:
    from kiosk.scenario.model import AgeBand
    from kiosk.workshop.skeleton import write_skeleton

    return write_skeleton(asked.file, AgeBand(asked.ages), sys.stdout)


def _graph(asked: argparse.Namespace) -> int:
    from kiosk.workshop.coverage_page import write_graph

    return write_graph(asked.packs, asked.out, sys.stdout)


def _packs(asked: argparse.Namespace) -> int:
    from datetime import date

    from kiosk.packs import commands
    from kiosk.programme import added_packs, pack_folders

    added, shipped = added_packs(_state(asked)), pack_folders(None)
    if asked.what in {"add", "remove", "make"} and not asked.which:
        raise UsageError(f"name the pack, such as: kiosk packs {asked.what} PACK")
    match asked.what:
        case "add":
            return commands.add_pack(Path(asked.which), shipped, added, date.today(), sys.stdout)  # noqa: DTZ011
        case "remove":
            return commands.remove_pack(asked.which, added, sys.stdout)
        case "verify":
            return commands.verify_packs(added, sys.stdout)
        case "make":
            return commands.make_archive(Path(asked.which), asked.out, sys.stdout)
        case _:
            return commands.list_packs(shipped, added, sys.stdout)


def _results(asked: argparse.Namespace) -> int:
    from kiosk.programme import added_packs, load_programme
    from kiosk.results.report import run_results
    from kiosk.settings import load_settings

    return run_results(
        _state(asked),
        is_demo=asked.demo,
        csv_path=asked.csv,
        out=sys.stdout,
        catalogue=load_programme(added=added_packs(_state(asked))).scenarios,
        smallest_group=load_settings(os.environ).smallest_group_people,
    )


def _settings(_asked: argparse.Namespace) -> int:
    from kiosk.settings import print_settings

    return print_settings(os.environ, sys.stdout)


def _sound(asked: argparse.Namespace) -> int:
    from kiosk.narration.audition import list_outputs, try_loudspeaker, write_cues
    from kiosk.narration.studio import Studio
    from kiosk.narration.voice import Loudspeaker
    from kiosk.plumbing import SystemClock
    from kiosk.settings import load_settings

    if asked.write:
        return write_cues(asked.write, sys.stdout)
    chosen = load_settings(os.environ)
    if asked.list:
        return list_outputs(chosen.sound_output, sys.stdout)
    clock = SystemClock()
    studio = Studio.at(_state(asked) / "cache" / "voice", clock)
    loudspeaker = Loudspeaker(chosen.sound_output, chosen.volume_limit)
    volume = min(chosen.volume, chosen.volume_limit)
    return try_loudspeaker(clock, studio, loudspeaker, volume, sys.stdout)


def _doctor(asked: argparse.Namespace) -> int:
    from kiosk.doctor import run_doctor

    return run_doctor(_state(asked), sys.stdout)


def _pictures(asked: argparse.Namespace) -> int:
    from kiosk.plumbing import log_plainly
    from kiosk.ui.gallery.hanging import hang
    from kiosk.ui.gallery.plan import Asked

    log_plainly("WARNING")
    if asked.sheet:
        return _sheet(asked.folder, _state(asked) / "cache" / "pictures")
    wanted = Asked(
        tuple(asked.size or ()), tuple(asked.mode or ()), tuple(asked.screen or ()), is_all=asked.is_all
    )
    try:
        count = hang(wanted, _state(asked) / "cache" / "pictures", asked.folder, _tell_done)
    except OSError as error:
        raise UsageError(f"{asked.folder}: no pictures can be put there ({error.strerror})") from error
    print(f"{count} pictures are in {asked.folder}: open {asked.folder / 'index.html'}")
    return 0


def _sheet(out: Path, cache: Path) -> int:
    from kiosk.settings import load_settings
    from kiosk.ui.art.artist import Artist
    from kiosk.ui.art.sheet import write_sheet
    from kiosk.ui.art.theme import open_theme

    try:
        write_sheet(out, Artist(cache, open_theme(load_settings(os.environ).theme)), cache)
    except (OSError, ValueError) as error:
        raise UsageError(f"{out}: no contact sheet can be put there ({error})") from error
    print(f"All the art is in {out}")
    return 0


def _tell_done(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {of} screens", end="\n" if done == of else "", file=sys.stderr, flush=True)


def _state(asked: argparse.Namespace) -> Path:
    from kiosk.results.state_folder import find_state_folder

    return find_state_folder(asked.state, os.environ)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Errors that a person can mend are one line on standard error."""
    asked = parser().parse_args(arguments)
    try:
        code = int(asked.run(asked))
        # Here, where it can be told from other errors, and not while Python ends.
        sys.stdout.flush()
    except KioskError as error:
        print(f"kiosk {asked.command}: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our output has gone; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UsageError.exit_code
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
