"""The 40-pin header of a Raspberry Pi: which GPIO sits where, and what else wants it."""

from types import MappingProxyType

GPIOS = range(28)
"""BCM numbers that reach the header."""

GPIO_BY_PIN = MappingProxyType(
    {
        3: 2, 5: 3, 7: 4, 8: 14, 10: 15, 11: 17, 12: 18, 13: 27, 15: 22, 16: 23, 18: 24, 19: 10, 21: 9, 22: 25,
        23: 11, 24: 8, 26: 7, 27: 0, 28: 1, 29: 5, 31: 6, 32: 12, 33: 13, 35: 19, 36: 16, 37: 26, 38: 20, 40: 21,
    }
)  # fmt: skip
PIN_BY_GPIO = MappingProxyType({gpio: pin for pin, gpio in GPIO_BY_PIN.items()})
GROUND_PINS = (6, 9, 14, 20, 25, 30, 34, 39)
FIVE_VOLT_PINS = (2, 4)
THREE_VOLT_PINS = (1, 17)

RESERVED = MappingProxyType(
    {
        0: "the ID line that every HAT is read by at boot",
        1: "the ID line that every HAT is read by at boot",
        14: "the serial console's transmit line, which chatters at boot",
        15: "the serial console's receive line, where a button can stop the boot",
    }
)
"""Refused: a button or lamp here would break the boot or be broken by it."""

SHARED = MappingProxyType(
    {
        2: "I2C (clocks, batteries and some touch panels), with its own pull-up resistor",
        3: "I2C (clocks, batteries and some touch panels), with its own pull-up resistor",
        4: "1-Wire, and the mute line of several amplifiers",
        7: "SPI",
        8: "SPI",
        9: "SPI",
        10: "SPI",
        11: "SPI",
        18: "the I2S bit clock of sound HATs",
        19: "the I2S frame clock of sound HATs",
        20: "the I2S input of sound HATs",
        21: "the I2S output of sound HATs",
    }
)
"""Allowed with a caution: right only where nothing on this kiosk uses that bus."""

FIXED_PULL_UP = (2, 3)
PULLED_UP_AT_BOOT = range(9)
"""GPIO 0–8 start with a pull-up (BCM2835 ARM Peripherals, table 6-31), the others with a pull-down."""

GOOD_CHOICES = (23, 24, 22, 27, 25, 16, 17, 26, 5, 6, 12, 13)
"""Free beside a DSI touch display, I2C, SPI, UART and I2S sound; those that UPS or microphone HATs like come last."""
