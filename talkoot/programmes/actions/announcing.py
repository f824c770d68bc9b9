"""Keep what calendars were told of events, and to whom they are mailed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from talkoot.ground.calendar import Event
from talkoot.people.models import Person
from talkoot.programmes.models import Announced, Guest, Module, Programme

KEPT = timedelta(days=60)  # after an event: who was asked to it
OWED = timedelta(days=7)  # after a change: who has not been told of it


@transaction.atomic
def remember(programme: Programme, events: Iterable[Event]) -> dict[str, Announced]:
    """Note each event as it stands, and count on the sequence of those that have changed."""
    wanted = {event.uid: event for event in events}
    known = {one.uid: one for one in Announced.objects.filter(uid__in=wanted, programme=programme)}
    for uid, event in wanted.items():
        facts = _facts(event)
        one = known.get(uid)
        if one is None:
            known[uid] = _first(programme, event, facts)
            continue
        if one.audience != event.audience:
            Announced.objects.filter(pk=one.pk).update(audience=event.audience)
            one.audience = event.audience
        if one.event != facts or one.cancelled:
            _count_on(one, facts, cancelled=False)
    return known


def held_ahead(programme: Programme) -> set[str]:
    """What calendars still hold for today or later, as they were last told."""
    known = Announced.objects.filter(programme=programme, cancelled=False)
    return {one.uid for one in known if _last_day(one) >= timezone.localdate()}


def foreseen(events: Iterable[Event]) -> list[Event]:
    """The events with the numbers they have, or will have once a change is noted. Reads only."""
    wanted = {event.uid: event for event in events}
    known = {one.uid: one for one in Announced.objects.filter(uid__in=wanted)}
    return [_foreseen(event, known.get(uid)) for uid, event in wanted.items()]


def _foreseen(event: Event, one: Announced | None) -> Event:
    if one is None:
        return event
    if one.event == _facts(event) and not one.cancelled:
        return told_as(one, event)
    return replace(event, sequence=one.sequence + 1, changed_at=timezone.now())


def gone(told: QuerySet[Announced], standing: Collection[str], since: datetime) -> list[Event]:
    """What calendars were told of and the programmes hold no more. Reads only."""
    known = told.exclude(uid__in=standing)
    off = known.filter(cancelled=True, changed_at__gte=since)
    coming = [
        replace(told_as(one), sequence=one.sequence + 1, changed_at=timezone.now(), cancelled=True)
        for one in known.filter(cancelled=False)
    ]
    return [told_as(one) for one in off] + coming


def _first(programme: Programme, event: Event, facts: dict[str, Any]) -> Announced:
    given = {"event": facts, "audience": event.audience, "changed_at": timezone.now()}
    told = {"programme": programme, **given}
    return Announced.objects.get_or_create(uid=event.uid, defaults=told)[0]


def _count_on(one: Announced, facts: dict[str, Any], *, cancelled: bool) -> None:
    one.event, one.cancelled = facts, cancelled
    one.sequence += 1
    one.changed_at = timezone.now()
    one.save()


@transaction.atomic
def call_off(programme: Programme, standing: Collection[str]) -> None:
    """Whatever calendars know and the programme does not hold any more is called off."""
    gone = Announced.objects.filter(programme=programme, cancelled=False)
    for one in gone.exclude(uid__in=standing):
        _count_on(one, one.event, cancelled=True)


def told_as(one: Announced, event: Event | None = None) -> Event:
    """The event with its number; what is gone is told as it was last."""
    base = event or _of_facts(one)
    return replace(base, sequence=one.sequence, changed_at=one.changed_at, cancelled=one.cancelled)


@transaction.atomic
def invite(module: Module, events: Iterable[Event], people: Iterable[Person]) -> int:
    """Owe everybody a letter on each event, and say how many are new."""
    asked = list(people)
    known = remember(module.programme, events)
    Announced.objects.filter(pk__in=[one.pk for one in known.values()]).update(module=module)
    before = Guest.objects.count()
    Guest.objects.bulk_create(
        [Guest(announced=one, person=person) for one in known.values() for person in asked],
        ignore_conflicts=True,
    )
    return Guest.objects.count() - before


def forget_guests() -> int:
    """Erase who was asked to what is long over, or was called off long ago.

    What was moved that far back a moment ago must be told first, or calendars have it still ahead.
    """
    asked = Announced.objects.filter(guests__isnull=False).distinct()
    before = timezone.localdate() - KEPT
    over = [one.pk for one in asked if _last_day(one) < before]
    if not over:
        return 0
    owed = Q(told__lt=F("announced__sequence"), announced__changed_at__gt=timezone.now() - OWED)
    return Guest.objects.filter(announced__in=over).exclude(owed).delete()[0]


def _last_day(one: Announced) -> date:
    event = _of_facts(one)
    last = one.changed_at if one.cancelled else event.ends or event.starts
    return timezone.localdate(last) if isinstance(last, datetime) else last


def _facts(event: Event) -> dict[str, Any]:
    ends = event.ends.isoformat() if event.ends else ""
    starts = event.starts.isoformat()
    return {"title": event.title, "starts": starts, "ends": ends, "place": event.place}


def _of_facts(one: Announced) -> Event:
    facts = one.event
    starts = _when(facts["starts"])
    return Event(
        uid=one.uid,
        title=facts["title"],
        starts=starts or timezone.localdate(),
        ends=_when(facts["ends"]),
        place=facts["place"],
    )


def _when(told: str) -> date | datetime | None:
    return parse_datetime(told) if "T" in told else parse_date(told) if told else None
