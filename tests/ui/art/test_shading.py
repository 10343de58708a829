from xml.etree import ElementTree as ET

from kiosk.ui.art.marks import capsule, rect, rounded, solid, trace, within
from kiosk.ui.art.palette import lit, shaded
from kiosk.ui.art.shading import SVG, parsed_document, shade
from kiosk.ui.art.theme import shipped

LIBRARY = shipped().library


def shaded_tree(body: str) -> ET.Element:
    root = parsed_document(f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>')
    shade(root, LIBRARY.part)
    return root


def fills(root: ET.Element) -> list[str]:
    return [node.get("fill", "") for node in root.iter(f"{SVG}path") if node.get("fill")]


def test_a_solid_is_shade_rim_and_base() -> None:
    root = shaded_tree(solid("M0,0H80V80H0Z", "#CF8763", 12))
    assert fills(root) == [shaded("#CF8763"), lit("#CF8763"), "#CF8763"]


def test_a_small_solid_has_no_rim() -> None:
    root = shaded_tree(solid("M0,0H8V8H0Z", "#CF8763", 4.9))
    assert fills(root) == [shaded("#CF8763"), "#CF8763"]


def test_the_light_is_always_at_the_upper_left() -> None:
    root = shaded_tree(solid("M0,0H80V80H0Z", "#CF8763", 12))
    moved = [node.get("transform") for node in root.iter(f"{SVG}path") if node.get("fill") == lit("#CF8763")]
    assert moved == ["translate(-12,-6)"]


def test_what_is_within_a_shape_is_clipped_to_it() -> None:
    root = shaded_tree(within(rect(0, 0, 10, 10, 0, "#FFFFFF"), rect(5, 5, 50, 50, 0, "#000000")))
    held = [node for node in root.iter(f"{SVG}g") if node.get("clip-path")]
    assert [node[0].get("fill") for node in held] == ["#000000"]


def test_every_clip_has_an_id_of_its_own_and_is_used() -> None:
    root = shaded_tree(solid("M0,0H80V80H0Z", "#CF8763", 12) * 3 + '<use href="tree" fill="#8E9A4C"/>' * 2)
    ids = [node.get("id") for node in root.iter(f"{SVG}clipPath")]
    used = {node.get("clip-path") for node in root.iter() if node.get("clip-path")}
    assert len(ids) == len(set(ids))
    assert used == {f"url(#{name})" for name in ids}


def test_no_mark_of_ours_is_left_in_the_plain_drawing() -> None:
    body = "".join(LIBRARY.text("backdrop", name) for name in ("school-gate", "playground"))
    root = shaded_tree(body)
    kinds = {"solid", "within", "leaves", "bricks"}
    assert not [node for node in root.iter() if node.get("class") in kinds or node.tag == f"{SVG}use"]


def test_a_part_takes_the_colour_it_is_given_and_stays_as_it_was() -> None:
    before = ET.tostring(LIBRARY.part("tuft"))
    root = shaded_tree('<use href="tuft" fill="#8E9A4C"/>')
    assert fills(root) == ["#8E9A4C"]
    assert ET.tostring(LIBRARY.part("tuft")) == before


def test_leaves_and_bricks_fall_the_same_way_each_time() -> None:
    drawing = '<use href="bush" fill="#8E9A4C"/><rect class="bricks" width="200" height="90" fill="#CF8763"/>'
    assert ET.tostring(shaded_tree(drawing)) == ET.tostring(shaded_tree(drawing))


def test_numbers_are_written_short() -> None:
    assert trace("M", 1.0, 2.5, "L", 1 / 3, -4) == "M 1 2.5 L 0.33 -4"


def test_a_corner_is_never_rounder_than_the_shape_is_wide() -> None:
    assert rounded(0, 0, 10, 40, 30) == rounded(0, 0, 10, 40, 5)


def test_a_limb_has_its_two_widths() -> None:
    assert capsule((0, 0), (0, 10), 8, 4).count("A 4 4") == 1
    assert capsule((0, 0), (0, 10), 8, 4).count("A 2 2") == 1
