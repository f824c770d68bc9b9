"""Two waves side by side: the finest groups that are made of whole blocks in both (DESIGN.md, 6).

Units have lasting names, and are mapped whole: one that moved takes its own people with it. Where
a unit was closed or is new, nobody can say where its people were or went; what it was shown with is
then compared only where a unit above both holds all of it. Pure; numbers of people only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Name = Any  # of a unit, lasting from wave to wave


@dataclass(frozen=True)
class Wave:
    """The tree of a wave by lasting names, and which units' own staff each block tells of."""

    parents: Mapping[Name, Name | None]
    blocks: Sequence[frozenset[Name]]

    def above(self, unit: Name) -> Iterator[Name]:
        """Yield the unit and all those it belongs to."""
        now: Name | None = unit
        while now is not None:
            yield now
            now = self.parents[now]

    @cached_property
    def cells(self) -> frozenset[Name]:
        return frozenset().union(*self.blocks)


@dataclass(frozen=True)
class Piece:
    """Whole blocks of both waves that tell of the same units; `within` may be compared in it.

    `within` holds the units under which staff came or went that cannot be followed.
    """

    before: tuple[int, ...]
    now: tuple[int, ...]
    cells: frozenset[Name]
    within: frozenset[Name]


@dataclass(frozen=True)
class Pair:
    """What is compared for a unit: blocks of each wave, and the units they tell of today."""

    at: Name  # the unit itself, or the nearest above it that can be compared
    before: tuple[int, ...]
    now: tuple[int, ...]
    cells: frozenset[Name]


NOWHERE = object()


@dataclass(frozen=True)
class Compared:
    """Both waves of one question."""

    before: Wave
    now: Wave

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The finest partition that is a union of blocks in both waves."""
        leader: dict[tuple[int, int], tuple[int, int]] = {}
        for wave, found in enumerate((self.before, self.now)):
            leader.update({(wave, number): (wave, number) for number in range(len(found.blocks))})
        holding = {
            cell: (0, number) for number, cells in enumerate(self.before.blocks) for cell in cells
        }
        for number, cells in enumerate(self.now.blocks):
            for cell in cells & holding.keys():
                leader[_top(leader, holding[cell])] = _top(leader, (1, number))
        groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for one in leader:
            groups.setdefault(_top(leader, one), []).append(one)
        return tuple(self._piece(members) for members in groups.values())

    def _piece(self, members: Iterable[tuple[int, int]]) -> Piece:
        numbers: tuple[list[int], list[int]] = ([], [])
        for wave, number in members:
            numbers[wave].append(number)
        old = frozenset().union(*(self.before.blocks[number] for number in numbers[0]))
        new = frozenset().union(*(self.now.blocks[number] for number in numbers[1]))
        gone = {self._still(self.before, cell, self.now) for cell in old - self.now.cells}
        come = {self._still(self.now, cell, self.before) for cell in new - self.before.cells}
        return Piece(tuple(numbers[0]), tuple(numbers[1]), new, frozenset(gone | come))

    def _still(self, wave: Wave, cell: Name, other: Wave) -> Name:
        """The nearest unit above, or itself without staff now, that both waves have."""
        return next((one for one in wave.above(cell) if one in other.parents), NOWHERE)

    @cached_property
    def _touching(self) -> dict[Name, set[int]]:
        """For each unit of today: the pieces that tell of it, or whose loose ends lie in it."""
        found: dict[Name, set[int]] = {}
        for number, piece in enumerate(self.pieces):
            for cell in piece.cells | (piece.within - {NOWHERE}):
                for unit in self.now.above(cell):
                    found.setdefault(unit, set()).add(number)
        return found

    def pair(self, unit: Name) -> Pair | None:
        """What may be compared for a unit of today; None where nothing above it may either."""
        for at in self.now.above(unit):
            touched = [self.pieces[number] for number in sorted(self._touching.get(at, ()))]
            if touched and all(self._inside(end, at) for one in touched for end in one.within):
                return _joined(at, touched)
        return None

    def _inside(self, end: Name, at: Name) -> bool:
        return end is not NOWHERE and at in self.now.above(end)

    def pair_of(self, cells: Collection[Name], home: Name) -> Pair | None:
        """What may be compared for units of today that are shown together under `home`."""
        touched = [one for one in self.pieces if one.cells & {*cells}]
        if any(one.within for one in touched):
            return self.pair(home)
        return _joined(home, touched)


def _joined(at: Name, pieces: Sequence[Piece]) -> Pair | None:
    before = tuple(number for one in pieces for number in one.before)
    now = tuple(number for one in pieces for number in one.now)
    if not before or not now:
        return None
    return Pair(at, before, now, frozenset().union(*(one.cells for one in pieces)))


def _top(leader: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int]) -> tuple[int, int]:
    while leader[one] != one:
        leader[one] = leader[leader[one]]
        one = leader[one]
    return one
