"""The change of those who let themselves be followed from one wave to the next. Pure.

Told are means of scales, of people who answered all of it both times and stayed among the same
units, beside what both waves publish anyway. Which groups those are follows from numbers alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

import numpy as np

from talkoot.figures import pairs
from talkoot.figures.blocks import Block, Partition
from talkoot.figures.pairs import Responses
from talkoot.figures.results import MISSING, Ints
from talkoot.figures.told import told
from talkoot.figures.waves import Compared
from talkoot.surveys import participation
from talkoot.surveys.analysis import Analysis
from talkoot.surveys.change import Change
from talkoot.surveys.questionnaire import Item, Scale

Sets = list[frozenset[int]]
Tried = tuple[Sets, Sets, dict[int, int]]  # figures, changes, and the people of each cell


@dataclass(frozen=True)
class Grouped:
    """The groups of a scale, the group of each pair, and the rows of the pairs in both waves."""

    made: Partition
    of: Ints
    rows: Ints

    @property
    def known(self) -> Ints:
        found: Ints = self.rows[self.of >= 0]
        return found


@dataclass(frozen=True)
class Follow:
    """Both waves with their answers; `then.ids` and `now.ids` lead from one to the other."""

    change: Change
    then: Analysis
    now: Analysis
    rng: Random

    @cached_property
    def _pairs(self) -> Ints:
        return pairs.matched(self.then.ids, self.now.ids)

    @cached_property
    def _compared(self) -> Compared:
        return Compared(self.change.before.whole(), self.change.now.whole())

    @cached_property
    def _pieces(self) -> Partition:
        """Whole blocks of both waves that tell of the same units, as blocks of today's tree."""
        base = self.now.base
        made = tuple(
            self._piece([base.blocks[number] for number in piece.now])
            for piece in self._compared.pieces
            if piece.now
        )
        return Partition(base.tree, base.direct, base.k, made)

    def _piece(self, blocks: Sequence[Block]) -> Block:
        above = [list(self.now.base.tree.above(block.home)) for block in blocks]
        shared = next(unit for unit in above[0] if all(unit in others for others in above))
        cells = tuple(sorted(cell for block in blocks for cell in block.cells))
        return Block(cells, sum(block.size for block in blocks), shared)

    @cached_property
    def _numbers(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """The piece of each block, of the wave before and of this one."""
        before: dict[int, int] = {}
        now: dict[int, int] = {}
        for number, piece in enumerate(one for one in self._compared.pieces if one.now):
            before |= dict.fromkeys(piece.before, number)
            now |= dict.fromkeys(piece.now, number)
        return before, now

    def _responses(self, scale: Scale) -> tuple[Responses, Responses]:
        sides = ((self.then, self._numbers[0]), (self.now, self._numbers[1]))
        made = [self._wave(found, scale.id, numbers) for found, numbers in sides]
        return made[0], made[1]

    def _wave(self, found: Analysis, scale: str, numbers: Mapping[int, int]) -> Responses:
        blocks = found.blocks.tolist()
        places = [found.asked.items.index(item) for item in _items(found, scale)]
        return Responses(
            np.array([numbers.get(block, -1) for block in blocks], dtype=np.int64),
            np.array(found.places, dtype=np.int64),
            found.answers[:, places] != MISSING,
        )

    def groups(self, scale: Scale) -> Grouped:
        if scale.id not in self._groups:
            before, now = self._responses(scale)
            rows = pairs.complete(before, now, self._pairs)
            least = max(self.now.base.k, self.then.base.k, scale.fewest)
            made = pairs.groups(self._pieces, now, rows[:, 1], least)
            numbers = np.array([*pairs.groups_of(self._pieces, made), -1], dtype=np.int64)
            self._groups[scale.id] = Grouped(made, numbers[now.pieces[rows[:, 1]]], rows)
        return self._groups[scale.id]

    @cached_property
    def _groups(self) -> dict[str, Grouped]:
        return {}

    def scale(self, scale: Scale) -> dict[int, dict[str, Any]]:
        """Return the change of the people who were followed, by unit (or -1 - block)."""
        grouped = self.groups(scale)
        steps = [
            np.nan_to_num(found.turned(found.asked.scale(scale.id))).sum(axis=1).astype(np.int64)
            for found in (self.then, self.now)
        ]
        change = steps[1][grouped.rows[:, 1]] - steps[0][grouped.rows[:, 0]]
        voiced = pairs.voiced(change, grouped.of, len(grouped.made.blocks), self.rng)
        items = len(_items(self.now, scale.id))
        factor = scale.times * (1 if scale.score == "sum" else 1 / items)
        shown = self._shown(grouped.made)
        return {
            key: {
                "n": one.n,
                "change": round(one.change, 2),
                "low": round(one.interval.low, 2),
                "high": round(one.interval.high, 2),
                "beyond": self._beyond(key, shown[key], grouped.made),
            }
            for key, one in pairs.told(voiced, grouped.of, shown, factor).items()
        }

    def _shown(self, made: Partition) -> dict[int, tuple[int, ...]]:
        """The groups of each unit, where they are not those of a unit above it as well."""
        base = self.now.base
        found = told(base, self.now.joint, made)

        def above(key: int) -> list[int]:
            if key < 0:
                return list(base.tree.above(base.blocks[-1 - key].home))
            return list(base.tree.above(key))[1:]

        return {
            key: numbers
            for key, numbers in found.items()
            if not any(found.get(unit) == numbers for unit in above(key))
        }

    def _beyond(self, key: int, numbers: Sequence[int], made: Partition) -> list[int]:
        """The units outside whose own staff is in the figure as well."""
        base = self.now.base
        cells = sorted(cell for number in numbers for cell in made.blocks[number].cells)
        if key < 0:
            inside = set(participation.cells_of(base, [-1 - key]))
            return [cell for cell in cells if cell not in inside]
        return [cell for cell in cells if key not in base.tree.above(cell)]

    def tried(self) -> list[Tried]:
        """For the attacker: everything both waves tell of a question, and its change beside it.

        It is given each question's change, where we tell that of the scale only. Answers of the
        wave before are turned, so that a change is a sum like any other.
        """
        return [
            self._attackable(item, self.groups(scale), scale)
            for scale in self.change.scales
            if self.groups(scale).made.blocks
            for item in _items(self.now, scale.id)
        ]

    def _attackable(self, item: Item, grouped: Grouped, scale: Scale) -> Tried:
        figures: Sets = []
        people: dict[int, int] = {}
        split: list[list[int]] = []
        for wave, found in enumerate((self.then, self.now)):
            own = next(one for one in _items(found, scale.id) if one.id == item.id)
            cells = _cells(found, own, wave, grouped.known[:, wave])
            split.append(cells)
            for cell in cells:
                if cell >= 0:
                    people[cell] = people.get(cell, 0) + 1
            of: dict[int, set[int]] = {}
            for cell in people:
                of.setdefault(cell // 4, set()).add(cell)
            for figure in found.behind(own)[0]:
                parts = (of.get(one, set()) for one in figure)
                mine = frozenset(cell for part in parts for cell in part if cell % 2 == wave)
                figures.append(mine)
        changes = []
        for number in range(len(grouped.made.blocks)):
            rows = grouped.rows[grouped.of == number]
            both = [split[wave][row] for wave in (0, 1) for row in rows[:, wave].tolist()]
            changes.append(frozenset(both))
        return figures, changes, people


def _cells(found: Analysis, item: Item, wave: int, followed: Ints) -> list[int]:
    """Who answered an item, by cell; those who were followed and those who were not apart."""
    column = found.answers[:, found.asked.items.index(item)]
    mine = set(followed.tolist())
    return [
        4 * place + 2 * (row in mine) + wave if answered and block >= 0 else -1
        for row, (place, answered, block) in enumerate(
            zip(found.places, column != MISSING, found.blocks, strict=True)
        )
    ]


def _items(found: Analysis, scale: str) -> list[Item]:
    return list(found.asked.items_of(found.asked.scale(scale)))


def snapshot(follow: Follow) -> dict[str, Any]:
    """The change of each scale, by unit, as plain data."""
    return {
        scale.id: {str(key): one for key, one in follow.scale(scale).items()}
        for scale in follow.change.scales
    }
