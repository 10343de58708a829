"""What must be in the environment before Kivy is imported. Importing this module does nothing."""

import os
from collections.abc import MutableMapping

FIXED = {
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_CONSOLELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    # SDL2's own text breaks Bengali conjuncts and Arabic joining; Pillow brings raqm and HarfBuzz.
    "KIVY_TEXT": "pil",
    "KIVY_IMAGE": "pil",
    "KIVY_WINDOW": "sdl2",
    # The default clock sleeps out the frame before it looks at a press (press to pixel p99 22 ms; 10 ms with this).
    "KIVY_CLOCK": "interrupt",
    # A pixel is a pixel: sizes come from the theme.
    "KIVY_METRICS_DENSITY": "1",
    "KIVY_METRICS_FONTSCALE": "1",
    "KIVY_DPI": "96",
    "KCFG_KIVY_EXIT_ON_ESCAPE": "0",
    "KCFG_KIVY_LOG_LEVEL": "warning",
    "KCFG_GRAPHICS_MULTISAMPLES": "0",
    "KCFG_GRAPHICS_MIN_STATE_TIME": "0",
    "KCFG_INPUT_MOUSE": "mouse,disable_multitouch",
}


def prepare_environment(
    size: tuple[int, int],
    *,
    is_offscreen: bool = False,
    is_fullscreen: bool = False,
    is_vsynced: bool = True,
    environ: MutableMapping[str, str] | None = None,
) -> None:
    """Set what Kivy reads while it is imported; call it before anything of `kiosk.ui` that draws is imported.

    `size` is the window's width and height in pixels. What stands in the environment already is overwritten, but for
    `SDL_VIDEODRIVER`, which a unit or a technician may choose (`kmsdrm`); `is_offscreen` overrules that one too.
    """
    env = os.environ if environ is None else environ
    env.update(FIXED)
    env["KCFG_GRAPHICS_WIDTH"], env["KCFG_GRAPHICS_HEIGHT"] = (str(side) for side in size)
    env["KCFG_GRAPHICS_FULLSCREEN"] = "auto" if is_fullscreen else "0"
    env["KCFG_GRAPHICS_SHOW_CURSOR"] = "0" if is_fullscreen else "1"
    env["KCFG_GRAPHICS_VSYNC"] = "1" if is_vsynced and not is_offscreen else "0"
    if is_offscreen:
        env["SDL_VIDEODRIVER"] = "offscreen"
