"""Where words and comments stand to each other: presence, PPMI, SVD, SIF; scipy waits.
Words that are used in the same comments stand near each other (positive pointwise mutual
information, Levy and Goldberg 2014); a comment stands at the mean of its words, the rare ones
weighing more (smooth inverse frequency, Arora and others 2017), less what all comments share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

LEAST, MOST_SHARE = 3, 0.2  # comments that hold a word
MOST_WORDS = 8000  # the commonest are kept: more would be names and mistypings
AXES = 100
OVER, TURNS = 10, 4  # of the randomised SVD: spare axes, and turns that sharpen it
SIF = 1e-3

Vectors = NDArray[np.float64]


@dataclass(frozen=True)
class Space:
    """`presence` is comments x words; `comments` has unit rows, or zeros where nothing is known."""

    words: tuple[str, ...]
    presence: Any
    comments: Vectors


def space(said: Sequence[Sequence[str]], seed: int, *, without: frozenset[str]) -> Space | None:
    """Place the comments; None where they share too few words for it."""
    words = vocabulary(said, without)
    if len(words) < 3:
        return None
    presence = present(said, words)
    placed = _words(presence, seed)
    return Space(words, presence, _comments(presence, placed, said, words))


def vocabulary(said: Sequence[Sequence[str]], without: frozenset[str]) -> tuple[str, ...]:
    counts = Counter(word for words in said for word in set(words) - without)
    most = max(LEAST, MOST_SHARE * len(said))
    fit = [(n, word) for word, n in counts.items() if LEAST <= n <= most]
    return tuple(
        sorted(word for _n, word in sorted(fit, key=lambda one: (-one[0], one[1]))[:MOST_WORDS])
    )


def present(said: Sequence[Sequence[str]], words: Sequence[str]) -> Any:
    from scipy.sparse import csr_matrix

    place = {word: number for number, word in enumerate(words)}
    cells = [
        (row, place[word])
        for row, spoken in enumerate(said)
        for word in sorted(set(spoken))
        if word in place
    ]
    rows, columns = zip(*cells, strict=True) if cells else ((), ())
    return csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(said), len(words)))


def _words(presence: Any, seed: int) -> Vectors:
    """A place for each word, with unit rows."""
    together = _ppmi((presence.T @ presence).tocoo())
    return _unit(_truncated(together, min(AXES, together.shape[0] - 1), seed))


def _truncated(matrix: Any, axes: int, seed: int) -> Vectors:
    """The strongest axes by their square roots: a randomised SVD (Halko and others 2011)."""
    rng = np.random.default_rng(seed)
    width = min(axes + OVER, matrix.shape[0])
    reach = matrix @ rng.standard_normal((matrix.shape[0], width))
    for _turn in range(TURNS):
        reach, _upper = np.linalg.qr(matrix @ (matrix.T @ reach))
    left, strength, _right = np.linalg.svd((matrix.T @ reach).T, full_matrices=False)
    found: Vectors = (reach @ left)[:, :axes] * np.sqrt(strength[:axes])
    return found


def _ppmi(pairs: Any) -> Any:
    """Keep the pairs of words that meet oftener than by chance, by the logarithm of how much."""
    from scipy.sparse import csr_matrix

    apart = pairs.row != pairs.col
    rows, columns, met = pairs.row[apart], pairs.col[apart], pairs.data[apart]
    totals = np.bincount(rows, weights=met, minlength=pairs.shape[0])
    chance = totals[rows] * totals[columns] / max(met.sum(), 1.0)
    values = np.log(met / chance)
    more = values > 0
    return csr_matrix((values[more], (rows[more], columns[more])), shape=pairs.shape)


def _comments(
    presence: Any, placed: Vectors, said: Sequence[Sequence[str]], words: Sequence[str]
) -> Vectors:
    counts = np.asarray(presence.sum(axis=0)).ravel()
    weight = SIF / (SIF + counts / max(sum(map(len, said)), 1))
    sums: Vectors = presence @ (placed * weight[:, None])
    held = np.asarray(presence.sum(axis=1)).ravel()
    means = sums / np.maximum(held, 1)[:, None]
    return _unit(_without_first(means) * (held > 0)[:, None])


def _without_first(vectors: Vectors) -> Vectors:
    """Take out the one direction that nearly all comments share."""
    _values, directions = np.linalg.eigh(vectors.T @ vectors)
    first = directions[:, -1]
    return vectors - np.outer(vectors @ first, first)


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 1e-9)
    return found
