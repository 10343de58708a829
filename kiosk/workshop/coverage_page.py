"""`kiosk graph`: one HTML page that opens without a network, with a pack's coverage and the paths of each scenario."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final, TextIO

from kiosk.errors import UsageError
from kiosk.packs.files import is_there
from kiosk.packs.loader import LoadedPack, load_packs
from kiosk.scenario.asking import heat
from kiosk.scenario.model import AgeBand, Lure, Scenario, Who
from kiosk.scenario.pack import CARD_FILE
from kiosk.scenario.reading import school_year
from kiosk.scenario.timing import seconds_to_decision
from kiosk.scenario.variants import opening_backdrop
from kiosk.workshop.graph import drawing

STYLE: Final = """
body{font:17px/1.5 Andika,"Noto Sans",sans-serif;color:#1D2433;background:#FFF8E7;margin:0 auto;max-width:1280px;padding:2rem}
h1{font-size:2rem;margin:0}h2{margin:2.5rem 0 .5rem}h3{margin:0}table{border-collapse:collapse;background:#FFFDF6}
th,td{border:1px solid #D9CDB2;padding:.35rem .6rem;text-align:center}th{font-weight:600}tbody th{text-align:left}
.go{color:#005FCC;font-weight:700}.not{color:#C2410C;font-weight:700}.none{color:#8A8F99}
.story{background:#FFFDF6;border-radius:18px;padding:1rem 1.4rem;margin:1rem 0;box-shadow:0 3px 0 #E4D8BC;break-inside:avoid}
.story>div{overflow-x:auto}.tags{color:#5B6472;margin:.1rem 0 .6rem}.alone{background:#FFE9B3}
nav a{margin-right:1.2rem}a{color:#00408C}
"""
SIDES: Final = ((True, "go", "Go"), (False, "not", "not a Go"))


def write_graph(folders: Iterable[Path], file: Path, out: TextIO) -> int:
    """Write the page of these packs to `file`; returns the exit code.

    Raises UsageError where a folder is no pack, no scenario can be read, or the page cannot be written.
    """
    folders = list(dict.fromkeys(folders))
    for folder in folders:
        if not is_there(folder / CARD_FILE):
            raise UsageError(f"{folder}: this is no pack: there is no {CARD_FILE} in it")
    loaded = load_packs(folders)
    stories = [scenario for one in loaded for scenario in one.pack.scenarios]
    if not stories:
        raise UsageError(f"{', '.join(map(str, folders))}: no scenario here can be read. See: kiosk check")
    try:
        file.write_text(page(loaded), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file}: this cannot be written ({error.strerror})") from error
    out.write(f"{len(stories)} stories are drawn in {file}\n")
    return 0


def page(loaded: Iterable[LoadedPack]) -> str:
    """The whole page: for each pack a heat map a band, then every story with its twin."""
    packs = [one.pack for one in loaded]
    title = escape(" · ".join(pack.title for pack in packs))
    body = [f"<h1>{title}</h1><nav>{_bands_nav(packs[0].scenarios)}</nav>"]
    stories = [scenario for pack in packs for scenario in pack.scenarios]
    for ages in AgeBand:
        band = [scenario for scenario in stories if scenario.ages is ages]
        if band:
            body.append(f'<h2 id="ages-{ages}">Ages {ages}</h2>{_counted(band)}{_heat_map(band)}')
            body += [_story(scenario, band) for scenario in band]
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head>'
        f"<body>{''.join(body)}</body></html>\n"
    )


def _bands_nav(stories: tuple[Scenario, ...]) -> str:
    bands = dict.fromkeys(scenario.ages for scenario in stories)
    return "".join(f'<a href="#ages-{ages}">Ages {ages}</a>' for ages in bands)


def _counted(band: list[Scenario]) -> str:
    going = sum(scenario.answer.is_go for scenario in band)
    held = sum(bool(scenario.variant_of) for scenario in band)
    return f"<p>{len(band)} stories, {going} of them a Go; {held} are held back for re-visits.</p>"


def _heat_map(band: list[Scenario]) -> str:
    """Who asks × what with, Go and not; amber where somebody says only one of the two."""
    counted = heat(band)
    lures = [lure for lure in Lure if any(scenario.lure is lure for scenario in band)]
    rows = []
    for who in Who:
        sides = {scenario.answer.is_go for scenario in band if scenario.who is who}
        if sides:
            cells = "".join(_cell(counted[who, lure, True], counted[who, lure, False]) for lure in lures)
            is_alone = ' class="alone"' if len(sides) == 1 else ""
            rows.append(f'<tr{is_alone}><th scope="row">{who}</th>{cells}</tr>')
    head = "".join(f'<th scope="col">{lure}</th>' for lure in lures)
    names = " / ".join(f'<span class="{kind}">{name}</span>' for _, kind, name in SIDES)
    return (
        f"<p>{names}. A row in amber says only one of the two.</p>"
        f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _cell(going: int, other: int) -> str:
    if not going and not other:
        return '<td class="none">·</td>'
    strength = min(1.0, (going + other) / 8)
    return (
        f'<td style="background:rgba(255,209,102,{strength:.2f})">'
        f'<span class="go">{going}</span> / <span class="not">{other}</span></td>'
    )


def _story(scenario: Scenario, band: list[Scenario]) -> str:
    twin = next((one for one in band if one.pair == scenario.pair and one is not scenario), None)
    kind = "go" if scenario.answer.is_go else "not"
    tags = (scenario.who, scenario.lure, scenario.agreed, opening_backdrop(scenario))
    year = school_year([line.text for line in scenario.lines])
    facts = [
        f'<span class="{kind}">{scenario.answer}</span>',
        escape(" · ".join(tags)),
        f"decision after {seconds_to_decision(scenario):.0f} s",
        f"reads like school year {max(0.0, year):.1f}",
        f"differs from its twin in {escape(_differences(scenario, twin))}" if twin else "no twin",
    ]
    if scenario.variant_of:
        facts.append(f"varies {escape(scenario.variant_of)}")
    return (
        f'<section class="story" id="{scenario.id}"><h3>{escape(scenario.title)}</h3>'
        f'<p class="tags">{escape(scenario.id)} · {" · ".join(facts)}</p><div>{drawing(scenario)}</div></section>'
    )


def _differences(one: Scenario, other: Scenario) -> str:
    pairs = (
        ("who", one.who, other.who),
        ("lure", one.lure, other.lure),
        ("agreed", one.agreed, other.agreed),
        ("place", opening_backdrop(one), opening_backdrop(other)),
    )
    return ", ".join(name for name, mine, theirs in pairs if mine != theirs) or "nothing"
