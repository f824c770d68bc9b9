"""What of the year is due now, for whoever takes care of it or leads the unit that does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from talkoot.people.models import Person, Placement
from talkoot.practice.clock.year import Row, marks_of, rights_of, row_with
from talkoot.practice.due import SOON, Due
from talkoot.practice.models import Clock, ClockEntry

AHEAD = timedelta(days=14)
LATE = timedelta(days=30)  # what is older nobody ticks any more
MOST = 3


@dataclass(frozen=True, slots=True)
class OfTheYear:
    clock: Clock
    row: Row


def due(person: Person) -> list[OfTheYear]:
    """The soonest first; what was done is not asked for, and what is whole months long waits."""
    found = [one for clock in _clocks(person) for one in _of(clock, person)]
    found.sort(key=lambda one: (one.row.ends, str(one.row.entry.pk)))
    told: dict[object, OfTheYear] = {}
    for one in found:
        told.setdefault(one.row.entry.pk, one)
    return list(told.values())[:MOST]


def lines(person: Person, today: date) -> Iterator[Due]:
    """The same for the letter of the week, and what is in her care though others tick it."""
    soonest = due(person)
    for one in soonest:
        yield _line(one.row.entry, one.clock, one.row.ends)
    hers = ClockEntry.objects.visible_to(person).filter(carer=person)
    near = hers.filter(begins_on__range=(today, today + SOON)).exclude(marks__done_on__isnull=False)
    others = near.exclude(pk__in=[one.row.entry.pk for one in soonest])
    for entry in others.select_related("clock__organisation", "clock__unit").order_by("begins_on"):
        yield _line(entry, entry.clock, entry.begins_on)


def _line(entry: ClockEntry, clock: Clock, on: date) -> Due:
    return Due(f"{entry}, {clock}", on, reverse("clock:entry", args=[clock.pk, entry.pk]))


def _clocks(person: Person) -> list[Clock]:
    """The clocks of the units she leads, and the houses' for what is in her care."""
    led = Placement.objects.filter(
        membership__person=person, membership__left_on=None, manages=True
    )
    mine = Clock.objects.visible_to(person)
    own = mine.filter(Q(unit__in=led.values("unit")) | Q(entries__carer=person))
    return list(
        own.select_related("organisation", "unit")
        .distinct()
        .order_by(F("unit").desc(nulls_last=True))
    )


def _of(clock: Clock, person: Person) -> Iterator[OfTheYear]:
    today = timezone.localdate()
    soon = ClockEntry.objects.visible_to(person).filter(
        ends_on__gte=today - LATE, begins_on__lte=today + AHEAD
    )
    hers = Q(clock=clock, carer=person) | Q(clock=clock, private_to=person)
    if clock.unit_id:
        house = Q(clock__organisation=clock.organisation_id, clock__unit=None)
        hers |= (Q(clock=clock) | house) & Q(layer=ClockEntry.Layer.UNIT)
    entries = list(soon.filter(hers).select_related("clock", "carer").distinct())
    marks, rights = marks_of(clock, entries), rights_of(clock, person)
    for entry in entries:
        mark = marks.get(entry.pk)
        if mark and mark.done_on:
            continue
        row = row_with(clock, entry, mark, rights)
        if row.may_tick and row.begins <= today + AHEAD:
            yield OfTheYear(clock, row)
