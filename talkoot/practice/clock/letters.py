"""Calendar letters to whoever takes care of a thing of the year: it stands, it moved, it is off."""

from __future__ import annotations

import logging
from email.utils import parseaddr
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.ground import calendar
from talkoot.ground.calendar import Event, Who
from talkoot.ground.texts import pick
from talkoot.people.models import Person
from talkoot.practice.models import ClockEntry

logger = logging.getLogger(__name__)


def tell(entry: ClockEntry, *, to: Person | None = None, gone: bool = False) -> None:
    """Write to her when what was changed is safely kept. Who has no address reads the clock."""
    carer = to or entry.carer
    if carer is not None and carer.email and carer.is_active and belongs(carer, entry):
        transaction.on_commit(partial(_send, entry, carer, gone))


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


def _send(entry: ClockEntry, carer: Person, gone: bool) -> None:
    with override(carer.language):
        one = event(entry, gone=gone)
        subject = _("Annual clock: %(title)s") % {"title": one.title}
        body = _("This is no longer in your care.") if gone else _("This is in your care.")
        try:
            calendar.send(
                subject,
                f"{one.title}\n\n{body}\n{one.address}",
                one,
                Who(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], "Talkoot"),
                Who(str(carer.email), carer.name),
            )
        except (OSError, SMTPException):
            logger.warning("a calendar letter could not be sent")
