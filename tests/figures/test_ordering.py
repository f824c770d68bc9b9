"""Units in an order that is not made by how few they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.figures.ordering import shrunk

MEANS = st.lists(st.floats(1, 5), min_size=2, max_size=12)


def test_a_small_unit_with_an_extreme_mean_stands_behind_a_large_one() -> None:
    means, errors = [4.4, 4.3, 3.0, 3.1, 2.9], [0.6, 0.1, 0.1, 0.1, 0.1]
    found = shrunk(means, errors)
    assert found[1] > found[0] > found[3]


@given(MEANS, st.floats(0.05, 1))
def test_where_all_are_equally_sure_the_order_is_that_of_the_means(
    means: list[float], error: float
) -> None:
    found = shrunk(means, [error] * len(means))
    pairs = [(one, two) for one in range(len(means)) for two in range(one)]
    assert all((found[one] - found[two]) * (means[one] - means[two]) >= -1e-9 for one, two in pairs)


@given(MEANS, st.integers(0, 9))
def test_nothing_leaves_the_range_of_the_means(means: list[float], seed: int) -> None:
    errors = np.random.default_rng(seed).uniform(0, 1, len(means)).tolist()
    assert all(min(means) - 1e-6 <= one <= max(means) + 1e-6 for one in shrunk(means, errors))


def test_differences_that_chance_makes_are_no_order() -> None:
    assert shrunk([3.0, 3.1, 2.9], [0.5, 0.5, 0.5]) == pytest.approx([3.0] * 3)


def test_what_is_known_without_error_stays() -> None:
    assert shrunk([4.0, 3.0, 2.0], [0.0, 0.0, 0.0]) == pytest.approx([4.0, 3.0, 2.0], abs=1e-6)


def test_the_order_is_nearer_to_the_truth_than_that_of_the_means() -> None:
    """Twenty surveys of units with known true means: squared distance from the truth."""
    rng = np.random.default_rng(5)
    plain = drawn = 0.0
    for _survey in range(20):
        truth = rng.normal(3.5, 0.2, 40)
        errors = 0.9 / np.sqrt(rng.integers(5, 60, 40))
        means = truth + rng.normal(0, errors)
        plain += float(((means - truth) ** 2).sum())
        drawn += float(((np.array(shrunk(means.tolist(), errors.tolist())) - truth) ** 2).sum())
    assert drawn < 0.8 * plain
