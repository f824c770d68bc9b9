"""When a funder's documents are due, counted from what has happened. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from talkoot.programmes.funders.profile import Document, Due, Event, Profile

Events = Mapping[Event, date | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document with its day, if it is known; `on` is when it was delivered. It is `behind` when
    the funder has decided since it was due: it got what it decided by, ticked or not."""

    document: Document
    due: date | None
    on: date | None = None
    behind: bool = False

    @property
    def is_awaited(self) -> bool:
        return self.on is None and self.due is not None and not self.behind

    def is_late(self, today: date) -> bool:
        return self.is_awaited and self.due is not None and self.due < today


def later(day: date, months: int) -> date:
    """The same day some months later, or that month's last: 31.1. and 29.2. have no twin."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def day_of(due: Due | None, events: Events) -> date | None:
    """The day, or none while what it is counted from has not happened."""
    since = events.get(due.event) if due else None
    if due is None or since is None:
        return None
    return later(since, due.months) + timedelta(days=due.days)


def wanted(profile: Profile, events: Events, delivered: Mapping[str, date]) -> list[Wanted]:
    """What is open comes first, then what is delivered; each by its day, without one last."""
    found = [_wanted(one, events, delivered.get(one.id)) for one in profile.documents]
    return sorted(found, key=lambda one: (one.on is not None, one.due is None, one.due or date.max))


def _wanted(document: Document, events: Events, on: date | None) -> Wanted:
    due, decided = day_of(document.due, events), events.get("decided")
    return Wanted(document, due, on, behind=bool(due and decided and due < decided))
