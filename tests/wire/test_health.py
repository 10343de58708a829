import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.wire.health import ClockSample, ClockSource, Health, health_of, told_of
from kiosk.wire.members import WireError

SAMPLE = ClockSample("11111111-2222-3333-4444-555555555555", 60_000, 1_790_000_000, ClockSource.NTP)
HEALTH = Health("1.2.0", 12, 1, 3, 900, 1_790_000_000, (("core", "3"), ("parks", "1.0")), (SAMPLE,))

samples = st.builds(
    ClockSample,
    st.uuids().map(str),
    st.integers(0, 10**11),
    st.integers(0, 10**10),
    st.sampled_from(ClockSource),
)
counts = st.integers(0, 10**6)
healths = st.builds(
    Health,
    software=st.from_regex(r"[0-9]{1,3}\.[0-9]{1,3}", fullmatch=True),
    waiting=counts,
    dead=counts,
    oldest_waiting_days=st.none() | st.integers(0, 1_000),
    free_mb=st.none() | counts,
    wall_s=st.none() | st.integers(0, 10**10),
    packs=st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True), st.just("1.0"), max_size=5
    ).map(lambda packs: tuple(sorted(packs.items()))),
    clock_samples=st.lists(samples, max_size=4).map(tuple),
)


@given(healths)
def test_what_is_told_is_read_back_through_json(health: Health) -> None:
    assert health_of(json.loads(json.dumps(told_of(health)))) == health


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("waiting", -1),
        ("waiting", True),
        ("dead", 2**70),
        ("software", "Maya Example"),
        ("wall_s", "now"),
        ("free_mb", 1.5),
        ("packs", []),
        ("packs", {"Maya Example": "1"}),
        ("packs", {"core": "Maya Example"}),
        ("packs", {f"pack-{number}": "1" for number in range(21)}),
        ("clock_samples", {}),
        ("clock_samples", [None]),
        ("clock_samples", [{"boot": "x"}]),
        ("clock_samples", [told_of(HEALTH)["clock_samples"][0] | {"name": "Maya"}]),
        ("clock_samples", told_of(HEALTH)["clock_samples"] * 51),
        ("name", "Maya Example"),
    ],
)
def test_a_member_of_another_shape_is_refused_and_not_repeated(member: str, value: Any) -> None:
    told = copy.deepcopy(told_of(HEALTH)) | {member: value}
    with pytest.raises(WireError) as refused:
        health_of(told)
    assert "Maya" not in str(refused.value)
