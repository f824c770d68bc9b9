"""The worker's letters of events: the first word, what moved, and that it is off.

A plan that is being moved about is told when it has come to rest, in one letter.
"""

from __future__ import annotations

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.ground import calendar
from talkoot.ground.calendar import Event, Who
from talkoot.ground.every import Every
from talkoot.ground.post import is_taken
from talkoot.people.models import CalendarKey
from talkoot.programmes.actions import announcing
from talkoot.programmes.audience import people
from talkoot.programmes.models import Guest, Module, Programme
from talkoot.workspace import calendars
from talkoot.workspace.following import MINE

AT_ONCE = 25  # letters at one round of the worker
REST = timedelta(minutes=10)
LOOK = Every(120)


def send_due() -> int:
    """Look now and then at what has moved, and send some of the letters that are owed."""
    if LOOK.has_come():
        keep_true()
    return sum(_send(guest) for guest in owed()[:AT_ONCE])


def keep_true() -> None:
    """Note what has moved since a calendar last knew it: the number of each change counts on."""
    for programme in _followed():
        everything = calendars.everything([programme])
        known = announcing.held_ahead(programme)  # also what was moved far into the past
        told = [one for one in everything if calendars.is_recent(one) or one.uid in known]
        announcing.remember(programme, told)
        announcing.call_off(programme, calendars.standing([programme]))


def _followed() -> list[Programme]:
    """Programmes that somebody's calendar may know, and that are not long over."""
    known = Q(announced__guests__isnull=False)
    if CalendarKey.objects.filter(subject=MINE).exists():
        known |= Q(modules__isnull=False) | Q(workshops__isnull=False)
    lasting = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate() - calendars.KEPT)
    found = Programme.objects.filter(known, lasting).exclude(organisation=None)
    return list(found.distinct().select_related("organisation"))


def owed() -> QuerySet[Guest]:
    """Who has not been told how it stands: at once the first time, later when it rests."""
    first = Q(told=-1, announced__cancelled=False)
    rests = Q(told__gte=0, announced__changed_at__lte=timezone.now() - REST)
    waiting = Guest.objects.filter(first | rests, told__lt=F("announced__sequence"))
    found = waiting.filter(person__is_active=True).exclude(person__email=None)
    return found.select_related("person", "announced__programme__organisation").order_by("pk")


def _send(guest: Guest) -> bool:
    """Write to a guest who still works in the house; an address that is refused is let be."""
    one = guest.announced
    event = announcing.told_as(one)
    house = one.programme.house
    works = people(house, Module.Audience.EVERYONE).filter(pk=guest.person_id).exists()
    moved = guest.told >= 0 and not event.cancelled  # into the past: her calendar has it ahead
    due = works and (moved or calendars.is_ahead(event))
    taken = due and _write(guest, event, house.name)
    Guest.objects.filter(pk=guest.pk).update(told=one.sequence)
    return taken


def _write(guest: Guest, event: Event, house: str) -> bool:
    with override(guest.person.language):
        context = {"event": event, "house": house, "again": guest.told >= 0}
        body = render_to_string("workspace/calendar_letter.txt", context)
        sender = Who(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], house)
        subject = _subject(event, again=guest.told >= 0)
        to = Who(str(guest.person.email))
        return is_taken(lambda: calendar.send(subject, body, event, sender, to))


def _subject(event: Event, *, again: bool) -> str:
    if event.cancelled:
        return _("Called off: %(title)s") % {"title": event.title}
    return (_("Moved: %(title)s") if again else "%(title)s") % {"title": event.title}
