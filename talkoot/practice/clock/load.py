"""Where a year holds too much, and what could go elsewhere. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from talkoot.practice.clock.rules import holidays

MONTH_TAKES = 4
WEEK_TAKES = 2
SHORT = timedelta(days=6)  # what is longer is spread out, and crowds no week
QUIET_MONTH = 7
SATURDAY = 6


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do; `movable` when whoever reads could put it elsewhere, within its limits."""

    key: str
    begins: date
    ends: date
    movable: bool = False
    earliest: date = date.min
    latest: date = date.max

    def may_go_to(self, month: date) -> bool:
        return self.earliest < _after(month) and month <= self.latest


@dataclass(frozen=True, slots=True)
class Warning:
    """What is too much, on which day or from which day on; and what could go where."""

    about: Literal["month", "week", "holiday", "weekend", "quiet"]
    day: date
    keys: tuple[str, ...]
    moves: str = ""
    to: date | None = None


def warnings(items: Sequence[Item]) -> list[Warning]:
    """The worst first: months, then weeks in other months, then days on which few are there."""
    months = list(_months(items))
    told = {(one.day.year, one.day.month) for one in months}
    weeks = [one for one in _weeks(items) if (one.day.year, one.day.month) not in told]
    return [*months, *weeks, *_days(items)]


def months_of(item: Item) -> Iterator[date]:
    """The first days of the months that it touches."""
    month = item.begins.replace(day=1)
    while month <= item.ends:
        yield month
        month = _after(month)


def _after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def by_month(items: Sequence[Item]) -> Counter[date]:
    return Counter(month for item in items for month in months_of(item))


def _months(items: Sequence[Item]) -> Iterator[Warning]:
    counts = by_month(items)
    for month in sorted(counts, key=lambda one: (-counts[one], one)):
        if counts[month] > MONTH_TAKES:
            held = [item for item in items if month in months_of(item)]
            yield _with_a_way_out("month", month, held, counts)


def _weeks(items: Sequence[Item]) -> Iterator[Warning]:
    short = [item for item in items if item.ends - item.begins <= SHORT]
    weeks: dict[date, list[Item]] = {}
    for item in short:
        weeks.setdefault(item.begins - timedelta(days=item.begins.weekday()), []).append(item)
    for monday, held in sorted(weeks.items()):
        if len(held) > WEEK_TAKES:
            yield _with_a_way_out("week", monday, held, by_month(items))


def _with_a_way_out(
    about: Literal["month", "week"], day: date, held: Sequence[Item], counts: Counter[date]
) -> Warning:
    """Name the first thing that may be moved, and the emptier month after, or else before."""
    keys = tuple(item.key for item in held)
    for item in held:
        if item.movable and item.ends - item.begins <= SHORT:
            month = item.begins.replace(day=1)
            beside = [one for one in (_after(month), _before(month)) if item.may_go_to(one)]
            quieter = (one for one in beside if counts[one] < counts[month])
            if to := next((one for one in quieter if one.month != QUIET_MONTH), None):
                return Warning(about, day, keys, item.key, to)
    return Warning(about, day, keys)


def _days(items: Sequence[Item]) -> Iterator[Warning]:
    off: dict[date, str] = {}
    for year in {item.begins.year for item in items}:
        off |= holidays(year)
    for item in sorted(items, key=lambda one: (one.begins, one.key)):
        if not item.movable or item.ends - item.begins > SHORT:
            continue
        if item.begins in off:
            yield Warning("holiday", item.begins, (item.key,))
        elif item.begins.isoweekday() >= SATURDAY:
            yield Warning("weekend", item.begins, (item.key,))
        elif item.begins.month == QUIET_MONTH:
            yield Warning("quiet", item.begins, (item.key,))
