"""Small teams are shown together, and no combination of figures speaks of fewer than k people."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.figures.blocks import Partition, Tree, coarsen, partition

K = 5


@st.composite
def organisations(draw: st.DrawFn) -> tuple[Tree, list[int]]:
    """A tree of up to thirty units, many of them small."""
    size = draw(st.integers(1, 30))
    parents = [None] + [draw(st.integers(0, unit - 1)) for unit in range(1, size)]
    direct = [draw(st.sampled_from((0, 0, 1, 2, 3, 4, 5, 7, 12, 40))) for _unit in range(size)]
    return Tree(tuple(parents)), direct


def people_in(made: Partition) -> int:
    return sum(block.size for block in made.blocks)


@given(organisations())
def test_every_answer_is_in_one_block_and_every_block_has_at_least_k(
    organisation: tuple[Tree, list[int]],
) -> None:
    tree, direct = organisation
    made = partition(tree, direct, K)
    assert all(block.size >= K for block in made.blocks)
    cells = [cell for block in made.blocks for cell in block.cells]
    assert len(cells) == len(set(cells))
    if sum(direct) >= K:
        assert sorted(cells) == [unit for unit, n in enumerate(direct) if n]
        assert people_in(made) == sum(direct)
    else:
        assert not made.blocks


@given(organisations())
def test_every_unit_with_k_answers_has_a_figure_with_all_of_its_people(
    organisation: tuple[Tree, list[int]],
) -> None:
    tree, direct = organisation
    made = partition(tree, direct, K)
    totals = tree.totals(direct)
    assert set(made.figures) == {unit for unit, n in enumerate(totals) if n >= K}
    for unit, numbers in made.figures.items():
        cells = {cell for number in numbers for cell in made.blocks[number].cells}
        mine = {cell for cell, n in enumerate(direct) if n and unit in tree.above(cell)}
        assert mine <= cells
        assert made.guests(unit) == sum(direct[cell] for cell in cells - mine)


@given(organisations())
def test_figures_lie_inside_each_other_or_apart(organisation: tuple[Tree, list[int]]) -> None:
    tree, direct = organisation
    figures = [set(numbers) for numbers in partition(tree, direct, K).figures.values()]
    for one in figures:
        assert all(one <= other or other <= one or not one & other for other in figures)


@given(organisations(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_coarser_blocks_are_made_of_whole_ones(
    organisation: tuple[Tree, list[int]], rng: object
) -> None:
    tree, direct = organisation
    fine = partition(tree, direct, K)
    answered = [rng.randint(0, block.size) for block in fine.blocks]  # type: ignore[attr-defined]
    for sizes, k in ((answered, K), ([block.size for block in fine.blocks], 10)):
        coarse = coarsen(fine, sizes, k)
        assert all(block.size >= k for block in coarse.blocks)
        for block in coarse.blocks:
            mine = set(block.cells)
            assert all(set(one.cells) <= mine or not set(one.cells) & mine for one in fine.blocks)


def test_two_small_teams_are_shown_together() -> None:
    tree = Tree((None, 0, 0, 0))
    made = partition(tree, [0, 3, 4, 9], K)
    assert [block.cells for block in made.blocks] == [(3,), (1, 2)] or [
        block.cells for block in made.blocks
    ] == [(1, 2), (3,)]


def test_a_loose_leader_joins_the_smallest_team() -> None:
    tree = Tree((None, 0, 0))
    made = partition(tree, [1, 6, 20], K)
    assert {block.cells for block in made.blocks} == {(0, 1), (2,)}
    assert made.guests(1) == 1


def test_units_that_are_above_themselves_are_refused() -> None:
    with pytest.raises(ValueError, match="tree"):
        Tree((1, 0))
