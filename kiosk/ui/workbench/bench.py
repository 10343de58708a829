"""The author's window: the stage at a kiosk's size on the left, the margin on the right, and the keys for both.

Kivy reads its environment while it is imported: call `kiosk.ui.environment.prepare_environment` before this module is.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kivy.clock import Clock
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
from PIL import Image

from kiosk.ui import theme
from kiosk.ui.workbench.margin import Margin
from kiosk.ui.workbench.pane import Pane
from kiosk.ui.workbench.told import Told

if TYPE_CHECKING:
    from kiosk.ui.stage import KivyStage

NARROWEST_MARGIN: Final = 300
ENTER, NUMPAD_ENTER, UP, DOWN, PAGE_UP, PAGE_DOWN, TWIN = 13, 271, 273, 274, 280, 281, ord("t")
A_PAGE_PX: Final = 120


class Workbench:
    """Puts a stage beside a margin. Drawing thread only."""

    def __init__(self, stage: "KivyStage", size: tuple[int, int]) -> None:
        """Give the stage `size` pixels of its window; the margin has the rest."""
        self.on_jump: Callable[[int], None] = _nobody
        self.on_turn: Callable[[], None] = lambda: None
        self._stage = stage
        self._window = stage.window
        self._polls: list[Any] = []
        self._keys_down: set[int] = set()
        self.pane = Pane(*size)
        self.margin = Margin(self._jump, self._turn)
        self._window.clearcolor = (*theme.rgb(theme.SAND), 1)
        for widget in (self.margin, self.pane):
            self._window.add_widget(widget)
        stage.move_into(self.pane)
        # Bound after the stage, so asked before it.
        self._window.bind(size=self._lay_out, on_key_down=self._key_down, on_key_up=self._key_up)
        self._lay_out()

    def tell(self, told: Told) -> None:
        """Show this in the margin, and its title as the window's."""
        self._window.set_title(f"{told.title} – Clever Kiosk")
        self.margin.tell(told)

    def point_at(self, index: int | None) -> None:
        """The beat in this row (0…) is played now."""
        self.margin.point_at(index)

    def every(self, seconds: float, act: Callable[[], None]) -> None:
        """Do this again and again, on the drawing thread, until `close`."""
        self._polls.append(Clock.schedule_interval(lambda _dt: act(), seconds))

    def save_picture(self, path: Path) -> None:
        """Write the whole window as it is now as a PNG."""
        width, height = (int(side) for side in self._window.system_size)
        self._window.dispatch("on_draw")
        pixels = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
        picture = Image.frombytes("RGB", (width, height), pixels)
        picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(path)

    def close(self) -> None:
        """Take the margin out of the window; the stage is closed by whoever opened it."""
        for poll in self._polls:
            poll.cancel()
        self._window.unbind(size=self._lay_out, on_key_down=self._key_down, on_key_up=self._key_up)
        for widget in (self.margin, self.pane):
            self._window.remove_widget(widget)

    def _jump(self, number: int) -> None:
        self.on_jump(number)

    def _turn(self) -> None:
        self.on_turn()

    def _lay_out(self, *_: Any) -> None:
        width, height = (int(side) for side in self._window.size)
        self.pane.pos = (0, height - int(self.pane.height))
        left = min(int(self.pane.width), width - NARROWEST_MARGIN)
        self.margin.pos = (left, 0)
        self.margin.size = (width - left, height)

    def _key_down(self, _window: Any, key: int, *_: Any) -> bool:
        acts: dict[int, Callable[[], None]] = {
            UP: lambda: self.margin.choose(-1),
            DOWN: lambda: self.margin.choose(1),
            PAGE_UP: lambda: self.margin.faults.scroll_by(-A_PAGE_PX),
            PAGE_DOWN: lambda: self.margin.faults.scroll_by(A_PAGE_PX),
            ENTER: self.margin.take,
            NUMPAD_ENTER: self.margin.take,
            TWIN: self._turn,
        }
        act = acts.get(key)
        if act is None:
            return False
        # Arrows and pages repeat while they are held; what plays something anew does not.
        if key not in self._keys_down or key in {UP, DOWN, PAGE_UP, PAGE_DOWN}:
            self._keys_down.add(key)
            act()
        return True

    def _key_up(self, _window: Any, key: int, *_: Any) -> bool:
        is_ours = key in self._keys_down
        self._keys_down.discard(key)
        return is_ours


def _nobody(_number: int) -> None:
    """Nobody plays yet."""
