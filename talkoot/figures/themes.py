"""Themes of comments of one language: clusters, their words, quotes; or key phrases of a few. Pure.

The pipeline and what was measured with it are in docs/themes.md. About a quarter of the clusters
are style or chance: what is found is a proposal, and people keep, merge, rename and drop.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from talkoot.figures.kmeans import STARTS, kmeans
from talkoot.figures.languages import WORDS, language_of, words_of
from talkoot.figures.lemmas import MARK, Forms, forms
from talkoot.figures.wordspace import Space, Vectors, space

ENOUGH = 150  # comments: under it no clusters
FEWEST, MOST, EACH = 6, 30, 300
NONE = -1
MANY, FEW_STARTS = 5000, 4  # comments: of so many, more starts of k-means find no better themes
LABEL, QUOTES, PHRASES = 5, 5, 20
PRIOR = 0.5

Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Theme:
    """Comments that speak of the same: the nearest to the middle first, with how near each is."""

    words: tuple[str, ...]
    comments: tuple[int, ...]
    nearness: tuple[float, ...]


@dataclass(frozen=True)
class Themes:
    """What comments of one language speak of; `comments` has their places in the whole list."""

    language: str
    comments: tuple[int, ...]
    by: str  # what found the base forms
    themes: tuple[Theme, ...]
    phrases: tuple[tuple[str, int], ...]
    vectors: Vectors
    why_none: str = ""  # few-comments, few-words

    @property
    def unplaced(self) -> int:
        """Comments that share no word with others."""
        return len(self.comments) - sum(len(theme.comments) for theme in self.themes)


def find(texts: Sequence[str], language: str | None = None, *, seed: int = 1) -> list[Themes]:
    """Find the themes in each language apart, the language with most comments first."""
    spoken = [language or language_of(text) for text in texts]
    order = [name for name, _n in Counter(spoken).most_common()]
    return [
        _find(texts, [n for n, one in enumerate(spoken) if one == name], name, seed)
        for name in order
    ]


def _find(texts: Sequence[str], places: list[int], language: str, seed: int) -> Themes:
    words = [words_of(texts[place]) for place in places]
    known = forms({word for some in words for word in some}, language)
    said = [known.said(some) for some in words]
    small = frozenset(WORDS[language] | {known.lemmas.get(word, word) for word in WORDS[language]})
    placed = space(said, seed, without=small)
    phrases = _phrases(words, known, small)
    vectors = placed.comments if placed else np.zeros((len(places), 1))
    why = "few-comments" if len(places) < ENOUGH else "" if placed else "few-words"
    found = () if why or placed is None else _clustered(placed, places, seed)
    return Themes(language, tuple(places), known.by, found, phrases, vectors, why)


def _clustered(placed: Space, places: Sequence[int], seed: int) -> tuple[Theme, ...]:
    there = np.flatnonzero(placed.comments.any(axis=1))
    k = int(np.clip(len(places) / EACH, FEWEST, MOST))
    labels = np.full(len(places), NONE, dtype=np.int64)
    starts = FEW_STARTS if len(there) > MANY else STARTS
    labels[there] = kmeans(placed.comments[there], k, np.random.default_rng(seed), starts)
    return tuple(_theme(placed, labels, one, places) for one in range(k) if (labels == one).any())


def _theme(placed: Space, labels: Labels, one: int, places: Sequence[int]) -> Theme:
    mine = np.flatnonzero(labels == one)
    middle = placed.comments[mine].mean(axis=0)
    near = placed.comments[mine] @ (middle / max(float(np.linalg.norm(middle)), 1e-9))
    order = np.argsort(-near, kind="stable")
    return Theme(
        telling(placed, labels == one),
        tuple(places[mine[n]] for n in order),
        tuple(round(float(near[n]), 4) for n in order),
    )


def telling(placed: Space, inside: NDArray[np.bool_], most: int = LABEL) -> tuple[str, ...]:
    """The words that tell these comments from the others, by log-odds over their error."""
    yes = np.asarray(placed.presence[inside].sum(axis=0)).ravel()
    no = np.asarray(placed.presence[~inside].sum(axis=0)).ravel()
    odds = _log_odds(yes, int(inside.sum())) - _log_odds(no, int((~inside).sum()))
    z = odds / np.sqrt(1 / (yes + PRIOR) + 1 / (no + PRIOR))
    order = np.argsort(-z, kind="stable")
    words = [placed.words[n] for n in order if z[n] > 0 and not placed.words[n].startswith(MARK)]
    return tuple(words[:most])


def _log_odds(held: Vectors, of: int) -> Vectors:
    odds: Vectors = np.log((held + PRIOR) / (of - held + PRIOR))
    return odds


def _phrases(
    words: Sequence[Sequence[str]], known: Forms, small: frozenset[str]
) -> tuple[tuple[str, int], ...]:
    """Words and pairs of words that at least three comments hold; a pair hides its words."""
    held: Counter[str] = Counter()
    for some in words:
        lemmas = [known.lemmas.get(word, "") for word in some]
        clear = [lemma if lemma and lemma not in small else "" for lemma in lemmas]
        pairs = {f"{one} {two}" for one, two in pairwise(clear) if one and two}
        held.update({one for one in clear if one} | pairs)
    often = {phrase: n for phrase, n in held.items() if n >= 3}
    inside = Counter[str]()
    for phrase, n in often.items():
        if " " in phrase:
            for word in phrase.split():
                inside[word] = max(inside[word], n)
    kept = [(phrase, n) for phrase, n in often.items() if inside[phrase] * 2 <= n]
    return tuple(sorted(kept, key=lambda one: (-one[1], one[0]))[:PHRASES])


def quotes(theme: Theme, homes: Sequence[object] | None, most: int = QUOTES) -> tuple[int, ...]:
    """The comments nearest to the middle, from as many homes (blocks, units) as there are."""
    if homes is None:
        return theme.comments[:most]
    turns: Counter[object] = Counter()
    ranked = []
    for rank, comment in enumerate(theme.comments):
        ranked.append((turns[homes[comment]], rank, comment))
        turns[homes[comment]] += 1
    return tuple(comment for _turn, _rank, comment in sorted(ranked)[:most])
