"""Which whole blocks make up what is told of each unit, of one question; numbers only. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from talkoot.figures.blocks import Partition, coarsen
from talkoot.figures.results import DETAIL


def told(base: Partition, joint: Iterable[int], made: Partition) -> dict[int, tuple[int, ...]]:
    """The blocks of each unit's figure, for the units that k people or more answered in.

    `joint` has the base blocks that are told by themselves too, as units -1, -2, ...
    """
    found: dict[int, set[int]] = {}
    for number, block in enumerate(made.blocks):
        for cell in block.cells:
            for unit in base.tree.above(cell):
                if unit in base.figures:
                    found.setdefault(unit, set()).add(number)
    own = made.block_of()
    for shown in joint:
        if holding := {own[cell] for cell in base.blocks[shown].cells if cell in own}:
            found[-1 - shown] = holding
    return {unit: tuple(sorted(blocks)) for unit, blocks in sorted(found.items())}


def behind(base: Partition, joint: Iterable[int], fine: Partition) -> list[frozenset[int]]:
    """The base blocks that each figure of a question sums, its details among them: to attack."""
    coarse = coarsen(fine, [block.size for block in fine.blocks], max(DETAIL, fine.k))
    own, shown = base.block_of(), tuple(joint)
    figures = []
    for made in (fine, coarse):
        holds = [{own[cell] for cell in block.cells} for block in made.blocks]
        for blocks in told(base, shown, made).values():
            figures.append(frozenset().union(*(holds[number] for number in blocks)))
    return figures
