"""Every record of the engine is frozen and slotted: a state that somebody keeps is never changed under them."""

import dataclasses
import importlib
import pkgutil

import pytest

import kiosk.play

RECORDS = sorted(
    {
        thing
        for module in pkgutil.iter_modules(kiosk.play.__path__, "kiosk.play.")
        for thing in vars(importlib.import_module(module.name)).values()
        if isinstance(thing, type) and dataclasses.is_dataclass(thing) and thing.__module__ == module.name
    },
    key=lambda record: record.__qualname__,
)


@pytest.mark.parametrize("record", RECORDS)
def test_no_record_can_be_changed_or_given_a_field(record: type) -> None:
    params = record.__dataclass_params__  # type: ignore[attr-defined]  # dataclasses keep no public name for it
    assert params.frozen
    assert "__slots__" in vars(record)


def test_there_are_records_to_look_at() -> None:
    assert len(RECORDS) > 40
