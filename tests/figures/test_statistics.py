"""Our statistics equal the libraries' to six places, and find nothing where there is nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from talkoot.figures import statistics
from talkoot.figures.statistics import Sample, Values

groups = st.lists(st.integers(1, 5), min_size=3, max_size=40).filter(lambda one: len(set(one)) > 1)


def sample(values: list[int] | Values) -> Sample:
    known = np.asarray(values, dtype=float)
    return Sample(len(known), float(known.mean()), float(known.std(ddof=1)))


@given(groups)
def test_the_interval_of_a_mean(values: list[int]) -> None:
    ours = statistics.mean_interval(sample(values))
    theirs = stats.ttest_1samp(values, 0).confidence_interval()
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-6)


def test_who_asked_everybody_knows_the_mean() -> None:
    found = statistics.mean_interval(Sample(20, 3.4, 1.1), head_count=20)
    assert (found.low, found.high) == pytest.approx((3.4, 3.4))


@given(groups, groups)
def test_the_difference_of_two_groups(one: list[int], two: list[int]) -> None:
    ours = statistics.welch(sample(one), sample(two))
    theirs = stats.ttest_ind(one, two, equal_var=False)
    around = theirs.confidence_interval()
    assert ours.p == pytest.approx(theirs.pvalue, abs=1e-6)
    assert (ours.interval.low, ours.interval.high) == pytest.approx(
        (around.low, around.high), abs=1e-6
    )


def test_hedges_g_of_a_worked_example() -> None:
    """Means 5 and 4, sd 2, ten people each: d = 0.5, corrected by 1 - 3 / (4 * 18 - 1)."""
    assert statistics.hedges_g(Sample(10, 5, 2), Sample(10, 4, 2)) == pytest.approx(
        0.5 * (1 - 3 / 71)
    )


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=3, max_size=30))
def test_the_change_of_the_same_people(pairs: list[tuple[int, int]]) -> None:
    first, second = np.array(pairs, dtype=float).T
    if len(set(second - first)) == 1:
        return
    ours, theirs = statistics.paired(first, second), stats.ttest_rel(second, first)
    assert ours.p == pytest.approx(theirs.pvalue, abs=1e-6)
    assert ours.interval.low == pytest.approx(theirs.confidence_interval().low, abs=1e-6)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_the_rates_of_false_discoveries(ps: list[float]) -> None:
    assert statistics.discovery_rates(ps) == pytest.approx(
        list(stats.false_discovery_control(ps)), abs=1e-9
    )


def test_alpha_of_parallel_items_is_that_of_spearman_and_brown() -> None:
    """Items with equal variances and correlation r: alpha = k r / (1 + (k - 1) r)."""
    rng = np.random.default_rng(1)
    common = rng.normal(size=(20_000, 1))
    items = common + rng.normal(size=(20_000, 4))
    value, around, n = statistics.alpha(items)
    assert value == pytest.approx(4 * 0.5 / (1 + 3 * 0.5), abs=0.01)
    assert around.low < 0.8 < around.high
    assert n == 20_000


def test_alpha_leaves_out_who_left_something_out() -> None:
    items = np.array([[1.0, 2], [2, 2], [3, 4], [5, 4], [np.nan, 3]])
    assert statistics.alpha(items)[2] == 4


@given(groups, groups)
def test_cliffs_delta_counts_pairs(one: list[int], two: list[int]) -> None:
    counts = [[values.count(step) for step in range(1, 6)] for values in (one, two)]
    pairs = [np.sign(a - b) for a in one for b in two]
    assert statistics.cliffs_delta(*counts) == pytest.approx(np.mean(pairs))


def test_where_there_is_no_difference_at_most_one_survey_in_twenty_flags() -> None:
    """Scales of three items: a single item of five steps is no t test's business."""
    rng = np.random.default_rng(7)
    surveys = 200
    flagged = sum(flags(rng.integers(1, 6, size=(20, 12, 3)).mean(axis=2)) for _ in range(surveys))
    assert flagged / surveys <= 0.05 + 3 * (0.05 * 0.95 / surveys) ** 0.5


def flags(scores: Values) -> bool:
    """Whether any unit (a row) seems to differ from the rest."""
    rest = [np.delete(scores, unit, axis=0).ravel() for unit in range(len(scores))]
    pairs = zip(scores, rest, strict=True)
    ps = [statistics.welch(sample(unit), sample(others)).p for unit, others in pairs]
    return min(statistics.discovery_rates(ps)) < 0.05
