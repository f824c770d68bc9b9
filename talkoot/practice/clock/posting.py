"""The worker's letters of the year: to each one letter, with all that her calendar should know.

A plan that is being worked on is told when it has come to rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db.models import Max, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from talkoot.ground import calendar
from talkoot.ground.calendar import Event, Who
from talkoot.ground.post import is_taken
from talkoot.people.models import Person
from talkoot.practice.clock import letters as clock_letters
from talkoot.practice.models import ClockLetter

AT_ONCE = 25  # people written to in one round of the worker
REST = timedelta(minutes=10)


def send_due() -> int:
    """Write to some of those to whom something is owed; say how many letters went."""
    return sum(_send(person) for person in waiting()[:AT_ONCE])


def waiting() -> QuerySet[Person]:
    """Who is owed a letter, and of whose things none has changed just now."""
    owed = Person.objects.annotate(last_change=Max("clock_letters__changed_at"))
    return owed.filter(last_change__lte=timezone.now() - REST).order_by("last_change", "pk")


def _send(person: Person) -> bool:
    """What is owed is taken off when the letter has gone; what changed meanwhile stays owed."""
    owed = list(_owed_to(person))
    last = max((one.changed_at for one in owed), default=timezone.now())
    with override(person.language):
        events = list(_events(owed))
        taken = bool(events) and is_taken(lambda: _write(person, events))
    gone = ClockLetter.objects.filter(pk__in=[one.pk for one in owed], changed_at__lte=last)
    gone.delete()
    return taken


def _owed_to(person: Person) -> QuerySet[ClockLetter]:
    found = ClockLetter.objects.filter(person=person).order_by("entry__begins_on", "pk")
    return found.select_related("person", "entry__clock", "entry__carer", "mark")


def _events(owed: list[ClockLetter]) -> Iterator[Event]:
    """What she may still be told, as it stands now."""
    for one in owed:
        if one.mark is None:
            if clock_letters.may_be_told(one.person, one.entry):
                yield clock_letters.event(one.entry, gone=one.gone)
        elif clock_letters.leaders(one.entry, one.mark).filter(pk=one.person_id).exists():
            yield clock_letters.of_unit(one.entry, one.mark, gone=one.gone)


def _write(person: Person, events: list[Event]) -> None:
    context = {
        "stands": [(one, _day(one)) for one in events if not one.cancelled],
        "gone": [(one, _day(one)) for one in events if one.cancelled],
    }
    calendar.send_all(
        _subject(events),
        render_to_string("practice/clock/letter.txt", context),
        events,
        Who(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], "Talkoot"),
        Who(str(person.email), person.name),
    )


def _day(event: Event) -> date:
    """Whole days are all that the year holds."""
    return date(event.starts.year, event.starts.month, event.starts.day)


def _subject(events: list[Event]) -> str:
    if len(events) == 1:
        return _("Annual clock: %(title)s") % {"title": events[0].title}
    words = ngettext("Annual clock: %(n)s thing", "Annual clock: %(n)s things", len(events))
    return words % {"n": len(events)}
