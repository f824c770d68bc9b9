"""One background variable by unit: shown where each class has nobody or at least k, and where the
crossing with the blocks of the tree is safe (PRIVACY.md, R6 and theorem 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from talkoot.figures.blocks import Partition
from talkoot.figures.crossings import small_cut

Classes = Sequence[Sequence[int]]  # for each block, the people of each class

Hosts = Sequence[Sequence[int]]  # for each class, those that may take in its people as guests

Vertex = tuple[str, int]


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
    hosts: Hosts = ()

    def told_in(self, unit: int) -> list[int]:
        """Return, for each class, the class that its people in a unit's own region are told in."""
        sums = _sums(self.classes, self.regions[unit])
        return _vertices(sums, self.hosts, self.partition.k)

    def counts(self, unit: int) -> tuple[int, ...]:
        """Return the people of each class in the figure of a unit that shows the variable."""
        return _sums(self.classes, self.partition.figures[unit])


def breakdown(partition: Partition, classes: Classes, hosts: Hosts = ()) -> Breakdown:
    """Find the units that may show a variable; the deepest are tried first.

    Those who did not tell may be guests: where they are fewer than k in a region, they are told in
    the largest class there that may be theirs. Where the crossing of a unit's own region is not
    safe, the smallest unit below that shows the variable gives up its figure and joins the region;
    where there is none, the unit itself does.
    """
    shown = _wide_enough(partition, classes, hosts)
    regions = _regions(partition, shown)
    waiting = sorted(shown, key=lambda unit: (len(list(partition.tree.above(unit))), unit))
    withdrawn: list[int] = []
    while waiting:
        unit = waiting.pop()
        edges = _edges(classes, hosts, regions.get(unit, ()), partition.k)
        if small_cut(edges, partition.k) is None:
            continue
        gone = _smallest_below(partition, regions, unit)
        withdrawn.append(gone)
        blocks = regions.pop(gone)
        above = _next_above(partition, regions, gone)
        if above is not None:
            regions[above] |= blocks
            waiting.append(above)
    return Breakdown(partition, classes, dict(sorted(regions.items())), tuple(withdrawn), hosts)


def _smallest_below(partition: Partition, regions: Mapping[int, object], unit: int) -> int:
    below = [one for one in regions if _next_above(partition, regions, one) == unit]
    return min(below, key=lambda one: (partition.shown(one), one), default=unit)


def _next_above(partition: Partition, regions: Mapping[int, object], unit: int) -> int | None:
    """The nearest unit above that shows the variable."""
    above = partition.tree.above(unit)
    next(above)
    return next((one for one in above if one in regions), None)


def _wide_enough(partition: Partition, classes: Classes, hosts: Hosts) -> set[int]:
    found = set()
    for unit, numbers in partition.figures.items():
        sums = _sums(classes, numbers)
        told_in = _vertices(sums, hosts, partition.k)
        if all(n == 0 or n >= partition.k or told_in[one] != one for one, n in enumerate(sums)):
            found.add(unit)
    return found


def _vertices(sums: Sequence[int], hosts: Hosts, k: int) -> list[int]:
    """For each class: itself, or the largest class that takes its few people in."""
    told_in = list(range(len(sums)))
    for guest, wanted in enumerate(hosts):
        large = [one for one in wanted if sums[one] >= k]
        if large and 0 < sums[guest] < k:
            told_in[guest] = max(large, key=lambda one: (sums[one], -one))
    return told_in


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


def _edges(
    classes: Classes, hosts: Hosts, blocks: Collection[int], k: int
) -> dict[tuple[Vertex, Vertex], int]:
    """Blocks of the tree on one side, the classes of this region on the other."""
    told_in = _vertices(_sums(classes, blocks), hosts, k) if blocks else []
    edges: dict[tuple[Vertex, Vertex], int] = defaultdict(int)
    for number in blocks:
        for place, people in enumerate(classes[number]):
            edges[("block", number), ("class", told_in[place])] += people
    return edges
