"""Plan the modules of a programme: add, word, move, put in order, give tasks, take away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.programmes.actions.sparring import withdraw_all
from talkoot.programmes.models import Attendance, Module, Programme, Task


@transaction.atomic
def add_module(programme: Programme, **words: Any) -> Module:
    """Put a new module after the others."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    last = programme.modules.aggregate(last=Max("position"))["last"] or 0
    return Module.objects.create(programme=programme, position=last + 1, **words)


def change_module(module: Module, words: Mapping[str, Any], *, seen: int) -> None:
    """Word it anew; `seen` is the version its writer had before her."""
    mine = Module.objects.filter(pk=module.pk, version=seen)
    if not mine.update(**words, version=F("version") + 1):
        raise ChangedMeanwhileError
    module.refresh_from_db()


@transaction.atomic
def place_module(module: Module, position: int) -> None:
    """Give it a place in the order, counted from one; the others make room."""
    Programme.objects.select_for_update().get(pk=module.programme_id)
    order = list(Module.objects.filter(programme=module.programme_id).exclude(pk=module.pk))
    order.insert(max(0, position - 1), module)
    for number, one in enumerate(order, start=1):
        one.position = number
    Module.objects.bulk_update(order, ["position"])


@transaction.atomic
def shift_module(module: Module, days: int, *, following: bool = False) -> list[Module]:
    """Move it by days, with those that stand after it if they shall follow."""
    Programme.objects.select_for_update().get(pk=module.programme_id)
    chosen = Module.objects.filter(programme=module.programme_id).exclude(starts_on=None)
    mine = (
        chosen.filter(position__gte=module.position) if following else chosen.filter(pk=module.pk)
    )
    moved = list(mine)
    for one in moved:
        one.starts_on, one.ends_on = _by(one.starts_on, days), _by(one.ends_on, days)
        one.version += 1
    Module.objects.bulk_update(moved, ["starts_on", "ends_on", "version"])
    return moved


def _by(day: date | None, days: int) -> date | None:
    try:
        return day + timedelta(days=days) if day else None
    except OverflowError:
        return day


@transaction.atomic
def remove_module(module: Module) -> None:
    """Take it out of the plan. Its workshops and surveys stay; who booked sparring is told."""
    withdraw_all(module)
    order = Module.objects.filter(programme=module.programme_id, position__gt=module.position)
    order.update(position=F("position") - 1)
    module.delete()


def add_task(module: Module, **words: Any) -> Task:
    last = module.tasks.aggregate(last=Max("position"))["last"] or 0
    return Task.objects.create(module=module, position=last + 1, **words)


def change_task(task: Task, **words: Any) -> None:
    Task.objects.filter(pk=task.pk).update(**words)


def remove_task(task: Task) -> None:
    task.delete()


def count_people(module: Module, **words: Any) -> Attendance:
    """Note how many came, and never who."""
    return Attendance.objects.create(module=module, **words)


def remove_count(count: Attendance) -> None:
    count.delete()
