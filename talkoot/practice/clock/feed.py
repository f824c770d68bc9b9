"""A clock as a calendar to follow: this year and the ones around it, as its follower may see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.ground import calendar
from talkoot.ground.calendar import Event
from talkoot.ground.numbers import whole
from talkoot.people.models import CalendarKey, Person
from talkoot.practice.clock.letters import event
from talkoot.practice.clock.rules import year_of as begun
from talkoot.practice.clock.year import Row, above, year_of
from talkoot.practice.models import Clock, ClockEntry

ABOUT = "clock:"


def subject(clock: Clock) -> str:
    return f"{ABOUT}{clock.pk}"


def clock_of(key: CalendarKey) -> Clock | None:
    """The clock that is followed, as long as its follower may see it."""
    about, _colon, said = key.subject.partition(":")
    number = whole(said)
    if f"{about}:" != ABOUT or number is None:
        return None
    mine = Clock.objects.visible_to(key.person).select_related("organisation", "unit")
    return mine.filter(pk=number).first()


def written(clock: Clock, person: Person) -> bytes:
    name = _("Annual clock: %(title)s") % {"title": str(clock)}
    return calendar.feed(name, [*_standing(clock, person), *_gone(clock)])


def _standing(clock: Clock, person: Person) -> Iterator[Event]:
    this = begun(timezone.localdate(), clock.first_month)
    for year in (this - 1, this, this + 1):
        for row in year_of(clock, person, year).rows:
            yield of_row(row)


def of_row(row: Row) -> Event:
    """As this unit holds it. What a unit moved is newer by as often as it was moved."""
    made = event(row.entry)
    moves = row.mark.sequence if row.mark else 0
    return replace(made, starts=row.begins, ends=row.ends, sequence=made.sequence + moves)


def _gone(clock: Clock) -> Iterator[Event]:
    """What was taken out: a calendar may still show it. Whose own it was is nobody's business."""
    removed = ClockEntry.objects.filter(clock__in=above(clock), private_to=None)
    shared = removed.exclude(removed_on=None).filter(seen_by=ClockEntry.SeenBy.HOUSE)
    for entry in shared.select_related("clock"):
        yield event(entry)
