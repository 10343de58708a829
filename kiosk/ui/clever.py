"""Clever on a screen: a robot that holds a pose or acts, breathes, blinks, looks and speaks."""

import logging
import math
import random
from typing import Any, Final

from kivy.clock import Clock
from kivy.properties import (
    BooleanProperty,
    BoundedNumericProperty,
    NumericProperty,
    ObjectProperty,
    ReferenceListProperty,
    StringProperty,
)
from kivy.uix.widget import Widget

from kiosk.ui.art.poses import NUMBERS, RESTING, Pose
from kiosk.ui.art.rig import PEEK_HEIGHT, PEEK_LINE, STANDING_HEIGHT
from kiosk.ui.art.theme import Theme
from kiosk.ui.clever_face import AT
from kiosk.ui.clever_rig import Rig
from kiosk.ui.performance import Performance
from kiosk.ui.wardrobe import cut_for, outfit

EASE_SECONDS: Final = 0.25
BLINK_SECONDS: Final = 0.16
BLINK_EVERY_SECONDS: Final = (3.0, 6.0)
BREATH_SECONDS: Final = 4.2
BREATH_DEGREES: Final = 1.0
GLANCE_PER_SECOND: Final = 12.0
WARM_PER_SECOND: Final = 7.0
"""The light of the heart follows the voice more slowly than the mouth does, so that it glows and does not flicker."""
WIDTH_TO_HEIGHT: Final = 0.95
"""The room a pose needs: an arm out to the side reaches almost half the height from the middle."""

log = logging.getLogger(__name__)


def eased(share: float) -> float:
    """Slow, fast, slow: 0–1 to 0–1."""
    return share * share * (3 - 2 * share)


class Clever(Widget):
    """The robot, standing on the middle of the widget's bottom edge and as high as the widget.

    `pose` is a pose or an act of the theme (an unknown one is `happy`); a pose eases in 250 ms, an act is played once,
    and again and again where `is_rehearsing`. `level` (0–1) is the loudness that mouth and heart follow. `gaze` takes
    the place of the pose's own as far as it reaches, −1…1, right and up positive. `is_still` swaps poses, shows an act's key pose, and neither blinks nor
    breathes: while nothing is asked of a still Clever, nothing is drawn. `is_peeking` shows the head and two gripping
    hands above the bottom edge, eyes on the pupils whatever the pose; the fingers hang `0.1 × height` below it. `fps` is how often it moves;
    after each breath or act it rests for `rest_seconds`, and then only blinks. `tallest` is the height in pixels of the
    tallest Clever whose layers this one may wear; 0 for none.
    """

    pose = StringProperty("happy")
    level = BoundedNumericProperty(
        0.0, min=0.0, max=1.0, errorhandler=lambda value: min(1.0, max(0.0, value))
    )
    gaze_x = NumericProperty(0.0)
    gaze_y = NumericProperty(0.0)
    gaze = ReferenceListProperty(gaze_x, gaze_y)
    is_still = BooleanProperty(False)
    is_peeking = BooleanProperty(False)
    is_rehearsing = BooleanProperty(False)
    fps = NumericProperty(30)
    rest_seconds = NumericProperty(0.0)
    tallest = NumericProperty(0)
    artist = ObjectProperty(None, allownone=True)

    def __init__(self, theme: Theme, chance: random.Random | None = None, **options: Any) -> None:
        self._theme = theme
        self._rig = Rig(theme.layers)
        self._chance = chance or random.Random()
        self._held: Pose = theme.pose(RESTING)
        self._now = list(self._held.numbers())
        self._from = list(self._now)
        self._to: tuple[float, ...] = tuple(self._now)
        self._share, self._ease_seconds = 1.0, EASE_SECONDS
        self._performance: Performance | None = None
        self._warm = 0.0
        self._look = [0.0, 0.0]
        self._breath_seconds = 0.0
        self._rested_seconds = 0.0
        self._blink_in = self._chance.uniform(*BLINK_EVERY_SECONDS)
        self._beat: Any = None
        self._dressed_px = 0
        self._missing_px = 0
        self._dress_soon = Clock.create_trigger(self._dress, -1)
        super().__init__(**options)
        self.canvas.add(self._rig.root)
        self.bind(pos=self._stand, size=self._stand, artist=self._stand)
        self.fbind("is_still", self._live)
        self.fbind("fps", self._live)
        self.fbind("parent", self._live)
        self._stand()
        self._settle()
        self._live()

    def _stand(self, *_: object) -> None:
        height = PEEK_HEIGHT if self.is_peeking else STANDING_HEIGHT
        scale = max(self.height, 1) / height
        self._rig.size.xyz = (scale, scale, 1)
        self._rig.place.xy = (self.center_x, self.y + (PEEK_LINE * scale if self.is_peeking else 0))
        if self.artist is not None and round(STANDING_HEIGHT * scale) != self._dressed_px:
            self._dress_soon()

    def _dress(self, *_: object) -> None:
        """Puts on the layers for the present height; without an artist Clever is not seen."""
        height_px = round(STANDING_HEIGHT * self._rig.size.y)
        if self.artist is None or height_px < 2 or height_px in {self._dressed_px, self._missing_px}:
            return
        try:
            layers = outfit(self.artist, cut_for(height_px, round(self.tallest)))
        except Exception:
            # A story goes on without Clever's picture, as it does without any other.
            log.exception("Clever cannot be drawn %d px high: heard, not seen", height_px)
            self._missing_px = height_px
            self.opacity = 0
            return
        self._rig.dress(layers)
        self._dressed_px = height_px
        self._rig.hold(self._held)

    def on_pose(self, *_: object) -> None:
        act = self._theme.acts.get(self.pose)
        self._performance = None
        if self._beat is None:
            self._settle()
        elif act is None:
            self._take(self._theme.pose(self.pose), EASE_SECONDS)
        else:
            self._performance = Performance(act, is_repeated=self.is_rehearsing)

    def on_is_rehearsing(self, *_: object) -> None:
        self.on_pose()

    def _take(self, pose: Pose, ease_seconds: float) -> None:
        """Starts towards a pose."""
        self._held = pose
        if self._dressed_px:
            self._rig.hold(pose)
        self._to = pose.numbers()
        self._from[:] = self._now
        self._share, self._ease_seconds = 0.0, ease_seconds

    def on_is_peeking(self, *_: object) -> None:
        self._rig.peek(self.is_peeking)
        self._stand()
        self._settle()

    def on_level(self, *_: object) -> None:
        if self._beat is None:
            self._rig.speak(self._now, self.level)

    def on_gaze(self, *_: object) -> None:
        if self._beat is None:
            self._glance(1.0)

    def _live(self, *_: object) -> None:
        """Starts the beat, or ends it: a still Clever, or one that no screen holds, has none."""
        if self._beat is not None:
            self._beat.cancel()
            self._beat = None
        if self.is_still or self.parent is None:
            self._settle()
        else:
            self._beat = Clock.schedule_interval(self._move, 1 / max(1.0, self.fps))
            self.on_pose()

    def _settle(self) -> None:
        """Takes the pose, or an act's key pose, at once."""
        self._performance = None
        self._take(self._theme.key_pose(self.pose), EASE_SECONDS)
        self._share, self._warm = 1.0, 0.0
        self._rig.warm(0.0)
        self._now[:] = self._to
        self._rig.set(self._now)
        self._rig.speak(self._now, self.level)
        self._glance(1.0)

    def _move(self, seconds: float) -> None:
        if self.get_root_window() is None or self.opacity == 0:
            return
        moment = self._performance.after(seconds) if self._performance else None
        if moment is not None:
            self._take(self._theme.pose(moment.pose), moment.ease_seconds)
            is_between = self._performance is not None and self._performance.is_between
            self._rested_seconds = self.rest_seconds if is_between else 0.0
        if self._is_resting(seconds):
            self._blink(seconds)
            return
        if self._share < 1:
            self._ease(seconds)
        self._breathe(seconds)
        self._blink(seconds)
        self._glance(min(1.0, seconds * GLANCE_PER_SECOND))
        self._rig.speak(self._now, self.level)
        self._warm += (self.level - self._warm) * min(1.0, seconds * WARM_PER_SECOND)
        self._rig.warm(self._warm)

    def _is_resting(self, seconds: float) -> bool:
        """Whether this is the rest after a breath, in which only the eyes blink."""
        self._rested_seconds = max(0.0, self._rested_seconds - seconds)
        return self._rested_seconds > 0 and self._share >= 1 and self.level == 0

    def _ease(self, seconds: float) -> None:
        self._share = min(1.0, self._share + seconds / self._ease_seconds)
        share = eased(self._share)
        for index in range(len(NUMBERS)):
            start = self._from[index]
            self._now[index] = start + (self._to[index] - start) * share
        self._rig.set(self._now)

    def _breathe(self, seconds: float) -> None:
        gone = self._breath_seconds + seconds
        if gone >= BREATH_SECONDS and self._performance is None:
            # A breath begins and ends in the middle: Clever may rest here and go on as if he had not.
            self._rested_seconds = self.rest_seconds
        self._breath_seconds = gone % BREATH_SECONDS
        phase = math.tau * self._breath_seconds / BREATH_SECONDS
        self._rig.breathe(self._now, BREATH_DEGREES * math.sin(phase))

    def _blink(self, seconds: float) -> None:
        self._blink_in -= seconds
        rest = self._now[AT["lid"]]
        if self._blink_in <= -BLINK_SECONDS:
            self._blink_in = self._chance.uniform(*BLINK_EVERY_SECONDS)
            self._rig.close(rest)
        elif self._blink_in <= 0:
            shut = 1 - abs(2 * -self._blink_in / BLINK_SECONDS - 1)
            self._rig.close(max(rest, shut))

    def _glance(self, share: float) -> None:
        look, now = self._look, self._now
        own = 0.0 if self.is_peeking else 1.0 - min(1.0, math.hypot(self.gaze_x, self.gaze_y))
        goal_x = min(1.0, max(-1.0, own * now[AT["gaze-0"]] + self.gaze_x))
        goal_y = min(1.0, max(-1.0, own * now[AT["gaze-1"]] - self.gaze_y))
        look[0] += (goal_x - look[0]) * share
        look[1] += (goal_y - look[1]) * share
        self._rig.look(now, look[0], look[1])
