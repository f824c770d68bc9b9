"""Background variables beside the tree: whole cells only, and nothing that subtraction gives."""

from __future__ import annotations

from collections import Counter
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.figures.attacker import attack
from talkoot.figures.blocks import Tree, partition
from talkoot.figures.classes import Cells, Told, cells, merged
from talkoot.figures.results import Survey
from tests.figures.test_blocks import K, organisations

TOWN = Tree((None, 0, 0))


def asked(
    tree: Tree, direct: list[int], seed: int, *, silent: float = 0.1, alike: bool = False
) -> Survey:
    """A survey with two variables, which some did not tell, and questions some left out."""
    rng = np.random.default_rng(seed)
    units = np.repeat(np.arange(len(direct)), direct)
    answers = rng.integers(1, 6, size=(len(units), 2)).astype(np.int8)
    if alike:
        answers[:] = 4
    answers[rng.random(answers.shape) < 0.1] = 0
    told: list[Told] = [
        tuple(None if rng.random() < silent else int(rng.integers(0, n)) for n in (3, 2))
        for _unit in units
    ]
    base = partition(tree, direct, K)
    blocks = np.array(base.places(units.tolist()), dtype=np.int64)
    known = cells(merged(told, K))
    return Survey(base, answers, blocks, 5, b"a key of the tests", cells=known)


@given(organisations(), st.integers(0, 9))
@settings(max_examples=25, deadline=None)
def test_the_attacker_finds_nothing_in_units_and_classes_together(
    organisation: tuple[Tree, list[int]], seed: int
) -> None:
    survey = asked(*organisation, seed)
    figures, people = survey.behind(0)
    assert attack(figures, people, K, rng=Random(seed), seconds=0.3).safe


@given(organisations(), st.integers(0, 9), st.booleans())
@settings(max_examples=40, deadline=None)
def test_every_class_has_at_least_k_and_more_than_one_voice(
    organisation: tuple[Tree, list[int]], seed: int, alike: bool
) -> None:
    survey = asked(*organisation, seed, alike=alike)
    for unit, classes in survey.classes(0).items():
        assert unit in survey.item(0)
        for figure in classes.values():
            assert figure.n >= K
    groups = survey.crossed(0).groups
    for block in set(groups.tolist()) - {-1}:
        assert len(set(survey.published[groups == block, 0].tolist()) - {0}) > 1


@given(organisations(), st.integers(0, 9))
@settings(max_examples=30, deadline=None)
def test_no_combination_of_fewer_than_k_people_is_kept(
    organisation: tuple[Tree, list[int]], seed: int
) -> None:
    known = asked(*organisation, seed).cells
    assert isinstance(known, Cells)
    for cell, n in Counter(known.of.tolist()).items():
        assert n >= K or set(known.told[cell]) == {None}


def test_a_rare_combination_keeps_what_is_common_in_it() -> None:
    told: list[Told] = [(0, 0)] * 6 + [(0, 1)] * 2 + [(0, None)] * 4
    assert Counter(merged(told, K)) == {(0, 0): 6, (0, None): 6}


def test_those_few_who_did_not_tell_are_told_in_the_largest_class() -> None:
    told: list[Told] = [(0,)] * 12 + [(1,)] * 6 + [(None,)] * 2
    rng = np.random.default_rng(1)
    base = partition(TOWN, [0, 20, 0], K)
    answers = rng.integers(1, 6, size=(20, 1)).astype(np.int8)
    survey = Survey(base, answers, np.zeros(20, dtype=np.int64), 5, b"key", cells=cells(told))
    assert {name: figure.n for name, figure in survey.classes(0)[0].items()} == {
        (0, 0): 14,
        (0, 1): 6,
    }


def test_a_class_of_which_a_team_has_two_is_not_told_in_the_team() -> None:
    told: list[Told] = [*[(0,)] * 8, *[(1,)] * 2, *[(0,)] * 9, *[(1,)] * 9]
    base = partition(TOWN, [0, 10, 18], K)
    blocks = np.array(base.places([1] * 10 + [2] * 18), dtype=np.int64)
    answers = np.random.default_rng(1).integers(1, 6, size=(28, 1)).astype(np.int8)
    survey = Survey(base, answers, blocks, 5, b"key", cells=cells(told))
    found = survey.classes(0)
    assert 1 not in found
    assert found[0][0, 1].n == 11
    assert 2 not in found  # the house less the team would leave the two


def uneven() -> Survey:
    """One team of 20 and 3, one of 20 of the second class: each class is large enough in all."""
    told: list[Told] = [*[(0,)] * 20, *[(1,)] * 23]
    base = partition(TOWN, [0, 23, 20], K)
    blocks = np.array(base.places([1] * 23 + [2] * 20), dtype=np.int64)
    answers = np.random.default_rng(1).integers(1, 6, size=(43, 1)).astype(np.int8)
    return Survey(base, answers, blocks, 5, b"key", cells=cells(told))


def test_classes_that_are_large_enough_may_still_leave_three_by_subtraction() -> None:
    survey = uneven()
    assert survey.classes(0) == {}
    assert survey.crossed(0).withdrawn == 2  # the house, and the other team beside it


def test_without_the_cut_test_the_attacker_finds_the_three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talkoot.figures.breakdown.small_cut", lambda _edges, _k: None)
    figures, people = uneven().behind(0)
    verdict = attack(figures, people, K, rng=Random(1))
    assert [sum(people[cell] for cell in leak) for leak in verdict.leaks] == [3]


def test_an_attacker_who_is_given_such_a_figure_breaks_it() -> None:
    """The test above would pass if nothing were ever told: here the figure is told after all."""
    figures = [frozenset({0, 1, 2, 3}), frozenset({1, 3}), frozenset({3})]
    verdict = attack(figures, {0: 8, 1: 2, 2: 9, 3: 9}, K, rng=Random(1))
    assert frozenset({1}) in verdict.leaks


def test_without_background_there_are_no_classes() -> None:
    plain = asked(TOWN, [0, 12, 15], 1)
    assert Survey(plain.base, plain.answers, plain.blocks, 5, plain.key).classes(0) == {}
