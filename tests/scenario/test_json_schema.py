"""The schema that editors use says the same as the tables, as far as a schema can."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kiosk.scenario.json_schema import json_schema, json_schema_text

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "data" / "good" / "lift-home-football.yaml"
SHIPPED = [path for path in sorted((ROOT / "scenarios").rglob("*.yaml")) if path.name != "pack.yaml"]
VALIDATOR = Draft202012Validator(json_schema())


class Texts(yaml.SafeLoader):
    """Reads every scalar as text, as the kiosk does."""


Texts.yaml_implicit_resolvers = {}


def faults(text: str) -> list[Any]:
    return list(VALIDATOR.iter_errors(yaml.load(text, Texts)))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema_text().endswith("}\n")


@pytest.mark.parametrize("path", [GOOD, *SHIPPED], ids=lambda path: path.stem)
def test_every_shipped_scenario_keeps_to_it(path: Path) -> None:
    assert faults(path.read_text()) == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("title: A lift home from football", "titel: A lift home from football"),
        ("answer: check-first", "answer: maybe"),
        ("who: known-adult", "who: a-neighbour"),
        ("id: lift-home-football\n", "id: Lift Home\n"),
        ("rev: 1", "rev: none"),
        ("scene: sports-club, rain", "scene: moon, rain"),
        ("cast: maya, coach waving", "cast: maya, coach dancing"),
        ("props: ball", "props: balll"),
        ("clever: listening", "clever: asleep"),
        ("skills: spot-the-ask,", "skills: spot-an-ask,"),
        ("    next: choose\n", ""),
        ("          good: no\n", ""),
    ],
)
def test_it_refuses_what_the_tables_refuse(was: str, now: str) -> None:
    text = GOOD.read_text()
    assert was in text
    assert faults(text.replace(was, now, 1))
