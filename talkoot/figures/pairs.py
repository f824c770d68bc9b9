"""The same people in two waves: in which groups their change may be told, and what it is
(PRIVACY.md, R12; decision 0027). Pure, numpy.

Beside the sums of either wave, the sum of the changes of those who were followed gives away, by
subtraction, the rest: in each cell of a wave either those who were followed can be left over, or
those who were not. An equation with the change in it so speaks of at least the smaller of both in
every cell; `left_over` adds them up, and a group is told where they are k or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from talkoot.figures import statistics
from talkoot.figures.blocks import Partition, coarsen
from talkoot.figures.results import DETAIL, Ints
from talkoot.figures.statistics import Interval, Sample

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Responses:
    """One wave's responses to a scale: the piece of each, or -1, its cell, and what it answered.

    A cell is the finest that any figure of the wave can part, and lies in one piece. A piece is
    whole blocks of both waves.
    """

    pieces: Ints
    cells: Ints
    answered: Flags  # responses x items


@dataclass(frozen=True, slots=True)
class Followed:
    """The mean change of n people, with the interval that the whole house's spread gives it."""

    n: int
    change: float
    interval: Interval


def complete(before: Responses, now: Responses, pairs: Ints) -> Ints:
    """The pairs that may be followed: in one piece both times, and all items answered."""
    then, today = pairs[:, 0], pairs[:, 1]
    piece = before.pieces[then]
    whole = before.answered[then].all(axis=1) & now.answered[today].all(axis=1)
    kept: Ints = pairs[(piece >= 0) & (piece == now.pieces[today]) & whole]
    return kept


def left_over(wave: Responses, followed: Ints, number: int) -> Ints:
    """How many people of each piece any equation with the change in it speaks of, at least."""
    taken = wave.pieces >= 0
    width = int(wave.cells.max(initial=-1)) + 1
    mine = np.zeros(len(wave.cells), dtype=bool)
    mine[followed] = True
    counts = np.bincount(wave.cells[mine & taken], minlength=width)
    piece_of = np.zeros(width, dtype=np.int64)
    piece_of[wave.cells[taken]] = wave.pieces[taken]
    least: Ints = np.full(number, np.iinfo(np.int64).max)
    for item in range(wave.answered.shape[1]):
        others = taken & ~mine & wave.answered[:, item]
        smaller = np.minimum(counts, np.bincount(wave.cells[others], minlength=width))
        of_item = np.bincount(piece_of, weights=smaller, minlength=number)[:number]
        least = np.minimum(least, of_item.astype(np.int64))
    return least


def groups(made: Partition, now: Responses, followed: Ints, k: int) -> Partition:
    """Join the pieces (the blocks of `made`) to groups whose change may be told.

    What is left over is counted in the newer wave alone. Its answers are in no earlier figure, so
    no change that was told before helps to take them away, however many waves there were. And
    somebody who was not followed may have answered both times: counted in both, she would be two.
    """
    weights = left_over(now, followed, len(made.blocks))
    return coarsen(made, [int(one) for one in weights], k)


def groups_of(made: Partition, joined: Partition) -> list[int]:
    """The group of each piece, or -1."""
    of = joined.block_of()
    return [of.get(piece.cells[0], -1) for piece in made.blocks]


def voiced(changes: Ints, of: Ints, number: int, rng: Random) -> Ints:
    """Move one person's change a step wherever all of a group changed alike (R8)."""
    copy = changes.copy()
    for group in range(number):
        mine = np.flatnonzero(of == group)
        if len(mine) and len(set(copy[mine].tolist())) == 1:
            one = mine[rng.randrange(len(mine))]
            copy[one] += -1 if copy[one] > 0 else 1
    return copy


def told(
    changes: Ints, of: Ints, figures: dict[int, tuple[int, ...]], factor: float
) -> dict[int, Followed]:
    """The change in each unit's groups; `changes` in steps, which `factor` turns into scores.

    The spread is that of all who were followed: with fewer than ten of them nothing is told.
    """
    known = of >= 0
    if known.sum() < DETAIL:
        return {}
    spread = float(changes[known].std(ddof=1)) * factor
    return {
        unit: _one(changes[np.isin(of, mine)], factor, spread) for unit, mine in figures.items()
    }


def _one(changes: Ints, factor: float, spread: float) -> Followed:
    n = len(changes)
    mean = round(float(changes.mean()) * factor, 1 if n < DETAIL else 2)
    return Followed(n, mean, statistics.mean_interval(Sample(n, mean, spread)))


def matched(before: Sequence[str], now: Sequence[str]) -> Ints:
    """Rows of both waves that have one id; an id that comes twice in a wave is nobody's."""
    then, today = _once(before), _once(now)
    found = [(row, today[one]) for one, row in then.items() if one in today]
    pairs: Ints = np.array(found, dtype=np.int64).reshape(len(found), 2)
    return pairs


def _once(ids: Sequence[str]) -> dict[str, int]:
    rows: dict[str, list[int]] = {}
    for row, one in enumerate(ids):
        if one:
            rows.setdefault(one, []).append(row)
    return {one: found[0] for one, found in rows.items() if len(found) == 1}
