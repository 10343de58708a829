"""What the hardware says, as the engine's events."""

from hardware.events import Edge, PanelFault, Part, Side
from kiosk.play.events import PanelChanged, Pressed, Released, Source
from kiosk.plumbing import deliver, deliver_faults


def test_an_edge_of_a_button_or_of_a_switch_is_a_hand_of_its_own() -> None:
    assert deliver(Edge(Side.GO, is_down=True, at_ms=5)) == Pressed(5, Side.GO, Source.BUTTON)
    released = Edge(Side.NEVER_GO, is_down=False, at_ms=7, part=Part.SWITCH)
    assert deliver(released) == Released(7, Side.NEVER_GO, Source.SWITCH)


def test_faults_are_sorted_by_part_so_that_a_dark_lamp_blames_no_button() -> None:
    faults = (
        PanelFault(Side.GO, Part.LAMP, "dark"),
        PanelFault(Side.NEVER_GO, Part.BUTTON, "noisy"),
        PanelFault(Side.GO, Part.SWITCH, "stuck"),
    )
    assert deliver_faults(9, faults) == PanelChanged(
        9, (Side.NEVER_GO,), loose_switches=(Side.GO,), dark_lamps=(Side.GO,)
    )
    assert deliver_faults(9, ()) == PanelChanged(9)
