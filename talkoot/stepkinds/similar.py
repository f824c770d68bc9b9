"""Which cards say nearly the same: a proposal by their letters, for any language. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

ALIKE = 0.18  # how much of their letters two cards share, before they are proposed together
GRAMS = (3, 4)
MOST = 400  # cards that are compared: each with each


@lru_cache(maxsize=64)
def alike(texts: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    """Return groups of places in `texts`, the largest first; who has no like is in none."""
    vectors = _vectors(texts[:MOST])
    near = [[_likeness(one, other) for other in vectors] for one in vectors]
    groups = [[place] for place in range(len(vectors))]
    while pair := _nearest(groups, near):
        first, second = pair
        groups[first] += groups.pop(second)
    found = [tuple(sorted(group)) for group in groups if len(group) > 1]
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def middle(texts: Sequence[str]) -> str:
    """The text that the others are most like."""
    vectors = _vectors(texts)
    likeness = [sum(_likeness(one, other) for other in vectors) for one in vectors]
    return max(zip(likeness, texts, strict=True), default=(0.0, ""))[1]


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    """The rarer a run of letters is among the cards, the more it tells."""
    counts = [Counter(_grams(text)) for text in texts]
    known = Counter(gram for count in counts for gram in count)
    return [
        _normed({g: n * math.log(1 + len(texts) / known[g]) for g, n in c.items()}) for c in counts
    ]


def _grams(text: str) -> Iterator[str]:
    for word in re.findall(r"\w+", text.casefold()):
        if len(word) < GRAMS[0]:
            continue
        for length in GRAMS:
            yield from (word[at : at + length] for at in range(len(word) - length + 1))


def _normed(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {gram: weight / length for gram, weight in vector.items()}


def _likeness(one: dict[str, float], other: dict[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[gram] for gram, weight in one.items() if gram in other)


def _nearest(groups: list[list[int]], near: list[list[float]]) -> tuple[int, int] | None:
    """The two groups that are most alike on average, where they are alike at all."""
    best, found = ALIKE, None
    for first, one in enumerate(groups):
        for second in range(first + 1, len(groups)):
            other = groups[second]
            shared = sum(near[a][b] for a in one for b in other) / (len(one) * len(other))
            if shared > best:
                best, found = shared, (first, second)
    return found
