"""How far each programme has come, as one person may know it. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from talkoot.people.models import Person
from talkoot.programmes.models import Module, Programme
from talkoot.workshops.models import Workshop

CLOSED = Workshop.State.CLOSED


@dataclass(frozen=True, slots=True)
class Course:
    """Workshops held and ahead: the dots of a programme's ring."""

    programme: Programme
    held: int = 0
    ahead: int = 0
    following: datetime | None = None

    @property
    def dots(self) -> int:
        return self.held + self.ahead

    @property
    def here(self) -> int | None:
        """The place in the ring that comes next."""
        return self.held if self.ahead else None


def courses(person: Person, programmes: Iterable[Programme]) -> list[Course]:
    """One course a programme, from the workshops the person may see."""
    rooms = Workshop.objects.visible_to(person).filter(rehearsal=False)
    seen: dict[int, list[tuple[str, datetime | None]]] = defaultdict(list)
    for programme, state, starts_at in rooms.values_list("programme_id", "state", "starts_at"):
        seen[programme].append((state, starts_at))
    return [_course(programme, seen[programme.pk]) for programme in programmes]


def _course(programme: Programme, rooms: list[tuple[str, datetime | None]]) -> Course:
    coming = [at for state, at in rooms if at and state == Workshop.State.PLANNED]
    return Course(
        programme,
        held=sum(state == CLOSED for state, _at in rooms),
        ahead=sum(state != CLOSED for state, _at in rooms),
        following=min(filter(is_ahead, coming), default=None),
    )


def is_ahead(begins: datetime) -> bool:
    """Whether what was planned may still come: it is for today or for later."""
    return timezone.localdate(begins) >= timezone.localdate()


@dataclass(frozen=True, slots=True)
class Stage:
    """The module that is going on or comes next, and which one it is of all."""

    module: Module
    number: int
    modules: int
    is_now: bool


def stage_of(programme: Programme, today: date) -> Stage | None:
    modules = list(programme.modules.order_by("position"))
    dated = [
        (number, one, one.starts_on, one.ends_on or one.starts_on)
        for number, one in enumerate(modules, 1)
        if one.starts_on
    ]
    ahead = [
        (begins > today, begins, number, one)
        for number, one, begins, ends in dated
        if ends and ends >= today
    ]
    if not ahead:
        return None
    later, _begins, number, module = min(ahead, key=lambda each: each[:3])
    return Stage(module, number, len(modules), is_now=not later)
