"""When an open workshop reminds those who have not come: seldom, and never at once. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MOST = 2
APART = timedelta(days=2)  # between letters of any sort
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Letters:
    """What has been sent: reminders, and the day of the last letter of any sort."""

    reminders: int
    last_on: date | None


def is_due(today: date, first: date, last: date, sent: Letters, *, asked: bool = False) -> bool:
    """Whether a reminder is sent today: half-way, the day before the last, or when the host asks.

    Never more than two, never two within two days, never after the last day.
    """
    if not may_remind(today, last, sent):
        return False
    half_way = first + (last - first) // 2
    return asked or today >= (half_way, last - A_DAY)[sent.reminders]


def may_remind(today: date, last: date, sent: Letters) -> bool:
    """Whether a reminder may still be sent today."""
    if sent.reminders >= MOST or sent.last_on is None or today > last:
        return False
    return today - sent.last_on >= APART
