"""Every sample laid out in a mode at a size, and what is wrong with it: looked at once, asked about by many tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, Final

from PIL import Image

from hardware.events import Side
from kiosk.errors import ScreenError
from kiosk.look import Telling
from kiosk.play.screens import OFFICERS
from kiosk.ui.art import standing
from kiosk.ui.art.document import Frame
from kiosk.ui.art.kit import Kit
from kiosk.ui.art.stage import SIZE
from kiosk.ui.art.theme import shipped
from kiosk.ui.gallery.modes import NORMAL, Mode
from kiosk.ui.gallery.plan import EVERY_SAMPLE, MODE_SIZES, Entry, Size
from kiosk.ui.grid import OFFICER_TARGET_MM, PIXELS_A_MM, PUPIL_TARGET_MM, Box
from kiosk.ui.measure import Setting
from kiosk.ui.samples import SAMPLES
from kiosk.ui.sides import State
from tests.ui.edges import control_of, edge_of
from tests.ui.ink import faint_words
from tests.ui.showing import Showing, Shown

COVERED_SHARE: Final = 0.08
"""So much of the square round a head, hat and hair may be under something else: its corners are empty."""
FEW_PIXELS: Final = (96, 64)
FEWEST_COLOURS: Final = 60
"""Of so many pixels of a stage with a scene; one that is empty but for a plain ground has fewer than a dozen."""
ALONE: Final = 3
"""A last line of one word is an orphan where the line before has so many."""
SENSE: Final = ".!?:…"
"""Where a line may well end, whatever comes after."""


@dataclass(slots=True)
class Faults:
    """What is wrong in one mode at one size, each fault in words that begin with the sample's name."""

    undrawn: list[str] = field(default_factory=list)
    clipped: list[str] = field(default_factory=list)
    overlapping: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    small_targets: list[str] = field(default_factory=list)
    crossing_targets: list[str] = field(default_factory=list)
    faint_words: list[str] = field(default_factory=list)
    faint_controls: list[str] = field(default_factory=list)
    empty_stages: list[str] = field(default_factory=list)
    hidden_heads: list[str] = field(default_factory=list)


def whole_box(piece: Any) -> Box:
    return Box(round(piece.x), round(piece.y), round(piece.width), round(piece.height))


def words_in(view: Any) -> list[Any]:
    """Every widget of a view that shows letters now."""
    from kiosk.ui.pieces import Words

    found = (one for one in view.walk(restrict=True) if isinstance(one, Words))
    return [one for one in found if one.lettering is not None and is_seen(one, view)]


def is_seen(piece: Any, view: Any) -> bool:
    """Whether neither a piece nor what it is part of has been made clear."""
    while piece is not view:
        if piece.opacity == 0:
            return False
        piece = piece.parent
    return True


def shapes_in(view: Any) -> list[Any]:
    """Every drawn shape of a view that is seen now."""
    from kiosk.ui.pieces import Shape

    found = (one for one in view.walk(restrict=True) if isinstance(one, Shape))
    return [one for one in found if one.svg and not one.is_hidden and one.alpha > 0 and is_seen(one, view)]


def ink_box(words: Any) -> Box:
    """Where the letters of a widget stand."""
    found = words.lettering
    return Box(words.text_left, words.text_top - found.height, found.width, found.height)


def shared(one: Box, other: Box) -> int:
    """The pixels that two boxes share."""
    across = min(one.right, other.right) - max(one.x, other.x)
    up = min(one.top, other.top) - max(one.y, other.y)
    return max(0, across) * max(0, up)


def is_within(inner: Box, outer: Box) -> bool:
    return shared(inner, outer) == inner.width * inner.height


class Look:
    """Looks at the samples of a mode at a size, on the panel in the normal one at the places and acts too; `is_painted` measures pixels."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self.faults = cache(self._faults)

    def _faults(self, mode: Mode, size: Size, is_painted: bool) -> Faults:
        found = Faults()
        with self._showing.real(is_quick=not is_painted or size[0] > 1000) as shown:
            for name, sample in (
                EVERY_SAMPLE if mode is NORMAL and size == MODE_SIZES[0] else SAMPLES
            ).items():
                screen = mode.shown(sample)
                if screen is not None:
                    _look(shown, Entry(name, screen, mode, size), found, is_painted=is_painted)
        return found


def _look(shown: Shown, entry: Entry, found: Faults, *, is_painted: bool) -> None:
    try:
        view = shown.view(entry)
    except ScreenError as error:
        found.undrawn.append(str(error))
        return
    words = words_in(view)
    name, whole = entry.name, Box(0, 0, *entry.size)
    found.clipped += [f"{name}: {text}" for text in clipped(words, whole)]
    found.overlapping += [f"{name}: {text}" for text in overlapping(words)]
    found.orphans += [f"{name}: {text}" for text in orphans(words)]
    found.small_targets += [f"{name}: {text}" for text in small_targets(view, entry)]
    found.crossing_targets += [f"{name}: {text}" for text in crossing_targets(view)]
    found.hidden_heads += [f"{name}: {text}" for text in hidden_heads(view, entry, words)]
    if is_painted:
        screen = shown.screenshot()
        found.faint_words += [f"{name}: {text}" for one in words for text in faint_words(one, screen)]
        found.faint_controls += [f"{name}: {text}" for text in faint_controls(view, entry, screen)]
        found.empty_stages += [f"{name}: {text}" for text in empty_stage(view, entry, screen)]


def clipped(words: list[Any], whole: Box) -> Iterator[str]:
    for one in words:
        box, room = ink_box(one), whole_box(one)
        if box.width > room.width or box.height > room.height:
            yield f"“{one.text}” is {box.width}×{box.height} px in {room.width}×{room.height}"
        elif not is_within(box, whole):
            yield f"“{one.text}” leaves the window: {box}"


def overlapping(words: list[Any]) -> Iterator[str]:
    for number, one in enumerate(words):
        for other in words[number + 1 :]:
            if shared(ink_box(one), ink_box(other)):
                yield f"“{one.text}” lies on “{other.text}”"


def orphans(words: list[Any]) -> Iterator[str]:
    """Last lines of one word that might have had company: the word before it would have fitted there too."""
    for one in words:
        found = one.lettering
        setting = Setting(found.text, found.size_px, found.is_bold)
        for above, last in pairwise(found.spans):
            lines = found.text[above.start : above.end], found.text[last.start : last.end]
            before = lines[0].split()
            is_last = last.end == len(found.text) or "\n" in found.text[last.end : last.end + 1]
            is_alone = (
                is_last and len(lines[1].split()) == 1 and "\n" not in found.text[above.end : last.start]
            )
            if not is_alone or len(before) < ALONE or lines[0][-1] in SENSE:
                continue
            if setting.width(above.end - len(before[-1]), last.end) <= one.width:
                yield f"“{lines[1]}” is alone under “{lines[0]}”"


def small_targets(view: Any, entry: Entry) -> Iterator[str]:
    """Targets that are too small for a finger, on the panels whose density is known."""
    if entry.size not in PIXELS_A_MM:
        return
    is_officers = isinstance(entry.screen, OFFICERS)
    for target in view.targets():
        least = OFFICER_TARGET_MM if is_officers or target.is_for_officer else PUPIL_TARGET_MM
        wide, high = (side / PIXELS_A_MM[entry.size] for side in target.box.size)
        if min(wide, high) < least:
            yield f"{target.what!r} is {wide:.1f} × {high:.1f} mm, needs {least}"


def crossing_targets(view: Any) -> Iterator[str]:
    """Targets that leave the window, cross each other, or lie in a corner that means something."""
    grid = view.grid
    top = grid.height - grid.corner
    corners = (
        Box(0, top, grid.corner, grid.corner),
        Box(grid.width - grid.corner, top, grid.corner, grid.corner),
    )
    targets = view.targets()
    for number, one in enumerate(targets):
        if not is_within(one.box, grid.whole):
            yield f"{one.what!r} leaves the window: {one.box}"
        yield from (
            f"{one.what!r} crosses {other.what!r}"
            for other in targets[number + 1 :]
            if shared(one.box, other.box)
        )
        yield from (f"{one.what!r} lies in a corner" for corner in corners if shared(one.box, corner))


def faint_controls(view: Any, entry: Entry, screen: Image.Image) -> Iterator[str]:
    """Controls whose edge is hard to see. One that was passed over, or is asleep, is none and may step back (WCAG 1.4.11)."""
    shapes, pressed = shapes_in(view), getattr(entry.screen, "pressed", None)
    for target in view.targets():
        if (pressed is not None and target.what != pressed) or is_asleep(view, target.what):
            continue
        control = control_of(target.box, shapes)
        if control is None:
            yield f"{target.what!r}: nothing is drawn in its box {target.box}"
            continue
        edge = edge_of(control, screen)
        if not edge.is_seen:
            yield f"{target.what!r}: {edge}"


def is_asleep(view: Any, what: Any) -> bool:
    """Whether this is the side of an answer that cannot be given now: a press of it is heard, and does nothing."""
    if not isinstance(what, Side):
        return False
    by_sound: dict[Side, Any] = getattr(view, "_answers", {})
    answer = by_sound.get(what) or view.ids.get("go" if what is Side.GO else "never_go")
    return answer is not None and getattr(answer, "state", None) is State.FADED


def hidden_heads(view: Any, entry: Entry, words: list[Any]) -> Iterator[str]:
    """People of the scene whose heads are cut off by the window, or lie under a card, words or Clever."""
    if not has_scene(view, entry):
        return
    covers = [("a card", whole_box(shape)) for shape in shapes_in(view)]
    covers += [("words", ink_box(one)) for one in words]
    if view.clever is not None and view.clever.opacity:
        covers.append(("Clever", clever_box(view.clever)))
    for role, head in heads_of(view, entry.screen).items():
        if not is_within(head, view.grid.whole):
            yield f"{role}'s head is cut off by the window: {head}"
        for what, box in covers:
            if shared(head, box) > COVERED_SHARE * head.width * head.height:
                yield f"{role}'s head is under {what}: {head} under {box}"


def heads_of(view: Any, screen: Any) -> dict[str, Box]:
    """The box in which each face of the scene is, in the window."""
    from kiosk.ui.screens.view import scene_size

    kit = Kit(shipped(), lambda _name: None)
    place = kit.library.calm("backdrop", screen.scene.backdrop)
    shown_on = next((element for element in place.iter() if element.get("id") == "slot-screen"), None)
    people, _ = standing.placed(screen.scene, kit, shown_on)
    stage = view.ids.stage
    frame = Frame.covering(SIZE, *scene_size(view.grid, stage))
    scale = frame.width_px / frame.width
    # Where words run from right to left the cast stands further right, out of the way of Clever and the cards.
    boxes, shift = {}, view.grid.cast_shift
    for one in people:
        x, y, radius = one.head
        left, foot = (
            stage.x + shift + (x - radius - frame.x) * scale,
            stage.y + (SIZE[1] - y - radius) * scale,
        )
        boxes[one.role] = Box(round(left), round(foot), round(2 * radius * scale), round(2 * radius * scale))
    return boxes


def clever_box(clever: Any) -> Box:
    """Where Clever's head and body are, without the room that his arms and his antenna take."""
    box = whole_box(clever)
    return box.inset(box.width // 5, 0, box.width // 5, box.height // (4 if clever.is_peeking else 9))


def has_scene(view: Any, entry: Entry) -> bool:
    """Whether there is a scene to be seen. Where all is told by voice the screen stays plain."""
    is_told = getattr(entry.screen, "scene", None) is not None and view.ids.get("stage") is not None
    return is_told and entry.mode.look.telling is not Telling.AUDIO


def empty_stage(view: Any, entry: Entry, screen: Image.Image) -> Iterator[str]:
    """A stage that has a scene and does not show it."""
    if not has_scene(view, entry):
        return
    box = whole_box(view.ids.stage)
    left = (box.x, screen.height - box.top, box.x + box.width // 2, screen.height - box.y)
    few = screen.resize(FEW_PIXELS, Image.Resampling.NEAREST, left)
    count = len(few.getcolors(FEW_PIXELS[0] * FEW_PIXELS[1]) or ())
    if count < FEWEST_COLOURS:
        yield f"{count} colours in the left half of the stage, where the cast stands"
