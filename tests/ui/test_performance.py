from kiosk.ui.art.acts import Act, Moment
from kiosk.ui.performance import SETTLE_SECONDS, Performance

HOP = Act("stand", (Moment("crouch", 0.2, 0.3), Moment("jump", 0.1, 0.4)), again_seconds=2.0)


def begun(performance: Performance, seconds: float, step: float = 0.1) -> list[str]:
    """The poses that begin within so many seconds."""
    found = (performance.after(step) for _ in range(round(seconds / step)))
    return [moment.pose for moment in found if moment is not None]


def test_an_act_is_played_once_and_ends_in_its_key_pose() -> None:
    performance = Performance(HOP, is_repeated=False)
    assert begun(performance, 1.5) == ["crouch", "jump", "stand"]
    assert begun(performance, 20) == []


def test_a_rehearsed_act_begins_anew_after_its_rest() -> None:
    performance = Performance(HOP, is_repeated=True)
    assert begun(performance, HOP.seconds + SETTLE_SECONDS + 1.9) == ["crouch", "jump", "stand"]
    assert begun(performance, 1.0) == ["crouch", "jump"]


def test_each_moment_lasts_as_long_as_it_says() -> None:
    performance = Performance(HOP, is_repeated=False)
    assert begun(performance, 0.1) == ["crouch"]
    assert begun(performance, 0.4) == []
    assert begun(performance, 0.2) == ["jump"]
