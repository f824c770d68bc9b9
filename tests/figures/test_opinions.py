"""Groups of opinion are told only where they are there."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from talkoot.figures.kmeans import adjusted_rand, distances, kmeans, silhouette
from talkoot.figures.opinions import Matrix, opinions

K = 5


def world(
    voters: int, statements: int, groups: int, seed: int = 0
) -> tuple[Matrix, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """Voters of so many minds; each sees two thirds and now and then votes at random."""
    rng = np.random.default_rng(seed)
    minds = rng.integers(0, groups, voters)
    votes = rng.choice([-1.0, 1.0], size=(groups, statements))[minds]
    astray = rng.random((voters, statements)) < 0.15
    votes = np.where(astray, rng.choice([-1.0, 0.0, 1.0], size=votes.shape), votes)
    votes[rng.random(votes.shape) > 0.66] = np.nan
    return votes, minds


@pytest.mark.parametrize("groups", [2, 3])
def test_groups_that_are_there_are_found(groups: int) -> None:
    votes, minds = world(200, 40, groups)
    found = opinions(votes, K)
    assert len(found.groups) == groups
    for group in found.groups:
        assert len(set(minds[list(group)])) == 1
    assert found.stability is not None
    assert found.stability >= 0.8


def test_voters_of_one_mind_have_no_groups() -> None:
    votes, _minds = world(200, 40, 1)
    found = opinions(votes, K)
    assert not found.groups
    assert found.why == "unstable"
    assert len(found.consensus) == 40


def test_votes_at_random_have_no_groups() -> None:
    votes = np.random.default_rng(3).choice([-1.0, 0.0, 1.0], size=(300, 40))
    assert opinions(votes, K).why == "unstable"


def test_few_voters_get_a_table_and_no_groups() -> None:
    votes, _minds = world(49, 40, 2)
    found = opinions(votes, K)
    assert (found.why, found.groups) == ("few-voters", ())
    assert found.tallies[0].seen == int((~np.isnan(votes[:, 0])).sum())


def test_a_group_below_k_is_not_told() -> None:
    votes, minds = world(300, 40, 2)
    some = np.flatnonzero(minds == 1)[:4]
    kept = np.concatenate([np.flatnonzero(minds == 0), some])
    found = opinions(votes[kept], K)
    assert not found.groups
    assert found.why in ("small-group", "unstable")


def test_a_mark_is_a_statement_on_which_the_group_stands_out() -> None:
    votes, _minds = world(200, 40, 2)
    found = opinions(votes, K)
    for group, marks in zip(found.groups, found.marks, strict=True):
        inside = np.isin(np.arange(len(votes)), group)
        assert marks
        for mark in marks:
            mine, theirs = votes[inside, mark.statement], votes[~inside, mark.statement]
            assert np.nanmean(mine) * mark.way > np.nanmean(theirs) * mark.way


def test_what_both_groups_agree_on_comes_first() -> None:
    votes, _minds = world(200, 40, 2)
    votes[:, 7] = 1.0
    assert opinions(votes, K).consensus[0][0] == 7


def test_the_order_of_voters_changes_nothing_but_their_numbers() -> None:
    votes, minds = world(120, 30, 2)
    order = np.random.default_rng(5).permutation(len(votes))
    one, two = opinions(votes, K), opinions(votes[order], K)
    assert {frozenset(minds[list(g)]) for g in one.groups} == {
        frozenset(minds[order][list(g)]) for g in two.groups
    }


def test_the_rand_index_agrees_with_counting_pairs() -> None:
    rng = np.random.default_rng(2)
    for _turn in range(20):
        one, two = rng.integers(0, 3, 14), rng.integers(0, 4, 14)
        pairs = list(combinations(range(14), 2))
        same_one = np.array([one[a] == one[b] for a, b in pairs])
        same_two = np.array([two[a] == two[b] for a, b in pairs])
        both, n = (same_one & same_two).sum(), len(pairs)
        expected = same_one.sum() * same_two.sum() / n
        most = (same_one.sum() + same_two.sum()) / 2
        assert adjusted_rand(one, two) == pytest.approx((both - expected) / (most - expected))


def test_the_silhouette_agrees_with_its_definition() -> None:
    rng = np.random.default_rng(4)
    points = rng.normal(size=(15, 2))
    labels = kmeans(points, 3, rng)
    apart = distances(points)
    widths = []
    for mine in range(15):
        own = [apart[mine, o] for o in range(15) if labels[o] == labels[mine] and o != mine]
        others = [
            np.mean([apart[mine, o] for o in range(15) if labels[o] == group])
            for group in set(labels) - {labels[mine]}
        ]
        a, b = np.mean(own) if own else 0.0, min(others)
        widths.append((b - a) / max(a, b) if own else 0.0)
    assert silhouette(apart, labels) == pytest.approx(np.mean(widths))
