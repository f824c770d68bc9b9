"""Background variables beside the tree: one joint partition for all of them, crossed question by
question with the question's own blocks (PRIVACY.md, R6, R7 and theorem 2). Pure, numpy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from talkoot.figures.blocks import Partition
from talkoot.figures.breakdown import breakdown

Ints = NDArray[np.int64]
Told = tuple[int | None, ...]  # the class of each variable; None where it was not told


def merged(told: Sequence[Told], k: int) -> list[Told]:
    """Leave out what makes a combination of fewer than k people: of the last variable first."""
    now = list(told)
    while rare := _rare(now, k):
        most = max(_said(one) for one in rare)
        now = [_with_one_less(one) if one in rare and _said(one) == most else one for one in now]
    return now


def _rare(told: Sequence[Told], k: int) -> set[Told]:
    return {one for one, n in Counter(told).items() if n < k and _said(one)}


def _said(told: Told) -> int:
    return sum(one is not None for one in told)


def _with_one_less(told: Told) -> Told:
    last = max(place for place, one in enumerate(told) if one is not None)
    return (*told[:last], None, *told[last + 1 :])


@dataclass(frozen=True)
class Cells:
    """The joint partition: what the people of each cell told, and the cell of each response."""

    told: tuple[Told, ...]
    of: Ints

    @cached_property
    def hosts(self) -> tuple[tuple[int, ...], ...]:
        """For each cell that left something out: the whole ones its people may belong to."""
        return tuple(
            tuple(number for number, other in enumerate(self.told) if _may_be(own, other))
            for own in self.told
        )

    def classes(self) -> list[tuple[int, int]]:
        """Return every class that somebody told: (variable, class)."""
        found = {(v, one) for told in self.told for v, one in enumerate(told) if one is not None}
        return sorted(found)


def cells(told: Iterable[Told]) -> Cells:
    rows = list(told)
    names = sorted(set(rows), key=lambda one: [-1 if c is None else c for c in one])
    number = {name: place for place, name in enumerate(names)}
    return Cells(tuple(names), np.array([number[row] for row in rows], dtype=np.int64))


def _may_be(own: Told, other: Told) -> bool:
    if None not in own or None in other:
        return False
    return all(mine is None or mine == theirs for mine, theirs in zip(own, other, strict=True))


@dataclass(frozen=True)
class Crossed:
    """Background blocks of one question: `groups` has that of each response, or -1 for none.

    `cell_of` says which cell a background block is told as, `shown` which of them make up the
    figures of a unit; `withdrawn` how many units the cut test took away.
    """

    groups: Ints
    cell_of: tuple[int, ...]
    shown: Mapping[int, tuple[int, ...]]
    withdrawn: int

    def of_class(self, known: Cells, unit: int, variable: int, one: int) -> list[int]:
        """Return the background blocks that make up one class in a unit."""
        numbers = self.shown.get(unit, ())
        return [n for n in numbers if known.told[self.cell_of[n]][variable] == one]


def crossed(fine: Partition, places: Ints, known: Cells) -> Crossed:
    """Cross a question's blocks with the cells; `places` has the block of each who answered."""
    made = breakdown(fine, _by_block(fine, places, known), known.hosts)
    numbers: dict[tuple[int, int], int] = {}
    table = np.full((len(fine.blocks) + 1, len(known.told)), -1, dtype=np.int64)
    for unit, blocks in made.regions.items():
        for cell, told_in in enumerate(made.told_in(unit)) if blocks else ():
            if any(made.classes[block][cell] for block in blocks):
                number = numbers.setdefault((unit, told_in), len(numbers))
                table[list(blocks), cell] = number
    shown: dict[int, list[int]] = {unit: [] for unit in made.regions}
    for (region, _cell), number in numbers.items():
        for unit in fine.tree.above(region):
            if unit in shown:
                shown[unit].append(number)
    return Crossed(
        groups=table[places, known.of],
        cell_of=tuple(cell for _unit, cell in numbers),
        shown={unit: tuple(found) for unit, found in shown.items() if found},
        withdrawn=len(made.withdrawn),
    )


def _by_block(fine: Partition, places: Ints, known: Cells) -> list[list[int]]:
    """How many of each cell there are in each block."""
    width, taken = len(known.told), places >= 0
    flat = places[taken] * width + known.of[taken]
    counts = np.bincount(flat, minlength=len(fine.blocks) * width)
    found: list[list[int]] = counts.reshape(len(fine.blocks), width).tolist()
    return found
