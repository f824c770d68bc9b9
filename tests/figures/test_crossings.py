"""Two partitions that cross: the smallest equation is the smallest cut."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.figures.crossings import small_cut

tables = st.lists(
    st.lists(st.sampled_from((0, 0, 1, 2, 3, 5, 8)), min_size=3, max_size=3),
    min_size=1,
    max_size=4,
)


def edges(table: list[list[int]]) -> dict[tuple[tuple[str, int], tuple[str, int]], int]:
    return {
        (("row", row), ("column", column)): people
        for row, line in enumerate(table)
        for column, people in enumerate(line)
        if people
    }


def lightest(pairs: dict[tuple[tuple[str, int], tuple[str, int]], int]) -> int:
    """By brute force: the lightest set of edges that parts a component."""
    vertices = sorted({one for pair in pairs for one in pair})
    weights = [
        weight
        for size in range(1, len(vertices))
        for side in combinations(vertices, size)
        if (weight := parted(pairs, set(side)))
    ]
    return min(weights, default=0)


def parted(pairs: dict[tuple[tuple[str, int], tuple[str, int]], int], side: set[object]) -> int:
    return sum(weight for (a, b), weight in pairs.items() if (a in side) != (b in side))


@given(tables, st.integers(1, 8))
@settings(max_examples=300)
def test_a_cut_is_found_exactly_when_there_is_one(table: list[list[int]], k: int) -> None:
    pairs = edges(table)
    side = small_cut(pairs, k)
    least = lightest(pairs)
    if side is None:
        assert least == 0 or least >= k
    else:
        assert 0 < parted(pairs, set(side)) < k


def test_a_table_of_large_cells_has_no_small_cut() -> None:
    assert small_cut(edges([[9, 8, 7], [6, 9, 5]]), 5) is None


def test_three_people_who_alone_join_two_groups_are_a_cut() -> None:
    side = small_cut(edges([[20, 3], [0, 20]]), 5)
    assert side is not None
    assert parted(edges([[20, 3], [0, 20]]), set(side)) == 3
