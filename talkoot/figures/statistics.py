"""Intervals, differences and reliability of survey figures; for the worker.

Every function takes sums, not people, wherever that is enough. scipy.special is loaded by whoever
reckons, so that a page that only shows what was reckoned does without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Sample:
    """A group as its number, mean and standard deviation (n - 1)."""

    n: int
    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Of two groups: first minus second, its interval, p (two-sided), and Hedges' g."""

    difference: float
    interval: Interval
    p: float
    g: float


def mean_interval(
    sample: Sample, *, level: float = 0.95, head_count: int | None = None
) -> Interval:
    """t interval of a mean; narrower by sqrt(1 - n/N) where N people could have answered."""
    if sample.n < 2:
        raise ValueError("An interval needs at least two answers.")
    from scipy.special import stdtrit

    known = max(0.0, 1 - sample.n / head_count) if head_count else 1.0
    half = stdtrit(sample.n - 1, 0.5 + level / 2) * sample.sd / sqrt(sample.n) * sqrt(known)
    return Interval(float(sample.mean - half), float(sample.mean + half))


def welch(one: Sample, two: Sample, *, level: float = 0.95) -> Difference:
    """Difference of two means without equal spreads (Welch 1947), with Hedges' g (1981)."""
    from scipy.special import stdtr, stdtrit

    parts = [group.sd**2 / group.n for group in (one, two)]
    error = sqrt(sum(parts))
    gap = one.mean - two.mean
    if not error:
        return Difference(gap, Interval(gap, gap), 1.0 if not gap else 0.0, 0.0)
    freedom = sum(parts) ** 2 / sum(
        part**2 / (group.n - 1) for part, group in zip(parts, (one, two), strict=True)
    )
    half = float(stdtrit(freedom, 0.5 + level / 2)) * error
    p = float(2 * stdtr(freedom, -abs(gap) / error))
    return Difference(gap, Interval(gap - half, gap + half), p, hedges_g(one, two))


def hedges_g(one: Sample, two: Sample) -> float:
    """Difference in pooled standard deviations, without the bias of small groups."""
    freedom = one.n + two.n - 2
    pooled = sqrt(((one.n - 1) * one.sd**2 + (two.n - 1) * two.sd**2) / freedom)
    if not pooled:
        return 0.0
    return (one.mean - two.mean) / pooled * (1 - 3 / (4 * freedom - 1))


def paired(first: Values, second: Values, *, level: float = 0.95) -> Difference:
    """The change of the same people (second minus first); g is d_z, in sds of the change."""
    from scipy.special import stdtr, stdtrit

    change = second - first
    n, gap, sd = len(change), float(change.mean()), float(change.std(ddof=1))
    if not sd:
        return Difference(gap, Interval(gap, gap), 1.0 if not gap else 0.0, 0.0)
    half = float(stdtrit(n - 1, 0.5 + level / 2)) * sd / sqrt(n)
    p = float(2 * stdtr(n - 1, -abs(gap) / (sd / sqrt(n))))
    return Difference(gap, Interval(gap - half, gap + half), p, gap / sd)


def discovery_rates(ps: Sequence[float]) -> list[float]:
    """q of each p (Benjamini and Hochberg 1995): flag q < .05, and one flag in twenty is false."""
    if not len(ps):
        return []
    known = np.asarray(ps, dtype=float)
    order = np.argsort(known)
    ranked = known[order] * len(known) / np.arange(1, len(known) + 1)
    least = np.minimum.accumulate(ranked[::-1])[::-1].clip(max=1)
    found = np.empty_like(least)
    found[order] = least
    return [float(q) for q in found]


def alpha(items: Values) -> tuple[float, Interval, int]:
    """Cronbach's alpha of complete rows (people x items), Feldt's interval (1965), and their n."""
    from scipy.special import fdtri

    whole = items[~np.isnan(items).any(axis=1)]
    n, k = whole.shape
    if n < 3 or k < 2:
        raise ValueError("Reliability needs two items and three people who answered them all.")
    total = whole.sum(axis=1).var(ddof=1)
    if not total:
        raise ValueError("Everybody has the same sum: there is no reliability to speak of.")
    value = float(k / (k - 1) * (1 - whole.var(axis=0, ddof=1).sum() / total))
    freedom = (n - 1, (n - 1) * (k - 1))
    low = 1 - (1 - value) * float(fdtri(*freedom, 0.975))
    high = 1 - (1 - value) * float(fdtri(*freedom, 0.025))
    return value, Interval(low, high), n


def cliffs_delta(one: Sequence[int], two: Sequence[int]) -> float:
    """How much oftener the first answer higher than the second, from counts of each answer."""
    first, second = np.asarray(one, dtype=float), np.asarray(two, dtype=float)
    below = np.concatenate(([0.0], np.cumsum(second)[:-1]))
    above = second.sum() - np.cumsum(second)
    return float(first @ (below - above) / (first.sum() * second.sum()))
