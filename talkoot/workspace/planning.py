"""A programme's modules with what belongs to them, as one reader may know it. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from talkoot.people.models import Person
from talkoot.programmes.breaks import Break, Days, Event, Part, breaks
from talkoot.programmes.models import Module, Programme
from talkoot.programmes.module_forms import owners
from talkoot.surveys.models import Survey
from talkoot.workshops.models import Workshop

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


@dataclass(frozen=True, slots=True)
class Row:
    """A module in the plan."""

    module: Module
    workshops: list[Workshop] = field(default_factory=list)
    surveys: list[Survey] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    counted: bool = False
    gone: bool = False

    @property
    def days(self) -> Days:
        return Days(self.module.starts_on, self.module.ends_on or self.module.starts_on)

    @property
    def part(self) -> Part:
        module = self.module
        return Part(
            key=module.pk,
            title=module.title,
            audience=module.audience,
            days=self.days,
            events=(*map(of_workshop, self.workshops), *map(of_survey, self.surveys)),
            held=self.counted,
            gone=module.owner.name if self.gone and module.owner else "",
        )

    @property
    def is_over(self) -> bool:
        return self.days.last is not None and self.days.last < timezone.localdate()

    @property
    def is_now(self) -> bool:
        today = timezone.localdate()
        return self.days.meets(Days(today, today))


def of_workshop(room: Workshop) -> Event:
    first = timezone.localdate(room.starts_at) if room.starts_at else room.opens_on
    held = room.state != Workshop.State.PLANNED
    return Event(room.title, Days(first, room.closes_on or first), held)


def of_survey(survey: Survey) -> Event:
    held = survey.state != Survey.State.DRAFT
    return Event(survey.title, Days(survey.closes_on, survey.closes_on), held)


def rows(programme: Programme, reader: Person | AnonymousUser) -> list[Row]:
    """The modules in order, with the workshops and surveys the reader may see."""
    modules = programme.modules.select_related("owner")
    counted = set(modules.exclude(attendances=None).values_list("pk", flat=True))
    rooms = Workshop.objects.visible_to(reader).filter(programme=programme, module__isnull=False)
    asked = known_surveys(reader).filter(module__programme=programme)
    by_room = _by_module(rooms.order_by("starts_at", "opens_on", "title"))
    by_survey = _by_module(asked.order_by("closes_on", "title"))
    here = set(owners(programme.house).values_list("pk", flat=True))
    return [
        Row(
            module,
            by_room[module.pk],
            by_survey[module.pk],
            counted=module.pk in counted,
            gone=module.owner_id is not None and module.owner_id not in here,
        )
        for module in modules
    ]


def known_surveys(reader: Person | AnonymousUser) -> QuerySet[Survey]:
    """A survey that is being prepared is known to those who read its documents."""
    known = Q(pk__in=Survey.objects.documented_to(reader)) | ~Q(state=Survey.State.DRAFT)
    return (
        Survey.objects.visible_to(reader)
        .filter(known)
        .only("title", "state", "closes_on", "module")
    )


def _by_module(things: Iterable[Workshop] | Iterable[Survey]) -> defaultdict[int, list]:  # type: ignore[type-arg]
    found: defaultdict[int, list] = defaultdict(list)  # type: ignore[type-arg]
    for one in things:
        found[one.module_id].append(one)  # type: ignore[index]
    return found


def broken(programme: Programme, plan: Sequence[Row]) -> list[Break]:
    """What does not fit."""
    whole = Days(programme.starts_on, programme.ends_on)
    return breaks([row.part for row in plan], whole, timezone.localdate())


LABEL = 92  # per cent: the name of a later month would not fit


@dataclass(frozen=True, slots=True)
class Month:
    """A month on the scale of the plan."""

    first: date
    x: float


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to per cents of the width."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        return 100 * (day - self.first).days / self.days

    def width(self, days: Days) -> float:
        if not (days.first and days.last):
            return 0.0
        return 100 * ((days.last - days.first).days + 1) / self.days

    @property
    def today(self) -> float | None:
        now = timezone.localdate()
        return self.x(now) if self.first <= now <= self.last else None

    def months(self, most: int = 8) -> list[Month]:
        """The firsts of months, as many as can be read."""
        found = []
        day = self.first.replace(day=1)
        while day <= self.last:
            if day >= self.first and self.x(day) < LABEL:
                found.append(Month(day, self.x(day)))
            day = (day + timedelta(days=32)).replace(day=1)
        step = -(-len(found) // most) or 1
        return found[::step]


def scale(programme: Programme, plan: Sequence[Row]) -> Scale | None:
    """A scale that holds the programme and everything in it."""
    spans = [Days(programme.starts_on, programme.ends_on)]
    for row in plan:
        spans += [row.days, *(event.days for event in row.part.events)]
    known = [day for span in spans for day in (span.first, span.last) if day]
    return Scale(min(known), max(known)) if known else None
