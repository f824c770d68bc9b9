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
from talkoot.programmes.models import Funding, Programme
from talkoot.programmes.money.state import State
from talkoot.programmes.plans.schema import SECTIONS, PlanText

FILE = Path(__file__).parent / "funded.toml"
FUND = "tyosuojelurahasto"
Told = dict[str, Any]
Funds = dict[str, Funding]


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
    for one in (*said.get("cooperation", []), *said.get("informed", [])):
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
    facts = {"funder": FUND, "number": now.number, "granted": now.granted}
    money.set_funding(programme, facts | _decided(told), helena, seen=0)
    for one in told.get("funders", []):
        money.add_funding(programme, _funder(one), helena)
    funds = {one.funder: one for one in programme.fundings.all()}
    lines = [_only(one, funds) for one in told["lines"]]
    instalments = [_instalment(one, funds) for one in told.get("instalments", [])]
    money.set_budget(programme, lines, instalments, helena, seen=0)
    _since(programme, told, funds)


def _decided(told: Told) -> Told:
    names = ("applied", "decided", "contract")
    return {f"{name}_on": _day(told[name]) for name in names if name in told}


def _funder(told: Told) -> Told:
    """One more funder, with sums and shares as numbers."""
    sums = {name: Decimal(told[name]) for name in ("granted", "rule", "share") if name in told}
    words = {
        name: told[name]
        for name in ("funder", "name", "number", "rule_from", "people")
        if name in told
    }
    return words | sums | _decided(told)


def _since(programme: Programme, told: Told, funds: Funds) -> None:
    """What came after the application: it was sent, documents were delivered, costs were paid."""
    planning.freeze(programme, _day(told["sent"]))
    for one in told.get("costs", []):
        money.keep_cost(programme, _dated(_only(one, funds), "day", "on"))
    for document, days in told.get("delivered", {}).items():
        money.deliver(funds[FUND], document, _day(days))
    _in_time(programme, told.get("late", []))


def _in_time(programme: Programme, late: list[str]) -> None:
    """All other papers whose day has come were delivered on it."""
    for fund in State(programme).funds:
        for one in fund.documents:
            passed = one.on is None and one.due is not None and one.due <= timezone.localdate()
            if passed and one.document.id not in late:
                money.deliver(fund.funding, one.document.id, one.due)


def _only(one: Told, funds: Funds) -> Told:
    """A line or a cost with its sum, and with the funder whose it is alone."""
    made = one | {"amount": Decimal(one["amount"])}
    return made | {"only": funds[one["only"]]} if "only" in one else made


def _instalment(one: Told, funds: Funds) -> Told:
    made = _dated(one, "day", "due_on") | {"amount": Decimal(one["amount"])}
    made["funding"] = funds[made.pop("funder", FUND)]
    return _dated(made, "paid", "paid_on") if "paid" in one else made


def _dated(told: Told, days: str, name: str) -> Told:
    return {key: value for key, value in told.items() if key != days} | {name: _day(told[days])}
