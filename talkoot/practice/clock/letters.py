"""Calendar letters of a thing of the year: it stands, it moved, it is off.

They go to whoever takes care of it and, of what a unit has moved for itself, to who leads that
unit. What is somebody's own is mailed to nobody but her.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from email.utils import parseaddr
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.ground import calendar
from talkoot.ground.calendar import Event, Who
from talkoot.ground.texts import pick
from talkoot.people.models import Person, Placement
from talkoot.practice.models import ClockEntry, ClockMark
from talkoot.practice.models.clock import LEADS

logger = logging.getLogger(__name__)


def tell(entry: ClockEntry, *, to: Person | None = None, gone: bool = False) -> None:
    """Write to her when what was changed is safely kept. Who has no address reads the clock."""
    carer = to or entry.carer
    if carer is not None and _may_be_told(carer, entry):
        with override(carer.language):
            made = event(entry, gone=gone)
        transaction.on_commit(partial(_send, made, carer, gone))
    if to is None:
        for mark in entry.marks.filter(sequence__gt=0).exclude(unit=None):
            tell_unit(entry, mark, gone=gone)


def _may_be_told(carer: Person, entry: ClockEntry) -> bool:
    hers = entry.private_to_id in (None, carer.pk)
    return hers and bool(carer.email) and carer.is_active and belongs(carer, entry)


def tell_unit(entry: ClockEntry, mark: ClockMark, *, gone: bool = False) -> None:
    """Write to who leads a unit on which day her unit holds it, since it has moved it."""
    for leader in _leaders(entry, mark):
        with override(leader.language):
            made = of_unit(entry, mark, gone=gone)
        transaction.on_commit(partial(_send, made, leader, gone))


def _leaders(entry: ClockEntry, mark: ClockMark) -> QuerySet[Person]:
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


def _send(one: Event, to: Person, gone: bool) -> None:
    with override(to.language):
        subject = _("Annual clock: %(title)s") % {"title": one.title}
        body = _("This is no longer in your care.") if gone else _("This is in your care.")
        try:
            calendar.send(
                subject,
                f"{one.title}\n\n{body}\n{one.address}",
                one,
                Who(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], "Talkoot"),
                Who(str(to.email), to.name),
            )
        except (OSError, SMTPException):
            logger.warning("a calendar letter could not be sent")
