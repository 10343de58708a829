"""Where in a scene somebody's head is, so that Clever can look at whoever is talked about."""

from kiosk.scenario.model import Scene
from kiosk.ui.art import standing
from kiosk.ui.art.kit import Kit
from kiosk.ui.art.shading import number_of

FACE_ON_SCREEN = 0.35
"""How far down a screen in the scene the face of the one on it is."""


def heads(scene: Scene, kit: Kit) -> dict[str, tuple[float, float]]:
    """The middle of each head by role, in the units of the design (1280 × 640, y down)."""
    name = scene.backdrop if kit.library.has("backdrop", scene.backdrop) else "plain"
    place = kit.library.calm("backdrop", name)
    screen = next((element for element in place.iter() if element.get("id") == "slot-screen"), None)
    there, caller = standing.placed(scene, kit.silent(), screen)
    found = {one.role: one.head[:2] for one in there}
    if caller is not None and screen is not None:
        x, y, width, height = (number_of(screen, name) for name in ("x", "y", "width", "height"))
        found[caller.role] = (x + width / 2, y + height * FACE_ON_SCREEN)
    return found
