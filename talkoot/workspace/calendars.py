"""What stands in a calendar: modules, workshops, surveys and days of tasks. Reads only.

Peer groups are left out: a calendar is shown to more than its owner, and a group of directors is
nobody's business at home.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.ground.calendar import Event, uid
from talkoot.people.models import Person
from talkoot.programmes import sparring
from talkoot.programmes.audience import audiences
from talkoot.programmes.models import Announced, Guest, Module, Programme, Task
from talkoot.surveys.models import Survey
from talkoot.workshops.models import Workshop

KEPT = timedelta(days=60)  # how long what is over or off stays in a feed


def concerning(person: Person, programmes: Iterable[Programme]) -> QuerySet[Module]:
    """The modules that are for the person, or hers to look after."""
    mine = list(programmes)
    wanted = Q(owner=person) | _told(person, mine)
    found = Module.objects.filter(wanted, programme__in=[one.pk for one in mine])
    return found.select_related("programme__organisation")


def announced_to(person: Person, programmes: Sequence[Programme]) -> QuerySet[Announced]:
    """What the person was told of, whether it still stands or not."""
    wanted = Q(audience="") | Q(pk__in=Guest.objects.filter(person=person).values("announced"))
    known = Announced.objects.filter(programme__in=[one.pk for one in programmes])
    return known.filter(wanted | _told(person, programmes))


def _told(person: Person, programmes: Sequence[Programme]) -> Q:
    """What has an audience that she is of, and all of what she runs."""
    runs = Programme.objects.run_by(person).filter(pk__in=[one.pk for one in programmes])
    wanted = Q(programme__in=runs)
    for house in {one.house for one in programmes}:
        wanted |= Q(programme__organisation=house, audience__in=audiences(house, person))
    return wanted


def events_for(person: Person, programmes: Sequence[Programme]) -> Iterator[Event]:
    """Everything with a day that one person is told of some programmes."""
    yield from _events(
        concerning(person, programmes),
        Workshop.objects.visible_to(person).filter(programme__in=programmes),
        Survey.objects.visible_to(person).filter(programme__in=programmes),
    )
    yield from map(sparring.event, sparring.coming(person, programmes))


def everything(programmes: Sequence[Programme]) -> Iterator[Event]:
    """All that has a day in some programmes, whoever may see it."""
    yield from _events(
        Module.objects.filter(programme__in=programmes),
        Workshop.objects.filter(programme__in=programmes),
        Survey.objects.filter(programme__in=programmes),
    )


def _events(
    modules: QuerySet[Module], rooms: QuerySet[Workshop], asked: QuerySet[Survey]
) -> Iterator[Event]:
    near = ("module__programme__organisation",)
    tasks = Task.objects.filter(module__in=modules).exclude(due_on=None).select_related(*near)
    house = "programme__organisation"
    yield from of_modules(modules.exclude(starts_on=None).select_related(house))
    yield from of_tasks(tasks)
    yield from of_workshops(rooms.filter(rehearsal=False).select_related(house))
    told = asked.exclude(state=Survey.State.DRAFT).exclude(closes_on=None).select_related(house)
    yield from of_surveys(told.only("title", "closes_on", "programme__organisation__slug"))


def standing(programmes: Sequence[Programme]) -> set[str]:
    """The uids of all that some programmes hold, whoever may see it."""
    rooms = Workshop.objects.exclude(starts_at=None, opens_on=None)
    kinds = (
        ("module", Module.objects.exclude(starts_on=None), "programme"),
        ("task", Task.objects.exclude(due_on=None), "module__programme"),
        ("workshop", rooms, "programme"),
        ("survey", Survey.objects.exclude(closes_on=None), "programme"),
    )
    slugs = {one.pk: one.house.slug for one in programmes}
    return {
        uid(kind, pk, f"{slugs[programme]}.talkoot")
        for kind, things, way in kinds
        for pk, programme in things.filter(**{f"{way}__in": slugs}).values_list("pk", way)
    }


def of_modules(modules: Iterable[Module]) -> Iterator[Event]:
    for one in modules:
        if one.starts_on:
            yield Event(
                uid=_uid("module", one.pk, one.programme),
                title=one.title,
                starts=one.starts_on,
                ends=one.ends_on,
                text=one.aim,
                address=_address(one),
                audience=one.audience,
            )


def of_tasks(tasks: Iterable[Task]) -> Iterator[Event]:
    for one in tasks:
        if one.due_on:
            yield Event(
                uid=_uid("task", one.pk, one.module.programme),
                title=_("Last day: %(task)s") % {"task": one.title},
                starts=one.due_on,
                text=one.text,
                address=_address(one.module),
                audience=one.module.audience,
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
