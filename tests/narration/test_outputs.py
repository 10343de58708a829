import pytest

from kiosk.narration.outputs import Output, Way, ways, ways_anywhere

# As PortAudio names them on a Raspberry Pi 4 without a desktop, a USB loudspeaker plugged in.
HEADPHONES = Output(0, "bcm2835 Headphones: - (hw:0,0)")
HDMI_0 = Output(1, "vc4-hdmi-0: MAI PCM i2s-hifi-0 (hw:1,0)")
HDMI_1 = Output(2, "vc4-hdmi-1: MAI PCM i2s-hifi-0 (hw:2,0)")
USB = Output(3, "UACDemoV1.0: USB Audio (hw:3,0)")
SYSDEFAULT = Output(4, "sysdefault")
DEFAULT = Output(5, "default", is_default=True)
PI = (HEADPHONES, HDMI_0, HDMI_1, USB, SYSDEFAULT, DEFAULT)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("auto", [DEFAULT]),
        ("hdmi", [HDMI_0, SYSDEFAULT, HDMI_1, SYSDEFAULT]),
        ("HDMI", [HDMI_0, SYSDEFAULT, HDMI_1, SYSDEFAULT]),
        ("headphones", [HEADPHONES, SYSDEFAULT]),
        ("vc4-hdmi-1", [HDMI_1, SYSDEFAULT]),
        ("usb audio", [USB, SYSDEFAULT]),
        ("default", [SYSDEFAULT, DEFAULT]),
        ("bluetooth", []),
    ],
)
def test_what_is_wanted_is_found_by_kind_or_by_part_of_its_name(wanted: str, found: list[Output]) -> None:
    assert [way.output for way in ways(wanted, PI)] == found


def test_a_card_is_asked_for_directly_first_and_then_through_its_own_configuration() -> None:
    assert ways("vc4-hdmi-1", PI) == (Way(HDMI_1), Way(SYSDEFAULT, card="2"))
    assert ways("vc4-hdmi-1", (HDMI_1, DEFAULT)) == (Way(HDMI_1), Way(DEFAULT, card="2"))
    assert ways("vc4-hdmi-1", (HDMI_1,)) == (Way(HDMI_1),)


def test_small_buffers_are_only_for_a_card_with_nothing_between() -> None:
    assert [way.is_hardware for way in ways("headphones", PI)] == [True, False]
    assert not ways("auto", PI)[0].is_hardware


def test_rather_any_loudspeaker_than_none_the_systems_choice_first() -> None:
    anywhere = [way.output for way in ways_anywhere(PI) if way.card is None]
    assert anywhere == [DEFAULT, HEADPHONES, HDMI_0, HDMI_1, USB]
    assert ways_anywhere([Output(0, "Loopback: PCM (hw:7,0)")]) == ()
    assert ways_anywhere([]) == ()
