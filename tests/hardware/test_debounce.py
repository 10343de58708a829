"""The debouncer alone: no delay, no ghost, no loss."""

from hypothesis import given
from hypothesis import strategies as st

from hardware.debounce import QUIET_MS, Debouncer
from hardware.events import Edge, Side

Moves = list[tuple[int, bool]]


def run(moves: Moves, until_ms: int = 1_000_000) -> list[Edge]:
    """Feed raw edges, settling punctually as the panels do."""
    debouncer = Debouncer(Side.GO)
    told: list[Edge] = []
    for at_ms, is_down in moves:
        due = debouncer.settle_at_ms
        if due is not None and due <= at_ms:
            told += debouncer.settle(due)
        told += debouncer.raw(at_ms, is_down=is_down)
    if debouncer.settle_at_ms is not None:
        told += debouncer.settle(until_ms)
    return told


@st.composite
def bounced(draw: st.DrawFn, at_ms: int, *, is_down: bool) -> Moves:
    """One move of the contact with any number of bounces within the quiet time."""
    moments = sorted(draw(st.lists(st.integers(at_ms, at_ms + QUIET_MS - 1), max_size=12)))
    if len(moments) % 2:
        moments.pop()
    return [(at_ms, is_down)] + [(t, (not is_down) if i % 2 == 0 else is_down) for i, t in enumerate(moments)]


anyhow = st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=60).map(
    lambda steps: [(sum(gap for gap, _ in steps[: i + 1]), down) for i, (_, down) in enumerate(steps)]
)


def test_the_first_edge_is_told_at_once_with_its_own_time() -> None:
    assert Debouncer(Side.GO).raw(1_234, is_down=True) == (Edge(Side.GO, is_down=True, at_ms=1_234),)


def test_a_clean_release_after_rest_is_told_at_once() -> None:
    debouncer = Debouncer(Side.GO)
    debouncer.raw(0, is_down=True)
    debouncer.settle(QUIET_MS)
    assert debouncer.raw(120, is_down=False) == (Edge(Side.GO, is_down=False, at_ms=120),)


@given(st.data())
def test_any_bounce_within_the_quiet_time_yields_one_edge(data: st.DataObject) -> None:
    assert run(data.draw(bounced(5, is_down=True))) == [Edge(Side.GO, is_down=True, at_ms=5)]


@given(st.data(), st.lists(st.integers(2 * QUIET_MS, 500), min_size=1, max_size=6))
def test_presses_that_bounce_are_counted_exactly_and_on_time(data: st.DataObject, gaps: list[int]) -> None:
    moves: Moves = []
    expected = []
    at_ms, is_down = 0, False
    for gap in gaps:
        at_ms, is_down = at_ms + gap, not is_down
        moves += data.draw(bounced(at_ms, is_down=is_down))
        expected.append(Edge(Side.GO, is_down=is_down, at_ms=at_ms))
    assert run(moves) == expected


@given(anyhow)
def test_told_edges_alternate_in_order_of_time(moves: Moves) -> None:
    told = run(moves)
    assert [edge.is_down for edge in told] == [index % 2 == 0 for index in range(len(told))]
    assert [edge.at_ms for edge in told] == sorted(edge.at_ms for edge in told)


@given(anyhow)
def test_once_settled_the_told_level_is_where_the_contact_is(moves: Moves) -> None:
    told = run(moves)
    assert (told[-1].is_down if told else False) == (moves[-1][1] if moves else False)


@given(anyhow, st.booleans())
def test_a_level_read_from_the_pin_wins_over_a_lost_edge(moves: Moves, is_down: bool) -> None:
    debouncer = Debouncer(Side.GO)
    for at_ms, level in [*moves, (10_000, True)]:
        debouncer.raw(at_ms, is_down=level)
    if debouncer.settle_at_ms is not None:
        debouncer.settle(20_000, is_down=is_down)
        assert debouncer.is_down is is_down
    assert debouncer.settle_at_ms is None


@given(anyhow)
def test_a_worker_that_is_late_changes_nothing(moves: Moves) -> None:
    late = Debouncer(Side.GO)
    told = [edge for at_ms, down in moves for edge in late.raw(at_ms, is_down=down)]
    assert told + list(late.settle(1_000_000)) == run(moves)


def test_a_tap_whose_release_looks_like_bounce_is_still_released() -> None:
    assert run([(0, True), (12, False)]) == [
        Edge(Side.GO, is_down=True, at_ms=0),
        Edge(Side.GO, is_down=False, at_ms=12),
    ]


def test_fifty_presses_a_second_of_noise_are_one_press() -> None:
    noise = [(t, (t // 10) % 2 == 0) for t in range(0, 2_000, 10)]
    assert run(noise) == [Edge(Side.GO, is_down=True, at_ms=0), Edge(Side.GO, is_down=False, at_ms=1_990)]


def test_an_edge_that_repeats_the_known_level_says_nothing_and_starts_nothing() -> None:
    debouncer = Debouncer(Side.GO)
    assert debouncer.raw(5, is_down=False) == ()
    assert debouncer.settle_at_ms is None


def test_times_from_two_threads_never_go_back() -> None:
    debouncer = Debouncer(Side.GO)
    debouncer.raw(100, is_down=True)
    debouncer.settle(140, is_down=False)
    assert debouncer.raw(139, is_down=True) == (Edge(Side.GO, is_down=True, at_ms=140),)


def test_it_knows_how_long_it_has_chattered_and_been_down() -> None:
    debouncer = Debouncer(Side.GO)
    debouncer.raw(100, is_down=True)
    debouncer.raw(120, is_down=False)
    assert (debouncer.chatter_ms(125), debouncer.down_ms(125)) == (25, 25)
    debouncer.settle(150)
    assert (debouncer.chatter_ms(151), debouncer.down_ms(151)) == (0, 0)
