"""Who took part, by block: a rate of anything finer would say of single people that they did not.

A unit in which nobody answered is told exactly like one with a few answers: it belongs to a block,
and to the people that block stands for (PRIVACY.md, R11). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from talkoot.figures.blocks import Partition


def homes(made: Partition) -> list[int | None]:
    """Return the block each unit's own staff is told in, whether any of it answered or not."""
    own = made.block_of()
    inside: dict[int, set[int]] = {}
    for cell, number in own.items():
        for above in made.tree.above(cell):
            inside.setdefault(above, set()).add(number)
    units = range(len(made.tree.parents))
    return [own[unit] if unit in own else _nearest(made, inside, unit) for unit in units]


def _nearest(made: Partition, inside: Mapping[int, set[int]], unit: int) -> int | None:
    """The smallest block at the unit, or under the nearest of those above it."""
    for above in made.tree.above(unit):
        if here := inside.get(above):
            return min(here, key=lambda number: (made.blocks[number].size, number))
    return min(range(len(made.blocks)), key=lambda n: (made.blocks[n].size, n), default=None)


def joint(made: Partition) -> dict[int, int]:
    """For each unit without a figure of its own, the block it is shown in."""
    return {
        unit: block
        for unit, block in enumerate(homes(made))
        if block is not None and unit not in made.figures
    }


def cells_of(made: Partition, blocks: Iterable[int]) -> list[int]:
    """The units whose own staff is told in the blocks."""
    return cells_in(by_block(made), blocks)


def by_block(made: Partition) -> dict[int, list[int]]:
    """The units whose own staff is told in each block."""
    found: dict[int, list[int]] = {}
    for unit, block in enumerate(homes(made)):
        if block is not None:
            found.setdefault(block, []).append(unit)
    return found


def cells_in(told: Mapping[int, Sequence[int]], blocks: Iterable[int]) -> list[int]:
    """The units told in some of the blocks, when it is known who is told in which."""
    return sorted(unit for block in set(blocks) for unit in told.get(block, ()))


def people_of(
    told: Mapping[int, Sequence[int]], blocks: Iterable[int], people: Sequence[int]
) -> int:
    """How many people the blocks stand for, of whom some answered."""
    return sum(people[unit] for unit in cells_in(told, blocks))
