"""The attacker breaks naive figures, and does not break blocks."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.figures.attacker import attack
from talkoot.figures.blocks import Partition, Tree, partition
from talkoot.figures.breakdown import breakdown
from tests.figures.test_blocks import K, organisations


def shown(made: Partition) -> list[frozenset[int]]:
    return [
        frozenset(cell for number in numbers for cell in made.blocks[number].cells)
        for numbers in made.figures.values()
    ]


def naive(tree: Tree, direct: list[int]) -> list[frozenset[int]]:
    """Every unit with at least five, with all that is under it."""
    totals = tree.totals(direct)
    return [
        frozenset(cell for cell in range(len(direct)) if unit in tree.above(cell))
        for unit, n in enumerate(totals)
        if n >= K
    ]


def people(direct: list[int]) -> dict[int, int]:
    return {unit: n for unit, n in enumerate(direct) if n}


@given(organisations(), st.integers(0, 10))
@settings(max_examples=60, deadline=None)
def test_of_blocks_the_attacker_finds_out_nothing(
    organisation: tuple[Tree, list[int]], seed: int
) -> None:
    tree, direct = organisation
    verdict = attack(shown(partition(tree, direct, K)), people(direct), K, rng=Random(seed))
    assert verdict.safe
    assert verdict.smallest == 0 or verdict.smallest >= K


def test_a_team_of_three_is_found_by_subtracting_the_rest() -> None:
    tree, direct = Tree((None, 0, 0)), [0, 3, 9]
    verdict = attack(naive(tree, direct), people(direct), K, rng=Random(1))
    assert frozenset({1}) in verdict.leaks
    assert verdict.smallest == 3


def test_a_leader_beside_several_shown_teams_is_found_too() -> None:
    tree, direct = Tree((None, 0, 0, 0)), [1, 8, 9, 7]
    verdict = attack(naive(tree, direct), people(direct), K, rng=Random(1))
    assert frozenset({0}) in verdict.leaks


def test_when_time_runs_out_the_verdict_says_how_much_was_tried() -> None:
    tree, direct = Tree((None, *[0] * 40)), [3] * 41
    figures = shown(partition(tree, direct, K))
    verdict = attack(figures, people(direct), K, rng=Random(1), seconds=0)
    assert verdict.sampled
    assert (verdict.targets, verdict.tried) == (41, 0)


@given(organisations(), st.data())
@settings(max_examples=60, deadline=None)
def test_no_equation_of_a_breakdown_speaks_of_fewer_than_k(
    organisation: tuple[Tree, list[int]], data: st.DataObject
) -> None:
    tree, direct = organisation
    made = partition(tree, direct, K)
    classes = [split(block.size, data) for block in made.blocks]
    found = breakdown(made, classes)
    cells = {(b, c): n for b, row in enumerate(classes) for c, n in enumerate(row) if n}
    number = {cell: place for place, cell in enumerate(cells)}
    figures = [
        frozenset(number[cell] for cell in cells if cell[0] in made.figures[unit])
        for unit in made.figures
    ]
    for unit in found.regions:
        for one in range(3):
            mine = [cell for cell in cells if cell[0] in made.figures[unit] and cell[1] == one]
            figures.append(frozenset(number[cell] for cell in mine))
    sizes = {number[cell]: n for cell, n in cells.items()}
    verdict = attack([one for one in figures if one], sizes, K, rng=Random(2))
    assert verdict.safe


def split(size: int, data: st.DataObject) -> list[int]:
    first = data.draw(st.integers(0, size))
    second = data.draw(st.integers(0, size - first))
    return [first, second, size - first - second]
