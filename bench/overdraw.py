"""How much a frame paints: the benches report it, and the layout's tests hold it under its limit."""

from typing import Any


def painted_pixels(group: Any, most: float) -> float:
    """The pixels that the rectangles of a canvas paint, scaled as the canvas scales them, at most `most` each.

    Call it once Kivy's environment is set: it imports Kivy.
    """
    from kivy.graphics import InstructionGroup, PopMatrix, PushMatrix, Rectangle, RoundedRectangle, Scale

    scales, total = [1.0], 0.0

    def visit(items: Any) -> None:
        nonlocal total
        for item in items:
            if isinstance(item, InstructionGroup):
                visit(item.children)
            elif isinstance(item, PushMatrix):
                scales.append(scales[-1])
            elif isinstance(item, PopMatrix):
                scales.pop()
            elif isinstance(item, Scale):
                scales[-1] *= abs(item.x * item.y)
            elif isinstance(item, Rectangle | RoundedRectangle):
                total += min(item.size[0] * item.size[1] * scales[-1], most)

    visit(group.children)
    return total
