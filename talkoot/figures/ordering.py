"""An order of units that chance does not make: empirical Bayes, of means and their errors; pure.

A unit of few people has an extreme mean more easily than one of many. For an order, and for nothing
else, each mean is drawn towards the middle by as much of it as chance may have made (Efron and
Morris 1975; the spread between units by DerSimonian and Laird 1986).
"""

from __future__ import annotations

from collections.abc import Sequence

LEAST_ERROR = 1e-6


def shrunk(means: Sequence[float], errors: Sequence[float]) -> list[float]:
    """Return the means drawn towards the middle; `errors` are their standard errors."""
    if not means:
        return []
    weights = [1 / max(error, LEAST_ERROR) ** 2 for error in errors]
    between = _between(means, weights)
    weights = [1 / (1 / weight + between) for weight in weights]
    middle = _middle(means, weights)
    return [
        middle + (mean - middle) * between * weight
        for mean, weight in zip(means, weights, strict=True)
    ]


def _between(means: Sequence[float], weights: Sequence[float]) -> float:
    """How much true means vary: what is more than their errors make."""
    middle, total = _middle(means, weights), sum(weights)
    seen = sum(w * (mean - middle) ** 2 for mean, w in zip(means, weights, strict=True))
    spare = total - sum(w**2 for w in weights) / total
    return max(0.0, (seen - (len(means) - 1)) / spare) if spare > 0 else 0.0


def _middle(means: Sequence[float], weights: Sequence[float]) -> float:
    return sum(mean * w for mean, w in zip(means, weights, strict=True)) / sum(weights)
