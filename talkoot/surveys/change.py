"""What changed since the wave before, from published sums of whole blocks of both waves. Pure.

The spread is that of each wave's whole organisation, as everywhere (PRIVACY.md, R9): the interval
of a small group says nothing of single people. The people of two waves overlap, and nobody knows
who they are; so it is wider than it would be if they could be followed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from talkoot.figures import statistics
from talkoot.figures.attacker import Figures
from talkoot.figures.blocks import Partition, coarsen
from talkoot.figures.results import DETAIL, Ints
from talkoot.figures.statistics import Sample
from talkoot.figures.told import behind
from talkoot.figures.waves import Compared, Pair, Wave
from talkoot.surveys import participation
from talkoot.surveys.analysis import Analysis
from talkoot.surveys.questionnaire import Item, Questionnaire, Scale

Sums = Mapping[str, Any]


def kept(found: Analysis) -> dict[str, Any]:
    """What is kept of a wave for the next one: sums of whole blocks of the publication copy."""
    items = {}
    for item in found.asked.items:
        sizes, counts = found.sums(item)
        items[item.id] = {"sizes": sizes, "counts": counts.tolist()}
    spread = {scale.id: found.spread(scale) for scale in found.asked.scales}
    return {"items": items, "spread": spread}


@dataclass(frozen=True)
class Side:
    """One wave: its blocks, the lasting names of its units, the people in them, and its sums."""

    asked: Questionnaire
    base: Partition
    units: Sequence[int]
    people: Sequence[int]
    sums: Sums

    def fine(self, item: Item) -> Partition:
        if item.id not in self._fine:
            fewest = max(self.base.k, self.asked.scale(item.scale).fewest)
            sizes = self.sums["items"][item.id]["sizes"]
            self._fine[item.id] = coarsen(self.base, sizes, fewest)
        return self._fine[item.id]

    @cached_property
    def _fine(self) -> dict[str, Partition]:
        return {}

    @cached_property
    def _own(self) -> dict[int, int]:
        return self.base.block_of()

    def counts(self, item: Item) -> Ints:
        found: Ints = np.array(self.sums["items"][item.id]["counts"], dtype=np.int64)
        return found

    def wave(self, item: Item) -> Wave:
        return self._wave(self.fine(item))

    def whole(self) -> Wave:
        """The blocks of all who answered, whichever question."""
        return self._wave(self.base)

    def _wave(self, made: Partition) -> Wave:
        """Units without answers belong to the block they are told in, as everywhere."""
        homes = participation.homes(made)
        blocks: dict[int, set[int]] = {}
        for place, block in enumerate(homes):
            if block is not None and (self.people[place] or self.base.direct[place]):
                blocks.setdefault(block, set()).add(self.units[place])
        cells = [frozenset(blocks.get(number, ())) for number in range(max(blocks, default=-1) + 1)]
        return Wave(self._parents, cells)

    @cached_property
    def _parents(self) -> dict[int, int | None]:
        above = self.base.tree.parents
        return {
            unit: None if above[place] is None else self.units[above[place] or 0]
            for place, unit in enumerate(self.units)
        }

    @cached_property
    def joint(self) -> tuple[int, ...]:
        return tuple(sorted(set(participation.joint(self.base).values())))

    def figures(self, item: Item) -> tuple[Figures, dict[int, int]]:
        """What was published of an item, as base blocks, and the people in each: to attack."""
        told = behind(self.base, self.joint, self.fine(item))
        return told, dict(enumerate(self.sums["items"][item.id]["sizes"]))

    def base_of(self, item: Item, numbers: Sequence[int]) -> frozenset[int]:
        fine = self.fine(item)
        return frozenset(
            self._own[cell] for number in numbers for cell in fine.blocks[number].cells
        )


@dataclass(frozen=True)
class Change:
    """Two waves of the same questions."""

    before: Side
    now: Side

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """Scales whose questions, answers and score are the same in both, asked of everybody."""
        return tuple(scale for scale in self.now.asked.scales if self._same(scale))

    def _same(self, scale: Scale) -> bool:
        asked, old = self.now.asked, self.before.asked
        if scale.id not in {one.id for one in old.scales}:
            return False
        then = old.scale(scale.id)
        pair = ((asked, scale), (old, then))
        items, answers = (
            [one.items_of(it) for one, it in pair],
            [one.answers_of(it) for one, it in pair],
        )
        return (
            [(one.id, one.reverse) for one in items[0]]
            == [(one.id, one.reverse) for one in items[1]]
            and (answers[0].steps, answers[0].first) == (answers[1].steps, answers[1].first)
            and (scale.score, scale.times) == (then.score, then.times)
            and not any(getattr(item, "only_if", None) for item in (*items[0], *items[1]))
        )

    @cached_property
    def pairs(self) -> dict[str, dict[int, Pair]]:
        """For each item of the shared scales: what may be compared, by unit (or -1 - block)."""
        items = [item for scale in self.scales for item in self.now.asked.items_of(scale)]
        return {item.id: dict(self._pairs(item)) for item in items}

    def _pairs(self, item: Item) -> list[tuple[int, Pair]]:
        compared = Compared(self.before.wave(item), self.now.wave(item))
        units = self.now.units
        found = [(unit, compared.pair(units[unit])) for unit in self.now.base.figures]
        for block in self.now.joint:
            one = self.now.base.blocks[block]
            cells = {units[cell] for cell in one.cells}
            found.append((-1 - block, compared.pair_of(cells, units[one.home])))
        return [(key, pair) for key, pair in found if pair is not None]

    def scale(self, scale: Scale) -> dict[int, dict[str, Any]]:
        """Return the change of a scale by unit; `at` says which unit's it is, where not its own."""
        items = self.now.asked.items_of(scale)
        pairs = [self.pairs[item.id] for item in items]
        told = {}
        for key in sorted(set.intersection(*(set(one) for one in pairs))):
            own = [one[key] for one in pairs]
            place = self._at(key, own)
            told[key] = self._told(scale, items, own, key) if place is None else {"at": place}
        return told

    def _at(self, key: int, pairs: Sequence[Pair]) -> int | None:
        """The unit above in whose figure the change is seen, or None for one's own."""
        of = {unit: place for place, unit in enumerate(self.now.units)}
        base = self.now.base
        own = key if key >= 0 else base.blocks[-1 - key].home
        tops = {of[pair.at] for pair in pairs}
        if tops == {own}:
            return None
        return min(tops, key=lambda place: len(list(base.tree.above(place))))

    def _told(
        self, scale: Scale, items: Sequence[Item], pairs: Sequence[Pair], key: int
    ) -> dict[str, Any]:
        before = self._sample(self.before, scale, items, [pair.before for pair in pairs])
        now = self._sample(self.now, scale, items, [pair.now for pair in pairs])
        found = statistics.welch(now, before)
        enough = min(before.n, now.n) >= DETAIL
        return {
            "n": now.n,
            "n_before": before.n,
            "mean": round(now.mean, 2),
            "before": round(before.mean, 2),
            "change": round(found.difference, 2),
            "low": round(found.interval.low, 2),
            "high": round(found.interval.high, 2),
            "g": round(found.g, 2) if enough else None,
            "p": round(found.p, 4) if enough else None,
            "beyond": self._beyond(key, frozenset().union(*(pair.cells for pair in pairs))),
        }

    def _beyond(self, key: int, cells: frozenset[int]) -> list[int]:
        """The units outside whose own staff is in the comparison as well."""
        of = {unit: place for place, unit in enumerate(self.now.units)}
        places = sorted(of[cell] for cell in cells)
        if key < 0:
            inside = set(participation.cells_of(self.now.base, [-1 - key]))
            return [place for place in places if place not in inside]
        return [place for place in places if key not in self.now.base.tree.above(place)]

    def _sample(
        self, side: Side, scale: Scale, items: Sequence[Item], blocks: Sequence[Sequence[int]]
    ) -> Sample:
        sums = [
            side.counts(item)[list(numbers)].sum(axis=0)
            for item, numbers in zip(items, blocks, strict=True)
        ]
        answers = side.asked.answers_of(scale)
        factor = (len(items) if scale.score == "sum" else 1) * scale.times
        steps = [_mean(one, item) for one, item in zip(sums, items, strict=True)]
        mean = (float(np.mean(steps)) + answers.first - 1) * factor
        n = min(int(one.sum()) for one in sums)
        return Sample(n, mean, side.sums["spread"][scale.id] * factor)

    def tried(self) -> list[tuple[Figures, dict[int, int]]]:
        """For the attacker: all that is published of each wave, and what is told of the change."""
        found: list[tuple[Figures, dict[int, int]]] = []
        for item in (one for scale in self.scales for one in self.now.asked.items_of(scale)):
            pairs = list(self.pairs[item.id].values())
            for side, numbers in (
                (self.before, [pair.before for pair in pairs]),
                (self.now, [pair.now for pair in pairs]),
            ):
                told, people = side.figures(item)
                found.append(([*told, *(side.base_of(item, one) for one in numbers)], people))
        return found


def _mean(counts: Ints, item: Item) -> float:
    """The mean step as it is published: rounded by size, and turned where it is reversed."""
    n = int(counts.sum())
    mean = float(counts @ np.arange(1, len(counts) + 1)) / n
    rounded = round(mean, 1 if n < DETAIL else 2)
    return len(counts) + 1 - rounded if item.reverse else rounded


def snapshot(change: Change) -> dict[str, Any]:
    """The change of each scale, by unit, as plain data."""
    return {
        scale.id: {str(key): told for key, told in change.scale(scale).items()}
        for scale in change.scales
    }
