"""Shares of R squared equal pingouin's, and are told of thirty people or more."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from talkoot.figures import drivers
from talkoot.figures.statistics import Values


def people(n: int, seed: int = 1, width: int = 4) -> tuple[Values, Values]:
    rng = np.random.default_rng(seed)
    common: Values = rng.normal(size=(n, 1))
    predictors = common + rng.normal(size=(n, width))
    outcome = predictors @ np.linspace(1, 0, width) + rng.normal(size=n)
    return predictors, np.asarray(outcome)


def matrix(predictors: Values, outcome: Values) -> Values:
    return np.array([np.corrcoef(np.column_stack([predictors, outcome]), rowvar=False)])


def test_shares_are_those_of_pingouin() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pingouin

        predictors, outcome = people(80)
        theirs = pingouin.linear_regression(predictors, outcome, relimp=True)
    ours = drivers.weights(matrix(predictors, outcome))[0]
    assert ours == pytest.approx(theirs["relimp"].to_numpy()[1:], abs=1e-6)
    assert ours.sum() == pytest.approx(theirs["r2"][0], abs=1e-6)


def test_twelve_predictors_add_up_to_what_they_explain_together() -> None:
    predictors, outcome = people(200, width=12)
    found = drivers.weights(matrix(predictors, outcome))[0]
    _slopes, left, *_rest = np.linalg.lstsq(
        np.column_stack([np.ones(200), predictors]), outcome, rcond=None
    )
    assert found.sum() == pytest.approx(1 - left[0] / ((outcome - outcome.mean()) ** 2).sum())


def test_johnsons_weights_are_near_the_exact_shares_and_add_up_as_well() -> None:
    predictors, outcome = people(400, width=6)
    near, exact = (
        drivers.johnson(matrix(predictors, outcome)),
        drivers.shapley(matrix(predictors, outcome)),
    )
    assert near[0] == pytest.approx(exact[0], abs=0.03)
    assert near.sum() == pytest.approx(exact.sum())


def test_more_than_twelve_are_weighed_nearly() -> None:
    found = drivers.drivers(*people(120, width=13), np.random.default_rng(1))
    assert found is not None
    assert not found.exact


def test_two_that_say_the_same_share_alike() -> None:
    predictors, outcome = people(60, width=3)
    predictors[:, 1] = predictors[:, 0]
    found = drivers.weights(matrix(predictors, outcome))[0]
    assert found[0] == pytest.approx(found[1], abs=1e-6)


def test_a_clear_driver_keeps_its_rank_and_one_without_effect_does_not_lead() -> None:
    found = drivers.drivers(*people(300), np.random.default_rng(1))
    assert found is not None
    assert (found.drivers[0].best, found.drivers[0].worst) == (1, 1)
    assert found.drivers[3].best > 1
    assert drivers.order(found.drivers)[0] == 0


@pytest.mark.parametrize("n", [29, 12])
def test_fewer_than_thirty_people_are_told_nothing(n: int) -> None:
    assert drivers.drivers(*people(n), np.random.default_rng(1)) is None


def test_who_left_something_out_does_not_count() -> None:
    predictors, outcome = people(31)
    predictors[:2, 0] = np.nan
    assert drivers.drivers(predictors, outcome, np.random.default_rng(1)) is None


def test_an_answer_that_never_varies_explains_nothing_and_stops_nothing() -> None:
    predictors, outcome = people(40)
    assert drivers.drivers(predictors, outcome * 0, np.random.default_rng(1)) is None
