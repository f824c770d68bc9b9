"""One background variable by unit: shown where each class has nobody or at least k, and where the
crossing with the blocks of the tree is safe (PRIVACY.md, R6 and theorem 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from talkoot.figures.blocks import Partition
from talkoot.figures.crossings import small_cut

Classes = Sequence[Sequence[int]]  # for each block, the people of each class


@dataclass(frozen=True)
class Breakdown:
    """Where a variable is shown.

    `regions` has, for each unit that shows it, the blocks of which it is the lowest such unit: with
    a class they make the background blocks, and each figure shown is a union of those. `withdrawn`
    has the units whose classes were all large enough, and that the cut test took away.
    """

    partition: Partition
    classes: Classes
    regions: Mapping[int, frozenset[int]]
    withdrawn: tuple[int, ...]

    def counts(self, unit: int) -> tuple[int, ...]:
        """Return the people of each class in the figure of a unit that shows the variable."""
        return _sums(self.classes, self.partition.figures[unit])


def breakdown(partition: Partition, classes: Classes) -> Breakdown:
    """Find the units that may show a variable; the deepest are tried first."""
    shown = _wide_enough(partition, classes)
    regions = _regions(partition, shown)
    waiting = sorted(shown, key=lambda unit: (len(list(partition.tree.above(unit))), unit))
    withdrawn: list[int] = []
    while waiting:
        unit = waiting.pop()
        if small_cut(_edges(classes, regions[unit]), partition.k) is None:
            continue
        withdrawn.append(unit)
        blocks = regions.pop(unit)
        above = next((one for one in partition.tree.above(unit) if one in regions), None)
        if above is not None:
            regions[above] |= blocks
            if above not in waiting:
                waiting.append(above)
    return Breakdown(partition, classes, dict(sorted(regions.items())), tuple(withdrawn))


def _wide_enough(partition: Partition, classes: Classes) -> set[int]:
    return {
        unit
        for unit, numbers in partition.figures.items()
        if all(n == 0 or n >= partition.k for n in _sums(classes, numbers))
    }


def _sums(classes: Classes, numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(classes[number] for number in numbers), strict=True)))


def _regions(partition: Partition, shown: set[int]) -> dict[int, frozenset[int]]:
    """Give each block to the lowest unit that shows the variable with the block in its figure."""
    lowest: dict[int, int] = {}
    for unit in reversed(partition.tree.upwards):  # parents before their children
        if unit in shown:
            lowest.update(dict.fromkeys(partition.figures[unit], unit))
    found: dict[int, set[int]] = {unit: set() for unit in shown}
    for number, unit in lowest.items():
        found[unit].add(number)
    return {unit: frozenset(numbers) for unit, numbers in found.items()}


def _edges(classes: Classes, blocks: Iterable[int]) -> dict[tuple[tuple[str, int], ...], int]:
    """Blocks of the tree on one side, the classes of this region on the other."""
    edges: dict[tuple[tuple[str, int], ...], int] = defaultdict(int)
    for number in blocks:
        for place, people in enumerate(classes[number]):
            edges[("block", number), ("class", place)] += people
    return edges
