from kiosk.ui.environment import prepare_environment


def test_what_kivy_reads_is_set() -> None:
    env: dict[str, str] = {}
    prepare_environment((1024, 600), environ=env)
    assert env["KIVY_TEXT"] == "pil"
    assert env["KIVY_CLOCK"] == "interrupt"
    assert env["KIVY_NO_ARGS"] == env["KIVY_NO_CONFIG"] == "1"
    assert (env["KCFG_GRAPHICS_WIDTH"], env["KCFG_GRAPHICS_HEIGHT"]) == ("1024", "600")


def test_a_chosen_video_driver_is_left_alone() -> None:
    env = {"SDL_VIDEODRIVER": "kmsdrm"}
    prepare_environment((800, 480), environ=env)
    assert env["SDL_VIDEODRIVER"] == "kmsdrm"


def test_off_screen_overrules_a_video_driver() -> None:
    env = {"SDL_VIDEODRIVER": "kmsdrm"}
    prepare_environment((800, 480), is_offscreen=True, environ=env)
    assert env["SDL_VIDEODRIVER"] == "offscreen"
    assert env["KCFG_GRAPHICS_VSYNC"] == "0"
