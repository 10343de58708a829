"""The panel on real pins, or on gpiozero's mock pins, through one code path."""

from hardware.gpio.chip import mock_factory, open_factory
from hardware.gpio.driver import GpioPanel

__all__ = ["GpioPanel", "mock_factory", "open_factory"]
