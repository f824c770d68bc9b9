"""Of what calendars are to hear: a thing of the year stands, it moved, it is off.

It is owed to whoever takes care of it and, of what a unit has moved for itself, to who leads that
unit. What is somebody's own is told to nobody but her. The worker writes the letters.
"""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from talkoot.ground import calendar
from talkoot.ground.calendar import Event
from talkoot.ground.texts import pick
from talkoot.people.models import Person, Placement
from talkoot.practice.models import ClockEntry, ClockLetter, ClockMark
from talkoot.practice.models.clock import LEADS


def tell(entry: ClockEntry, *, to: Person | None = None, gone: bool = False) -> None:
    """Owe her a letter. Who has no address reads the clock."""
    carer = to or entry.carer
    if carer is not None and may_be_told(carer, entry):
        _owe(carer, entry, None, gone=gone)
    if to is None:
        for mark in entry.marks.filter(sequence__gt=0).exclude(unit=None):
            tell_unit(entry, mark, gone=gone)


def _owe(person: Person, entry: ClockEntry, mark: ClockMark | None, *, gone: bool) -> None:
    last = {"mark": mark, "gone": gone, "changed_at": timezone.now()}
    ClockLetter.objects.update_or_create(person=person, entry=entry, defaults=last)


def may_be_told(carer: Person, entry: ClockEntry) -> bool:
    hers = entry.private_to_id in (None, carer.pk)
    return hers and bool(carer.email) and carer.is_active and belongs(carer, entry)


def tell_unit(entry: ClockEntry, mark: ClockMark, *, gone: bool = False) -> None:
    """Owe who leads a unit on which day her unit holds it, since it has moved it."""
    for leader in leaders(entry, mark):
        _owe(leader, entry, mark, gone=gone)


def leaders(entry: ClockEntry, mark: ClockMark) -> QuerySet[Person]:
    """Who leads the unit and may read the entry; whoever takes care of it for all has hers."""
    if entry.private_to_id:
        return Person.objects.none()
    leads = Placement.objects.filter(unit=mark.unit_id, manages=True, membership__left_on=None)
    found = Person.objects.filter(pk__in=leads.values("membership__person"), is_active=True)
    if entry.seen_by == ClockEntry.SeenBy.LEADS:
        found = found.filter(
            roles__organisation=entry.clock.organisation_id, roles__role__in=LEADS
        ).distinct()
    told = [entry.carer_id] if entry.carer_id else []
    return found.exclude(email=None).exclude(pk__in=told)


def of_unit(entry: ClockEntry, mark: ClockMark, *, gone: bool = False) -> Event:
    """The entry on the days of one unit: newer than the house's by as often as it was moved."""
    made = event(entry, gone=gone)
    begins = mark.moved_to or entry.begins_on
    ends = begins + (entry.ends_on - entry.begins_on)
    return replace(made, starts=begins, ends=ends, sequence=made.sequence + mark.sequence)


def belongs(carer: Person, entry: ClockEntry) -> bool:
    """Whether she still works in the house: who has left is told nothing more of it."""
    house = entry.clock.organisation_id
    return carer.memberships.filter(organisation=house, left_on=None).exists()


def still_here(entry: ClockEntry) -> Person | None:
    """Who takes care of it, unless she has left."""
    return entry.carer if entry.carer and belongs(entry.carer, entry) else None


def event(entry: ClockEntry, *, gone: bool = False) -> Event:
    """The entry as calendars know it, by the same name for ever."""
    place = reverse("clock:entry", args=[entry.clock_id, entry.pk])
    return Event(
        uid=calendar.uid("clock", entry.pk),
        title=str(entry),
        starts=entry.begins_on,
        ends=entry.ends_on,
        text=pick(entry.output),
        address=settings.ADDRESS + place,
        sequence=entry.sequence,
        changed_at=entry.changed_at,
        cancelled=gone or entry.removed_on is not None,
    )
