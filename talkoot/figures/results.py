"""Results by unit from raw answers, through the release gate: blocks per question, one voice,
detail by size (PRIVACY.md, R1, R2, R7, R8, R9); pure, numpy.

A mean is a sum over whole blocks of the question's own answerers. The mean of a scale is the mean
of its items' published means: recomputed on those who answered everything, it would give away by
subtraction what the few others said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from talkoot.figures.blocks import Partition, coarsen
from talkoot.figures.classes import Cells, Crossed, crossed

DETAIL = 10  # people: from here on the distribution is told
MISSING = 0
TURNS = 100  # two or three do; a block of five has many to choose from

Answers = NDArray[np.int8]  # responses x items; 0 is no answer, else 1 to the number of steps
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figure:
    """What may be told of one item in one unit.

    `n` people, up to `guests` of them from outside the unit; `counts` of each answer from ten
    people on (its own `detail_n` people: detail has coarser blocks).
    """

    n: int
    mean: float
    guests: int
    detail_n: int = 0
    counts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Survey:
    """Answers by block: `blocks` has the place in `base.blocks` of each response, or -1 for none.

    Nothing finer than the block is known here, and nothing finer need be stored.
    """

    base: Partition
    answers: Answers
    blocks: Ints
    steps: int
    key: bytes
    joint: tuple[int, ...] = ()  # base blocks told by themselves too, as units -1, -2, ...
    fewest: tuple[int, ...] = ()  # people in a figure of each item, where it needs more than k
    cells: Cells | None = None  # what each told of herself

    @cached_property
    def published(self) -> Answers:
        """The publication copy: no block is of one voice, neither of the tree nor of a class."""
        copy = self.answers.copy()
        for item in range(copy.shape[1]):
            self._give_voices(copy[:, item], item)
        return copy

    def _give_voices(self, column: Answers, item: int) -> None:
        """Move one answer a step, in every block of the item's where all are equal.

        A move may leave a block of the other layer with one voice: so all are looked at again.
        """
        layers = [self._groups_of(self.fine(item))]
        if self.cells is not None:
            layers.append(self.crossed(item).groups)
        for turn in range(TURNS):
            moved = [self._moved(column, groups, (item, turn)) for groups in layers]
            if not any(moved):
                return
        raise RuntimeError("Some block keeps speaking with one voice.")

    def _moved(self, column: Answers, groups: Ints, drawn: tuple[int, int]) -> bool:
        counts = _counted(column, groups, self.steps, int(groups.max(initial=-1)) + 1)
        alone = np.flatnonzero((counts > 0).sum(axis=1) == 1)
        for group in alone:
            mine = np.flatnonzero((groups == group) & (column != MISSING))
            chosen = mine[self._draw(*drawn, int(group)) % len(mine)]
            column[chosen] += 1 if column[chosen] == 1 else -1
        return len(alone) > 0

    def _draw(self, *about: int) -> int:
        """A number that whoever has not the key cannot foresee, the same each time."""
        drawn = hashlib.blake2b(repr(about).encode(), key=self.key, digest_size=8)
        return int.from_bytes(drawn.digest())

    def fine(self, item: int) -> Partition:
        """The item's blocks of at least k of those who answered it, or more where it needs more."""
        if item not in self._fine:
            fewest = max(self.base.k, self.fewest[item] if self.fewest else 0)
            self._fine[item] = coarsen(self.base, self._sizes(item), fewest)
        return self._fine[item]

    @cached_property
    def _fine(self) -> dict[int, Partition]:
        return {}

    def _sizes(self, item: int) -> list[int]:
        """How many of each block answered an item."""
        answered = (self.answers[:, item] != MISSING) & (self.blocks >= 0)
        counts: list[int] = np.bincount(
            self.blocks[answered], minlength=len(self.base.blocks)
        ).tolist()
        return counts

    def _groups_of(self, made: Partition) -> Ints:
        """Each response's block in a partition that is made of whole blocks of ours."""
        of_cell = {cell: number for number, block in enumerate(made.blocks) for cell in block.cells}
        of_block = [of_cell.get(block.cells[0], -1) for block in self.base.blocks]
        found: Ints = np.array([*of_block, -1], dtype=np.int64)[self.blocks]
        return found

    def item(self, item: int) -> dict[int, Figure]:
        """Return the figure of every unit that may be told of an item."""
        fine = self.fine(item)
        coarse = coarsen(fine, [block.size for block in fine.blocks], max(DETAIL, fine.k))
        counts, detail = self._counts(item, fine), self._counts(item, coarse)
        wide = self._told(coarse)
        return {
            unit: _figure(
                counts[list(blocks)],
                self._guests(fine, unit, blocks),
                detail[list(wide.get(unit, ()))],
            )
            for unit, blocks in self._told(fine).items()
        }

    @cached_property
    def _crossings(self) -> dict[int, Crossed]:
        return {}

    def crossed(self, item: int) -> Crossed:
        """The background blocks of those who answered an item; only where something was told."""
        if self.cells is None:
            raise ValueError("Nobody was asked about herself.")
        if item not in self._crossings:
            fine = self.fine(item)
            answered = self.answers[:, item] != MISSING
            places = np.where(answered, self._groups_of(fine), -1)
            self._crossings[item] = crossed(fine, places, self.cells)
        return self._crossings[item]

    def classes(self, item: int) -> dict[int, dict[tuple[int, int], Figure]]:
        """Return, for each unit that may show them, the figure of each (variable, class)."""
        if self.cells is None:
            return {}
        cross = self.crossed(item)
        counts = _counted(self.published[:, item], cross.groups, self.steps, len(cross.cell_of))
        found: dict[int, dict[tuple[int, int], Figure]] = {}
        for unit in cross.shown:
            for variable, one in self.cells.classes():
                if numbers := cross.of_class(self.cells, unit, variable, one):
                    figure = _figure(counts[numbers], 0, counts[:0])
                    found.setdefault(unit, {})[variable, one] = figure
        return found

    def _counts(self, item: int, made: Partition) -> Ints:
        """How many gave each answer, in each block."""
        groups = self._groups_of(made)
        return _counted(self.published[:, item], groups, self.steps, len(made.blocks))

    def _told(self, made: Partition) -> dict[int, tuple[int, ...]]:
        """The blocks of each unit's figure, for the units that k people or more answered in."""
        found: dict[int, set[int]] = {}
        for number, block in enumerate(made.blocks):
            for cell in block.cells:
                for unit in self.base.tree.above(cell):
                    if unit in self.base.figures:
                        found.setdefault(unit, set()).add(number)
        own = made.block_of()
        for shown in self.joint:
            if holding := {own[cell] for cell in self.base.blocks[shown].cells if cell in own}:
                found[-1 - shown] = holding
        return {unit: tuple(sorted(blocks)) for unit, blocks in sorted(found.items())}

    def behind(self, item: int) -> tuple[list[frozenset[int]], dict[int, int]]:
        """Return what each figure of an item sums, and the people of each cell: to attack.

        A cell is a base block, or where people told of themselves, what one block's people told.
        """
        fine = self.fine(item)
        coarse = coarsen(fine, [block.size for block in fine.blocks], max(DETAIL, fine.k))
        cells = self._cells_behind(item)
        of_base: dict[int, set[int]] = {}
        for cell in np.unique(cells[cells >= 0]).tolist():
            of_base.setdefault(cell // self._width, set()).add(cell)
        figures, own = [], self.base.block_of()
        for made in (fine, coarse):
            base = [{own[cell] for cell in block.cells} for block in made.blocks]
            for blocks in self._told(made).values():
                inside = set().union(*(base[number] for number in blocks))
                figures.append(frozenset().union(*(of_base.get(one, set()) for one in inside)))
        figures += self._behind_classes(item, cells)
        numbers, sizes = np.unique(cells[cells >= 0], return_counts=True)
        return figures, dict(zip(numbers.tolist(), sizes.tolist(), strict=True))

    @property
    def _width(self) -> int:
        return len(self.cells.told) if self.cells is not None else 1

    def _cells_behind(self, item: int) -> Ints:
        """The cell of each response to an item, or -1."""
        answered = (self.answers[:, item] != MISSING) & (self.blocks >= 0)
        of = self.cells.of if self.cells is not None else np.zeros_like(self.blocks)
        found: Ints = np.where(answered, self.blocks * self._width + of, -1)
        return found

    def _behind_classes(self, item: int, cells: Ints) -> list[frozenset[int]]:
        """Take the cells of each figure of a class from those whose answers it sums."""
        if self.cells is None:
            return []
        cross = self.crossed(item)
        summed: list[set[int]] = [set() for _number in cross.cell_of]
        taken = (cells >= 0) & (cross.groups >= 0)
        for number, cell in {
            *zip(cross.groups[taken].tolist(), cells[taken].tolist(), strict=True)
        }:
            summed[number].add(cell)
        return [
            frozenset().union(*(summed[number] for number in numbers))
            for unit in cross.shown
            for variable, one in self.cells.classes()
            if (numbers := cross.of_class(self.cells, unit, variable, one))
        ]

    def sums(self, item: int) -> tuple[list[int], Ints]:
        """Return who answered an item by base block, and its published counts by its own block."""
        return self._sizes(item), self._counts(item, self.fine(item))

    def _guests(self, made: Partition, unit: int, blocks: Sequence[int]) -> int:
        """How many respondents of the survey the figure may hold from outside the unit."""
        cells = [cell for number in blocks for cell in made.blocks[number].cells]
        outside = [cell for cell in cells if not self._inside(unit, cell)]
        return sum(self.base.direct[cell] for cell in outside)

    def _inside(self, unit: int, cell: int) -> bool:
        if unit < 0:
            return cell in self.base.blocks[-1 - unit].cells
        return unit in self.base.tree.above(cell)

    def scale(self, items: Sequence[int]) -> dict[int, tuple[int, float]]:
        """Return the smallest n and the mean of the items' means, for units that have them all."""
        told = [self.item(item) for item in items]
        shared = set.intersection(*(set(figures) for figures in told))
        return {
            unit: (
                min(figures[unit].n for figures in told),
                float(np.mean([figures[unit].mean for figures in told])),
            )
            for unit in sorted(shared)
        }


def _counted(column: Answers, groups: Ints, steps: int, number: int) -> Ints:
    """Count the answers 1 to `steps` in each of `number` groups."""
    taken = (column != MISSING) & (groups >= 0)
    flat = groups[taken] * steps + column[taken].astype(np.int64) - 1
    counts: Ints = np.bincount(flat, minlength=number * steps).reshape(number, steps)
    return counts


def _figure(counts: Ints, guests: int, detail: Ints) -> Figure:
    """Sum whole blocks: the mean of the fine ones, and the counts of the coarse from ten on."""
    whole = counts.sum(axis=0)
    n = int(whole.sum())
    mean = float(whole @ np.arange(1, len(whole) + 1)) / n
    if n < DETAIL or not len(detail):
        return Figure(n, round(mean, 1), guests)
    shown = detail.sum(axis=0)
    return Figure(n, round(mean, 2), guests, int(shown.sum()), tuple(map(int, shown)))
