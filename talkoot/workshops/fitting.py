"""Which steps to shorten, leave out or stretch so that the whole takes a given time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 2.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A step that is still to come. `short` is its length in the short form, if it has another."""

    key: int
    minutes: int
    short: int | None = None
    optional: bool = False


def fit(slots: Sequence[Slot], target: int) -> dict[int, int]:
    """Minutes for each, as near to `target` as can be done well; none means left out.

    First the short forms, then what may be skipped is, then the longest give a minute at a time.
    """
    times = {slot.key: slot.minutes for slot in slots}
    if sum(times.values()) < target:
        return _stretched(slots, times, target)
    for slot in sorted(slots, key=lambda one: (one.short or 0) - one.minutes):
        if slot.short and slot.short < slot.minutes:
            times[slot.key] = max(slot.short, slot.minutes - _over(times, target))
    for slot in sorted(slots, key=lambda one: -one.minutes):
        if (slot.optional or slot.short == 0) and _over(times, target):
            times[slot.key] = 0
    return _shaved(slots, times, target)


def _over(times: dict[int, int], target: int) -> int:
    return max(sum(times.values()) - target, 0)


def _shaved(slots: Sequence[Slot], times: dict[int, int], target: int) -> dict[int, int]:
    least = {one.key: min(_floor(one), times[one.key]) for one in slots}
    for _minute in range(_over(times, target)):
        able = [one for one in slots if times[one.key] > least[one.key]]
        if not able:
            break
        times[max(able, key=lambda one: times[one.key] / max(one.minutes, 1)).key] -= 1
    return times


def _floor(slot: Slot) -> int:
    """The least a step keeps: half of its minutes, or its short form where that is less."""
    half = max(-(-slot.minutes // 2), 1) if slot.minutes else 0
    return min(half, slot.short) if slot.short else half


def _stretched(slots: Sequence[Slot], times: dict[int, int], target: int) -> dict[int, int]:
    """More time goes first to those that have grown least for their length."""
    for _minute in range(target - sum(times.values())):
        able = [one for one in slots if one.minutes and times[one.key] < LONGEST * one.minutes]
        if not able:
            break
        times[min(able, key=lambda one: times[one.key] / one.minutes).key] += 1
    return times
