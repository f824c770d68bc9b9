"""What goes with what: how much of one score's variation each of some others accounts for.

Shares of R squared by Lindeman, Merenda and Gold (1980): a predictor's gain, on the average over
every order in which they could be taken up (its Shapley value). Exact to twelve predictors; above,
Johnson's relative weights (2000) stand in for them. Pure, numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from talkoot.figures.statistics import Values

EXACT = 12  # predictors: their subsets double with each
LEAST = 30  # people who answered everything
RESAMPLES = 200

Matrices = NDArray[np.float64]  # correlations, one matrix a resample; the outcome comes last


@dataclass(frozen=True, slots=True)
class Driver:
    """A predictor's part of the variation, and between which ranks it lies in 95 of 100 draws."""

    share: float
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Drivers:
    n: int
    explained: float  # R squared of all together
    drivers: tuple[Driver, ...]  # in the order of the predictors
    exact: bool


def drivers(predictors: Values, outcome: Values, rng: np.random.Generator) -> Drivers | None:
    """Weigh the columns of `predictors`; None of too few, or where somebody's answer never varies.

    Who left anything out is left out.
    """
    columns = np.column_stack([predictors, outcome])
    whole = columns[~np.isnan(columns).any(axis=1)]
    n, width = whole.shape
    if n < LEAST or width < 3 or n <= width or not whole.std(axis=0).all():
        return None
    drawn = [whole] + [whole[rng.integers(0, n, n)] for _turn in range(RESAMPLES)]
    varied = [one for one in drawn if one.std(axis=0).all()]
    shares = weights(np.array([np.corrcoef(one, rowvar=False) for one in varied]))
    return Drivers(n, float(shares[0].sum()), _ranked(shares), width - 1 <= EXACT)


def weights(correlations: Matrices) -> Values:
    """Return each predictor's part of R squared, a row a matrix."""
    exact = correlations.shape[-1] - 1 <= EXACT
    return shapley(correlations) if exact else johnson(correlations)


def shapley(correlations: Matrices) -> Values:
    """Average each predictor's gain over all subsets of the others, by their sizes."""
    number = correlations.shape[-1] - 1
    found = np.zeros((len(correlations), number))
    for size in range(1, number + 1):
        subsets = np.array(list(combinations(range(number), size)))
        gained = _explained(correlations, subsets)
        joins = factorial(size - 1) * factorial(number - size) / factorial(number)
        leaves = (
            factorial(size) * factorial(number - size - 1) / factorial(number)
            if size < number
            else 0.0
        )
        member = np.zeros((len(subsets), number))
        np.put_along_axis(member, subsets, 1.0, axis=1)
        found += gained @ (member * joins - (1 - member) * leaves)
    return found


def _explained(correlations: Matrices, subsets: NDArray[np.intp]) -> Values:
    """R squared of each subset of the predictors, a row a matrix."""
    inner = correlations[:, subsets[:, :, None], subsets[:, None, :]]
    inner = inner + 1e-12 * np.eye(subsets.shape[1])  # two that are the same share alike
    outer = correlations[:, subsets, -1]
    solved = np.linalg.solve(inner, outer[..., None])[..., 0]
    found: Values = (solved * outer).sum(axis=-1)
    return found


def johnson(correlations: Matrices) -> Values:
    """Weigh through the nearest predictors that do not go together: quick, and almost the same."""
    values, vectors = np.linalg.eigh(correlations[:, :-1, :-1])
    roots = np.sqrt(values.clip(min=1e-12))
    between = vectors * roots[:, None, :] @ vectors.transpose(0, 2, 1)
    betas = np.linalg.solve(between, correlations[:, :-1, -1:])[..., 0]
    found: Values = ((between**2) @ (betas**2)[..., None])[..., 0]
    return found


def _ranked(shares: Values) -> tuple[Driver, ...]:
    """The shares of the first row, and where the rows put each of them."""
    ranks = (-shares).argsort(axis=1).argsort(axis=1) + 1
    low, high = np.percentile(ranks[1:], [2.5, 97.5], axis=0, method="nearest")
    return tuple(
        Driver(float(share), int(best), int(worst))
        for share, best, worst in zip(shares[0], low, high, strict=True)
    )


def order(found: Sequence[Driver]) -> list[int]:
    """The places of the drivers, the weightiest first."""
    return sorted(range(len(found)), key=lambda place: -found[place].share)
