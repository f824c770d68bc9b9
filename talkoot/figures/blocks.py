"""Blocks: at least k people whose sums are published together, and who belongs to which.

Which block an answer belongs to is decided by numbers of respondents alone, never by answers, so
that the shape of a report says nothing of what was answered. Every published figure is a sum over
whole blocks of one partition; no combination of such figures involves fewer than k people, because
it has the same coefficient for all members of a block (PRIVACY.md, theorem 1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Tree:
    """Units in a tree: the parent of each, None at the top. A unit's own direct staff is a cell."""

    parents: tuple[int | None, ...]

    def __post_init__(self) -> None:
        if len(self.upwards) != len(self.parents):
            raise ValueError("The units do not make a tree: some are above themselves.")

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _unit in self.parents]
        for unit, parent in enumerate(self.parents):
            if parent is not None:
                found[parent].append(unit)
        return tuple(tuple(units) for units in found)

    @cached_property
    def upwards(self) -> tuple[int, ...]:
        """All units, children before their parents."""
        waiting = [unit for unit, parent in enumerate(self.parents) if parent is None]
        downwards: list[int] = []
        while waiting:
            unit = waiting.pop()
            downwards.append(unit)
            waiting.extend(self.children[unit])
        return tuple(reversed(downwards))

    def totals(self, direct: Sequence[int]) -> list[int]:
        """Return the people of each unit with all that is under it."""
        totals = list(direct)
        for unit in self.upwards:
            parent = self.parents[unit]
            if parent is not None:
                totals[parent] += totals[unit]
        return totals

    def above(self, unit: int) -> Iterator[int]:
        """Yield the unit and all those it belongs to."""
        now: int | None = unit
        while now is not None:
            yield now
            now = self.parents[now]


@dataclass(frozen=True)
class Block:
    """Cells (units' direct staff) that are only ever shown together; `home` formed the block."""

    cells: tuple[int, ...]
    size: int
    home: int


@dataclass(frozen=True)
class Partition:
    """The blocks of a tree. `figures` says which of them make up what is shown of a unit."""

    tree: Tree
    direct: tuple[int, ...]
    k: int
    blocks: tuple[Block, ...]

    @cached_property
    def totals(self) -> list[int]:
        return self.tree.totals(self.direct)

    @cached_property
    def figures(self) -> Mapping[int, tuple[int, ...]]:
        """For each unit with at least k people: the blocks that have a cell inside it.

        A figure may hold guests: people from outside the unit, at most k - 1 of each unit above.
        """
        found: dict[int, set[int]] = {}
        for number, block in enumerate(self.blocks):
            for cell in block.cells:
                for unit in self.tree.above(cell):
                    if self.totals[unit] >= self.k:
                        found.setdefault(unit, set()).add(number)
        return {unit: tuple(sorted(numbers)) for unit, numbers in sorted(found.items())}

    def shown(self, unit: int) -> int:
        """Return the people in the figure of a unit."""
        return sum(self.blocks[number].size for number in self.figures[unit])

    def guests(self, unit: int) -> int:
        """Return how many people of a unit's figure belong elsewhere."""
        return self.shown(unit) - self.totals[unit]

    def places(self, units: Sequence[int]) -> list[int]:
        """Return the block of each response, whose own staff's unit is given; -1 for none."""
        known = self.block_of()
        return [known.get(unit, -1) for unit in units]

    def block_of(self) -> dict[int, int]:
        """Return the block of each cell that has people."""
        return {cell: number for number, block in enumerate(self.blocks) for cell in block.cells}


def partition(tree: Tree, direct: Sequence[int], k: int) -> Partition:
    """Put the direct staff of all units into blocks of at least k, near each other in the tree.

    `direct` has the respondents of each unit's own staff. Where there are fewer than k in all, no
    block is made. O(n log n) in the number of units.
    """
    if k < 1:
        raise ValueError("A block needs at least one person.")
    cells = [_Piece((unit,), people) if people else None for unit, people in enumerate(direct)]
    return Partition(tree, tuple(direct), k, tuple(_blocks(tree, cells, k)))


def coarsen(fine: Partition, sizes: Sequence[int], k: int) -> Partition:
    """Make coarser blocks out of whole ones: for a question's answerers, or for detail at k = 10.

    `sizes` has the people of each block now. The same algorithm runs on a tree in which each block
    is a leaf under the unit where it was formed, so the two layers never cross.
    """
    units = len(fine.tree.parents)
    leaves = Tree((*fine.tree.parents, *(block.home for block in fine.blocks)))
    cells: list[_Piece | None] = [None] * units
    cells += [
        _Piece((units + number,), size) if size else None for number, size in enumerate(sizes)
    ]
    coarse = [
        Block(_cells_of(block, fine, units), block.size, _home(block, fine, units))
        for block in _blocks(leaves, cells, k)
    ]
    direct = _direct(fine, sizes)
    return Partition(fine.tree, direct, k, tuple(coarse))


def _cells_of(block: Block, fine: Partition, units: int) -> tuple[int, ...]:
    return tuple(sorted(cell for leaf in block.cells for cell in fine.blocks[leaf - units].cells))


def _home(block: Block, fine: Partition, units: int) -> int:
    return block.home if block.home < units else fine.blocks[block.home - units].home


def _direct(fine: Partition, sizes: Sequence[int]) -> tuple[int, ...]:
    """Give the people of a block to its home: of a question we know them by block only."""
    direct = [0] * len(fine.direct)
    for block, size in zip(fine.blocks, sizes, strict=True):
        direct[block.home] += size
    return tuple(direct)


@dataclass
class _Piece:
    """Cells that stay together, and are still too few or not yet in a block."""

    cells: tuple[int, ...]
    people: int


@dataclass
class _Growing:
    """A block under way: guests may still join it."""

    cells: list[int]
    people: int
    home: int

    def take(self, piece: _Piece) -> None:
        self.cells.extend(piece.cells)
        self.people += piece.people


def _blocks(tree: Tree, cells: Sequence[_Piece | None], k: int) -> Iterator[Block]:
    """Run the merge; children come before their parents."""
    totals = tree.totals([cell.people if cell else 0 for cell in cells])
    passed: list[list[_Piece]] = [[] for _unit in tree.parents]  # up from children below k
    under: list[list[_Growing]] = [[] for _unit in tree.parents]
    for unit in tree.upwards:
        own = cells[unit]
        pieces = ([own] if own else []) + passed[unit]
        below = under[unit]
        if totals[unit] >= k:
            _settle(tree, totals, under, unit, pieces, k)
        parent = tree.parents[unit]
        if parent is not None:
            under[parent].extend(below)
            if pieces and totals[unit] < k:
                passed[parent].append(_joined(pieces))
    for unit, parent in enumerate(tree.parents):
        if parent is None:
            for growing in under[unit]:
                yield Block(tuple(sorted(growing.cells)), growing.people, growing.home)


def _settle(
    tree: Tree,
    totals: Sequence[int],
    under: list[list[_Growing]],
    unit: int,
    pieces: list[_Piece],
    k: int,
) -> None:
    """Find a block for each piece of a unit that has at least k people."""
    loose = sum(piece.people for piece in pieces)
    if loose >= k:
        under[unit].extend(_covered(pieces, k, unit))
    elif loose:
        host = _host(tree, totals, under, unit, k)
        for piece in pieces:
            host.take(piece)


def _covered(pieces: list[_Piece], k: int, home: int) -> list[_Growing]:
    """Cover bins of k: the largest piece, filled up with the smallest; the last takes the rest."""
    waiting = sorted(pieces, key=lambda piece: (piece.people, piece.cells))
    bins: list[_Growing] = []
    while sum(piece.people for piece in waiting) >= k:
        largest = waiting.pop()
        one = _Growing(list(largest.cells), largest.people, home)
        while one.people < k:
            one.take(waiting.pop(0))
        bins.append(one)
    for piece in waiting:
        bins[-1].take(piece)
    return bins


def _host(
    tree: Tree, totals: Sequence[int], under: list[list[_Growing]], unit: int, k: int
) -> _Growing:
    """The smallest team below that is shown anyway; where there is none, the largest block."""
    teams = [
        child for child in tree.children[unit] if totals[child] >= k and not tree.children[child]
    ]
    if teams:
        smallest = min(teams, key=lambda child: (totals[child], child))
        return under[smallest][0]
    return max(under[unit], key=lambda block: (block.people, -min(block.cells)))


def _joined(pieces: list[_Piece]) -> _Piece:
    cells = tuple(cell for piece in pieces for cell in piece.cells)
    return _Piece(cells, sum(piece.people for piece in pieces))
