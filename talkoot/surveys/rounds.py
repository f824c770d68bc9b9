"""When letters of a survey leave: on working days, some days apart, and seldom. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from talkoot.practice.clock.rules import holidays

SATURDAY = 5
FROM, UNTIL = 8, 18  # o'clock: nobody is woken, and no change of the clock falls here
NIGHT_IS_OVER = 5  # o'clock: what is due at night is done after it, on the first round awake


@dataclass(frozen=True, slots=True)
class Letters:
    """What has been sent so far, and what was agreed: at most so many, so many days apart."""

    invited_on: date | None
    reminders: int
    reminded_on: date | None
    most: int
    apart: int


def may_leave(now: datetime) -> bool:
    """Whether a letter may leave at this local time."""
    return _works(now.date()) and FROM <= now.hour < UNTIL


def _works(day: date) -> bool:
    """Whether people are at work: on no weekend, and on no day off in Finland."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def reminds(today: date, closes_on: date | None, sent: Letters) -> bool:
    """Whether a round of reminders begins today; one that was missed begins on the next day."""
    if sent.invited_on is None or sent.reminders >= sent.most or not _works(today):
        return False
    if closes_on is not None and today > closes_on:
        return False
    last = max(sent.invited_on, sent.reminded_on or sent.invited_on)
    return today - last >= timedelta(days=sent.apart)


def is_new_night(now: datetime, batched_on: date | None) -> bool:
    """Whether the marks of a night are still to be laid; after nights that were missed, once."""
    return now.hour >= NIGHT_IS_OVER and batched_on != now.date()
