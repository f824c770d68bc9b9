"""What stands in a calendar: modules, workshops, surveys and days of tasks. Reads only.

Peer groups are left out: a calendar is shown to more than its owner, and a group of directors is
nobody's business at home.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.ground.calendar import Event, uid
from talkoot.people.models import Person
from talkoot.programmes.audience import audiences
from talkoot.programmes.models import Module, Programme, Task
from talkoot.surveys.models import Survey
from talkoot.workshops.models import Workshop

KEPT = timedelta(days=60)  # how long what is over or off stays in a feed


def concerning(person: Person, programme: Programme) -> QuerySet[Module]:
    """The modules that are for the person, or hers to look after."""
    if Programme.objects.run_by(person).filter(pk=programme.pk).exists():
        return programme.modules.all()
    mine = programme.modules.filter(audience__in=audiences(programme.house, person))
    return (mine | programme.modules.filter(owner=person)).distinct()


def events_for(person: Person, programme: Programme) -> Iterator[Event]:
    """Everything with a day that one person is told of a programme."""
    modules = concerning(person, programme)
    yield from of_modules(modules.exclude(starts_on=None), programme)
    yield from of_tasks(Task.objects.filter(module__in=modules).exclude(due_on=None), programme)
    rooms = Workshop.objects.visible_to(person).filter(programme=programme, rehearsal=False)
    yield from of_workshops(rooms)
    asked = Survey.objects.visible_to(person).filter(programme=programme).only("title", "closes_on")
    yield from of_surveys(asked.exclude(state=Survey.State.DRAFT).exclude(closes_on=None))


def everything(programme: Programme) -> Iterator[Event]:
    """All that has a day in a programme, whoever may see it."""
    modules = programme.modules.all()
    yield from of_modules(modules.exclude(starts_on=None), programme)
    yield from of_tasks(Task.objects.filter(module__in=modules).exclude(due_on=None), programme)
    yield from of_workshops(programme.workshops.filter(rehearsal=False))
    asked = programme.surveys.exclude(state=Survey.State.DRAFT).only("title", "closes_on")
    yield from of_surveys(asked.exclude(closes_on=None))


def standing(programme: Programme) -> set[str]:
    """The uids of all that the programme holds, whoever may see it."""
    tasks = Task.objects.filter(module__programme=programme).exclude(due_on=None)
    rooms = [room for room in programme.workshops.all() if room.starts_at or room.opens_on]
    asked = programme.surveys.exclude(closes_on=None).values_list("pk", flat=True)
    return {
        *(_uid("module", one.pk, programme) for one in programme.modules.exclude(starts_on=None)),
        *(_uid("task", pk, programme) for pk in tasks.values_list("pk", flat=True)),
        *(_uid("workshop", room.pk, programme) for room in rooms),
        *(_uid("survey", pk, programme) for pk in asked),
    }


def of_modules(modules: Iterable[Module], programme: Programme) -> Iterator[Event]:
    for one in modules:
        if one.starts_on:
            yield Event(
                uid=_uid("module", one.pk, programme),
                title=one.title,
                starts=one.starts_on,
                ends=one.ends_on,
                text=one.aim,
                address=_address(one),
            )


def of_tasks(tasks: Iterable[Task], programme: Programme) -> Iterator[Event]:
    for one in tasks:
        if one.due_on:
            yield Event(
                uid=_uid("task", one.pk, programme),
                title=_("By today: %(task)s") % {"task": one.title},
                starts=one.due_on,
                text=one.text,
                address=_address(one.module),
            )


def of_workshops(rooms: Iterable[Workshop]) -> Iterator[Event]:
    for room in rooms:
        key = _uid("workshop", room.pk, room.programme)
        if room.starts_at:
            ends = room.starts_at + timedelta(minutes=room.method.minutes(short=room.short))
            yield Event(key, room.title, room.starts_at, ends, place=room.place)
        elif room.opens_on:
            yield Event(key, room.title, room.opens_on, room.closes_on, place=room.place)


def of_surveys(asked: Iterable[Survey]) -> Iterator[Event]:
    for one in asked:
        if one.closes_on and one.programme:
            title = _("Last day to answer: %(title)s") % {"title": one.title}
            yield Event(_uid("survey", one.pk, one.programme), title, one.closes_on)


def is_recent(event: Event) -> bool:
    last = event.ends or event.starts
    return day_of(last) >= timezone.localdate() - KEPT


def is_ahead(event: Event) -> bool:
    return day_of(event.ends or event.starts) >= timezone.localdate()


def day_of(at: date | datetime) -> date:
    return timezone.localdate(at) if isinstance(at, datetime) else at


def _uid(kind: str, key: object, programme: Programme) -> str:
    return uid(kind, key, f"{programme.house.slug}.talkoot")


def _address(module: Module) -> str:
    return settings.ADDRESS + reverse("workspace:module", args=[module.pk])
