"""Plans and money of Kuoma's programmes, at different stages, with days that move with today."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone

from talkoot.ground.finnish import format_date
from talkoot.people.models import Person
from talkoot.programmes.actions import money
from talkoot.programmes.actions import plan as planning
from talkoot.programmes.models import Programme
from talkoot.programmes.plans.schema import SECTIONS, PlanText

FILE = Path(__file__).parent / "funded.toml"
FUND = "tyosuojelurahasto"
Told = dict[str, Any]


def fill(programmes: Mapping[str, Programme], helena: Person) -> None:
    """Give each programme its plan, as it was sent, and its money."""
    for key, told in tomllib.loads(FILE.read_text(encoding="utf-8")).items():
        _plan(programmes[key], told, helena)
        _money(programmes[key], told, helena)


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _plan(programme: Programme, told: Told, helena: Person) -> None:
    summary = {"summary": planning.plan_of(programme).text.summary}
    said = summary | told["plan"]
    for one in said.get("cooperation", []):
        one["on"] = format_date(_day(one.pop("handled")))
    text = PlanText.model_validate(_named(said))
    for section in SECTIONS:
        seen = planning.mark_of(planning.plan_of(programme), section)
        planning.write_plan(programme, section, text, helena, seen=seen)


def _named(told: Told) -> Told:
    """The plan with a name for each goal, effect and indicator, as the form gives them."""
    for number, goal in enumerate(told.get("goals", []), start=1):
        goal["id"] = f"goal-{number}"
        for place, effect in enumerate(goal.get("effects", []), start=1):
            effect["id"] = f"effect-{place}"
            for last, one in enumerate(effect.get("indicators", []), start=1):
                one["id"] = f"indicator-{last}"
    return told


def _money(programme: Programme, told: Told, helena: Person) -> None:
    now = money.funding_of(programme)
    days = {
        f"{name}_on": _day(told[name])
        for name in ("applied", "decided", "contract")
        if name in told
    }
    facts = {"funder": FUND, "number": now.number, "granted": now.granted}
    money.set_funding(programme, facts | days, helena, seen=0)
    lines = [one | {"amount": Decimal(one["amount"])} for one in told["lines"]]
    instalments = [_instalment(one) for one in told.get("instalments", [])]
    money.set_budget(programme, lines, instalments, helena, seen=0)
    _since(programme, told)


def _since(programme: Programme, told: Told) -> None:
    """What came after the application: it was sent, documents were delivered, costs were paid."""
    planning.freeze(programme, _day(told["sent"]))
    funding = money.funding_of(programme)
    for one in told.get("costs", []):
        money.keep_cost(programme, _dated(one, "day", "on") | {"amount": Decimal(one["amount"])})
    for document, days in told.get("delivered", {}).items():
        money.deliver(funding, document, _day(days))


def _instalment(one: Told) -> Told:
    made = _dated(one, "day", "due_on") | {"amount": Decimal(one["amount"])}
    return _dated(made, "paid", "paid_on") if "paid" in one else made


def _dated(told: Told, days: str, name: str) -> Told:
    return {key: value for key, value in told.items() if key != days} | {name: _day(told[days])}
