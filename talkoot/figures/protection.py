"""What a tree of respondents would show, and what the attacker makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from talkoot.figures.attacker import SECONDS, Verdict, attack
from talkoot.figures.blocks import Partition, Tree, partition
from talkoot.figures.breakdown import Breakdown, breakdown


@dataclass(frozen=True)
class Protection:
    """Blocks, where a background variable may be shown, and the attacker's verdict on both."""

    partition: Partition
    breakdown: Breakdown | None
    verdict: Verdict


def protect(
    tree: Tree,
    direct: Sequence[int],
    k: int,
    classes: Sequence[Sequence[int]] = (),
    *,
    seconds: float = SECONDS,
    seed: int = 1,
) -> Protection:
    """Protect respondents by unit; `classes` has, for each unit's own staff, those of each class.

    Raises ValueError where the classes of a unit do not add up to its respondents.
    """
    made = partition(tree, direct, k)
    crossing = breakdown(made, _by_block(made, direct, classes)) if classes else None
    people = _people(direct, classes)
    figures = _figures(made, crossing, people)
    rng = Random(seed)  # noqa: S311 - makes up answers, hides nothing
    verdict = attack(figures, dict(enumerate(people.values())), k, rng=rng, seconds=seconds)
    return Protection(made, crossing, verdict)


Cell = tuple[int, int]  # (unit, class)


def _people(direct: Sequence[int], classes: Sequence[Sequence[int]]) -> dict[Cell, int]:
    """The finest cells the attacker may ask about: a unit's own staff, or one class of it."""
    if not classes:
        return {(unit, 0): n for unit, n in enumerate(direct) if n}
    return {(unit, one): n for unit, row in enumerate(classes) for one, n in enumerate(row) if n}


def _by_block(
    made: Partition, direct: Sequence[int], classes: Sequence[Sequence[int]]
) -> list[list[int]]:
    for unit, (n, row) in enumerate(zip(direct, classes, strict=True)):
        if sum(row) != n:
            raise ValueError(f"The classes of unit {unit} add up to {sum(row)}, not to {n}.")
    return [
        [sum(column) for column in zip(*(classes[cell] for cell in block.cells), strict=True)]
        for block in made.blocks
    ]


def _figures(
    made: Partition, crossing: Breakdown | None, people: Mapping[Cell, int]
) -> list[frozenset[int]]:
    """Every figure that would be published, as the numbers of the cells it sums."""
    number = {cell: place for place, cell in enumerate(people)}
    of_unit: dict[int, list[Cell]] = {}
    for cell in people:
        of_unit.setdefault(cell[0], []).append(cell)
    inside = {
        unit: [
            cell for block in blocks for one in made.blocks[block].cells for cell in of_unit[one]
        ]
        for unit, blocks in made.figures.items()
    }
    figures = [frozenset(number[cell] for cell in cells) for cells in inside.values()]
    for unit in crossing.regions if crossing else ():
        by_class: dict[int, set[int]] = {}
        for cell in inside[unit]:
            by_class.setdefault(cell[1], set()).add(number[cell])
        figures += [frozenset(cells) for cells in by_class.values()]
    return figures
