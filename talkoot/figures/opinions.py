"""Groups of opinion among people who agreed, disagreed or passed on statements; pure, numpy.

Mean-imputed, centred votes are projected on two principal axes; voters are clustered by k-means for
two to five groups, and the number is chosen by silhouette (as Polis does: Small and others 2021,
Recerca 26(2)). Groups are told only where they are stable: the mean adjusted Rand index over random
four fifths of the statements must reach 0.80, and the smallest group k people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talkoot.figures.kmeans import adjusted_rand, distances, kmeans, silhouette

AGREE, PASS, DISAGREE = 1.0, 0.0, -1.0  # not seen is nan
FEWEST_VOTES = 7  # of a voter, to be placed in a group
FEWEST_VOTERS = 50  # under it: a table, no groups
STABLE = 0.80
SAMPLES, SHARE = 10, 0.8
CLEAR = 1.645  # z of a statement that tells a group from the others: one-sided 5 %

Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many agreed, disagreed and passed on one statement; `agree` is the smoothed rate."""

    agreed: int
    disagreed: int
    passed: int

    @property
    def seen(self) -> int:
        return self.agreed + self.disagreed + self.passed

    @property
    def agree(self) -> float:
        """(agreed + 1) / (seen + 2): a rate that few votes cannot drive to an end."""
        return (self.agreed + 1) / (self.seen + 2)


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement that tells a group from the others: more agreement (+1) or more disagreement."""

    statement: int
    way: int
    z: float


@dataclass(frozen=True)
class Opinions:
    """What the room thinks. `groups` is empty where there are none to tell; `why` says so.

    `consensus` orders the statements by the product of the groups' smoothed agree rates (of the
    whole room's, where there are no groups).
    """

    tallies: tuple[Tally, ...]
    groups: tuple[tuple[int, ...], ...]
    marks: tuple[tuple[Mark, ...], ...]
    consensus: tuple[tuple[int, float], ...]
    stability: float | None
    why: str = ""  # few-voters, unstable, small-group


def opinions(votes: Matrix, k: int = 5, *, seed: int = 1) -> Opinions:
    """Find the groups in `votes` (voters x statements; 1, 0, -1, or nan where not seen)."""
    tallies = _tallies(votes)
    placed = np.flatnonzero((~np.isnan(votes)).sum(axis=1) >= FEWEST_VOTES)
    if len(placed) < FEWEST_VOTERS:
        return _without(votes, tallies, "few-voters")
    chosen = votes[placed]
    centred = _Centred.of(chosen)
    labels = _clusters(centred.places(np.arange(votes.shape[1])), seed)
    stability = _stability(centred, labels, seed)
    if stability < STABLE:
        return _without(votes, tallies, "unstable", stability)
    if np.bincount(labels).min() < k:
        return _without(votes, tallies, "small-group", stability)
    groups = tuple(tuple(placed[labels == one].tolist()) for one in range(labels.max() + 1))
    return Opinions(
        tallies=tallies,
        groups=groups,
        marks=tuple(tuple(_marks(votes, group)) for group in groups),
        consensus=_consensus([_tallies(votes[list(group)]) for group in groups]),
        stability=stability,
    )


def _without(
    votes: Matrix, tallies: tuple[Tally, ...], why: str, stability: float | None = None
) -> Opinions:
    return Opinions(tallies, (), (), _consensus([tallies]), stability, why)


def _tallies(votes: Matrix) -> tuple[Tally, ...]:
    counts = [(votes == way).sum(axis=0) for way in (AGREE, DISAGREE, PASS)]
    return tuple(Tally(*map(int, column)) for column in zip(*counts, strict=True))


def _consensus(groups: Sequence[Sequence[Tally]]) -> tuple[tuple[int, float], ...]:
    rates = [
        float(np.prod([group[statement].agree for group in groups]))
        for statement in range(len(groups[0]))
    ]
    return tuple(sorted(enumerate(rates), key=lambda one: (-one[1], one[0])))


def project(votes: Matrix) -> Matrix:
    """Place each voter on two axes; those who saw little are not drawn to the middle for it."""
    return _Centred.of(votes).places(np.arange(votes.shape[1]))


@dataclass(frozen=True)
class _Centred:
    """Votes less the mean of each statement, 0 where not seen; and how statements go together.

    Of some of the statements, the same holds: so it is reckoned once for all samples of them.
    """

    votes: Matrix
    seen: NDArray[np.float64]
    together: Matrix

    @classmethod
    def of(cls, votes: Matrix) -> _Centred:
        seen = ~np.isnan(votes)
        means = np.where(seen, votes, 0.0).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
        centred = np.where(seen, votes - means, 0.0)
        return cls(centred, seen.astype(float), centred.T @ centred)

    def places(self, some: Labels) -> Matrix:
        """Where voters stand by some of the statements."""
        _strengths, axes = np.linalg.eigh(self.together[np.ix_(some, some)])
        all_axes = np.zeros((self.votes.shape[1], 2))
        all_axes[some] = axes[:, -2:]
        inside = np.zeros(self.votes.shape[1])
        inside[some] = 1
        scale = np.sqrt(len(some) / np.maximum(self.seen @ inside, 1))
        placed: Matrix = self.votes @ all_axes * scale[:, None]
        return placed


def _clusters(points: Matrix, seed: int) -> Labels:
    """Cluster the voters into the number of groups with the best silhouette."""
    found = [kmeans(points, k, np.random.default_rng(seed)) for k in range(2, 6)]
    apart = distances(points)
    return max(found, key=lambda labels: silhouette(apart, labels))


def _stability(votes: _Centred, labels: Labels, seed: int) -> float:
    """How alike the groups are when a fifth of the statements is left out."""
    rng = np.random.default_rng(seed)
    statements, groups = len(votes.together), int(labels.max()) + 1
    some = max(2, round(SHARE * statements))
    samples = [rng.choice(statements, some, replace=False) for _sample in range(SAMPLES)]
    alike = [
        adjusted_rand(labels, kmeans(votes.places(one), groups, np.random.default_rng(seed)))
        for one in samples
    ]
    return float(np.mean(alike))


def _marks(votes: Matrix, group: Sequence[int], most: int = 5) -> list[Mark]:
    """The statements on which a group stands out, by two tests of proportions."""
    inside = np.zeros(len(votes), dtype=bool)
    inside[list(group)] = True
    mine, others = _tallies(votes[inside]), _tallies(votes[~inside])
    found = [
        mark
        for statement, (own, rest) in enumerate(zip(mine, others, strict=True))
        for mark in (_mark(statement, own, rest, 1), _mark(statement, own, rest, -1))
        if mark
    ]
    return sorted(found, key=lambda mark: (-mark.z, mark.statement))[:most]


def _mark(statement: int, own: Tally, rest: Tally, way: int) -> Mark | None:
    """Both must be clear: more than half of the group, and more than the others."""
    mine, theirs = (
        (tally.agreed if way > 0 else tally.disagreed, tally.seen) for tally in (own, rest)
    )
    one, two = _one_proportion(*mine), _two_proportions(*mine, *theirs)
    return Mark(statement, way, round(two, 3)) if one > CLEAR and two > CLEAR else None


def _one_proportion(yes: int, n: int) -> float:
    """z of a share against one half, with one voter added to each side."""
    return float(np.sqrt(n + 1) * 2 * ((yes + 1) / (n + 1) - 0.5)) if n else 0.0


def _two_proportions(yes: int, n: int, others_yes: int, others: int) -> float:
    """z of a share against the others' share, with one voter added to each side."""
    mine, theirs = (yes + 1) / (n + 1), (others_yes + 1) / (others + 1)
    pooled = (yes + others_yes + 2) / (n + others + 2)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / (n + 1) + 1 / (others + 1)))
    return float((mine - theirs) / spread) if spread else 0.0
