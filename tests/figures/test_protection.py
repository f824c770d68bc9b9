"""The whole gate: blocks, a crossing and the attacker's verdict together."""

from __future__ import annotations

import pytest

from talkoot.figures.blocks import Tree
from talkoot.figures.protection import protect

TOWN = Tree((None, 0, 0, 1, 1, 2, 2))
DIRECT = [2, 1, 0, 3, 12, 6, 9]


def test_a_town_with_small_teams_is_safe() -> None:
    found = protect(TOWN, DIRECT, 5)
    assert found.verdict.safe
    assert found.verdict.smallest >= 5
    assert not found.verdict.sampled
    assert found.breakdown is None


def test_a_variable_that_splits_teams_finely_is_shown_only_where_it_is_safe() -> None:
    classes = [[1, 1], [1, 0], [0, 0], [2, 1], [7, 5], [5, 1], [4, 5]]
    found = protect(TOWN, DIRECT, 5, classes)
    assert found.verdict.safe
    assert found.breakdown is not None
    assert 0 in found.breakdown.regions
    assert 5 not in found.breakdown.regions
    assert found.breakdown.counts(0) == (20, 13)


def test_classes_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="unit 3"):
        protect(TOWN, DIRECT, 5, [[1, 1], [1, 0], [0, 0], [2, 2], [7, 5], [5, 1], [4, 5]])


def test_fewer_than_k_in_all_show_nothing_and_lose_nothing() -> None:
    found = protect(Tree((None, 0)), [1, 2], 5)
    assert not found.partition.figures
    assert found.verdict.safe
