import io
import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kiosk.errors import UsageError
from kiosk.packs.loader import load_pack, load_packs
from kiosk.scenario.model import Scenario
from kiosk.workshop.coverage_page import page, write_graph
from kiosk.workshop.graph import drawing, links, spots
from kiosk.workshop.skeleton import write_skeleton

CORE = Path(__file__).parents[2] / "scenarios" / "core"
STORIES = load_pack(CORE).pack.scenarios


@pytest.mark.parametrize("scenario", STORIES, ids=lambda one: one.id)
def test_every_beat_stands_to_the_right_of_those_that_lead_to_it(scenario: Scenario) -> None:
    places = spots(scenario)
    assert set(places) == {beat.id for beat in scenario.beats}
    assert all(places[way.start].column < places[way.end].column for way in links(scenario))
    assert all(one != other for one, other in combinations(places.values(), 2))


@pytest.mark.parametrize("scenario", STORIES, ids=lambda one: one.id)
def test_a_drawing_shows_every_beat_and_every_way(scenario: Scenario) -> None:
    root = ET.fromstring(drawing(scenario))
    shown = [element.text or "" for element in root.iter("text")]
    assert [beat.id for beat in scenario.beats] == [text for text in shown if text in places_of(scenario)]
    lines = [element for element in root.iter("path") if element.get("fill") == "none"]
    assert len(lines) == len(links(scenario))


def places_of(scenario: Scenario) -> set[str]:
    return {beat.id for beat in scenario.beats}


def test_the_page_needs_no_network_and_has_every_story(tmp_path: Path) -> None:
    out = io.StringIO()
    assert write_graph([CORE], tmp_path / "graph.html", out) == 0
    text = (tmp_path / "graph.html").read_text()
    assert not re.search(r"(?:src|href)=\"(?!#)", text)
    assert "http" not in text
    assert all(f'id="{scenario.id}"' in text for scenario in STORIES)
    assert f"{len(STORIES)} stories" in out.getvalue()


def test_somebody_who_says_only_one_thing_stands_out(tmp_path: Path) -> None:
    write_skeleton(tmp_path / "pack" / "bells.yaml", STORIES[0].ages, io.StringIO())
    (one,) = load_packs([tmp_path / "pack"])
    assert 'class="alone"' not in page([one])
    lone = one.pack.scenarios[:1]
    assert 'class="alone"' in page(
        [type(one)(one.folder, type(one.pack)("p", "P", "en", "1", "draft", lone))]
    )


def test_what_an_author_wrote_cannot_break_the_page(tmp_path: Path) -> None:
    path = tmp_path / "pack" / "bells.yaml"
    write_skeleton(path, STORIES[0].ages, io.StringIO())
    path.write_text(path.read_text().replace("title: Bells\n", "title: Bells <script> & co\n", 1))
    text = page(load_packs([tmp_path / "pack"]))
    assert "Bells &lt;script&gt; &amp; co" in text
    assert "<script>" not in text


def test_a_folder_that_is_no_pack_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="this is no pack"):
        write_graph([tmp_path], tmp_path / "graph.html", io.StringIO())


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_graph([CORE], tmp_path / "none" / "graph.html", io.StringIO())
