"""Two partitions of the same people that cross: unit by age group, old tree by new tree.

The smallest number of people in any equation that the sums of both give equals the smallest cut of
the graph whose vertices are the blocks of the two and whose edges weigh the people in common
(PRIVACY.md, theorem 2). The cut is looked for with maximum adjacency orderings (Nagamochi, Ono and
Ibaraki 1994, Mathematical Programming 67: 325-341): of each ordering every edge that joins two
vertices no cut below k can part is contracted, until a vertex lighter than k is left alone, or
nothing.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

V = TypeVar("V", bound=Hashable)
Weights = Mapping[tuple[V, V], int]


def small_cut(edges: Weights[V], k: int) -> frozenset[V] | None:
    """Return one side of a cut lighter than k, or None where every component holds together.

    `edges` maps pairs of vertices to people in common; a vertex without a neighbour has no cut.
    """
    graph: _Graph[V] = _Graph(edges)
    while graph.neighbours:
        light = graph.lighter_than(k)
        if light is not None:
            return frozenset(graph.members[light])
        graph.contract(k)
    return None


class _Graph(Generic[V]):
    """A weighted graph whose vertices are merged; each remembers whom it stands for."""

    def __init__(self, edges: Weights[V]) -> None:
        self.members: dict[int, list[V]] = {}
        self.neighbours: dict[int, dict[int, int]] = {}
        number: dict[V, int] = {}
        for pair, weight in edges.items():
            if weight <= 0 or pair[0] == pair[1]:
                continue
            a, b = (self._vertex(one, number) for one in pair)
            self.neighbours[a][b] = self.neighbours[a].get(b, 0) + weight
            self.neighbours[b][a] = self.neighbours[b].get(a, 0) + weight

    def _vertex(self, one: V, number: dict[V, int]) -> int:
        if one not in number:
            number[one] = len(number)
            self.members[number[one]] = [one]
            self.neighbours[number[one]] = {}
        return number[one]

    def lighter_than(self, k: int) -> int | None:
        return next(
            (one for one, near in self.neighbours.items() if near and sum(near.values()) < k), None
        )

    def contract(self, k: int) -> None:
        """Merge the pairs that an ordering shows to be joined by at least k."""
        leader = {one: one for one in self.neighbours}
        for a, b in self._joined(k):
            leader[_top(leader, b)] = _top(leader, a)
        groups: dict[int, list[int]] = defaultdict(list)
        for one in leader:
            groups[_top(leader, one)].append(one)
        self._rebuild(leader, groups)

    def _joined(self, k: int) -> Iterable[tuple[int, int]]:
        """Visit the vertices in a maximum adjacency ordering, and yield edges of at least k."""
        reached = dict.fromkeys(self.neighbours, 0)
        waiting = [(0, one) for one in self.neighbours]
        seen: set[int] = set()
        while waiting:
            _weight, one = heapq.heappop(waiting)
            if one in seen:
                continue
            seen.add(one)
            for near, weight in self.neighbours[one].items():
                if near in seen:
                    continue
                reached[near] += weight
                heapq.heappush(waiting, (-reached[near], near))
                if reached[near] >= k:
                    yield one, near

    def _rebuild(self, leader: dict[int, int], groups: Mapping[int, list[int]]) -> None:
        fresh: dict[int, dict[int, int]] = {}
        for top, merged in groups.items():
            near: dict[int, int] = defaultdict(int)
            for one in merged:
                for other, weight in self.neighbours[one].items():
                    if _top(leader, other) != top:
                        near[_top(leader, other)] += weight
            fresh[top] = dict(near)
            self.members[top] = [member for one in merged for member in self.members[one]]
        self.neighbours = {one: near for one, near in fresh.items() if near}


def _top(leader: dict[int, int], one: int) -> int:
    while leader[one] != one:
        leader[one] = leader[leader[one]]
        one = leader[one]
    return one
