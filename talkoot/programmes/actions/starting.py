"""Start a programme from an example: its goals, modules and methods, and nobody's words."""

from __future__ import annotations

from django.db import transaction

from talkoot.methods import library
from talkoot.people.models import Organisation
from talkoot.programmes.actions.modules import add_module, add_task
from talkoot.programmes.library.example import Example, Part
from talkoot.programmes.models import Module, Plan, Programme, Task
from talkoot.programmes.plans.schema import Goal, PlanText


@transaction.atomic
def start_from(example: Example, organisation: Organisation) -> Programme:
    """Make a programme shaped like the example. Title, dates and money are its own to fill in."""
    programme = Programme.objects.create(organisation=organisation, title=example.title.text())
    goals = tuple(Goal(id=f"g{at}", what=one.text()) for at, one in enumerate(example.goals))
    begin_plan(programme, PlanText(goals=goals))
    for part in example.modules:
        _module(programme, part)
    return programme


def begin_plan(programme: Programme, text: PlanText) -> Plan:
    """Give a new programme the plan it begins with."""
    told = text.model_dump(mode="json", exclude_defaults=True)
    return Plan.objects.create(programme=programme, told=told)


def _module(programme: Programme, part: Part) -> Module:
    module = add_module(
        programme, title=part.title.text(), aim=part.aim.text(), audience=part.audience
    )
    for name in part.methods:
        method = library.find(name)
        add_task(module, kind=Task.Kind.TOGETHER, title=method.title.text()[:120])
    return module
