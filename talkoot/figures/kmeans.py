"""k-means, silhouette and the adjusted Rand index; pure, numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STARTS, TURNS = 10, 50

Points = NDArray[np.float64]
Labels = NDArray[np.int64]


def kmeans(points: Points, k: int, rng: np.random.Generator) -> Labels:
    """Cluster by Lloyd's algorithm from k-means++ starts; the tightest of ten is kept.

    The labels are numbered by the size of their groups, the largest first.
    """
    runs = [_run(points, _start(points, k, rng)) for _start_number in range(STARTS)]
    labels, _cost = min(runs, key=lambda run: run[1])
    order = np.argsort(-np.bincount(labels, minlength=k), kind="stable")
    rank = np.empty(k, dtype=np.int64)
    rank[order] = np.arange(k)
    return rank[labels]


def _start(points: Points, k: int, rng: np.random.Generator) -> Points:
    """Arthur and Vassilvitskii 2007: far points are likelier to be the next centre."""
    centres = [points[rng.integers(len(points))]]
    nearest = ((points - centres[0]) ** 2).sum(axis=1)
    for _centre in range(1, k):
        total = nearest.sum()
        chances = nearest / total if total else None
        centres.append(points[rng.choice(len(points), p=chances)])
        nearest = np.minimum(nearest, ((points - centres[-1]) ** 2).sum(axis=1))
    return np.array(centres)


def _run(points: Points, centres: Points) -> tuple[Labels, float]:
    labels = np.full(len(points), -1)
    for _turn in range(TURNS):
        apart = _squares(points, centres)
        fresh = apart.argmin(axis=1)
        if (fresh == labels).all():
            break
        labels = fresh
        for one in range(len(centres)):
            mine = labels == one
            if mine.any():
                centres[one] = points[mine].mean(axis=0)
    cost = float(_squares(points, centres).min(axis=1).sum())
    return labels.astype(np.int64), cost


def _squares(points: Points, centres: Points) -> Points:
    """Without a cube of all differences: ten thousand comments of a hundred axes are clustered."""
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
