"""Whether a programme that was brought may be dropped again: only while nobody has worked in it."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q

from talkoot.portable.models import Identity, Origin, PartOrigin
from talkoot.practice.models import OperatingModel
from talkoot.programmes.models import (
    Budget,
    BudgetLine,
    Funding,
    Material,
    Module,
    Plan,
    Programme,
    Task,
)
from talkoot.surveys.models import Survey
from talkoot.workshops.models import Workshop

CAME_ALONG: tuple[type[Model], ...] = (
    *(Identity, Origin, PartOrigin, Plan, Module, Task, Material),
    *(Budget, BudgetLine, Funding, Workshop, Survey, OperatingModel),
)


def is_untouched(programme: Programme) -> bool:
    """Whether nothing was opened, written, counted or paid in it. What it cannot know, it fears."""
    modules = programme.modules.all()
    opened = programme.workshops.exclude(state=Workshop.State.PLANNED).exists()
    asked = programme.surveys.exclude(state=Survey.State.DRAFT).exists()
    tried = programme.operating_models.exclude(state=OperatingModel.State.IDEA).exists()
    paid = programme.fundings.filter(
        Q(applied_on__isnull=False) | Q(decided_on__isnull=False) | Q(instalments__isnull=False)
    ).exists()
    if opened or asked or tried or paid:
        return False
    return not (_is_known(Programme, [programme]) or _is_known(Module, modules))


def _is_known(model: Any, things: Any) -> bool:
    """Whether any table that did not come along knows one of them."""
    return any(
        field.related_model._base_manager.filter(**{f"{field.field.name}__in": things}).exists()
        for field in model._meta.get_fields(include_hidden=True)
        if field.auto_created
        and not field.concrete
        and field.field.model is field.related_model
        and field.related_model not in CAME_ALONG
    )
