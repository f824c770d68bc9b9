"""When a thing of the year is: a rule, and the days it comes to in a year. Pure.

A rule is written `03` (in March), `03-31` (the 31st, or the last day there is), `09-W2-4` (the
second Thursday of September; `W0` is the last one) or `02..03`, `08-15..09-15` (a stretch).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

YEARS = range(2000, 2200)  # a year typed with two digits is none of these
LAST = 0  # the last such weekday of a month
LONGEST = timedelta(days=364)  # from one day to the day before it in the next year
_SPOT = re.compile(r"(\d\d)(?:-(?:(\d\d)|W([0-4])-([1-7])))?", re.ASCII)


class RuleError(ValueError):
    """The text is no rule."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A month; a day of it; or its n-th Thursday."""

    month: int
    day: int = 0
    nth: int = 0
    weekday: int = 0

    def __str__(self) -> str:
        if self.weekday:
            return f"{self.month:02}-W{self.nth}-{self.weekday}"
        return f"{self.month:02}-{self.day:02}" if self.day else f"{self.month:02}"

    def first(self, year: int) -> date:
        if self.weekday:
            return _nth(year, self.month, self.nth, self.weekday)
        return on_day(year, self.month, self.day or 1)

    def last(self, year: int) -> date:
        if self.weekday or self.day:
            return self.first(year)
        return on_day(year, self.month, 31)


@dataclass(frozen=True, slots=True)
class Rule:
    """From one spot to another, or one spot alone."""

    begins: Spot
    ends: Spot | None = None

    def __str__(self) -> str:
        return f"{self.begins}..{self.ends}" if self.ends else str(self.begins)

    @property
    def whole_month(self) -> bool:
        return self.ends is None and not (self.begins.day or self.begins.weekday)

    def days(self, year: int) -> tuple[date, date]:
        """The first and the last day, in the year in which it begins."""
        first = self.begins.first(year)
        if self.ends is None:
            return first, self.begins.last(year)
        last = self.ends.last(year)
        return first, last if last >= first else self.ends.last(year + 1)


def read(text: str) -> Rule:
    """Read a rule as it is kept and as files write it."""
    begins, _dots, ends = text.partition("..")
    return Rule(_spot(begins), _spot(ends) if ends else None)


def _spot(text: str) -> Spot:
    found = _SPOT.fullmatch(text)
    if not found:
        raise RuleError(text)
    month, day, nth, weekday = (int(part or 0) for part in found.groups())
    if not 1 <= month <= 12 or day > 31 or (found[2] and not day):
        raise RuleError(text)
    return Spot(month, day, nth, weekday)


def at(first: date, last: date) -> Rule:
    """The rule of exactly these days."""
    begins = Spot(first.month, first.day)
    return Rule(begins, Spot(last.month, last.day) if last != first else None)


def moved(rule: Rule, year: int, to: date) -> tuple[Rule, int]:
    """The rule that begins on another day and lasts as long, and the year it is of.

    What is of a whole month stays of a whole month. What lasts a whole year ends a day sooner at
    least: the day on which it begins again cannot be said as its end.
    """
    if rule.whole_month:
        return Rule(Spot(to.month)), to.year
    first, last = rule.days(year)
    return at(to, to + min(last - first, LONGEST)), to.year


def on_day(year: int, month: int, day: int) -> date:
    """That day of the month, or the last one where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _nth(year: int, month: int, nth: int, weekday: int) -> date:
    if nth == LAST:
        last = on_day(year, month, 31)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def window(first_month: int, year: int) -> tuple[date, date]:
    """The first and the last day of the year that begins with a month."""
    first = date(year, first_month, 1)
    return first, date(year + 1, first_month, 1) - timedelta(days=1)


def year_of(day: date, first_month: int) -> int:
    """The calendar year in which the year around a day began."""
    return day.year if day.month >= first_month else day.year - 1


def holidays(year: int) -> dict[date, str]:
    """Days off in Finland, by a name that others put into words."""
    easter = _easter(year)
    midsummer = _weekday_from(date(year, 6, 20), 6)
    days = {
        date(year, 1, 1): "new-year",
        date(year, 1, 6): "epiphany",
        easter - timedelta(days=2): "good-friday",
        easter: "easter",
        easter + timedelta(days=1): "easter-monday",
        date(year, 5, 1): "may-day",
        easter + timedelta(days=39): "ascension",
        midsummer - timedelta(days=1): "midsummer-eve",
        midsummer: "midsummer",
        _weekday_from(date(year, 10, 31), 6): "all-saints",
        date(year, 12, 6): "independence",
        date(year, 12, 24): "christmas-eve",
        date(year, 12, 25): "christmas",
        date(year, 12, 26): "boxing-day",
    }
    return days


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)


def _easter(year: int) -> date:
    """The Gregorian computus as Meeus, Jones and Butcher give it."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
