"""Sums that grow while they are shown: told in parcels, so that what is new is never a few people.

Whoever looks before and after one answer could tell it from the difference. So new answers wait
until they are enough by themselves, and each parcel passes the release gate alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talkoot.figures.release import FULL, K, Released, Withheld, one_voice, release_choices


@dataclass(frozen=True, slots=True)
class Told:
    """What has been told of a scale: how many answers, and their sum."""

    n: int = 0
    total: int = 0

    def with_parcel(
        self, values: Sequence[int], options: Sequence[int], least: int = K
    ) -> Told | None:
        """Add a parcel, or return none while it is too small to be added."""
        if len(values) < max(K, least):
            return None
        voices = one_voice(values, options)
        return Told(self.n + len(voices), self.total + sum(voices))

    def released(self) -> Released | Withheld:
        """The mean; never the distribution, whose growth would tell that of a small parcel."""
        if self.n < K:
            return Withheld(least=K)
        return Released(n=self.n, mean=round(self.total / self.n, 1))


def values_of(counts: Mapping[int, int]) -> list[int]:
    """Return the answers that wait, in order of size and not of coming."""
    return [value for value in sorted(counts) for _each in range(counts[value])]


def choices_told(
    before: Mapping[int, int], chosen: Sequence[Sequence[int]], options: Sequence[int]
) -> dict[int, int] | None:
    """Add a parcel of choices to those told before, from as many people as exact counts need."""
    if len(chosen) < FULL:
        return None
    parcel = release_choices(chosen, options)
    if isinstance(parcel, Withheld):
        return None
    return {bar.value: before.get(bar.value, 0) + (bar.count or 0) for bar in parcel.bars}
