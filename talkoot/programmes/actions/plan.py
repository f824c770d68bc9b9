"""Write a programme's plan, part by part, and freeze it as it was sent."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from itertools import count
from typing import Any

from django.db import transaction

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Person
from talkoot.programmes.actions.cards import update_card
from talkoot.programmes.card import Card
from talkoot.programmes.models import FrozenPlan, Plan, Programme
from talkoot.programmes.money.told import money_told
from talkoot.programmes.plans.schema import SECTIONS, PlanText


def plan_of(programme: Programme) -> Plan:
    """The plan; before its first word it begins with the summary of the project page."""
    found = Plan.objects.filter(programme=programme).select_related("edited_by").first()
    if found is None:
        page = programme.page
        found = Plan(programme=programme, told={"summary": page.summary} if page else {})
    return found


def mark_of(plan: Plan, section: str) -> str:
    """How a part of the plan stands, in a few letters: another one means that it was changed."""
    part = {name: plan.told.get(name) for name in SECTIONS[section]}
    told = json.dumps(part, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@transaction.atomic
def write_plan(
    programme: Programme, section: str, text: PlanText, person: Person | None, *, seen: str
) -> Plan:
    """Keep one part of the plan. `seen` is its mark when its writer opened it."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    plan = plan_of(programme)
    if mark_of(plan, section) != seen:
        raise ChangedMeanwhileError
    told: dict[str, Any] = text.model_dump(mode="json", exclude_defaults=True)
    kept = {name: value for name, value in plan.told.items() if name not in SECTIONS[section]}
    plan.told = kept | {name: told[name] for name in SECTIONS[section] if name in told}
    plan.edited_by = person
    plan.save()
    return plan


def is_name(text: str) -> bool:
    """Whether an address may hold it."""
    return re.fullmatch(r"[-a-z0-9]{1,40}", text) is not None


@transaction.atomic
def name_loads(programme: Programme) -> list[str]:
    """Give every risk of the plan an id, so that it is known when it is worded anew."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    plan = plan_of(programme)
    taken = {one.id for one in plan.text.loads}
    free = (f"load-{number}" for number in count(1) if f"load-{number}" not in taken)
    loads = [
        one if is_name(one.id) else one.model_copy(update={"id": next(free)})
        for one in plan.text.loads
    ]
    told = [one.model_dump(mode="json", exclude_defaults=True) for one in loads]
    plan.told = plan.told | {"loads": told}
    plan.save()
    return [one.id for one in loads]


@transaction.atomic
def set_dates(
    programme: Programme, title: str, starts_on: date | None, ends_on: date | None
) -> None:
    """Change what a programme is called and when it is; its project page says the same."""
    if page := programme.page:
        dates = {"title": title, "starts_on": starts_on, "ends_on": ends_on}
        update_card(programme, Card.model_validate({**page.model_dump(), **dates}))
        return
    programme.title, programme.starts_on, programme.ends_on = title, starts_on, ends_on
    programme.save(update_fields=["title", "starts_on", "ends_on"])


@transaction.atomic
def freeze(programme: Programme, on: date) -> FrozenPlan:
    """Keep the plan as it is sent to the funder. Nothing changes the copy afterwards."""
    return FrozenPlan.objects.create(
        programme=programme,
        on=on,
        title=programme.title,
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        told=plan_of(programme).told,
        money=money_told(programme),
    )


def summary_at_application(programme: Programme) -> str:
    """The summary that was sent first, word for word; before that, as the plan says it now."""
    first = programme.frozen_plans.order_by("on", "pk").first()
    return (first.text if first else plan_of(programme).text).summary
