"""The gallery's page: one HTML file beside the pictures that needs nothing else, and no network."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from pathlib import Path, PurePosixPath
from string import Template
from typing import Final

from kiosk.play.screens import Caption, Screen
from kiosk.ui import sides
from kiosk.ui.gallery.modes import MODES
from kiosk.ui.gallery.plan import Entry, Size
from kiosk.ui.gallery.sight import TITLES, Sight

TITLE: Final = "Clever Kiosk: every screen"
KINDS: Final = {
    "Attract": "Waiting for a class",
    "SetUpScreen": "Set-up",
    "Ready": "Ready: trying the buttons",
    "Story": "Story",
    "Decide": "Go, or Never Go?",
    "CheckWith": "Whom do I check with?",
    "Feedback": "Feedback",
    "Practise": "Practise",
    "Twist": "What if …?",
    "Next": "Next story",
    "PassOn": "Pass it on",
    "Vote": "A vote, one by one",
    "Everyone": "Has everyone pressed?",
    "Talk": "Talk to your partner",
    "HandsUp": "A vote by hands",
    "Reveal": "How the class voted",
    "TeamTurn": "A team's turn",
    "Finish": "Finish",
    "Paused": "Paused",
    "Pin": "Officer's PIN",
    "Chooser": "One of several",
    "Finder": "Which class",
    "OfficerCard": "Officer's card",
    "Notes": "Officer's view",
    "Guidance": "A child tells something",
    "LeaveBehind": "Leave something behind",
    "CarePage": "Care",
    "SelfTest": "Self-test",
    "SelfTestOver": "Self-test, over",
    "SwitchOffPage": "Switch off",
    "Trouble": "Trouble",
}
"""The kinds of screens, in the order of a visit."""
PLACE: Final = "place-"
ACT: Final = "act-"
OTHER_KINDS: Final = {PLACE: "Places and cast", ACT: "Steps of a rehearsal, acted"}


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture on the page. `mode` and `title` are those of an entry's mode, or of a sight."""

    name: str
    kind: str
    mode: str
    title: str
    size: Size
    file: PurePosixPath

    @property
    def size_name(self) -> str:
        return f"{self.size[0]} × {self.size[1]}"


def shots_of(entry: Entry, sights: Iterable[Sight] = ()) -> list[Shot]:
    """The picture of an entry, and those of it in other sights."""
    kind = kind_of(entry.name, entry.screen)
    shots = [Shot(entry.name, kind, entry.mode.name, entry.mode.title, entry.size, entry.file)]
    for sight in sights:
        title = f"{TITLES[sight]}, {entry.mode.title.lower()}"
        shots.append(Shot(entry.name, kind, sight, title, entry.size, sighted(entry, sight)))
    return shots


def sighted(entry: Entry, sight: Sight) -> PurePosixPath:
    """Where the picture of an entry in another sight lies."""
    return PurePosixPath(sight, entry.file)


def kind_of(name: str, screen: Screen) -> str:
    for beginning, title in OTHER_KINDS.items():
        if name.startswith(beginning):
            return title
    return KINDS[type(screen).__name__]


def written(shots: Sequence[Shot], screens: dict[str, Screen]) -> str:
    """The page with these pictures, which come sample by sample; `screens` are the samples, for what is said there."""
    template = Template(resources.files("kiosk.ui.gallery").joinpath("page.html").read_text(encoding="utf-8"))
    sizes = dict.fromkeys(shot.size_name for shot in shots)
    modes = {shot.mode: _mode_title(shot) for shot in shots}
    kinds = dict.fromkeys(shot.kind for shot in shots)
    samples = [(name, list(some)) for name, some in itertools.groupby(shots, key=lambda shot: shot.name)]
    return template.substitute(
        title=escape(TITLE),
        signs=sides.sign(64, is_go=True) + sides.sign(64, is_go=False),
        summary=f"{len(samples)} screens at {_counted(sizes, 'size')} in {_counted(modes, 'mode')}: {len(shots)} pictures. "
        "A picture opens at its full size; the arrow keys go on from there.",
        kinds='<option value="">all</option>' + "".join(f"<option>{escape(kind)}</option>" for kind in kinds),
        sizes="".join(_chip("size", size, size) for size in sizes),
        modes="".join(_chip("mode", mode, title) for mode, title in modes.items()),
        contents="".join(_contents(kind, samples) for kind in kinds),
        sections="\n".join(_section(name, some, screens[name]) for name, some in samples),
        notes="".join(
            f"<dt>{escape(mode.title)}</dt><dd>{escape(mode.note)}</dd>"
            for mode in MODES
            if mode.note and mode.name in modes
        ),
    )


def write(path: Path, shots: Sequence[Shot], screens: dict[str, Screen]) -> None:
    """Write the page. Raises OSError where it cannot be written."""
    path.write_text(written(shots, screens), encoding="utf-8")


def _counted(some: Iterable[str], one: str) -> str:
    count = len(list(some))
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def _mode_title(shot: Shot) -> str:
    """The short title: of a sight without its reason."""
    return TITLES[Sight(shot.mode)].partition(":")[0] if shot.mode in set(Sight) else shot.title


def _chip(name: str, value: str, title: str) -> str:
    return (
        f'<label class="chip"><input type="checkbox" name="{name}" value="{escape(value)}">'
        f"<span>{escape(title)}</span></label>"
    )


def _contents(kind: str, samples: Iterable[tuple[str, Sequence[Shot]]]) -> str:
    links = "".join(
        f'<li><a href="#{name}">{escape(_sample_title(name))}</a></li>'
        for name, some in samples
        if some[0].kind == kind
    )
    return f"<section><h2>{escape(kind)}</h2><ul>{links}</ul></section>"


def _sample_title(name: str) -> str:
    short = name.removeprefix(PLACE).removeprefix(ACT).replace("-", " ")
    return short[0].upper() + short[1:]


def _section(name: str, shots: Sequence[Shot], screen: Screen) -> str:
    caption: Caption | None = getattr(screen, "caption", None)
    said = f"<small>{escape(caption.line.text)}</small>" if caption else ""
    sized = "".join(
        f'<div class="sized"><h3>{size}</h3><div class="row">{"".join(map(_figure, some))}</div></div>'
        for size, some in itertools.groupby(shots, key=lambda shot: shot.size_name)
    )
    return f'<section id="{name}"><h2>{escape(_sample_title(name))}{said}</h2>{sized}</section>'


def _figure(shot: Shot) -> str:
    width, height = shot.size
    told = escape(f"{_sample_title(shot.name)} – {shot.title} – {shot.size_name}")
    return (
        f'<figure data-kind="{escape(shot.kind)}" data-mode="{shot.mode}" data-size="{shot.size_name}">'
        f'<a href="{shot.file}"><img src="{shot.file}" alt="{told}" width="{width}" height="{height}" loading="lazy" '
        f'decoding="async"></a><figcaption>{escape(shot.title)}</figcaption></figure>'
    )
