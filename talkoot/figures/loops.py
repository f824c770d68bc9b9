"""Feedback loops among signed arrows: which there are, what kind, and how much hangs on each node.

Pure: arrows in, loops out. The order of the arrows does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import Literal

LONGEST = 8  # arrows in a loop: nobody can follow a longer one
SECONDS = 1.0
MOST = 2000  # loops: a map with more says nothing either

Neighbours = dict[str, list[str]]
Sign = Literal[1, -1]
Kind = Literal["reinforcing", "balancing"]


@dataclass(frozen=True, slots=True)
class Arrow:
    """When `start` rises, `end` rises (+1) or falls (-1): soon, or later."""

    start: str
    end: str
    sign: Sign = 1
    late: bool = False


@dataclass(frozen=True)
class Loop:
    """Arrows that lead back to where they began, from the first node in order of names."""

    arrows: tuple[Arrow, ...]

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        return tuple(arrow.start for arrow in self.arrows)

    @cached_property
    def ground(self) -> frozenset[str]:
        """Its nodes, in no order."""
        return frozenset(self.nodes)

    @cached_property
    def kind(self) -> Kind:
        minuses = sum(arrow.sign < 0 for arrow in self.arrows)
        return "balancing" if minuses % 2 else "reinforcing"

    @cached_property
    def late(self) -> bool:
        return any(arrow.late for arrow in self.arrows)


@dataclass(frozen=True, slots=True)
class Found:
    """All loops, or as many as the time allowed (`capped`); nodes with the loops through each."""

    loops: tuple[Loop, ...]
    leverage: tuple[tuple[str, int], ...]
    capped: bool = False


def find(
    arrows: Iterable[Arrow],
    longest: int = LONGEST,
    seconds: float = SECONDS,
    most: int = MOST,
    clock: Callable[[], float] = monotonic,
) -> Found:
    """Find the simple loops of at most `longest` arrows, the short ones first.

    Of two arrows between the same nodes in the same direction the last one in order holds.
    """
    known = {(arrow.start, arrow.end): arrow for arrow in sorted(arrows, key=_place)}
    end = clock() + seconds
    loops, capped = [], False
    for nodes in _cycles(known, longest):
        loops.append(_loop(nodes, known))
        capped = len(loops) >= most or clock() >= end
        if capped:
            break
    loops.sort(key=lambda loop: (len(loop.arrows), loop.nodes))
    return Found(tuple(loops), leverage(known, loops), capped)


def leverage(
    pairs: Iterable[tuple[str, str]], loops: Sequence[Loop]
) -> tuple[tuple[str, int], ...]:
    """Every node with the number of loops through it: most first, then by name."""
    through = Counter({node: 0 for pair in pairs for node in pair})
    for loop in loops:
        through.update(loop.nodes)
    return tuple(sorted(through.items(), key=lambda one: (-one[1], one[0])))


def _place(arrow: Arrow) -> tuple[str, str, int, bool]:
    return (arrow.start, arrow.end, arrow.sign, arrow.late)


def _cycles(pairs: Iterable[tuple[str, str]], longest: int) -> Iterator[list[str]]:
    """Yield each simple cycle once, from its first node in order of names.

    A path goes on only where the way home is still short enough: nothing is walked in vain.
    """
    after, before = _neighbours(pairs)
    for start in sorted(after):
        home = _ways_home(start, before, longest)
        path, branches = [start], [iter(after[start])]
        while branches:
            for node in branches[-1]:
                if node == start:
                    yield list(path)
                elif node not in path and len(path) + home.get(node, longest) <= longest:
                    path.append(node)
                    branches.append(iter(after[node]))
                    break
            else:
                branches.pop()
                path.pop()


def _neighbours(pairs: Iterable[tuple[str, str]]) -> tuple[Neighbours, Neighbours]:
    after: Neighbours = defaultdict(list)
    before: Neighbours = defaultdict(list)
    for start, end in sorted(pairs):
        after[start].append(end)
        before[end].append(start)
    return dict(after), before


def _ways_home(start: str, before: Neighbours, longest: int) -> dict[str, int]:
    """How many arrows lead from each later node to `start`, where it is near enough."""
    home, border = {start: 0}, [start]
    for distance in range(1, longest):
        border = [one for node in border for one in before.get(node, ()) if one > start]
        border = [one for one in dict.fromkeys(border) if one not in home]
        home |= dict.fromkeys(border, distance)
    return home


def _loop(nodes: Sequence[str], known: dict[tuple[str, str], Arrow]) -> Loop:
    onward = (*nodes[1:], nodes[0])
    return Loop(tuple(known[pair] for pair in zip(nodes, onward, strict=True)))
