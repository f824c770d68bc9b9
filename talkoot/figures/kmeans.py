"""k-means, silhouette and the adjusted Rand index; pure, numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STARTS, TURNS = 10, 50

Points = NDArray[np.float64]
Labels = NDArray[np.int64]


def kmeans(points: Points, k: int, rng: np.random.Generator, starts: int = STARTS) -> Labels:
    """Cluster by Lloyd's algorithm from k-means++ starts; the tightest of ten is kept.

    The labels are numbered by the size of their groups, the largest first.
    """
    lengths = (points**2).sum(axis=1)
    runs = [_run(points, lengths, _start(points, lengths, k, rng)) for _one in range(starts)]
    labels, _cost = min(runs, key=lambda run: run[1])
    order = np.argsort(-np.bincount(labels, minlength=k), kind="stable")
    rank = np.empty(k, dtype=np.int64)
    rank[order] = np.arange(k)
    return rank[labels]


def _start(points: Points, lengths: Points, k: int, rng: np.random.Generator) -> Points:
    """Arthur and Vassilvitskii 2007: far points are likelier to be the next centre."""
    chosen = [int(rng.integers(len(points)))]
    nearest = _from(points, lengths, chosen[0])
    for _centre in range(1, k):
        total = nearest.sum()
        chances = nearest / total if total else None
        chosen.append(int(rng.choice(len(points), p=chances)))
        nearest = np.minimum(nearest, _from(points, lengths, chosen[-1]))
    return points[chosen]


def _from(points: Points, lengths: Points, one: int) -> Points:
    """Squared distances from one of the points."""
    squares: Points = np.maximum(lengths + lengths[one] - 2 * (points @ points[one]), 0)
    squares[one] = 0
    return squares


def _run(points: Points, lengths: Points, centres: Points) -> tuple[Labels, float]:
    labels = np.full(len(points), -1)
    for _turn in range(TURNS):
        near = _nearness(points, centres)
        fresh = near.argmax(axis=1)
        if (fresh == labels).all():
            break
        labels = fresh
        inside = (labels == np.arange(len(centres))[:, None]).astype(float)
        sizes = inside.sum(axis=1)
        filled = sizes > 0
        centres[filled] = (inside @ points)[filled] / sizes[filled, None]
    near = _nearness(points, centres)
    cost = float(np.maximum(lengths - 2 * near.max(axis=1), 0).sum())
    return labels.astype(np.int64), cost


def _nearness(points: Points, centres: Points) -> Points:
    """What is left of the squared distances when each point's own length is left out."""
    near: Points = points @ centres.T - (centres**2).sum(axis=1) / 2
    return near


def _squares(points: Points, centres: Points) -> Points:
    """Without a cube of all differences: thousands of voters are compared."""
    lengths = (points**2).sum(axis=1)[:, None] + (centres**2).sum(axis=1)
    squares: Points = np.maximum(lengths - 2 * points @ centres.T, 0)
    return squares


def distances(points: Points) -> Points:
    """Return how far each two points are apart."""
    return np.sqrt(_squares(points, points))


def silhouette(apart: Points, labels: Labels) -> float:
    """Mean silhouette (Rousseeuw 1987): 1 where groups are tight and far apart, 0 for one group.

    `apart` has the distances between all points.
    """
    names, sizes = np.unique(labels, return_counts=True)
    if len(names) < 2:
        return 0.0
    member = (labels[:, None] == names[None, :]).astype(float)
    sums = apart @ member
    own_place = np.searchsorted(names, labels)
    rows = np.arange(len(apart))
    own = sums[rows, own_place] / np.maximum(sizes[own_place] - 1, 1)
    means = sums / sizes
    means[rows, own_place] = np.inf
    other = means.min(axis=1)
    widest = np.maximum(np.maximum(own, other), np.finfo(float).tiny)
    widths = np.where(sizes[own_place] > 1, (other - own) / widest, 0)
    return float(widths.mean())


def adjusted_rand(one: Labels, two: Labels) -> float:
    """Hubert and Arabie 1985: 1 for the same groups, about 0 for groups by chance."""
    table = np.zeros((one.max() + 1, two.max() + 1))
    np.add.at(table, (one, two), 1)
    pairs = _pairs(table).sum()
    rows, columns = _pairs(table.sum(axis=1)).sum(), _pairs(table.sum(axis=0)).sum()
    expected = rows * columns / max(float(_pairs(np.array([len(one)])).sum()), 1.0)
    most = (rows + columns) / 2
    return float((pairs - expected) / (most - expected)) if most != expected else 1.0


def _pairs(counts: Points) -> Points:
    return counts * (counts - 1) / 2
