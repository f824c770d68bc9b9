"""Which remarks are listed under a unit: whole blocks of ten writers or more, in a drawn order.

A unit lists the blocks that its own blocks belong to, and those above it the union: a list less
another is then a whole block again (PRIVACY.md, R10). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from talkoot.figures.blocks import Block, Partition
from talkoot.surveys import participation


class Remark(Protocol):
    """A remark, as it is read."""

    @property
    def block10(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def hidden(self) -> bool: ...


@dataclass(frozen=True)
class Listed:
    """What is listed of one open question; `beyond` are units that are listed with this one."""

    title: str
    texts: tuple[str, ...]
    hidden: int
    beyond: tuple[str, ...]
    erased: bool = False  # it was read once, and its time is over


def listed_in(made: Partition, blocks: Sequence[Block]) -> dict[int, frozenset[int]]:
    """For each unit, the blocks of a question that are listed under it."""
    of_cell = {cell: number for number, block in enumerate(blocks) for cell in block.cells}
    homes = participation.homes(made)
    found: dict[int, set[int]] = {unit: set() for unit in range(len(homes))}
    for unit, own in enumerate(homes):
        number = None if own is None else of_cell.get(made.blocks[own].cells[0])
        if number is not None:
            for above in made.tree.above(unit):
                found[above].add(number)
    return {unit: frozenset(numbers) for unit, numbers in found.items()}


def attackable(
    made: Partition, questions: Mapping[str, Sequence[Block]]
) -> list[tuple[list[frozenset[int]], dict[int, int]]]:
    """Return, for the attacker, the lists of each question and the writers of its blocks."""
    return [
        (
            [one for one in listed_in(made, blocks).values() if one],
            {number: block.size for number, block in enumerate(blocks)},
        )
        for blocks in questions.values()
        if blocks
    ]


def listed(
    title: str,
    made: Partition,
    blocks: Sequence[Block],
    remarks: Sequence[Remark],
    place: int,
    names: Mapping[int, str],
) -> Listed:
    """What is listed of a question under one unit, of `remarks` that are in a drawn order.

    `names` has the units with staff of their own.
    """
    numbers = listed_in(made, blocks)[place]
    mine = [one for one in remarks if one.block10 in numbers]
    beyond = [
        names[cell]
        for cell in told_in(made, blocks, numbers)
        if cell in names and place not in made.tree.above(cell)
    ]
    texts = tuple(one.text for one in mine if not one.hidden)
    return Listed(title, texts, len(mine) - len(texts), tuple(beyond), bool(numbers) and not mine)


def told_in(made: Partition, blocks: Sequence[Block], numbers: Iterable[int]) -> list[int]:
    """Return the units told in some blocks, whether any of their own staff answered or not."""
    cells = {cell for number in numbers for cell in blocks[number].cells}
    own = [number for number, block in enumerate(made.blocks) if block.cells[0] in cells]
    return participation.cells_of(made, own)
