"""Sums over several organisations, told so that none of them can be told apart from the others.

Each organisation that has something new adds the mean of it, and all weigh the same. A parcel is of
at least three organisations: whoever knows the figures of her own house, and what was told before,
still faces two others together. What has been told is never taken out again: the difference would
be that organisation's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from talkoot.figures.parcels import Told
from talkoot.figures.release import K, Released, Withheld

CLIENTS = 3  # organisations in a parcel


@dataclass(frozen=True, slots=True)
class Summed:
    """What has been told over organisations: means added up, how many, and of how many people."""

    means: int = 0
    total: float = 0.0
    people: int = 0

    def with_parcel(self, new: Mapping[int, Told]) -> tuple[Summed, frozenset[int]] | None:
        """Add what is new, by organisation; says whose was taken. None while they are too few."""
        enough = {whose: one for whose, one in new.items() if one.n >= K}
        if len(enough) < CLIENTS:
            return None
        means = [one.total / one.n for one in enough.values()]
        people = sum(one.n for one in enough.values())
        summed = Summed(self.means + len(means), self.total + sum(means), self.people + people)
        return summed, frozenset(enough)

    def released(self) -> Released | Withheld:
        if self.means < CLIENTS:
            return Withheld(least=CLIENTS)
        return Released(n=self.people, mean=round(self.total / self.means, 1))


def newer(now: Told, taken: Told) -> Told:
    """What was told since some of it was taken."""
    return Told(now.n - taken.n, now.total - taken.total)
