"""Draws hardware/wiring.svg from the wiring file: `python -m hardware.drawing [WIRING.toml] [PICTURE.svg]`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hardware import symbols as draw
from hardware.errors import WiringError
from hardware.events import Side
from hardware.header import FIVE_VOLT_PINS, GPIO_BY_PIN, GROUND_PINS, PIN_BY_GPIO, THREE_VOLT_PINS
from hardware.symbols import Point
from hardware.wiring import Pull, Wiring
from hardware.wiring_file import SHIPPED_WIRING, load_wiring

PICTURE = Path(__file__).with_name("wiring.svg")
WIDTH, HEIGHT = 1500, 1120
FIVE_VOLT, THREE_VOLT = "#A3123A", "#6B4E00"
COLOURS = {Side.GO: "#005FCC", Side.NEVER_GO: "#C2410C"}
NAMES = {Side.GO: "GO", Side.NEVER_GO: "NEVER GO"}

HEADER_X, HEADER_Y, PITCH = 210, 170, 42
WIRES_X, LANE = 440, 26
TERMINAL_X = 640
DRIVER_Y, FIRST_INPUT_Y, INPUT_PITCH = 150, 540, 150


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where the wire of a GPIO ends, and which colour it has."""

    gpio: int
    side: Side
    at: Point
    is_lamp: bool = False


def picture(wiring: Wiring) -> str:
    """Give the whole wiring as one SVG text. Raises `WiringError` for a lamp driver that it does not show."""
    if not wiring.is_lamp_active_high:
        raise WiringError(("the picture shows a ULN2003A, which needs lamp_active_high = true",))
    lamps = _by_pin([(wiring.of(side).lamp, side) for side in Side])
    inputs = [(wiring.of(side).button, side, False) for side in Side]
    jacks = [(jack, side, True) for side in Side if (jack := wiring.of(side).switch_jack) is not None]
    terminals = [
        Terminal(g, side, (TERMINAL_X, DRIVER_Y + 70 + 90 * n), is_lamp=True)
        for n, (g, side) in enumerate(lamps)
    ]
    parts = [_frame()]
    rows = []
    for number, (gpio, side, is_jack) in enumerate([*inputs, *jacks]):
        terminal = Terminal(gpio, side, (TERMINAL_X, FIRST_INPUT_Y + INPUT_PITCH * number))
        terminals.append(terminal)
        rows.append(_input_row(terminal, wiring.pull, is_jack=is_jack))
    parts += [_header(terminals), *_routes(terminals), _driver(terminals[:2]), *rows, "</svg>\n"]
    return "\n".join(parts)


def _by_pin(lamps: list[tuple[int, Side]]) -> list[tuple[int, Side]]:
    return sorted(lamps, key=lambda lamp: PIN_BY_GPIO[lamp[0]])


def _frame() -> str:
    title = "Two lit buttons on the 40-pin header"
    how = "Power off while you wire. GPIO numbers are BCM. Every ground goes to a ground pin, every arrow to its supply."
    key = "Solid: buttons and jacks. Dashed: lamps. Put the 10 kΩ, 100 nF and 1 kΩ close to the Pi, not to the button."
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="{draw.FONT}" role="img" aria-label="{title}">'
    )
    return "\n".join(
        (
            opening,
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{draw.PAPER}"/>',
            draw.text((50, 66), title, size=36, weight=700),
            draw.text((50, 102), how, size=18, colour=draw.MUTED),
            draw.text((50, HEIGHT - 30), key, size=18, colour=draw.MUTED),
        )
    )


def _pin_at(pin: int) -> Point:
    return HEADER_X + (0 if pin % 2 else 48), HEADER_Y + (pin - 1) // 2 * PITCH


def _header(terminals: Sequence[Terminal]) -> str:
    used = {terminal.gpio: COLOURS[terminal.side] for terminal in terminals}
    parts = [
        draw.box(
            (HEADER_X - 30, HEADER_Y - 30), (108, 19 * PITCH + 60), fill="#2B3446", stroke=draw.INK, radius=14
        )
    ]
    parts.append(
        draw.text((HEADER_X + 24, HEADER_Y - 40), "SD card end", size=15, colour=draw.MUTED, anchor="middle")
    )
    end = (HEADER_X + 24, HEADER_Y + 19 * PITCH + 50)
    parts.append(draw.text(end, "USB end", size=15, colour=draw.MUTED, anchor="middle"))
    for pin in range(1, 41):
        label, colour, is_bold = _pin_label(pin, used)
        x, y = _pin_at(pin)
        fill = colour if is_bold else "#8A93A3"
        parts.append(
            f'<circle cx="{x:g}" cy="{y:g}" r="15" fill="{fill}" stroke="#FFFFFF" stroke-width="2"/>'
        )
        parts.append(draw.text((x, y + 5), str(pin), size=14, colour="#FFFFFF", anchor="middle", weight=700))
        place, anchor = ((x - 40, y + 6), "end") if pin % 2 else ((x + 40, y + 6), "start")
        parts.append(
            draw.text(place, label, size=16, colour=colour, anchor=anchor, weight=700 if is_bold else 400)
        )
    return "\n".join(parts)


def _pin_label(pin: int, used: dict[int, str]) -> tuple[str, str, bool]:
    if pin in FIVE_VOLT_PINS:
        return "5 V", FIVE_VOLT, True
    if pin in THREE_VOLT_PINS:
        return "3.3 V", THREE_VOLT, True
    if pin in GROUND_PINS:
        return "ground", draw.INK, True
    gpio = GPIO_BY_PIN[pin]
    return f"GPIO {gpio}", used.get(gpio, draw.MUTED), gpio in used


def _routes(terminals: Sequence[Terminal]) -> list[str]:
    """Lead each used pin to its part in a lane of its own: even pins straight out, odd ones through the gap below."""
    starts = {terminal: _exit(terminal.gpio) for terminal in terminals}
    rising = sorted((t for t in terminals if t.at[1] < starts[t][-1][1]), key=lambda t: starts[t][-1][1])
    falling = sorted((t for t in terminals if t not in rising), key=lambda t: -starts[t][-1][1])
    lanes = {t: WIRES_X + LANE * n for n, t in enumerate([*rising, *falling])}
    drawn = []
    for t in terminals:
        inside, start = starts[t][:-1], starts[t][-1]
        points = (start, (lanes[t], start[1]), (lanes[t], t.at[1]), t.at)
        drawn.append(draw.wire(points, COLOURS[t.side], is_dashed=t.is_lamp))
        if inside:
            drawn.append(draw.wire((*inside, start), COLOURS[t.side], has_edge=False))
    return drawn


def _exit(gpio: int) -> tuple[Point, ...]:
    pin = PIN_BY_GPIO[gpio]
    x, y = _pin_at(pin)
    if pin % 2:
        return (x, y + 15), (x, y + PITCH / 2), (x + 83, y + PITCH / 2)
    return ((x + 112, y),)


def _named(terminal: Terminal, what: str) -> str:
    x, y = terminal.at
    place = f"GPIO {terminal.gpio} · pin {PIN_BY_GPIO[terminal.gpio]}"
    colour = COLOURS[terminal.side]
    return "\n".join(
        (
            draw.dot(terminal.at, colour, 7),
            draw.text((x - 8, y - 38), f"{NAMES[terminal.side]} {what}", size=19, colour=colour, weight=700),
            draw.text((x - 8, y - 16), place, size=15, colour=draw.MUTED),
        )
    )


def _driver(lamps: Sequence[Terminal]) -> str:
    """Draw the ULN2003A, which sinks each lamp's current from 5 V."""
    left, top, width, height = 860, DRIVER_Y + 24, 150, 182
    parts = [
        draw.wire(((left + 75, top + height), (left + 75, top + height + 18))),
        draw.ground((left + 75, top + height + 18)),
    ]
    for terminal in lamps:
        y, colour = terminal.at[1], COLOURS[terminal.side]
        parts += [
            draw.wire((terminal.at, (left, y)), colour, is_dashed=True),
            _named(terminal, "lamp"),
            draw.wire(((left + width, y), (1400, y), (1400, y - 24)), colour),
            draw.resistor((1110, y), "R lamp"),
            draw.lamp((1260, y), colour),
            draw.text(
                (1260, y + 38),
                f"in the {NAMES[terminal.side]} button",
                size=15,
                anchor="middle",
                colour=draw.MUTED,
            ),
            draw.supply((1400, y - 24), "5 V", FIVE_VOLT),
        ]
    parts.append(draw.box((left, top), (width, height), fill="#2B3446", radius=12))
    parts.append(_chip_words((left, top), width, height, [terminal.at[1] for terminal in lamps]))
    notes = ("R lamp: 56 Ω blue, 100 Ω orange, none where", "the lamp has its own. COM (pin 9) stays free.")
    parts += [
        draw.text((1040, top + height + 24 + 22 * n), note, size=15, colour=draw.MUTED)
        for n, note in enumerate(notes)
    ]
    return "\n".join(parts)


def _chip_words(corner: Point, width: float, height: float, rows: Sequence[float]) -> str:
    left, top = corner
    parts = [
        draw.text(
            (left + width / 2, top + height / 2 + 6),
            "ULN2003A",
            size=20,
            colour="#FFFFFF",
            anchor="middle",
            weight=700,
        ),
        draw.text(
            (left + width / 2, top + height - 8), "8 ground", size=14, colour="#FFFFFF", anchor="middle"
        ),
    ]
    for number, y in enumerate(rows):
        parts.append(draw.text((left + 10, y + 5), f"{number + 1} in", size=14, colour="#FFFFFF"))
        parts.append(
            draw.text(
                (left + width - 10, y + 5), f"out {16 - number}", size=14, colour="#FFFFFF", anchor="end"
            )
        )
    return "".join(parts)


def _input_row(terminal: Terminal, pull: Pull, *, is_jack: bool) -> str:
    """Draw one contact with its filter: 10 kΩ to rest, 100 nF against sparks, 1 kΩ in series."""
    x, y = terminal.at
    colour, node = COLOURS[terminal.side], x + 200
    parts = [
        draw.wire(((x, y), (1130, y)), colour),
        draw.wire(((node, y), (node, y + 62))),
        draw.capacitor((node, y + 34), "100 nF"),
        draw.ground((node, y + 62)),
        draw.resistor((1030, y), "1 kΩ"),
        _pull(node + 70, y, pull),
        draw.dot((node, y), colour),
        draw.dot((node + 70, y), colour),
    ]
    what = "switch jack" if is_jack else "button"
    parts.append(_named(terminal, what))
    end = 1316 if is_jack else 1230
    parts.append(draw.wire(((end, y), (1400, y), (1400, y + (40 if pull is Pull.UP else -18)))))
    parts.append(
        draw.ground((1400, y + 40)) if pull is Pull.UP else draw.supply((1400, y - 18), "3.3 V", THREE_VOLT)
    )
    if is_jack:
        parts += [
            draw.wire(((1130, y), (1230, y)), colour),
            draw.socket((1230, y), colour),
            draw.text((1222, y - 26), "tip", size=15, anchor="end", colour=draw.MUTED),
            draw.text((1340, y - 26), "sleeve", size=15, colour=draw.MUTED),
        ]
    else:
        face = draw.go_button if terminal.side is Side.GO else draw.never_go_button
        parts += [draw.push_switch((1130, y), 100), face((1315, y - 42), colour)]
    return "\n".join(parts)


def _pull(x: float, y: float, pull: Pull) -> str:
    if pull is Pull.UP:
        return (
            draw.wire(((x, y), (x, y - 62)))
            + draw.resistor((x, y - 34), "10 kΩ", is_upright=True)
            + draw.supply((x, y - 62), "3.3 V", THREE_VOLT)
        )
    return (
        draw.wire(((x, y), (x, y + 72)))
        + draw.resistor((x, y + 36), "10 kΩ", is_upright=True)
        + draw.ground((x, y + 72))
    )


def main(arguments: Sequence[str]) -> int:
    """Write the picture; print where. Ends with 1 and the reasons when the wiring cannot be drawn."""
    source = Path(arguments[0]) if arguments else SHIPPED_WIRING
    target = Path(arguments[1]) if len(arguments) > 1 else PICTURE
    try:
        target.write_text(picture(load_wiring(source)), encoding="utf-8")
    except (WiringError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"drew {target} from {source}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
